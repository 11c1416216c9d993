import Experiments
import Forecourt
import MonthlyReview
import Statistics
import Testing

/// What to do: effect first, a plan simulated as a whole, and what it means to have seen one month.
@Suite struct RankingTests {
  static let shop = """
    { "demand": { "carsPerDay": 48, "otherVisitors": { "perDay": 1 } },
      "staff": { "advisors": { "count": 3 } } }
    """

  private func candidates(_ shop: Shop) -> [(name: String, shop: Shop)] {
    var bay = shop
    bay.places.bays += 1
    var advisor = shop
    if let first = shop.staff.people.first(where: { $0.role == .advisor }) {
      var more = first
      more.name = "One more"
      advisor.staff.people.append(more)
    }
    var late = shop
    // Everybody stays a minute longer: no price, and no effect.
    late.handOver.parkingDrive = shop.handOver.parkingDrive
    late.places.finishedParking += 1
    return [("bay", bay), ("advisor", advisor), ("nothing", late)]
  }

  private func review(
    _ shop: Shop, seed: UInt64 = 3, resamples: Int = 4, replications: Int = 6
  ) throws -> MonthlyReviewResult {
    let (log, _) = try TestMonth.log(shop, seed: seed)
    var options = ReviewOptions()
    options.validationReplications = 3
    options.measureReplications = replications
    options.monthResamples = resamples
    options.resamples = 0
    return try #require(
      MonthlyReview.run(
        log: log, shop: shop, candidates: candidates(shop), options: options,
        runner: Runner(threads: 2)))
  }

  @Test func `Effect comes first, and a plan promises no more than there is`() throws {
    let result = try review(TestMonth.shop(Self.shop))
    let ranked = result.ranking.measures
    let effective = ranked.prefix(while: \.isEffective)
    #expect(effective.map(\.effect.estimate) == effective.map(\.effect.estimate).sorted(by: >))
    #expect(ranked.dropFirst(effective.count).allSatisfy { !$0.isEffective })
    for measure in ranked where measure.effectPerYuan != nil {
      #expect(measure.wagesPerDay >= 1, "\(measure.name)")
    }
    let there = try #require(result.ranking.comparison?.base["crowding.minutesPerDay"]).interval
    for line in result.plan {
      #expect(-line.expected.low <= there.estimate + 1e-9)
      let whole = try #require(line.together)
      #expect(whole.measures == result.plan.count)
      // A sum may promise 76 of 48 minutes; one simulation cannot.
      #expect(-whole.expected.low <= (result.planVerdict?.baseMean ?? 0) + 1e-9)
    }
    #expect(result.plan.isEmpty == (result.planVerdict == nil))
    #expect(result.planVerdict.map { $0.outcome == .better } ?? true)
  }

  @Test func `To have seen one month widens the intervals`() throws {
    let shop = try TestMonth.shop(Self.shop)
    let (with, without) = (try review(shop, resamples: 24), try review(shop, resamples: 0))
    #expect(with.ranking.resamples == 24 && without.ranking.resamples == 0)
    for measure in with.ranking.measures {
      let plain = try #require(without.ranking.measures.first { $0.name == measure.name })
      #expect(measure.effect.halfWidth >= plain.effect.halfWidth - 1e-12)
      #expect(abs(measure.effect.estimate - plain.effect.estimate) < 1e-12)
    }
    #expect(
      with.ranking.measures.contains { measure in
        without.ranking.measures.contains {
          $0.name == measure.name && measure.effect.halfWidth > 1.05 * $0.effect.halfWidth
        }
      })
  }

  /// `BAYSIM_FUZZ=50` asks for 100 months.
  @Test func `The review's interval holds the true effect`() throws {
    let shop = try TestMonth.shop(Self.shop)
    var bay = shop
    bay.places.bays += 1
    let months = LongSearch.times(2)
    let runner = Runner(threads: 2)
    let long = LongSearch.isAsked ? 600 : 20
    let truth = try #require(
      runner.compare(
        ReplicationPlan(shop, seed: 77), with: [ReplicationPlan(bay, seed: 77)],
        on: "crowding.minutesPerDay", replications: long))
    let effect = -truth["crowding.minutesPerDay"]!.changes[0].difference.estimate
    var inside = 0
    for month in 0..<months {
      let (log, _) = try TestMonth.log(shop, seed: 500, number: month)
      var options = ReviewOptions()
      options.validationReplications = 2
      options.measureReplications = LongSearch.isAsked ? 40 : 6
      options.monthResamples = LongSearch.isAsked ? 24 : 6
      options.resamples = 0
      let result = try #require(
        MonthlyReview.run(
          log: log, shop: shop, candidates: [("bay", bay)], options: options, runner: runner))
      if result.ranking.measures[0].effect.contains(effect) { inside += 1 }
    }
    LongSearch.tell("coverage of the review's ranking: \(inside) of \(months), truth \(effect)")
    if LongSearch.isAsked {
      let share = Double(inside) / Double(months)
      #expect((0.93...0.97).contains(share), "\(inside) of \(months)")
    }
  }
}
