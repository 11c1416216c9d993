#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The standard normal distribution.
enum StandardNormal {
  static func density(_ z: Double) -> Double { exp(-0.5 * z * z) * 0.398942280401432677939946 }

  /// P(Z ≤ z), accurate in the lower tail down to z = −38.
  static func cdf(_ z: Double) -> Double { 0.5 * erfc(-z * 0.5.squareRoot()) }

  /// The z with P(Z ≤ z) = p, to about 1 part in 10^16.
  ///
  /// Source: M. J. Wichura, "Algorithm AS 241: the percentage points of the normal distribution",
  /// Applied Statistics 37 (1988), doi:10.2307/2347330, routine PPND16.
  static func quantile(_ p: Double) -> Double {
    let q = p - 0.5
    if abs(q) <= 0.425 {
      let r = 0.180625 - q * q
      return q * ratio(r, central)
    }
    let tail = q < 0 ? p : 1 - p
    guard tail > 0 else { return q < 0 ? -.infinity : .infinity }
    let r = (-ElementaryFunctions.log(tail)).squareRoot()
    let z = r <= 5 ? ratio(r - 1.6, middle) : ratio(r - 5, far)
    return q < 0 ? -z : z
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

/// A normal bell cut to an interval, ready for inversion.
///
/// Probabilities are counted from the tail that is nearer, by mirroring the bell where most of the
/// interval lies above the mean: P(Z > 8) is 6·10⁻¹⁶ and exact, 1 − P(Z > 8) is 1.
struct TruncatedNormal: BitwiseCopyable, Sendable {
  let mean: Double
  /// Negative where the bell is mirrored.
  let scale: Double
  /// The interval in mirrored standard units, `low` < `high`, `low` ≤ −`high`.
  let low: Double
  let high: Double
  let lowMass: Double
  let mass: Double

  /// Beyond this many standard deviations the tail probability is no longer a normal number.
  private static var edge: Double { 37 }

  init(mean: Double, sd: Double, low: Double, high: Double) {
    let a = (low - mean) / sd
    let b = (high - mean) / sd
    let mirrored = a + b > 0
    self.mean = mean
    scale = mirrored ? -sd : sd
    self.low = mirrored ? -b : a
    self.high = mirrored ? -a : b
    lowMass = StandardNormal.cdf(self.low)
    mass = StandardNormal.cdf(self.high) - lowMass
  }

  /// P(X ≤ x).
  func cdf(_ x: Double) -> Double {
    let z = (x - mean) / scale
    if z <= low { return scale > 0 ? 0 : 1 }
    if z >= high { return scale > 0 ? 1 : 0 }
    let share = high < -Self.edge ? tailCdf(z) : (StandardNormal.cdf(z) - lowMass) / mass
    return scale > 0 ? share : 1 - share
  }

  /// The x with P(X ≤ x) = p; rises with p.
  func quantile(_ p: Double) -> Double {
    let share = scale > 0 ? p : 1 - p
    if share <= 0 { return mean + scale * low }
    if share >= 1 { return mean + scale * high }
    let z =
      high < -Self.edge ? tailQuantile(share) : StandardNormal.quantile(lowMass + share * mass)
    return mean + scale * min(max(z, low), high)
  }

  // Further out than `edge` no double holds a tail probability; ratios of two of them still are
  // ordinary numbers: exp((a² − t²)/2) · M(t)/M(a), with M the ratio of Mills.

  /// P(Z > t) / φ(t) for large t, to 1 part in 10^10 at `edge`. Source: DLMF 7.12.1.
  private static func mills(_ t: Double) -> Double {
    let r = 1 / (t * t)
    return (1 - r * (1 - r * (3 - r * 15))) / t
  }

  /// P(Z > t) / P(Z > −high).
  private func tailRatio(_ t: Double) -> Double {
    ElementaryFunctions.exp(0.5 * (-high - t) * (-high + t)) * Self.mills(t) / Self.mills(-high)
  }

  private func tailCdf(_ z: Double) -> Double {
    let least = low.isFinite ? tailRatio(-low) : 0
    return (tailRatio(-z) - least) / (1 - least)
  }

  private func tailQuantile(_ share: Double) -> Double {
    let least = low.isFinite ? tailRatio(-low) : 0
    let wanted = ElementaryFunctions.log(least + share * (1 - least))
    let reference = Self.mills(-high)
    var t = (high * high - 2 * wanted).squareRoot()
    for _ in 0..<3 {  // Newton's step on the logarithm, whose slope is −1/M(t).
      let mills = Self.mills(t)
      t +=
        mills
        * (0.5 * (-high - t) * (-high + t)
          + ElementaryFunctions.log(mills / reference) - wanted)
    }
    return -t
  }

  /// Mean and standard deviation of what is left, by Simpson's rule over where the density is.
  /// (The textbook formula subtracts nearly equal numbers in the tails.)
  func moments() -> (mean: Double, standardDeviation: Double) {
    let mode = min(max(0, low), high)
    let reach = (mode * mode + 80).squareRoot()
    let from = max(low, -reach)
    let step = (min(high, reach) - from) / 4000
    var sum = 0.0
    var first = 0.0
    var second = 0.0
    for index in 0...4000 {
      let z = from + Double(index) * step
      let weight = index == 0 || index == 4000 ? 1.0 : index % 2 == 1 ? 4.0 : 2.0
      let density = weight * exp(0.5 * (mode - z) * (mode + z))
      sum += density
      first += density * (z - mode)
      second += density * (z - mode) * (z - mode)
    }
    let shift = first / sum
    return (
      mean + scale * (mode + shift), abs(scale) * (second / sum - shift * shift).squareRoot()
    )
  }
}
