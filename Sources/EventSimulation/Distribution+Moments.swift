extension Distribution {
  /// The expected value; infinity for `never` and for a mixture with it.
  public var mean: Double {
    switch self {
    case .constant(let value): return value
    case .exponential(let mean), .lognormal(let mean, _), .gamma(let mean, _),
      .weibull(let mean, _), .erlang(let mean, _):
      return mean
    case .uniform(let low, let high): return low + 0.5 * (high - low)
    case .triangular(let low, let mode, let high): return low + ((mode - low) + (high - low)) / 3
    case .normal(let mean, let sd, let low, let high):
      if low == -.infinity && high == .infinity { return mean }
      return TruncatedNormal(mean: mean, sd: sd, low: low, high: high).moments().mean
    case .empirical(let values):
      return values.reduce(0, +) / Double(values.count)
    case .mixture(let components):
      let parts = components.filter { $0.weight > 0 }
      let total = parts.reduce(0) { $0 + $1.weight }
      return parts.reduce(0) { $0 + $1.weight / total * $1.distribution.mean }
    case .never: return .infinity
    }
  }

  /// The square root of the expected squared distance from the mean. An empirical list is taken as
  /// the whole population. 0 for `never`, infinity for a mixture of `never` and something else.
  public var standardDeviation: Double {
    switch self {
    case .constant, .never: return 0
    case .exponential(let mean): return mean
    case .uniform(let low, let high): return (high - low) / 12.0.squareRoot()
    case .triangular(let low, let mode, let high):
      let a = mode - low
      let b = high - low
      return ((a * a + b * b - a * b) / 18).squareRoot()
    case .normal(let mean, let sd, let low, let high):
      if low == -.infinity && high == .infinity { return sd }
      return TruncatedNormal(mean: mean, sd: sd, low: low, high: high).moments().standardDeviation
    case .lognormal(let mean, let cv), .gamma(let mean, let cv), .weibull(let mean, let cv):
      return mean * cv
    case .erlang(let mean, let stages): return mean / Double(stages).squareRoot()
    case .empirical(let values):
      let mean = self.mean
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (squares / Double(values.count)).squareRoot()
    case .mixture(let components):
      let parts = components.filter { $0.weight > 0 }
      let mean = self.mean
      if mean == .infinity {
        return parts.allSatisfy { $0.distribution == .never } ? 0 : .infinity
      }
      let total = parts.reduce(0) { $0 + $1.weight }
      let variance = parts.reduce(0) {
        let spread = $1.distribution.standardDeviation
        let shift = $1.distribution.mean - mean
        return $0 + $1.weight / total * (spread * spread + shift * shift)
      }
      return variance.squareRoot()
    }
  }
}
