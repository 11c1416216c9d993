import EventSimulation
import Experiments
import Forecourt
import Foundation
import ScenarioFiles
import Statistics
import Testing

/// A policy that somebody might try: one to three things changed of a shop.
private struct RandomPolicy {
  var overrides: [String]

  init(seed: UInt64) {
    var state = seed
    func draw(_ range: ClosedRange<Int>) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return range.lowerBound + Int((state >> 33) % UInt64(range.count))
    }
    let levers: [() -> String] = [
      { "places.bays=\(draw(2...5))" }, { "places.lane=\(draw(1...6))" },
      { "places.temporaryParking=\(draw(0...12))" }, { "places.waitingBays=\(draw(0...5))" },
      { "places.awaitingRepair=\(draw(1...8))" }, { "crowding.threshold=\(draw(3...6))" },
      { "longStay.limit=\(draw(12...35)) min" }, { "crowding.recallBelow=\(draw(1...5))" },
      { "crowding.enabled=\(draw(0...1) == 0)" }, { "longStay.enabled=\(draw(0...1) == 0)" },
      { "reception.clearBayEarly=\(draw(0...1) == 0)" },
      { "staff.movers.count=\(draw(0...2))" },
      { "demand.appointments.share=\(draw(20...70)) %" },
      {
        "demand.appointments.rule=\(["even", "frontLoaded", "offPeak", "followDemand"][draw(0...3)])"
      },
      { "crowding.response.noticeReliability=\(draw(50...100)) %" },
      { "handOver.destination=\(["awaitingRepair", "waitingBay"][draw(0...1)])" },
      { "reception.order=\(["fifo", "bookedFirst"][draw(0...1)])" },
    ]
    overrides = (0..<draw(1...3)).map { _ in levers[draw(0...(levers.count - 1))]() }
  }
}

/// Verdicts of 30 replications against the truth of many more.
///
/// `BAYSIM_PAIRS=500` asks for so many random pairs; a few are tried always.
@Suite struct RandomPairStudy {
  static let pairs =
    ProcessInfo.processInfo.environment["BAYSIM_PAIRS"].flatMap { Int($0) } ?? 2

  private func shop(_ overrides: [String]) -> Shop? {
    ScenarioLoader().load(
      path: ManagerStoryTests.scenarios + "baseline.jsonc", overrides: overrides
    ).scenario?.shop
  }

  @Test func `What is called better or worth it harms nobody`() throws {
    let isLong = Self.pairs > 10
    let runner = Runner(threads: 2)
    let base = try #require(shop([]))
    var praised = 0
    var told = 0
    var wrong: [String] = []
    var outcomes: [Verdict.Outcome: Int] = [:]
    var seed: UInt64 = 1
    while told < Self.pairs {
      seed += 1
      let policy = RandomPolicy(seed: seed)
      guard let other = shop(policy.overrides) else { continue }
      told += 1
      let comparison = try #require(
        runner.compare(
          ReplicationPlan(base, seed: seed), with: [ReplicationPlan(other, seed: seed)],
          on: "longStays.perDay", replications: isLong ? 30 : 4))
      let verdict = comparison.verdicts[0]
      outcomes[verdict.outcome, default: 0] += 1
      guard verdict.outcome == .better || verdict.worth == .worthIt else { continue }
      praised += 1
      // The truth: other customers, many of them.
      let truth = try #require(
        runner.confirm(
          ReplicationPlan(other, seed: seed), against: ReplicationPlan(base, seed: seed),
          on: "longStays.perDay", replications: isLong ? 400 : 8))
      for one in truth.guards {
        let margin = Guard.all.first { $0.key == one.kpi.key }!.margin
        // Beyond what matters, and beyond what the long run itself leaves open.
        if one.changes[0].difference.low > margin {
          wrong.append("\(policy.overrides): \(one.kpi.key) \(one.changes[0].difference)")
        }
      }
    }
    if isLong {
      print("random pairs: \(told), praised \(praised), wrongly \(wrong.count): \(outcomes)")
      for line in wrong { print("  \(line)") }
    }
    #expect(Double(wrong.count) <= max(1, 0.05 * Double(max(20, praised))), "\(wrong)")
  }
}
