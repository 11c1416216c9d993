import EventSimulation

/// Step 6 of a visit: the supervisor takes key and papers (source section 3.2); the car is
/// "ordered" (已制定完工单) from here.
extension World {
  mutating func waitForSupervisor(_ row: CarRow) {
    // What takes no time needs nobody.
    if shop.handOver.pointee.constantDuration == 0 { return becomeOrdered(row) }
    cars[row].stage = .waitingForSupervisor
    bookInArea(row, to: .supervisorBusy)
    cars.append(row, to: &supervisorWaiting)
  }

  mutating func handCarsOver() -> Bool {
    var progress = false
    while !supervisorWaiting.isEmpty, handOverNext() { progress = true }
    return progress
  }

  /// A free supervisor; while none is present (off duty, or on a break) an advisor hands the car to
  /// the workshop instead.
  private mutating func handOverNext() -> Bool {
    let row = supervisorWaiting.first
    guard
      let person = takeIdle(.supervisor)
        ?? (present(.supervisor) == 0
          ? takeIdle(.advisor, preferring: cars[row].advisor) : nil)
    else { return false }
    cars.remove(row, from: &supervisorWaiting)
    cars[row].stage = .handingOver
    bookInArea(row, to: .service)
    cars[row].supervisor = Int32(person)
    cars[row].worker = Int32(person)
    note(
      .handOverBegins, car: row, person: Int32(person), place: .bay, index: cars[row].bay)
    let duration = personal(draw(shop.handOver, .handOver, cars[row].entity), person)
    if !clearsBayEarly { cars[row].areaWork &+= duration }
    if duration == 0 {
      endHandOver(row)
    } else {
      schedule(
        .handOverEnds(row), after: duration, priority: Priority.completion)
    }
    return true
  }

  mutating func endHandOver(_ row: CarRow) {
    let person = Int(cars[row].worker)
    cars[row].worker = -1
    release(person)
    becomeOrdered(row)
  }

  private mutating func becomeOrdered(_ row: CarRow) {
    cars[row].stage = .ordered
    // Other actions are possible, and it may be a driver that it waits for.
    cars.stir([.response, .forDrivers])
    cars[row].orderNumber = nextOrder
    nextOrder &+= 1
    // A car that goes to the lot keeps its driver here until it is out of its bay.
    if cars[row].place != .bay || rules.handOver.destination == .holdInBay { serve(row) }
    note(
      .handOverEnds, car: row, person: cars[row].supervisor, place: cars[row].place,
      index: cars[row].bay)
    if cars[row].isMeasured { recorder.add(Tally.ordered) }
    bookInArea(row, to: .workshopFull)
    if cars[row].place == .bay, cars[row].moveTo == .road {
      cars.append(row, to: &orderedInBays, set: 1)
    }
    if cars[row].place != .bay { judgeLongStay(row) }
    startProgressNotices(row)
    handToWorkshop(row)
  }

  /// Nobody of the forecourt needs to stay for this car any more.
  mutating func serve(_ row: CarRow) {
    guard !cars[row].isServed else { return }
    cars[row].isServed = true
    unserved &-= 1
  }

  /// The car is the workshop's: it queues for its first operation, or, with no workshop modelled,
  /// is taken after a while.
  private mutating func handToWorkshop(_ row: CarRow) {
    if shop.workshop != nil { return planOperations(row) }
    let delay = draw(shop.workshopTakesOver, .workshopTakesOver, cars[row].entity)
    if delay == 0 { return workshopTakesOver(row) }
    guard delay < .never else { return }
    schedule(
      .workshopTakesOver(row), after: delay, priority: Priority.completion)
  }

  /// With no workshop modelled: the workshop takes the car, out of its bay with a driver, or by
  /// itself out of the lot.
  mutating func workshopTakesOver(_ row: CarRow) {
    cars[row].isTaken = true
    if cars[row].place == .bay {
      leaveOrderList(row)
      cars.append(row, to: &taken)
    } else if !cars[row].isDriven {
      leaveLot(row)
      reachWorkshop(row)
    }
  }

  /// A car that was ordered before the horizon began, in the lot. It takes up room and people's time;
  /// like one that came in the warm-up it is no arrival.
  mutating func startsOrdered(_ entity: UInt64, job: Int) {
    let row = makeCar(entity, job: job, bookedSlot: .never)
    cars[row].isMeasured = false
    note(.arrives, car: row, place: .awaitingRepair, detail: Int64(job))
    lotHeld &+= 1
    move(row, to: .awaitingRepair)
    book(row, to: .awaitingWorkshop)
    unserved &+= 1
    becomeOrdered(row)
  }
}
