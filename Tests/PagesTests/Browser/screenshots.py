"""Takes two pictures of a report: its top, and the day replayed.

    python3 Tests/PagesTests/Browser/screenshots.py REPORT.html FOLDER
"""

import os
import sys

from chromium import Chromium

# Where an element stands on the page, with a margin around it.
BOX = """(() => {
  const [from, to] = %s.map(id => document.querySelector(id).getBoundingClientRect());
  const top = from.top + scrollY - 24;
  return { x: %d, y: top, width: %d, height: to.bottom + scrollY + 24 - top };
})()"""


def main():
    report, folder = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    width, margin = 1240, 20
    with Chromium() as browser:
        page = browser.page()
        page.size(width)
        page.media("light", motion="reduce")
        page.open(report)
        for name, first, last in (("report", "h1", ".figures"),
                                  ("replay", "#replay-root", "#replay-gantt")):
            box = page.evaluate(BOX % ([first, last], margin, width - 2 * margin))
            path = os.path.join(folder, name + ".png")
            page.screenshot(path, clip=box)
            size = os.path.getsize(path)
            print(f"{path}: {size // 1000} kB")
            if size > 300_000:
                sys.exit("over 300 kB")


if __name__ == "__main__":
    main()
