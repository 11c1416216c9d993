import EventSimulation

/// Fines (50元/台次, plan clause 8): at most one a visit, for the person whose step cost the car the
/// largest share of its wait. A simulated ledger (考核扣款（模拟）).
extension World {
  /// The cause to which most of the car's waiting is booked so far; if it never waited, most of its
  /// work. Of equals the first in the order of a visit.
  mutating func responsibleCause(_ row: CarRow) -> DelayCause {
    book(row, to: cars[row].cause)
    var largest: DelayCause?
    var largestDelay: Microseconds = 0
    for isWork in [false, true] {
      for cause in DelayCause.allCases where cause.isWork == isWork {
        let delay = cars[row].delays[cause]
        if delay > largestDelay {
          largest = cause
          largestDelay = delay
        }
      }
      if let largest { return largest }
    }
    return cars[row].cause
  }

  /// The role to which the car's record attributes a cause.
  func role(responsibleFor cause: DelayCause, _ row: CarRow) -> Role {
    answering(cause.role(in: rules), row)
  }

  /// Advisors answer for the cars that they receive. That none of them came is the leader's
  /// (clause 1), who draws up the roster; and so is what somebody did in their stead.
  private func answering(_ role: Role, _ row: CarRow) -> Role {
    role == .advisor && !isOf(.advisor, cars[row].advisor) ? .manager : role
  }

  private func isOf(_ role: Role, _ person: Int32) -> Bool {
    person >= 0 && people[Int(person)].role == role
  }

  mutating func fine(_ row: CarRow) {
    guard rules.fines.amount > 0, !cars[row].isFined else { return }
    cars[row].isFined = true
    cars[row].fined = rules.fines.amount
    let cause = responsibleCause(row)
    if cars[row].isMeasured {
      recorder.add(Tally.finedCars)
      recorder.add(Tally.fines, rules.fines.amount)
      recorder.add(CauseTally.fines, cause)
      recorder.add(DailyTally.fines, at: now, rules.fines.amount)
    }
    switch rules.fines.attribution {
    case .largestDelay: charge(row, role(responsibleFor: cause, row), rules.fines.amount)
    case .fixed(let role): charge(row, answering(role, row), rules.fines.amount)
    case .sharedByDelay: share(row, fallback: role(responsibleFor: cause, row))
    }
  }

  private mutating func charge(_ row: CarRow, _ role: Role, _ amount: Int64) {
    let person = responsiblePerson(row, role)
    let charged = person >= 0 ? people[Int(person)].role : role
    note(.fined, car: row, person: person, detail: amount)
    guard cars[row].isMeasured else { return }
    recorder.add(BlameTally.finedCars, charged)
    recorder.add(BlameTally.fines, charged, amount)
    if person >= 0 {
      recorder.add(PersonTally.finedCars, person: Int(person))
      recorder.add(PersonTally.fines, person: Int(person), amount)
    }
  }

  /// Splits the fine among the roles by their share of the waiting; whole fen, the remainders to
  /// the largest shares.
  private mutating func share(_ row: CarRow, fallback: Role) {
    let count = Role.allCases.count
    var delays = [Microseconds](repeating: 0, count: count)
    for cause in DelayCause.allCases where !cause.isWork {
      delays[Int(role(responsibleFor: cause, row).rawValue)] &+= cars[row].delays[cause]
    }
    let total = delays.reduce(0, +)
    guard total > 0 else { return charge(row, fallback, rules.fines.amount) }
    let amount = rules.fines.amount
    var parts = delays.map { Int64(Int128(amount) * Int128($0) / Int128(total)) }
    var left = amount - parts.reduce(0, +)
    for index in delays.indices.sorted(by: { (delays[$0], $1) > (delays[$1], $0) })
    where left > 0 && delays[index] > 0 {
      parts[index] &+= 1
      left &-= 1
    }
    for role in Role.allCases where parts[Int(role.rawValue)] > 0 {
      charge(row, role, parts[Int(role.rawValue)])
    }
  }

  /// The person of the role who received, guided or took over the car (of managers, who attends); never
  /// one of another role who covered for it. Else the first of the roster on duty, or of those who should have been; with nobody of the role
  /// on the roster, the service manager.
  private mutating func responsiblePerson(_ row: CarRow, _ role: Role) -> Int32 {
    if role == .manager, isOf(role, response.attender) { return response.attender }
    if isOf(role, cars[row].advisor) { return cars[row].advisor }
    if isOf(role, cars[row].guide) { return cars[row].guide }
    if isOf(role, cars[row].supervisor) { return cars[row].supervisor }
    return firstOfRoster(role) ?? firstOfRoster(.manager) ?? -1
  }

  private func firstOfRoster(_ role: Role) -> Int32? {
    var any: Int32?
    for person in 0..<shop.shape.people where people[person].role == role {
      if people[person].isOnDuty { return Int32(person) }
      if any == nil { any = Int32(person) }
    }
    return any
  }
}
