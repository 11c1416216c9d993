import EventSimulation

/// A pool of the workshop: its bays, its teams, and who waits for them.
struct PoolState: BitwiseCopyable {
  var freeBays = 0
  var freeTeams = 0
  /// Ordered cars whose next operation is here, in order of dispatch.
  var queue = CarList()
  /// In one of the bays, without a team.
  var teamWaiting = CarList()
  /// Since when the bays' time is booked.
  var touched: Microseconds = 0
}

/// Step 8 of a visit: the workshop (source section 3.2).
extension World {
  mutating func resetPools() {
    guard let workshop = shop.workshop else { return }
    for pool in workshop.pointee.pools.indices {
      pools[pool] = PoolState(
        freeBays: workshop.pointee.pools[pool].bays, freeTeams: workshop.pointee.pools[pool].teams)
    }
  }

  // MARK: Dispatch (派工)

  var workIsWaiting: Bool {
    for pool in 0..<shop.shape.pools where pools[pool].freeBays > 0 {
      if !pools[pool].queue.isEmpty { return true }
    }
    return false
  }

  /// The car is the workshop's: it queues for its first operation.
  mutating func planOperations(_ row: CarRow) {
    chooseOperation(row)
    if cars[row].operation < 0 {
      // A job without operations: the first pool takes the car, and there is nothing to do at it.
      cars[row].pool = 0
      cars[row].phase = .nothing
    }
    if !cars[row].isDriven { queueForPool(row) }
  }

  /// The first operation that is not done yet.
  private mutating func chooseOperation(_ row: CarRow) {
    let operations = shop.jobs[Int(cars[row].jobType)].operations
    for index in operations.indices where cars[row].operationsDone & 1 << UInt64(index) == 0 {
      setOperation(row, index)
      return
    }
    cars[row].operation = -1
  }

  private mutating func setOperation(_ row: CarRow, _ index: Int) {
    cars[row].operation = Int16(index)
    cars[row].pool = Int16(shop.jobs[Int(cars[row].jobType)].operations[index].pool)
    cars[row].phase = .operation
  }

  /// Enters the car into the queue of its pool, by order of dispatch.
  mutating func queueForPool(_ row: CarRow) {
    let pool = Int(cars[row].pool)
    cars[row].queuedSince = now
    let rank = dispatchRank(row)
    cars.insert(row, into: &pools[pool].queue) { dispatchRank($0) > rank }
  }

  /// Lower goes first: what the manager has put forward, then the policy's class, then the order.
  private func dispatchRank(_ row: CarRow) -> (Int, UInt64) {
    let isMajor = shop.jobs[Int(cars[row].jobType)].isMajor
    let rank: Int =
      switch rules.workshop?.dispatch ?? .fifo {
      case .fifo: 0
      case .bookedFirst: cars[row].isBooked ? 0 : 1
      case .minorFirst: isMajor ? 1 : 0
      }
    return (cars[row].isExpedited ? -1 : rank, cars[row].orderNumber)
  }

  private mutating func leaveQueue(_ row: CarRow) {
    stepOutOfQueue(row)
    recorder.add(PoolTally.queueEntries, pool: Int(cars[row].pool))
  }

  /// While it is driven to the lot or a waiting bay the car cannot be taken; it keeps its rank.
  mutating func stepOutOfQueue(_ row: CarRow) {
    let pool = Int(cars[row].pool)
    cars.remove(row, from: &pools[pool].queue)
    recorder.add(PoolTally.queueTime, pool: pool, now - cars[row].queuedSince)
  }

  /// Gives free bays to the heads of the queues. A car in a pre-inspection bay needs a driver; one
  /// that stands outside is fetched by the team.
  mutating func dispatchWorkshop() -> Bool {
    var progress = false
    for pool in 0..<shop.shape.pools {
      while pools[pool].freeBays > 0, !pools[pool].queue.isEmpty {
        let row = pools[pool].queue.first
        if cars[row].place == .bay {
          guard takesItself || idleCount(rules.handOver.driver) > 0 else {
            waitForDriver(queuedFor: pool)
            break
          }
          leaveOrderList(row)
        }
        leaveQueue(row)
        touchPool(pool, at: now)
        pools[pool].freeBays -= 1
        if cars[row].place == .workshop {
          arriveInPool(row)
        } else {
          startDrive(row, to: .workshop)
        }
        progress = true
      }
    }
    return progress
  }

  /// As many cars from the head of the queue as the pool has free bays could go.
  private mutating func waitForDriver(queuedFor pool: Int) {
    var row = pools[pool].queue.first
    var room = pools[pool].freeBays
    while row >= 0, room > 0 {
      if cars[row].place == .bay { waitForDriver(row) }
      row = cars.next(row)
      room -= 1
    }
  }

  private var takesItself: Bool { shop.drive.pointee.constantDuration == 0 }

  // MARK: In the pool's bay

  mutating func arriveInPool(_ row: CarRow) {
    if cars[row].phase == .operation, !cars[row].hasParts {
      cars[row].hasParts = true
      if let workshop = shop.workshop,
        happens(workshop.pointee.partsWaitProbability, .partsNeeded, cars[row].entity)
      {
        cars[row].stage = .waitingForParts
        recorder.add(Tally.partsWaits)
        note(.partsAwaited, car: row, place: .workshop, index: Int32(cars[row].pool))
        let wait = draw(workshop.pointee.partsWait, .partsWait, cars[row].entity)
        calendar.schedule(
          .partsArrive(row), at: now + min(wait, shop.horizon), priority: Priority.completion)
        return
      }
    }
    prepareWork(row)
    waitForTeam(row)
  }

  mutating func partsArrive(_ row: CarRow) {
    note(.partsArrive, car: row, place: .workshop, index: Int32(cars[row].pool))
    prepareWork(row)
    waitForTeam(row)
  }

  /// How long the work that comes next takes.
  private mutating func prepareWork(_ row: CarRow) {
    guard let workshop = shop.workshop else { return }
    let entity = cars[row].entity
    switch cars[row].phase {
    case .operation:
      let operation = Int(cars[row].operation)
      let operations = shop.jobs[Int(cars[row].jobType)].operations
      cars[row].operationTime = operations[operation].duration.pointee.firstDuration(
        seed: seed, replication: replication,
        purpose: Purpose.operation.rawValue + UInt8(truncatingIfNeeded: operation),
        entity: entity)
      cars[row].work = cars[row].operationTime
    case .additionalWork:
      cars[row].work = Self.scaled(
        cars[row].operationTime, by: workshop.pointee.additional.extraShare)
    case .rework:
      cars[row].work = Self.scaled(cars[row].operationTime, by: workshop.pointee.reworkShare)
    case .nothing: cars[row].work = 0
    case .wash: cars[row].work = draw(workshop.pointee.wash, .wash, entity)
    case .touchUp: cars[row].work = draw(workshop.pointee.washTouchUp, .touchUp, entity)
    }
  }

  private mutating func waitForTeam(_ row: CarRow) {
    let pool = Int(cars[row].pool)
    guard pools[pool].freeTeams > 0 else {
      cars[row].stage = .waitingForTeam
      return cars.append(row, to: &pools[pool].teamWaiting)
    }
    startWork(row)
  }

  private mutating func startWork(_ row: CarRow) {
    let pool = Int(cars[row].pool)
    pools[pool].freeTeams -= 1
    cars[row].stage = .inOperation
    cars[row].workBegan = now
    let isWash = cars[row].phase == .wash || cars[row].phase == .touchUp
    note(
      isWash ? .washBegins : .operationBegins, car: row, place: .workshop, index: Int32(pool),
      detail: Int64(cars[row].operation))
    let end = workingEnd(pool, from: now, work: cars[row].work)
    calendar.schedule(.operationEnds(row), at: end, priority: Priority.completion)
  }

  mutating func endOperation(_ row: CarRow) {
    let pool = Int(cars[row].pool)
    pools[pool].freeTeams += 1
    recorder.add(PoolTally.bayWorking, pool: pool, cars[row].work)
    recorder.add(PoolTally.operations, pool: pool)
    bookWorkedHours(pool, from: cars[row].workBegan, to: now)
    let isWash = cars[row].phase == .wash || cars[row].phase == .touchUp
    note(
      isWash ? .washEnds : .operationEnds, car: row, place: .workshop, index: Int32(pool),
      detail: Int64(cars[row].operation))
    finishPhase(row)
    while pools[pool].freeTeams > 0, !pools[pool].teamWaiting.isEmpty {
      let next = pools[pool].teamWaiting.first
      cars.remove(next, from: &pools[pool].teamWaiting)
      startWork(next)
    }
  }

  private mutating func finishPhase(_ row: CarRow) {
    guard let workshop = shop.workshop else { return }
    switch cars[row].phase {
    case .operation:
      if !cars[row].isExtended, cars[row].operationsDone == 0,
        happens(workshop.pointee.additional.probability, .additionalWork, cars[row].entity)
      {
        return findAdditionalWork(row)
      }
      finishOperation(row)
    case .additionalWork: finishOperation(row)
    case .rework, .nothing: inspect(row)
    case .wash:
      cars[row].isWashed = true
      recorder.add(Tally.washes)
      if cars[row].washedFirst {
        chooseOperation(row)
        return goToNextPool(row)
      }
      finishInWorkshop(row)
    case .touchUp: finishInWorkshop(row)
    }
  }

  // MARK: Additional work (增项)

  private mutating func findAdditionalWork(_ row: CarRow) {
    cars[row].isExtended = true
    cars[row].stage = .waitingForCall
    recorder.add(Tally.additionalWorkFound)
    note(.additionalWorkFound, car: row, place: .workshop, index: Int32(cars[row].pool))
    cars.append(row, to: &callWaiting)
  }

  /// An advisor calls the customer.
  mutating func beginCall() {
    let row = callWaiting.first
    guard let workshop = shop.workshop,
      let person = takeIdle(.advisor, preferring: cars[row].advisor)
    else { return }
    cars.remove(row, from: &callWaiting)
    cars[row].worker = Int32(person)
    let duration = personal(
      draw(workshop.pointee.additionalCall, .additionalCall, cars[row].entity), person)
    note(
      .callBegins, car: row, person: Int32(person), place: .workshop,
      index: Int32(cars[row].pool), detail: duration)
    calendar.schedule(.callEnds(row), at: now + duration, priority: Priority.completion)
  }

  mutating func endCall(_ row: CarRow) {
    let person = Int(cars[row].worker)
    cars[row].worker = -1
    cars[row].stage = .waitingForAnswer
    release(person)
    guard let workshop = shop.workshop else { return }
    let wait = draw(workshop.pointee.additionalAnswer, .additionalAnswer, cars[row].entity)
    calendar.schedule(
      .customerAnswers(row), at: now + min(wait, shop.horizon), priority: Priority.completion)
  }

  mutating func customerAnswers(_ row: CarRow) {
    guard let workshop = shop.workshop else { return }
    let accepts = happens(
      workshop.pointee.additional.accepted, .additionalWork, Entity.repeated(cars[row].entity, 1))
    note(
      .customerAnswers, car: row, place: .workshop, index: Int32(cars[row].pool),
      detail: accepts ? 1 : 0)
    guard accepts else { return finishOperation(row) }
    recorder.add(Tally.additionalWorkAccepted)
    cars[row].phase = .additionalWork
    prepareWork(row)
    waitForTeam(row)
  }

  // MARK: On to the next operation

  private mutating func finishOperation(_ row: CarRow) {
    cars[row].operationsDone |= 1 << UInt64(cars[row].operation)
    let pool = cars[row].pool
    chooseOperation(row)
    if cars[row].operation < 0 {
      cars[row].pool = pool
      return inspect(row)
    }
    if cars[row].pool == pool {
      prepareWork(row)
      return waitForTeam(row)
    }
    let next = cars[row].pool
    cars[row].pool = pool
    freePoolBay(row)
    cars[row].pool = next
    cars[row].stage = .waitingForPool
    queueForPool(row)
  }

  /// Between pools a car stands in the workshop's yard and holds no bay, so that two pools cannot
  /// wait for each other.
  private mutating func goToNextPool(_ row: CarRow) {
    let next = cars[row].pool
    cars[row].pool = Int16(shop.workshop?.pointee.washPool ?? 0)
    freePoolBay(row)
    cars[row].pool = next
    cars[row].stage = .waitingForPool
    queueForPool(row)
  }

  mutating func freePoolBay(_ row: CarRow) {
    let pool = Int(cars[row].pool)
    touchPool(pool, at: now)
    pools[pool].freeBays += 1
  }

  // MARK: Inspection, rework, wash

  /// Own check and final inspection (自检、总检): by an inspector if there are any.
  private mutating func inspect(_ row: CarRow) {
    cars[row].stage = .waitingForInspector
    if shop.hasInspectors {
      cars.append(row, to: &inspectorWaiting)
    } else {
      beginInspection(row, person: nil)
    }
  }

  func inspectorIsFree() -> Bool { idleCount(.inspector) > 0 }

  mutating func beginInspection(_ row: CarRow, person: Int?) {
    guard let workshop = shop.workshop else { return }
    cars[row].stage = .inInspection
    var duration = draw(
      workshop.pointee.inspection, .inspection,
      Entity.repeated(cars[row].entity, Int(cars[row].reworks)))
    if let person {
      cars[row].worker = Int32(person)
      duration = personal(duration, person)
    }
    note(
      .inspectionBegins, car: row, person: cars[row].worker, place: .workshop,
      index: Int32(cars[row].pool))
    calendar.schedule(
      .inspectionEnds(row), at: now + duration, priority: Priority.completion)
  }

  mutating func endInspection(_ row: CarRow) {
    let person = cars[row].worker
    note(
      .inspectionEnds, car: row, person: person, place: .workshop, index: Int32(cars[row].pool))
    if person >= 0 {
      cars[row].worker = -1
      release(Int(person))
    }
    guard let workshop = shop.workshop else { return }
    // A fifth rework would say more about the parameter than about the car.
    if cars[row].reworks < 5,
      happens(
        workshop.pointee.reworkProbability, .rework,
        Entity.repeated(cars[row].entity, Int(cars[row].reworks)))
    {
      cars[row].reworks += 1
      recorder.add(Tally.reworks)
      note(.reworkNeeded, car: row, place: .workshop, index: Int32(cars[row].pool))
      cars[row].phase = .rework
      prepareWork(row)
      return waitForTeam(row)
    }
    let needsWash = cars[row].washAccepted && !cars[row].isWashed
    guard workshop.pointee.washPool >= 0, needsWash || cars[row].washedFirst else {
      return finishInWorkshop(row)
    }
    freePoolBay(row)
    cars[row].phase = needsWash ? .wash : .touchUp
    cars[row].pool = Int16(workshop.pointee.washPool)
    cars[row].stage = .waitingForPool
    queueForPool(row)
  }

  // MARK: The manager's re-ordering (clause 6: 先进行表面的清洗、先进行钣喷)

  func canWashFirst(_ row: CarRow) -> Bool {
    guard let workshop = shop.workshop, workshop.pointee.washPool >= 0 else { return false }
    return cars[row].stage == .ordered && cars[row].phase == .operation
      && cars[row].washAccepted && !cars[row].isWashed
      && pools[workshop.pointee.washPool].freeBays > 0
      && pools[workshop.pointee.washPool].queue.isEmpty
  }

  mutating func washFirst(_ row: CarRow) {
    leaveQueue(row)
    cars[row].phase = .wash
    cars[row].washedFirst = true
    cars[row].isExpedited = true
    cars[row].pool = Int16(shop.workshop?.pointee.washPool ?? 0)
    queueForPool(row)
  }

  func canStartWithBody(_ row: CarRow) -> Bool {
    guard let workshop = shop.workshop, workshop.pointee.bodyPool >= 0,
      cars[row].stage == .ordered, cars[row].phase == .operation,
      Int(cars[row].pool) != workshop.pointee.bodyPool,
      pools[workshop.pointee.bodyPool].freeBays > 0,
      pools[workshop.pointee.bodyPool].queue.isEmpty
    else { return false }
    return shop.jobs[Int(cars[row].jobType)].operations.contains {
      $0.pool == workshop.pointee.bodyPool
    }
  }

  mutating func startWithBody(_ row: CarRow) {
    guard let workshop = shop.workshop,
      let index = shop.jobs[Int(cars[row].jobType)].operations.firstIndex(where: {
        $0.pool == workshop.pointee.bodyPool
      })
    else { return }
    leaveQueue(row)
    cars[row].isExpedited = true
    setOperation(row, index)
    queueForPool(row)
  }
}
