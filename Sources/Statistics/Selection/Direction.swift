/// Which end of a measure is the good one.
public enum Direction: String, Sendable, Hashable, CaseIterable {
  /// Smaller is better: waiting, cost.
  case minimise
  /// Larger is better: cars per day.
  case maximise

  /// +1 where smaller is better, −1 where larger is; multiplied in, every procedure minimises.
  var sign: Double { self == .minimise ? 1 : -1 }

  /// Whether `a` is strictly better than `b`.
  public func isBetter(_ a: Double, than b: Double) -> Bool { sign * a < sign * b }

  /// The index of the best value, the first among equals; `nil` of nothing.
  public func best(of values: [Double]) -> Int? {
    values.indices.min { sign * values[$0] < sign * values[$1] }
  }
}
