import Documents
internal import EventSimulation
internal import Experiments
internal import Forecourt
import Reporting

/// The answer of one scenario: a sentence, and the reasons for it.
struct Verdict {
  var standing: Standing
  var answer: Text
  var reasons: [Text]

  init(_ input: ReportInput, _ figures: KeyFigures) {
    let long = figures.value("longStays.perDay")
    let cars = figures.value("arrivals.perDay")
    let crowded = figures.value("crowding.minutesPerDay")
    standing = max(
      Standing(long, good: cars * 0.05, watch: cars * 0.15),
      Standing(crowded, good: 30, watch: 90))
    let alone = Texts.verdict(
      standing, long: long, cars: cars,
      limit: Int(input.shop.yardstick.longStay / TimeUnit.minute), crowded: crowded)
    if let results = input.optimization {
      let table = OptimizationTable(results)
      standing = results.chosen == nil ? .bad : results.search.isDecided ? .good : .watch
      answer = results.chosen.map { Texts.searchVerdict($0.name) } ?? Texts.nothingMeetsTheTargets
      reasons = table.sentences
      return
    }
    if let comparison = input.comparison {
      let best = Self.best(of: comparison)
      standing = best == nil ? .watch : .good
      answer = best.map(Texts.verdict) ?? Texts.nothingBetter(comparison.policies.count)
      reasons = [Texts.verdictBase(alone)]
      return
    }
    answer = alone
    reasons = [
      Texts.verdictCause(
        DelayPareto(input.measures), week: CrowdingWeek(input.measures, input.shop)),
      Texts.verdictMoney(
        complaints: figures.value("complaints.perDay"), fines: figures.value("fines.perDay")),
    ]
  }

  /// Of the policies that are clearly better than the base, the best in the figure that decides.
  private static func best(of comparison: Comparison) -> Experiments.Verdict? {
    let better = comparison.verdicts.filter { $0.outcome == .better }
    return better.min { left, right in
      left.direction == .higherIsBetter
        ? left.policyMean > right.policyMean : left.policyMean < right.policyMean
    }
  }
}
