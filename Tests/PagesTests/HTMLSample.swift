import Documents
import Experiments
import Forecourt
import Foundation
import Pages
import Reporting
import ScenarioFiles

/// Reports of the shipped scenarios, small enough to be made in a moment.
enum HTMLSample {
  /// The scenarios lie at the top of the package.
  static let scenarios = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "scenarios")

  static func shop(_ name: String, days: Int = 7) throws -> Shop {
    let path = scenarios.appending(path: "\(name).jsonc").path(percentEncoded: false)
    let loaded = ScenarioLoader().load(
      path: path, overrides: ["calendar.days=\(days)", "calendar.warmUpDays=0"])
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

extension HTMLSample {
  /// Policies against the baseline, a small design and two guesses.
  static func comparison(replications: Int = 4, seed: UInt64 = 1) throws -> ReportInput {
    let runner = Runner(threads: 1)
    let shop = try HTMLSample.shop("baseline", days: 3)
    func plan(_ name: String, _ change: (inout Shop) -> Void) -> ReplicationPlan {
      var changed = shop
      change(&changed)
      return ReplicationPlan(changed, name: name, seed: seed)
    }
    let base = plan("Plan as signed") { _ in }
    let policies = [
      plan("No plan at all") {
        $0.crowding.enabled = false
        $0.longStay.enabled = false
      },
      plan("Clear the bay early") { $0.reception.clearBayEarly = true },
      plan("A fourth bay") { $0.places.bays = 4 },
      plan("No advisor 4") { shop in
        shop.staff.people.removeAll { $0.name.hasSuffix("4") && $0.role == .advisor }
      },
    ]
    var input = report(of: shop, replications: replications, seed: seed)
    input.comparison = runner.compare(
      base, with: policies, on: "longStays.perDay", replications: replications)
    let design = try FactorialDesign([
      Factor(name: "bays", levels: ["3", "4"]), Factor(name: "clear early", levels: ["no", "yes"]),
    ])
    let study = runner.run(
      design, keys: ["longStays.perDay"], replications: replications
    ) { levels in
      plan("cell") {
        $0.places.bays = 3 + levels[0]
        $0.reception.clearBayEarly = levels[1] == 1
      }
    }
    input.factorial = study.map { ReportFactorial(study: $0, key: "longStays.perDay") }
    input.sensitivity = runner.sensitivity(
      of: base,
      to: [
        Sensitivity.Guess(
          name: "lane places", low: plan("low") { $0.places.lane = 2 },
          high: plan("high") { $0.places.lane = 5 }),
        Sensitivity.Guess(
          name: "bays", low: plan("low") { $0.places.bays = 2 },
          high: plan("high") { $0.places.bays = 4 }),
      ], on: "longStays.perDay", replications: replications)
    return input
  }
}
