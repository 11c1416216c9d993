package import Documents
package import Experiments
package import Forecourt
internal import Statistics

/// How far each policy moves each of the six numbers from the base: a forest plot.
package struct ForestPlot {
  package struct Row {
    package var name: Text
    package var mean: Double
    package var low: Double
    package var high: Double
    /// Nil: not clear which way, neither way is good, or a gain that was bought.
    package var isGood: Bool?
  }
  package struct Panel {
    package var kpi: KPI
    package var rows: [Row]
  }
  package var panels: [Panel]
  package var level: Double

  /// - Parameter limit: policies that are drawn; of more, the ones that do best in the figure that
  ///   decides.
  package init(_ comparison: Comparison, limit: Int = 12) {
    level = comparison.level
    let shown = Self.best(of: comparison, limit: limit)
    let names = PolicyLabels.short(comparison.policies.map(\.name))
    panels = KPI.headline.compactMap { key in
      guard let figure = comparison[key] else { return nil }
      let rows = shown.compactMap { index in
        Self.row(names[index], figure, index, comparison)
      }
      return rows.isEmpty ? nil : Panel(kpi: figure.kpi, rows: rows)
    }
  }

  private static func best(of comparison: Comparison, limit: Int) -> [Int] {
    let all = Array(comparison.policies.indices)
    guard all.count > limit, let figure = comparison[comparison.key] else { return all }
    let sign = figure.kpi.direction == .higherIsBetter ? -1.0 : 1
    let order = all.sorted {
      (sign * figure.changes[$0].policyMean, $0) < (sign * figure.changes[$1].policyMean, $1)
    }
    return order.prefix(limit).sorted()
  }

  private static func row(
    _ name: String, _ figure: Comparison.Figure, _ index: Int, _ comparison: Comparison
  ) -> Row? {
    let interval = figure.changes[index].difference
    guard interval.estimate.isFinite else { return nil }
    let (low, high) =
      interval.isDetermined
      ? (interval.low, interval.high) : (interval.estimate, interval.estimate)
    let isGood: Bool? =
      switch comparison.tone(of: figure, policy: index) {
      case .good: true
      case .bad: false
      case .plain: nil
      }
    return Row(
      name: TypedText.label(name, columns: 38), mean: interval.estimate, low: low, high: high,
      isGood: isGood)
  }
}

extension ForestPlot {
  package func picture() -> Picture {
    Picture(
      id: "forest", title: Texts.forestTitle(self), subtitle: Texts.forestSubtitle(level),
      alternative: Texts.forestAlternative(self), wide: draw(.full, columns: 3),
      narrow: draw(.phone, columns: 1), table: table)
  }

  private var rowHeight: Double { 36 }

  private func draw(_ size: PictureSize, columns: Int) -> SVG {
    let most = panels.map(\.rows.count).max() ?? 1
    let panelHeight = 74 + rowHeight * Double(most)
    let gap = 36.0
    let width = (size.width - gap * Double(columns - 1)) / Double(columns)
    let lines = (panels.count + columns - 1) / columns
    var svg = SVG(width: size.width, height: panelHeight * Double(max(1, lines)))
    for (index, panel) in panels.enumerated() {
      let x = Double(index % columns) * (width + gap)
      let y = Double(index / columns) * panelHeight
      draw(panel, &svg, x: x, y: y, width: width)
    }
    return svg
  }

  private func draw(_ panel: Panel, _ svg: inout SVG, x left: Double, y top: Double, width: Double)
  {
    let factor = panel.kpi.unit == .share ? 100.0 : 1
    let low = min(0, panel.rows.map(\.low).min() ?? 0) * factor
    let high = max(0, panel.rows.map(\.high).max() ?? 0) * factor
    let margin = max((high - low) * 0.08, 1e-6)
    let x = LinearScale((low - margin)...(high + margin), to: left + 4, left + width - 4)
    let bottom = top + 26 + rowHeight * Double(panel.rows.count)
    svg.text(left, top + 14, Text(panel.kpi.name), "t strong")
    for value in x.ticks(4) {
      svg.line(x(value), top + 26, x(value), bottom, abs(value) < 1e-12 ? "base" : "grid")
      let label = abs(value) < 1e-12 ? Texts.asBase : Texts.signed(value)
      Axis.under(&svg, x(value), bottom + 16, label)
    }
    for (index, row) in panel.rows.enumerated() {
      let y = top + 26 + rowHeight * (Double(index) + 0.5) + 8
      let style = row.isGood.map { $0 ? "good" : "bad" } ?? "open"
      svg.text(left, y - 10, row.name, "t halo")
      svg.element("g", ["class": "effect \(style)"]) {
        $0.line(x(row.low * factor), y, x(row.high * factor), y, "span")
        $0.circle(x(row.mean * factor), y, 5, "mark")
        $0.title(Texts.forestAt(row, panel.kpi))
      }
    }
  }

  private var table: DataTable {
    DataTable(
      columns: [Texts.policy, Texts.figure, Texts.difference, Texts.from, Texts.to],
      rows: panels.flatMap { panel in
        panel.rows.map { row in
          [row.name, Text(panel.kpi.name)]
            + [row.mean, row.low, row.high].map { value in
              let factor = panel.kpi.unit == .share ? 100.0 : 1
              return Text(verbatim: NumberText.significant(value * factor, digits: 4))
            }
        }
      })
  }
}
