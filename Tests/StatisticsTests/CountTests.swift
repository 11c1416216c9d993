import Numerics
import Statistics
import Tallies
import Testing

private func close(_ got: Double, _ want: Double, _ tolerance: Double = 1e-9) -> Bool {
  abs(got - want) <= tolerance * max(1, abs(want))
}

@Suite struct `Counts and shares` {
  /// scipy 1.17 chi2.ppf/isf; the rows 0 and 10 at 95 % are in every table of Garwood's limits.
  @Test(
    arguments: [
      (0, 0.95, 0, 3.6888794541139354),
      (1, 0.95, 0.025317807984289897, 5.571643390938898),
      (10, 0.95, 4.7953886961324335, 18.39035604201778),
      (10, 0.99, 3.716922131467116, 21.397827499654273),
      (100, 0.9, 84.13927721831419, 118.07927278209706),
      (100_000, 0.95, 99381.15266374472, 100621.74473974388),
    ] as [(Int, Double, Double, Double)])
  func `exact Poisson interval`(count: Int, level: Double, low: Double, high: Double) {
    let i = PoissonRate.interval(count: count, exposure: 4, level: level)
    #expect(close(i.low, low / 4))
    #expect(close(i.high, high / 4))
    #expect(i.estimate == Double(count) / 4)
  }

  /// scipy 1.17 binomtest(k, n).proportion_ci(level, "exact" and "wilson").
  @Test(
    arguments: [
      (0, 10, 0.95, 0.0, 0.30849710781876294, 0.0, 0.27753279986288926),
      (
        3, 20, 0.95, 0.03207093718554477, 0.37892682654529564, 0.05236874589621662,
        0.3604188647407569
      ),
      (10, 10, 0.9, 0.7411344491066528, 1.0, 0.787058029916593, 1.0),
      (
        50, 1000, 0.99, 0.03392666271022023, 0.0705043752014578, 0.035025075722532446,
        0.0709069726905337
      ),
    ] as [(Int, Int, Double, Double, Double, Double, Double)])
  func `interval of a share`(
    k: Int, n: Int, level: Double, exactLow: Double, exactHigh: Double, low: Double, high: Double
  ) {
    let exact = Proportion.clopperPearson(k, of: n, level: level)
    let wilson = Proportion.wilson(k, of: n, level: level)
    #expect(close(exact.low, exactLow) && close(exact.high, exactHigh))
    #expect(close(wilson.low, low) && close(wilson.high, high))
  }
}

@Suite struct `Prediction` {
  @Test func `interval by scipy's t quantile`() {
    // t.ppf(.975, 4)·s·√1.2 of 3 5 4 6 7 is 4.808943986628495.
    let i = RunningMoments([3, 5, 4, 6, 7]).predictionInterval()
    #expect(i.estimate == 5)
    #expect(abs(i.halfWidth - 4.808943986628495) < 1e-10)
    #expect(!RunningMoments([3]).predictionInterval().isDetermined)
  }

  @Test func `the next value falls inside as often as promised`() {
    var random = SplitMix64(17)
    let experiments = 3000
    let inside = (0..<experiments).count { _ in
      let values = (0..<8).map { _ in StandardNormal.quantile(random.uniform()) }
      let next = StandardNormal.quantile(random.uniform())
      return PredictionCheck(recorded: next, simulated: RunningMoments(values), level: 0.9).isInside
    }
    #expect(abs(Double(inside) / Double(experiments) - 0.9) < 4 * (0.09 / 3000).squareRoot())
  }

  @Test func `a model that never varies is wrong about any other record`() {
    let check = PredictionCheck(recorded: 4, simulated: RunningMoments([3, 3, 3]))
    #expect(!check.isInside)
    #expect(check.distance == .infinity)
    #expect(check.pValue == 0)
    #expect(PredictionCheck(recorded: 3, simulated: RunningMoments([3, 3, 3])).isInside)
  }
}
