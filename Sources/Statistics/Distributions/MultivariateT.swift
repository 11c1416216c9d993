import Numerics

/// Critical points of several t statistics that share one denominator.
public enum MultivariateT {
  /// The t that all of m equally correlated (ρ = ½) t variables stay below with the probability.
  ///
  /// Solves E[∫ φ(x) Φ(√2·t·s + x)^m dx] = p over the chi variable s (Hochberg and Tamhane 1987,
  /// Multiple Comparison Procedures) by the trapezium rule, which converges
  /// exponentially on these integrands. Good to 1e-8.
  public static func equicoordinate(
    dimensions m: Int, degreesOfFreedom nu: Double, probability p: Double
  ) -> Double {
    precondition(m >= 1 && nu > 0 && p > 0.5 && p < 1, "m ≥ 1, ν > 0 and 0.5 < p < 1 wanted")
    if m == 1 { return StudentT.quantile(p, degreesOfFreedom: nu) }
    let scales = LogChiSquareGrid(nu)
    // Bonferroni is an upper bound, one comparison alone a lower one.
    let low = StudentT.quantile(p, degreesOfFreedom: nu)
    let high = StudentT.quantile(1 - (1 - p) / Double(m), degreesOfFreedom: nu)
    return Bracketed.root(low: low, high: high) { t in
      let probability = scales.expectation { x in
        allBelow(2.0.squareRoot() * t * (x / nu).squareRoot(), m)
      }
      return probability - p
    }
  }

  /// ∫ φ(x) Φ(c + x)^m dx.
  private static func allBelow(_ c: Double, _ m: Int) -> Double {
    let step = 0.25
    var sum = 0.0
    for i in -34...34 {
      let x = Double(i) * step
      sum += StandardNormal.density(x) * pow(StandardNormal.cdf(c + x), Double(m))
    }
    return sum * step
  }
}

/// Nodes and weights for expectations over a chi-square variable, even in its logarithm.
struct LogChiSquareGrid {
  private(set) var nodes: [Double] = []
  private(set) var weights: [Double] = []

  init(_ nu: Double) {
    // The log of a chi-square is analytic and decays fast on both sides: a step of half its
    // deviation, and of at most 1/4, leaves errors far below 1e-12.
    let step = min(0.25, 0.5 * (2 / nu).squareRoot())
    let constant = -SpecialFunctions.logGamma(0.5 * nu) - 0.5 * nu * log(2)
    func weight(_ u: Double) -> Double { exp(constant + 0.5 * nu * u - 0.5 * exp(u)) * step }
    let centre = log(nu)
    var points: [(u: Double, w: Double)] = []
    for direction in [-1.0, 1.0] {
      var i = direction < 0 ? 1.0 : 0.0
      while true {
        let u = centre + direction * i * step
        let w = weight(u)
        if w < 1e-17 * step { break }
        points.append((u, w))
        i += 1
      }
    }
    points.sort { $0.u < $1.u }
    let total = points.reduce(0) { $0 + $1.w }
    nodes = points.map { exp($0.u) }
    // Normalising takes out the last digits that ln Γ loses at large ν.
    weights = points.map { $0.w / total }
  }

  func expectation(_ f: (Double) -> Double) -> Double {
    var sum = 0.0
    for i in nodes.indices { sum += weights[i] * f(nodes[i]) }
    return sum
  }
}
