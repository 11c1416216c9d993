public import Documents
import EventSimulation
import Experiments
import Forecourt
public import MonthlyReview
import Pages
import Reporting
import Statistics

/// The monthly review on a terminal, in the order of the meeting: is the log sound, is the model
/// like the shop, what happened, why, what to do, and did last month's measures work.
public struct ReviewText {
  private let result: MonthlyReviewResult
  private let language: Language

  public init(_ result: MonthlyReviewResult, language: Language) {
    self.result = result
    self.language = language
  }

  public func lines(width: Int, colour: Bool) -> [String] {
    var lines = quality() + ["", result.validation.verdict[language], ""]
    lines += figures().lines(width: width, colour: colour) + [""]
    lines += causes(width: width, colour: colour) + [""]
    lines += measures(width: width, colour: colour)
    if !result.checks.isEmpty { lines += [""] + checks() }
    return lines
  }

  private func quality() -> [String] {
    let quality = result.log.quality
    let first = Text(
      "Log: \(quality.rowsRead) rows read, \(quality.rowsUsed) used, "
        + "\(quality.rowsDoubtful) of them doubtful, \(quality.rowsRefused) refused.",
      "日志：读取 \(quality.rowsRead) 行，采用 \(quality.rowsUsed) 行（其中存疑 "
        + "\(quality.rowsDoubtful) 行），未采用 \(quality.rowsRefused) 行。")[language]
    let days = result.month.emptyDays
    let empty = days.isEmpty ? [] : ["  " + Texts.emptyDays(days)[language]]
    return [first]
      + quality.counts.map { reason, count in
        let rows = quality.examples(of: reason).map { finding in
          "\(finding.line)"
            + (finding.cell.isEmpty
              ? "" : " (\(finding.column.map(quality.name) ?? "") \(finding.cell))")
        }
        let rest = count > rows.count ? " …" : ""
        let places = Text("rows", "行")[language] + " " + rows.joined(separator: ", ") + rest
        return "  \(NumberText.whole(count))  \(reason.name[language]): \(places)".safeForTerminal
      }
      + quality.notes.map { "  " + $0[language].safeForTerminal } + empty
  }

  private func figures() -> TextTable {
    var table = TextTable(columns: [
      .init("", minimumWidth: 20), .init(Text("recorded", "实测")[language], .decimal),
      .init("", style: .dim), .init(Text("told of visits", "依据台次")[language], style: .dim),
    ])
    let shown = result.month.figures.filter {
      KPI.headline.contains($0.kpi.key) || $0.kpi.group == .congestion
    }.filter { $0.value.isFinite }
    table.add(
      Text("The month as recorded", "本月实测")[language],
      rows: shown.map {
        [
          TextTable.Cell($0.kpi.name[language]),
          TextTable.Cell(KPIText.number($0.value, $0.kpi.unit)),
          TextTable.Cell(KPIText.unit($0.kpi.unit)[language]),
          TextTable.Cell(Texts.shortVisits($0.evidence)[language]),
        ]
      })
    return table
  }

  private func causes(width: Int, colour: Bool) -> [String] {
    let pareto = result.causes.pareto
    let total = pareto.reduce(0) { $0 + $1.time }
    guard total > 0 else {
      return Texts.noCauses(result.month)[language].wrapped(toWidth: width)
    }
    var table = TextTable(columns: [
      .init("", minimumWidth: 20), .init(Text("min", "分钟")[language], .decimal),
      .init(Text("share", "占比")[language], .decimal), .init("", .bar(width: 12), isOptional: true),
    ])
    table.add(
      Text("Why: crowded time and time over the limit", "原因：拥堵与超时时间")[language],
      rows: pareto.map { cause, time in
        [
          TextTable.Cell(cause.name[language]),
          TextTable.Cell(NumberText.fixed(time / Double(TimeUnit.minute), decimals: 0)),
          TextTable.Cell(NumberText.percent(time / total, decimals: 0)), .bar(time / total),
        ]
      })
    return table.lines(width: width, colour: colour)
  }

  private func measures(width: Int, colour: Bool) -> [String] {
    guard !result.ranking.measures.isEmpty else {
      return [
        Text(
          "No candidate measures were given (--measures FILE-OR-FOLDER).",
          "未给出候选措施（--measures 文件或文件夹）。")[language]
      ]
    }
    let unit = result.ranking.kpi.unit
    var table = TextTable(columns: [
      .init("", minimumWidth: 20), .init(Text("effect", "效果")[language], .decimal),
      .init("95 %", style: .dim), .init(Text("wages", "工资")[language], .decimal),
      .init(Text("verdict", "结论")[language]),
    ])
    table.add(
      Text(
        "Measures, by effect on “\(result.ranking.kpi.name.en)” (better is positive)",
        "整改措施，按对“\(result.ranking.kpi.name.zh)”的效果排序（正为改善）")[language],
      rows: result.ranking.measures.map { measure in
        [
          TextTable.Cell(measure.name),
          TextTable.Cell(KPIText.number(measure.effect.estimate, unit)),
          TextTable.Cell(
            KPIText.number(measure.effect.low, unit) + " … "
              + KPIText.number(measure.effect.high, unit)),
          TextTable.Cell(NumberText.yuan(fen: measure.wagesPerDay * 100, decimals: 0)),
          TextTable.Cell(measure.verdict.label[language]),
        ]
      })
    let whole = result.planVerdict.map {
      [""]
        + Texts.planPromise($0, measures: result.plan.count)[language].wrapped(toWidth: width)
    }
    let plan = result.plan.map { line in
      Text(
        "Draft: \(line.name); responsible: \(line.responsible.title.en); check on "
          + "\(line.checkDate)",
        "草案：\(line.name)；责任岗位：\(line.responsible.title.zh)；检点日期 \(line.checkDate)")[language]
        .safeForTerminal
    }
    return table.lines(width: width, colour: colour) + [""]
      + Texts.rankingCaution(result.ranking)[language].wrapped(toWidth: width)
      + (plan.isEmpty ? [] : [""] + plan + (whole ?? []))
  }

  private func checks() -> [String] {
    let planned =
      result.checkedMeasures.isEmpty
      ? [] : [Texts.checkedMeasures(result)[language].safeForTerminal]
    return planned + result.checks.map { line(of: $0)[language] }
  }

  private func line(of check: MeasureCheck) -> Text {
    let unit = check.kpi.unit
    let outcome: Text =
      switch check.outcome {
      case .worked: Text("the measures worked", "措施有效")
      case .madeItWorse: Text("it became worse", "情况变差")
      case .notProven: Text("one month cannot tell", "一个月尚不能判断")
      }
    let range =
      KPIText.number(check.actual.low, unit) + " … " + KPIText.number(check.actual.high, unit)
    let expected = check.expected.map { expected in
      let value = KPIText.number(expected.estimate, unit)
      return Text(", where \(value) was expected", "，预期 \(value)")
    }
    return Text(
      "Check of last month, \(check.kpi.name.en): \(KPIText.number(check.before, unit)) → "
        + "\(KPIText.number(check.after, unit)); by demand alone "
        + "\(KPIText.number(check.dueToDemand, unit)); by the measures "
        + "\(KPIText.number(check.actual.estimate, unit)) (\(range))\(expected?.en ?? ""): "
        + "\(outcome.en).",
      "上月检点，\(check.kpi.name.zh)：\(KPIText.number(check.before, unit)) → "
        + "\(KPIText.number(check.after, unit))；客流影响 \(KPIText.number(check.dueToDemand, unit))；"
        + "措施效果 \(KPIText.number(check.actual.estimate, unit))（\(range)）"
        + "\(expected?.zh ?? "")：\(outcome.zh)。")
  }
}
