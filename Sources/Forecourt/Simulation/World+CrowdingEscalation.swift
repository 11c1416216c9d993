import EventSimulation

/// The crowding escalation, plan clause 5 (进入预检区车辆超过4台以上（含4台）).
struct CrowdingEpisode: BitwiseCopyable {
  var isOpen = false
  var number = 0
  var began: Microseconds = 0
  var notice = EscalationState.none
  var attempts = 0
  /// When the manager knew.
  var known: Microseconds = .never
  /// Somebody was on the spot since.
  var isAttended = false
  var hasActed = false
  /// Arriving cars are sent to temporary parking.
  var divertsAtGate = false
  var closeTimer: EventCalendar<Happening>.Token = .none
  var noticeTimer: EventCalendar<Happening>.Token = .none
}

extension World {
  // MARK: The episode

  /// A car has come in: at the threshold an episode begins.
  mutating func crowdingMayBegin(_ row: CarRow) {
    guard recorder.level >= rules.crowding.threshold else { return }
    calendar.cancel(&crowding.closeTimer)
    guard !crowding.isOpen else { return }
    crowding.isOpen = true
    crowding.number &+= 1
    crowding.began = now
    crowding.attempts = 0
    crowding.known = .never
    crowding.isAttended = false
    crowding.hasActed = false
    note(.crowdingBegins, car: row, detail: Int64(recorder.level))
    if rules.fines.trigger == .episode, !cars[row].isVisitor { fine(row) }
    if rules.crowding.enabled { noticeCrowding() }
  }

  /// A car has gone: below the threshold, and after `closeAfter`, the episode ends.
  mutating func crowdingMayEnd() {
    guard crowding.isOpen, recorder.level < rules.crowding.threshold,
      crowding.closeTimer.isNone
    else { return }
    if rules.crowding.closeAfter == 0 { return closeCrowding() }
    crowding.closeTimer = schedule(
      .crowdingCloses, after: rules.crowding.closeAfter, priority: Priority.escalation)
  }

  mutating func closeCrowding() {
    crowding.isOpen = false
    crowding.divertsAtGate = false
    crowding.notice = .none
    crowding.closeTimer = .none
    calendar.cancel(&crowding.noticeTimer)
    cars.remove(ResponseTeam.crowdingMatter, from: &noticesToGive)
    matters.remove(ResponseTeam.crowdingMatter)
    mattersHaveChanged()
    // Cars are no longer sent to parking first.
    cars.stir(.gate)
    note(.crowdingEnds, detail: now &- crowding.began)
  }

  // MARK: Notice

  /// A guard looks: the crowd is seen, or missed and looked for again.
  mutating func noticeCrowding() {
    let seen = happens(
      shop.crowding.reliability, .crowdingNotice,
      Entity.episode(crowding.number, attempt: 2 * crowding.attempts))
    crowding.attempts &+= 1
    if seen {
      crowding.notice = .waitingForGuard
      cars.append(ResponseTeam.crowdingMatter, to: &noticesToGive)
    } else {
      crowding.notice = .missed
      recorder.add(Tally.missedNotices)
      note(.noticeMissed, detail: 0)
      crowding.noticeTimer = schedule(
        .crowdingPatrol, after: shop.crowding.patrolEvery, priority: Priority.escalation)
    }
  }

  mutating func callAboutCrowding(_ caller: Int32) {
    crowding.notice = .calling
    note(.noticeBegins, person: caller, detail: 0)
    let delay = draw(
      shop.crowding.noticeDelay, .crowdingNotice,
      Entity.episode(crowding.number, attempt: 1))
    if delay == 0 { return crowdingIsKnown() }
    crowding.noticeTimer = schedule(
      .crowdingNoticeGiven, after: delay, priority: Priority.escalation)
  }

  mutating func crowdingIsKnown() {
    crowding.notice = .known
    crowding.noticeTimer = .none
    crowding.known = now
    recorder.add(Tally.crowdingNotices)
    recorder.add(Timing.notice, now &- crowding.began)
    note(.noticeGiven, detail: 0)
    // A rule without actions only watches, and calls nobody away.
    guard !shop.crowdingActions.isEmpty else { return }
    matters.append(ResponseTeam.crowdingMatter)
    mattersHaveChanged()
    if response.state == .watching || response.state == .coordinating {
      attend(ResponseTeam.crowdingMatter)
    }
  }

  // MARK: Actions

  /// The first action on the policy's list that is possible now.
  mutating func possibleCrowdingAction() -> CrowdingAction? {
    if untouched == .crowding(episode: crowding.number) { return nil }
    for action in shop.crowdingActions where isPossible(action) { return action }
    return nil
  }

  @inline(__always)
  private func isPossible(_ action: CrowdingAction) -> Bool {
    switch action {
    case .releaseToWaitingBay:
      !orderedInBays.isEmpty && waitingBaysHeld < rules.places.waitingBays
    case .divertToTemporaryParking:
      parkingHeld < rules.places.temporaryParking
        && (!lane.isEmpty || !crowding.divertsAtGate)
    }
  }

  mutating func actOnCrowding() {
    guard let action = possibleCrowdingAction() else { return }
    if !crowding.hasActed {
      crowding.hasActed = true
      recorder.add(Timing.firstAction, now &- crowding.began)
    }
    switch action {
    case .releaseToWaitingBay:
      let row = orderedInBays.first
      noteAction(Int64(action.rawValue), row)
      recorder.add(Tally.released)
      orderMove(row, to: .waitingBay, isExtra: holdsInBay)
    case .divertToTemporaryParking:
      crowding.divertsAtGate = true
      cars.stir(.gate)
      let row = cars.lastArrival(in: lane)
      noteAction(Int64(action.rawValue), row)
      guard !row.isNone else { return }
      cars.remove(row, from: &lane)
      laneCount &-= 1
      leaveArea(row)
      divert(row, atGate: false)
    }
  }

  mutating func noteAction(_ action: Int64, _ row: CarRow) {
    note(.actionTaken, car: row, person: response.attender, detail: action)
  }
}
