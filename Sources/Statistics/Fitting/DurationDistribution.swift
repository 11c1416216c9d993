import Numerics

/// The families that durations are fitted with.
public enum DurationFamily: String, Sendable, Hashable, CaseIterable {
  case exponential
  case lognormal
  case gamma
  case weibull

  /// How many parameters a fit has to find.
  public var parameterCount: Int { self == .exponential ? 1 : 2 }
}

/// A distribution of a positive duration, in the unit of the data that it was fitted to.
public enum DurationDistribution: Sendable, Hashable {
  case exponential(mean: Double)
  /// ln X is normal with mean `mu` and standard deviation `sigma`.
  case lognormal(mu: Double, sigma: Double)
  case gamma(shape: Double, scale: Double)
  case weibull(shape: Double, scale: Double)

  /// The family it belongs to.
  public var family: DurationFamily {
    switch self {
    case .exponential: .exponential
    case .lognormal: .lognormal
    case .gamma: .gamma
    case .weibull: .weibull
    }
  }

  /// The mean.
  public var mean: Double {
    switch self {
    case .exponential(let mean): mean
    case .lognormal(let mu, let sigma): exp(mu + 0.5 * sigma * sigma)
    case .gamma(let shape, let scale): shape * scale
    case .weibull(let shape, let scale): scale * exp(SpecialFunctions.logGamma(1 + 1 / shape))
    }
  }

  /// The standard deviation over the mean.
  public var coefficientOfVariation: Double {
    switch self {
    case .exponential: 1
    case .lognormal(_, let sigma): expm1(sigma * sigma).squareRoot()
    case .gamma(let shape, _): 1 / shape.squareRoot()
    case .weibull(let shape, _):
      expm1(
        SpecialFunctions.logGamma(1 + 2 / shape) - 2 * SpecialFunctions.logGamma(1 + 1 / shape)
      ).squareRoot()
    }
  }

  /// P(X ≤ x).
  public func cdf(_ x: Double) -> Double { x > 0 ? tails(x).lower : 0 }

  /// The x at which P(X ≤ x) = p, for 0 ≤ p < 1.
  public func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p < 1, "0 ≤ p < 1 wanted; got \(p)")
    switch self {
    case .exponential(let mean): return -mean * log1p(-p)
    case .lognormal(let mu, let sigma): return exp(mu + sigma * StandardNormal.quantile(p))
    case .gamma(let shape, let scale):
      return scale * SpecialFunctions.inverseGammaLower(shape: shape, p)
    case .weibull(let shape, let scale): return scale * pow(-log1p(-p), 1 / shape)
    }
  }

  /// ln f(x), x > 0.
  public func logDensity(_ x: Double) -> Double {
    switch self {
    case .exponential(let mean): return -log(mean) - x / mean
    case .lognormal(let mu, let sigma):
      let z = (log(x) - mu) / sigma
      return -0.5 * (z * z + SpecialFunctions.logTwoPi) - log(sigma * x)
    case .gamma(let shape, let scale):
      return (shape - 1) * log(x) - x / scale - shape * log(scale)
        - SpecialFunctions.logGamma(shape)
    case .weibull(let shape, let scale):
      let ratio = x / scale
      return log(shape / scale) + (shape - 1) * log(ratio) - pow(ratio, shape)
    }
  }

  /// P(X ≤ x) and P(X > x), each without cancellation, x > 0.
  func tails(_ x: Double) -> (lower: Double, upper: Double) {
    switch self {
    case .exponential(let mean): return (-expm1(-x / mean), exp(-x / mean))
    case .lognormal(let mu, let sigma):
      let z = (log(x) - mu) / sigma
      return (StandardNormal.cdf(z), StandardNormal.cdf(-z))
    case .gamma(let shape, let scale):
      let tails = SpecialFunctions.gammaTails(shape: shape, x / scale)
      return (tails.lower, tails.upper)
    case .weibull(let shape, let scale):
      let hazard = pow(x / scale, shape)
      return (-expm1(-hazard), exp(-hazard))
    }
  }

  func sample(_ random: inout SplitMix64) -> Double {
    switch self {
    case .exponential(let mean): mean * random.exponential()
    case .lognormal(let mu, let sigma): exp(mu + sigma * random.normal())
    case .gamma(let shape, let scale): scale * random.gamma(shape: shape)
    case .weibull(let shape, let scale): scale * pow(random.exponential(), 1 / shape)
    }
  }
}
