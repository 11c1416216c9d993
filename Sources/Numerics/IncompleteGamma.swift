/// Both tails of a distribution function and the density that goes with them.
public struct Tails {
  /// Probability at or below the point.
  public var lower: Double
  /// Probability above the point.
  public var upper: Double
  /// The derivative of `lower` in the variable that the inverse is solved in.
  public var density: Double

  public init(lower: Double, upper: Double, density: Double) {
    self.lower = lower
    self.upper = upper
    self.density = density
  }
}

extension SpecialFunctions {
  /// The regularised lower incomplete gamma function P(a, x), a > 0, x ≥ 0.
  ///
  /// Series for x < a + 1, Lentz's continued fraction for the complement otherwise
  /// (Press et al. 2007, Numerical Recipes §6.2).
  public static func gammaLower(shape a: Double, _ x: Double) -> Double {
    gammaTails(shape: a, x).lower
  }

  /// The x at which P(a, x) = p, for 0 ≤ p ≤ 1 (infinite at p = 1).
  public static func inverseGammaLower(shape a: Double, _ p: Double) -> Double {
    inverseGamma(shape: a, lower: p, upper: 1 - p)
  }

  /// Solves for whichever tail is the smaller, so that neither loses digits.
  public static func inverseGamma(shape a: Double, lower p: Double, upper q: Double) -> Double {
    precondition(a > 0 && p >= 0 && q >= 0, "shape > 0 and 0 ≤ p ≤ 1 wanted; got \(a), \(p)")
    if p <= 0 { return 0 }
    if q <= 0 { return .infinity }
    // Wilson and Hilferty's cube root is a good start unless the shape is small.
    let z = StandardNormal.quantile(lower: p, upper: q)
    let root = 1 - 1 / (9 * a) + z / (3 * a.squareRoot())
    let start =
      root > 0.2 ? log(a) + 3 * log(root) : (log(p) + logGamma(a + 1)) / a
    let u = MonotoneRoot.solve(lower: p, upper: q, start: start) { gammaTails(shape: a, exp($0)) }
    return exp(u)
  }

  /// P, Q and x·dP/dx = xᵃe⁻ˣ/Γ(a).
  public static func gammaTails(shape a: Double, _ x: Double) -> Tails {
    precondition(a > 0 && x >= 0, "shape > 0 and x ≥ 0 wanted; got \(a), \(x)")
    if x == 0 { return Tails(lower: 0, upper: 1, density: 0) }
    if x == .infinity { return Tails(lower: 1, upper: 0, density: 0) }
    let density = gammaDensity(shape: a, x)
    if x < a + 1 {
      var term = 1 / a
      var sum = term
      for n in 1...maximumTerms {
        term *= x / (a + Double(n))
        sum += term
        if term <= 1e-17 * sum { break }
      }
      let lower = min(1, density * sum)
      return Tails(lower: lower, upper: 1 - lower, density: density)
    }
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var h = d
    for n in 1...maximumTerms {
      let an = -Double(n) * (Double(n) - a)
      b += 2
      d = an * d + b
      if abs(d) < tiny { d = tiny }
      c = b + an / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      let factor = d * c
      h *= factor
      if abs(factor - 1) < 1e-16 { break }
    }
    let upper = min(1, density * h)
    return Tails(lower: 1 - upper, upper: upper, density: density)
  }

  private static func gammaDensity(shape: Double, _ x: Double) -> Double {
    var a = shape
    var product = 1.0
    var steps = 0.0
    while a < stirlingStart {
      product *= a
      a += 1
      steps += 1
    }
    let e = (x - a) / a
    let main = a * logOnePlusMinus(e, onePlus: x / a) - stirlingCorrection(a)
    let shift = log(product) - steps * log(x)
    return (a / (2 * Double.pi)).squareRoot() * exp(main + shift)
  }
}
