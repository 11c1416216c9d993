import Documents
internal import Experiments
internal import Forecourt
internal import MonthlyReview
import Pages
internal import Statistics

/// What to do: the candidates by effect, and the draft of next month's plan.
enum ReviewMeasures {
  static func write(_ result: MonthlyReviewResult, to html: inout HTMLBuilder) {
    html.section("measures", Texts.sectionMeasures) { html in
      guard !result.ranking.measures.isEmpty else {
        html.element("p", ["class": "reason"], Texts.noCandidates)
        return refused(result, &html)
      }
      MeasurePlot(ranking: result.ranking).picture().write(to: &html)
      refused(result, &html)
      if !result.plan.isEmpty { plan(result, &html) }
    }
  }

  private static func refused(_ result: MonthlyReviewResult, _ html: inout HTMLBuilder) {
    for name in result.refusedCandidates {
      html.element("p", ["class": "notice"], Texts.refused(TypedText.safe(name)))
    }
  }

  private static func plan(_ result: MonthlyReviewResult, _ html: inout HTMLBuilder) {
    html.open("figure", ["class": "picture", "id": "plan"])
    html.open("figcaption")
    html.element("h3", Texts.planTitle)
    html.element("p", ["class": "sub"], Texts.planSubtitle)
    html.close("figcaption")
    if let whole = result.planVerdict {
      html.element("p", ["class": "reason"], Texts.planPromise(whole, measures: result.plan.count))
    }
    DataTable(
      columns: [
        Texts.measure, Texts.expectedChange, Texts.interval, Texts.wagesADay, Texts.responsible,
        Texts.checkOn,
      ],
      rows: result.plan.map { measure in
        let unit = measure.unit(in: result)
        return [
          Text(verbatim: TypedText.safe(measure.name)),
          Texts.change(measure.expected.estimate, unit),
          Texts.changes(measure.expected, unit),
          Text(verbatim: NumberText.yuan(fen: measure.wagesPerDay * 100, decimals: 0)),
          Text(measure.responsible.title), Text(verbatim: "\(measure.checkDate)"),
        ]
      }
    ).write(to: &html, label: Texts.planTitle)
    html.close("figure")
  }
}

extension PlannedMeasure {
  fileprivate func unit(in result: MonthlyReviewResult) -> KPI.Unit {
    KPI.named(key, for: result.calibration.shop)?.unit ?? result.ranking.kpi.unit
  }
}

/// The effect of each candidate with its interval, what it costs, and what a yuan brings.
struct MeasurePlot {
  let ranking: MeasureRanking

  private var factor: Double { ranking.kpi.unit == .share ? 100 : 1 }

  func picture() -> Picture {
    Picture(
      id: "ranking", title: Texts.rankingTitle(ranking), subtitle: Texts.rankingSubtitle(ranking),
      alternative: Texts.rankingAlternative(ranking), wide: draw(.full), narrow: draw(.phone),
      table: DataTable(
        columns: [
          Texts.measure, Texts.effect, Texts.lowEnd, Texts.highEnd, Texts.wagesADay,
          Texts.effectPerYuan, Texts.clearlyBetter,
        ],
        rows: ranking.measures.map { measure in
          [Text(verbatim: TypedText.safe(measure.name))]
            + [measure.effect.estimate, measure.effect.low, measure.effect.high].map {
              Text(verbatim: NumberText.significant($0 * factor, digits: 3))
            } + [
              Text(verbatim: NumberText.yuan(fen: measure.wagesPerDay * 100, decimals: 0)),
              perYuan(measure), Text(measure.verdict.label),
            ]
        }))
  }

  private func perYuan(_ measure: RankedMeasure) -> Text {
    guard let value = measure.effectPerYuan else { return Texts.costsNothing }
    return Text(verbatim: NumberText.significant(value.estimate * factor * 100, digits: 2))
  }

  private func draw(_ size: PictureSize) -> SVG {
    let shown = ranking.measures.prefix(16)
    let row = size.isPhone ? 62.0 : 40.0
    let left = size.isPhone ? 0.0 : 260.0
    let right = size.isPhone ? 0.0 : 220.0
    let top = 26.0
    let bottom = top + row * Double(shown.count)
    var svg = SVG(width: size.width, height: bottom + 44)
    let ends = shown.flatMap { [$0.effect.low, $0.effect.high] }.filter(\.isFinite)
    let (low, high) = (min(0, ends.min() ?? 0) * factor, max(0, ends.max() ?? 0) * factor)
    let margin = max((high - low) * 0.06, 1e-6)
    let x = LinearScale((low - margin)...(high + margin), to: left + 4, size.width - right - 4)
    for value in x.ticks(size.isPhone ? 4 : 5) {
      svg.line(x(value), top, x(value), bottom, abs(value) < 1e-12 ? "base" : "grid")
      Axis.under(&svg, x(value), bottom + 18, Texts.signed(value))
    }
    svg.text(
      (left + size.width - right) / 2, bottom + 38, Texts.improvement(ranking.kpi), "t mute",
      anchor: .middle)
    if !size.isPhone {
      svg.text(size.width - 110, 14, Texts.wagesADay, "t mute", anchor: .end)
      svg.text(size.width, 14, Texts.effectPerYuan, "t mute", anchor: .end)
    }
    for (index, measure) in shown.enumerated() {
      let y = top + row * Double(index)
      let markY = size.isPhone ? y + 46 : y + row / 2
      let name = TypedText.label(measure.name, columns: size.isPhone ? 44 : 32)
      let wages = Text(
        verbatim: NumberText.yuan(fen: measure.wagesPerDay * 100, decimals: 0))
      let style = measure.isEffective ? "good" : measure.effect.high < 0 ? "bad" : "open"
      if size.isPhone {
        svg.text(0, y + 16, name, "t strong halo")
        svg.text(0, y + 33, Texts.priceLine(wages, perYuan(measure)), "t mute halo")
      } else {
        svg.text(left - 14, markY + 4, name, "t strong", anchor: .end)
        svg.text(size.width - 110, markY + 4, wages, "t", anchor: .end)
        svg.text(size.width, markY + 4, perYuan(measure), "t strong", anchor: .end)
      }
      svg.element("g", ["class": "effect \(style)"]) {
        let (low, high) = (measure.effect.low * factor, measure.effect.high * factor)
        $0.line(x(low), markY, x(high), markY, "span")
        $0.circle(x(measure.effect.estimate * factor), markY, 5, "mark")
        $0.title(Texts.measureAt(measure, ranking.kpi))
      }
    }
    return svg
  }
}
