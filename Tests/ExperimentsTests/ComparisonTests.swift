import Experiments
import Forecourt
import Statistics
import Testing

/// A plan with a deciding figure and the parts of its cost, all of known truth.
func policy(
  _ name: String, stays: @escaping @Sendable (Int) -> Double,
  wages: Double = 1000, lost: @escaping @Sendable (Int) -> Double = { _ in 200 },
  seed: UInt64 = 1
) -> ReplicationPlan {
  func money(_ key: String) -> KPI {
    var kpi = figure(key, unit: .yuanPerDay) { measures, _ in
      let number = Int(measures[.arrivals])
      return switch key {
      case "cost.wages": wages
      case "cost.lostCustomers": lost(number)
      default: wages + lost(number)
      }
    }
    kpi.group = .money
    return kpi
  }
  let kpi = KPI(
    key: "longStays.perDay", name: BilingualName(en: "Long stays", zh: "超时停留"), unit: .perDay,
    group: .congestion, direction: .lowerIsBetter, definition: BilingualName(en: "", zh: "")
  ) { measures, _ in stays(Int(measures[.arrivals])) }
  return ReplicationPlan(
    name: name, shop: smallShop(name),
    kpis: [kpi, money("cost.perDay"), money("cost.wages"), money("cost.lostCustomers")],
    seed: seed
  ) { _ in
    { number in
      var sums = [Int64](repeating: 0, count: tinyShape.count)
      sums[Tally.arrivals.rawValue] = Int64(number)
      return Measures(
        shape: tinyShape, replications: 1, sums: sums,
        maximumInPlace: Place.allCases.map { _ in 0 }, maximumInArea: 0,
        timings: Timing.allCases.map { _ in noTimes })!
    }
  }
}

@Suite struct ComparisonTests {
  let runner = Runner(threads: 2)
  /// The customers: shared by all policies.
  static let customers: @Sendable (Int) -> Double = { 5 + 1.5 * noise(1, $0) }
  let base = policy("base", stays: customers)

  func compare(_ policies: [ReplicationPlan], replications: Int = 60) throws -> Comparison {
    try #require(
      runner.compare(base, with: policies, on: "longStays.perDay", replications: replications))
  }

  @Test func `Better and dearer: the price at which it pays`() throws {
    let third = policy(
      "third advisor", stays: { Self.customers($0) - 2 + 0.3 * noise(2, $0) }, wages: 1416,
      lost: { 70 + noise(3, $0) })
    let comparison = try compare([third])
    let verdict = comparison.verdicts[0]
    #expect(verdict.outcome == .better)
    #expect(abs(verdict.difference.estimate + 2) < 0.2)
    let cost = try #require(verdict.cost)
    #expect(abs(cost.wages - 416) < 1e-9 && abs(cost.consequences + 130) < 1)
    guard case .worthAbove(let price) = verdict.worth else {
      Issue.record("\(String(describing: verdict.worth))")
      return
    }
    #expect(abs(price.estimate - cost.total.estimate / -verdict.difference.estimate) < 1e-9)
    #expect(price.range.lowerBound == cost.total.low / -verdict.difference.low)
    #expect(price.range.upperBound == cost.total.high / -verdict.difference.high)
    // Common customers: Var(D) = 0.09 of Var(X) + Var(Y) = 2.25 + 2.34.
    let change = try #require(comparison["longStays.perDay"]?.changes.first)
    #expect(abs(change.varianceSaved - (1 - 0.09 / 4.59)) < 0.01)
    #expect(change.adjustedPValue < 1e-6)
    #expect(comparison.standings.map(\.place) == [.worse, .best])
  }

  @Test func `The issue's own sentence`() {
    let verdict = Verdict(
      policy: "third advisor", kpi: KPI.named("longStays.perDay", for: smallShop())!,
      baseMean: 5.1, policyMean: 3.0,
      difference: ConfidenceInterval(estimate: -2.1, halfWidth: 0.3, level: 0.95, n: 100),
      isIdentical: false,
      cost: Verdict.CostChange(
        total: ConfidenceInterval(estimate: 286, halfWidth: 20, level: 0.95, n: 100), wages: 416,
        consequences: -130), replicationsToSettle: 12)
    #expect(
      verdict.sentence.en
        == "cuts long stays from 5.1 to 3.0 a day (−2.4 to −1.8); costs ¥416 a day more in wages, "
        + "saves ¥130 a day in fines and lost customers: not worth it unless a long stay is worth "
        + "more than ¥136")
    #expect(
      verdict.sentence.zh
        == "超时停留由5.1次/日降至3.0次/日（−2.4 至 −1.8）；每日工资增加416元，每日考核扣款与流失客户减少130元"
        + "：除非一次超时停留的价值超过136元，否则不值得")
    #expect(verdict.replicationsToSettle == nil)
  }

  @Test func `No clear difference says how many replications would settle it`() throws {
    let noisy = policy("noisy", stays: { Self.customers($0) - 0.1 + 2 * noise(9, $0) })
    let verdict = try compare([noisy], replications: 30).verdicts[0]
    #expect(verdict.outcome == .noClearDifference && verdict.worth == nil)
    let wanted = try #require(verdict.replicationsToSettle)
    #expect(wanted > 30)
    #expect(verdict.sentence.en.hasPrefix("no clear difference in long stays (from "))
    #expect(verdict.sentence.en.contains("replications would settle it; costs the same"))
    #expect(verdict.sentence.zh.hasPrefix("超时停留无明显差异"))
  }

  @Test func `A policy that changes nothing is said to, and divides by nothing`() throws {
    let verdict = try compare([policy("same", stays: Self.customers)]).verdicts[0]
    #expect(verdict.outcome == .same && verdict.worth == nil)
    #expect(verdict.difference.estimate == 0 && verdict.difference.halfWidth == 0)
    #expect(
      verdict.sentence.en
        == "changes nothing in long stays: equal in all 60 replications; costs the same")
    let constant = policy("constant", stays: { Self.customers($0) - 1 })
    let shifted = try compare([constant]).verdicts[0]
    #expect(shifted.outcome == .better && shifted.worth == .worthIt)
  }

  @Test(arguments: [
    (-2.0, 1416.0, Verdict.Outcome.better, "not worth it unless a long stay is worth more than"),
    (-2, 1000, .better, "worth it"), (-2, 800, .better, "worth it"),
    (2, 1416, .worse, "not worth it"), (2, 1000, .worse, "not worth it"),
    (2, 800, .worse, "not worth it unless a long stay is worth less than ¥100"),
  ])
  func `Effect and cost give the worth`(
    effect: Double, wages: Double, outcome: Verdict.Outcome, ending: String
  ) throws {
    let other = policy("other", stays: { Self.customers($0) + effect }, wages: wages)
    let verdict = try compare([other]).verdicts[0]
    #expect(verdict.outcome == outcome)
    #expect(verdict.sentence.en.contains(": \(ending)"), "\(verdict.sentence.en)")
  }

  @Test func `Two replications are too few only below two`() {
    #expect(
      runner.compare(base, with: [base], on: "longStays.perDay", replications: 1) == nil)
    #expect(
      runner.compare(base, with: [base], on: "longStays.perDay", replications: 2) != nil)
  }

  @Test func `More policies widen the intervals`() throws {
    let other = policy("other", stays: { Self.customers($0) - 0.5 + noise(4, $0) })
    let one = try compare([other]).verdicts[0].difference
    let four = try compare([other, other, other, other]).verdicts[0].difference
    #expect(one.level == 0.95 && abs(four.level - 0.9875) < 1e-12)
    #expect(four.halfWidth > one.halfWidth && four.estimate == one.estimate)
  }

  @Test func `Together the intervals hold as often as they say`() {
    // 500 comparisons of three policies that equal the base in the mean; all three intervals hold
    // in at least 95 % of them, within 3 binomial errors (0.03).
    var held = 0
    for trial in 0..<500 {
      let seed = UInt64(trial) * 10 + 5000
      let lists = (0..<4).map { index in
        (0..<15).map { noise(seed, $0) + noise(seed + UInt64(index) + 1, $0) }
      }
      let comparison = BaseComparison(base: lists[0], policies: Array(lists.dropFirst()))
      if comparison.comparisons.allSatisfy({ $0.difference.contains(0) }) { held += 1 }
    }
    #expect(Double(held) / 500 > 0.95 - 0.03)
  }

  @Test func `Figures that one policy lacks are left out`() throws {
    var lacking = policy("lacking", stays: Self.customers)
    lacking.kpis.removeLast()
    let comparison = try compare([lacking, policy("other", stays: Self.customers)])
    #expect(
      comparison.figures.map(\.kpi.key) == ["longStays.perDay", "cost.perDay", "cost.wages"])
  }

  @Test func `A stop drops the round in hand for all policies`() throws {
    let stop = StopFlag()
    let stopped = Runner(threads: 2, stop: stop) { done, _ in if done == 25 { stop.raise() } }
    // Rounds of 10 replications × 2 plans are below 25 done; the third stop lies in no first round.
    let result = stopped.compare(
      base, with: [policy("other", stays: Self.customers)], on: "longStays.perDay",
      replications: 200)
    #expect(result?.base.count ?? 0 == 0)
    let rounds = Runner(threads: 1, stop: StopFlag())
    let whole = try #require(
      rounds.compare(
        base, with: [policy("other", stays: Self.customers)], on: "longStays.perDay",
        replications: 37))
    #expect(whole.base.count == 37 && whole.policies[0].count == 37)
  }

  @Test func `Until sure enough of every difference`() throws {
    let noisy = policy("noisy", stays: { Self.customers($0) - 1 + noise(8, $0) })
    let calm = policy("calm", stays: { Self.customers($0) - 1 + 0.1 * noise(9, $0) })
    let comparison = try #require(
      runner.compare(
        base, with: [noisy, calm], on: "longStays.perDay", until: Precision(relative: 0.05),
        maximumReplications: 2000))
    for change in comparison["longStays.perDay"]!.changes {
      #expect(change.difference.halfWidth <= 0.05 * change.baseMean)
    }
    // (2.24 · 1 / 0.25)² ≈ 80 replications for the noisy one.
    #expect((60...200).contains(comparison.base.count))
    let one = Runner(threads: 1).compare(
      base, with: [noisy, calm], on: "longStays.perDay", until: Precision(relative: 0.05),
      maximumReplications: 2000)
    #expect(one?.verdicts == comparison.verdicts)
    #expect(one?.base.replications == comparison.base.replications)
  }

  @Test(arguments: [
    (1234567.0, 0, "1,234,567"), (0.05, 1, "0.1"), (-0.04, 1, "0.0"), (-1234.5, 1, "−1,234.5"),
    (999.99, 1, "1,000.0"), (0, 2, "0.00"), (.infinity, 1, "–"), (12.005, 0, "12"),
  ])
  func `Numbers of a sentence`(value: Double, digits: Int, expected: String) {
    let verdict = Verdict(
      policy: "", kpi: KPI.named("arrivals.perDay", for: smallShop())!, baseMean: value,
      policyMean: 1,
      difference: ConfidenceInterval(
        estimate: 1, halfWidth: [7, 0.1, 0.01][digits], level: 0.95, n: 9), isIdentical: false,
      cost: nil, replicationsToSettle: nil)
    #expect(
      verdict.sentence.en.contains("from \(expected) to ")
        || verdict.sentence.en.contains("(from \(expected) to"), "\(verdict.sentence.en)")
  }

  @Test func `Money is told in whole yuan, with its sign`() {
    let verdict = Verdict(
      policy: "", kpi: KPI.named("cost.perDay", for: smallShop())!, baseMean: 4297.8,
      policyMean: 3763.1,
      difference: ConfidenceInterval(estimate: -534.7, halfWidth: 1.9, level: 0.95, n: 9),
      isIdentical: false, cost: nil, replicationsToSettle: nil)
    #expect(
      verdict.sentence.en.contains("cuts cost from ¥4,298 to ¥3,763 a day (−537 to −533)"),
      "\(verdict.sentence.en)")
  }
}
