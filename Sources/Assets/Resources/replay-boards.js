// The boards that the plan names, the bays over the day, and the card of one car.

// Rewrites a list only where it changed: most ticks change nothing.
function refill(element, rows, build) {
  const key = JSON.stringify(rows);
  if (element.dataset.key === key) return;
  element.dataset.key = key;
  element.replaceChildren(...rows.map(build));
}

// People whom a scenario only counts have a name in each language.
function personName(person) {
  return person ? isChinese() && person.zh || person.name : "";
}

class Boards {
  constructor(shop, say, select) {
    Object.assign(this, { shop, say, select });
    const find = id => document.getElementById(id);
    this.appointments = find("board-appointments");
    this.people = find("board-people");
    this.cars = find("board-cars");
    this.log = find("board-log");
  }

  job(visit) {
    if (!visit || visit.job < 0) return this.say("visitor");
    const job = this.shop.jobs[visit.job];
    return job ? (isChinese() ? job.zh : job.en) : "";
  }

  row(...cells) {
    return make("tr", {}, ...cells.map(cell => make("td", {}, cell)));
  }

  placeOf(car, time) {
    const step = car.track[lastAt(car.track, time)];
    const keys = { gateQueue: "gate", lane: "lane", temporaryParking: "parking",
      waitingBay: "waiting", awaitingRepair: "lot", workshop: "workshop", finishedParking: "park",
      road: "road" };
    return step.place === "bay" ? this.say("bay", step.index + 1) : this.say(keys[step.place]);
  }

  draw(day, time, here, selected) {
    this.drawAppointments(day, time);
    refill(this.people, day.people.map((list, who) => {
      const task = list[lastAt(list, time)];
      const role = this.shop.roles[this.shop.people[who].role];
      return [personName(this.shop.people[who]), isChinese() ? role.zh : role.en,
        this.say(task.doing, task.car), task.doing];
    }), ([name, role, doing, kind]) => {
      const row = this.row(make("bdi", {}, name), role, doing);
      row.className = kind === "free" ? "calm" : kind === "off" || kind === "onBreak" ? "away" : "";
      return row;
    });
    const order = { late: 0, due: 1, fine: 2, calm: 3 };
    const cars = here
      .filter(car => car.track[lastAt(car.track, time)].place !== "finishedParking")
      .map(car => [car.id, day.stateOf(car, time),
        day.isInArea(car, time) ? minutes(day.areaClock(car, time)) : -1,
        this.job(car.visit), this.placeOf(car, time), car.id === selected])
      .sort((a, b) => order[a[1]] - order[b[1]] || b[2] - a[2] || a[0] - b[0]);
    refill(this.cars, cars, ([id, state, clock, job, place, isSelected]) => {
      const button = make("button", { type: "button", class: "chip " + state,
        "data-car": id, "aria-pressed": isSelected }, String(id));
      button.setAttribute("aria-label", this.say("carTitle", id));
      return this.row(button, job, place, clock < 0 ? "" : String(clock));
    });
    this.drawLog(day, time);
  }

  drawAppointments(day, time) {
    const rows = [...day.visits.values()]
      .filter(visit => visit.slot !== null && visit.slot > time - 18000 && visit.slot < 864000)
      .sort((a, b) => a.slot - b.slot || a.car - b.car)
      .slice(0, 12)
      .map(visit => [clock(visit.slot), this.job(visit),
        visit.received !== null && visit.received <= time
          ? this.say("receivedAt", clock(visit.received))
          : visit.arrival <= time ? this.say("arrivedAt", clock(visit.arrival)) : this.say("due")]);
    refill(this.appointments, rows.length ? rows : [["", this.say("nobody"), ""]],
      cells => this.row(...cells));
  }

  drawLog(day, time) {
    const rows = [];
    for (let i = lastAt(day.log, time); i >= 0 && rows.length < 12; i--) {
      const text = this.tell(day.log[i]);
      if (text) rows.push([clock(day.log[i].t), text, day.log[i].kind]);
    }
    refill(this.log, rows, ([at, text, kind]) => {
      const row = this.row(at, text);
      if (/^(crowdingBegins|longStayBegins|complains|fined|losesPatience|drivesOn)$/.test(kind)) {
        row.className = "alarm";
      }
      return row;
    });
  }

  tell({ kind, car, index, person, detail }) {
    const key = kind === "actionTaken" ? "e.action" + detail : "e." + kind;
    if (!this.say.has(key)) return null;
    const name = personName(this.shop.people[person]);
    return this.say(key, car, detail, index + 1, name);
  }
}

// The record of one visit: what a manager asks when a customer complains.
class Card {
  constructor(element, shop, say, close) {
    Object.assign(this, { element, shop, say, close });
  }

  show(boards, car) {
    const { say } = this;
    const visit = car?.visit;
    this.element.hidden = !car;
    if (!car) return this.element.replaceChildren();
    const button = make("button", { type: "button", class: "quiet" }, say("close"));
    button.addEventListener("click", this.close);
    const head = make("div", { class: "bar" }, make("h3", {}, say("carTitle", car.id)), button);
    if (!visit) return this.element.replaceChildren(head);
    const kind = [boards.job(visit),
      visit.slot === null ? say("walkIn") : say("booked", clock(visit.slot))];
    if (car.ticket) kind.push(say("ticket", car.ticket));
    const facts = [
      ["arrival", clock(visit.arrival)],
      ["reception", visit.received === null ? "–" : clock(visit.received)],
      ["order", visit.ordered === null ? "–" : clock(visit.ordered)],
      ["left", visit.left === null ? "–" : clock(visit.left)],
      ["areaClock", say("minutes", minutes(visit.area))],
      ["bayClock", say("minutes", minutes(visit.bay))],
      ["customerClock", say("minutes", minutes(visit.delays.reduce((a, b) => a + b, 0)))],
      ["advisorIs", personName(this.shop.people[visit.advisor]) || "–"],
    ];
    const list = make("dl", {}, ...facts.flatMap(([key, value]) =>
      [make("dt", {}, say(key)), make("dd", {}, make("bdi", {}, value))]));
    const marks = [visit.isLost && say("lost"), visit.complained && say("complained"),
      visit.fined > 0 && say("fined", visit.fined / 100)].filter(Boolean);
    this.element.replaceChildren(head, make("p", { class: "sub" }, kind.join(" · ")), list,
      ...marks.length ? [make("p", { class: "alarm" }, marks.join(" · "))] : [],
      make("h4", {}, say("delays")), this.delays(visit));
  }

  delays(visit) {
    const total = Math.max(1, ...visit.delays);
    const rows = visit.delays.map((time, i) => [time, this.shop.causes[i]])
      .filter(([time]) => time >= 30).sort((a, b) => b[0] - a[0]);
    return make("ul", { class: "bars" }, ...rows.map(([time, cause]) => {
      const bar = make("i", { class: cause.work ? "work" : "wait" });
      bar.style.width = (time / total * 100).toFixed(1) + "%";
      return make("li", {}, make("span", {}, isChinese() ? cause.zh : cause.en),
        make("span", { class: "track" }, bar),
        make("b", {}, (time / 600).toFixed(1)));
    }));
  }
}

// The bays over the whole day, and above them how many cars are in the area.
class Gantt {
  constructor(svg, shop, say, seek) {
    Object.assign(this, { svg, shop, say });
    const at = event => {
      const box = svg.getBoundingClientRect();
      seek(this.time((event.clientX - box.left) * this.width / box.width));
    };
    let isDown = false;
    svg.addEventListener("pointerdown", event => {
      isDown = true;
      svg.setPointerCapture(event.pointerId);
      at(event);
    });
    svg.addEventListener("pointermove", event => { if (isDown) at(event); });
    svg.addEventListener("pointerup", () => { isDown = false; });
    svg.addEventListener("pointercancel", () => { isDown = false; });
  }

  x(time) { return this.left + (time - this.day.first) / this.span * (this.width - this.left - 2); }
  time(x) { return this.day.first + (x - this.left) / (this.width - this.left - 2) * this.span; }

  build(day, width) {
    this.day = day;
    this.span = day.last - day.first;
    this.width = width;
    this.left = width < 500 ? 56 : 76;
    const { shop, say } = this;
    const [top, high, row] = [22, 52, 26];
    const bottom = top + high + 12 + shop.bays * row;
    this.svg.setAttribute("viewBox", `0 0 ${width} ${bottom + 24}`);
    const parts = [];
    const most = Math.max(shop.threshold + 1, ...day.count.map(step => step.cars));
    const y = cars => top + high - cars / most * high;
    let path = `M${this.x(day.first).toFixed(1)} ${y(0)}`;
    for (const { t, cars } of day.count) {
      if (t >= day.first && t <= day.last) path += `H${this.x(t).toFixed(1)}V${y(cars).toFixed(1)}`;
    }
    path += `H${this.x(day.last).toFixed(1)}V${y(0)}Z`;
    for (const { t, to } of day.crowding) {
      parts.push(make("rect", { class: "crowded", x: this.x(t), y: top,
        width: Math.max(1, this.x(Math.min(to, day.last)) - this.x(t)), height: bottom - top }));
    }
    parts.push(make("path", { class: "counted", d: path }),
      make("line", { class: "limit", x1: this.left, x2: width, y1: y(shop.threshold),
        y2: y(shop.threshold) }),
      make("text", { class: "t mute", x: 0, y: top + high - 4 }, say("ganttCars")),
      make("text", { class: "t bad", x: this.left - 8, y: y(shop.threshold) + 4,
        "text-anchor": "end" }, String(shop.threshold)));
    for (let bay = 0; bay < shop.bays; bay++) {
      const middle = top + high + 12 + row * bay + row / 2;
      parts.push(make("text", { class: "t", x: 0, y: middle + 4 }, say("bay", bay + 1)),
        make("line", { class: "grid", x1: this.left, x2: width, y1: middle, y2: middle }));
    }
    for (const stay of day.stayInBay) parts.push(...this.bars(stay, top + high + 12, row));
    // Whole hours, as many as have room.
    const hour = 36000 / this.span * (width - this.left);
    const step = 36000 * [1, 2, 3, 4, 6, 12].find(hours => hours * hour >= 52 || hours === 12);
    for (let t = Math.ceil(day.first / step) * step; t <= day.last; t += step) {
      if (this.x(t) > width - 18) break;
      parts.push(make("text", { class: "t mute", "text-anchor": "middle", y: bottom + 18,
        x: this.x(t) }, clock(t)));
    }
    this.cursor = make("line", { class: "cursor", y1: top - 6, y2: bottom + 2 });
    this.svg.replaceChildren(...this.legend(), ...parts, this.cursor);
  }

  legend() {
    const entries = [["waiting", "ganttWaiting"], ["working", "ganttWorking"],
      ["blocked", "ganttBlocked"]];
    let x = this.width < 500 ? 0 : this.left;
    return entries.flatMap(([style, key]) => {
      const text = this.say(key);
      const marks = [make("rect", { class: "stay " + style, x, y: 1, width: 11, height: 11, rx: 2 }),
        make("text", { class: "t mute small", x: x + 15, y: 11 }, text)];
      x += 15 + [...text].reduce((sum, c) => sum + (c > "\u2e80" ? 11.5 : 6.2), 0) + 14;
      return marks;
    });
  }

  bars(stay, top, row) {
    const y = top + row * stay.bay + 4;
    const phases = [["held", stay.held, stay.reached], ["waiting", stay.reached, stay.received],
      ["working", stay.received, stay.ordered], ["blocked", stay.ordered, stay.left]];
    const bars = [];
    for (const [style, from, to] of phases) {
      if (from === undefined) continue;
      const [a, b] = [this.x(from), this.x(to ?? stay.left)];
      bars.push(make("rect", { class: "stay " + style, "data-car": stay.car, x: a.toFixed(1), y,
        width: Math.max(.5, b - a).toFixed(1), height: row - 8, rx: 1.5 }));
    }
    return bars;
  }

  draw(time) {
    const x = this.x(time).toFixed(1);
    this.cursor.setAttribute("x1", x);
    this.cursor.setAttribute("x2", x);
  }
}
