extension Distribution {
  /// What is wrong with the parameters, in one plain sentence; nil if nothing is.
  ///
  /// - Parameter asDuration: Also refuse values below 0. (A normal bell is cut at 0 instead, and
  ///   only refused if nothing above is left.)
  public func validate(asDuration: Bool = false) -> String? {
    if let problem = parameterProblem() { return problem }
    return asDuration ? durationProblem() : nil
  }

  private func parameterProblem() -> String? {
    switch self {
    case .constant(let value):
      return finite(value, "The value")
    case .exponential(let mean):
      return positive(mean, "The mean")
    case .uniform(let low, let high):
      return finite(low, "The low end") ?? finite(high, "The high end")
        ?? ordered(low, "low end", high, "high end")
    case .triangular(let low, let mode, let high):
      return finite(low, "The low end") ?? finite(mode, "The mode") ?? finite(high, "The high end")
        ?? ordered(low, "low end", high, "high end")
        ?? (mode < low || mode > high
          ? "The mode \(mode) must lie between the low end \(low) and the high end \(high)." : nil)
    case .normal(let mean, let sd, let low, let high):
      return finite(mean, "The mean") ?? positive(sd, "The standard deviation")
        ?? (low.isNaN || high.isNaN ? "A bound of the normal must be a number." : nil)
        ?? ordered(low, "lower bound", high, "upper bound")
        ?? (low == .infinity || high == -.infinity ? "The bounds leave no values." : nil)
    case .lognormal(let mean, let cv), .gamma(let mean, let cv):
      return positive(mean, "The mean") ?? coefficient(cv, 1e-3...1e3)
    case .weibull(let mean, let cv):
      return positive(mean, "The mean") ?? coefficient(cv, 1e-3...1e2)
    case .erlang(let mean, let stages):
      return positive(mean, "The mean")
        ?? (1...1_000_000 ~= stages
          ? nil : "The number of stages must be from 1 to 1000000, not \(stages).")
    case .empirical(let values):
      if values.isEmpty { return "The list of values is empty." }
      for value in values { if let problem = finite(value, "Every value") { return problem } }
      return nil
    case .mixture(let components):
      return mixtureProblem(components)
    case .never:
      return nil
    }
  }

  private func mixtureProblem(_ components: [Component]) -> String? {
    if components.isEmpty { return "The mixture has no parts." }
    var total = 0.0
    for (index, component) in components.enumerated() {
      let weight = component.weight
      if !(weight.isFinite && weight >= 0) {
        return "The weight of part \(index + 1) must be a finite number of at least 0, "
          + "not \(weight)."
      }
      total += weight
      if let problem = component.distribution.parameterProblem() {
        return "Part \(index + 1) of the mixture: \(problem)"
      }
    }
    return total > 0 && total.isFinite ? nil : "The weights must add up to more than 0."
  }

  private func durationProblem() -> String? {
    switch self {
    case .constant(let value):
      return notNegative(value)
    case .uniform(let low, _), .triangular(let low, _, _):
      return notNegative(low)
    case .normal(_, _, _, let high):
      return high > 0 ? nil : "A duration cannot be negative, and the upper bound is \(high)."
    case .empirical(let values):
      for value in values { if let problem = notNegative(value) { return problem } }
      return nil
    case .mixture(let components):
      for (index, component) in components.enumerated() {
        if let problem = component.distribution.durationProblem() {
          return "Part \(index + 1) of the mixture: \(problem)"
        }
      }
      return nil
    case .exponential, .lognormal, .gamma, .weibull, .erlang, .never:
      return nil
    }
  }
}

private func finite(_ value: Double, _ name: String) -> String? {
  value.isFinite ? nil : "\(name) must be a finite number, not \(value)."
}

private func positive(_ value: Double, _ name: String) -> String? {
  value.isFinite && value > 0
    ? nil : "\(name) must be a finite number greater than 0, not \(value)."
}

private func coefficient(_ cv: Double, _ range: ClosedRange<Double>) -> String? {
  range.contains(cv)
    ? nil
    : "The cv (standard deviation divided by mean) must be from \(range.lowerBound) to "
      + "\(range.upperBound), not \(cv)."
}

private func ordered(
  _ low: Double, _ lowName: String, _ high: Double, _ highName: String
) -> String? {
  low < high ? nil : "The \(lowName) \(low) must be less than the \(highName) \(high)."
}

private func notNegative(_ value: Double) -> String? {
  value >= 0 ? nil : "A duration cannot be negative, and \(value) is."
}
