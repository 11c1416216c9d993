import EventSimulation

/// Step 7 of a visit: out of the area, to the workshop, a waiting bay or the awaiting-repair lot.
extension World {
  /// Whether a drive needs nobody: it takes no time.
  private var drivesItself: Bool { shop.drive.pointee.constantDuration == 0 }

  private var driverIsFree: Bool { drivesItself || idleCount(rules.handOver.driver) > 0 }

  /// Every ordered car goes to the lot, and not only those that somebody sends there.
  private var clearsToLot: Bool { rules.handOver.destination == .awaitingRepair }

  /// After closing the yard is empty, and cars stand wherever there is room: nobody stays for a
  /// customer whose bay is blocked by a full lot.
  private var lotHasRoom: Bool { lotHeld < rules.places.awaitingRepair || !isOpen }

  /// Cars out of the bays, as drivers and rooms allow: what the manager ordered first, then what
  /// the workshop takes, then what goes to the lot by policy.
  mutating func driveOut() -> Bool {
    var progress = false
    while !orderedMoves.isEmpty {
      let row = orderedMoves.first
      guard driverIsFree else {
        waitForDriver()
        return progress
      }
      cars.remove(row, from: &orderedMoves, set: 1)
      startDrive(row, to: cars[row].moveTo)
      progress = true
    }
    while !taken.isEmpty {
      let row = taken.first
      guard driverIsFree else {
        waitForDriver()
        return progress
      }
      cars.remove(row, from: &taken)
      startDrive(row, to: .workshop)
      progress = true
    }
    guard clearsToLot else { return progress }
    while !orderedInBays.isEmpty, lotHasRoom {
      let row = orderedInBays.first
      guard driverIsFree else {
        waitForDriver()
        return progress
      }
      cars.remove(row, from: &orderedInBays, set: 1)
      lotHeld &+= 1
      startDrive(row, to: .awaitingRepair)
      progress = true
    }
    return progress
  }

  /// No driver is free: from now on that is what every car waits for that could go, and not only the
  /// one in front.
  private mutating func waitForDriver() {
    var row = orderedMoves.first
    while !row.isNone {
      waitForDriver(row)
      row = cars.next(row, set: 1)
    }
    row = taken.first
    while !row.isNone {
      waitForDriver(row)
      row = cars.next(row)
    }
    guard clearsToLot else { return }
    row = orderedInBays.first
    var room = isOpen ? rules.places.awaitingRepair - lotHeld : Places.unlimited
    while !row.isNone, room > 0 {
      waitForDriver(row)
      row = cars.next(row, set: 1)
      room &-= 1
    }
  }

  /// Books the wait of an ordered car to the missing driver.
  mutating func waitForDriver(_ row: CarRow) {
    if cars[row].stage == .ordered, cars[row].cause == .workshopFull {
      book(row, to: .moverBusy)
    }
  }

  /// Orders a car out of its bay; the place is held, and the car goes when a driver is free.
  /// Does nothing if the place is full or the car is not in a bay.
  ///
  /// - Parameter isExtra: the visit would not have had the move without an escalation.
  mutating func orderMove(_ row: CarRow, to place: Place, isExtra: Bool = false) {
    guard cars[row].place == .bay, cars[row].moveTo == .road else { return }
    if place == .awaitingRepair {
      guard lotHeld < rules.places.awaitingRepair else { return }
      lotHeld &+= 1
    } else {
      guard waitingBaysHeld < rules.places.waitingBays else { return }
      waitingBaysHeld &+= 1
    }
    if cars[row].stage == .ordered { cars.remove(row, from: &orderedInBays, set: 1) }
    cars[row].moveTo = place
    cars[row].isExtraMove = isExtra
    cars.append(row, to: &orderedMoves, set: 1)
  }

  /// The car is wanted elsewhere: an order to move it lapses.
  mutating func leaveOrderList(_ row: CarRow) {
    switch cars[row].moveTo {
    case .road:
      cars.remove(row, from: &orderedInBays, set: 1)
      return
    case .awaitingRepair: lotHeld &-= 1
    default: waitingBaysHeld &-= 1
    }
    cars.remove(row, from: &orderedMoves, set: 1)
    cars[row].moveTo = .road
    cars[row].isExtraMove = false
  }

  /// The place outside the area in which it stood is free.
  mutating func leaveLot(_ row: CarRow) {
    switch cars[row].place {
    case .awaitingRepair: lotHeld &-= 1
    case .waitingBay: waitingBaysHeld &-= 1
    default: break
    }
  }

  /// The car sets off; it is out of the area from now on. A car that stands outside is fetched by
  /// the team and needs no driver of the forecourt.
  mutating func startDrive(_ row: CarRow, to place: Place) {
    let fromBay = cars[row].place == .bay
    var duration = draw(shop.drive, .drive, Entity.repeated(cars[row].entity, Int(cars[row].moves)))
    cars[row].moves &+= 1
    if fromBay, !drivesItself,
      let driver = takeIdle(rules.handOver.driver, preferring: cars[row].advisor)
    {
      cars[row].driver = Int32(driver)
      duration = personal(duration, driver)
    }
    note(
      .driveBegins, car: row, person: cars[row].driver, place: place,
      index: Int32(cars[row].pool))
    book(row, to: .awaitingWorkshop)
    if fromBay { leaveBay(row) } else { leaveLot(row) }
    if cars[row].isExtraMove, cars[row].isMeasured { recorder.add(Tally.doubleHandling) }
    cars[row].isExtraMove = false
    cars[row].moveTo = .road
    cars[row].isDriven = true
    if place != .workshop, cars[row].stage == .ordered, shop.workshop != nil {
      stepOutOfQueue(row)
    }
    if place == .workshop { cars[row].stage = .drivingToWorkshop }
    move(row, to: place)
    if fromBay {
      if cars[row].stage == .ordered || cars[row].stage == .drivingToWorkshop { serve(row) }
      endAreaStay(row)
    }
    if duration == 0 { return endDrive(row) }
    schedule(.driveEnds(row), after: duration, priority: Priority.completion)
  }

  mutating func endDrive(_ row: CarRow) {
    let driver = cars[row].driver
    cars[row].driver = -1
    cars[row].isDriven = false
    note(.driveEnds, car: row, person: driver, place: cars[row].place)
    if driver >= 0 { release(Int(driver)) }
    if cars[row].place == .workshop {
      reachWorkshop(row)
    } else if cars[row].stage == .ordered {
      if shop.workshop != nil {
        queueForPool(row)
      } else if cars[row].isTaken {
        leaveLot(row)
        reachWorkshop(row)
      }
    }
  }

  /// In the workshop. With none modelled the customer's clock stops and the visit is complete.
  mutating func reachWorkshop(_ row: CarRow) {
    if cars[row].place != .workshop { move(row, to: .workshop) }
    if shop.workshop != nil { return arriveInPool(row) }
    beginRepair(row)
    complete(row)
  }

  /// Whether going to the lot or a waiting bay is one move more than the visit has by the shop's own
  /// policy: not where every ordered car goes to the lot.
  var holdsInBay: Bool { !clearsToLot }

  /// The car leaves for good. It counts for the day on which it does, whenever it came: those that
  /// came in the warm-up and are long in the shop would be missing else.
  mutating func complete(_ row: CarRow) {
    note(.completes, car: row)
    let job = Int(cars[row].jobType)
    recorder.add(Tally.completions)
    recorder.add(JobTally.completions, job: job)
    if shop.workshop != nil {
      let time = now &- cars[row].arrival
      recorder.add(Tally.timeInShop, time)
      recorder.add(Timing.timeInShop, time)
      recorder.add(JobTally.timeInShop, job: job, time)
      if now / TimeUnit.day == cars[row].arrival / TimeUnit.day {
        recorder.add(Tally.sameDay)
        recorder.add(JobTally.sameDay, job: job)
      }
    }
    move(row, to: .road)
    forget(row)
  }
}
