import EventSimulation

/// Step 2 of a visit: a guard leads the car to a bay (plan clause 4).
extension World {
  /// Fills free bays from the lane and from the tickets, by order of service; a ticket only while the
  /// count is below the recall line. One whose car is on its way to parking keeps its place: nobody
  /// who came later takes the bay before it can be called. True if anything moved.
  mutating func fillBays() -> Bool {
    var moved = false
    while bays.hasFree {
      let mayRecall = recorder.level < shop.recallBelow
      let walkIn = firstOf(
        lane.walkIns.first, mayRecall ? tickets.walkIns.first : .none, forBooked: false)
      let booked = firstOf(
        lane.booked.first, mayRecall ? tickets.booked.first : .none, forBooked: true)
      let row = cars.first(walkIn, booked, rules.reception.order)
      guard !row.isNone else { return moved }
      switch cars[row].stage {
      case .drivingToParking: return moved
      case .parked: call(row)
      default: if !leadToBay(row) { return moved }
      }
      moved = true
    }
    return moved
  }

  /// A free bay is a ticket's before it is this car's: one who came first, or is served first, may
  /// take it too. Held back or not: nobody drives past tickets from the gate to a bay.
  mutating func ticketGoesBefore(_ row: CarRow) -> Bool {
    if tickets.isEmpty { return false }
    let ticket = cars.first(
      firstOf(tickets.walkIns.first, .none, forBooked: false),
      firstOf(tickets.booked.first, .none, forBooked: true), rules.reception.order)
    guard !ticket.isNone else { return false }
    if rules.reception.order == .bookedFirst, cars[ticket].isBooked != cars[row].isBooked {
      return cars[ticket].isBooked
    }
    return cars[ticket].serial < cars[row].serial
  }

  /// The earlier of two cars, if a bay that its kind may take is free; `none` else.
  private mutating func firstOf(_ left: CarRow, _ right: CarRow, forBooked booked: Bool) -> CarRow {
    guard bays.hasFree(forBooked: booked) else { return .none }
    if left.isNone { return right }
    if right.isNone { return left }
    return cars[left].serial < cars[right].serial ? left : right
  }

  /// Takes the car out of the lane if a guard is free, or none is on duty.
  private mutating func leadToBay(_ row: CarRow) -> Bool {
    guard guideIsPossible else {
      if cars[row].cause != .guidance { book(row, to: .guidance) }
      return false
    }
    cars.remove(row, from: &lane)
    laneCount &-= 1
    cars[row].bay = bays.take(forBooked: cars[row].isBooked)
    book(row, to: cars[row].cause)
    move(row, to: .bay)
    guide(row)
    return true
  }

  /// A free guard, or nobody at the gate whose job it would be.
  private var guideIsPossible: Bool {
    let guards = roles[Int(Role.guardPost.rawValue)]
    return guards.idle > 0 || guards.onDuty == guards.onBreak
  }

  /// Cars that drove up to their bay by themselves and wait for a guard.
  mutating func guideWaitingCars() -> Bool {
    var progress = false
    while !guideWaiting.isEmpty, guideIsPossible {
      let row = guideWaiting.first
      cars.remove(row, from: &guideWaiting)
      // While somebody waits for a guard, nobody drives past the lane to a bay.
      cars.stir(.gate)
      guide(row)
      progress = true
    }
    return progress
  }

  private mutating func guide(_ row: CarRow) {
    cars[row].stage = .guided
    book(row, to: .service)
    let duration: Microseconds
    if let person = takeIdle(.guardPost) {
      cars[row].guide = Int32(person)
      cars[row].worker = Int32(person)
      duration = personal(draw(shop.guide, .guide, cars[row].entity), person)
      note(
        .guideBegins, car: row, person: Int32(person), place: .bay, index: cars[row].bay)
    } else {
      duration = draw(shop.selfParking, .guide, cars[row].entity)
      note(.selfParks, car: row, place: .bay, index: cars[row].bay)
    }
    cars[row].areaWork &+= duration
    if duration == 0 { return reachesBay(row) }
    schedule(.reachesBay(row), after: duration, priority: Priority.completion)
  }

  /// In its bay; from now on it waits for an advisor.
  mutating func reachesBay(_ row: CarRow) {
    let guide = cars[row].worker
    if guide >= 0 {
      cars[row].worker = -1
      release(Int(guide))
    }
    // Up to now its bay was held for it.
    book(row, to: .advisorBusy)
    cars[row].bayReached = now
    cars[row].stage = .waitingForReception
    cars.insertByArrival(row, into: &reception)
    note(.reachesBay, car: row, place: .bay, index: cars[row].bay)
    _ = hasLostPatience(row)
  }
}
