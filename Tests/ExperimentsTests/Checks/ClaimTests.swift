import Experiments
import Forecourt
import Statistics
import Testing

struct ClaimTests {
  private static func interval(_ low: Double, _ high: Double) -> ConfidenceInterval {
    ConfidenceInterval(estimate: (low + high) / 2, low: low, high: high, level: 0.95, n: 10)
  }

  @Test(
    "an interval breaks a promise only if it lies wholly outside",
    arguments: [
      (nil, 3, 1, 2, ClaimVerdict.kept), (nil, 3, 2, 3, .kept), (nil, 3, 2.9, 3.1, .undecided),
      (nil, 3, 3, 4, .undecided), (nil, 3, 3.1, 4, .broken), (3, nil, 3, 4, .kept),
      (3, nil, 2, 2.9, .broken), (3, nil, 2, 3, .undecided), (3, 5, 2, 6, .undecided),
      (3, 5, 3.5, 4.5, .kept), (3, 5, 5.5, 6, .broken), (3, 3, 3, 3, .kept),
    ] as [(Double?, Double?, Double, Double, ClaimVerdict)])
  func verdict(
    minimum: Double?, maximum: Double?, low: Double, high: Double, expected: ClaimVerdict
  ) {
    let claim = Claim(carried, minimum: minimum, maximum: maximum)
    #expect(claim.verdict(of: Self.interval(low, high)) == expected)
  }

  @Test func `an interval that is not known decides nothing`() {
    let unknown = ConfidenceInterval(estimate: 9, halfWidth: .infinity, level: 0.95, n: 1)
    #expect(Claim(carried, maximum: 3).verdict(of: unknown) == .undecided)
  }

  @Test func `replications double until the claim is decided or the maximum is reached`() throws {
    let numbers = plan { Double($0 % 2) }  // mean 0.5
    let runner = Runner(threads: 2)
    let tried = try #require(
      runner.tryClaims(
        [
          Claim(carried, minimum: -1, maximum: 2), Claim(carried, minimum: 5),
          Claim(carried, minimum: 0.5),
        ], on: numbers, replications: 10, maximum: 100))
    #expect(tried.claims.map(\.verdict) == [.kept, .broken, .undecided])
    #expect(tried.claims.map(\.replications) == [10, 10, 100])
    // The first round alone is what a baseline sees, whatever the claims needed.
    #expect(tried.summary.count == 10)
    #expect(tried.summary.replications.keys == ["carried"])
  }

  /// A claim that the mean is at most its true value is broken by chance in at most 2.5 % (one of
  /// the two tails) of checks, however often they look. Of 1000 checks 25 are expected at most;
  /// a binomial of that mean exceeds 43 with probability 0.0003 (scipy 1.11, binom.sf).
  @Test func `looking again does not refute true claims more often`() throws {
    let runner = Runner(threads: 1)
    var broken = 0
    for seed in 0..<1000 {
      let tried = try #require(
        runner.tryClaims(
          [Claim(carried, maximum: 0)], on: plan { noise(UInt64(seed), $0) }, replications: 10,
          maximum: 80))
      if tried.claims[0].verdict == .broken { broken += 1 }
    }
    #expect(broken <= 43)
  }
}
