// Behind a bar the cars that make it, behind a fine its evidence: from the month that is replayed.

class Drill {
  // What can be chosen are the bars of the picture, in their order.
  constructor(figure, replay, question, chooser, name, list, isFirst = () => true) {
    Object.assign(this, { figure, replay, question, chooser, name, list, choice: null });
    const bars = [...figure.querySelectorAll("[data-pick]")];
    this.picks = [...new Set(bars.map(bar => Number(bar.dataset.pick)))];
    const first = this.picks.find(isFirst) ?? this.picks[0];
    this.button = make("button", { type: "button", class: "quiet", "aria-expanded": "false" });
    this.panel = make("div", { class: "drill", hidden: "" });
    figure.append(make("div", { class: "drillbar" }, this.button), this.panel);
    this.button.addEventListener("click", () => {
      if (this.panel.hidden) this.open(this.choice ?? first); else this.close();
    });
    for (const bar of bars) {
      bar.addEventListener("click", () => this.open(Number(bar.dataset.pick)));
    }
    this.label();
    document.addEventListener("switched", () => {
      this.label();
      if (!this.panel.hidden) this.open(this.choice);
    });
  }

  label() { this.button.textContent = this.replay.say(this.question); }

  close() {
    this.panel.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
  }

  open(choice) {
    this.choice = choice;
    const { say } = this.replay;
    const select = make("select", {}, ...this.picks.map(value =>
      make("option", { value }, this.name(value))));
    select.value = String(choice);
    select.addEventListener("change", () => this.open(Number(select.value)));
    this.panel.replaceChildren(
      make("label", {}, say(this.chooser), select), ...this.list(choice));
    this.panel.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
    if (document.activeElement?.matches(".drill select, body")) select.focus();
  }
}

class Drills {
  constructor(replay) {
    this.replay = replay;
    this.shop = replay.shop;
    const { say } = replay;
    const { causes, people } = this.shop;
    const cause = i => isChinese() ? causes[i].zh : causes[i].en;
    const isWait = i => !causes[i].work;
    const add = (id, ...rest) => {
      const figure = document.getElementById(id);
      if (figure?.querySelector("[data-pick]")) new Drill(figure, replay, ...rest);
    };
    add("delays", "whichCars", "drillCause", cause, i => this.cars(i, () => true), isWait);
    add("long-delays", "whichCars", "drillCause", cause,
      i => this.cars(i, visit => visit.area > this.shop.longStay), isWait);
    add("fines", "whichFines", "drillPerson", i => personName(people[i]), i => this.fines(i));
    this.say = say;
  }

  // Every visit once, with the day on which it began.
  get visits() {
    return this.all ??= this.replay.data.days.flatMap((day, number) =>
      day.visits.map(readVisit).filter(visit => visit.job >= 0 && visit.arrival >= 0 &&
        visit.arrival < 864000).map(visit => ({ ...visit, number })));
  }

  finesOf(person) {
    return this.replay.data.days.flatMap((day, number) => day.fines
      .filter(fine => fine.charged.some(([who]) => who === person))
      .map(fine => ({ ...fine, number })));
  }

  date(number) {
    const day = this.replay.data.days[number];
    return this.say("weekdays").split(" ")[day.weekday] + " " + day.date;
  }

  // Opens the replay where the car is waiting.
  show(number, car, time) {
    const { replay } = this;
    replay.open(number);
    replay.seek(time);
    replay.select(car);
    document.getElementById("replay").scrollIntoView();
  }

  link(number, car, time) {
    const button = make("button", { type: "button", class: "chip",
      "aria-label": this.say("drillShow", car) }, String(car));
    button.addEventListener("click", () => this.show(number, car, time));
    return button;
  }

  table(heads, rows) {
    return make("div", { class: "scroll", tabindex: "0" }, make("table", {},
      make("thead", {}, make("tr", {}, ...heads.map(head => make("th", { scope: "col" }, head)))),
      make("tbody", {}, ...rows.map(row =>
        make("tr", {}, ...row.map(cell => make("td", {}, cell)))))));
  }

  cars(cause, isAsked) {
    const { say } = this;
    const tell = time => (time / 600).toFixed(1);
    const found = this.visits.filter(visit => isAsked(visit) && visit.delays[cause] >= 30)
      .sort((a, b) => b.delays[cause] - a.delays[cause] || a.number - b.number || a.car - b.car);
    const shown = found.slice(0, 20);
    if (!shown.length) return [make("p", {}, say("drillNone"))];
    const rows = shown.map(visit => {
      const total = visit.delays.reduce((sum, time) => sum + time, 0);
      const job = this.shop.jobs[visit.job];
      return [this.link(visit.number, visit.car, visit.ordered ?? visit.arrival + 600),
        this.date(visit.number), clock(visit.arrival), isChinese() ? job.zh : job.en,
        make("b", {}, tell(visit.delays[cause])), say("drillShare", tell(total))];
    });
    return [make("p", {}, say("drillCars", found.length, shown.length)),
      this.table([say("car"), say("drillDate"), say("arrival"), say("job"), say("clock"), ""],
        rows)];
  }

  fines(person) {
    const { say } = this;
    const cause = i => isChinese() ? this.shop.causes[i].zh : this.shop.causes[i].en;
    const found = this.finesOf(person);
    if (!found.length) return [make("p", {}, say("drillNone"))];
    const rule = isChinese() ? this.shop.rule.zh : this.shop.rule.en;
    const rows = found.map(fine => {
      const amount = fine.charged.filter(([who]) => who === person)
        .reduce((sum, [, fen]) => sum + fen, 0) / 100;
      const why = fine.delays.filter(([i, time]) => time >= 30 && !this.shop.causes[i].work)
        .sort((a, b) => b[1] - a[1]).slice(0, 3)
        .map(([i, time]) => `${cause(i)} ${(time / 600).toFixed(1)}`);
      if (fine.thin) why.push(say("drillThin"));
      return [this.link(fine.number, fine.car, fine.t), this.date(fine.number), clock(fine.t),
        "¥" + amount, why.join(" · ")];
    });
    return [make("p", {}, say("drillFines", found.length) + " " + rule),
      this.table([say("car"), say("drillDate"), say("time"), "¥", say("drillWhy")], rows)];
  }
}

if (window.replay) window.drills = new Drills(window.replay);
