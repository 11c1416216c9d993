public import Documents
public import Experiments
import Forecourt
import Statistics

/// A scenario's figures as a table for the terminal: the six that matter first, then group by group
/// in the order in which a manager reads them.
public struct KPITable {
  private let summary: Summary
  private let language: Language
  /// Also the figures of single persons and job types.
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
    let shown = Set(headline.map(\.kpi.key))
    for group in KPI.Group.allCases {
      let rows = summary.kpis.filter {
        $0.kpi.group == group && !shown.contains($0.kpi.key) && $0.pooled.isFinite
          && (showsAll || !Self.isDetail($0.kpi.key))
      }
      if !rows.isEmpty { table.add(group.name[language], rows: rows.map(row)) }
    }
    return table.lines(width: width, colour: colour)
  }

  /// Figures of one person or job type: in the files always, in the table on request.
  private static func isDetail(_ key: String) -> Bool {
    key.hasPrefix("jobs.") || key.hasPrefix("staff.person")
  }

  private func row(_ figure: KPISummary) -> [TextTable.Cell] {
    let unit = figure.kpi.unit
    let value = figure.interval.estimate.isFinite ? figure.interval.estimate : figure.pooled
    return [
      TextTable.Cell(figure.kpi.name[language]),
      TextTable.Cell(KPIText.number(value, unit)),
      TextTable.Cell(KPIText.halfWidth(figure.interval.halfWidth, unit)),
      TextTable.Cell(KPIText.unit(unit)[language]),
      unit == .share ? .bar(value) : "",
    ]
  }
}
