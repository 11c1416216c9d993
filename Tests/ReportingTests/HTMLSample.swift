import Forecourt
import Reporting
import Statistics

/// A report of the sample shop, simulated for a week, a few times.
enum HTMLSample {
  static let shop = HTMLSampleShop.shop()
  static let input = input(of: shop)

  static func input(
    of shop: Shop, seed: UInt64 = 42, replications: Int = 4, language: Language = .en
  ) -> ReportInput {
    let simulator = Simulator(shop)
    let (first, log) = simulator.log(seed: seed, replication: 0)
    let runs = [first] + (1..<replications).map { simulator.run(seed: seed, replication: $0) }
    var measures = first
    for run in runs.dropFirst() { measures.add(run) }
    var estimates: [String: ReportEstimate] = [:]
    for kpi in KPI.catalogue(for: shop) where KPI.headline.contains(kpi.key) {
      var moments = RunningMoments()
      for run in runs { moments.add(kpi.value(run, shop)) }
      estimates[kpi.key] = ReportEstimate(mean: moments.mean, halfWidth: 0.1 * moments.mean)
    }
    return ReportInput(
      shop: shop, seed: seed, version: "baysim 1.0.0", measures: measures, estimates: estimates,
      replay: ReportReplay(log: log, replication: 0), language: language,
      command: "baysim run scenarios/plan.jsonc --seed 42")
  }
}
