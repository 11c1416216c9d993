import Numerics
import Statistics
import Tallies
import Testing

@Suite struct `Many comparisons` {
  @Test func `Holm's adjustment by hand`() {
    // Sorted 0.005·4, 0.01·3, 0.03·2, 0.04·1, then made monotone.
    let adjusted = Holm.adjusted([0.01, 0.04, 0.03, 0.005])
    for (got, want) in zip(adjusted, [0.03, 0.06, 0.06, 0.02]) { #expect(abs(got - want) < 1e-15) }
    #expect(Holm.adjusted([0.9, 0.8]) == [1, 1])
    #expect(Holm.adjusted([]).isEmpty)
  }

  @Test func `a comparison that could not be made stays unknown but counts`() {
    let adjusted = Holm.adjusted([.nan, 0.02])
    #expect(adjusted[0].isNaN)
    #expect(adjusted[1] == 0.04)
  }

  @Test func `with a base, each interval is wide enough for all`() {
    #expect(abs(Bonferroni.level(overall: 0.95, count: 5) - 0.99) < 1e-15)
    let base = [1.0, 2, 3, 4, 5]
    let policies = [[2.0, 3.1, 4, 5, 6.2], [1.1, 1.8, 3, 4.1, 5]]
    let comparison = BaseComparison(base: base, policies: policies, level: 0.9)
    #expect(comparison.individualLevel == 0.95)
    let alone = PairedComparison(policies[0], base, level: 0.95)
    #expect(comparison.comparisons[0] == alone)
    #expect(comparison.adjustedPValues[0] == 2 * alone.pValue)
    #expect(comparison.comparisons[0].difference.estimate > 0, "policy minus base")
  }
}

@Suite struct `Equivalence` {
  /// scipy 1.17: the larger of t.sf((m + Δ)/se, ν) and t.cdf((m − Δ)/se, ν).
  @Test func `against a fixed number`() {
    let d = [10.1, 9.7, 10.4, 9.9, 10.2, 10.0, 9.8, 10.3].map { $0 - 10 }
    let test = EquivalenceTest(differences: RunningMoments(d), margin: 0.3)
    #expect(abs(test.pValue - 0.01171231802721877) < 1e-10)
    #expect(abs(test.difference.low + 0.11407532014744318) < 1e-10)
    #expect(abs(test.difference.high - 0.2140753201474432) < 1e-10)
    #expect(test.isShown)
    #expect(!EquivalenceTest(differences: RunningMoments(d), margin: 0.2).isShown)
  }

  @Test func `two samples by Welch`() {
    let test = EquivalenceTest(
      RunningMoments([10.1, 9.7, 10.4, 9.9, 10.2, 10.0, 9.8, 10.3]),
      RunningMoments([10.5, 9.1, 11.2, 10.0, 9.6]), margin: 2)
    #expect(abs(test.pValue - 0.0022546523681884418) < 1e-10)
  }

  @Test func `the test and its interval agree`() {
    var random = SplitMix64(12)
    for _ in 0..<200 {
      let d = RunningMoments((0..<6).map { _ in random.uniform() - 0.4 })
      let test = EquivalenceTest(differences: d, margin: 0.4)
      #expect(test.isShown == (test.difference.low >= -0.4 && test.difference.high <= 0.4))
    }
  }

  @Test func `passes no more often than α at the margin itself`() {
    var random = SplitMix64(19)
    let experiments = 3000
    let passed = (0..<experiments).count { _ in
      let d = RunningMoments((0..<10).map { _ in 1 + StandardNormal.quantile(random.uniform()) })
      return EquivalenceTest(differences: d, margin: 1).isShown
    }
    #expect(Double(passed) / Double(experiments) < 0.05 + 4 * (0.0475 / 3000).squareRoot())
  }

  @Test func `one value shows nothing and identical ones everything`() {
    #expect(!EquivalenceTest(differences: RunningMoments([0]), margin: 1).isShown)
    #expect(EquivalenceTest(differences: RunningMoments([0, 0, 0]), margin: 1).isShown)
    let far = EquivalenceTest(differences: RunningMoments([5, 5, 5]), margin: 1)
    #expect(!far.isShown)
    #expect(far.isRefuted)
  }
}

@Suite struct `Full factorial` {
  @Test func `the last factor varies fastest`() {
    let design = FullFactorial(levels: [2, 3])
    #expect(design.count == 6)
    #expect((0..<6).map(design.point) == [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2]])
  }

  @Test func `two factors at two levels by hand`() {
    // y = 10 + 3a + 2b + 4ab. Effect of a: (3 + 7)/2 = 5; of b: (2 + 6)/2 = 4;
    // interaction: (7 − 3)/2 = 2. The replication's own level cancels.
    let row = [10.0, 12, 13, 19]
    let effects = FactorialEffects(
      FullFactorial(levels: [2, 2]), rows: [row, row.map { $0 + 100 }, row.map { $0 - 7 }]
    ).effects()
    #expect(effects.map(\.factors) == [[0], [1], [0, 1]])
    for (effect, want) in zip(effects, [5.0, 4, 2]) {
      #expect(abs(effect.interval.estimate - want) < 1e-12)
      #expect(effect.standardError < 1e-12)
    }
  }

  @Test func `three levels and a factor without effect`() {
    let design = FullFactorial(levels: [3, 2, 2])
    var random = SplitMix64(2)
    let rows = (0..<400).map { _ in
      (0..<design.count).map { index -> Double in
        let p = design.point(index)
        let noise = StandardNormal.quantile(random.uniform())
        return [0, 2, 5][p[0]] + 3 * Double(p[1]) + (p[0] == 2 && p[1] == 1 ? 4 : 0) + noise
      }
    }
    let effects = FactorialEffects(design, rows: rows).effects(level: 0.999)
    func effect(_ factors: [Int], _ levels: [Int]) -> FactorialEffects.Effect {
      effects.first { $0.factors == factors && $0.levels == levels }!
    }
    #expect(effects.count == 2 + 1 + 1 + 2 + 2 + 1)
    #expect(effect([0], [1]).interval.contains(2))
    #expect(effect([0], [2]).interval.contains(5 + 2))
    #expect(effect([1], [1]).interval.contains(3 + 4.0 / 3))
    #expect(effect([2], [1]).interval.contains(0))
    #expect(effect([0, 1], [2, 1]).interval.contains(2))
    #expect(effect([0, 1], [1, 1]).interval.contains(0))
    #expect(effect([0, 1], [2, 1]).adjustedPValue < 1e-6)
    // Each mean at a level of factor 0 rests on 4 points: se = √(2/4/400).
    #expect(abs(effect([0], [1]).standardError / (0.5 / 400).squareRoot() - 1) < 0.15)
  }
}
