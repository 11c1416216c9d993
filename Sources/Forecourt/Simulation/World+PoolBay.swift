import EventSimulation

/// A car in a bay of the workshop: parts, work, and work that is found on the way (增项).
extension World {
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
        schedule(
          .partsArrive(row), after: min(wait, shop.horizon), priority: Priority.completion)
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
  mutating func prepareWork(_ row: CarRow) {
    guard let workshop = shop.workshop else { return }
    let entity = cars[row].entity
    switch cars[row].phase {
    case .operation:
      let operation = Int(cars[row].operation)
      let operations = shop.jobs[Int(cars[row].jobType)].operations
      cars[row].operationTime = draw(
        operations[operation].duration,
        Purpose.operation.rawValue + UInt8(truncatingIfNeeded: operation), entity)
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

  mutating func waitForTeam(_ row: CarRow) {
    let pool = Int(cars[row].pool)
    guard pools[pool].freeTeams > 0 else {
      cars[row].stage = .waitingForTeam
      return cars.append(row, to: &pools[pool].teamWaiting)
    }
    startWork(row)
  }

  private mutating func startWork(_ row: CarRow) {
    let pool = Int(cars[row].pool)
    pools[pool].freeTeams &-= 1
    cars[row].stage = .inOperation
    cars[row].workBegan = now
    let isWash = cars[row].phase == .wash || cars[row].phase == .touchUp
    note(
      isWash ? .washBegins : .operationBegins, car: row, place: .workshop, index: Int32(pool),
      detail: Int64(cars[row].operation))
    if !isWash, cars[row].repairBegan == .never { beginRepair(row) }
    let end = workingEnd(pool, from: now, work: cars[row].work)
    schedule(.operationEnds(row), at: end, priority: Priority.completion)
  }

  mutating func endOperation(_ row: CarRow) {
    let pool = Int(cars[row].pool)
    pools[pool].freeTeams &+= 1
    recorder.add(PoolTally.operations, pool: pool)
    bookWork(row, until: now)
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
    schedule(.callEnds(row), after: duration, priority: Priority.completion)
  }

  mutating func endCall(_ row: CarRow) {
    let person = Int(cars[row].worker)
    cars[row].worker = -1
    cars[row].stage = .waitingForAnswer
    release(person)
    guard let workshop = shop.workshop else { return }
    let wait = draw(workshop.pointee.additionalAnswer, .additionalAnswer, cars[row].entity)
    schedule(
      .customerAnswers(row), after: min(wait, shop.horizon), priority: Priority.completion)
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
}
