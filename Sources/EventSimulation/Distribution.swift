/// A distribution, by the numbers that a manager can read off a log: a mean and a spread.
///
/// ```swift
/// let walkAround = Distribution.lognormal(mean: 4, cv: 0.5)   // minutes, say
/// if let problem = walkAround.validate() { … }
/// let sampler = Sampler(durations: walkAround.scaled(by: Double(TimeUnit.minute)))
/// ```
///
/// The unit is whatever the numbers are in. `cv` is the coefficient of variation, the standard
/// deviation divided by the mean.
public indirect enum Distribution: Sendable, Equatable {
  /// Always the same value.
  case constant(Double)
  /// Waits without memory.
  case exponential(mean: Double)
  /// Any value from `low` to `high`, equally likely.
  case uniform(low: Double, high: Double)
  /// At least `low`, at most `high`, most often `mode`.
  case triangular(low: Double, mode: Double, high: Double)
  /// Mean and standard deviation of the bell, which is then cut to `low`...`high`: after the cut
  /// the mean and spread are other ones, those of ``mean`` and ``standardDeviation``.
  case normal(mean: Double, sd: Double, low: Double = -.infinity, high: Double = .infinity)
  /// Most durations of human work: rarely much shorter, sometimes much longer.
  case lognormal(mean: Double, cv: Double)
  case gamma(mean: Double, cv: Double)
  case weibull(mean: Double, cv: Double)
  /// The sum of `stages` exponential waits with the given mean altogether.
  case erlang(mean: Double, stages: Int)
  /// One of these values, each as likely as the other.
  case empirical([Double])
  /// One of these distributions, chosen by weight.
  case mixture([Component])
  /// Infinity: a patience that does not end.
  case never

  /// One part of a mixture. Weights need not add up to 1.
  public struct Component: Sendable, Equatable {
    public var weight: Double
    public var distribution: Distribution

    public init(weight: Double, _ distribution: Distribution) {
      self.weight = weight
      self.distribution = distribution
    }
  }
}

extension Distribution {
  /// The same distribution in another unit: every value times `factor` (> 0).
  public func scaled(by factor: Double) -> Distribution {
    precondition(factor.isFinite && factor > 0, "a unit is a positive number")
    switch self {
    case .constant(let value): return .constant(value * factor)
    case .exponential(let mean): return .exponential(mean: mean * factor)
    case .uniform(let low, let high): return .uniform(low: low * factor, high: high * factor)
    case .triangular(let low, let mode, let high):
      return .triangular(low: low * factor, mode: mode * factor, high: high * factor)
    case .normal(let mean, let sd, let low, let high):
      return .normal(mean: mean * factor, sd: sd * factor, low: low * factor, high: high * factor)
    case .lognormal(let mean, let cv): return .lognormal(mean: mean * factor, cv: cv)
    case .gamma(let mean, let cv): return .gamma(mean: mean * factor, cv: cv)
    case .weibull(let mean, let cv): return .weibull(mean: mean * factor, cv: cv)
    case .erlang(let mean, let stages): return .erlang(mean: mean * factor, stages: stages)
    case .empirical(let values): return .empirical(values.map { $0 * factor })
    case .mixture(let components):
      return .mixture(
        components.map { Component(weight: $0.weight, $0.distribution.scaled(by: factor)) })
    case .never: return .never
    }
  }

  /// The distribution as that of a duration: a normal bell is cut at 0, in a mixture too. The other
  /// shapes are what they are; `validate(asDuration:)` refuses those that would go below 0.
  public var truncatedAtZero: Distribution {
    switch self {
    case .normal(let mean, let sd, let low, let high):
      return .normal(mean: mean, sd: sd, low: max(low, 0), high: high)
    case .mixture(let components):
      return .mixture(
        components.map { Component(weight: $0.weight, $0.distribution.truncatedAtZero) })
    default: return self
    }
  }
}

extension Distribution: CustomStringConvertible {
  /// One line for a report: the name and the numbers.
  public var description: String {
    switch self {
    case .constant(let value): return "constant \(value)"
    case .exponential(let mean): return "exponential (mean \(mean))"
    case .uniform(let low, let high): return "uniform (\(low) to \(high))"
    case .triangular(let low, let mode, let high):
      return "triangular (\(low) to \(high), mode \(mode))"
    case .normal(let mean, let sd, let low, let high):
      let from = low > -.infinity ? ", at least \(low)" : ""
      let to = high < .infinity ? ", at most \(high)" : ""
      return "normal (mean \(mean), sd \(sd)\(from)\(to))"
    case .lognormal(let mean, let cv): return "lognormal (mean \(mean), cv \(cv))"
    case .gamma(let mean, let cv): return "gamma (mean \(mean), cv \(cv))"
    case .weibull(let mean, let cv): return "Weibull (mean \(mean), cv \(cv))"
    case .erlang(let mean, let stages): return "Erlang (mean \(mean), \(stages) stages)"
    case .empirical(let values): return "empirical (\(values.count) values)"
    case .mixture(let components):
      let parts = components.map { "\($0.weight) × \($0.distribution)" }
      return "mixture of " + parts.joined(separator: ", ")
    case .never: return "never"
    }
  }
}
