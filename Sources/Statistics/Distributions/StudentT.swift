import Numerics

/// Student's t distribution; degrees of freedom need not be whole.
///
/// Relative error below 1e-10 for 1 ≤ ν ≤ 1e6 (tests compare with 30-digit values).
public enum StudentT {
  /// P(T ≤ t) with ν degrees of freedom.
  public static func cdf(_ t: Double, degreesOfFreedom nu: Double) -> Double {
    precondition(nu > 0, "degrees of freedom are positive; got \(nu)")
    if t == 0 { return 0.5 }
    let both = tails(abs(t), nu)
    return t < 0 ? 0.5 * both.upper : 0.5 + 0.5 * both.lower
  }

  /// P(|T| > |t|), the two-sided p-value, accurate however small.
  public static func twoSided(_ t: Double, degreesOfFreedom nu: Double) -> Double {
    precondition(nu > 0, "degrees of freedom are positive; got \(nu)")
    if t.isInfinite { return 0 }
    return t == 0 ? 1 : tails(abs(t), nu).upper
  }

  /// The t at which P(T ≤ t) = p, solved from the incomplete beta function, not looked up.
  public static func quantile(_ p: Double, degreesOfFreedom nu: Double) -> Double {
    precondition(p >= 0 && p <= 1 && nu > 0, "0 ≤ p ≤ 1 and ν > 0 wanted; got \(p), \(nu)")
    if p < 0.5 { return -magnitude(within: 2 * (0.5 - p), beyond: 2 * p, nu) }
    return p == 0.5 ? 0 : magnitude(within: 2 * (p - 0.5), beyond: 2 * (1 - p), nu)
  }

  /// The factor of a two-sided interval: P(|T| ≤ t) = level.
  public static func critical(level: Double, degreesOfFreedom nu: Double) -> Double {
    precondition(level > 0 && level < 1 && nu > 0, "0 < level < 1 and ν > 0 wanted")
    return magnitude(within: level, beyond: 1 - level, nu)
  }

  private static func magnitude(
    within p: Double, beyond q: Double, _ nu: Double
  ) -> Double {
    if q <= 0 { return .infinity }
    let z = abs(StandardNormal.quantile(lower: 0.5 * q, upper: 0.5 + 0.5 * p))
    let u = MonotoneRoot.solve(lower: p, upper: q, start: log(max(z, 1e-300))) {
      tails(exp($0), nu)
    }
    return exp(u)
  }

  /// P(|T| ≤ t), P(|T| > t), and their derivative in ln t.
  private static func tails(_ t: Double, _ nu: Double) -> Tails {
    if t.isInfinite { return Tails(lower: 1, upper: 0, density: 0) }
    let square = t * t
    if square.isInfinite { return Tails(lower: 1, upper: 0, density: 0) }
    let total = nu + square
    var beta = SpecialFunctions.betaTails(0.5, 0.5 * nu, square / total, nu / total)
    beta.density *= 2
    return beta
  }
}
