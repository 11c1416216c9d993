package import Documents
package import Experiments
internal import Forecourt
internal import Statistics

/// Which policies are best, which cannot be told from the best, and which are worse (Hsu 1984).
package struct BestPolicies {
  package struct Row {
    package var name: Text
    package var mean: Double
    /// Against the best of the others, in the figure's unit.
    package var low: Double
    package var high: Double
    package var place: PolicyStanding.Place
  }
  package var rows: [Row]
  package var name: Text

  /// Nil where there are too few replications to say.
  package init?(_ comparison: Comparison) {
    guard !comparison.standings.isEmpty, let deciding = comparison.base[comparison.key] else {
      return nil
    }
    let names =
      [comparison.base.name] + PolicyLabels.short(comparison.policies.map(\.name))
    let factor = deciding.kpi.unit == .share ? 100.0 : 1
    let sign = deciding.kpi.direction == .higherIsBetter ? -1.0 : 1
    name = Text(deciding.kpi.name)
    rows = comparison.standings.filter { $0.system < names.count }.map { entry in
      Row(
        name: TypedText.label(names[entry.system], columns: 28), mean: entry.mean * factor,
        low: entry.versusBestOther.low * factor, high: entry.versusBestOther.high * factor,
        place: entry.place)
    }
    rows.sort { (sign * $0.mean, $0.name.en) < (sign * $1.mean, $1.name.en) }
  }
}

extension BestPolicies {
  package func picture() -> Picture {
    Picture(
      id: "best", title: Texts.bestTitle(self), subtitle: Texts.bestSubtitle(name),
      alternative: Texts.bestAlternative(self), wide: draw(.half), narrow: draw(.phone),
      table: table)
  }

  private func draw(_ size: PictureSize) -> SVG {
    let rows = rows.prefix(16)
    let (row, top) = (46.0, 8.0)
    let height = top + row * Double(rows.count) + 40
    var svg = SVG(width: size.width, height: height)
    let low = min(0, rows.map(\.low).min() ?? 0)
    let high = max(0, rows.map(\.high).max() ?? 0)
    let margin = max((high - low) * 0.06, 1e-6)
    let x = LinearScale((low - margin)...(high + margin), to: 6, size.width - 6)
    for value in x.ticks(5) {
      svg.line(x(value), top, x(value), height - 36, abs(value) < 1e-12 ? "base" : "grid")
      Axis.under(&svg, x(value), height - 20, Texts.signed(value))
    }
    svg.text(size.width / 2, height - 3, Texts.versusBest, "t mute", anchor: .middle)
    for (index, here) in rows.enumerated() {
      let y = top + row * Double(index) + 32
      let style =
        switch here.place {
        case .best: "good"
        case .worse: "bad"
        default: "open"
        }
      svg.text(0, y - 14, here.name, "t strong halo")
      svg.text(
        size.width, y - 14, Texts.standing(here.place), "t \(style) halo", anchor: .end)
      svg.element("g", ["class": "effect \(style)"]) {
        $0.line(x(here.low), y, x(here.high), y, "span")
        $0.title(Texts.bestAt(here))
      }
    }
    return svg
  }

  private var table: DataTable {
    DataTable(
      columns: [Texts.policy, name, Texts.from, Texts.to, Texts.status],
      rows: rows.map {
        [
          $0.name, Text(verbatim: NumberText.fixed($0.mean, decimals: 2)),
          Text(verbatim: NumberText.fixed($0.low, decimals: 2)),
          Text(verbatim: NumberText.fixed($0.high, decimals: 2)), Texts.standing($0.place),
        ]
      })
  }
}
