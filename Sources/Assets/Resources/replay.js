// The day replayed: the clock, its controls, and what they move.

const SPEEDS = [.1, 1, 2, 5, 10, 20]; // minutes of the day in a second

class Replay {
  constructor(data) {
    this.data = data;
    this.shop = data.shop;
    this.find = id => document.getElementById("replay-" + id);
    this.say = (key, ...values) => {
      const text = data.texts[key]?.[isChinese() ? 1 : 0] ?? key;
      return text.replace(/\{(\d)\}/g, (_, i) => values[i] ?? "");
    };
    this.say.has = key => key in data.texts;
    this.isPlaying = false;
    this.selected = 0;
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.small = matchMedia("(max-width: 44rem)");
    this.plan = new Plan(this.find("plan"), this.shop, this.say);
    this.boards = new Boards(this.shop, this.say);
    this.card = new Card(this.find("card"), this.shop, this.say, () => this.select(0));
    this.gantt = new Gantt(this.find("gantt"), this.shop, this.say, time => this.seek(time));
    this.bind();
    this.fillDays();
    this.fillSpeeds();
    this.open(data.worst);
  }

  bind() {
    const { find } = this;
    find("play").addEventListener("click", () => this.toggle());
    find("alarm").addEventListener("click", () => this.nextAlarm());
    find("day").addEventListener("change", () => this.open(Number(find("day").value)));
    find("slider").addEventListener("input", () => this.seek(Number(find("slider").value)));
    // The boards lie beside the stage, and both show cars.
    find("root").parentElement.addEventListener("click", event => {
      const id = event.target.closest?.("[data-car]")?.dataset.car;
      if (!id) return;
      this.select(Number(id) === this.selected ? 0 : Number(id));
      if (this.selected && !find("root").contains(event.target)) {
        find("card").scrollIntoView({ block: "nearest" });
      }
    });
    find("root").addEventListener("keydown", event => this.key(event));
    document.addEventListener("switched", () => {
      this.fillDays();
      this.fillSpeeds();
      this.build();
    });
    this.small.addEventListener("change", () => this.build());
    let width = 0;
    new ResizeObserver(() => {
      const now = Math.round(find("root").clientWidth);
      if (now && Math.abs(now - width) > 8) {
        width = now;
        this.build();
      }
    }).observe(find("root"));
  }

  key(event) {
    if (event.target.matches("select") || event.ctrlKey || event.metaKey || event.altKey) return;
    const isOnButton = event.target.matches("button, summary");
    const step = event.shiftKey ? 6000 : 600;
    const act = {
      " ": () => isOnButton || this.toggle(), ArrowLeft: () => this.seek(this.time - step),
      ArrowRight: () => this.seek(this.time + step), Home: () => this.seek(this.day.first),
      End: () => this.seek(this.day.last), n: () => this.nextAlarm(),
      "+": () => this.changeSpeed(1), "-": () => this.changeSpeed(-1),
      Escape: () => this.select(0),
    }[event.key];
    if (!act || act() === true) return;
    event.preventDefault();
  }

  fillDays() {
    const { find, data, say } = this;
    const weekdays = say("weekdays").split(" ");
    const chosen = find("day").value || String(data.worst);
    find("day").replaceChildren(...data.days.map((day, i) => {
      const marks = [i === data.worst && say("worstDay"), i === data.typical && say("typicalDay")]
        .filter(Boolean);
      const text = say("dayOption", weekdays[day.weekday], day.date, day.longStays);
      return make("option", { value: i }, [text, ...marks].join(" · "));
    }));
    find("day").value = chosen;
  }

  fillSpeeds() {
    const { find, say } = this;
    const chosen = find("speed").value || "2";
    find("speed").replaceChildren(...SPEEDS.map(speed =>
      make("option", { value: speed }, say("speedOption", speed))));
    find("speed").value = chosen;
  }

  changeSpeed(by) {
    const at = SPEEDS.indexOf(Number(this.find("speed").value)) + by;
    if (SPEEDS[at]) this.find("speed").value = String(SPEEDS[at]);
  }

  open(index) {
    this.day = new Day(this.shop, this.data.days[index]);
    this.find("day").value = String(index);
    this.selected = 0;
    // A still picture opens where most is to be seen.
    this.time = this.day.tellingTime();
    const slider = this.find("slider");
    slider.min = this.day.first;
    slider.max = this.day.last;
    this.build();
  }

  build() {
    if (!this.day) return;
    this.plan.isStill = this.still.matches;
    const isAlone = !this.shop.pools.length;
    this.plan.build(this.small.matches ? (isAlone ? NARROW_ALONE : NARROW)
      : isAlone ? WIDE_ALONE : WIDE);
    this.gantt.build(this.day, Math.max(320, this.find("root").clientWidth));
    this.label();
    this.select(this.selected);
  }

  label() {
    const { find, say } = this;
    find("play").textContent = say(this.isPlaying ? "pause" : "play");
    find("alarm").textContent = say("nextAlarm");
    find("slider").setAttribute("aria-label", say("time"));
    find("lamp-crowding").firstChild.textContent = say("crowdingLamp", this.shop.threshold);
    find("lamp-stay").firstChild.textContent = say("longStayLamp", minutes(this.shop.limit));
  }

  select(id) {
    this.selected = id;
    this.card.show(this.boards, id ? this.day.cars.get(id) : null);
    this.draw();
  }

  seek(time) {
    this.time = Math.max(this.day.first, Math.min(this.day.last, time));
    this.draw();
  }

  nextAlarm() {
    const next = this.day.nextAlarm(this.time) ?? this.day.nextAlarm(-1);
    if (next !== null) this.seek(next + 1);
  }

  toggle() {
    this.isPlaying = !this.isPlaying;
    if (this.isPlaying && this.time >= this.day.last) this.time = this.day.first;
    this.label();
    let before = 0;
    const tick = now => {
      if (!this.isPlaying) return;
      // Without motion the picture changes twice a second, and nothing slides.
      const isDue = !before || !this.still.matches || now - before >= 500;
      if (isDue) {
        const passed = before ? Math.min(1000, now - before) : 0;
        before = now;
        this.time += passed / 1000 * Number(this.find("speed").value) * 600;
        if (this.time >= this.day.last) this.toggle();
        this.seek(this.time);
      }
      requestAnimationFrame(tick);
    };
    if (this.isPlaying) requestAnimationFrame(tick);
  }

  draw() {
    const { find, day, time, say } = this;
    const here = this.plan.draw(day, time, this.selected);
    this.gantt.draw(time);
    const text = clock(time);
    if (find("clock").textContent !== text) find("clock").textContent = text;
    find("slider").value = time;
    find("slider").setAttribute("aria-valuetext", text);
    this.lamps();
    // Boards are for reading: five times a second is enough.
    const now = performance.now();
    if (this.isPlaying && now - (this.boardsAt ?? 0) < 200) return;
    this.boardsAt = now;
    this.boards.draw(day, time, here, this.selected);
  }

  lamps() {
    const { day, time, say } = this;
    const crowding = day.crowding.find(({ t, to }) => t <= time && time < to);
    this.lamp("crowding", 0, crowding?.t, crowding ? [say("lampOn", clock(crowding.t))] : []);
    const late = day.lateCars(time);
    this.lamp("stay", 1, late[0]?.t,
      late.slice(0, 3).map(({ car }) => say("lampCars", car.id)));
  }

  lamp(name, rule, since, words) {
    const lamp = this.find("lamp-" + name);
    lamp.classList.toggle("on", since !== undefined);
    const stage = day => day.stages[rule][lastAt(day.stages[rule], this.time)];
    const now = since === undefined ? undefined : stage(this.day);
    if (now && now.t >= since) words.push(this.say(now.stage));
    const text = since === undefined ? this.say("lampOff") : words.join(" · ");
    if (lamp.lastChild.textContent !== text) lamp.lastChild.textContent = text;
  }
}

const replayData = document.getElementById("replay-data");
if (replayData) {
  const data = JSON.parse(replayData.textContent);
  if (data.days.length) window.replay = new Replay(data);
}
