import Documents
package import Experiments
internal import Forecourt
internal import Statistics

/// What each factor of a design does by itself, and what two do together.
package struct FactorEffects {
  let kpi: KPI
  let effects: [FactorialStudy.Effect]
  let factor: Double

  /// Largest first. Nil where the study has no such figure.
  package init?(_ study: FactorialStudy, on key: String) {
    guard let kpi = study.cells.first?[key]?.kpi else { return nil }
    self.kpi = kpi
    factor = kpi.unit == .share ? 100 : 1
    let found = study.effects(on: key)
    let order = found.indices.sorted {
      let (a, b) = (abs(found[$0].interval.estimate), abs(found[$1].interval.estimate))
      return a != b ? a > b : $0 < $1
    }
    effects = order.map { found[$0] }
    if effects.isEmpty { return nil }
  }

  /// Whether an effect is clear, and to the good.
  private func style(_ effect: FactorialStudy.Effect) -> String {
    let interval = effect.interval
    guard interval.isDetermined, !interval.contains(0) else { return "open" }
    switch kpi.direction {
    case .lowerIsBetter: return interval.high < 0 ? "good" : "bad"
    case .higherIsBetter: return interval.low > 0 ? "good" : "bad"
    case .neutral: return "open"
    }
  }
}

extension FactorEffects {
  package func picture() -> Picture {
    Picture(
      id: "effects", title: Texts.effectsTitle(effects, kpi), subtitle: Texts.effectsSubtitle(kpi),
      alternative: Texts.effectsAlternative(effects, factor: factor), wide: draw(.full),
      narrow: draw(.phone), table: table)
  }

  private func draw(_ size: PictureSize) -> SVG {
    let shown = effects.prefix(16)
    let (row, top) = (38.0, 6.0)
    let height = top + row * Double(shown.count) + 40
    var svg = SVG(width: size.width, height: height)
    let low = min(0, shown.map { $0.interval.low }.filter(\.isFinite).min() ?? 0) * factor
    let high = max(0, shown.map { $0.interval.high }.filter(\.isFinite).max() ?? 0) * factor
    let margin = max((high - low) * 0.05, 1e-6)
    let x = LinearScale((low - margin)...(high + margin), to: 6, size.width - 6)
    for value in x.ticks(size.isPhone ? 4 : 8) {
      svg.line(x(value), top, x(value), height - 36, abs(value) < 1e-12 ? "base" : "grid")
      Axis.under(&svg, x(value), height - 18, Texts.signed(value))
    }
    svg.text(size.width / 2, height - 2, Text(kpi.name), "t mute", anchor: .middle)
    for (index, effect) in shown.enumerated() {
      let y = top + row * Double(index) + 27
      let interval = effect.interval
      let name = TypedText.label(effect.name, columns: size.isPhone ? 44 : 90)
      svg.text(0, y - 10, name, "t halo")
      guard interval.isDetermined else { continue }
      svg.element("g", ["class": "effect \(style(effect))"]) {
        $0.line(x(interval.low * factor), y, x(interval.high * factor), y, "span")
        $0.circle(x(interval.estimate * factor), y, 5, "mark")
        $0.title(Texts.effectAt(effect, factor: factor))
      }
    }
    return svg
  }

  private var table: DataTable {
    DataTable(
      columns: [Texts.effect, Texts.difference, Texts.from, Texts.to, Texts.adjustedP],
      rows: effects.map { effect in
        let interval = effect.interval
        return [TypedText.label(effect.name, columns: 90)]
          + [interval.estimate, interval.low, interval.high].map {
            Text(verbatim: NumberText.fixed($0 * factor, decimals: 3))
          } + [Text(verbatim: NumberText.fixed(effect.adjustedPValue, decimals: 4))]
      })
  }
}
