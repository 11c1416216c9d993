import EventSimulation
import Testing

@Suite("Distributions")
struct DistributionTests {
  /// Equal to a part in 10^9, or to 10^-13 where both are that small.
  private func close(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) <= max(1e-9 * abs(b), 1e-13)
  }

  @Test("Mean and standard deviation are the published formulas'", arguments: Reference.all)
  func moments(reference: Reference) {
    #expect(close(reference.distribution.mean, reference.mean))
    let sd = reference.distribution.standardDeviation
    #expect(close(sd, reference.sd), "\(sd) is not \(reference.sd)")
  }

  @Test("The cdf and the quantiles agree with an independent library", arguments: Reference.all)
  func probabilities(reference: Reference) {
    for (x, p) in reference.cdf {
      let own = reference.distribution.cdf(x)
      #expect(close(own, p), "P(X ≤ \(x)): \(own) is not \(p)")
    }
    for (p, x) in zip(Reference.probabilities, reference.quantiles) {
      let own = reference.distribution.quantile(p)
      #expect(close(own, x), "quantile of \(p): \(own) is not \(x)")
    }
  }

  @Test("The cdf undoes the quantile, and neither falls", arguments: Reference.all)
  func roundTrip(reference: Reference) {
    let distribution = reference.distribution
    var lastX = -Double.infinity
    for step in 0...1000 {
      let p = Double(step) / 1000
      let x = distribution.quantile(p)
      #expect(x >= lastX)
      lastX = x
      #expect(abs(distribution.cdf(x) - p) < 1e-9, "at \(p)")
    }
  }

  @Test("A step lies where the values are")
  func discrete() {
    let list = Distribution.empirical([3, 1, 2, 2])
    #expect(list.mean == 2)
    #expect(abs(list.standardDeviation - 0.5.squareRoot()) < 1e-15)
    #expect([0.9, 1, 1.5, 2, 2.5, 3].map(list.cdf) == [0, 0.25, 0.25, 0.75, 0.75, 1])
    #expect([0, 0.25, 0.26, 0.75, 0.76, 1].map(list.quantile) == [1, 1, 2, 2, 3, 3])

    let constant = Distribution.constant(-4)
    #expect(constant.mean == -4 && constant.standardDeviation == 0)
    #expect([-4.1, -4, 0].map(constant.cdf) == [0, 1, 1])
    #expect([0, 0.5, 1].map(constant.quantile) == [-4, -4, -4])

    let steps = Distribution.mixture([
      .init(weight: 1, .constant(1)), .init(weight: 1, .constant(5)),
      .init(weight: 0, .constant(100)), .init(weight: 2, .uniform(low: 2, high: 4)),
    ])
    #expect(steps.mean == 3)
    #expect([0, 0.25, 0.5, 0.75, 0.8, 1].map(steps.quantile) == [1, 1, 3, 4, 5, 5])
  }

  @Test("What never comes has no finite mean")
  func never() {
    #expect(Distribution.never.mean == .infinity)
    #expect(Distribution.never.cdf(1e300) == 0)
    #expect(Distribution.never.quantile(0.001) == .infinity)
    // A third of the customers wait for ever, the others 1 to 3 minutes.
    let patience = Distribution.mixture([
      .init(weight: 1, .never), .init(weight: 2, .uniform(low: 1, high: 3)),
    ])
    #expect(patience.mean == .infinity)
    #expect(patience.standardDeviation == .infinity)
    #expect(abs(patience.cdf(1e9) - 2.0 / 3) < 1e-15)
    #expect(abs(patience.quantile(1.0 / 3) - 2) < 1e-9)
    #expect(patience.quantile(0.7) == .infinity)
    #expect(patience.validate(asDuration: true) == nil)
    #expect(Distribution.mixture([.init(weight: 1, .never)]).standardDeviation == 0)
  }

  @Test("A change of unit scales the quantiles", arguments: Reference.all)
  func scaled(reference: Reference) {
    let scaled = reference.distribution.scaled(by: 60)
    for p in [0.001, 0.5, 0.99] {
      #expect(close(scaled.quantile(p), 60 * reference.distribution.quantile(p)))
    }
    #expect(close(scaled.mean, 60 * reference.mean))
  }

  @Test("As a duration a bell is cut at 0, in a mixture too, and nothing else changes")
  func truncatedAtZero() {
    #expect(
      Distribution.normal(mean: 3, sd: 2).truncatedAtZero == .normal(mean: 3, sd: 2, low: 0))
    #expect(
      Distribution.normal(mean: 3, sd: 2, low: 1, high: 9).truncatedAtZero
        == .normal(mean: 3, sd: 2, low: 1, high: 9))
    #expect(
      Distribution.mixture([.init(weight: 1, .normal(mean: 0, sd: 1))]).truncatedAtZero
        == .mixture([.init(weight: 1, .normal(mean: 0, sd: 1, low: 0))]))
    #expect(Distribution.gamma(mean: 3, cv: 1).truncatedAtZero == .gamma(mean: 3, cv: 1))
  }

  @Test("Good parameters pass", arguments: Reference.all)
  func valid(reference: Reference) { #expect(reference.distribution.validate() == nil) }

  @Test(
    "Bad parameters are refused with a sentence that names them",
    arguments: [
      (Distribution.constant(.nan), "value"),
      (.constant(.infinity), "value"),
      (.exponential(mean: 0), "mean"),
      (.exponential(mean: -1), "mean"),
      (.exponential(mean: .infinity), "mean"),
      (.uniform(low: 2, high: 2), "less than"),
      (.uniform(low: 3, high: 2), "less than"),
      (.uniform(low: -.infinity, high: 2), "low end"),
      (.triangular(low: 1, mode: 0, high: 2), "mode"),
      (.triangular(low: 1, mode: 3, high: 2), "mode"),
      (.triangular(low: 1, mode: .nan, high: 2), "mode"),
      (.normal(mean: .nan, sd: 1), "mean"),
      (.normal(mean: 1, sd: 0), "standard deviation"),
      (.normal(mean: 1, sd: 1, low: 2, high: 1), "bound"),
      (.normal(mean: 1, sd: 1, low: .nan), "bound"),
      (.lognormal(mean: 1, cv: 0), "cv"),
      (.lognormal(mean: 0, cv: 1), "mean"),
      (.gamma(mean: 1, cv: -1), "cv"),
      (.gamma(mean: 1, cv: .infinity), "cv"),
      (.weibull(mean: 1, cv: .nan), "cv"),
      (.erlang(mean: 1, stages: 0), "stages"),
      (.empirical([]), "empty"),
      (.empirical([1, .nan]), "finite"),
      (.mixture([]), "no parts"),
      (.mixture([.init(weight: -1, .constant(1))]), "weight of part 1"),
      (.mixture([.init(weight: 0, .constant(1))]), "weights"),
      (
        .mixture([.init(weight: 1, .constant(1)), .init(weight: 1, .exponential(mean: -2))]),
        "Part 2 of the mixture: The mean"
      ),
    ])
  func invalid(distribution: Distribution, word: String) throws {
    let problem = try #require(distribution.validate())
    #expect(problem.contains(word))
    #expect(problem.hasSuffix("."))
  }

  @Test(
    "A duration that could be negative is refused, a bell is not",
    arguments: [
      (Distribution.constant(-1), false), (.constant(0), true), (.uniform(low: -1, high: 2), false),
      (.triangular(low: -1, mode: 0, high: 2), false), (.empirical([0, -0.5]), false),
      (.normal(mean: -3, sd: 1), true), (.normal(mean: 1, sd: 1, high: 0), false),
      (.mixture([.init(weight: 1, .constant(-1))]), false), (.never, true),
      (.exponential(mean: 1), true),
    ])
  func durations(distribution: Distribution, accepted: Bool) {
    #expect(distribution.validate() == nil)
    #expect((distribution.validate(asDuration: true) == nil) == accepted)
  }
}
