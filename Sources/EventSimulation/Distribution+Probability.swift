import Numerics

extension Distribution {
  /// P(X ≤ x). For `never`, 0 at every finite x.
  public func cdf(_ x: Double) -> Double {
    switch self {
    case .constant(let value): return x >= value ? 1 : 0
    case .exponential(let mean): return x <= 0 ? 0 : -expm1(-x / mean)
    case .uniform(let low, let high): return min(max((x - low) / (high - low), 0), 1)
    case .triangular(let low, let mode, let high):
      if x <= low { return 0 }
      if x >= high { return 1 }
      return x < mode
        ? (x - low) * (x - low) / ((high - low) * (mode - low))
        : 1 - (high - x) * (high - x) / ((high - low) * (high - mode))
    case .normal(let mean, let sd, let low, let high):
      return TruncatedNormal(mean: mean, sd: sd, low: low, high: high).cdf(x)
    case .lognormal(let mean, let cv):
      let bell = LognormalBell(mean: mean, cv: cv)
      return x <= 0 ? 0 : StandardNormal.cdf((log(x) - bell.mean) / bell.sd)
    case .gamma(let mean, let cv):
      return SpecialFunctions.gammaLower(
        shape: 1 / (cv * cv), max(0, x) / (mean * cv * cv))
    case .weibull(let mean, let cv):
      let weibull = WeibullShape(mean: mean, cv: cv)
      return x <= 0 ? 0 : -expm1(-pow(x / weibull.scale, weibull.shape))
    case .erlang(let mean, let stages):
      return SpecialFunctions.gammaLower(
        shape: Double(stages), max(0, x) * Double(stages) / mean)
    case .empirical(let values):
      return Double(values.count { $0 <= x }) / Double(values.count)
    case .mixture(let components):
      let total = components.reduce(0) { $0 + $1.weight }
      return components.reduce(0) { $0 + $1.weight / total * $1.distribution.cdf(x) }
    case .never: return x == .infinity ? 1 : 0
    }
  }

  /// The smallest x with P(X ≤ x) ≥ p, for p from 0 to 1; the ends of the range at 0 and 1.
  public func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability is from 0 to 1")
    switch self {
    case .constant(let value): return value
    case .exponential(let mean): return -mean * log1p(-p)
    case .uniform(let low, let high): return low + p * (high - low)
    case .triangular(let low, let mode, let high):
      return TriangularInverse(low: low, mode: mode, high: high).value(p)
    case .normal(let mean, let sd, let low, let high):
      return TruncatedNormal(mean: mean, sd: sd, low: low, high: high).quantile(p)
    case .lognormal(let mean, let cv):
      let bell = LognormalBell(mean: mean, cv: cv)
      return exp(bell.mean + bell.sd * StandardNormal.quantile(p))
    case .gamma(let mean, let cv):
      return SpecialFunctions.inverseGammaLower(shape: 1 / (cv * cv), p) * mean * cv * cv
    case .weibull(let mean, let cv):
      let weibull = WeibullShape(mean: mean, cv: cv)
      return weibull.scale * pow(-log1p(-p), 1 / weibull.shape)
    case .erlang(let mean, let stages):
      return SpecialFunctions.inverseGammaLower(shape: Double(stages), p) * mean / Double(stages)
    case .empirical(let values):
      let rank = (p * Double(values.count)).rounded(.up)
      return values.sorted()[max(Int(rank), 1) - 1]
    case .mixture(let components): return mixtureQuantile(components, p)
    case .never: return .infinity
    }
  }

  /// A mixture's quantile lies between the least and the greatest of its parts' quantiles.
  private func mixtureQuantile(_ components: [Component], _ p: Double) -> Double {
    let quantiles =
      components.lazy.filter { $0.weight > 0 }.map { $0.distribution.quantile(p) }
    let low = quantiles.min() ?? .infinity
    var high = quantiles.max() ?? .infinity
    if low == high { return low }
    if high == .infinity {
      // A part that never comes, or p = 1: look further and further for a finite end.
      high = max(1, abs(low))
      while cdf(high) < p {
        high *= 2
        if high == .infinity { return .infinity }
      }
    }
    if low == -.infinity {
      guard p > 0 else { return low }
      var finite = min(-1, -abs(high))
      while cdf(finite) >= p { finite *= 2 }
      return Bracketed.smallest(from: finite, to: high) { cdf($0) >= p }
    }
    return Bracketed.smallest(from: low, to: high) { cdf($0) >= p }
  }
}

/// The normal bell of the logarithm of a lognormal variable.
struct LognormalBell: Sendable {
  let mean: Double
  let sd: Double

  init(mean: Double, cv: Double) {
    let variance = log1p(cv * cv)
    self.mean = log(mean) - 0.5 * variance
    sd = variance.squareRoot()
  }
}

/// The inverse of a triangular distribution's cdf.
struct TriangularInverse: Sendable {
  let low: Double
  let high: Double
  let below: Double
  let left: Double
  let right: Double

  init(low: Double, mode: Double, high: Double) {
    self.low = low
    self.high = high
    below = (mode - low) / (high - low)
    left = (high - low) * (mode - low)
    right = (high - low) * (high - mode)
  }

  @inline(__always)
  func value(_ p: Double) -> Double {
    p < below ? low + (p * left).squareRoot() : high - ((1 - p) * right).squareRoot()
  }
}
