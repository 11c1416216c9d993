#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The normal distribution with mean 0 and variance 1.
public enum StandardNormal {
  /// The density at z.
  public static func density(_ z: Double) -> Double {
    0.398942280401432677939946059934 * exp(-0.5 * z * z)
  }

  /// P(Z ≤ z).
  public static func cdf(_ z: Double) -> Double {
    0.5 * erfc(-z * 0.707106781186547524400844362105)
  }

  /// The z at which P(Z ≤ z) = p: Wichura's AS 241 (1988, Applied Statistics 37(3)), polished by
  /// one Newton step. Infinite at p = 0 and p = 1.
  public static func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability lies in 0…1; got \(p)")
    return quantile(lower: p, upper: 1 - p)
  }

  /// The same, with both tails given so that an upper tail below 1e-16 keeps its digits.
  static func quantile(lower p: Double, upper q: Double) -> Double {
    if p <= 0 { return -.infinity }
    if q <= 0 { return .infinity }
    if p > q { return -quantile(lower: q, upper: p) }
    let z = wichura(p)
    // At the centre AS 241 is exact already, and far out the density underflows.
    let slope = density(z)
    return slope > 0 ? z - (cdf(z) - p) / slope : z
  }

  private static func wichura(_ p: Double) -> Double {
    let q = p - 0.5
    if abs(q) <= 0.425 { return q * centre(0.180625 - q * q) }
    let r = (-log(min(p, 1 - p))).squareRoot()
    let z = r <= 5 ? middle(r - 1.6) : far(r - 5)
    return q < 0 ? -z : z
  }

  private static func centre(_ r: Double) -> Double {
    polynomial(
      r, 3.387132872796366608, 133.14166789178437745, 1971.5909503065514427,
      13731.693765509461125, 45921.953931549871457, 67265.770927008700853,
      33430.575583588128105, 2509.0809287301226727)
      / polynomial(
        r, 1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077,
        21213.794301586595867, 39307.89580009271061, 28729.085735721942674,
        5226.495278852854561)
  }

  private static func middle(_ r: Double) -> Double {
    polynomial(
      r, 1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055,
      3.64784832476320460504, 1.27045825245236838258, 0.24178072517745061177,
      0.0227238449892691845833, 7.7454501427834140764e-4)
      / polynomial(
        r, 1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455,
        0.14810397642748007459, 0.0151986665636164571966, 5.475938084995344946e-4,
        1.05075007164441684324e-9)
  }

  private static func far(_ r: Double) -> Double {
    polynomial(
      r, 6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358,
      0.29656057182850489123, 0.026532189526576123093, 0.0012426609473880784386,
      2.71155556874348757815e-5, 2.01033439929228813265e-7)
      / polynomial(
        r, 1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525,
        7.868691311456132591e-4, 1.8463183175100546818e-5, 1.4215117583164458887e-7,
        2.04426310338993978564e-15)
  }

  /// Horner's rule, constant term first.
  @inline(__always)
  private static func polynomial(
    _ r: Double, _ c0: Double, _ c1: Double, _ c2: Double, _ c3: Double, _ c4: Double,
    _ c5: Double, _ c6: Double, _ c7: Double
  ) -> Double {
    let high = ((c7 * r + c6) * r + c5) * r + c4
    return (((high * r + c3) * r + c2) * r + c1) * r + c0
  }
}
