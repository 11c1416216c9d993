import EventSimulation

/// Who is on duty, who is free, who takes the next task.
extension World {
  mutating func resetPeople() {
    for index in shop.shop.staff.people.indices {
      let person = shop.shop.staff.people[index]
      people[index] = PersonState(role: person.role, speed: person.speed)
    }
    for role in 0..<Role.allCases.count { roles[role] = RoleState() }
    staying = 0
  }

  // MARK: Free people

  /// The one of a role who has been idle longest, now busy; nil if nobody is free.
  mutating func takeIdle(_ role: Role, preferring preferred: Int32 = -1) -> Int? {
    let person: Int32
    if preferred >= 0, people[Int(preferred)].isIdle, people[Int(preferred)].role == role {
      person = preferred
    } else {
      person = roles[Int(role.rawValue)].firstIdle
    }
    guard person >= 0 else { return nil }
    removeIdle(Int(person))
    people[Int(person)].isBusy = true
    people[Int(person)].busySince = now
    return Int(person)
  }

  func idleCount(_ role: Role) -> Int32 { roles[Int(role.rawValue)].idle }

  /// On duty and not on a break.
  func present(_ role: Role) -> Int32 {
    roles[Int(role.rawValue)].onDuty - roles[Int(role.rawValue)].onBreak
  }

  /// A duration at this person's speed.
  mutating func personal(_ duration: Microseconds, _ person: Int) -> Microseconds {
    let speed = people[person].speed
    return speed == 1 ? duration : Self.scaled(duration, by: 1 / speed)
  }

  /// The task in hand is done.
  mutating func release(_ person: Int) {
    let since = people[person].busySince
    let role = people[person].role
    if now > since {
      recorder.add(PersonTally.busyTime, person: person, now &- since)
      recorder.add(RoleTally.busyTime, role, from: since, to: now)
    }
    recorder.add(PersonTally.tasks, person: person)
    people[person].isBusy = false
    if people[person].mustLeave { return leaveDuty(person) }
    if people[person].dueBreak >= 0, takeBreak(person) { return }
    becomeIdle(person)
  }

  /// Free for the next task.
  mutating func becomeIdle(_ person: Int) {
    let role = Int(people[person].role.rawValue)
    let last = roles[role].lastIdle
    people[person].previousIdle = last
    people[person].nextIdle = -1
    if last >= 0 {
      people[Int(last)].nextIdle = Int32(truncatingIfNeeded: person)
    } else {
      roles[role].firstIdle = Int32(truncatingIfNeeded: person)
    }
    roles[role].lastIdle = Int32(truncatingIfNeeded: person)
    roles[role].idle &+= 1
    cars.stir(shop.linesOfRole[role])
  }

  mutating func removeIdle(_ person: Int) {
    let role = Int(people[person].role.rawValue)
    let (previous, next) = (people[person].previousIdle, people[person].nextIdle)
    if previous >= 0 {
      people[Int(previous)].nextIdle = next
    } else {
      roles[role].firstIdle = next
    }
    if next >= 0 {
      people[Int(next)].previousIdle = previous
    } else {
      roles[role].lastIdle = previous
    }
    people[person].previousIdle = -1
    people[person].nextIdle = -1
    roles[role].idle &-= 1
  }

  // MARK: Shifts

  /// Enters today's shifts and break windows into the calendar: who goes at an instant has gone, and
  /// who comes has come, when a window opens then.
  mutating func scheduleShifts() {
    for role in 0..<Role.allCases.count { roles[role].lastShiftEnds = 0 }
    guard !today.isClosed else { return }
    for index in rules.staff.people.indices {
      for shift in rules.staff.people[index].shifts[today.weekday] {
        let end = now &+ shift.to
        let role = Int(people[index].role.rawValue)
        roles[role].lastShiftEnds = max(roles[role].lastShiftEnds, end)
        if shift.to == TimeUnit.day, worksAtMidnightTomorrow(index) { continue }
        schedule(.shiftEnds(Int32(index)), at: end, priority: Priority.calendar)
      }
    }
    for index in rules.staff.people.indices {
      for shift in rules.staff.people[index].shifts[today.weekday]
      where !(shift.from == 0 && people[index].isOnDuty) {
        schedule(
          .shiftBegins(Int32(index)), after: shift.from, priority: Priority.calendar)
      }
    }
    for index in rules.staff.people.indices
    where !rules.staff.people[index].shifts[today.weekday].isEmpty {
      for (number, pause) in rules.staff.people[index].breaks.enumerated() {
        schedule(
          .breakWindowOpens(Int32(index), Int16(number)), after: pause.window.from,
          priority: Priority.calendar)
        schedule(
          .breakWindowCloses(Int32(index), Int16(number)), after: pause.window.to,
          priority: Priority.calendar)
      }
    }
  }

  private mutating func worksAtMidnightTomorrow(_ person: Int) -> Bool {
    guard day + 1 < rules.calendar.days else { return true }
    let tomorrow = shop.plan(ofDay: day + 1)
    return !tomorrow.isClosed
      && rules.staff.people[person].shifts[tomorrow.weekday].first?.from == 0
  }

  mutating func beginShift(_ person: Int) {
    if people[person].isOnDuty {
      // Still here from the last shift: one stretch of duty goes on as another.
      closeDuty(person, at: now)
      people[person].dutySince = now
      unstay(person)
      people[person].mustLeave = false
      people[person].shiftEnds = endOfShift(person)
      return
    }
    people[person].isOnDuty = true
    people[person].dutySince = now
    people[person].shiftEnds = endOfShift(person)
    setDueBreak(person, -1)
    roles[Int(people[person].role.rawValue)].onDuty &+= 1
    note(.shiftBegins, person: Int32(person))
    becomeIdle(person)
    giveDueBreaks(people[person].role)
  }

  /// When the shift that begins now is over.
  private mutating func endOfShift(_ person: Int) -> Microseconds {
    let midnight = Microseconds(day) * TimeUnit.day
    for shift in rules.staff.people[person].shifts[today.weekday]
    where midnight + shift.from == now {
      if shift.to == TimeUnit.day, worksAtMidnightTomorrow(person) { return .never }
      return midnight + shift.to
    }
    return .never
  }

  /// The shift is over: a task in hand is finished first, and the last of the day stay while
  /// customers inside wait for them.
  mutating func endShift(_ person: Int) {
    guard people[person].isOnDuty else { return }
    people[person].shiftEnds = now
    setDueBreak(person, -1)
    if people[person].isOnBreak {
      finishBreak(person)
      return leaveDuty(person)
    }
    let role = people[person].role
    if unserved > 0, shop.staying[Int(role.rawValue)],
      now >= roles[Int(role.rawValue)].lastShiftEnds
    {
      people[person].isStaying = true
      staying &+= 1
    } else if people[person].isBusy {
      people[person].mustLeave = true
    } else {
      removeIdle(person)
      leaveDuty(person)
    }
  }

  /// Everybody inside is served: those who stayed for them go home.
  mutating func sendStayingHome() {
    for role in 0..<Role.allCases.count {
      for person in 0..<shop.shape.people
      where people[person].isStaying && Int(people[person].role.rawValue) == role {
        unstay(person)
        if people[person].isBusy {
          people[person].mustLeave = true
        } else {
          removeIdle(person)
          leaveDuty(person)
        }
      }
    }
  }

  private mutating func unstay(_ person: Int) {
    guard people[person].isStaying else { return }
    people[person].isStaying = false
    staying &-= 1
  }

  private mutating func leaveDuty(_ person: Int) {
    closeDuty(person, at: now)
    unstay(person)
    people[person].isOnDuty = false
    people[person].mustLeave = false
    setDueBreak(person, -1)
    roles[Int(people[person].role.rawValue)].onDuty &-= 1
    cars.stir(.all)
    note(.shiftEnds, person: Int32(person))
  }

  // MARK: Time sheets

  /// Books a stretch of duty that ends now. Minutes after the end of the shift are overtime.
  mutating func closeDuty(_ person: Int, at end: Microseconds) {
    guard people[person].isOnDuty else { return }
    let since = people[person].dutySince
    let role = people[person].role
    recorder.add(PersonTally.dutyTime, person: person, end - since)
    recorder.add(RoleTally.dutyTime, role, from: since, to: end)
    let overtime = end - max(since, people[person].shiftEnds)
    if overtime > 0 { recorder.add(PersonTally.overtime, person: person, overtime) }
    if people[person].isBusy, end == shop.horizon {
      // The horizon ends in the middle of a task.
      let busySince = people[person].busySince
      recorder.add(PersonTally.busyTime, person: person, end - busySince)
      recorder.add(RoleTally.busyTime, role, from: busySince, to: end)
    }
    if people[person].isOnBreak, end == shop.horizon { bookBreak(person, until: end) }
  }

  /// Wages of the whole horizon, in fen: paid are duty and overtime, not breaks.
  mutating func bookWages() {
    let costs = rules.costs
    for person in 0..<shop.shape.people {
      let wage = Double(rules.staff.people[person].wagePerHour) * costs.loadFactor
      let overtime = recorder.sum(PersonTally.overtime, person: person)
      let paid =
        recorder.sum(PersonTally.dutyTime, person: person)
        - recorder.sum(PersonTally.breakTime, person: person) - overtime
      recorder.add(Tally.wages, Self.fen(wage, paid))
      recorder.add(Tally.overtimeWages, Self.fen(wage * costs.overtimeFactor, overtime))
    }
    for pool in 0..<shop.shape.pools {
      guard let workshop = shop.workshop else { break }
      let wage = Double(workshop.pointee.pools[pool].teamWagePerHour) * costs.loadFactor
      recorder.add(
        Tally.teamWages, Self.fen(wage, recorder.sum(PoolTally.teamTime, pool: pool)))
    }
  }

  /// A trillion yuan at most: a slip of the pen is no reason to trap.
  private static func fen(_ perHour: Double, _ time: Microseconds) -> Int64 {
    Int64(min(1e14, (perHour * (Double(time) / Double(TimeUnit.hour))).rounded()))
  }
}
