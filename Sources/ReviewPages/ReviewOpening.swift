import Documents
internal import EventSimulation
internal import Experiments
internal import Forecourt
internal import MonthlyReview
import Pages
internal import Statistics

/// The answer of the month: first whether the model may be believed, then a sentence and its
/// reasons, then the recorded figures.
enum ReviewOpening {
  private static let keys = [
    "longStays.perDay", "crowding.minutesPerDay", "reception.withinTarget", "customerClock.p90",
    "complaints.perDay", "arrivals.perDay",
  ]

  static func write(_ input: ReviewInput, to html: inout HTMLBuilder) {
    html.open("section", ["class": "opening", "aria-labelledby": "verdict"])
    let validation = input.result.validation
    let trust = validation.reproducesTheMonth ? "trusted" : "doubted"
    html.element("p", ["class": "trust \(trust)"], Text(validation.verdict))
    let cars = input.month["arrivals.perDay"] ?? .nan
    let advice = ShopAdvice(recorded: input.result)
    let standing = advice?.standing ?? .watch
    html.element(
      "h2", ["id": "verdict", "class": "verdict \(standing)"],
      advice.map { Text($0.headline) } ?? Texts.staysUnknown)
    if let caution = Texts.recordCaution(input.result) {
      html.element("p", ["class": "trust doubted"], caution)
    }
    if let work = advice?.workItself { html.element("p", ["class": "reason"], Text(work)) }
    for reason in reasons(input.result) { html.element("p", ["class": "reason"], reason) }
    html.open("ul", ["class": "figures"])
    for figure in figures(input, cars: cars) { FigureCard.write(figure, to: &html) }
    html.close("ul")
    html.close("section")
    html.raw("\n")
  }

  private static func reasons(_ result: MonthlyReviewResult) -> [Text] {
    var reasons: [Text] = []
    let pareto = result.causes.pareto
    let total = pareto.reduce(0) { $0 + $1.time }
    if let first = pareto.first, total > 0 {
      reasons.append(Texts.mainCause(first.cause, share: first.time / total))
    }
    if let best = result.ranking.measures.first, best.isEffective {
      reasons.append(
        Texts.bestMeasure(
          best, result.ranking.kpi, isTrusted: result.validation.reproducesTheMonth))
    } else if !result.ranking.measures.isEmpty {
      reasons.append(Texts.noMeasureHelps(result.ranking.measures.count))
    }
    if let check = result.checks.first { reasons.append(Texts.checkSentence(check)) }
    return reasons
  }

  private static func figures(_ input: ReviewInput, cars: Double) -> [KeyFigure] {
    keys.compactMap { key in
      guard let figure = input.month.figures.first(where: { $0.kpi.key == key }),
        figure.value.isFinite
      else { return nil }
      let kpi = figure.kpi
      let recorded = ConfidenceInterval(
        estimate: figure.value, halfWidth: 0, level: 0.95, n: 1)
      let (aim, standing) = KeyFigures.aim(kpi, recorded, of: input.shop, cars: cars)
      let check = input.result.validation.figures.first { $0.kpi.key == key }?.check
      return KeyFigure(
        key: key, name: Text(kpi.name), definition: Text(kpi.definition),
        value: KeyFigures.number(figure.value, kpi.unit), unit: Texts.unit(kpi.unit),
        interval: Texts.told(
          figure.evidence,
          after: check.map { check in
            let most = kpi.unit == .share ? min(1, check.interval.high) : check.interval.high
            return Texts.modelExpects(
              KeyFigures.number(max(0, check.interval.low), kpi.unit),
              KeyFigures.number(most, kpi.unit))
          } ?? Texts.asRecorded),
        standing: standing, aim: aim, spark: Spark(key, input.month.measures, input.shop))
    }
  }
}
