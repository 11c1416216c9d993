"""Opens reports in a headless Chromium, as a reader would, and says what is wrong with them.

    python3 Tests/PagesTests/Browser/check.py REPORT.html... [--screenshots FOLDER]

Every page is looked at 1440 and 390 pixels wide, in both colour schemes, in both languages and on
paper. Exits with 1 if anything is wrong.
"""

import argparse
import os
import re
import sys
import xml.etree.ElementTree
from concurrent.futures import ThreadPoolExecutor

from chromium import Chromium

HERE = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(HERE, "probe.js"), encoding="utf-8") as file:
    PROBE = file.read()

# Plays for a second, and tells what that did.
PLAY = """(async () => {
  const replay = window.replay, find = id => document.getElementById("replay-" + id);
  const wait = time => new Promise(done => setTimeout(done, time));
  const places = () => [...document.querySelectorAll("#replay-plan .car")]
    .map(car => car.dataset.car + car.getAttribute("transform")).join();
  const faults = [];
  const expect = (isSo, what) => { if (!isSo) faults.push("replay: " + what); };
  expect(document.querySelectorAll("#replay-plan .car").length > 0, "no car on the plan");
  // Where the first car is about to be led to its bay.
  replay.seek(replay.day.log.find(({ kind }) => kind === "guideBegins")?.t ?? replay.day.first);
  let [time, cars] = [replay.time, places()];
  find("play").click();
  for (let i = 0; i < 50 && places() === cars; i++) await wait(100);
  find("play").click();
  expect(replay.time > time, "the clock stands still");
  expect(places() !== cars, "no car moves");
  time = replay.time;
  find("slider").value = Math.round((replay.day.first + replay.day.last) / 2);
  find("slider").dispatchEvent(new Event("input"));
  expect(replay.time !== time, "the slider does nothing");
  const car = document.querySelector("#replay-plan .car");
  if (car) {
    car.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    expect(!find("card").hidden, "a click on a car shows no card");
    expect(find("card").textContent.includes(car.dataset.car), "the card is of another car");
  }
  if (replay.day.crowding.length + replay.day.longStays.length > 0) {
    replay.seek(replay.day.first);
    find("alarm").click();
    expect(document.querySelector(".lamp.on"), "no lamp lights up at the next alarm");
  }
  replay.open(replay.data.worst);
  return faults;
})()"""


# Asks which cars are behind each bar, and goes to the first of them.
DRILL = """(() => {
  const replay = window.replay, faults = [];
  const expect = (isSo, what) => { if (!isSo) faults.push("drill: " + what); };
  for (const id of ["delays", "long-delays", "fines"]) {
    const figure = document.getElementById(id), button = figure?.querySelector(".drillbar button");
    if (!button) { expect(id === "fines", "no question at " + id); continue; }
    const panel = figure.querySelector(".drill");
    for (const bar of figure.querySelectorAll("[data-pick]")) {
      bar.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      expect(!panel.hidden, "a click on a bar opens nothing");
    }
    button.click();
    expect(panel.hidden, "the list does not close");
    button.click();
    const link = panel.querySelector("tbody button");
    if (!link) continue;
    link.click();
    expect(replay.selected === Number(link.textContent), "the replay shows another car");
    expect(replay.day.cars.has(replay.selected), "the car is not there on that day");
  }
  return faults;
})()"""


# Holds the count of cars of every day against the cars that are seen; opens the last as a reader
# would.
AUDIT = """(() => {
  const replay = window.replay, faults = [];
  for (const data of replay.data.days) {
    const day = new Day(replay.shop, data);
    for (let t = day.first; t <= day.last; t += 3000) {
      const at = day.count[lastAt(day.count, t)].cars;
      const counted = [...day.cars.values()].filter(car => day.isInArea(car, t)).length;
      if (at !== counted) { faults.push(`replay: counts ${at}, sees ${counted}`); break; }
    }
  }
  const choice = document.getElementById("replay-day");
  choice.value = replay.data.days.length - 1;
  choice.dispatchEvent(new Event("change"));
  if (replay.day.cars.size === 0) faults.push("replay: no car on the last day");
  replay.open(replay.data.worst);
  return faults;
})()"""


def broken(path):
    """What is wrong with the file itself: a picture that is no XML, a page over two megabytes."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if len(text.encode()) > 2_000_000:
        yield f"{len(text.encode())} bytes"
    for picture in re.findall(r"<svg .*?</svg>", text, re.DOTALL):
        try:
            xml.etree.ElementTree.fromstring(picture)
        except xml.etree.ElementTree.ParseError as error:
            yield f"a picture is no XML: {error}: {picture[:100]}"


def look(page, path, folder):
    """All that is wrong with one page, each with where it was seen."""
    faults = []
    name = os.path.basename(os.path.dirname(os.path.abspath(path)))

    def add(where, found):
        faults.extend(f"{name} [{where}] {fault}" for fault in found)

    def ask(where, *questions):
        for question in questions:
            add(where, page.evaluate(f"probe.{question}()"))

    def shoot(where):
        if folder:
            page.screenshot(os.path.join(folder, f"{name}-{where.replace(' ', '-')}.png"))

    add("file", broken(path))
    for width in (1440, 390):
        page.size(width, phone=width < 500)
        page.media("light")
        page.open(path)
        page.evaluate(PROBE)
        for _ in range(2):
            language = page.evaluate("document.documentElement.dataset.lang")
            # What lies where does not depend on the colours.
            ask(f"{width} {language}", "overlaps", "cutOff", "mixed")
            for scheme in ("light", "dark"):
                page.media(scheme)
                ask(f"{width} {scheme} {language}", "faint")
                shoot(f"{width} {scheme} {language}")
            before = page.evaluate("document.querySelector('h2').innerText")
            page.evaluate("document.getElementById('language').click()")
            if page.evaluate("document.querySelector('h2').innerText") == before:
                add(f"{width} {language}", ["the language switch does nothing"])
        ask(str(width), "unnamed")
        if page.evaluate("Boolean(window.replay)"):
            add(str(width), page.evaluate(PLAY))
            add(str(width), page.evaluate(DRILL))
            ask(f"{width} drilled", "cutOff", "faint", "mixed", "unnamed")
            page.evaluate("document.getElementById('replay-root').scrollIntoView();"
                          "document.getElementById('replay-slider').focus()")
            time = page.evaluate("replay.time")
            page.key("ArrowRight")
            if page.evaluate("replay.time") == time:
                add(str(width), ["the arrow key does nothing"])
            if width == 1440:
                add(str(width), page.evaluate(AUDIT))
        add(str(width), page.complaints())

    page.size(794)
    page.media("dark", medium="print", motion="reduce")
    page.open(path)
    page.evaluate(PROBE)
    ask("print", "overlaps", "cutOff", "faint")
    add("print", page.complaints())
    if folder:
        page.pdf(os.path.join(folder, f"{name}.pdf"))
    return faults


def look_at_all(paths, folder):
    """The faults of some pages, seen in one browser."""
    with Chromium() as browser:
        return [fault for path in paths for fault in look(browser.page(), path, folder)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="+")
    parser.add_argument("--screenshots")
    parser.add_argument("--browsers", type=int, default=2, help="run beside each other")
    arguments = parser.parse_args()
    if arguments.screenshots:
        os.makedirs(arguments.screenshots, exist_ok=True)
    hands = [arguments.reports[i::arguments.browsers] for i in range(arguments.browsers)]
    with ThreadPoolExecutor(arguments.browsers) as pool:
        found = list(pool.map(lambda paths: look_at_all(paths, arguments.screenshots),
                              [paths for paths in hands if paths]))
    faults = sum(found, [])
    for fault in faults:
        print(fault)
    print(f"{len(arguments.reports)} reports, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
