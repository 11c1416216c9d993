import EventSimulation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Samplers")
struct SamplerTests {
  private func stream(_ entity: UInt64) -> RandomStream {
    RandomStream(seed: 20_240_607, replication: 1, purpose: 77, entity: entity)
  }

  @Test(
    "100 000 samples have the distribution's mean, variance and cdf",
    arguments: Array(Reference.all.enumerated()).map { ($0.offset, $0.element) })
  func fit(index: Int, reference: Reference) {
    let n = 100_000
    let sampler = Sampler(reference.distribution)
    var stream = stream(UInt64(index))
    var values = (0..<n).map { _ in sampler.sample(&stream) }

    let mean = values.reduce(0, +) / Double(n)
    var second = 0.0
    var fourth = 0.0
    for value in values {
      let square = (value - reference.mean) * (value - reference.mean)
      second += square
      fourth += square * square
    }
    second /= Double(n)
    fourth /= Double(n)
    let variance = reference.sd * reference.sd
    let zMean = (mean - reference.mean) / (reference.sd / Double(n).squareRoot())
    let zVariance = (second - variance) / ((fourth - second * second) / Double(n)).squareRoot()
    #expect(abs(zMean) < 5, "mean \(mean)")
    #expect(abs(zVariance) < 5, "variance \(second)")

    values.sort()
    var distance = 0.0
    // Every tenth: that misses at most 10/n of the distance, an eightieth of what would fail.
    for rank in stride(from: 0, to: n, by: 10) {
      let p = reference.distribution.cdf(values[rank])
      distance = max(distance, p - Double(rank) / Double(n), Double(rank + 1) / Double(n) - p)
    }
    let p = kolmogorov(distance, n)
    #expect(p > 1e-4, "Kolmogorov-Smirnov distance \(distance), p \(p)")
  }

  /// P(D ≥ distance) of the Kolmogorov-Smirnov statistic: the limit with Stephens' correction.
  private func kolmogorov(_ distance: Double, _ n: Int) -> Double {
    let root = Double(n).squareRoot()
    let lambda = (root + 0.12 + 0.11 / root) * distance
    var sum = 0.0
    for k in 1...100 {
      let term = exp(-2 * lambda * lambda * Double(k * k))
      sum += k % 2 == 1 ? term : -term
    }
    return min(1, 2 * sum)
  }

  @Test("An empirical list gives each value as often")
  func empirical() {
    let values = (0..<50).map { Double(($0 * 7) % 50) }
    let sampler = Sampler(.empirical(values))
    var stream = stream(100)
    var counts = [Int](repeating: 0, count: 50)
    for _ in 0..<100_000 { counts[Int(sampler.sample(&stream))] += 1 }
    let chi = counts.reduce(0.0) { $0 + (Double($1) - 2000) * (Double($1) - 2000) / 2000 }
    #expect(abs(chi - 49) < 5 * 98.0.squareRoot())
  }

  @Test("A mixture draws its parts by weight, a nested one too")
  func mixture() {
    let sampler = Sampler(
      .mixture([
        .init(weight: 2, .constant(1)), .init(weight: 0, .constant(9)),
        .init(
          weight: 6,
          .mixture([.init(weight: 0.1, .constant(2)), .init(weight: 0.3, .empirical([3]))])),
      ]))
    var stream = stream(101)
    var counts = [Double](repeating: 0, count: 10)
    for _ in 0..<80_000 { counts[Int(sampler.sample(&stream))] += 1 }
    let expected = [0, 20_000, 15_000, 45_000, 0, 0, 0, 0, 0, 0.0]
    let sds = expected.map { ($0 * (1 - $0 / 80_000)).squareRoot() }
    for index in 0..<10 { #expect(abs(counts[index] - expected[index]) <= 5 * sds[index]) }
  }

  @Test(
    "Inversion: one draw a sample, and the sample rises with it",
    arguments: [
      Distribution.uniform(low: 1, high: 3), .triangular(low: 0, mode: 1, high: 5),
      .normal(mean: 3, sd: 2, low: 0), .normal(mean: 3, sd: 2, low: 6, high: 9),
      .normal(mean: 0, sd: 1, low: 39), .normal(mean: 0, sd: 1, low: -50, high: -45),
      .empirical([4, 2, 7, 7, 1]),
    ])
  func inversion(distribution: Distribution) {
    let sampler = Sampler(distribution)
    var draws = stream(102)
    var samples = draws
    var pairs = (0..<2000).map { _ in (u: draws.uniform(), x: sampler.sample(&samples)) }
    #expect(samples.nextBits() == draws.nextBits())
    pairs.sort { $0.u < $1.u }
    for (a, b) in zip(pairs, pairs.dropFirst()) { #expect(a.x <= b.x) }
    for pair in pairs {
      let x = distribution.quantile(pair.u)
      #expect(abs(pair.x - x) <= 1e-12 * abs(x))
    }
  }

  /// What stays in step when a parameter changes: each sample is made of the same number, whatever
  /// the parameters, so that these undo them.
  @Test(
    "Common random numbers stay in step when a parameter changes",
    arguments: [
      InStep(.exponential(mean: 4), .exponential(mean: 9)) { $0 / $1.mean },
      InStep(.normal(mean: 4, sd: 1), .normal(mean: -3, sd: 5)) { ($0 - $1.mean) / $1.sd },
      InStep(.lognormal(mean: 4, cv: 0.5), .lognormal(mean: 8, cv: 1.5)) { x, d in
        let variance = log(1 + d.sd * d.sd / (d.mean * d.mean))
        return (log(x / d.mean) + variance / 2) / variance.squareRoot()
      },
      InStep(.weibull(mean: 4, cv: 0.5), .weibull(mean: 20, cv: 0.5)) { $0 / $1.mean },
      InStep(.gamma(mean: 4, cv: 0.5), .gamma(mean: 20, cv: 0.5)) { $0 / $1.mean },
      InStep(.erlang(mean: 4, stages: 3), .erlang(mean: 20, stages: 3)) { $0 / $1.mean },
    ])
  func synchronised(pair: InStep) {
    var one = stream(103)
    var other = one
    let samplers = (Sampler(pair.one), Sampler(pair.other))
    for _ in 0..<5000 {
      let x = pair.undo(samplers.0.sample(&one), (pair.one.mean, pair.one.standardDeviation))
      let y = pair.undo(samplers.1.sample(&other), (pair.other.mean, pair.other.standardDeviation))
      #expect(abs(x - y) < 1e-9 * max(1, abs(x)))
    }
  }

  struct InStep: Sendable, CustomTestStringConvertible {
    let one: Distribution
    let other: Distribution
    let undo: @Sendable (Double, (mean: Double, sd: Double)) -> Double

    init(
      _ one: Distribution, _ other: Distribution,
      _ undo: @escaping @Sendable (Double, (mean: Double, sd: Double)) -> Double
    ) {
      (self.one, self.other, self.undo) = (one, other, undo)
    }

    var testDescription: String { "\(one)" }
  }

  @Test("The first numbers of four streams, made side by side, give each stream's own duration")
  func sideBySide() {
    let purposes: (UInt8, UInt8, UInt8, UInt8) = (7, 9, 255, 1)
    let constant = Distribution.constant(2)
    let nested = Distribution.mixture([
      .init(weight: 1, constant),
      .init(weight: 1, .gamma(mean: 3, cv: 2)),
    ])
    for distribution in Reference.all.map(\.distribution) + [constant, nested] {
      let sampler = Sampler(distribution.scaled(by: 60_000_000))
      let rule = sampler.rule
      var random = RandomSource(seed: 3, replication: 4)
      var told = 0
      for entity in UInt64(0)..<100 {
        let pairs = random.firstPairs(purposes: purposes, entity: entity << 33 | entity)
        for (purpose, pair) in [
          (purposes.0, pairs.0), (purposes.1, pairs.1), (purposes.2, pairs.2),
          (purposes.3, pairs.3),
        ] {
          var stream = RandomStream(
            seed: 3, replication: 4, purpose: purpose, entity: entity << 33 | entity)
          let own = sampler.sampleDuration(&stream)
          guard let duration = rule.firstDuration(pair) else { continue }
          told += 1
          #expect(duration == own, "\(distribution)")
        }
      }
      // One number, or two for a mixture's part that needs one, are enough, for a ziggurat 98 times in
      // 100; gamma needs as many as it takes, and so does half of the nested mixture.
      switch distribution {
      case .gamma, .erlang: #expect(told == 0)
      case nested: #expect((100..<300).contains(told))
      case .mixture: #expect(told > 0)
      case .exponential, .normal(_, _, -.infinity, .infinity), .lognormal, .weibull:
        #expect((370..<400).contains(told))
      default: #expect(told == 400)
      }
    }
  }

  @Test("A constant and never draw nothing and are known in advance")
  func constants() {
    var used = stream(104)
    var untouched = used
    let two = Sampler(durations: .constant(2.5))
    let never = Sampler(durations: .never)
    #expect(two.isConstant && two.constantDuration == 3)
    #expect(never.isConstant && never.constantDuration == .never)
    #expect(two.sample(&used) == 2.5)
    #expect(never.sample(&used) == .infinity)
    #expect(never.sampleDuration(&used) == .never)
    #expect(used.nextBits() == untouched.nextBits())
    let exponential = Sampler(durations: .exponential(mean: 1))
    #expect(!exponential.isConstant && exponential.constantDuration == nil)
  }

  @Test(
    "Durations are whole, not negative, and end at never",
    arguments: [
      (0, 0), (0.49999999999999994, 0), (0.5, 1), (1.4999, 1), (6e7, 60_000_000),
      (4_503_599_627_370_497.5, 4_503_599_627_370_498), (9e17, 900_000_000_000_000_000),
      (3e18, Microseconds.never), (1e300, .never),
    ] as [(Double, Microseconds)])
  func rounding(value: Double, duration: Microseconds) {
    #expect(Sampler(durations: .constant(value)).constantDuration == duration)
  }

  @Test("A value below 0 is a duration of 0")
  func negative() {
    #expect(Sampler(.constant(-3)).constantDuration == 0)
    let early = Sampler(.uniform(low: -10, high: -5))
    var stream = stream(105)
    #expect(early.sampleDuration(&stream) == 0)
    #expect(early.sample(&stream) < -5)
  }

  @Test(
    "A bell with almost nothing left after the cut still gives values inside it",
    arguments: [
      (Distribution.normal(mean: -300, sd: 1), 0, 1),
      (.normal(mean: -1e6, sd: 1), 0, 1e-4),
      (.normal(mean: -1e5, sd: 1, low: 5, high: 6), 5, 5.001),
      (.normal(mean: 1e6, sd: 1, high: 3), 0, 3),
      (.normal(mean: 5, sd: 1, low: 8, high: 8.000001), 8, 8.000001),
    ] as [(Distribution, Double, Double)])
  func almostNothing(distribution: Distribution, low: Double, high: Double) {
    let sampler = Sampler(durations: distribution)
    var stream = stream(106)
    var least = Double.infinity
    var most = -Double.infinity
    for _ in 0..<1000 {
      let x = sampler.sample(&stream)
      least = min(least, x)
      most = max(most, x)
    }
    #expect(least >= low && most <= high)
    #expect(least < most)
  }

  @Test("Extreme spreads give no infinite, negative or missing values")
  func extremes() {
    let extremes: [Distribution] = [
      .gamma(mean: 1, cv: 1000), .gamma(mean: 1, cv: 0.001), .lognormal(mean: 1, cv: 1000),
      .weibull(mean: 1, cv: 100), .weibull(mean: 1, cv: 0.001), .erlang(mean: 1, stages: 12),
      .erlang(mean: 1, stages: 1_000_000), .exponential(mean: 1e-300),
    ]
    for (index, distribution) in extremes.enumerated() {
      #expect(distribution.validate() == nil)
      let sampler = Sampler(distribution)
      var stream = stream(200 + UInt64(index))
      for _ in 0..<1000 {
        let x = sampler.sample(&stream)
        #expect(x >= 0 && x < .infinity)
      }
    }
  }
}
