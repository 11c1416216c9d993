import Experiments
import Forecourt
import Statistics
import Testing

@Suite struct PrecisionGoalTests {
  func goal(_ relative: Double, maximum: Int = 5000, keys: [String] = ["carried"]) -> PrecisionGoal
  {
    PrecisionGoal(
      keys: keys, precision: Precision(relative: relative), maximumReplications: maximum)
  }

  @Test func `It stops when the half-width is small enough, and not much later`() {
    // Mean 10, deviation 2: t·2/√n ≤ 0.1·10·… for 2 % wants n ≈ (1.96·2/0.2)² ≈ 385.
    let truth = plan { 10 + 2 * noise(11, $0) }
    let result = Runner(threads: 2).run(truth, until: goal(0.02))
    #expect(result.isMet && result.open.isEmpty)
    let interval = ConfidenceInterval.mean(of: result.replications.column(0))
    #expect(interval.relativeHalfWidth <= 0.02)
    #expect((250...800).contains(result.replications.count))
    #expect(result.reachedAt["carried"]! <= result.replications.count - 5)
  }

  @Test func `The answer does not depend on the threads`() {
    let truth = plan { 10 + 3 * noise(5, $0) }
    let one = Runner(threads: 1).run(truth, until: goal(0.03))
    #expect(Runner(threads: 2).run(truth, until: goal(0.03)) == one)
    #expect(
      Runner(threads: 1).run(truth, replications: one.replications.count) == one.replications)
  }

  @Test func `A figure that does not vary is known after the look-ahead`() {
    let result = Runner(threads: 1).run(plan { _ in 4 }, until: goal(0.05))
    #expect(result.isMet && result.replications.count == 10)
  }

  @Test func `The maximum ends it, and says what is open`() {
    let result = Runner(threads: 2).run(
      plan { 0.01 + noise(3, $0) }, until: goal(0.01, maximum: 64, keys: ["carried", "absent"]))
    #expect(!result.isMet)
    #expect(result.replications.count == 64)
    #expect(result.open == ["carried", "absent"])
  }

  @Test func `Undefined replications count for nothing`() {
    let result = Runner(threads: 2).run(
      plan { $0 % 2 == 0 ? .nan : 8 + noise(2, $0) }, until: goal(0.02))
    #expect(result.isMet)
    let defined = result.replications.column(0).filter(\.isFinite)
    #expect(ConfidenceInterval.mean(of: defined).relativeHalfWidth <= 0.02)
  }

  @Test func `A stop ends it`() {
    let stop = StopFlag()
    let runner = Runner(threads: 2, stop: stop) { done, _ in if done >= 7 { stop.raise() } }
    let result = runner.run(plan { noise(1, $0) }, until: goal(0.001))
    #expect(result.replications.count >= 7 && result.replications.count <= 10)
    #expect(!result.isMet)
  }
}

@Suite struct SummaryTests {
  @Test func `Mean, spread, range and quantiles, by hand`() throws {
    let values = [4, .nan, 1, 3, 2, .infinity, 5]
    let seven = plan { values[$0] }
    let summary = Summary(seven, Runner(threads: 1).run(seven, replications: 7))
    let line = try #require(summary["carried"])
    #expect(line.interval.estimate == 3 && line.interval.n == 5)
    // s² = 10/4; t(4, 0.975) = 2.7764451051977987 (scipy.stats.t.ppf).
    #expect(abs(line.standardDeviation - 2.5.squareRoot()) < 1e-12)
    #expect(abs(line.interval.halfWidth - 2.7764451051977987 * 0.5.squareRoot()) < 1e-9)
    #expect(line.minimum == 1 && line.maximum == 5 && line.median == 3)
    #expect(abs(line.p10 - 1.4) < 1e-12 && abs(line.p90 - 4.6) < 1e-12)
    #expect(summary.count == 7 && summary["nothing"] == nil)
  }

  @Test func `Nothing defined gives no number and no trap`() throws {
    let empty = plan { _ in .nan }
    let none = Summary(empty, Runner(threads: 1).run(empty, replications: 0))
    #expect(none.count == 0 && none.merged == nil)
    #expect(try #require(none["carried"]).interval.estimate.isNaN)
    let undefined = Summary(empty, Runner(threads: 1).run(empty, replications: 3))
    #expect(try #require(undefined["carried"]).interval.n == 0)
    #expect(try #require(undefined["carried"]).median.isNaN)
  }

  @Test func `The interval covers the mean as often as it says`() {
    // 4000 summaries of 12 replications: 95 % ± 3 standard errors of √(0.05·0.95/4000) = 0.0034.
    var covered = 0
    for trial in 0..<4000 {
      let values = (0..<12).map { noise(UInt64(1000 + trial), $0) }
      let line = KPISummary(kpi: carried, values: values, pooled: .nan, level: 0.95)
      if line.interval.contains(0) { covered += 1 }
    }
    #expect(abs(Double(covered) / 4000 - 0.95) < 0.0103)
  }
}
