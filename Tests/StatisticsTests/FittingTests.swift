import Numerics
import Statistics
import Testing

private func close(_ got: Double, _ want: Double, _ tolerance: Double = 1e-9) -> Bool {
  abs(got - want) <= tolerance * max(1, abs(want))
}

@Suite struct `Fitting durations` {
  static let minutes = [
    12.4, 7.9, 31.0, 18.2, 9.5, 22.7, 15.1, 11.3, 41.6, 5.2, 19.9, 14.4, 8.8, 27.3, 10.6, 16.7,
    13.2, 35.8, 6.4, 20.5, 17.3, 9.1, 24.9, 12.0, 29.4, 7.1, 15.8, 11.9, 21.2, 18.8, 10.2, 14.9,
  ]

  struct Expected: Sendable {
    var fit: DurationDistribution
    var logLikelihood, a2, d, mean, variation, ninetieth: Double
  }

  /// scipy 1.17: score equations by brentq to 1e-14, then logpdf, logcdf, logsf, kstest, mean,
  /// std/mean and ppf(0.9) of the frozen distribution.
  static let expected = [
    Expected(
      fit: .exponential(mean: 16.909375), logLikelihood: -122.49178245916681,
      a2: 3.90911761783277, d: 0.2838539914950347, mean: 16.909375, variation: 1,
      ninetieth: 38.93527480684619),
    Expected(
      fit: .lognormal(mu: 2.70339430780499, sigma: 0.5016226453176484),
      logLikelihood: -109.83762228783166, a2: 0.06990034660930178, d: 0.050631131761733394,
      mean: 16.932027502569195, variation: 0.5348962629734817, ninetieth: 28.39603702975146),
    Expected(
      fit: .gamma(shape: 4.176316185985371, scale: 4.048873276583668),
      logLikelihood: -110.3160528867484, a2: 0.16279523558402786, d: 0.07445094555621062,
      mean: 16.909375, variation: 0.4893316583977844, ninetieth: 27.99818953044968),
    Expected(
      fit: .weibull(shape: 2.093705486621338, scale: 19.1873776884991),
      logLikelihood: -111.66983490002178, a2: 0.3687865874536129, d: 0.07700617640581653,
      mean: 16.99449499090064, variation: 0.5016394019854031, ninetieth: 28.577079323263188),
  ]

  private func parameters(_ distribution: DurationDistribution) -> [Double] {
    switch distribution {
    case .exponential(let mean): [mean]
    case .lognormal(let mu, let sigma): [mu, sigma]
    case .gamma(let shape, let scale), .weibull(let shape, let scale): [shape, scale]
    }
  }

  @Test(arguments: expected)
  func `maximum likelihood agrees with scipy`(expected: Expected) throws {
    let fit = try #require(
      DurationDistribution.maximumLikelihood(expected.fit.family, Self.minutes))
    for (got, want) in zip(parameters(fit), parameters(expected.fit)) {
      #expect(close(got, want))
    }
    let likelihood = Self.minutes.reduce(0) { $0 + fit.logDensity($1) }
    #expect(close(likelihood, expected.logLikelihood))
    #expect(close(fit.mean, expected.mean))
    #expect(close(fit.coefficientOfVariation, expected.variation))
    #expect(close(fit.quantile(0.9), expected.ninetieth))
    #expect(close(fit.cdf(fit.quantile(0.3)), 0.3))
    let goodness = GoodnessOfFit(Self.minutes, fit, resamples: 0)
    #expect(close(goodness.andersonDarling, expected.a2))
    #expect(close(goodness.kolmogorovSmirnov, expected.d))
    #expect(goodness.andersonDarlingP.isNaN)
  }

  @Test func `AIC ranks the families and the choice is the first`() {
    let fit = DurationFit(Self.minutes, censored: 8, resamples: 99, seed: 1)
    #expect(
      fit.candidates.map(\.distribution.family) == [.lognormal, .gamma, .weibull, .exponential])
    #expect(fit.choice == .fitted(fit.candidates[0].distribution))
    #expect(fit.candidates[0].aicDifference == 0)
    #expect(close(fit.candidates[1].aicDifference, 2 * (110.3160528867484 - 109.83762228783166)))
    #expect(close(fit.candidates[3].aic, 2 + 2 * 122.49178245916681))
    #expect(fit.candidates[0].goodness.andersonDarlingP > 0.5)
    #expect(fit.candidates[3].goodness.andersonDarlingP <= 0.02)
    #expect(fit.censored == 8)
    #expect(close(fit.censoredShare, 0.2))
  }

  @Test func `few, equal or impossible rows are said, not dropped in silence`() {
    let few = DurationFit(Array(Self.minutes.prefix(29)))
    #expect(few.choice == .empirical(.fewObservations))
    #expect(few.candidates.isEmpty)
    #expect(few.observations.count == 29)
    let equal = DurationFit(Array(repeating: 20.0, count: 50))
    #expect(equal.choice == .empirical(.constant))
    let zeros = DurationFit(Self.minutes + [0, -3, .nan], resamples: 0)
    #expect(zeros.excluded == 3)
    #expect(zeros.observations.count == 32)
  }

  @Test(arguments: [
    DurationDistribution.exponential(mean: 40), .lognormal(mu: 3, sigma: 0.6),
    .gamma(shape: 0.7, scale: 20), .gamma(shape: 9, scale: 3), .weibull(shape: 1.6, scale: 30),
  ])
  func `parameters come back from a large sample`(truth: DurationDistribution) throws {
    var random = SplitMix64(23)
    let values = (0..<20_000).map { _ in truth.quantile(random.uniform()) }
    let fit = try #require(DurationDistribution.maximumLikelihood(truth.family, values))
    for (got, want) in zip(parameters(fit), parameters(truth)) {
      #expect(abs(got / want - 1) < 0.04)
    }
  }

  @Test(arguments: [
    DurationDistribution.lognormal(mu: 2, sigma: 0.5), .weibull(shape: 1.5, scale: 10),
    .exponential(mean: 3), .gamma(shape: 2, scale: 5),
  ])
  func `p-values are uniform where the family is right`(truth: DurationDistribution) throws {
    var random = SplitMix64(41)
    let months = 150
    var p: [[Double]] = [[], []]
    for month in 0..<months {
      let values = (0..<30).map { _ in truth.quantile(random.uniform()) }
      let fit = try #require(DurationDistribution.maximumLikelihood(truth.family, values))
      let goodness = GoodnessOfFit(values, fit, resamples: 39, seed: UInt64(month))
      p[0].append(goodness.andersonDarlingP)
      p[1].append(goodness.kolmogorovSmirnovP)
    }
    for values in p {
      for level in [0.1, 0.25, 0.5, 0.75] {
        let share = Double(values.count { $0 <= level }) / Double(months)
        let error = (level * (1 - level) / Double(months)).squareRoot()
        #expect(abs(share - level) < 4 * error, "P(p ≤ \(level)) = \(share)")
      }
    }
  }

  @Test func `the same seed gives the same p-values`() {
    let first = DurationFit(Self.minutes, resamples: 50, seed: 3)
    #expect(first == DurationFit(Self.minutes.reversed(), resamples: 50, seed: 3))
    #expect(first != DurationFit(Self.minutes, resamples: 50, seed: 4))
  }

  /// scipy 1.17 special.digamma and polygamma(1, x).
  @Test(
    arguments: [
      (0.1, -10.423754940411076, 101.43329915079275), (1, -0.5772156649015329, 1.6449340668482266),
      (2.5, 0.7031566406452432, 0.4903577561002349), (9.9, 2.2411803166063815, 0.1062830416287406),
      (10, 2.251752589066721, 0.10516633568168576), (1e4, 9.21029037114285, 0.00010000500016666666),
    ] as [(Double, Double, Double)])
  func `derivatives of ln gamma`(x: Double, first: Double, second: Double) {
    #expect(abs(SpecialFunctions.digamma(x) - first) < 1e-13 * max(1, abs(first)))
    #expect(abs(SpecialFunctions.trigamma(x) / second - 1) < 1e-12)
  }
}
