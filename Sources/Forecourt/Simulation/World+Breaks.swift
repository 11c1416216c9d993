import EventSimulation

/// Breaks, and the rule that at meal times somebody stays (source section 5: 吃饭时间内前台至少要有
/// 一个人员在岗).
extension World {
  mutating func breakFallsDue(_ person: Int, _ number: Int16) {
    guard people[person].isOnDuty, !people[person].mustLeave, !people[person].isStaying
    else { return }
    // One break is due at a time: the window of the next one ends that of the last.
    if people[person].dueBreak >= 0 { breakIsOver(person, people[person].dueBreak) }
    setDueBreak(person, number)
    if people[person].isIdle { startBreakFromIdle(person) }
  }

  /// Which break of a person may be taken now; −1: none.
  mutating func setDueBreak(_ person: Int, _ number: Int16) {
    let role = Int(people[person].role.rawValue)
    roles[role].breaksDue &+= (number >= 0 ? 1 : 0) - (people[person].dueBreak >= 0 ? 1 : 0)
    people[person].dueBreak = number
  }

  /// The window has closed over a break that could not be given.
  mutating func breakIsOver(_ person: Int, _ number: Int16) {
    guard people[person].dueBreak == number else { return }
    setDueBreak(person, -1)
    recorder.add(Tally.breaksMissed)
    recorder.add(PersonTally.breaksMissed, person: person)
    note(.breakMissed, person: Int32(person))
  }

  /// Gives the break that is due if enough others of the role stay. The person is not in the list
  /// of the idle.
  mutating func takeBreak(_ person: Int) -> Bool {
    guard mayTakeBreak(person) else { return false }
    let role = people[person].role
    let number = Int(people[person].dueBreak)
    setDueBreak(person, -1)
    people[person].isOnBreak = true
    people[person].breakSince = now
    roles[Int(role.rawValue)].onBreak &+= 1
    cars.stir(.all)
    note(.breakBegins, person: Int32(person))
    recorder.add(Tally.breaksTaken)
    recorder.add(PersonTally.breaksTaken, person: person)
    people[person].breakTimer = schedule(
      .breakEnds(Int32(person)), after: rules.staff.people[person].breaks[number].length,
      priority: Priority.calendar)
    return true
  }

  private mutating func mayTakeBreak(_ person: Int) -> Bool {
    let role = people[person].role
    // The window may close at this very instant.
    let window = rules.staff.people[person].breaks[Int(people[person].dueBreak)].window
    guard now < Microseconds(day) * TimeUnit.day + window.to else { return false }
    return Int(present(role)) - 1 >= rules.staff.minimumOnDuty[Int(role.rawValue)]
  }

  mutating func endBreak(_ person: Int) {
    finishBreak(person)
    note(.breakEnds, person: Int32(person))
    becomeIdle(person)
    giveDueBreaks(people[person].role)
  }

  mutating func finishBreak(_ person: Int) {
    bookBreak(person, until: now)
    calendar.cancel(&people[person].breakTimer)
    people[person].isOnBreak = false
    roles[Int(people[person].role.rawValue)].onBreak &-= 1
  }

  mutating func bookBreak(_ person: Int, until end: Microseconds) {
    let since = people[person].breakSince
    recorder.add(PersonTally.breakTime, person: person, end - since)
    recorder.add(RoleTally.breakTime, people[person].role, from: since, to: end)
  }

  /// Somebody came (back): idle colleagues whose break is due may now go, in order of the roster.
  mutating func giveDueBreaks(_ role: Role) {
    guard roles[Int(role.rawValue)].breaksDue > 0 else { return }
    for person in 0..<shop.shape.people
    where people[person].role == role && people[person].dueBreak >= 0 && people[person].isIdle {
      startBreakFromIdle(person)
    }
  }

  private mutating func startBreakFromIdle(_ person: Int) {
    guard mayTakeBreak(person) else { return }
    removeIdle(person)
    _ = takeBreak(person)
  }
}
