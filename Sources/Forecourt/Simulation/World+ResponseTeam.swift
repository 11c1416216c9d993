import EventSimulation

/// The emergency team at work (plan clause 1): guards who notice and call, one manager at a time
/// who attends and coordinates, matter by matter in the order in which they became known.
struct ResponseTeam: BitwiseCopyable {
  enum State: UInt8, BitwiseCopyable {
    case away, walking, watching, coordinating
  }
  /// The matter of the crowding episode, among the rows of the cars that stay long.
  static var crowdingMatter: CarRow { .none }

  var state = State.away
  /// The manager or deputy who attends; −1: nobody.
  var attender: Int32 = -1
  /// Whoever is on the way turns back when no known matter is left.
  var mayBeCalledOff = false
  var arrival: EventCalendar<Happening>.Token = .none
  /// What the round of coordination is about.
  var subject = CarRow.none
  /// The number of the subject's car: its row may be another's by the end of the round.
  var subjectSerial: UInt32 = 0
  /// One who has other work too has done a round, and goes back.
  var hasDoneRound = false
  /// Rounds so far, for their random numbers.
  var round = 0
}

extension World {
  // MARK: Notice: 保安第一时间通知服务经理

  /// Waiting notices are given as soon as a guard is free. The call is made beside other work (by
  /// radio), so that a rule that only watches holds nobody up.
  mutating func giveNotices() -> Bool {
    var progress = false
    while !noticesToGive.isEmpty, let caller = freeCaller() {
      let matter = noticesToGive[0]
      cars.remove(matter, from: &noticesToGive)
      if matter == ResponseTeam.crowdingMatter {
        callAboutCrowding(caller)
      } else {
        callAboutLongStay(matter, caller)
      }
      progress = true
    }
    return progress
  }

  /// A free guard; with none on duty, a free deputy.
  private mutating func freeCaller() -> Int32? {
    let guards = roles[Int(Role.guardPost.rawValue)]
    if guards.idle > 0 { return guards.firstIdle }
    guard guards.onDuty == guards.onBreak else { return nil }
    for role in rules.staff.notifyDeputies where roles[Int(role.rawValue)].idle > 0 {
      return roles[Int(role.rawValue)].firstIdle
    }
    return nil
  }

  // MARK: Attendance and coordination: 现场协调

  private mutating func setResponse(_ state: ResponseTeam.State) {
    response.state = state
    mattersHaveChanged()
  }

  /// The one who attends, or who is to come, looks anew; one who is busy does not, and one who walks
  /// only if there may be nothing left to come for.
  mutating func mattersHaveChanged() {
    let mayStep =
      switch response.state {
      case .away: !matters.isEmpty
      case .walking: matters.isEmpty && response.mayBeCalledOff
      case .watching: true
      case .coordinating: false
      }
    cars.mark(.response, isOccupied: mayStep)
  }

  mutating func stepResponse() -> Bool {
    if response.state == .away { return sendManager() }
    if response.state == .walking { return callOff() }
    let hasOtherWork = hasOtherWork(people[Int(response.attender)].role)
    if matters.isEmpty || (hasOtherWork && response.hasDoneRound) { return goBack() }
    if let matter = firstPossibleMatter() {
      beginCoordination(matter)
      return true
    }
    return hasOtherWork && goBack()
  }

  /// The first matter, in order of notice, for which an action is possible now.
  private mutating func firstPossibleMatter() -> CarRow? {
    let actions = longStayActionsWithRoom
    for index in 0..<matters.count {
      let matter = matters[index]
      if matter == ResponseTeam.crowdingMatter {
        if possibleCrowdingAction() != nil { return matter }
      } else if isPossible(anyOf: actions, matter) {
        return matter
      }
    }
    return nil
  }

  /// The guard rings: no known matter is left.
  private mutating func callOff() -> Bool {
    calendar.cancel(&response.arrival)
    return goBack(calledOff: true)
  }

  private mutating func goBack(calledOff: Bool = false) -> Bool {
    let person = Int(response.attender)
    response.attender = -1
    setResponse(.away)
    note(.managerLeaves, person: Int32(person), detail: calledOff ? 1 : 0)
    release(person)
    return true
  }

  /// A deputy, or a manager who also drives the cars out: waiting on the spot for something to
  /// become possible would keep undone the very work that makes it possible.
  @inline(__always)
  private func hasOtherWork(_ role: Role) -> Bool {
    role != .manager || rules.handOver.driver == .manager
  }

  /// The service manager, at once.
  private mutating func sendManager() -> Bool {
    guard !hasOtherWork(.manager), let manager = takeIdle(.manager) else { return false }
    setOff(manager)
    return true
  }

  /// Nothing else can start: one with other work has none that waits, and comes for a round if there
  /// is something to do. A deputy only while no manager is present.
  mutating func sendDeputy() -> Bool {
    guard let role = freeDeputy(), firstPossibleMatter() != nil, let deputy = takeIdle(role) else {
      return false
    }
    setOff(deputy)
    return true
  }

  private mutating func freeDeputy() -> Role? {
    if present(.manager) > 0 {
      return hasOtherWork(.manager) && idleCount(.manager) > 0 ? .manager : nil
    }
    return rules.staff.attendDeputies.first { idleCount($0) > 0 }
  }

  private mutating func setOff(_ person: Int) {
    response.attender = Int32(person)
    response.mayBeCalledOff =
      matters[0] == ResponseTeam.crowdingMatter
      ? shop.crowding.calledOff : shop.longStay.calledOff
    setResponse(.walking)
    response.hasDoneRound = false
    note(.managerSetsOff, person: Int32(person))
    let walk = personal(attendanceTime(), person)
    if walk == 0 {
      managerArrives()
    } else {
      response.arrival = schedule(
        .managerArrives, after: walk, priority: Priority.escalation)
    }
  }

  mutating func managerArrives() {
    response.arrival = .none
    setResponse(.watching)
    note(.managerAttends, person: response.attender)
    recorder.add(Tally.attendances)
    for index in 0..<matters.count { attend(matters[index]) }
  }

  /// The manager is on the spot for this matter: its first time counts.
  mutating func attend(_ matter: CarRow) {
    if matter == ResponseTeam.crowdingMatter {
      guard !crowding.isAttended else { return }
      crowding.isAttended = true
      recorder.add(Timing.attendance, now &- crowding.known)
    } else {
      guard !cars[matter].isAttended else { return }
      cars[matter].isAttended = true
      recorder.add(Timing.attendance, now &- cars[matter].escalationKnown)
    }
  }

  private mutating func beginCoordination(_ matter: CarRow) {
    setResponse(.coordinating)
    response.subject = matter
    response.subjectSerial = matter == ResponseTeam.crowdingMatter ? 0 : cars[matter].serial
    note(
      .coordinationBegins, car: matter, person: response.attender,
      detail: matter == ResponseTeam.crowdingMatter ? 0 : 1)
    let isCrowding = matter == ResponseTeam.crowdingMatter
    let sampler = isCrowding ? shop.crowding.coordination : shop.longStay.coordination
    let duration = draw(
      sampler, isCrowding ? .crowdingCoordination : .longStayCoordination,
      Entity.episode(response.round, attempt: 0))
    response.round &+= 1
    let personalDuration = personal(duration, Int(response.attender))
    if personalDuration == 0 { return endCoordination() }
    schedule(
      .coordinationEnds, after: personalDuration, priority: Priority.escalation)
  }

  /// The way to the area, for the matter that calls.
  private mutating func attendanceTime() -> Microseconds {
    matters[0] == ResponseTeam.crowdingMatter
      ? draw(
        shop.crowding.attendance, .crowdingAttendance,
        Entity.episode(crowding.number, attempt: 0))
      : draw(shop.longStay.attendance, .longStayAttendance, cars[matters[0]].entity)
  }

  mutating func endCoordination() {
    setResponse(.watching)
    response.hasDoneRound = true
    let matter = response.subject
    guard matters.contains(matter) else { return }
    if matter != ResponseTeam.crowdingMatter, cars[matter].serial != response.subjectSerial {
      return
    }
    if matter == ResponseTeam.crowdingMatter { actOnCrowding() } else { actOnLongStay(matter) }
  }
}
