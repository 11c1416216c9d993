import EventSimulation
import Experiments
import Forecourt
import Statistics
import Testing

/// The simulator under the runner: everything that the synthetic tests promise, on a real shop.
@Suite struct RealShopTests {
  let plan = ReplicationPlan(smallShop(), seed: 42)

  @Test func `Threads, prefixes and ranges give the same bytes`() {
    let one = Runner(threads: 1).run(plan, replications: 12)
    #expect(Runner(threads: 2).run(plan, replications: 12) == one)
    var joined = Runner(threads: 2).run(plan, replications: 5)
    joined.append(Runner(threads: 1).run(plan, numbers: 5..<12))
    #expect(joined == one)
    #expect(one.merged?.replications == 12)
  }

  @Test func `Shards of a real shop merge to one run, through their files`() throws {
    let plans = [plan]
    let identity = RunIdentity(digest: "small", seed: 42, version: "1", replications: 7)
    let runner = Runner(threads: 2)
    let whole = runner.run(plans, into: ShardResult(identity, shard: .whole, plans: plans))
    let shards = try (1...3).map { number -> (name: String, result: ShardResult) in
      let empty = ShardResult(identity, shard: Shard(number, of: 3)!, plans: plans)
      let bytes = runner.run(plans, into: empty).encoded()
      let read = try ShardResult(decoding: bytes)
      try read.requireFits(plans, name: "\(number)")
      return ("\(number)", read)
    }
    #expect(try ShardResult.merged(shards).encoded() == whole.encoded())
  }

  @Test func `Figures are where they must be`() throws {
    let summary = Summary(plan, Runner(threads: 2).run(plan, replications: 200))
    for line in summary.kpis where line.interval.n > 0 {
      if line.kpi.unit == .share && !line.kpi.key.hasPrefix("bays.") {
        #expect(line.minimum >= 0 && line.maximum <= 1, "\(line.kpi.key)")
      }
      #expect(line.minimum >= -1e-9, "\(line.kpi.key)")
    }
    // Wages: five people ten hours a day at their rates with 30 % on top; nobody has a break.
    let wages = try #require(summary["cost.wages"])
    #expect(abs(wages.interval.estimate - 10 * (25 + 2 * 40 + 50 + 80) * 1.3) < 1)
    let people = ["guards", "advisors", "supervisors", "managers"].map {
      summary["staff.\($0).wagesPerDay"]!.pooled
    }
    let sum = summary["cost.wages"]!.pooled + summary["cost.overtime"]!.pooled
    #expect(abs(people.reduce(0, +) - sum) < 0.02)
    // Nine hours of five cars.
    #expect(summary["arrivals.perDay"]!.interval.contains(45))
    // The causes of a car are its whole clock.
    let causes = DelayCause.allCases.reduce(0) { $0 + summary["delay.\($1.key)"]!.pooled }
    #expect(abs(causes - summary["customerClock.mean"]!.pooled) < 0.5)
  }

  @Test func `A third advisor under common customers`() throws {
    let third = ReplicationPlan(smallShop("third advisor", advisors: 3), seed: 42)
    let comparison = try #require(
      Runner(threads: 2).compare(plan, with: [third], on: "longStays.perDay", replications: 20))
    let verdict = comparison.verdicts[0]
    #expect(verdict.outcome == .better, "\(verdict.sentence.en)")
    #expect(abs(try #require(verdict.cost).wages - 520) < 60)
    // The same cars come to both, to the last one.
    #expect(comparison["arrivals.perDay"]?.changes[0].isIdentical == true)
    #expect(comparison["longStays.perDay"]!.changes[0].varianceSaved > 0)
  }
}
