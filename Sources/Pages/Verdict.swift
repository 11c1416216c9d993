import Documents
internal import Experiments
internal import Forecourt
import Reporting

/// The answer of one scenario: a sentence, and the reasons for it.
struct Verdict {
  var standing: Standing
  var answer: Text
  var reasons: [Text]

  init(_ input: ReportInput, _ figures: KeyFigures) {
    let advice = ShopAdvice(input.summary)
    standing = advice.standing
    let alone = Text(advice.headline)
    if let results = input.optimization {
      let table = OptimizationTable(results)
      let isPraised = results.confirmation?.verdicts[0].mayBePraised ?? false
      standing =
        results.chosen == nil ? .bad : results.search.isDecided && isPraised ? .good : .watch
      answer = results.chosen.map { Texts.searchVerdict($0.name) } ?? Texts.nothingMeetsTheTargets
      reasons = table.sentences
      return
    }
    if let comparison = input.comparison {
      let best = comparison.best
      standing = best == nil ? .watch : .good
      answer = best.map(Texts.verdict) ?? Texts.nothingBetter(comparison.verdicts)
      let base = ShopAdvice(comparison.base)
      reasons = [Texts.verdictBase(Text(base.headline))]
      if let work = base.workItself { reasons.append(Text(work)) }
      return
    }
    answer = alone
    reasons = [advice.workItself.map { Text($0) }].compactMap(\.self)
    reasons += [
      Texts.verdictCause(
        DelayPareto(input.measures), week: CrowdingWeek(input.measures, input.shop)),
      Texts.verdictMoney(
        complaints: figures.value("complaints.perDay"), fines: figures.value("fines.perDay")),
    ]
  }
}
