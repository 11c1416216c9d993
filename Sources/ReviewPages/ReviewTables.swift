import Documents
internal import Experiments
internal import Forecourt
internal import MonthlyReview
import Pages
internal import Statistics

/// Did last month's measures work (PDCA)?
enum ReviewChecks {
  static func write(_ result: MonthlyReviewResult, to html: inout HTMLBuilder) {
    html.section("checks", Texts.sectionChecks) { html in
      guard !result.checks.isEmpty else {
        return html.element("p", ["class": "reason"], Texts.noPrevious)
      }
      if !result.checkedMeasures.isEmpty {
        html.element("p", ["class": "sub"], Texts.checkedMeasures(result))
      }
      html.open("ul", ["class": "verdicts"])
      for check in result.checks {
        html.open("li", ["class": "verdict-\(outcome(check))"])
        html.element("b", Text(check.kpi.name))
        html.text(Text(": ", "："))
        html.text(Texts.checkOutcome(check))
        html.close("li")
      }
      html.close("ul")
      DataTable(
        columns: [
          Texts.figure, Texts.lastMonth, Texts.thisMonth, Texts.byDemand, Texts.byMeasures,
          Texts.interval, Texts.wasExpected,
        ],
        rows: result.checks.map { check in
          let unit = check.kpi.unit
          return [
            Text(check.kpi.name), Text(verbatim: KeyFigures.number(check.before, unit)),
            Text(verbatim: KeyFigures.number(check.after, unit)),
            Texts.change(check.dueToDemand, unit), Texts.change(check.actual.estimate, unit),
            Texts.changes(check.actual, unit),
            check.expected.map { Texts.changes($0, unit) } ?? Text(verbatim: Texts.noValue),
          ]
        }
      ).write(to: &html, label: Texts.sectionChecks)
    }
  }

  private static func outcome(_ check: MeasureCheck) -> String {
    switch check.outcome {
    case .worked: "better"
    case .madeItWorse: "worse"
    case .notProven: "open"
    }
  }
}

/// How good the record is: what was used, what was not, and why, kind by kind, each with its first
/// rows: the cell as it is written, its column as the file calls it, and the row as a spreadsheet
/// numbers it.
enum ReviewQuality {
  /// Of each kind of flaw so many rows are shown; all are in a file.
  private static let shownFindings = 5

  static func write(_ result: MonthlyReviewResult, to html: inout HTMLBuilder) {
    let quality = result.log.quality
    html.section("quality", Texts.sectionQuality) { html in
      html.element("p", ["class": "reason"], Texts.qualitySentence(quality))
      if !result.month.emptyDays.isEmpty {
        html.element("p", ["class": "reason"], Texts.emptyDays(result.month.emptyDays))
      }
      for note in quality.notes {
        html.element("p", ["class": "method"], Text(note).typedSafe)
      }
      if !quality.counts.isEmpty {
        DataTable(
          columns: [Texts.flaw, Texts.rows, Texts.treatment],
          rows: quality.counts.map { reason, count in
            [
              Text(reason.name), Text(verbatim: NumberText.whole(count)),
              reason.isRefusal ? Texts.refusedRow : Texts.doubtfulRow,
            ]
          }
        ).write(to: &html, label: Texts.sectionQuality)
        details(quality, &html)
      }
      evidence(result.month, &html)
      unknown(result.month, &html)
    }
  }

  private static func details(_ quality: QualityReport, _ html: inout HTMLBuilder) {
    html.open("details")
    html.element("summary", Texts.rowByRow(quality.findings.count, ofEachKind: shownFindings))
    DataTable(
      columns: [Texts.flaw, Texts.row, Texts.column, Texts.cell],
      rows: quality.counts.flatMap { reason, _ in
        quality.examples(of: reason, atMost: shownFindings).map { finding in
          [
            Text(reason.name), Text(verbatim: "\(finding.line)"),
            Text(verbatim: TypedText.safe(finding.column.map(quality.name) ?? "")),
            Text(verbatim: TypedText.safe(finding.cell)),
          ]
        }
      }
    ).write(to: &html, label: Texts.sectionQuality)
    html.close("details")
  }

  /// Of how many visits each recorded figure is told.
  private static func evidence(_ month: ObservedMonth, _ html: inout HTMLBuilder) {
    let partial = month.figures.filter { !$0.evidence.isComplete && $0.value.isFinite }
    guard !partial.isEmpty else { return }
    html.open("details")
    html.element("summary", Texts.toldOfSome(partial.count))
    DataTable(
      columns: [Texts.figure, Texts.recorded, Texts.toldOf],
      rows: partial.map { figure in
        [
          Text(figure.kpi.name),
          Text(verbatim: KeyFigures.number(figure.value, figure.kpi.unit)),
          Texts.visits(figure.evidence),
        ]
      }
    ).write(to: &html, label: Texts.toldOf)
    html.close("details")
  }

  /// What the log cannot tell is said, rather than shown as zero.
  private static func unknown(_ month: ObservedMonth, _ html: inout HTMLBuilder) {
    guard !month.unknown.isEmpty else { return }
    html.open("details")
    html.element("summary", Texts.notInTheLog(month.unknown.count))
    html.open("p", ["class": "method"])
    html.text(
      Text(
        month.unknown.map(\.name.en).joined(separator: ", ") + ".",
        month.unknown.map(\.name.zh).joined(separator: "、") + "。"
      ).typedSafe)
    html.close("p")
    html.close("details")
  }
}

/// The numbers that the log gave the scenario, and those that stay as they were.
enum ReviewCalibration {
  static func write(_ input: ReviewInput, to html: inout HTMLBuilder) {
    let calibration = input.result.calibration
    html.section("calibration", Texts.sectionCalibration) { html in
      html.element(
        "p", ["class": "reason"],
        Texts.calibrationSentence(
          calibration.parameters.count, moved: calibration.parameters.count(where: hasMoved)))
      // What the month moved stands first; what it only confirmed can be looked up.
      let moved = calibration.parameters.filter(hasMoved)
      let shop = calibration.shop
      if !moved.isEmpty {
        table(moved, shop).write(to: &html, label: Texts.sectionCalibration)
      }
      let rates = calibration.parameters.filter { $0.kind == .arrivalRate }
      let others = calibration.parameters.filter { $0.kind != .arrivalRate }
      for (group, title) in [
        (others, Texts.otherParameters(others.count)), (rates, Texts.arrivalRates(rates.count)),
      ] where !group.isEmpty {
        html.open("details")
        html.element("summary", title)
        table(group, shop).write(to: &html, label: title)
        html.close("details")
      }
      guard !calibration.kept.isEmpty else { return }
      html.open("details")
      html.element("summary", Texts.keptParameters(calibration.kept.count))
      DataTable(
        columns: [Texts.parameter, Texts.keptBecause],
        rows: calibration.kept.map { [Text(verbatim: $0.path), Text($0.reason)] }
      ).write(to: &html, label: Texts.keptBecause)
      html.close("details")
    }
  }

  /// The number of the scenario lies outside of what the month allows.
  private static func hasMoved(_ parameter: CalibratedParameter) -> Bool {
    guard let before = parameter.before, parameter.interval.isDetermined else { return false }
    return !parameter.interval.contains(before)
  }

  private static func table(_ parameters: [CalibratedParameter], _ shop: Shop) -> DataTable {
    DataTable(
      columns: [
        Texts.parameter, Texts.wasBefore, Texts.isNow, Texts.interval, Texts.unitTitle,
        Texts.origin, Texts.keyPath,
      ],
      rows: parameters.map { parameter in
        func number(_ value: Double) -> String {
          (value < 0 ? "−" : "") + NumberText.significant(abs(value), digits: 3)
        }
        let interval = parameter.interval
        let mark = hasMoved(parameter) ? " ●" : ""
        return [
          ParameterName.text(parameter.path, shop),
          Text(verbatim: parameter.before.map(number) ?? Texts.noValue),
          Text(verbatim: number(parameter.value) + mark),
          Text(
            verbatim: interval.isDetermined
              ? "\(number(interval.low)) – \(number(interval.high))" : Texts.noValue),
          Texts.unit(parameter.unit), Text(parameter.origin).typedSafe,
          Text(verbatim: TypedText.safe(parameter.path)),
        ]
      })
  }
}
