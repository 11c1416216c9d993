public import Tallies

/// Two policies under common random numbers: is the mean difference real, and how large?
///
/// The paired t interval on the differences first − second (Law 2015 §10.2.1).
public struct PairedComparison: Sendable, Hashable {
  /// The pairs' moments.
  public let moments: PairedMoments
  /// The mean of first − second with its interval.
  public let difference: ConfidenceInterval
  /// Two-sided p-value of "no difference"; NaN below two pairs.
  public let pValue: Double

  /// Compares two lists paired by replication.
  public init(_ first: [Double], _ second: [Double], level: Double = 0.95) {
    self.init(PairedMoments(first, second), level: level)
  }

  /// Compares from accumulated pairs.
  public init(_ moments: PairedMoments, level: Double = 0.95) {
    self.moments = moments
    difference = moments.difference.meanInterval(level: level)
    pValue = PairedComparison.pValue(moments.difference)
  }

  /// How many pairs.
  public var n: Int { moments.count }
  /// The pairs' correlation; NaN where either does not vary.
  public var correlation: Double { moments.correlation }
  /// 1 − Var(D)/(Var(X) + Var(Y)): what common random numbers saved.
  public var varianceSaved: Double { moments.varianceSaved }
  /// Whether the interval leaves out 0.
  public var isSignificant: Bool { difference.isDetermined && !difference.contains(0) }

  /// The number of pairs that would settle the sign: the least n whose half-width is below the
  /// mean difference seen, mean and deviation held as they are; `nil` where no number would.
  public var replicationsToSettle: Int? {
    guard n > 1, difference.estimate != 0 else { return nil }
    return Precision.replications(
      standardDeviation: moments.difference.standardDeviation,
      halfWidth: abs(difference.estimate).nextDown, level: difference.level)
  }

  /// Two-sided p-value of a zero mean.
  static func pValue(_ d: RunningMoments) -> Double {
    guard d.count > 1 else { return .nan }
    if d.variance == 0 { return d.mean == 0 ? 1 : 0 }
    return StudentT.twoSided(d.mean / d.standardError, degreesOfFreedom: Double(d.count - 1))
  }
}
