import EventSimulation

/// Temporary parking with a ticket (临时停车位, 叫号牌; plan clause 5).
extension World {
  /// Sends a car to parking: from the gate, or out of the lane. The place is held from now.
  mutating func divert(_ row: CarRow, atGate: Bool) {
    parkingHeld &+= 1
    cars[row].ticket = nextTicket
    nextTicket &+= 1
    cars[row].ticketGiven = now
    cars[row].stage = .drivingToParking
    cars.insertByArrival(row, into: &tickets)
    book(row, to: .diverted)
    move(row, to: .temporaryParking)
    if cars[row].isMeasured {
      recorder.add(Tally.diverted)
      if atGate { recorder.add(Tally.divertedAtGate) } else { recorder.add(Tally.doubleHandling) }
      recorder.add(DailyTally.diverted, at: now)
    }
    note(.diverted, car: row, place: .temporaryParking, detail: Int64(cars[row].ticket))
    // In the lounge from now on: waiting feels different there.
    startReceptionTimer(row)
    let drive = draw(shop.parkingDrive, .parkingDrive, cars[row].entity)
    if drive == 0 { return reachesParking(row) }
    schedule(
      .reachesParking(row), after: drive, priority: Priority.completion)
  }

  mutating func reachesParking(_ row: CarRow) {
    cars[row].stage = .parked
    // It can be called, and holds nobody up any more.
    cars.stir(.forBays)
    note(.parked, car: row, place: .temporaryParking)
    _ = hasLostPatience(row)
  }

  /// The ticket is called: a bay is held, and the car sets off to it.
  mutating func call(_ row: CarRow) {
    cars.remove(row, from: &tickets)
    parkingHeld &-= 1
    cars[row].bay = bays.take(forBooked: cars[row].isBooked)
    cars[row].stage = .drivingBack
    if cars[row].isMeasured {
      recorder.add(Tally.ticketsCalled)
      recorder.add(Tally.ticketWait, now &- cars[row].ticketGiven)
      recorder.add(Timing.ticketWait, now &- cars[row].ticketGiven)
    }
    book(row, to: .diverted)
    move(row, to: .bay)
    note(.called, car: row, place: .bay, index: cars[row].bay, detail: Int64(cars[row].ticket))
    startReceptionTimer(row)
    let drive = draw(
      shop.parkingDrive, .parkingDrive, Entity.repeated(cars[row].entity, 1))
    if drive == 0 { return returnsFromParking(row) }
    schedule(
      .returnsFromParking(row), after: drive, priority: Priority.completion)
  }

  mutating func returnsFromParking(_ row: CarRow) {
    book(row, to: .advisorBusy)
    if rules.longStay.clockAfterReturn == .restart {
      cars[row].forgivenClock = cars[row].areaClock
      cars[row].limitsPassed = 0
    }
    cars[row].stage = .waitingForReception
    enterArea(row)
    reachesBay(row)
  }
}
