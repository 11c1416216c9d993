import EventSimulation

/// Steps 3 to 5 of a visit: reception, the work at the car, the work at the desk (plan clause 4,
/// source section 3.1).
extension World {
  /// Gives free advisors their next task: a half-received customer before a new one, the customer
  /// in front before one on the telephone.
  mutating func serveWithAdvisors() -> Bool {
    var progress = false
    while true {
      if !deskWaiting.isEmpty, idleCount(.frontDesk) > 0, frontDeskHelps(with: .desk) {
        resumeAtDesk(with: .frontDesk)
      } else if idleCount(.advisor) == 0 {
        break
      } else if !deskWaiting.isEmpty {
        resumeAtDesk(with: .advisor)
      } else if rules.handBack.priority == .handBackFirst, !handBackWaiting.isEmpty {
        beginHandBack()
      } else if !reception.isEmpty {
        receiveNext(by: .advisor)
      } else if !handBackWaiting.isEmpty {
        beginHandBack()
      } else if !callWaiting.isEmpty {
        beginCall()
      } else if !pendingNotices.isEmpty {
        giveProgressNotice()
      } else {
        break
      }
      progress = true
    }
    while !reception.isEmpty, idleCount(.frontDesk) > 0, frontDeskHelps(with: .reception) {
      receiveNext(by: .frontDesk)
      progress = true
    }
    return progress
  }

  // MARK: Help by the front desk (source section 10)

  private mutating func frontDeskHelps(with steps: FrontDeskHelp.Steps) -> Bool {
    guard let help = rules.reception.frontDeskHelp, help.steps == steps else { return false }
    let timeOfDay = now &- Microseconds(day) * TimeUnit.day
    if help.peakWindows[today.weekday].contains(where: { $0.contains(timeOfDay) }) {
      return true
    }
    guard let assistAt = help.assistAt else { return false }
    return Int(lane.count + reception.count + guideWaiting.count) >= assistAt
  }

  // MARK: At the car

  private mutating func receiveNext(by role: Role) {
    let row = cars.head(of: reception, rules.reception.order)
    guard !row.isNone, let person = takeIdle(role) else { return }
    cars.remove(row, from: &reception)
    calendar.cancel(&cars[row].patienceTimer)
    calendar.cancel(&cars[row].receptionTimer)
    cars[row].advisor = Int32(person)
    cars[row].worker = Int32(person)
    cars[row].received = now
    cars[row].stage = .atCar
    book(row, to: .service)
    if cars[row].isMeasured {
      recorder.received(
        job: Int(cars[row].jobType), wait: now &- cars[row].waitsSince,
        target: rules.reception.target, at: now)
      if role == .frontDesk { recorder.add(Tally.helpedReceptions) }
    }
    note(
      .receptionBegins, car: row, person: Int32(person), place: .bay, index: cars[row].bay)
    let duration = personal(cars[row].atCar, person)
    cars[row].areaWork &+= duration
    if duration == 0 { return endAtCar(row) }
    schedule(.atCarEnds(row), after: duration, priority: Priority.completion)
  }

  mutating func endAtCar(_ row: CarRow) {
    note(.atCarEnds, car: row, person: cars[row].worker, place: .bay, index: cars[row].bay)
    let job = Int(cars[row].jobType)
    guard happens(shop.jobs[job].diagnosisProbability, .diagnosis, cars[row].entity) else {
      return continueAtDesk(row)
    }
    cars[row].stage = .inDiagnosis
    book(row, to: .diagnosis)
    note(.diagnosisBegins, car: row, place: .bay, index: cars[row].bay)
    if !rules.reception.advisorStaysForDiagnosis {
      let person = Int(cars[row].worker)
      cars[row].worker = -1
      release(person)
    }
    let duration = draw(shop.jobs[job].diagnosis, .diagnosisDuration, cars[row].entity)
    cars[row].areaWork &+= duration
    if duration == 0 { return endDiagnosis(row) }
    schedule(
      .diagnosisEnds(row), after: duration, priority: Priority.completion)
  }

  mutating func endDiagnosis(_ row: CarRow) {
    note(.diagnosisEnds, car: row, place: .bay, index: cars[row].bay)
    if cars[row].worker >= 0 { return continueAtDesk(row) }
    cars[row].stage = .waitingForDesk
    // At rest: it can be moved.
    cars.stir(.response)
    book(row, to: .advisorBusy)
    cars.append(row, to: &deskWaiting)
    if rules.reception.clearBayEarly { orderMove(row, to: .awaitingRepair) }
  }

  // MARK: At the desk

  /// Papers are no work for which a car stands in the area: it is driven out before them.
  var clearsBayEarly: Bool { rules.reception.clearBayEarly && rules.places.awaitingRepair > 0 }

  /// The customer, back from the diagnosis, is taken on by the own advisor or by another, or by the
  /// front desk.
  private mutating func resumeAtDesk(with role: Role) {
    let row = deskWaiting.first
    guard let person = takeIdle(role, preferring: cars[row].advisor) else { return }
    cars.remove(row, from: &deskWaiting)
    cars[row].worker = Int32(person)
    if role == .frontDesk, cars[row].isMeasured { recorder.add(Tally.helpedDeskSteps) }
    beginDesk(row)
  }

  private mutating func continueAtDesk(_ row: CarRow) {
    if rules.reception.clearBayEarly { orderMove(row, to: .awaitingRepair) }
    if people[Int(cars[row].worker)].role == .advisor, idleCount(.frontDesk) > 0,
      frontDeskHelps(with: .desk), let helper = takeIdle(.frontDesk)
    {
      let advisor = Int(cars[row].worker)
      cars[row].worker = Int32(helper)
      release(advisor)
      if cars[row].isMeasured { recorder.add(Tally.helpedDeskSteps) }
    }
    beginDesk(row)
  }

  private mutating func beginDesk(_ row: CarRow) {
    cars[row].stage = .atDesk
    // At rest: it can be moved.
    cars.stir(.response)
    bookInArea(row, to: .partsAndDesk)
    let person = Int(cars[row].worker)
    note(.deskBegins, car: row, person: Int32(person), place: .bay, index: cars[row].bay)
    let duration = personal(cars[row].atDesk, person)
    if !clearsBayEarly { cars[row].areaWork &+= duration }
    if duration == 0 { return endDesk(row) }
    schedule(.deskEnds(row), after: duration, priority: Priority.completion)
  }

  mutating func endDesk(_ row: CarRow) {
    let person = Int(cars[row].worker)
    cars[row].worker = -1
    cars[row].signed = now
    note(.orderSigned, car: row, person: Int32(person), place: .bay, index: cars[row].bay)
    release(person)
    waitForSupervisor(row)
  }

  /// Books to a cause, unless the car has left the area: then its time is spent outside.
  mutating func bookInArea(_ row: CarRow, to cause: DelayCause) {
    book(row, to: cars[row].place == .bay ? cause : .awaitingWorkshop)
  }
}
