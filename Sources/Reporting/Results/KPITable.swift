public import Documents
public import Experiments
import Forecourt
import Statistics

/// A scenario's figures as a table for the terminal: the six that matter, each with what the shop wants
/// of it; or all of them, group by group in the order in which a manager reads them.
public struct KPITable {
  private let summary: Summary
  private let language: Language
  /// Every figure, and not the six alone.
  private let showsAll: Bool

  public init(_ summary: Summary, language: Language, showsAll: Bool) {
    self.summary = summary
    self.language = language
    self.showsAll = showsAll
  }

  public func lines(width: Int, colour: Bool) -> [String] {
    var table = TextTable(columns: [
      .init("", minimumWidth: 20),
      .init(Text("mean", "均值")[language], .decimal),
      .init(Text("95 %", "95 % 区间")[language], .decimal, style: .dim),
      .init(Text("unit", "单位")[language], style: .dim),
      .init("", .bar(width: 10), isOptional: true),
    ])
    let headline = summary.headline
    table.add(
      Text("What matters most", "最要紧的六项")[language], rows: headline.map(row))
    guard showsAll else { return table.lines(width: width, colour: colour) + targets(width) }
    let shown = Set(headline.map(\.kpi.key))
    for group in KPI.Group.allCases {
      let rows = summary.kpis.filter {
        $0.kpi.group == group && !shown.contains($0.kpi.key) && $0.pooled.isFinite
      }
      if !rows.isEmpty { table.add(group.name[language], rows: rows.map(row)) }
    }
    return table.lines(width: width, colour: colour) + targets(width)
  }

  /// What the shop wants of the six, one line each.
  private func targets(_ width: Int) -> [String] {
    let checks = summary.headline.compactMap { figure in
      TargetCheck(figure.kpi.key, of: summary).map { (figure.kpi.name[language], $0) }
    }
    guard !checks.isEmpty else { return [] }
    return [""]
      + checks.map { name, check in
        "\(name)\(Text(": ", "：")[language])\(check.short[language])".truncated(toWidth: width)
      }
  }

  private func row(_ figure: KPISummary) -> [TextTable.Cell] {
    let unit = figure.kpi.unit
    let value = figure.interval.estimate.isFinite ? figure.interval.estimate : figure.pooled
    return [
      TextTable.Cell(figure.kpi.name[language]),
      TextTable.Cell(KPIText.number(value, unit)),
      TextTable.Cell(
        KPIText.halfWidth(figure.interval.halfWidth, unit) + (figure.isRare ? " *" : "")),
      TextTable.Cell(KPIText.unit(unit)[language]),
      unit == .share ? .bar(value) : "",
    ]
  }
}

/// The mark of an interval that rests on a few cases.
enum RareMark {
  static let note = Text(
    "* Most replications are equal: a few cases make this figure, and its interval is rough.",
    "* 多数重复的结果相同：该指标由少数个案决定，区间仅供参考。")
}
