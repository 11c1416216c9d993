import DataFiles
import EventSimulation
import Forecourt

/// `"demand"` as it is written; `DemandAssembly` makes rates and booking sheets of it.
struct DemandDraft: Sendable {
  enum Rule: Sendable { case even, frontLoaded, offPeak, followDemand, custom }

  struct Appointments: Sendable {
    var share: Double
    var rule: Rule
    var from: Microseconds
    var to: Microseconds
    var every: Microseconds
    var slots: [[AppointmentSlot]]?
    var bookedShare: Double
    var noShow: Double
    var punctuality: Distribution
    var position: Position
  }

  let carsPerDay: [Double]
  let carsPosition: Position
  let hourly: [[Double]]
  let hourlyPosition: Position
  let walkInsPerHour: [[Double]]?
  let dayToDayVariation: Double
  let beforeOpening: BeforeOpening
  let appointments: Appointments
  let visitors: OtherVisitors
  let trace: TraceDraft?
  /// What was made of it, which never changes, for the opening hours of a week.
  let weeks = LastAnswer<[OpeningHours?], DemandAssembly.Week>()
}

enum DemandForm {
  static let form = Form<DemandDraft>.object { object in
    let cars = object.required(
      "carsPerDay", .weekdays(.number(0...1e6)),
      "Cars that come for service on a day, walk-ins and booked together.",
      "每天进厂台次（预约与随到合计）。")
    let hourly = object.required(
      "hourly", .weekdays(weights),
      "At which hours the walk-ins come: weights, of which only the proportions count.",
      "随到车辆的到店时段权重（只看比例）。")
    let rates = object.optional(
      "walkInsPerHour", .weekdays(rate, missing: [Double](repeating: 0, count: 24)),
      "Walk-ins an hour, directly; replaces carsPerDay and hourly for them.",
      "直接给出每小时随到台次（代替 carsPerDay 与 hourly）。")
    let variation = object.required(
      "dayToDayVariation", .number(0...ShopLimits.dayToDayVariation),
      "How much busy and quiet days differ: the coefficient of variation; 0 is only by chance.",
      "日与日之间的变异系数；0 表示只有随机波动。")
    let beforeOpening = object.required(
      "beforeOpening", beforeOpening,
      "Cars in front of the gate when it opens, without an appointment: some of the carsPerDay, or "
        + "besides the walkInsPerHour.",
      "开门前已在门口等候的无预约车辆：计入 carsPerDay；若用 walkInsPerHour 则另计。")
    let appointments = object.required(
      "appointments", appointments, "The booking sheet.", "预约。")
    let visitors = object.required(
      "otherVisitors", visitors, "Cars that are not in for service (clause 3).",
      "非维保车辆（第 3 条）。")
    let trace = object.optional(
      "trace", TraceForm.form, "Recorded arrivals, replayed instead of drawn.",
      "按记录重放的到店数据。")
    return { fields, _ in
      DemandDraft(
        carsPerDay: fields[cars], carsPosition: fields.position(cars), hourly: fields[hourly],
        hourlyPosition: fields.position(hourly), walkInsPerHour: fields[rates],
        dayToDayVariation: fields[variation], beforeOpening: fields[beforeOpening],
        appointments: fields[appointments],
        visitors: fields[visitors], trace: fields[trace])
    }
  }

  private static let beforeOpening = Form<BeforeOpening>.object { object in
    let cars = object.required(
      "cars", .weekdays(.number(0...ShopLimits.carsBeforeOpening)), "So many on an ordinary day.",
      "平均每天台次。")
    let early = object.required(
      "early", .distribution, "How long before the opening each comes.", "比开门早到多久。")
    return { fields, _ in BeforeOpening(cars: fields[cars], early: fields[early]) }
  }

  private static let weights = Form<[Double?]>.hours(.number(0...1e6)).map { $0.map { $0 ?? 0 } }

  private static let rate = Form<[Double]>.object(
    Form<[Double?]>.hours(.number(0...ShopLimits.ratePerHour)).map { $0.map { $0 ?? 0 } },
    or: Form<Double>.number(0...ShopLimits.ratePerHour).map {
      [Double](repeating: $0, count: 24)
    })

  private static let appointments = Form<DemandDraft.Appointments>.object { object in
    let share = object.required(
      "share", .share, "Share of the day's cars that come by appointment.", "预约进厂比例。")
    let rule = object.required(
      "rule",
      .choice([
        ("even", DemandDraft.Rule.even), ("frontLoaded", .frontLoaded), ("offPeak", .offPeak),
        ("followDemand", .followDemand), ("custom", .custom),
      ]),
      "How places lie over the day: even; frontLoaded (two at the first slot); offPeak (away from "
        + "the walk-ins); followDemand (as customers like); custom (see slots).",
      "名额分布：even 均匀；frontLoaded 首段两个；offPeak 避开高峰；followDemand 随客意；custom 自定。")
    let from = object.required("from", .timeOfDay, "The first slot.", "首个时段。")
    let to = object.required("to", .timeOfDay, "Slots begin before it.", "时段开始须早于此时。")
    let every = object.required(
      "every", .duration(TimeUnit.minute...TimeUnit.day), "From slot to slot.", "时段间隔。")
    let slots = object.optional(
      "slots", .weekdays(slotTable, missing: []),
      "Places by time of day, for the rule custom.", "自定规则下各时刻的名额。")
    let booked = object.required(
      "bookedShare", .share, "Share of the places that are booked.", "名额被约满的比例。")
    let noShow = object.required(
      "noShow", .share, "Share of booked customers who do not come.", "失约率。")
    let punctuality = object.required(
      "punctuality", .offset, "Arrival minus slot; negative is early.", "到店相对预约时刻的偏差。")
    return { fields, reading in
      guard fields[from] < fields[to] else {
        reading.fail(
          "“to” is not after “from”", "“to” 应晚于 “from”", at: fields.position(to), key: "to")
        return nil
      }
      if fields[rule] == .custom && fields[slots] == nil {
        reading.fail(
          "the rule \"custom\" needs “slots”", "规则 \"custom\" 需要 “slots”",
          at: fields.position(rule), key: "rule")
        return nil
      }
      return DemandDraft.Appointments(
        share: fields[share], rule: fields[rule], from: fields[from], to: fields[to],
        every: fields[every], slots: fields[slots], bookedShare: fields[booked],
        noShow: fields[noShow], punctuality: fields[punctuality],
        position: fields.position(share))
    }
  }

  private static let slotTable = Form<[Entry<Int>]>.entries(
    .count(0...ShopLimits.slotPlaces), 0...ShopLimits.slots
  )
  .checked { entries, _, reading in
    for entry in entries where ClockText.time(entry.key[...]) == nil {
      reading.fail(
        "\(entry.key.quoted) is not a time of day (expected HH:MM)",
        "\(entry.key.quoted) 不是时刻（应为 HH:MM）", at: entry.position)
      return false
    }
    return true
  }
  .map { entries in
    entries.compactMap { entry in
      ClockText.time(entry.key[...]).map { AppointmentSlot(time: $0, places: entry.value) }
    }
    .filter { $0.places > 0 }.sorted { ($0.time, $0.places) < ($1.time, $1.places) }
  }

  private static let visitors = Form<OtherVisitors>.object { object in
    let perDay = object.required("perDay", .number(0...1e5), "Cars a day.", "每天台次。")
    let stay = object.required(
      "stay", .distribution, "How long one stands when nobody turns it away.", "无人劝离时的停留。")
    let turnAway = object.required(
      "turnAway", .distribution, "A guard's time to turn one away.", "保安劝离用时。")
    return { fields, _ in
      OtherVisitors(perDay: fields[perDay], stay: fields[stay], turnAway: fields[turnAway])
    }
  }
}
