import EventSimulation

/// The days of the horizon.
extension World {
  mutating func beginDay() {
    heedStop()
    day &+= 1
    today = shop.plan(ofDay: day)
    cars.stir(.all)
    findNextHelp()
    let start = now
    let opening = today.isClosed ? nil : rules.calendar.opening[today.weekday]
    recorder.beginDay(day, isOpen: opening != nil)
    note(.dayBegins, detail: Int64(day))
    if day > 0 {
      for place in [Place.awaitingRepair, .waitingBay, .workshop, .finishedParking] {
        recorder.add(Tally.carsOvernight, recorder.count(in: place))
      }
    }
    // Nobody stays past midnight for cars that cannot be served.
    sendStayingHome()
    scheduleShifts()
    bookPoolHours()
    if let opening {
      opensAt = start + opening.opens
      schedule(.opens, at: opensAt, priority: Priority.calendar)
      // A shop that never closes stays open over midnight.
      if opening.closes < TimeUnit.day || !opensAtMidnightTomorrow {
        schedule(.closes, at: start + opening.closes, priority: Priority.calendar)
      }
      planArrivals(start, opening)
      planPeakEnds(start)
      planHelp(start)
    }
    if day + 1 < rules.calendar.days {
      schedule(.dayBegins, at: start + TimeUnit.day, priority: Priority.calendar)
    }
  }

  /// The front desk starts to help at the very beginning of a window, not at the next event in it.
  private mutating func planHelp(_ start: Microseconds) {
    guard let help = rules.reception.frontDeskHelp else { return }
    for window in help.peakWindows[today.weekday] {
      schedule(.helpBegins, at: start + window.from, priority: Priority.calendar)
    }
  }

  /// Looks for the next of today's windows in which the front desk helps.
  mutating func findNextHelp() {
    nextHelp = .never
    guard let help = rules.reception.frontDeskHelp else { return }
    for window in help.peakWindows[today.weekday] {
      let begins = Microseconds(day) * TimeUnit.day + window.from
      if begins > now { nextHelp = min(nextHelp, begins) }
    }
  }

  private var opensAtMidnightTomorrow: Bool {
    guard day + 1 < rules.calendar.days else { return true }
    let tomorrow = shop.plan(ofDay: day + 1)
    return !tomorrow.isClosed && rules.calendar.opening[tomorrow.weekday]?.opens == 0
  }

  /// Opening time that has passed.
  var openTime: Microseconds { openTimeBefore &+ (isOpen ? now &- openChanged : 0) }

  mutating func open() {
    bookAll()
    openTimeBefore = openTime
    openChanged = now
    isOpen = true
    gateIsShut = false
    recorder.setOpen(true, at: now)
  }

  mutating func close() {
    bookAll()
    openTimeBefore = openTime
    openChanged = now
    isOpen = false
    recorder.setOpen(false, at: now)
  }

  /// Cuts what is being booked, so that bays are measured within opening hours only. The clock of a
  /// car whose repair has begun has ended.
  private mutating func bookAll() {
    for index in 0..<cars.used {
      let row = cars.row(at: index)
      guard cars.isLive(row), cars[row].repairBegan == .never else { continue }
      book(row, to: cars[row].cause)
    }
  }

  /// The warm-up is over: what goes on now counts from now.
  mutating func beginMeasuring() {
    bookAll()
    bookWorkInHand(until: now)
    recorder.beginMeasuring(at: now)
    for index in 0..<shop.shape.people {
      people[index].dutySince = max(people[index].dutySince, now)
      people[index].busySince = max(people[index].busySince, now)
      people[index].breakSince = max(people[index].breakSince, now)
    }
    for pool in 0..<shop.shape.pools { pools[pool].touched = now }
    for index in 0..<cars.used {
      let row = cars.row(at: index)
      guard cars.isLive(row) else { continue }
      cars[row].placeSince = max(cars[row].placeSince, now)
      cars[row].isMeasured = false
    }
  }

  /// Work that goes on in the workshop counts where it is done, not where it ends.
  private mutating func bookWorkInHand(until end: Microseconds) {
    for index in 0..<cars.used {
      let row = cars.row(at: index)
      if cars.isLive(row), cars[row].stage == .inOperation { bookWork(row, until: end) }
    }
  }

  /// The horizon is over: what goes on is counted up to its end.
  mutating func finish(at end: Microseconds) {
    bookWorkInHand(until: end)
    for index in 0..<cars.used {
      let row = cars.row(at: index)
      guard cars.isLive(row) else { continue }
      if cars[row].place != .road {
        recorder.leave(cars[row].place, since: cars[row].placeSince, at: end, isExit: false)
      }
      cutClocks(row, at: end)
      closeVisitRecord(row)
      timeOfCars += Double(end &- cars[row].arrival)
    }
    // Sums of times are added up without a check each, of which there are dozens an event: none is
    // larger than this. Those of people and of the workshop are bounded by `ShopLimits.timeSheet`.
    precondition(timeOfCars < 9e18, "all cars together spend more than 285,000 years here")
    for index in 0..<shop.shape.people { closeDuty(index, at: end) }
    for pool in 0..<shop.shape.pools { touchPool(pool, at: end) }
    recorder.finish(at: end)
    bookWages()
  }

  /// The clocks of a visit that is not over run to the end of the horizon. The calendar's own time
  /// is no measure of that: it stands at the last event before or at the first one beyond.
  private mutating func cutClocks(_ row: CarRow, at end: Microseconds) {
    if isInArea(row) {
      cars[row].areaClock &+= end - cars[row].areaSince
      cars[row].areaSince = end
    }
    if cars[row].place == .bay, cars[row].bayReached != .never {
      cars[row].bayClock &+= end - cars[row].bayReached
    }
    if cars[row].repairBegan == .never { book(row, to: cars[row].cause, at: end) }
  }
}
