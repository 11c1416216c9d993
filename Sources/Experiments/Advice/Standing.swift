public import Forecourt

/// How a figure or a shop stands against what is wanted of it.
public enum Standing: String, Sendable, Hashable, Comparable {
  case good, watch, bad

  public static func < (left: Standing, right: Standing) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .good: 0
    case .watch: 1
    case .bad: 2
    }
  }

  /// - Parameters:
  ///   - good: up to here (or from here, where more is better) it is good,
  ///   - watch: and up to here it is to be watched.
  public init(_ value: Double, good: Double, watch: Double) {
    let isFalling = good <= watch
    if isFalling ? value <= good : value >= good {
      self = .good
    } else if isFalling ? value <= watch : value >= watch {
      self = .watch
    } else {
      self = .bad
    }
  }

  /// Against a target: good where it is reached. To be watched up to three times as much of what is
  /// counted, half as much again of a time, or two and a half times as many who are left out of a
  /// share; estimates all.
  public init(_ value: Double, _ target: Target, _ unit: KPI.Unit) {
    if let most = target.maximum {
      let times = unit == .minutes ? 1.5 : 3
      self.init(value, good: most, watch: max(most, most * times))
    } else {
      let least = target.minimum ?? -.infinity
      let watch = unit == .share ? 1 - 2.5 * (1 - least) : least / 1.5
      self.init(value, good: least, watch: min(least.nextDown, watch))
    }
  }
}
