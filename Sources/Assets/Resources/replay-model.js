// From the flat list of a day to what is where at any moment.

const SETTLE = 120; // tenths of a second that a move takes when the list does not say

// Which event ends the task that another began, for the person and the car of the task.
const ENDS = {
  reachesBay: "guideBegins", atCarEnds: "receptionBegins", diagnosisEnds: "diagnosisBegins",
  orderSigned: "deskBegins", handOverEnds: "handOverBegins", driveEnds: "driveBegins",
  visitorLeaves: "turnAwayBegins", noticeGiven: "noticeBegins", inspectionEnds: "inspectionBegins",
  handedBack: "handBackBegins",
};
const BEGINS = new Set([...Object.values(ENDS), "managerSetsOff"]);

// The last entry of a list, ordered by `t`, that is not after a time; -1: none.
function lastAt(list, time) {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle].t <= time) low = middle + 1; else high = middle;
  }
  return low - 1;
}

class Day {
  constructor(shop, day) {
    this.shop = shop;
    this.cars = new Map();
    this.people = shop.people.map(() => [{ t: -Infinity, doing: "off", car: 0 }]);
    this.count = [{ t: -Infinity, cars: 0 }];
    this.stages = [[], []];
    this.crowding = [];
    this.longStays = [];
    this.stayInBay = [];
    this.log = [];
    this.slots = {};
    this.visits = new Map(day.visits.map(row => [row[0], readVisit(row)]));
    for (let i = 0; i < day.inside.length; i += 3) {
      const [car, place, index] = day.inside.slice(i, i + 3);
      this.move(this.car(car), -Infinity, shop.places[place], index);
    }
    this.read(day.events);
    // From the opening, or from whoever comes before, until the last has gone.
    const told = this.log.filter(({ kind }) => !/^(day|shift|break|noShow)/.test(kind));
    const arrival = this.log.find(({ kind }) => kind === "arrives");
    this.first = Math.max(0, Math.min(shop.opens, arrival?.t ?? Infinity) - 600);
    this.last = Math.min(864000, Math.max(shop.closes, (told.at(-1)?.t ?? 0) + 1200));
  }

  car(id) {
    if (!this.cars.has(id)) {
      this.cars.set(id, {
        id, visit: this.visits.get(id), track: [], area: [], ticket: 0, ordered: Infinity,
        gone: Infinity, stay: null, complains: Infinity,
      });
    }
    return this.cars.get(id);
  }

  read(events) {
    let t = 0;
    for (let i = 0; i < events.length; i += 7) {
      t += events[i];
      const [, kind, place, index, person, car, detail] = events.slice(i, i + 7);
      this.take(t, this.shop.kinds[kind], this.shop.places[place], index, person, car, detail);
    }
  }

  take(t, kind, place, index, person, id, detail) {
    const car = id > 0 ? this.car(id) : null;
    this.takeTask(t, kind, person, id, detail);
    if (car) this.takeCar(t, kind, place, index, car, detail);
    this.takeAlarm(t, kind, car, detail);
    this.log.push({ t, kind, car: id, index, person, detail });
  }

  takeCar(t, kind, place, index, car, detail) {
    switch (kind) {
      case "arrives": this.move(car, t, "gateQueue", -1); break;
      case "joinsGateQueue": this.move(car, t, "gateQueue", -1); break;
      case "entersLane": this.move(car, t, "lane", -1); this.enter(car, t); break;
      case "diverted":
        car.ticket = detail;
        this.leave(car, t);
        this.move(car, t, "temporaryParking", -1);
        break;
      case "called": this.move(car, t, "bay", index); break;
      case "guideBegins": case "selfParks":
        this.enter(car, t);
        this.move(car, t, "bay", index);
        break;
      case "reachesBay":
        this.enter(car, t);
        this.move(car, t, "bay", index);
        if (car.stay) car.stay.reached = t;
        this.settle(car, t);
        break;
      case "receptionBegins": if (car.stay) car.stay.received = t; break;
      case "orderSigned":
        car.ordered = t;
        if (car.stay) car.stay.ordered = t;
        break;
      case "parked": this.settle(car, t); break;
      case "driveBegins": this.move(car, t, place, index); break;
      case "driveEnds": this.move(car, t, place, index); this.settle(car, t); break;
      case "leavesArea": this.leave(car, t); break;
      case "operationBegins": case "washBegins": this.move(car, t, "workshop", index); break;
      case "finished": this.move(car, t, "finishedParking", -1); break;
      case "complains": car.complains = Math.min(car.complains, t); break;
      case "drivesOn": case "losesPatience": case "visitorLeaves": case "completes":
        this.leave(car, t);
        this.move(car, t, "road", -1);
        car.gone = t + SETTLE;
        break;
    }
  }

  // Sends a car to a place; where it will stand there is decided at once.
  move(car, t, place, index) {
    const now = car.track.at(-1);
    if (now && now.place === place && (now.index === index || place !== "bay" && index < 0)) return;
    if (now) this.free(car, now, t);
    if (now && now.place === "bay") this.endStay(car, t);
    const step = { t, end: t + SETTLE, place, index, slot: 0 };
    if (place === "bay") {
      step.slot = index;
      car.stay = { car: car.id, bay: index, held: t };
    } else if (place !== "road") {
      const taken = this.taken(place, index);
      let slot = taken.indexOf(undefined);
      if (slot < 0) slot = taken.length;
      taken[slot] = car;
      step.slot = slot;
    }
    car.track.push(step);
  }

  taken(place, index) {
    const key = place === "workshop" ? place + index : place;
    return this.slots[key] ??= [];
  }

  // In the lane and in the queue those behind close up; elsewhere the place stays empty.
  free(car, now, t) {
    if (now.place === "bay" || now.place === "road") return;
    const taken = this.taken(now.place, now.index);
    if (now.place !== "lane" && now.place !== "gateQueue") {
      taken[now.slot] = undefined;
      return;
    }
    taken.splice(now.slot, 1);
    for (let slot = now.slot; slot < taken.length; slot++) {
      const last = taken[slot].track.at(-1);
      taken[slot].track.push({ ...last, t, end: t + 80, slot });
    }
  }

  settle(car, t) {
    const now = car.track.at(-1);
    if (now) now.end = Math.max(now.t, t);
  }

  endStay(car, t) {
    if (car.stay) this.stayInBay.push({ ...car.stay, left: t });
    car.stay = null;
  }

  enter(car, t) {
    if (car.area.length && car.area.at(-1).to === Infinity) return;
    car.area.push({ from: t, to: Infinity });
    this.changeCount(t, 1);
  }

  leave(car, t) {
    const now = car.area.at(-1);
    if (!now || now.to !== Infinity) return;
    now.to = t;
    this.changeCount(t, -1);
    if (car.track.at(-1).place === "bay") this.endStay(car, t);
  }

  changeCount(t, by) {
    const cars = this.count.at(-1).cars + by;
    if (this.count.at(-1).t === t) this.count.at(-1).cars = cars;
    else this.count.push({ t, cars });
  }

  takeTask(t, kind, person, id, detail) {
    const people = this.people;
    const set = (who, doing, car = 0) => people[who]?.push({ t, doing, car });
    const now = who => people[who]?.at(-1);
    if (person >= 0) {
      if (kind === "shiftBegins") return set(person, "free");
      if (kind === "shiftEnds") return set(person, "off");
      if (kind === "breakBegins") return set(person, "onBreak");
      if (kind === "breakEnds") return set(person, "free");
      if (BEGINS.has(kind)) return set(person, kind, id);
    }
    if (kind === "escalationEnds") {
      people.forEach((list, who) => {
        if (list.at(-1).doing === "managerSetsOff" && (person < 0 || person === who)) {
          set(who, "free");
        }
      });
      return;
    }
    const began = ENDS[kind];
    if (!began) return;
    people.forEach((list, who) => {
      const task = now(who);
      if (task.doing === began && (began === "noticeBegins" ? who === person : task.car === id)) {
        set(who, "free");
      }
    });
  }

  takeAlarm(t, kind, car, detail) {
    const open = this.crowding.at(-1);
    if (kind === "crowdingBegins") this.crowding.push({ t, to: Infinity });
    if (kind === "crowdingEnds" && open) open.to = t;
    if (kind === "longStayBegins" && car) this.longStays.push({ t, car });
    const stage = {
      noticeBegins: "lampNoticing", noticeGiven: "lampNoticed", managerSetsOff: "lampComing",
      managerAttends: "lampAttending",
    }[kind];
    if (stage && this.stages[detail]) this.stages[detail].push({ t, stage });
  }

  // Tenths of a second that a car has spent in the area.
  areaClock(car, time) {
    let sum = 0;
    for (const { from, to } of car.area) if (time > from) sum += Math.min(time, to) - from;
    return sum;
  }

  isInArea(car, time) {
    return car.area.some(({ from, to }) => time >= from && time < to);
  }

  // `fine`, `due` (five minutes left), `late`; outside the area `calm`.
  stateOf(car, time) {
    if (!this.isInArea(car, time)) return "calm";
    const clock = this.areaClock(car, time);
    if (clock > this.shop.limit) return "late";
    return clock > this.shop.limit - 3000 ? "due" : "fine";
  }

  lateCars(time) {
    return this.longStays.filter(({ t, car }) => t <= time && this.isInArea(car, time));
  }

  // The minute in which most happens: cars in the area, above all late ones, and tickets waiting.
  tellingTime() {
    let best = { score: -1, time: this.first };
    const cars = [...this.cars.values()];
    for (let time = this.first; time <= this.last; time += 600) {
      let score = 0;
      for (const car of cars) {
        const index = lastAt(car.track, time);
        if (index < 0 || time >= car.gone) continue;
        if (this.isInArea(car, time)) {
          score += this.areaClock(car, time) > this.shop.limit ? 2 : 1;
        } else if (car.track[index].place === "temporaryParking") score += 1;
      }
      if (score > best.score) best = { score, time };
    }
    return best.time;
  }

  nextAlarm(time) {
    const all = [...this.crowding, ...this.longStays].map(alarm => alarm.t);
    const later = all.filter(t => t > time + 5);
    return later.length ? Math.min(...later) : null;
  }
}

function readVisit(row) {
  const [car, job, slot, arrival, received, ordered, left, ended, area, bay, advisor, flags, fined,
    ...delays] = row;
  return { car, job, slot, arrival, received, ordered, left, ended, area, bay, advisor, fined,
    isLost: (flags & 1) > 0, complained: (flags & 6) > 0, delays };
}
