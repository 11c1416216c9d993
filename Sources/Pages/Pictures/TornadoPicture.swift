import Documents
package import Experiments
internal import Forecourt
internal import Statistics

/// Which guess matters: the figure with each marked estimate at its low and at its high value.
package struct Tornado {
  let study: Sensitivity
  let factor: Double

  package init(_ study: Sensitivity) {
    self.study = study
    factor = study.kpi.unit == .share ? 100 : 1
  }
}

extension Tornado {
  package func picture() -> Picture {
    Picture(
      id: "tornado", title: Texts.tornadoTitle(study), subtitle: Texts.tornadoSubtitle(study.kpi),
      alternative: Texts.tornadoAlternative(study), wide: draw(.full), narrow: draw(.phone),
      table: table)
  }

  private func draw(_ size: PictureSize) -> SVG {
    let bars = study.bars.filter { $0.lowMean.isFinite && $0.highMean.isFinite }.prefix(12)
    let (row, top) = size.isPhone ? (46.0, 48.0) : (34.0, 26.0)
    let left = size.isPhone ? 6.0 : 260.0
    let height = top + row * Double(max(1, bars.count)) + 44
    var svg = SVG(width: size.width, height: height)
    let ends = bars.flatMap { [$0.lowMean * factor, $0.highMean * factor] }
    let base = study.baseMean * factor
    let (low, high) = (min(base, ends.min() ?? base), max(base, ends.max() ?? base))
    let margin = max((high - low) * 0.12, 1e-6)
    let x = LinearScale((low - margin)...(high + margin), to: left, size.width - 8)
    Axis.bottom(
      &svg, x, from: top, to: height - 40, ticks: size.isPhone ? 4 : 6, label: Axis.plain)
    svg.text((left + size.width) / 2, height - 4, Text(study.kpi.name), "t mute", anchor: .middle)
    for (index, bar) in bars.enumerated() {
      let y = top + row * Double(index) + (size.isPhone ? 22 : 6)
      let (a, b) = (x(bar.lowMean * factor), x(bar.highMean * factor))
      let name = EstimateName.text(bar.name, columns: size.isPhone ? 44 : 32)
      if size.isPhone {
        svg.text(0, y - 6, name, "t halo")
      } else {
        svg.text(left - 14, y + 15, name, "t", anchor: .end)
      }
      svg.element("g", ["class": "hit"]) {
        $0.rect(min(a, x(base)), y, abs(a - x(base)), 20, "low")
        $0.rect(min(b, x(base)), y, abs(b - x(base)), 20, "high")
        $0.title(Texts.tornadoAt(bar, factor: factor))
      }
    }
    svg.line(x(base), top - 6, x(base), height - 40, "cursor")
    let half = TextMeasure.width(Texts.asItIs, size: 14) / 2
    svg.text(
      min(max(x(base), half), size.width - half), top - 12, Texts.asItIs, "t strong halo",
      anchor: .middle)
    svg.rect(0, 4, 11, 11, "low")
    svg.text(16, 14, Texts.lowValue, "t mute")
    let next = 16 + TextMeasure.width(Texts.lowValue) + 14
    svg.rect(next, 4, 11, 11, "high")
    svg.text(next + 16, 14, Texts.highValue, "t mute")
    return svg
  }

  private var table: DataTable {
    DataTable(
      columns: [Texts.estimate, Texts.lowValue, Texts.highValue, Texts.from, Texts.to],
      rows: study.bars.map { bar in
        [EstimateName.text(bar.name, columns: 60)]
          + [bar.lowMean, bar.highMean, bar.swing.low, bar.swing.high].map {
            Text(verbatim: NumberText.fixed($0 * factor, decimals: 2))
          }
      })
  }
}
