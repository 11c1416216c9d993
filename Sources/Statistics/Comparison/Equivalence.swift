public import Tallies

/// Are two means the same for all practical purposes? Two one-sided tests against a margin.
///
/// Not finding a difference is no proof that there is none; this test turns the burden round:
/// it is passed only if the difference is shown to lie within ±margin
/// (Schuirmann 1987, J. Pharmacokinetics and Biopharmaceutics 15(6)).
public struct EquivalenceTest: Sendable, Hashable {
  /// The mean difference with its interval at 1 − 2α.
  public let difference: ConfidenceInterval
  /// The largest difference that does not matter, in the measure's own unit.
  public let margin: Double
  /// The larger of the two one-sided p-values.
  public let pValue: Double
  /// The level of the test.
  public let alpha: Double

  /// Whether equivalence is shown.
  public var isShown: Bool { pValue <= alpha }

  /// Whether, on the contrary, the interval lies wholly outside the margin.
  public var isRefuted: Bool {
    difference.isDetermined && (difference.low > margin || difference.high < -margin)
  }

  /// Tests differences (paired, or against a fixed number).
  public init(differences d: RunningMoments, margin: Double, alpha: Double = 0.05) {
    precondition(margin > 0, "a margin of equivalence is above 0; got \(margin)")
    self.init(
      mean: d.mean, standardError: d.count > 1 ? d.standardError : .infinity,
      degreesOfFreedom: Double(max(1, d.count - 1)), n: d.count, margin: margin, alpha: alpha)
  }

  /// Tests two independent samples with unequal variances (Welch 1947, Biometrika 34). Within a margin
  /// of 0 nothing is shown to be the same; that it differs may be.
  public init(
    _ first: RunningMoments, _ second: RunningMoments, margin: Double, alpha: Double = 0.05
  ) {
    precondition(margin >= 0, "a margin of equivalence is not negative; got \(margin)")
    let n = first.count + second.count
    guard first.count > 1, second.count > 1 else {
      self.init(
        mean: first.mean - second.mean, standardError: .infinity, degreesOfFreedom: 1, n: n,
        margin: margin, alpha: alpha)
      return
    }
    let a = first.variance / Double(first.count)
    let b = second.variance / Double(second.count)
    let below = a * a / Double(first.count - 1) + b * b / Double(second.count - 1)
    self.init(
      mean: first.mean - second.mean, standardError: (a + b).squareRoot(),
      degreesOfFreedom: below > 0 && below < .infinity ? (a + b) * (a + b) / below : Double(n - 2),
      n: n,
      margin: margin, alpha: alpha)
  }

  private init(
    mean: Double, standardError: Double, degreesOfFreedom: Double, n: Int, margin: Double,
    alpha: Double
  ) {
    precondition(alpha > 0 && alpha < 0.5, "the level of a test lies between 0 and 0.5")
    self.margin = margin
    self.alpha = alpha
    let t = StudentT.critical(level: 1 - 2 * alpha, degreesOfFreedom: degreesOfFreedom)
    difference = ConfidenceInterval(
      estimate: mean, halfWidth: standardError == 0 ? 0 : t * standardError, level: 1 - 2 * alpha,
      n: n)
    let room = margin - abs(mean)
    if standardError == .infinity || mean.isNaN {
      pValue = 1
    } else if standardError == 0 {
      pValue = room > 0 ? 0 : 1
    } else {
      pValue = StudentT.cdf(-room / standardError, degreesOfFreedom: degreesOfFreedom)
    }
  }
}
