import EventSimulation

/// The long-stay escalation, plan clause 6 (停留时间长（超过20分钟）): one clock a car.
extension World {
  // MARK: The clock

  /// Starts the timer of the limit on entering the area. A stay of exactly the limit is not long,
  /// so the limit is passed one microsecond after it.
  mutating func startLimitTimer(_ row: CarRow) {
    guard
      rules.longStay.enabled || rules.fines.trigger == .longStay || Observer.isRecording
    else { return }
    let clock = cars[row].areaClock - cars[row].forgivenClock
    var due = rules.longStay.limit
    if cars[row].limitsPassed > 0 {
      // Passed before a time in parking: only a repeat is still to come.
      guard let every = rules.longStay.repeatEvery else { return }
      due += Microseconds(cars[row].limitsPassed) * every
    }
    cars[row].limitTimer = schedule(
      .limitPassed(row), after: max(0, due - clock) + 1, priority: Priority.limit)
  }

  mutating func passLimit(_ row: CarRow) {
    cars[row].limitTimer = .none
    cars[row].limitsPassed += 1
    note(.longStayBegins, car: row, place: cars[row].place, index: cars[row].bay)
    if rules.fines.trigger == .longStay { fine(row) }
    if let every = rules.longStay.repeatEvery {
      cars[row].limitTimer = schedule(
        .limitPassed(row), after: every, priority: Priority.limit)
    }
    guard rules.longStay.enabled, cars[row].escalation == .none else { return }
    cars[row].escalations += 1
    cars[row].escalationBegan = now
    recorder.add(Tally.longStayEscalations)
    noticeLongStay(row)
  }

  // MARK: Notice

  mutating func noticeLongStay(_ row: CarRow) {
    let seen = happens(
      shop.longStay.reliability, .longStayNotice,
      Entity.repeated(cars[row].entity, 2 * Int(cars[row].attempts)))
    cars[row].attempts += 1
    if seen {
      cars[row].escalation = .waitingForGuard
      noticesToGive.append(row)
    } else {
      cars[row].escalation = .missed
      recorder.add(Tally.missedNotices)
      note(.noticeMissed, car: row, detail: 1)
      cars[row].escalationTimer = schedule(
        .longStayPatrol(row), after: shop.longStay.patrolEvery,
        priority: Priority.escalation)
    }
  }

  mutating func callAboutLongStay(_ row: CarRow, _ caller: Int32) {
    cars[row].escalation = .calling
    note(.noticeBegins, car: row, person: caller, detail: 1)
    let delay = draw(
      shop.longStay.noticeDelay, .longStayNotice,
      Entity.repeated(cars[row].entity, 1 + 2 * Int(cars[row].escalations)))
    if delay == 0 { return longStayIsKnown(row) }
    cars[row].escalationTimer = schedule(
      .longStayNoticeGiven(row), after: delay, priority: Priority.escalation)
  }

  mutating func longStayIsKnown(_ row: CarRow) {
    cars[row].escalationTimer = .none
    cars[row].escalation = .known
    cars[row].escalationKnown = now
    cars[row].isAttended = false
    recorder.add(Tally.longStayNotices)
    recorder.add(Timing.notice, now - cars[row].escalationBegan)
    note(.noticeGiven, car: row, detail: 1)
    guard !shop.longStayActions.isEmpty else { return }
    matters.append(row)
    if response.state == .watching || response.state == .coordinating { attend(row) }
  }

  /// The car has left the area, or an action was taken: the escalation is over.
  mutating func endLongStayEscalation(_ row: CarRow, acted: Bool = false) {
    calendar.cancel(&cars[row].escalationTimer)
    noticesToGive.remove(row)
    matters.remove(row)
    cars[row].escalation = .none
    recorder.add(acted ? Tally.longStayActions : Tally.longStayResolvedAlone)
    note(.escalationEnds, car: row, detail: 1)
  }

  // MARK: Actions

  /// The car stands in a bay, nobody works at it, and nobody is about to fetch it. One that the
  /// workshop has taken is about to go by itself.
  @inline(__always)
  mutating func isAtRest(_ row: CarRow) -> Bool {
    cars[row].place == .bay && nobodyWorksAt(row) && cars[row].moveTo == .road
      && !cars[row].isTaken
  }

  /// The first action on the policy's list that is possible for a car at rest now.
  mutating func possibleLongStayAction(_ row: CarRow) -> LongStayAction? {
    if untouched == .longStay(car: cars[row].serial) { return nil }
    for action in shop.longStayActions where hasRoom(for: action) && suits(action, row) {
      return action
    }
    return nil
  }

  /// Whether there is a place to go to, whatever the car.
  @inline(__always)
  func hasRoom(for action: LongStayAction) -> Bool {
    switch action {
    case .moveToAwaitingRepair: lotHeld < rules.places.awaitingRepair
    case .washFirst: hasRoomNow(shop.workshop?.pointee.washPool ?? -1)
    case .bodyAndPaintFirst: hasRoomNow(shop.workshop?.pointee.bodyPool ?? -1)
    }
  }

  @inline(__always)
  private mutating func suits(_ action: LongStayAction, _ row: CarRow) -> Bool {
    switch action {
    case .moveToAwaitingRepair: true
    case .washFirst: canWashFirst(row)
    case .bodyAndPaintFirst: canStartWithBody(row)
    }
  }

  /// The work at the car is done; papers may still go on at the desk.
  @inline(__always)
  private func nobodyWorksAt(_ row: CarRow) -> Bool {
    switch cars[row].stage {
    case .waitingForDesk, .atDesk, .waitingForSupervisor, .handingOver, .ordered: true
    default: false
    }
  }

  mutating func actOnLongStay(_ row: CarRow) {
    guard isAtRest(row), let action = possibleLongStayAction(row) else { return }
    recorder.add(Timing.firstAction, now - cars[row].escalationBegan)
    noteAction(16 + Int64(action.rawValue), row)
    endLongStayEscalation(row, acted: true)
    switch action {
    case .moveToAwaitingRepair:
      recorder.add(Tally.movedToLot)
      orderMove(row, to: .awaitingRepair)
    case .washFirst:
      recorder.add(Tally.washedFirst)
      washFirst(row)
    case .bodyAndPaintFirst:
      recorder.add(Tally.bodyFirst)
      startWithBody(row)
    }
  }
}
