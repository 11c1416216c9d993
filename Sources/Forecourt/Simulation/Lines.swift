/// Where something can wait until it can start: the lines in which cars stand, and what else
/// `World.settle()` looks into; one bit each.
struct Lines: OptionSet, BitwiseCopyable {
  let rawValue: UInt32

  static let gate = Lines(rawValue: 1 << 0)
  static let lane = Lines(rawValue: 1 << 1)
  static let tickets = Lines(rawValue: 1 << 2)
  static let guide = Lines(rawValue: 1 << 3)
  static let reception = Lines(rawValue: 1 << 4)
  static let desk = Lines(rawValue: 1 << 5)
  static let supervisor = Lines(rawValue: 1 << 6)
  static let orderedInBays = Lines(rawValue: 1 << 7)
  static let orderedMoves = Lines(rawValue: 1 << 8)
  static let taken = Lines(rawValue: 1 << 9)
  static let call = Lines(rawValue: 1 << 10)
  static let inspector = Lines(rawValue: 1 << 11)
  static let parking = Lines(rawValue: 1 << 12)
  static let handBack = Lines(rawValue: 1 << 13)
  static let cashier = Lines(rawValue: 1 << 14)
  /// Notices that a guard has to give to the manager.
  static let notices = Lines(rawValue: 1 << 15)
  /// Progress notices that an advisor has to give to a customer.
  static let progressNotices = Lines(rawValue: 1 << 16)
  /// Queues of pools that have a bay free.
  static let pools = Lines(rawValue: 1 << 17)
  /// The emergency team.
  static let response = Lines(rawValue: 1 << 18)

  static let all = Lines(rawValue: 1 << 19 - 1)
  /// Who is to be driven out of a bay.
  static let forDrivers: Lines = [.orderedMoves, .taken, .orderedInBays]
  /// Who waits for an advisor, or for help by the front desk.
  static let forAdvisors: Lines = [.reception, .desk, .handBack, .call, .progressNotices]
  /// Who waits for a bay.
  static let forBays: Lines = [.lane, .tickets]
  /// Who waits behind the forecourt.
  static let behindTheForecourt: Lines = [.inspector, .parking, .cashier]
  /// What frees the area; all else serves customers.
  static let clearing: Lines = [
    .notices, .response, .pools, .orderedMoves, .taken, .orderedInBays, .supervisor,
  ]
  static let serving = all.subtracting(clearing)
}

extension Lines {
  /// The lines in which something may start when somebody of a role becomes free.
  init(for role: Role, in shop: Shop) {
    var lines: Lines
    switch role {
    case .guardPost: lines = [.notices, .guide, .forBays]
    case .advisor: lines = [.forAdvisors, .supervisor]
    case .frontDesk: lines = [.reception, .desk]
    case .supervisor: lines = [.supervisor]
    case .manager: lines = [.response]
    case .inspector: lines = [.inspector]
    case .cashier: lines = [.cashier]
    case .mover: lines = []
    }
    if role == shop.handOver.driver { lines.formUnion([.pools, .forDrivers]) }
    if shop.staff.notifyDeputies.contains(role) { lines.insert(.notices) }
    self = lines
  }
}
