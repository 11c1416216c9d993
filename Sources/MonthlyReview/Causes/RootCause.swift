public import Forecourt

/// Why a car stood longer than its service needs, or why the area was crowded.
public enum RootCause: Int, CaseIterable, Sendable, Hashable {
  /// More cars came than the shop as rostered can take.
  case arrivalPeak
  /// Many bookings for the same time.
  case clusteredBookings
  /// Booked cars that came more than 15 minutes early or late.
  case unpunctualBookings
  /// A car waits and fewer advisors are receiving than the roster has.
  case advisorsShort
  /// A bay is free and nobody leads the car to it.
  case guidance
  /// Reception takes longer than this job's usual time.
  case slowIntake
  /// The order is signed and the supervisor has not taken the car.
  case supervisor
  /// Handed over, and the workshop or the lot has no room (or nobody to drive).
  case workshopFull
  /// Cars that are not in for service stand in the area.
  case otherVisitors
  /// Crowded, and the manager has not been told.
  case lateNotice
  /// A car waits, and the log has no times of reception that would tell for what.
  case notTold
  /// The work that the visit needs anyway.
  case ordinaryWork

  /// A reason for a delay, rather than the work itself.
  public var isDelay: Bool { self != .ordinaryWork }

  public var name: BilingualName {
    switch self {
    case .arrivalPeak: BilingualName(en: "Arrival peak", zh: "集中到店")
    case .clusteredBookings: BilingualName(en: "Clustered bookings", zh: "预约过于集中")
    case .unpunctualBookings: BilingualName(en: "Unpunctual bookings", zh: "预约早到、晚到")
    case .advisorsShort: BilingualName(en: "Too few advisors", zh: "接待人手不足")
    case .guidance: BilingualName(en: "Nobody to lead cars in", zh: "无人引导")
    case .slowIntake: BilingualName(en: "Slow reception", zh: "问诊、开单慢")
    case .supervisor: BilingualName(en: "Supervisor did not take the car", zh: "车间主任未及时接车")
    case .workshopFull: BilingualName(en: "Workshop or lot full", zh: "待修区或车间满")
    case .otherVisitors: BilingualName(en: "Cars not in for service", zh: "非维保车占位")
    case .lateNotice: BilingualName(en: "Late notice", zh: "通知滞后")
    case .notTold: BilingualName(en: "Not told by the log", zh: "日志未记录接待时间")
    case .ordinaryWork: BilingualName(en: "The work itself", zh: "正常作业")
    }
  }

  /// Who looks into it.
  public var role: Role {
    switch self {
    case .arrivalPeak, .clusteredBookings, .unpunctualBookings, .advisorsShort, .notTold: .manager
    case .guidance, .otherVisitors, .lateNotice: .guardPost
    case .slowIntake, .ordinaryWork: .advisor
    case .supervisor, .workshopFull: .supervisor
    }
  }
}

/// Microseconds by cause; fractions come from sharing a wait among the cars that made it.
public struct CauseTimes: Sendable, Equatable {
  /// One lane a cause: a report holds one of these for each visit.
  private var times = SIMD16<Double>(repeating: 0)

  public init() {}

  public subscript(cause: RootCause) -> Double {
    get { times[cause.rawValue] }
    set { times[cause.rawValue] = newValue }
  }

  public var total: Double {
    var sum = 0.0
    for cause in RootCause.allCases { sum += times[cause.rawValue] }
    return sum
  }

  mutating func add(_ other: CauseTimes, weight: Double = 1) {
    times += other.times * weight
  }

  /// The causes of delay, the largest first; those without any time are left out.
  public var delays: [(cause: RootCause, time: Double)] { ranked.filter { $0.cause.isDelay } }

  /// All causes, the work itself among them, the largest first; those without any time are left out.
  public var ranked: [(cause: RootCause, time: Double)] {
    RootCause.allCases.filter { self[$0] > 0 }
      .map { ($0, self[$0]) }
      .sorted { ($0.time, -$0.cause.rawValue) > ($1.time, -$1.cause.rawValue) }
  }
}
