public import Tallies

/// An estimate with the interval that covers the truth in `level` of repeated experiments.
public struct ConfidenceInterval: Sendable, Hashable {
  /// The point estimate, in the unit of what was measured.
  public var estimate: Double
  /// Lower end; −∞ where n is too small to say.
  public var low: Double
  /// Upper end; +∞ where n is too small to say.
  public var high: Double
  /// The coverage, for example 0.95.
  public var level: Double
  /// How many observations it rests on.
  public var n: Int

  /// An interval by its ends (which need not be symmetric about the estimate).
  public init(estimate: Double, low: Double, high: Double, level: Double, n: Int) {
    self.estimate = estimate
    self.low = low
    self.high = high
    self.level = level
    self.n = n
  }

  /// A symmetric interval, estimate ± halfWidth; everything, where the half-width is infinite.
  public init(estimate: Double, halfWidth: Double, level: Double, n: Int) {
    let isKnown = halfWidth.isFinite
    self.init(
      estimate: estimate, low: isKnown ? estimate - halfWidth : -.infinity,
      high: isKnown ? estimate + halfWidth : .infinity, level: level, n: n)
  }

  /// Half the distance between the ends.
  public var halfWidth: Double { 0.5 * (high - low) }

  /// Half-width over |estimate|; infinite where the estimate is 0 and the interval is not.
  public var relativeHalfWidth: Double {
    halfWidth == 0 ? 0 : halfWidth / abs(estimate)
  }

  /// Whether the data sufficed for an interval at all.
  public var isDetermined: Bool { low.isFinite && high.isFinite }

  /// Whether the value lies within the ends.
  public func contains(_ value: Double) -> Bool { low <= value && value <= high }

  /// The t interval for a mean: x̄ ± t(n−1, 1−α/2)·s/√n (Law 2015 §4.5).
  public static func mean(of values: some Sequence<Double>, level: Double = 0.95) -> Self {
    RunningMoments(values).meanInterval(level: level)
  }
}

extension RunningMoments {
  /// The t interval for the mean: x̄ ± t(n−1, 1−α/2)·s/√n (Law 2015 §4.5).
  ///
  /// Infinitely wide below two values.
  public func meanInterval(level: Double = 0.95) -> ConfidenceInterval {
    ConfidenceInterval(
      estimate: mean, halfWidth: halfWidth(level: level), level: level, n: count)
  }

  /// t(n−1, 1−α/2)·s/√n; infinite below two values.
  public func halfWidth(level: Double = 0.95) -> Double {
    precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1; got \(level)")
    guard count > 1 else { return .infinity }
    return StudentT.critical(level: level, degreesOfFreedom: Double(count - 1)) * standardError
  }
}
