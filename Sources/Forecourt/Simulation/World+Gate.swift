import EventSimulation

/// Step 1 of a visit: the gate, the lane, the queue outside (plan clause 4, model page step 1).
extension World {
  mutating func customerArrives(_ entity: UInt64, job: Int?, bookedSlot: Microseconds) {
    let row = makeCar(entity, job: job, bookedSlot: bookedSlot)
    recorder.arrived(
      job: Int(cars[row].jobType), bookedSlot: bookedSlot == .never ? nil : bookedSlot, at: now)
    note(.arrives, car: row, place: .gateQueue, detail: Int64(cars[row].jobType))
    unserved &+= 1
    startPatience(row)
    startReceptionTimer(row)
    admit(row)
  }

  /// In the area if there is room, else to parking with a ticket, else the queue outside, else the
  /// car drives on.
  private mutating func admit(_ row: CarRow) {
    if gateIsShut { return waitOutside(row) }
    if crowding.divertsAtGate, parkingHeld < rules.places.temporaryParking {
      return divert(row, atGate: true)
    }
    if gate.isEmpty, laneCount < rules.places.lane { return enterLane(row) }
    if gate.isEmpty, lane.isEmpty, guideWaiting.isEmpty,
      bays.hasFree(forBooked: cars[row].isBooked), !ticketGoesBefore(row)
    {
      return driveToBay(row)
    }
    if parkingHeld < rules.places.temporaryParking { return divert(row, atGate: true) }
    waitOutside(row)
  }

  private mutating func waitOutside(_ row: CarRow) {
    guard Int(gate.count) < rules.places.gateQueue else {
      return lose(row, .lostAtGate, .drivesOn)
    }
    cars[row].stage = .atGate
    cars.append(row, to: &gate)
    move(row, to: .gateQueue)
    note(.joinsGateQueue, car: row, place: .gateQueue)
  }

  private mutating func enterLane(_ row: CarRow) {
    cars[row].stage = .inLane
    laneCount &+= 1
    cars.append(row, to: &lane)
    // It can be diverted, and it is one more for whom the front desk may have to help.
    cars.stir([.response, .reception, .desk])
    book(row, to: .bayFull)
    move(row, to: .lane)
    note(.entersLane, car: row, place: .lane)
    enterArea(row)
  }

  /// Straight from the gate to a free bay, past a lane that is full or that there is none of.
  private mutating func driveToBay(_ row: CarRow) {
    cars[row].bay = bays.take(forBooked: cars[row].isBooked)
    cars[row].stage = .waitingForGuide
    cars.append(row, to: &guideWaiting)
    // One more for whom the front desk may have to help.
    cars.stir([.reception, .desk])
    book(row, to: .guidance)
    move(row, to: .bay)
    note(.entersLane, car: row, place: .bay, index: cars[row].bay)
    enterArea(row)
  }

  /// Cars from the queue outside, as room appears.
  mutating func admitFromGate() -> Bool {
    if gateIsShut { return false }
    let row = cars.head(of: gate, rules.reception.order)
    if crowding.divertsAtGate || laneCount >= rules.places.lane {
      if parkingHeld < rules.places.temporaryParking {
        cars.remove(row, from: &gate)
        divert(row, atGate: true)
        return true
      }
    }
    if laneCount < rules.places.lane {
      cars.remove(row, from: &gate)
      enterLane(row)
      return true
    }
    if lane.isEmpty, guideWaiting.isEmpty, bays.hasFree(forBooked: cars[row].isBooked),
      !ticketGoesBefore(row)
    {
      cars.remove(row, from: &gate)
      driveToBay(row)
      return true
    }
    return false
  }

  // MARK: Patience

  private mutating func startPatience(_ row: CarRow) {
    guard !cars[row].isBooked else { return }
    let patience = draw(shop.patience, .patience, cars[row].entity)
    guard patience < .never else { return }
    cars[row].patienceEnds = cars[row].waitsSince &+ patience
    cars[row].patienceTimer = schedule(
      .patienceEnds(row), at: cars[row].patienceEnds, priority: Priority.limit)
  }

  /// The customer has had enough. One who is being led or driving sees it through, and drives away
  /// when standing again.
  mutating func losePatience(_ row: CarRow) {
    // Not merely forgotten: a car that stands at the very instant at which its patience ends is lost
    // then, with its timer still to come.
    calendar.cancel(&cars[row].patienceTimer)
    switch cars[row].stage {
    case .atGate: cars.remove(row, from: &gate)
    case .inLane:
      cars.remove(row, from: &lane)
      laneCount &-= 1
      leaveArea(row)
    case .parked:
      cars.remove(row, from: &tickets)
      parkingHeld &-= 1
    case .waitingForGuide:
      cars.remove(row, from: &guideWaiting)
      bays.release(cars[row].bay)
      leaveArea(row)
    case .waitingForReception:
      cars.remove(row, from: &reception)
      leaveBay(row)
    default: return
    }
    lose(row, .lostToPatience, .losesPatience)
  }

  /// A customer whose patience ended on the way drives away on arriving.
  mutating func hasLostPatience(_ row: CarRow) -> Bool {
    guard now >= cars[row].patienceEnds else { return false }
    losePatience(row)
    return true
  }

  /// The bay is free, and its clock stands still.
  mutating func leaveBay(_ row: CarRow) {
    cars[row].bayClock &+= now &- cars[row].bayReached
    bays.release(cars[row].bay)
    leaveArea(row)
  }
}
