import Numerics

/// Shape and scale of the Weibull distribution with a given mean and cv.
struct WeibullShape: Sendable {
  let shape: Double
  let scale: Double

  /// Solves 1 + cv² = Γ(1 + 2/k) / Γ(1 + 1/k)² for the shape k by halving.
  init(mean: Double, cv: Double) {
    let wanted = log1p(cv * cv)
    // In terms of 1/k the right-hand side rises: 0.0005 is a cv under 0.001, 20 one over 100.
    let inverse = Bracketed.smallest(from: 0.0005, to: 20) {
      SpecialFunctions.logGamma(1 + 2 * $0) - 2 * SpecialFunctions.logGamma(1 + $0) >= wanted
    }
    shape = 1 / inverse
    scale = mean * exp(-SpecialFunctions.logGamma(1 + inverse))
  }
}
