public import Tallies

/// Where the next observation will fall, rather than where the mean lies.
extension RunningMoments {
  /// mean ± t(n−1, 1−α/2)·s·√(1 + 1/n) (Hahn and Meeker 1991, Statistical Intervals).
  ///
  /// Infinitely wide below two values.
  public func predictionInterval(level: Double = 0.95) -> ConfidenceInterval {
    precondition(level > 0 && level < 1, "a level lies between 0 and 1; got \(level)")
    guard count > 1 else {
      return ConfidenceInterval(
        estimate: mean, halfWidth: .infinity, level: level, n: count)
    }
    let t = StudentT.critical(level: level, degreesOfFreedom: Double(count - 1))
    let spread = standardDeviation * (1 + 1 / Double(count)).squareRoot()
    return ConfidenceInterval(estimate: mean, halfWidth: t * spread, level: level, n: count)
  }
}

/// Is a recorded month one that the model could have produced?
public struct PredictionCheck: Sendable, Hashable {
  /// What was recorded.
  public let recorded: Double
  /// Where the model expects it.
  public let interval: ConfidenceInterval
  /// (recorded − mean)/(s·√(1+1/n)): sort by its magnitude to list the worst first. Infinite
  /// where the model never varies and the record differs; NaN below two values.
  public let distance: Double
  /// Two-sided p-value of "the record comes from the model".
  public let pValue: Double

  /// Whether the record lies within the interval.
  public var isInside: Bool { interval.contains(recorded) }

  /// Checks a recorded value against n simulated ones.
  public init(recorded: Double, simulated: RunningMoments, level: Double = 0.95) {
    self.recorded = recorded
    interval = simulated.predictionInterval(level: level)
    guard simulated.count > 1 else {
      distance = .nan
      pValue = .nan
      return
    }
    let gap = recorded - simulated.mean
    let spread = simulated.standardDeviation * (1 + 1 / Double(simulated.count)).squareRoot()
    distance = gap == 0 ? 0 : gap / spread
    pValue = StudentT.twoSided(distance, degreesOfFreedom: Double(simulated.count - 1))
  }
}
