// The plan of the forecourt: blocks, the places in them, and who stands where at a moment.

const WIDE = {
  width: 1000, height: 560, name: "wide",
  road: [0, 0, 92, 560], gateQueue: [6, 250, 80, 260],
  area: [124, 146, 420, 240], lane: [134, 186, 178, 186], bay: [330, 178, 206, 200],
  temporaryParking: [124, 16, 420, 98],
  desk: [124, 418, 200, 126], lounge: [340, 418, 204, 126],
  waitingBay: [576, 146, 122, 96], awaitingRepair: [576, 258, 122, 128],
  workshop: [730, 16, 270, 370], finishedParking: [576, 418, 424, 126],
  gate: [108, 270], exit: [1030, 480], entry: [46, 580], office: [304, 404], shed: [576, 64],
  rest: [300, 520],
};
// The forecourt alone: no workshop behind it.
const WIDE_ALONE = { ...WIDE, height: 560,
  temporaryParking: [124, 16, 580, 98], area: [124, 146, 580, 240], lane: [138, 184, 250, 190],
  bay: [404, 178, 292, 200], desk: [124, 418, 280, 126], lounge: [424, 418, 280, 126],
  waitingBay: [740, 146, 260, 96], awaitingRepair: [740, 258, 260, 128],
  exit: [1040, 320], office: [384, 404], shed: [756, 126], rest: [380, 520],
};
const NARROW = {
  width: 358, height: 792, name: "narrow",
  road: [0, 0, 358, 66], gateQueue: [8, 24, 342, 36],
  temporaryParking: [0, 78, 358, 92],
  area: [0, 182, 358, 176], lane: [8, 214, 112, 136], bay: [128, 210, 224, 142],
  desk: [0, 370, 174, 92], lounge: [184, 370, 174, 92],
  waitingBay: [0, 474, 122, 66], awaitingRepair: [132, 474, 226, 66],
  workshop: [0, 552, 358, 156], finishedParking: [0, 720, 358, 72],
  gate: [339, 78], exit: [390, 756], entry: [-30, 40], office: [152, 366], shed: [336, 548],
  rest: [152, 446],
};
const NARROW_ALONE = { ...NARROW, height: 546, exit: [390, 508] };

// Centres of so many places in a block, and by how much a car must shrink to fit.
function places([x, y, width, height], count) {
  let best = { scale: 0, columns: 1, rows: 1 };
  for (let columns = 1; columns <= Math.max(1, count); columns++) {
    const rows = Math.ceil(Math.max(1, count) / columns);
    const scale = Math.min(width / columns / 54, height / rows / 38);
    if (scale > best.scale) best = { scale, columns, rows };
  }
  const { columns, rows } = best;
  const centres = [];
  for (let i = 0; i < count; i++) {
    centres.push([
      x + width * ((i % columns) + .5) / columns, y + height * (Math.floor(i / columns) + .5) / rows]);
  }
  return { centres, scale: Math.min(1, best.scale), columns, rows };
}

// As much of a label as a width holds, roughly: a Chinese letter is as wide as two others.
function fitted(label, width) {
  const room = Math.floor(width / 7);
  let used = 0;
  let end = 0;
  for (const letter of label) {
    used += letter > "\u2E7F" ? 2 : 1;
    if (used > room) return end > 1 ? label.slice(0, end - 1) + "…" : "";
    end += letter.length;
  }
  return label;
}

class Plan {
  constructor(svg, shop, say) {
    Object.assign(this, { svg, shop, say });
    this.cars = new Map();
    this.people = [];
  }

  // Draws what does not move.
  build(layout) {
    this.layout = layout;
    this.cars.clear();
    this.svg.replaceChildren();
    this.svg.setAttribute("viewBox", `0 0 ${layout.width} ${layout.height}`);
    const { shop } = this;
    const inner = ([x, y, width, height], top = 24) => [x + 6, y + top, width - 12, height - top - 6];
    this.grids = {
      gateQueue: places(layout.gateQueue, 5), lane: places(layout.lane, Math.max(1, shop.lane)),
      temporaryParking: places(inner(layout.temporaryParking), shop.parking),
      waitingBay: places(inner(layout.waitingBay), shop.waiting),
      awaitingRepair: places(inner(layout.awaitingRepair), shop.lot),
      finishedParking: places(inner(layout.finishedParking), shop.park),
    };
    // The first in the lane stands nearest to the bays.
    const lane = this.grids.lane;
    lane.centres.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    this.block("road", "road");
    const [gateX, gateY] = layout.gate;
    const isWide = layout.name === "wide";
    this.svg.append(make("path", { class: "way", d: isWide
      ? `M${gateX - 26} ${gateY - 50}l12 8l-12 8z` : `M${gateX - 8} ${gateY - 18}h16l-8 10z` }));
    for (const [place, key] of [
      ["temporaryParking", "parking"], ["desk", "desk"], ["lounge", "lounge"],
    ]) this.block(place, key);
    this.svg.append(make("text", { class: "t mute small", x: layout.desk[0] + 10,
      y: layout.rest[1] + 4 }, this.say("breakRoom")));
    if (shop.pools.length) this.block("finishedParking", "park");
    else delete this.grids.finishedParking;
    if (shop.waiting) this.block("waitingBay", "waiting");
    if (shop.lot) this.block("awaitingRepair", "lot");
    this.block("area", "area", "marked");
    this.crowd = this.svg.lastChild.querySelector("rect");
    this.countText = make("text", { class: "count", x: layout.area[0] + layout.area[2] - 10,
      y: layout.area[1] + 20, "text-anchor": "end" });
    this.svg.append(this.countText);
    for (const grid of Object.values(this.grids)) {
      for (const [x, y] of grid.centres) this.slot(x, y, grid.scale);
    }
    this.drawBays();
    this.pools = [];
    if (shop.pools.length) this.drawWorkshop();
    this.tickets = make("g");
    this.moving = make("g");
    this.staff = make("g");
    this.svg.append(this.tickets, this.moving, this.staff);
    this.people = shop.people.map(person => {
      // The surname of 王伟, the number of Advisor 3, the initial of Ann.
      const letter = person.name.match(/\p{Script=Han}|\d+$/u)?.[0].slice(-2) ??
        [...person.name.trim()][0] ?? "?";
      const token = make("g", { class: "person role-" + person.role },
        make("circle", { r: 10 }), make("text", { "text-anchor": "middle", y: 4 }, letter),
        make("title"));
      this.staff.append(token);
      return token;
    });
  }

  block(place, key, style = "") {
    const [x, y, width, height] = this.layout[place];
    this.svg.append(make("g", { class: "block " + style + " " + place },
      make("rect", { x, y, width, height, rx: 8 }),
      make("text", { class: "t mute", x: x + 10, y: y + 18 }, this.say(key))));
  }

  slot(x, y, scale) {
    this.svg.append(make("rect", { class: "slot", x: x - 25 * scale, y: y - 14 * scale,
      width: 50 * scale, height: 28 * scale, rx: 4 }));
  }

  drawBays() {
    const [x, y, width, height] = this.layout.bay;
    const { bays } = this.shop;
    const columns = bays > 4 ? 2 : 1;
    const rows = Math.ceil(bays / columns);
    const each = [width / columns, height / rows];
    const scale = Math.min(1.15, each[1] / 42, each[0] / 92);
    this.bays = { centres: [], scale };
    for (let i = 0; i < bays; i++) {
      const left = x + each[0] * (i % columns), top = y + each[1] * Math.floor(i / columns);
      this.bays.centres.push([left + each[0] * .36, top + each[1] / 2]);
      this.svg.append(make("rect", { class: "baybox", x: left + 2, y: top + 3,
        width: each[0] - 6, height: each[1] - 6, rx: 6 }));
      this.svg.append(make("text", { class: "t mute", "text-anchor": "end",
        x: left + each[0] - 12, y: top + each[1] / 2 + 4 }, String(i + 1)));
    }
  }

  drawWorkshop() {
    const [x, y, width, height] = this.layout.workshop;
    const pools = this.shop.pools;
    this.block("workshop", "workshop");
    const isWide = this.layout.name === "wide";
    const bays = pools.reduce((sum, pool) => sum + Math.max(2, pool.bays), 0);
    let at = 0;
    for (const pool of pools) {
      const share = Math.max(2, pool.bays) / bays;
      const box = isWide
        ? [x + 8, y + 28 + at * (height - 34), width - 16, share * (height - 34) - 4]
        : [x + 6 + at * (width - 12), y + 26, share * (width - 12) - 4, height - 32];
      this.svg.append(make("text", { class: "t mute small", x: box[0] + 4, y: box[1] + 12 },
        fitted(isChinese() ? pool.zh : pool.en, box[2] - 6)));
      const grid = places([box[0], box[1] + 16, box[2], box[3] - 18], pool.bays);
      for (const [cx, cy] of grid.centres) this.slot(cx, cy, grid.scale);
      this.pools.push(grid);
      at += share;
    }
  }

  // Where a step of a car's way leads: x, y and scale.
  spot(step, isLeaving) {
    const { layout } = this;
    if (step.place === "road") return [...layout.exit, 1];
    const grid = step.place === "bay" ? this.bays
      : step.place === "workshop" ? this.pools[Math.max(0, step.index)] ?? this.pools[0]
      : this.grids[step.place];
    if (!grid || !grid.centres.length) return [...layout.exit, 1];
    const [x, y] = grid.centres[Math.min(step.slot, grid.centres.length - 1)];
    return [x, y, grid.scale];
  }

  // Where a car is; between two places it drives a bend.
  where(car, time, index = lastAt(car.track, time)) {
    const step = car.track[index];
    const to = this.spot(step);
    if (time >= step.end || this.isStill) return { x: to[0], y: to[1], scale: to[2], angle: 0 };
    const from = index > 0 ? this.where(car, step.t, index - 1)
      : { x: this.layout.entry[0], y: this.layout.entry[1], scale: 1 };
    const share = (time - step.t) / (step.end - step.t);
    const s = share * share * (3 - 2 * share);
    const bend = (to[0] - from.x) / 2;
    const [x1, y1, x2, y2] = [from.x + bend, from.y, to[0] - bend, to[1]];
    const mix = (a, b, c, d) =>
      (1 - s) ** 3 * a + 3 * (1 - s) ** 2 * s * b + 3 * (1 - s) * s * s * c + s ** 3 * d;
    const slope = (a, b, c, d) =>
      3 * (1 - s) ** 2 * (b - a) + 6 * (1 - s) * s * (c - b) + 3 * s * s * (d - c);
    const dx = slope(from.x, x1, x2, to[0]), dy = slope(from.y, y1, y2, to[1]);
    const angle = Math.abs(dx) + Math.abs(dy) < 1 ? 0
      : Math.max(-70, Math.min(70, Math.atan2(dy * Math.sign(dx || 1), Math.abs(dx)) * 57.3));
    return { x: mix(from.x, x1, x2, to[0]), y: mix(from.y, y1, y2, to[1]), angle,
      scale: from.scale + (to[2] - from.scale) * s };
  }

  draw(day, time, selected) {
    const here = [];
    for (const car of day.cars.values()) {
      const index = lastAt(car.track, time);
      if (index < 0 || time >= car.gone) {
        this.remove(car.id);
        continue;
      }
      here.push(car);
      this.drawCar(day, car, time, this.where(car, time, index), car.id === selected);
    }
    this.drawPeople(day, time);
    this.drawTickets(day, time, here);
    const cars = day.count[Math.max(0, lastAt(day.count, time))].cars;
    const isCrowded = cars >= this.shop.threshold;
    this.crowd.parentNode.classList.toggle("alarm", isCrowded);
    this.countText.textContent = this.say("cars", cars);
    this.countText.classList.toggle("bad", isCrowded);
    return here;
  }

  remove(id) {
    this.cars.get(id)?.group.remove();
    this.cars.delete(id);
  }

  drawCar(day, car, time, { x, y, scale, angle }, isSelected) {
    let mark = this.cars.get(car.id);
    if (!mark) {
      const body = make("g", {}, make("rect", { x: -22, y: -11, width: 44, height: 22, rx: 6 }),
        make("path", { class: "glass", d: "M8 -8H14L17 -5V5L14 8H8Z" }),
        make("path", { class: "glass", d: "M-14 -8H-18L-19 -5V5L-18 8H-14Z" }),
        make("text", { "text-anchor": "middle", x: -3, y: 4 }, String(car.id)));
      const note = make("text", { class: "note", "text-anchor": "middle", y: 24 });
      const group = make("g", { "data-car": car.id }, body, note);
      this.moving.append(group);
      mark = { group, body, note };
      this.cars.set(car.id, mark);
    }
    const state = day.stateOf(car, time);
    const style = "car " + state + (isSelected ? " selected" : "");
    if (mark.style !== style) mark.group.setAttribute("class", mark.style = style);
    const place = `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${scale.toFixed(2)})`;
    if (mark.place !== place) mark.group.setAttribute("transform", mark.place = place);
    const turn = `rotate(${angle.toFixed(0)})`;
    if (mark.turn !== turn) mark.body.setAttribute("transform", mark.turn = turn);
    const isParked = car.track[lastAt(car.track, time)].place === "temporaryParking";
    const note = state !== "calm" ? minutes(day.areaClock(car, time)) + "′"
      : isParked ? "№ " + car.ticket : "";
    if (mark.text !== note) mark.note.textContent = mark.text = note;
  }

  // Beside the car that they work at, else at their post.
  drawPeople(day, time) {
    const posts = {};
    this.people.forEach((token, who) => {
      const list = day.people[who];
      const task = list[lastAt(list, time)];
      const isOff = task.doing === "off";
      token.classList.toggle("away", isOff);
      if (isOff) return;
      const role = this.shop.people[who].role;
      token.classList.toggle("idle", task.doing === "free" || task.doing === "onBreak");
      const [x, y] = this.standing(day, time, task, role, posts);
      token.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
      const title = personName(this.shop.people[who]) + ": " + this.say(task.doing, task.car);
      if (token.lastChild.textContent !== title) token.lastChild.textContent = title;
    });
  }

  standing(day, time, task, role, posts) {
    const { layout } = this;
    const car = task.car ? day.cars.get(task.car) : null;
    const index = car ? lastAt(car.track, time) : -1;
    if (index >= 0 && time < car.gone && task.doing !== "deskBegins") {
      const at = this.where(car, time, index);
      // In a row of cars there is room below, not beside.
      if (!/^(bay|lane|road|gateQueue)$/.test(car.track[index].place)) {
        return [at.x, at.y + 16 * at.scale];
      }
      const beside = task.doing === "handOverBegins" ? -1 : 1;
      return [at.x + 34 * at.scale * (car.track[index].place === "bay" ? 1 : beside), at.y + (beside < 0 ? 8 : 0)];
    }
    const queue = (key, [x, y], columns, step) => {
      const i = posts[key] = (posts[key] ?? -1) + 1;
      return [x + step * (i % columns), y + 24 * Math.floor(i / columns)];
    };
    if (task.doing === "managerSetsOff") {
      const [x, y, width] = layout.area;
      return queue("spot", [x + width / 2 - 14, y + 18], 3, 24);
    }
    if (task.doing === "onBreak") return queue("rest", layout.rest, 4, -24);
    const isWide = layout.name === "wide";
    if (role === 0) return isWide ? queue("gate", layout.gate, 1, 24)
      : queue("gate", [layout.gate[0] - 26, layout.gate[1] - 12], 4, -24);
    if (role === 3 || role === 6) return queue("shed", layout.shed, 3, isWide ? 24 : -24);
    if (role === 4) return queue("office", layout.office, 3, -24);
    if (role === 5) return queue("movers", [layout.waitingBay[0] + 12, layout.waitingBay[1] - 14], 4, 24);
    const [x, y] = layout.desk;
    return queue("desk", [x + 24, y + 46], 7, 26);
  }

  // Who waits in the lounge with a ticket.
  drawTickets(day, time, here) {
    const waiting = here.filter(car =>
      car.track[lastAt(car.track, time)].place === "temporaryParking").map(car => car.ticket);
    const key = waiting.join();
    if (key === this.ticketKey && this.tickets.childNodes.length === waiting.length) return;
    this.ticketKey = key;
    const [x, y, width] = this.layout.lounge;
    const columns = Math.floor((width - 12) / 38);
    this.tickets.replaceChildren(...waiting.map((ticket, i) => make("g",
      { class: "ticket", transform:
        `translate(${x + 10 + 38 * (i % columns)} ${y + 30 + 26 * Math.floor(i / columns)})` },
      make("rect", { width: 34, height: 20, rx: 4 }),
      make("text", { x: 17, y: 14.5, "text-anchor": "middle" }, String(ticket)))));
  }
}
