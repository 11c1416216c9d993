import EventSimulation

/// Who comes, and when.
extension World {
  mutating func planArrivals(_ start: Microseconds, _ opening: OpeningHours) {
    visitors = WalkInProcess()
    if rules.demand.visitors.perDay > 0, opening.closes > opening.opens {
      scheduleNextVisitor(start, opening)
    }
    guard rules.demand.trace == nil else { return scheduleNextTraced() }
    walkIns = WalkInProcess()
    walkIns.factor = today.factor
    if let dayFactor = shop.dayFactor {
      walkIns.factor *= firstSample(dayFactor, .dayFactor, Entity.day(day))
    }
    scheduleNextWalkIn(start)
    bookings.clear()
    enterThoseBeforeOpening(start, opening)
    fillBookingSheet(start, opening)
    scheduleNextBooked()
  }

  // MARK: Before opening

  /// Who stands in front of the gate when it opens: on a busy day more. Nobody comes before midnight.
  private mutating func enterThoseBeforeOpening(_ start: Microseconds, _ opening: OpeningHours) {
    let expected = rules.demand.beforeOpening.cars[today.weekday] * walkIns.factor
    guard expected > 0 else { return }
    var reached = 0.0
    var index = 0
    while true {
      let entity = Entity.early(day: day, index: index)
      reached += firstSample(shop.unitExponential, .earlyGap, entity)
      guard reached < expected else { return }
      let early = draw(shop.early, .early, entity)
      bookings.insert(
        BookingSheet.Arrival(
          time: start + max(0, opening.opens - early), slot: .never, entity: entity))
      index += 1
    }
  }

  // MARK: Walk-ins: an inhomogeneous Poisson process by inversion

  private mutating func scheduleNextWalkIn(_ start: Microseconds) {
    guard walkIns.factor > 0 else { return }
    let entity = Entity.walkIn(day: day, index: walkIns.index)
    walkIns.expected += firstSample(shop.unitExponential, .walkInGap, entity)
    let cumulative = walkIns.expected / walkIns.factor
    guard
      let time = shop.walkInRates[today.weekday].time(
        ofCumulative: cumulative, cursor: &walkIns.cursor)
    else { return }
    walkIns.pendingEntity = entity
    walkIns.index &+= 1
    schedule(.walkInArrives, at: start + time, priority: Priority.arrival)
  }

  mutating func walkInArrives() {
    let entity = walkIns.pendingEntity
    scheduleNextWalkIn(Microseconds(day) * TimeUnit.day)
    customerArrives(entity, job: nil, bookedSlot: .never)
  }

  // MARK: Appointments

  /// Who has booked today and will come, and when. Each place of the sheet has its own random
  /// numbers, so that a policy that moves or adds places leaves the others' customers alone.
  private mutating func fillBookingSheet(_ start: Microseconds, _ opening: OpeningHours) {
    let appointments = rules.demand.appointments
    for slot in appointments.template[today.weekday] {
      let places = Int((Double(slot.places) * today.factor).rounded())
      for place in 0..<places {
        let entity = Entity.booking(day: day, slot: slot.time, place: place)
        let pair = firstPair(Purpose.booking.rawValue, entity)
        guard pair.firstUniform < appointments.bookedShare else { continue }
        recorder.add(Tally.bookings)
        guard pair.secondUniform >= appointments.noShow else {
          recorder.add(Tally.noShows)
          note(.noShow, detail: start + slot.time)
          continue
        }
        let offset = firstSample(shop.punctuality, .punctuality, entity).rounded()
        // Nobody comes before the doors open or after they have shut.
        let time = min(
          max(opening.opens, slot.time + Self.offset(offset)),
          max(opening.opens, opening.lastArrival - 1))
        bookings.insert(
          BookingSheet.Arrival(time: start + time, slot: start + slot.time, entity: entity))
      }
    }
  }

  private static func offset(_ value: Double) -> Microseconds {
    Microseconds(min(max(value, -Double(TimeUnit.day)), Double(TimeUnit.day)))
  }

  private mutating func scheduleNextBooked() {
    guard let next = bookings.first else { return }
    schedule(.bookedArrives, at: next.time, priority: Priority.arrival)
  }

  mutating func bookedArrives() {
    guard let booking = bookings.first else { return }
    bookings.removeFirst()
    scheduleNextBooked()
    if booking.slot == .never, !isOpen { gateIsShut = true }
    customerArrives(booking.entity, job: nil, bookedSlot: booking.slot)
  }

  // MARK: Arrivals of a log, replayed

  private mutating func scheduleNextTraced() {
    guard let trace = rules.demand.trace else { return }
    while nextTraced < trace.count, trace[nextTraced].time < now { nextTraced &+= 1 }
    guard nextTraced < trace.count,
      trace[nextTraced].time < Microseconds(day + 1) * TimeUnit.day
    else { return }
    schedule(
      .traceArrives, at: trace[nextTraced].time, priority: Priority.arrival)
  }

  mutating func tracedArrives() {
    guard let trace = rules.demand.trace, nextTraced < trace.count else { return }
    let arrival = trace[nextTraced]
    let entity = Entity.traced(nextTraced)
    nextTraced &+= 1
    scheduleNextTraced()
    customerArrives(entity, job: arrival.jobType, bookedSlot: arrival.bookedSlot ?? .never)
  }

  mutating func startingCarsArrive() {
    var index = 0
    for group in rules.startingCars {
      for _ in 0..<group.count {
        let entity = Entity.starting(index)
        index &+= 1
        switch group.place {
        case .gate: customerArrives(entity, job: group.jobType, bookedSlot: .never)
        case .awaitingRepair: startsOrdered(entity, job: group.jobType)
        }
      }
    }
  }

  // MARK: Other visitors (clause 3)

  private mutating func scheduleNextVisitor(_ start: Microseconds, _ opening: OpeningHours) {
    let entity = Entity.visitor(day: day, index: visitors.index)
    visitors.expected += firstSample(shop.unitExponential, .visitorGap, entity)
    let share = visitors.expected / rules.demand.visitors.perDay
    guard share < 1 else { return }
    visitors.index &+= 1
    visitors.pendingEntity = entity
    let time = opening.opens + Microseconds(share * Double(opening.closes - opening.opens))
    schedule(.visitorArrives, at: start + time, priority: Priority.arrival)
  }

  mutating func visitorArrives() {
    let entity = visitors.pendingEntity
    if let opening = rules.calendar.opening[today.weekday] {
      scheduleNextVisitor(Microseconds(day) * TimeUnit.day, opening)
    }
    receiveVisitor(entity)
  }

  // MARK: A customer

  /// Makes a car with its customer's needs and patience; it is on the road still.
  mutating func makeCar(
    _ entity: UInt64, job: Int?, bookedSlot: Microseconds
  ) -> CarRow {
    let row = cars.insert()
    cars[row].serial = nextSerial
    nextSerial &+= 1
    cars[row].entity = entity
    cars[row].arrival = now
    cars[row].causeSince = now
    cars[row].placeSince = now
    // Nobody expects to be served before opening.
    cars[row].waitsSince = gateIsShut ? opensAt : now
    cars[row].perceivedSince = cars[row].waitsSince
    cars[row].isMeasured = recorder.isMeasuring
    cars[row].bookedSlot = bookedSlot
    cars[row].isBooked = bookedSlot != .never
    let type = job ?? drawJob(entity, booked: bookedSlot != .never)
    cars[row].jobType = Int16(type)
    let needs = drawNeeds(entity, type)
    let factor = bookedSlot != .never ? rules.reception.bookedFactor : 1
    cars[row].atCar = Self.scaled(needs.atCar, by: factor)
    cars[row].atDesk = Self.scaled(needs.atDesk, by: factor)
    cars[row].receptionTolerance = Self.scaled(
      needs.receptionTolerance, by: shop.toleranceFactor)
    cars[row].stayTolerance = Self.scaled(needs.stayTolerance, by: shop.toleranceFactor)
    if shop.workshop != nil {
      cars[row].washAccepted = happens(
        shop.jobs[type].washAccepted, .washAccepted, entity)
    }
    return row
  }

  /// What is drawn for every car: together where all of it is random.
  @inline(__always)
  private mutating func drawNeeds(_ entity: UInt64, _ type: Int) -> (
    atCar: Microseconds, atDesk: Microseconds, receptionTolerance: Microseconds,
    stayTolerance: Microseconds
  ) {
    let (atCar, atDesk) = (shop.jobs[type].atCar, shop.jobs[type].atDesk)
    let (reception, stay) = (shop.receptionTolerance, shop.stayTolerance)
    guard shop.jobs[type].hasRandomNeeds else {
      return (
        draw(atCar, .atCar, entity), draw(atDesk, .atDesk, entity),
        draw(reception, .receptionTolerance, entity), draw(stay, .stayTolerance, entity)
      )
    }
    let first = firstPairs(.atCar, .atDesk, .receptionTolerance, .stayTolerance, entity)
    return (
      draw(atCar, Purpose.atCar.rawValue, entity, first: first.0),
      draw(atDesk, Purpose.atDesk.rawValue, entity, first: first.1),
      draw(reception, Purpose.receptionTolerance.rawValue, entity, first: first.2),
      draw(stay, Purpose.stayTolerance.rawValue, entity, first: first.3)
    )
  }

  private mutating func drawJob(_ entity: UInt64, booked: Bool) -> Int {
    if shop.jobs.count == 1 { return 0 }
    var left = firstUniform(.jobType, entity) * (booked ? shop.bookedWeight : shop.walkInWeight)
    for index in shop.jobs.indices {
      left -= booked ? shop.jobs[index].bookedWeight : shop.jobs[index].walkInWeight
      if left < 0 { return index }
    }
    return shop.jobs.count - 1
  }
}
