import Documents
import Experiments
import Forecourt
import MonthlyReview
import Pages
import Reporting
import ScenarioFiles

/// The page that is written beside a scenario's figures.
enum ScenarioReport {
  /// Days of one replication that the page can replay: a month, and no more than the page carries.
  private static let replayedDays = 31

  /// - Parameters:
  ///   - base: what is shown beside the scenario.
  ///   - comparison: of the base with others, the best of which the scenario is.
  ///   - sensitivity: of the scenario to its estimates.
  ///   - factorial: whose first cell the scenario is.
  ///   - optimization: which chose the scenario.
  ///   - study: whose name and question head the page; nil: the scenario's own.
  static func page(
    _ summary: Summary, of scenario: Scenario, base: Summary? = nil, comparison: Comparison? = nil,
    sensitivity: Sensitivity? = nil, factorial: ReportFactorial? = nil,
    optimization: OptimizationResults? = nil, study: StudyManifest? = nil, command: String,
    language: Language
  ) -> String {
    let shop = scenario.shop
    let first = shop.calendar.warmUpDays
    // Of a shop with a hundred thousand cars a day not even two days can be replayed.
    let perDay = max(1, shop.demand.mostCarsPerDay(on: shop.calendar))
    let remembered = max(1, Int(Double(WorkLimits.loggedCars) / perDay))
    let last = min(shop.calendar.days, first + min(replayedDays, remembered))
    let log = Simulator(shop).log(
      seed: summary.seed, replication: summary.replications.first, days: first..<last
    ).log
    return ReportPage.render(
      ReportInput(
        summary: summary, base: base, comparison: comparison, sensitivity: sensitivity,
        factorial: factorial,
        optimization: optimization,
        replay: ReportReplay(log: log, replication: summary.replications.first),
        study: study.map { ReportStudy(name: $0.name, question: $0.question) },
        version: "baysim \(Version.current)", language: language, command: command))
  }

  /// The log of the first replication, warm-up included: for `month` and spreadsheets, and for
  /// process mining.
  static func logs(_ summary: Summary) -> [(name: String, text: String)] {
    let log = Simulator(summary.shop).log(
      seed: summary.seed, replication: summary.replications.first
    ).log
    return [
      (
        "events.csv",
        String(decoding: EventLogText.csv(log, shop: summary.shop), as: UTF8.self)
      ),
      ("events.xes", EventLogXES.text(log, shop: summary.shop)),
    ]
  }
}
