"""Opens reports in a headless Chromium, as a reader would, and says what is wrong with them.

    python3 Tests/ReportingTests/Browser/check.py REPORT.html... [--screenshots FOLDER]

Every page is opened at 1440 and 390 pixels, in both colour schemes, in both languages and for
print. Exits with 1 if anything is wrong.
"""

import argparse
import os
import sys

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
  for (let day = 0; day < replay.data.days.length; day++) {
    find("day").value = day;
    find("day").dispatchEvent(new Event("change"));
    for (let t = replay.day.first; t <= replay.day.last; t += 3000) {
      replay.seek(t);
      const at = replay.day.count[lastAt(replay.day.count, t)].cars;
      const counted = [...replay.day.cars.values()].filter(c => replay.day.isInArea(c, t)).length;
      if (at !== counted) { faults.push(`replay: counts ${at}, sees ${counted}`); break; }
    }
  }
  replay.open(replay.data.worst);
  return faults;
})()"""


def look(page, path, folder):
    """All that is wrong with one page, each with where it was seen."""
    faults = []

    def add(where, found):
        faults.extend(f"{os.path.basename(path)} [{where}] {fault}" for fault in found)

    for width in (1440, 390):
        for scheme in ("light", "dark"):
            page.size(width, phone=width < 500)
            page.media(scheme)
            page.open(path)
            page.evaluate(PROBE)
            for turn in range(2):
                language = page.evaluate("document.documentElement.dataset.lang")
                where = f"{width} {scheme} {language}"
                for question in ("overlaps", "cutOff", "faint", "mixed"):
                    add(where, page.evaluate(f"probe.{question}()"))
                if folder:
                    name = f"{os.path.basename(os.path.dirname(os.path.abspath(path)))}"
                    page.screenshot(
                        os.path.join(folder, f"{name}-{width}-{scheme}-{language}.png"))
                before = page.evaluate("document.querySelector('h2').innerText")
                page.evaluate("document.getElementById('language').click()")
                if page.evaluate("document.querySelector('h2').innerText") == before:
                    add(where, ["the language switch does nothing"])
            add(f"{width} {scheme}", page.evaluate("probe.unnamed()"))
            if page.evaluate("Boolean(window.replay)"):
                add(f"{width} {scheme}", page.evaluate(PLAY))
                page.evaluate("document.getElementById('replay-root').scrollIntoView();"
                              "document.getElementById('replay-slider').focus()")
                time = page.evaluate("replay.time")
                page.key("ArrowRight")
                if page.evaluate("replay.time") == time:
                    add(f"{width} {scheme}", ["the arrow key does nothing"])
            add(f"{width} {scheme}", page.complaints())

    page.size(794)
    page.media("dark", medium="print", motion="reduce")
    page.open(path)
    page.evaluate(PROBE)
    for question in ("overlaps", "cutOff", "faint"):
        add("print", page.evaluate(f"probe.{question}()"))
    add("print", page.complaints())
    if folder:
        name = os.path.basename(os.path.dirname(os.path.abspath(path)))
        page.pdf(os.path.join(folder, f"{name}.pdf"))
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="+")
    parser.add_argument("--screenshots")
    arguments = parser.parse_args()
    if arguments.screenshots:
        os.makedirs(arguments.screenshots, exist_ok=True)
    faults = []
    with Chromium() as browser:
        for path in arguments.reports:
            faults += look(browser.page(), path, arguments.screenshots)
    for fault in faults:
        print(fault)
    print(f"{len(arguments.reports)} reports, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
