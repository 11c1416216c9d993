/// The normal distribution with mean 0 and variance 1.
public enum StandardNormal {
  /// The density at z.
  public static func density(_ z: Double) -> Double {
    exp(-0.5 * z * z) * 0.398942280401432677939946
  }

  /// P(Z ≤ z), accurate in the lower tail down to z = −38.
  public static func cdf(_ z: Double) -> Double { 0.5 * erfc(-z * 0.5.squareRoot()) }

  /// The z with P(Z ≤ z) = p, to about 1 part in 10^15; infinite at p = 0 and p = 1.
  ///
  /// Source: M. J. Wichura, "Algorithm AS 241: the percentage points of the normal distribution",
  /// Applied Statistics 37 (1988), doi:10.2307/2347330, routine PPND16.
  public static func quantile(_ p: Double) -> Double {
    let q = p - 0.5
    if abs(q) <= 0.425 { return centre(q) }
    return q < 0 ? lowerTail(p) : -lowerTail(1 - p)
  }

  /// The same, with both tails given so that an upper tail below 1e-16 keeps its digits.
  public static func quantile(lower p: Double, upper q: Double) -> Double {
    precondition(p >= 0 && q >= 0, "probabilities are not negative; got \(p) and \(q)")
    if min(p, q) >= 0.075 { return centre(0.5 * (p - q)) }
    return p < q ? lowerTail(p) : -lowerTail(q)
  }

  @inline(__always)
  private static func centre(_ q: Double) -> Double { q * ratio(0.180625 - q * q, central) }

  @inline(__always)
  private static func lowerTail(_ p: Double) -> Double {
    guard p > 0 else { return -.infinity }
    let r = (-log(p)).squareRoot()
    return -(r <= 5 ? ratio(r - 1.6, middle) : ratio(r - 5, far))
  }

  /// Two polynomials of degree 7, lowest coefficient first.
  private typealias Rational = (
    a0: Double, a1: Double, a2: Double, a3: Double, a4: Double, a5: Double, a6: Double, a7: Double,
    b1: Double, b2: Double, b3: Double, b4: Double, b5: Double, b6: Double, b7: Double
  )

  @inline(__always)
  private static func ratio(_ r: Double, _ c: Rational) -> Double {
    let upper = ((((((c.a7 * r + c.a6) * r + c.a5) * r + c.a4) * r + c.a3) * r + c.a2) * r + c.a1)
    let lower = ((((((c.b7 * r + c.b6) * r + c.b5) * r + c.b4) * r + c.b3) * r + c.b2) * r + c.b1)
    return (upper * r + c.a0) / (lower * r + 1)
  }

  @inline(__always)
  private static var central: Rational {
    (
      3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3,
      1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
      3.3430575583588128105e4, 2.5090809287301226727e3,
      4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
      2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
      5.2264952788528545610e3
    )
  }

  @inline(__always)
  private static var middle: Rational {
    (
      1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550,
      3.64784832476320460504, 1.27045825245236838258, 2.41780725177450611770e-1,
      2.27238449892691845833e-2, 7.74545014278341407640e-4,
      2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
      1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
      1.05075007164441684324e-9
    )
  }

  @inline(__always)
  private static var far: Rational {
    (
      6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
      2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
      2.71155556874348757815e-5, 2.01033439929228813265e-7,
      5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
      7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
      2.04426310338993978564e-15
    )
  }
}
