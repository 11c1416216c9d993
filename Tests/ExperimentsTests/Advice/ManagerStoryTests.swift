import Experiments
import Forecourt
import ScenarioFiles
import Testing

/// What a service manager was told once, and would have paid for.
@Suite struct ManagerStoryTests {
  static let scenarios: String = {
    var parts = #filePath.split(separator: "/")
    parts.removeLast(4)
    return "/" + parts.joined(separator: "/") + "/scenarios/"
  }()

  func plan(_ name: String, _ overrides: [String] = []) throws -> ReplicationPlan {
    let loaded = ScenarioLoader().load(path: Self.scenarios + name, overrides: overrides)
    let shop = try #require(loaded.scenario, "\(loaded.diagnostics)").shop
    return ReplicationPlan(shop, seed: 1)
  }

  func compare(_ overrides: [String], replications: Int = 20) throws -> Comparison {
    try #require(
      Runner(threads: 2).compare(
        plan("forecourt.jsonc"), with: [plan("forecourt.jsonc", overrides)],
        on: "longStays.perDay", replications: replications))
  }

  @Test func `A limit of 30 minutes wins nothing: the yardstick stays`() throws {
    let comparison = try compare(["longStay.limit=30 min"])
    let verdict = comparison.verdicts[0]
    #expect(verdict.outcome != .better && comparison.best == nil, "\(verdict.sentence.en)")
    let figure = try #require(comparison["longStays.perDay"])
    #expect(comparison.tone(of: figure, policy: 0) != .good)
  }

  @Test func `Three cars that let customers wait with tickets are a trade at best`() throws {
    let comparison = try compare(["crowding.threshold=3", "crowding.recallBelow=1"])
    let verdict = comparison.verdicts[0]
    #expect(verdict.losses.contains { $0.key == "customerClock.p90" }, "\(verdict.sentence.en)")
    #expect(verdict.worth == nil || verdict.worth == .notWorthIt)
    #expect(comparison.best == nil && !comparison.standings.contains { $0.place == .best })
    #expect(!verdict.sentence.en.contains(": worth it"))
  }

  @Test func `Twenty bays and no queue are not overrun`() throws {
    let plan = try plan(
      "forecourt.jsonc",
      [
        "places.bays=20", "places.awaitingRepair=60", "places.waitingBays=20",
        "crowding.enabled=false", "longStay.enabled=false", "demand.beforeOpening=null",
        "staff.advisors.people=null",
        "staff.advisors.count=20", "staff.guards.people=null", "staff.guards.count=6",
        "staff.supervisors.people=null", "staff.supervisors.count=6",
      ])
    let summary = Summary(plan, Runner(threads: 2).run(plan, replications: 4))
    let advice = ShopAdvice(summary)
    #expect(advice.longStays > 3)
    #expect(advice.standing == .good, "\(advice.headline.en), waiting \(advice.waitingPerCar)")
    #expect(!advice.headline.en.contains("overrun"))
  }
}
