import EventSimulation
import Forecourt

/// Makes arrival rates and a booking sheet of cars a day, shares and a named rule.
struct DemandAssembly {
  let demand: DemandDraft
  let calendar: ShopCalendar

  init(_ demand: DemandDraft, calendar: ShopCalendar) {
    self.demand = demand
    self.calendar = calendar
  }

  /// Rates of walk-ins, per weekday and hour, and slots of appointments, per weekday.
  struct Week: Sendable {
    var rates: [[Double]] = []
    var template: [[AppointmentSlot]] = []
  }

  /// Walk-in rates and slots of a week.
  ///
  /// The booked cars that are expected to come and those before opening are taken off the walk-ins, so
  /// that `carsPerDay` are met exactly although booking places are whole.
  func week(_ reading: inout Reading) -> Week {
    if let week = demand.weeks.answer(to: calendar.opening) { return week }
    let before = reading.diagnostics.count
    let week = makeWeek(&reading)
    if reading.diagnostics.count == before && !reading.isFull {
      demand.weeks.keep(week, to: calendar.opening)
    }
    return week
  }

  private func makeWeek(_ reading: inout Reading) -> Week {
    let places = placesPerDay(&reading)
    var week = Week()
    var faultless: [Weekday] = []
    for day in Weekday.allCases {
      // Most days of a week are alike.
      if let twin = faultless.first(where: { isAlike($0, day) }) {
        week.rates.append(week.rates[twin.rawValue])
        week.template.append(week.template[twin.rawValue])
        continue
      }
      let before = reading.diagnostics.count
      let sheet = ratesAndSlots(day, places[day.rawValue], &reading)
      week.rates.append(sheet.rates)
      week.template.append(sheet.slots)
      if reading.diagnostics.count == before { faultless.append(day) }
    }
    return week
  }

  /// Whether a file says the same about two days.
  private func isAlike(_ one: Weekday, _ other: Weekday) -> Bool {
    let (one, other) = (one.rawValue, other.rawValue)
    return calendar.opening[one] == calendar.opening[other]
      && demand.carsPerDay[one] == demand.carsPerDay[other]
      && demand.hourly[one] == demand.hourly[other]
      && demand.beforeOpening.cars[one] == demand.beforeOpening.cars[other]
      && demand.walkInsPerHour?[one] == demand.walkInsPerHour?[other]
      && demand.appointments.slots?[one] == demand.appointments.slots?[other]
  }

  private func ratesAndSlots(
    _ day: Weekday, _ places: Int, _ reading: inout Reading
  ) -> (rates: [Double], slots: [AppointmentSlot]) {
    let hours = calendar.opening[day.rawValue]
    let open = DemandAssembly.openShare(hours)
    if let direct = demand.walkInsPerHour {
      let rates = zip(direct[day.rawValue], open).map { $1 > 0 ? $0 : 0 }
      return (rates, slots(day, places, walkIns: rates))
    }
    let shape = hourlyShape(day, open: open)
    let cars = hours == nil ? 0 : demand.carsPerDay[day.rawValue]
    let weight = shape.reduce(0, +)
    if cars > 0 && weight == 0 {
      reading.fail(
        "no weight within the opening hours of \(day.code), on which \(JSON.render(cars)) cars "
          + "come", "\(day.code) 的营业时间内没有到店权重", at: demand.hourlyPosition,
        key: "demand.hourly.\(day.code)")
    }
    // Cars an hour: the hour's share of the day, in the part of the hour that is open.
    let perCar = zip(shape, open).map { weight > 0 && $1 > 0 ? $0 / weight / $1 : 0 }
    let layout = slots(day, places, walkIns: perCar.map { $0 * cars })
    let booked = Double(layout.reduce(0) { $0 + $1.places }) * comingShare
    let early = hours == nil ? 0 : demand.beforeOpening.cars[day.rawValue]
    if booked + early > cars * (1 + 1e-9) {
      let before = early > 0 ? (" and \(JSON.render(early)) before opening", "与开门前") : ("", "")
      reading.fail(
        "\(JSON.render(booked)) booked cars\(before.0) are expected to come on \(day.code), more "
          + "than the \(JSON.render(cars)) of carsPerDay",
        "\(day.code) 预计到店的预约\(before.1)车辆多于 carsPerDay", at: demand.carsPosition,
        key: "demand.carsPerDay.\(day.code)")
    }
    return (perCar.map { $0 * max(0, cars - booked - early) }, layout)
  }

  /// Of a place that is offered, the probability that a car comes.
  private var comingShare: Double {
    demand.appointments.bookedShare * (1 - demand.appointments.noShow)
  }

  private func placesPerDay(_ reading: inout Reading) -> [Int] {
    let appointments = demand.appointments
    guard appointments.share > 0, appointments.rule != .custom else {
      return [Int](repeating: 0, count: 7)
    }
    guard comingShare > 0 else {
      reading.fail(
        "nobody would come: no place is booked, or nobody keeps an appointment, yet the share is "
          + "above 0", "名额无人预约或全部失约，但预约比例大于 0", at: appointments.position,
        key: "demand.appointments.share")
      return [Int](repeating: 0, count: 7)
    }
    return demand.carsPerDay.map { cars in
      let places = (cars * appointments.share / comingShare).rounded()
      // No more places than cars on days so quiet that rounding would.
      let most = (cars / comingShare).rounded(.down)
      return Int(min(places, most, Double(ShopLimits.slotPlaces)))
    }
  }

  // MARK: Hours

  /// The part of each hour in which cars may come.
  static func openShare(_ hours: OpeningHours?) -> [Double] {
    hours?.arrivalShares ?? [Double](repeating: 0, count: 24)
  }

  private func hourlyShape(_ day: Weekday, open: [Double]) -> [Double] {
    zip(demand.hourly[day.rawValue], open).map { $1 > 0 ? $0 : 0 }
  }

  // MARK: Slots

  /// Every slot that begins before the end.
  static func times(
    from: Microseconds, to: Microseconds, every: Microseconds
  ) -> [Microseconds] {
    var times: [Microseconds] = []
    var time = from
    while time < to && times.count < ShopLimits.slots {
      times.append(time)
      time += every
    }
    return times
  }

  private func slots(
    _ day: Weekday, _ places: Int, walkIns rates: [Double]
  ) -> [AppointmentSlot] {
    let appointments = demand.appointments
    guard let hours = calendar.opening[day.rawValue] else { return [] }
    if appointments.rule == .custom {
      return appointments.slots?[day.rawValue] ?? []
    }
    let times = DemandAssembly.times(
      from: max(appointments.from, hours.opens), to: min(appointments.to, hours.lastArrival),
      every: appointments.every)
    let walkIns = times.map { time in
      rates[min(23, Int(time / TimeUnit.hour))] * Double(appointments.every)
        / Double(TimeUnit.hour)
    }
    let layout: [Int]
    switch appointments.rule {
    case .even, .custom: layout = AppointmentRules.even(places: places, slots: times.count)
    case .frontLoaded:
      layout = AppointmentRules.frontLoaded(places: places, slots: times.count)
    case .followDemand:
      layout = AppointmentRules.followDemand(places: places, walkIns: walkIns)
    case .offPeak:
      // What remains to walk in when the booked cars are taken off.
      let cars = demand.carsPerDay[day.rawValue]
      let others = Double(places) * comingShare + demand.beforeOpening.cars[day.rawValue]
      let left = cars > 0 ? max(0, cars - others) / cars : 1
      layout = AppointmentRules.offPeak(
        places: places, walkIns: walkIns.map { $0 * (demand.walkInsPerHour == nil ? left : 1) },
        carsPerPlace: comingShare)
    }
    return zip(times, layout).filter { $1 > 0 }.map { AppointmentSlot(time: $0, places: $1) }
  }
}
