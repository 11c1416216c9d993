import Experiments
import Forecourt
import Foundation
import Reporting
import ScenarioFiles

/// Reports of the shipped scenarios, small enough to be made in a moment.
enum HTMLSample {
  /// The scenarios lie at the top of the package.
  static let scenarios = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "scenarios")

  static func shop(_ name: String, days: Int = 7) throws -> Shop {
    let path = scenarios.appending(path: "\(name).jsonc").path(percentEncoded: false)
    let loaded = ScenarioLoader().load(path: path, overrides: ["calendar.days=\(days)"])
    guard let scenario = loaded.scenario else {
      throw ScenarioError(diagnostics: loaded.diagnostics)
    }
    return scenario.shop
  }

  static func report(
    of shop: Shop, replications: Int = 3, seed: UInt64 = 1, language: Language = .en
  ) -> ReportInput {
    let plan = ReplicationPlan(shop, seed: seed)
    let summary = Summary(plan, Runner(threads: 1).run(plan, replications: replications))
    let log = Simulator(shop).log(seed: seed, replication: 0).log
    return ReportInput(
      summary: summary, replay: ReportReplay(log: log, replication: 0), version: "baysim 1.0.0",
      language: language, command: "baysim run scenarios/baseline.jsonc --seed 1")
  }
}
