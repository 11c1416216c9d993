import Numerics
import Statistics
import Tallies
import Testing

@Suite struct `Warm-up by MSER-5` {
  @Test func `a transient followed by a steady state`() {
    // Twenty observations at 50; then batches of mean 2 for ever.
    let series = Array(repeating: 50.0, count: 20) + (0..<180).map { [1, 2, 3, 2, 2][$0 % 5] }
    let cut = MSER5(series)
    #expect(cut.warmUp == 20)
    #expect(cut.mean == 2)
    #expect(cut.isReliable)
    #expect(abs(cut.untruncatedMean - (20 * 50 + 180 * 2) / 200) < 1e-12)
  }

  @Test func `the cut minimises White's criterion, tried one by one`() {
    var random = SplitMix64(3)
    let series = (0..<300).map { i in
      10 * (Double(-i) / 30).rounded() / Double(i + 1) + random.uniform()
    }
    let batches = stride(from: 0, to: 300, by: 5).map { series[$0..<($0 + 5)].reduce(0, +) / 5 }
    func score(_ cut: Int) -> Double {
      let rest = batches[cut...]
      let mean = rest.reduce(0, +) / Double(rest.count)
      let squares = rest.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return squares / Double(rest.count * rest.count)
    }
    let wanted = (0...(batches.count - 5)).min { score($0) < score($1) }!
    #expect(MSER5(series).warmUp == 5 * wanted)
  }

  @Test func `a run that only drifts is not long enough`() {
    #expect(!MSER5((0..<200).map { Double($0 * $0) }).isReliable)
    #expect(!MSER5([1, 2, 3]).isReliable)
    #expect(MSER5([1, 2, 3]).mean.isNaN)
    #expect(MSER5([]).warmUp == 0)
  }

  @Test func `a steady run loses nothing`() {
    #expect(MSER5(Array(repeating: 4, count: 100)).warmUp == 0)
  }
}

@Suite struct `Resampling` {
  @Test func `indices depend on seed and number only`() {
    let first = Bootstrap.indices(of: 30, resample: 4, seed: 9)
    #expect(first == Bootstrap.indices(of: 30, resample: 4, seed: 9))
    #expect(first != Bootstrap.indices(of: 30, resample: 5, seed: 9))
    #expect(first != Bootstrap.indices(of: 30, resample: 4, seed: 10))
    #expect(first.allSatisfy { (0..<30).contains($0) })
  }

  @Test func `every item is drawn equally often`() {
    var hits = Array(repeating: 0, count: 10)
    for number in 0..<5000 {
      for i in Bootstrap.indices(of: 10, resample: number, seed: 1) { hits[i] += 1 }
    }
    // 50 000 draws, 5000 each ± 4·√(50 000·0.09).
    #expect(hits.allSatisfy { abs(Double($0) - 5000) < 4 * 4500.0.squareRoot() })
  }

  @Test func `a percentile interval covers the mean`() {
    var random = SplitMix64(8)
    let experiments = 300
    let covered = (0..<experiments).count { experiment in
      let days = (0..<30).map { _ in StandardNormal.quantile(random.uniform()) }
      return Bootstrap.interval(
        days, resamples: 199, seed: UInt64(experiment), level: 0.9
      ) { $0.reduce(0, +) / Double($0.count) }.contains(0)
    }
    // The percentile interval of 30 values is a little short; four standard errors allow it.
    #expect(abs(Double(covered) / Double(experiments) - 0.89) < 4 * (0.09 / 300).squareRoot())
  }

  @Test func `variance components by hand`() {
    // Groups (1, 3) and (5, 7): within 2, between 16; input (16 − 2)/2 = 7.
    let u = InputUncertainty([RunningMoments([1, 3]), RunningMoments([5, 7])])
    #expect(u.simulationVariance == 2)
    #expect(u.inputVariance == 7)
    #expect(u.share(replications: 2) == 0.875)
    #expect(u.resamples == 2 && u.replications == 4)
  }

  @Test func `variance components come back from a simulation`() {
    var random = SplitMix64(6)
    let groups = (0..<600).map { group in
      let input = 2 * StandardNormal.quantile(random.uniform())
      return RunningMoments(
        (0..<(group % 2 == 0 ? 4 : 8)).map { _ in
          input + 3 * StandardNormal.quantile(random.uniform())
        })
    }
    let u = InputUncertainty(groups)
    #expect(abs(u.simulationVariance - 9) < 1)
    #expect(abs(u.inputVariance - 4) < 1.2)
  }

  @Test func `equal groups leave nothing to the inputs`() {
    let u = InputUncertainty([RunningMoments([1, 3]), RunningMoments([3, 1])])
    #expect(u.inputVariance == 0)
    #expect(u.share(replications: 5) == 0)
  }
}
