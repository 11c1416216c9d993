import EventSimulation
import Forecourt

/// Days, shifts, breaks and who comes.
extension Oracle {
  func dayBegins(_ day: Int) {
    let start = now
    log(.dayBegins, detail: Int64(day))
    sendStayingHome()
    if let (weekday, opening, factor) = plan(ofDay: day) {
      for person in people {
        for shift in shop.staff.people[person.index].shifts[weekday] {
          agenda.at(start + shift.to, Agenda.calendar) {
            self.shiftEnds(person, at: shift.to, weekday: weekday)
          }
        }
      }
      for person in people {
        for shift in shop.staff.people[person.index].shifts[weekday] {
          agenda.at(start + shift.from, Agenda.calendar) { self.shiftBegins(person) }
        }
      }
      for person in people where !shop.staff.people[person.index].shifts[weekday].isEmpty {
        for (index, pause) in shop.staff.people[person.index].breaks.enumerated() {
          agenda.at(start + pause.window.from, Agenda.calendar) {
            self.breakWindowOpens(person, index)
          }
          agenda.at(start + pause.window.to, Agenda.calendar) {
            if person.due == index { self.missBreak(person) }
          }
        }
      }
      self.opening = start + opening.opens
      agenda.at(self.opening, Agenda.calendar) {
        self.isOpen = true
        self.gateIsShut = false
      }
      agenda.at(start + opening.closes, Agenda.calendar) { self.isOpen = false }
      enterDemand(day: day, start: start, weekday: weekday, opening: opening, factor: factor)
      if shop.handBack.deferMajor {
        for window in shop.handBack.peakWindows[weekday] {
          agenda.at(start + window.to, Agenda.calendar) { self.peakEnds() }
        }
      }
      for window in shop.reception.frontDeskHelp?.peakWindows[weekday] ?? [] {
        agenda.at(start + window.from, Agenda.calendar) {}
      }
    }
    if day + 1 < shop.calendar.days {
      agenda.at(start + TimeUnit.day, Agenda.calendar) { self.dayBegins(day + 1) }
    }
  }

  /// Whose rosters and demand hold on a day, and how much demand; nil: closed.
  func plan(ofDay day: Int) -> (weekday: Int, opening: OpeningHours, factor: Double)? {
    let date = shop.calendar.date(ofDay: day)
    let special = shop.calendar.specialDays.first { $0.date == date }
    let weekday = (special?.like ?? date.weekday).rawValue
    guard !shop.calendar.closedDates.contains(date),
      let opening = shop.calendar.opening[weekday]
    else { return nil }
    return (weekday, opening, special?.factor ?? 1)
  }

  /// Cars that are there at the first opening.
  func enterStartingCars() {
    guard !shop.startingCars.isEmpty else { return }
    var opening: Microseconds = 0
    if let day = (0..<shop.calendar.days).first(where: { plan(ofDay: $0) != nil }) {
      opening = Microseconds(day) * TimeUnit.day + plan(ofDay: day)!.opening.opens
    }
    agenda.at(opening, Agenda.arrival) {
      var index = 0
      for group in self.shop.startingCars {
        for _ in 0..<group.count {
          let entity = OracleEntity.starting(index)
          index += 1
          if group.place == .gate {
            self.arrives(entity: entity, job: group.jobType, slot: nil)
          } else {
            self.standsInTheLot(entity, job: group.jobType)
          }
        }
      }
    }
  }

  func shiftBegins(_ person: OraclePerson) {
    if person.isOnDuty {
      // The shift before ends now, or its task is still in hand.
      person.isOver = false
      person.isStaying = false
      return
    }
    person.isOnDuty = true
    becomesIdle(person)
    changed = true
    log(.shiftBegins, by: person)
    giveDueBreaks(person.role)
  }

  func shiftEnds(_ person: OraclePerson, at time: Microseconds, weekday: Int) {
    guard person.isOnDuty else { return }
    person.due = nil
    if person.isOnBreak {
      // The rest of the break is free time.
      person.isOnBreak = false
      person.breakEnds?.isCancelled = true
      return leave(person)
    }
    person.isOver = true
    let mayStay =
      person.role == .advisor || person.role == .supervisor || person.role == shop.handOver.driver
    let last = people.filter { $0.role == person.role }
      .flatMap { shop.staff.people[$0.index].shifts[weekday] }.map(\.to).max()
    if mayStay, last == time, someoneInsideIsNotServed {
      person.isStaying = true
      return
    }
    if !person.isBusy, !person.isOnBreak { leave(person) }
  }

  func goHome() {
    guard people.contains(where: \.isStaying), !someoneInsideIsNotServed else { return }
    sendStayingHome()
  }

  /// A task in hand is finished first.
  private func sendStayingHome() {
    for person in people where person.isStaying {
      person.isStaying = false
      if !person.isBusy { leave(person) }
    }
  }

  private func breakWindowOpens(_ person: OraclePerson, _ index: Int) {
    guard person.isOnDuty, !person.isOver else { return }
    if person.due != nil { missBreak(person) }
    person.due = index
    changed = true
    if person.isFree { takeBreak(person) }
  }

  private func missBreak(_ person: OraclePerson) {
    person.due = nil
    log(.breakMissed, by: person)
  }

  /// Takes the break that is due, if enough others of the role remain present.
  @discardableResult
  func takeBreak(_ person: OraclePerson) -> Bool {
    guard let index = person.due,
      now % TimeUnit.day < shop.staff.people[person.index].breaks[index].window.to
    else { return false }
    let others = people.filter { $0.role == person.role && $0 !== person && $0.isPresent }.count
    guard others >= shop.staff.minimumOnDuty[Int(person.role.rawValue)] else { return false }
    person.due = nil
    person.isOnBreak = true
    changed = true
    log(.breakBegins, by: person)
    let length = shop.staff.people[person.index].breaks[index].length
    person.breakEnds = agenda.at(now + length, Agenda.calendar) {
      person.isOnBreak = false
      self.log(.breakEnds, by: person)
      self.becomesIdle(person)
      self.changed = true
      self.giveDueBreaks(person.role)
    }
    return true
  }

  /// Somebody came (back): others may go now.
  private func giveDueBreaks(_ role: Role) {
    for person in people where person.role == role && person.isFree { takeBreak(person) }
  }

  // MARK: Demand

  private func enterDemand(
    day: Int, start: Microseconds, weekday: Int, opening: OpeningHours, factor: Double
  ) {
    let demand = shop.demand
    if let trace = demand.trace {
      for (index, row) in trace.enumerated() where row.time / TimeUnit.day == Microseconds(day) {
        agenda.at(row.time, Agenda.arrival) {
          self.arrives(
            entity: OracleEntity.traced(index), job: row.jobType, slot: row.bookedSlot)
        }
      }
    } else {
      let busy = factor * busyness(day)
      enterEarly(
        day: day, start: start, opens: opening.opens,
        expected: demand.beforeOpening.cars[weekday] * busy)
      enterBookings(day: day, start: start, weekday: weekday, opening: opening, factor: factor)
      enterWalkIns(day: day, start: start, weekday: weekday, opening: opening, factor: busy)
    }
    guard demand.visitors.perDay > 0 else { return }
    let step = Sampler(.exponential(mean: 1))
    var expected = 0.0
    for index in 0... {
      let entity = OracleEntity.visitor(day: day, index: index)
      var stream = stream(.visitorGap, entity)
      expected += step.sample(&stream)
      let share = expected / demand.visitors.perDay
      guard share < 1 else { break }
      let time = Microseconds(share * Double(opening.closes - opening.opens))
      agenda.at(start + opening.opens + time, Agenda.arrival) { self.visitorArrives(entity) }
    }
  }

  /// How busy a day is for those who have not booked.
  private func busyness(_ day: Int) -> Double {
    let variation = shop.demand.dayToDayVariation
    guard variation > 0 else { return 1 }
    var stream = stream(.dayFactor, OracleEntity.day(day))
    return Sampler(.gamma(mean: 1, cv: variation)).sample(&stream)
  }

  /// A Poisson number of cars in front of the gate: those before the opening wait for it.
  private func enterEarly(day: Int, start: Microseconds, opens: Microseconds, expected: Double) {
    let step = Sampler(.exponential(mean: 1))
    var sum = 0.0
    for index in 0... {
      let entity = OracleEntity.early(day: day, index: index)
      var stream = stream(.earlyGap, entity)
      sum += step.sample(&stream)
      guard sum < expected else { return }
      let early = draw(shop.demand.beforeOpening.early, .early, entity)
      agenda.at(start + max(0, opens - early), Agenda.arrival) {
        if !self.isOpen { self.gateIsShut = true }
        self.arrives(entity: entity, job: nil, slot: nil)
      }
    }
  }

  private func enterWalkIns(
    day: Int, start: Microseconds, weekday: Int, opening: OpeningHours, factor: Double
  ) {
    guard factor > 0,
      let rate = Self.rate(
        shop.demand.walkInRates[weekday], from: opening.opens, to: opening.lastArrival)
    else { return }
    let step = Sampler(.exponential(mean: 1))
    var expected = 0.0
    for index in 0... {
      let entity = OracleEntity.walkIn(day: day, index: index)
      var stream = stream(.walkInGap, entity)
      expected += step.sample(&stream)
      guard let time = rate.time(ofCumulative: expected / factor) else { break }
      agenda.at(start + time, Agenda.arrival) {
        self.arrives(entity: entity, job: nil, slot: nil)
      }
    }
  }

  private func enterBookings(
    day: Int, start: Microseconds, weekday: Int, opening: OpeningHours, factor: Double
  ) {
    let sheet = shop.demand.appointments
    for slot in sheet.template[weekday] {
      let places = Int((Double(slot.places) * factor).rounded())
      for place in 0..<places {
        let entity = OracleEntity.booking(day: day, slot: slot.time, place: place)
        var stream = stream(.booking, entity)
        guard stream.uniform() < sheet.bookedShare else { continue }
        guard stream.uniform() >= sheet.noShow else {
          log(.noShow)
          continue
        }
        var late = self.stream(.punctuality, entity)
        let offset = Microseconds(Sampler(sheet.punctuality).sample(&late).rounded())
        let time = min(max(slot.time + offset, opening.opens), opening.lastArrival - 1)
        agenda.at(start + time, Agenda.arrival) {
          self.arrives(entity: entity, job: nil, slot: start + slot.time)
        }
      }
    }
  }

  static func rate(_ hourly: [Double], from: Microseconds, to: Microseconds) -> PiecewiseRate? {
    guard to > from else { return nil }
    var breakpoints = [from]
    var rates: [Double] = []
    for hour in 0..<24 {
      let begin = max(from, Microseconds(hour) * TimeUnit.hour)
      let end = min(to, Microseconds(hour + 1) * TimeUnit.hour)
      if end > begin {
        breakpoints.append(end)
        rates.append(hourly[hour])
      }
    }
    return PiecewiseRate(breakpoints: breakpoints, ratesPerHour: rates)
  }
}
