public import EventSimulation

/// The roles that the plan and the sections around it name. Technicians and washers are teams of a
/// workshop pool, see `Pool`.
public enum Role: UInt8, CaseIterable, Sendable, Hashable, BitwiseCopyable {
  case guardPost, advisor, frontDesk, supervisor, manager, mover, inspector, cashier

  /// The key under `staff` in a scenario file.
  public var key: String {
    switch self {
    case .guardPost: "guards"
    case .advisor: "advisors"
    case .frontDesk: "frontDesk"
    case .supervisor: "supervisors"
    case .manager: "managers"
    case .mover: "movers"
    case .inspector: "inspectors"
    case .cashier: "cashiers"
    }
  }
}

/// A pause that is taken when its person is idle inside the window and enough others stay.
public struct Break: Sendable, Hashable {
  /// The break may begin at or after `window.from` and before `window.to`.
  public var window: DayInterval
  public var length: Microseconds

  public init(window: DayInterval, length: Microseconds) {
    self.window = window
    self.length = length
  }
}

public struct Person: Sendable, Equatable {
  public var name: String
  public var role: Role
  /// Divides the durations of this person's tasks: 1.25 is a quarter faster.
  public var speed: Double
  /// Fen an hour.
  public var wagePerHour: Int64
  /// Seven entries, Monday first: the intervals on duty that day, in order, without overlap.
  public var shifts: [[DayInterval]]
  /// In order of their windows.
  public var breaks: [Break]

  public init(
    name: String, role: Role, speed: Double, wagePerHour: Int64, shifts: [[DayInterval]],
    breaks: [Break]
  ) {
    self.name = name
    self.role = role
    self.speed = speed
    self.wagePerHour = wagePerHour
    self.shifts = shifts
    self.breaks = breaks
  }
}

public struct Staff: Sendable, Equatable {
  /// Grouped by role, in the order of the roster.
  public var people: [Person]
  /// By `Role.rawValue`: nobody of the role goes on a break that would leave fewer on duty.
  public var minimumOnDuty: [Int]
  /// Who notifies when no guard is on duty, in order.
  public var notifyDeputies: [Role]
  /// Who attends when no service manager is on duty, in order.
  public var attendDeputies: [Role]

  public init(
    people: [Person], minimumOnDuty: [Int], notifyDeputies: [Role], attendDeputies: [Role]
  ) {
    self.people = people
    self.minimumOnDuty = minimumOnDuty
    self.notifyDeputies = notifyDeputies
    self.attendDeputies = attendDeputies
  }
}
