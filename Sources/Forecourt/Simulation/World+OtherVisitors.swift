import EventSimulation

/// Plan clause 3: the area is only for cars in for service; others must not stand there.
extension World {
  /// A free guard turns the car away at once. With none free it stands in the lane for a while,
  /// counts among the cars, and is a violation. With the lane full it drives on.
  mutating func receiveVisitor(_ entity: UInt64) {
    recorder.add(Tally.visitors)
    let hasRoom = laneCount < rules.places.lane
    let row = cars.insert()
    cars[row].serial = nextSerial
    nextSerial &+= 1
    cars[row].entity = entity
    cars[row].isVisitor = true
    cars[row].jobType = -1
    cars[row].arrival = now
    cars[row].causeSince = now
    cars[row].placeSince = now
    cars[row].isMeasured = recorder.isMeasuring
    cars[row].stage = .visiting
    note(.arrives, car: row, place: .gateQueue, detail: -1)
    if let person = takeIdle(.guardPost) {
      cars[row].worker = Int32(person)
      recorder.add(Tally.visitorsTurnedAway)
      note(.turnAwayBegins, car: row, person: Int32(person))
      let duration = personal(draw(shop.turnAway, .turnAway, entity), person)
      schedule(.visitorLeaves(row), after: duration, priority: Priority.completion)
    } else if hasRoom {
      recorder.add(Tally.violations)
      laneCount &+= 1
      move(row, to: .lane)
      note(.entersLane, car: row, place: .lane)
      enterArea(row)
      let stay = draw(shop.visitorStay, .visitorStay, entity)
      schedule(.visitorLeaves(row), after: stay, priority: Priority.completion)
    } else {
      note(.visitorLeaves, car: row)
      forget(row)
    }
  }

  mutating func visitorLeaves(_ row: CarRow) {
    let guardPost = cars[row].worker
    if guardPost >= 0 { release(Int(guardPost)) }
    if cars[row].place == .lane {
      laneCount &-= 1
      leaveArea(row)
      recorder.add(Tally.violationTime, cars[row].areaClock)
      move(row, to: .road)
    }
    note(.visitorLeaves, car: row)
    forget(row)
  }
}
