#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The gamma function's relatives that the distributions need.
enum GammaFunctions {
  /// log Γ(x) for x > 0. (The reentrant form: the other writes a global sign.)
  static func logGamma(_ x: Double) -> Double {
    var sign: Int32 = 0
    return lgamma_r(x, &sign)
  }

  /// P(a, x): the probability that a gamma variable of shape `a` and scale 1 is at most `x`.
  ///
  /// The series below x = a + 1 and Lentz's continued fraction above. Source: DLMF 8.11.4 and
  /// 8.9.2; I. J. Thompson, A. R. Barnett, J. Comput. Phys. 64 (1986) for the modified Lentz method.
  static func lowerRegularized(_ a: Double, _ x: Double) -> Double {
    if x <= 0 { return 0 }
    if x == .infinity { return 1 }
    let factor = powerTerm(a, x)
    if x < a + 1 {
      var term = 1 / a
      var sum = term
      var n = a
      while term > sum * 1e-17 {
        n += 1
        term *= x / n
        sum += term
      }
      return min(1, sum * factor)
    }
    var b = x + 1 - a
    var c = 1e300
    var d = 1 / b
    var fraction = d
    var i = 1.0
    while true {
      let numerator = i * (a - i)
      b += 2
      d = 1 / (numerator * d + b)
      c = b + numerator / c
      let change = c * d
      fraction *= change
      if abs(change - 1) < 1e-16 || i > 1e6 { break }
      i += 1
    }
    return max(0, 1 - fraction * factor)
  }

  /// x^a e^(−x) / Γ(a). For large `a` by Stirling's series (DLMF 5.11.1), since the three factors
  /// are then huge and nearly cancel.
  private static func powerTerm(_ a: Double, _ x: Double) -> Double {
    if a < 30 { return exp(a * log(x) - x - logGamma(a)) }
    let excess = (x - a) / a
    let square = 1 / (a * a)
    let correction = (1.0 / 12 - square * (1.0 / 360 - square / 1260)) / a
    return (a / (2 * Double.pi)).squareRoot() * exp(a * (log1p(excess) - excess) - correction)
  }

  /// The x with P(a, x) = p, for 0 < p < 1, by halving in log x.
  static func quantile(_ a: Double, _ p: Double) -> Double {
    var low = log(a)
    var high = low
    var step = 1.0
    while lowerRegularized(a, exp(low)) > p && low > -745 {
      low -= step
      step *= 2
    }
    step = 1.0
    while lowerRegularized(a, exp(high)) < p && high < 709 {
      high += step
      step *= 2
    }
    return exp(
      smallest(from: low, to: high) { lowerRegularized(a, exp($0)) >= p })
  }
}

/// The smallest number between two for which a rising condition holds, to the last bit.
func smallest(from low: Double, to high: Double, where holds: (Double) -> Bool) -> Double {
  var low = low
  var high = high
  if holds(low) { return low }
  while true {
    let middle = low + (high - low) / 2
    if middle <= low || middle >= high { return high }
    if holds(middle) { high = middle } else { low = middle }
  }
}

/// Shape and scale of the Weibull distribution with a given mean and cv.
struct WeibullShape: Sendable {
  let shape: Double
  let scale: Double

  /// Solves 1 + cv² = Γ(1 + 2/k) / Γ(1 + 1/k)² for the shape k by halving.
  init(mean: Double, cv: Double) {
    let wanted = log1p(cv * cv)
    // In terms of 1/k the right-hand side rises: 0.0005 is a cv under 0.001, 20 one over 100.
    let inverse = smallest(from: 0.0005, to: 20) {
      GammaFunctions.logGamma(1 + 2 * $0) - 2 * GammaFunctions.logGamma(1 + $0) >= wanted
    }
    shape = 1 / inverse
    scale = mean * exp(-GammaFunctions.logGamma(1 + inverse))
  }
}
