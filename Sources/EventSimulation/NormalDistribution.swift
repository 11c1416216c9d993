import Numerics

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
    exp(0.5 * (-high - t) * (-high + t)) * Self.mills(t) / Self.mills(-high)
  }

  private func tailCdf(_ z: Double) -> Double {
    let least = low.isFinite ? tailRatio(-low) : 0
    return (tailRatio(-z) - least) / (1 - least)
  }

  private func tailQuantile(_ share: Double) -> Double {
    let least = low.isFinite ? tailRatio(-low) : 0
    let wanted = log(least + share * (1 - least))
    let reference = Self.mills(-high)
    var t = (high * high - 2 * wanted).squareRoot()
    for _ in 0..<3 {  // Newton's step on the logarithm, whose slope is −1/M(t).
      let mills = Self.mills(t)
      t +=
        mills
        * (0.5 * (-high - t) * (-high + t)
          + log(mills / reference) - wanted)
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
