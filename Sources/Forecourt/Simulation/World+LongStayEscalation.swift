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
      due &+= Microseconds(cars[row].limitsPassed) * every
    }
    cars[row].limitTimer = schedule(
      .limitPassed(row), after: max(0, due - clock) + 1, priority: Priority.limit)
  }

  mutating func passLimit(_ row: CarRow) {
    cars[row].limitTimer = .none
    cars[row].limitsPassed &+= 1
    note(.longStayBegins, car: row, place: cars[row].place, index: cars[row].bay)
    if rules.fines.trigger == .longStay { fine(row) }
    if let every = rules.longStay.repeatEvery {
      cars[row].limitTimer = schedule(
        .limitPassed(row), after: every, priority: Priority.limit)
    }
    guard rules.longStay.enabled, cars[row].escalation == .none else { return }
    cars[row].escalations &+= 1
    cars[row].escalationBegan = now
    recorder.add(Tally.longStayEscalations)
    noticeLongStay(row)
  }

  // MARK: Notice

  mutating func noticeLongStay(_ row: CarRow) {
    let seen = happens(
      shop.longStay.reliability, .longStayNotice,
      Entity.repeated(cars[row].entity, 2 * Int(cars[row].attempts)))
    cars[row].attempts &+= 1
    if seen {
      cars[row].escalation = .waitingForGuard
      cars.append(row, to: &noticesToGive)
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
    recorder.add(Timing.notice, now &- cars[row].escalationBegan)
    note(.noticeGiven, car: row, detail: 1)
    guard !shop.longStayActions.isEmpty else { return }
    matters.append(row)
    mattersHaveChanged()
    if response.state == .watching || response.state == .coordinating { attend(row) }
  }

  /// The car has left the area, or an action was taken: the escalation is over.
  mutating func endLongStayEscalation(_ row: CarRow, acted: Bool = false) {
    calendar.cancel(&cars[row].escalationTimer)
    cars.remove(row, from: &noticesToGive)
    matters.remove(row)
    mattersHaveChanged()
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

  /// Whether one of these actions is possible now.
  ///
  /// - Parameter actions: those for which there is room, as by `longStayActionsWithRoom`.
  @inline(__always)
  mutating func isPossible(anyOf actions: UInt8, _ row: CarRow) -> Bool {
    fitting(actions, row) != 0 && isAtRest(row)
      && untouched != .longStay(car: cars[row].serial)
  }

  /// Which of these actions would do for the car: re-ordered only if it has to wait for a bay of its
  /// own pool.
  @inline(__always)
  private mutating func fitting(_ actions: UInt8, _ row: CarRow) -> UInt8 {
    let move = LongStayAction.moveToAwaitingRepair.bit
    let fitting = cars[row].fittingActions & actions
    return fitting & ~move == 0 || hasToWait(row) ? fitting : fitting & move
  }

  /// Actions on the policy's list for which there is a place to go to, whatever the car; by bit.
  var longStayActionsWithRoom: UInt8 {
    @inline(__always) get {
      var actions: UInt8 = 0
      if lotHeld < rules.places.awaitingRepair {
        actions |= LongStayAction.moveToAwaitingRepair.bit
      }
      if hasRoomNow(shop.washPool) { actions |= LongStayAction.washFirst.bit }
      if hasRoomNow(shop.bodyPool) { actions |= LongStayAction.bodyAndPaintFirst.bit }
      return actions & shop.longStayActionSet
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
    let actions = longStayActionsWithRoom
    let fitting = self.fitting(actions, row)
    guard isPossible(anyOf: actions, row),
      // The first on the policy's list.
      let action = shop.longStayActions.first(where: {
        fitting & $0.bit != 0
      })
    else { return }
    recorder.add(Timing.firstAction, now &- cars[row].escalationBegan)
    noteAction(16 + Int64(action.rawValue), row)
    endLongStayEscalation(row, acted: true)
    switch action {
    case .moveToAwaitingRepair:
      recorder.add(Tally.movedToLot)
      orderMove(row, to: .awaitingRepair, isExtra: holdsInBay)
    case .washFirst:
      recorder.add(Tally.washedFirst)
      washFirst(row)
    case .bodyAndPaintFirst:
      recorder.add(Tally.bodyFirst)
      startWithBody(row)
    }
  }
}

extension LongStayAction {
  /// Its place in a set of actions.
  var bit: UInt8 { 1 &<< rawValue }
}
