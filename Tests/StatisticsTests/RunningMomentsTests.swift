import Numerics
import Statistics
import Tallies
import Testing

@Suite struct `Running moments` {
  @Test func `mean and variance of a list by hand`() {
    // 2 4 4 4 5 5 7 9: mean 5, squares about it 32, over n − 1 = 32/7.
    let m = RunningMoments([2, 4, 4, 4, 5, 5, 7, 9])
    #expect(m.mean == 5)
    #expect(abs(m.variance - 32.0 / 7) < 1e-14)
    #expect(m.minimum == 2)
    #expect(m.maximum == 9)
  }

  @Test func `a large offset does not eat the variance`() {
    let m = RunningMoments([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])
    #expect(abs(m.variance - 30) < 1e-6)
  }

  @Test func `merging parts equals one pass`() {
    var random = SplitMix64(1)
    let values = (0..<1000).map { _ in random.uniform() * 50 - 10 }
    let whole = RunningMoments(values)
    for cut in [0, 1, 2, 499, 999, 1000] {
      var merged = RunningMoments(values[..<cut])
      merged.merge(RunningMoments(values[cut...]))
      #expect(merged.count == 1000)
      #expect(abs(merged.mean - whole.mean) < 1e-12)
      #expect(abs(merged.variance - whole.variance) < 1e-10)
      #expect(merged.minimum == whole.minimum)
      #expect(merged.maximum == whole.maximum)
    }
  }

  @Test func `nothing and one value say what they do not know`() {
    var m = RunningMoments()
    #expect(m.mean.isNaN)
    #expect(m.minimum == nil)
    #expect(m.meanInterval().low == -.infinity && m.meanInterval().high == .infinity)
    m.add(3)
    #expect(m.mean == 3)
    #expect(m.variance.isNaN)
    #expect(m.halfWidth() == .infinity)
    #expect(!m.meanInterval().isDetermined)
  }
}

@Suite struct `Interval for a mean` {
  @Test func `agrees with scipy`() {
    // scipy 1.17: stats.t.interval(0.95, 4, mean, sem) of 12.1 9.8 11.4 10.2 13.0.
    let i = ConfidenceInterval.mean(of: [12.1, 9.8, 11.4, 10.2, 13.0], level: 0.95)
    #expect(abs(i.estimate - 11.3) < 1e-12)
    #expect(abs(i.low - 9.657432924425345) < 1e-9)
    #expect(abs(i.high - 12.942567075574656) < 1e-9)
    #expect(i.n == 5)
    #expect(i.contains(11.3))
    #expect(!i.contains(14))
  }

  @Test func `covers the mean as often as it promises`() {
    var random = SplitMix64(7)
    var covered = 0
    let experiments = 4000
    for _ in 0..<experiments {
      let values = (0..<6).map { _ in 3 + 2 * StandardNormal.quantile(random.uniform()) }
      if ConfidenceInterval.mean(of: values, level: 0.9).contains(3) { covered += 1 }
    }
    // Four standard errors of a binomial share of 0.9.
    let error = 4 * (0.9 * 0.1 / Double(experiments)).squareRoot()
    #expect(abs(Double(covered) / Double(experiments) - 0.9) < error)
  }
}
