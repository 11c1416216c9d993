public import EventSimulation

/// Why one fine fell on one person: the delay record at the instant at which it fell due, and what
/// the other attribution rules would have said. Rebuilt from the log alone.
public struct FineEvidence: Sendable {
  /// A role's part in the waiting of the car.
  public struct Share: Sendable, Hashable {
    public var role: Role
    public var delay: Microseconds
    /// Of all waiting that belongs to a role, 0 … 1.
    public var share: Double
  }

  public let car: UInt32
  public let time: Microseconds
  /// Fen, over all persons charged.
  public let amount: Int64
  /// Indices into the roster, −1 nobody, with fen.
  public let charged: [(person: Int, amount: Int64)]
  /// Delay by cause up to the fine, the largest first, without those that are zero.
  public let delays: [(cause: DelayCause, delay: Microseconds)]
  /// The cause that the rule names: the largest wait; the largest work if the car never waited.
  public let cause: DelayCause
  /// Whose the named cause is. Unless the rule names a role itself, one of it is charged; the manager
  /// if nobody of it is on the roster.
  public let role: Role
  /// The named cause is the advisors', and the manager answers for it: no advisor had received the car.
  public let metNoAdvisor: Bool
  public let shares: [Share]
  /// The named cause leads the next one by less than a minute, or is less than half of the waiting:
  /// too thin to blame a person.
  public let isThin: Bool

  init(_ timeline: VisitTimeline, fines: [LoggedEvent], shop: Shop) {
    car = timeline.visit.car
    let due = fines[0].time
    time = due
    amount = fines.reduce(0) { $0 + $1.detail }
    charged = fines.map { (Int($0.person), $0.detail) }
    let all = DelayCause.allCases.map { (cause: $0, delay: timeline.delay($0, until: due)) }
      .filter { $0.delay > 0 }
    delays = all.sorted { ($0.delay, $1.cause.rawValue) > ($1.delay, $0.cause.rawValue) }
    let waits = delays.filter { !$0.cause.isWork }
    // At the very gate nothing has been booked yet: what it is about to wait for.
    let before = timeline.events.prefix { $0.kind != .fined }
    let standing = VisitTimeline(timeline.visit, events: Array(before)).standing
    cause = waits.first?.cause ?? delays.first?.cause ?? standing
    let people = shop.staff.people
    let isReceived = before.contains {
      $0.kind == .receptionBegins && people[Int($0.person)].role == .advisor
    }
    func role(of cause: DelayCause) -> Role {
      let role = cause.role(in: shop)
      return role == .advisor && !isReceived ? .manager : role
    }
    self.role = role(of: cause)
    metNoAdvisor = self.role != cause.role(in: shop)
    let total = waits.reduce(0) { $0 + $1.delay }
    var byRole: [Microseconds] = Array(repeating: 0, count: Role.allCases.count)
    for wait in waits { byRole[Int(role(of: wait.cause).rawValue)] += wait.delay }
    shares = Role.allCases.filter { byRole[Int($0.rawValue)] > 0 }.map {
      let delay = byRole[Int($0.rawValue)]
      return Share(role: $0, delay: delay, share: Double(delay) / Double(total))
    }.sorted { $0.delay > $1.delay }
    let lead = (waits.first?.delay ?? 0) - (waits.dropFirst().first?.delay ?? 0)
    isThin =
      waits.isEmpty || lead < TimeUnit.minute || Double(waits[0].delay) < 0.5 * Double(total)
  }
}

extension EventLog {
  /// Every fine of the log, in order of time, with its evidence.
  public func fineEvidence(of shop: Shop) -> [FineEvidence] {
    let fines = events.filter { $0.kind == .fined }
    var cars: [UInt32] = []
    for fine in fines where !cars.contains(fine.car) { cars.append(fine.car) }
    return cars.compactMap { car in
      timeline(ofCar: car).map {
        FineEvidence($0, fines: fines.filter { $0.car == car }, shop: shop)
      }
    }
  }
}

extension DelayCause {
  /// Whose step a cause belongs to. Too few bays and a diversion are the leader's (clause 1). (Of a
  /// car that no advisor has received, the advisors' causes are the leader's too.)
  public func role(in shop: Shop) -> Role {
    switch self {
    case .gate, .bayFull, .diverted: .manager
    case .guidance: .guardPost
    case .advisorBusy, .service, .partsAndDesk: .advisor
    case .supervisorBusy, .workshopFull, .diagnosis, .awaitingWorkshop: .supervisor
    case .moverBusy: shop.handOver.driver
    }
  }
}
