extension SpecialFunctions {
  /// The regularised incomplete beta function I_x(a, b), a, b > 0, 0 ≤ x ≤ 1.
  ///
  /// Lentz's continued fraction on the side where it converges quickly
  /// (Press et al. 2007, Numerical Recipes §6.4).
  public static func beta(_ a: Double, _ b: Double, _ x: Double) -> Double {
    betaTails(a, b, x, 1 - x).lower
  }

  /// The x at which I_x(a, b) = p.
  public static func inverseBeta(_ a: Double, _ b: Double, _ p: Double) -> Double {
    inverseBeta(a, b, lower: p, upper: 1 - p).x
  }

  /// The point and its complement, each without cancellation.
  public static func inverseBeta(
    _ a: Double, _ b: Double, lower p: Double, upper q: Double
  ) -> (x: Double, y: Double) {
    precondition(a > 0 && b > 0 && p >= 0 && q >= 0, "a, b > 0 and 0 ≤ p ≤ 1 wanted")
    if p <= 0 { return (0, 1) }
    if q <= 0 { return (1, 0) }
    let u = MonotoneRoot.solve(lower: p, upper: q, start: log(a / b)) {
      betaTails(a, b, 1 / (1 + exp(-$0)), 1 / (1 + exp($0)))
    }
    return (1 / (1 + exp(-u)), 1 / (1 + exp(u)))
  }

  /// I_x(a, b), its complement, and x·y·dI/dx = xᵃyᵇ/B(a, b), where y = 1 − x is given apart.
  public static func betaTails(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Tails {
    precondition(a > 0 && b > 0 && x >= 0 && y >= 0, "a, b > 0 and 0 ≤ x ≤ 1 wanted")
    if x == 0 { return Tails(lower: 0, upper: 1, density: 0) }
    if y == 0 { return Tails(lower: 1, upper: 0, density: 0) }
    let density = betaDensity(a, b, x, y)
    if x < (a + 1) / (a + b + 2) {
      let lower = min(1, density * betaFraction(a, b, x) / a)
      return Tails(lower: lower, upper: 1 - lower, density: density)
    }
    let upper = min(1, density * betaFraction(b, a, y) / b)
    return Tails(lower: 1 - upper, upper: upper, density: density)
  }

  private static func betaFraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    func clamped(_ v: Double) -> Double { abs(v) < tiny ? tiny : v }
    let sum = a + b
    var c = 1.0
    var d = 1 / clamped(1 - sum * x / (a + 1))
    var h = d
    for n in 1...maximumTerms {
      let m = Double(n)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / clamped(1 + even * d)
      c = clamped(1 + even / c)
      h *= d * c
      let odd = -(a + m) * (sum + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / clamped(1 + odd * d)
      c = clamped(1 + odd / c)
      let factor = d * c
      h *= factor
      if abs(factor - 1) < 1e-16 { break }
    }
    return h
  }

  private static func betaDensity(
    _ shapeX: Double, _ shapeY: Double, _ x: Double, _ y: Double
  ) -> Double {
    var (a, b) = (shapeX, shapeY)
    var product = 1.0
    var shift = 0.0
    while a < stirlingStart {
      product *= a / (a + b)
      shift -= log(x)
      a += 1
    }
    while b < stirlingStart {
      product *= b / (a + b)
      shift -= log(y)
      b += 1
    }
    let n = a + b
    let excess = a * y - b * x
    let main =
      a * logOnePlusMinus(-excess / a, onePlus: x * n / a)
      + b * logOnePlusMinus(excess / b, onePlus: y * n / b)
    let correction = stirlingCorrection(n) - stirlingCorrection(a) - stirlingCorrection(b)
    let scale = (a / n * b / (2 * Double.pi)).squareRoot()
    return scale * exp(main + correction + log(product) + shift)
  }
}
