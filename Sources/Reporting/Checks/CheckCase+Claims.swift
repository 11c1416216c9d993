import Documents
public import Experiments
import Forecourt
public import ScenarioFiles
import Statistics

extension CheckCase {
  /// How a promise of a scenario went.
  public init(_ tried: TriedClaim, _ expectation: Expectation) {
    let unit = tried.claim.kpi.unit
    let bounds = [
      expectation.minimum.map { "≥ " + KPIText.number($0, unit) },
      expectation.maximum.map { "≤ " + KPIText.number($0, unit) },
    ].compactMap { $0 }.joined(separator: ", ")
    let key = tried.claim.kpi.key
    let interval = tried.interval
    let found =
      KPIText.number(interval.estimate, unit) + " "
      + KPIText.halfWidth(interval.halfWidth, unit)
    let name = tried.claim.kpi.name
    let measured = Text(
      "\(name.en) is \(found) after \(tried.replications) replications; expected \(bounds)",
      "\(name.zh)为 \(found)（重复 \(tried.replications) 次）；期望 \(bounds)")
    let verdict: Verdict
    var details = [measured]
    switch tried.verdict {
    case .kept: verdict = .passed
    case .broken: verdict = .failed
    case .undecided:
      verdict = .undecided
      details.append(
        interval.isDetermined
          ? Text(
            "the interval straddles the limit; more replications may decide (--max-replications)",
            "置信区间跨越界限；增加重复次数或可判定（--max-replications）")
          : Text(
            "the figure has a value in \(interval.n) replications, too few for an interval",
            "该指标仅在 \(interval.n) 次重复中有值，不足以给出区间"))
    }
    self.init(
      Text("expect \(key) \(bounds)", "期望 \(key) \(bounds)"), verdict, details: details,
      position: expectation.position)
  }
}
