import Numerics
import Statistics
import Tallies
import Testing

/// Rows of normal systems; `correlation` through one shared number per row, as common random
/// numbers give it.
private struct Systems {
  var means: [Double]
  var deviations: [Double]
  var correlation: Double
  var random: SplitMix64

  mutating func row() -> [Double] {
    let shared = StandardNormal.quantile(random.uniform())
    return means.indices.map { i in
      let own = StandardNormal.quantile(random.uniform())
      let z = correlation.squareRoot() * shared + (1 - correlation).squareRoot() * own
      return means[i] + deviations[i] * z
    }
  }

  /// `[system][replication]`.
  mutating func samples(_ n: Int) -> [[Double]] {
    let rows = (0..<n).map { _ in row() }
    return means.indices.map { i in rows.map { $0[i] } }
  }
}

@Suite struct `Kim and Nelson's race` {
  private func race(_ systems: inout Systems, delta: Double, _ direction: Direction) -> KimNelson {
    var race = KimNelson(
      systems: systems.means.count, indifference: delta, alpha: 0.05, firstStage: 10,
      direction: direction)
    while !race.isDecided {
      let row = systems.row()
      race.add(race.survivors.map { row[$0] })
    }
    return race
  }

  @Test(arguments: [0, 0.9], [Direction.minimise, .maximise])
  func `right at least as often as promised, on slippage`(
    correlation: Double, direction: Direction
  ) {
    // The hardest case: the best is exactly δ better than all the rest.
    let delta = 0.5
    let best = direction == .minimise ? -delta : delta
    var systems = Systems(
      means: [0, 0, best, 0, 0], deviations: [1, 1.2, 1, 0.8, 1], correlation: correlation,
      random: SplitMix64(101))
    let races = 800
    let right = (0..<races).count { _ in
      race(&systems, delta: delta, direction).selected == 2
    }
    let error = (0.95 * 0.05 / Double(races)).squareRoot()
    #expect(Double(right) / Double(races) >= 0.95 - 3 * error)
  }

  @Test func `common random numbers shorten the race`() {
    func effort(_ correlation: Double) -> Int {
      var systems = Systems(
        means: [0, 1, 1, 1], deviations: [2, 2, 2, 2], correlation: correlation,
        random: SplitMix64(5))
      return (0..<40).reduce(0) { sum, _ in
        sum + race(&systems, delta: 1, .minimise).sampled.reduce(0, +)
      }
    }
    #expect(effort(0.9) * 2 < effort(0))
  }

  @Test func `constants as in the paper`() {
    // k = 2, α = 0.05, n₀ = 10: η = ½(0.1^(−2/9) − 1) = 0.3340503…, h² = 18 η (mpmath).
    let two = KimNelson(
      systems: 2, indifference: 1, alpha: 0.05, firstStage: 10, direction: .minimise)
    #expect(abs(two.hSquared - 6.012904834800529) < 1e-9)
    let many = KimNelson(
      systems: 101, indifference: 1, alpha: 0.05, firstStage: 20, direction: .minimise)
    #expect(abs(many.hSquared - 20.313623541181) < 1e-9)
  }

  @Test func `systems without variance are ranked after the first stage`() {
    var race = KimNelson(systems: 3, indifference: 0.1, firstStage: 2, direction: .maximise)
    let early = race.add([1, 3, 3])
    #expect(!early)
    let late = race.add([1, 3, 3])
    #expect(late)
    #expect(race.selected == 1, "the first among equals")
    #expect(race.means == [1, 3, 3])
  }

  @Test func `who falls out is not sampled again`() {
    var race = KimNelson(systems: 3, indifference: 1, firstStage: 3, direction: .minimise)
    for row in [[0, 100, 1], [1, 101, 0.5], [0.5, 100.5, 0]] { race.add(row) }
    #expect(race.survivors == [0, 2])
    #expect(race.eliminatedAt == [nil, 3, nil])
    race.add([0.1, 0.2])
    #expect(race.sampled == [4, 3, 4])
  }

  @Test func `one system needs no race`() {
    #expect(KimNelson(systems: 1, indifference: 1, direction: .minimise).selected == 0)
  }
}

@Suite struct `Multiple comparisons with the best` {
  @Test(
    arguments: [
      (MultipleComparisonsWithBest.Assumption.anyDependence, [1.0, 3, 0.5, 2]),
      (.sphericity, [1, 1, 1, 1]),
    ] as [(MultipleComparisonsWithBest.Assumption, [Double])], [0.0, 0.8])
  func `all intervals hold at once as often as promised`(
    setting: (MultipleComparisonsWithBest.Assumption, [Double]), correlation: Double
  ) {
    // All others far behind: each bound then rests on its own comparison with the best, and the
    // coverage is the critical point's own, exact under sphericity. (With close means the
    // constrained intervals hold 0, and the truth, nearly always.)
    let truth = [0.0, 20, 20, 20]
    var systems = Systems(
      means: truth, deviations: setting.1, correlation: correlation, random: SplitMix64(9))
    let experiments = 1000
    let held = (0..<experiments).count { _ in
      let mcb = MultipleComparisonsWithBest(
        systems.samples(8), direction: .minimise, level: 0.9, assumption: setting.0)
      return mcb.entries.allSatisfy { entry in
        let others = truth.indices.filter { $0 != entry.system }.map { truth[$0] }
        return entry.versusBestOther.contains(truth[entry.system] - others.min()!)
      }
    }
    let share = Double(held) / Double(experiments)
    let error = (0.9 * 0.1 / Double(experiments)).squareRoot()
    #expect(share >= 0.9 - 3.5 * error)
    if setting.0 == .sphericity { #expect(share <= 0.9 + 3.5 * error) }
  }

  @Test func `standings by hand`() {
    // Differences to system 0: exactly 5 and exactly 0 on average with spread.
    let samples = [[1.0, 2, 3, 4], [6, 7.1, 7.9, 9], [1.5, 1.5, 3.5, 3.5]]
    let low = MultipleComparisonsWithBest(samples, direction: .minimise)
    #expect(low.systems(.worse) == [1])
    #expect(low.systems(.notDistinguishable) == [0, 2])
    #expect(low.entries[1].versusBestOther.low == 0)
    let high = MultipleComparisonsWithBest(samples, direction: .maximise)
    #expect(high.systems(.best) == [1])
    #expect(high.systems(.worse) == [0, 2])
    #expect(high.entries[1].versusBestOther.low == 0)
    #expect(abs(high.entries[1].versusBestOther.estimate - 5) < 1e-12)
    #expect(high.entries[0].versusBestOther.high == 0)
  }

  /// Critical points: scipy 1.17, Gauss-Legendre panels over both variables and brentq; the first
  /// two agree with Dunnett's one-sided tables (2.15, 2.19).
  @Test(
    arguments: [
      (2, 10, 0.95, 2.1506138268), (3, 20, 0.95, 2.1922834624), (9, 60, 0.95, 2.4759562257),
      (4, 8, 0.99, 3.6647860020), (1, 7, 0.9, 1.4149239277), (99, 500, 0.95, 3.0561165609),
    ] as [(Int, Double, Double, Double)])
  func `equicoordinate t`(m: Int, nu: Double, p: Double, t: Double) {
    let got = MultivariateT.equicoordinate(
      dimensions: m, degreesOfFreedom: nu, probability: p)
    #expect(abs(got - t) < 1e-8)
  }
}

@Suite struct `Selection within a budget` {
  @Test func `OCBA shares by hand`() {
    // Minimise 1, 2, 3 with deviations 1: weights √(1 + 1/16), 1, 1/4 (Chen et al. 2000).
    let budget = OptimalBudget(
      means: [1, 2, 3], deviations: [1, 1, 1], direction: .minimise, indifference: 0.01)
    let best = (1 + 1.0 / 16).squareRoot()
    let total = best + 1.25
    #expect(budget.best == 0)
    for (got, want) in zip(budget.shares, [best / total, 1 / total, 0.25 / total]) {
      #expect(abs(got - want) < 1e-12)
    }
    let more = budget.allocation(of: 100, having: [10, 10, 10])
    #expect(more.reduce(0, +) == 100)
    #expect(more == [49, 47, 4])
  }

  @Test func `a budget is spent to the last replication`() {
    let even = OptimalBudget(
      means: [1, 1, 1], deviations: [0, 0, 0], direction: .minimise, indifference: 0.01)
    #expect(even.allocation(of: 10, having: [0, 0, 0]) == [4, 3, 3])
    #expect(even.allocation(of: 0, having: [7, 0, 0]) == [0, 0, 0])
  }

  @Test func `feasibility by the interval`() {
    let interval = ConfidenceInterval(estimate: 2, low: 1, high: 3, level: 0.95, n: 10)
    #expect(Constraint(.atMost, 3).verdict(interval) == .feasible)
    #expect(Constraint(.atMost, 2).verdict(interval) == .undecided)
    #expect(Constraint(.atMost, 0.5).verdict(interval) == .infeasible)
    #expect(Constraint(.atLeast, 1).verdict(interval) == .feasible)
    #expect(Constraint(.atLeast, 3.5).verdict(interval) == .infeasible)
    #expect([Constraint.Verdict.feasible, .undecided].combined == .undecided)
    #expect([Constraint.Verdict.undecided, .infeasible].combined == .infeasible)
    #expect([Constraint.Verdict]().combined == .feasible)
  }
}
