package import Documents
package import Experiments
internal import Forecourt
internal import Statistics

/// What a policy costs against what it achieves, and which policies no other beats in both.
package struct CostFront {
  package struct Point {
    package var name: Text
    package var isBase: Bool
    /// Yuan a day.
    package var cost: Double
    package var costHalf: Double
    package var effect: Double
    package var effectHalf: Double
    /// No other policy is both cheaper and better.
    package var isOnFront: Bool
    /// It is paid for with something that matters, and lies on no front.
    package var isTrade: Bool
  }
  package var points: [Point]
  package var name: Text
  package var isFallingBetter: Bool
  package var factor: Double

  /// Nil where the shop has no costs or the deciding figure is money itself.
  package init?(_ comparison: Comparison) {
    guard comparison.key != "cost.perDay", let deciding = comparison.base[comparison.key] else {
      return nil
    }
    name = Text(deciding.kpi.name)
    isFallingBetter = deciding.kpi.direction != .higherIsBetter
    factor = deciding.kpi.unit == .share ? 100 : 1
    points = []
    let names = [comparison.base.name] + PolicyLabels.short(comparison.policies.map(\.name))
    for (index, summary) in ([comparison.base] + comparison.policies).enumerated() {
      guard let cost = summary["cost.perDay"]?.interval, cost.estimate.isFinite,
        let effect = summary[comparison.key]?.interval, effect.estimate.isFinite
      else { continue }
      points.append(
        Point(
          name: TypedText.label(names[index], columns: 26), isBase: index == 0,
          cost: cost.estimate, costHalf: cost.isDetermined ? cost.halfWidth : 0,
          effect: effect.estimate * factor,
          effectHalf: effect.isDetermined ? effect.halfWidth * factor : 0, isOnFront: false,
          isTrade: !comparison.mayBeChosen[index]))
    }
    guard points.count > 1 else { return nil }
    let sign = isFallingBetter ? 1.0 : -1
    for index in points.indices {
      let own = points[index]
      points[index].isOnFront =
        !own.isTrade
        && !points.contains { other in
          if other.isTrade { return false }
          let isNoWorse = other.cost <= own.cost && sign * other.effect <= sign * own.effect
          return isNoWorse && (other.cost < own.cost || other.effect != own.effect)
        }
    }
  }

  package var front: [Point] {
    points.filter(\.isOnFront).sorted { ($0.cost, $0.effect) < ($1.cost, $1.effect) }
  }
}

extension CostFront {
  package func picture() -> Picture {
    Picture(
      id: "cost", title: Texts.costTitle(self), subtitle: Texts.costSubtitle(name),
      alternative: Texts.costAlternative(self), wide: draw(.half), narrow: draw(.phone),
      table: table)
  }

  private func draw(_ size: PictureSize) -> SVG {
    let (height, left, right, top, bottom) = (360.0, 44.0, 16.0, 30.0, 46.0)
    var svg = SVG(width: size.width, height: height)
    let costs = span(points.map { ($0.cost, $0.costHalf) })
    let effects = span(points.map { ($0.effect, $0.effectHalf) })
    let x = LinearScale(costs, to: left, size.width - right)
    let y = LinearScale(effects, to: height - bottom, top)
    Axis.left(&svg, y, from: left, to: size.width - right, ticks: 5, label: Axis.plain)
    Axis.bottom(
      &svg, x, from: top, to: height - bottom, ticks: size.isPhone ? 3 : 4, label: Axis.plain)
    svg.text(left - 36, 14, name, "t mute")
    svg.text(size.width - right, height - 6, Texts.costAxis, "t mute", anchor: .end)
    var line = PathData()
    for point in front { line.line(x(point.cost), y(point.effect)) }
    svg.path(line, "front")
    var labels = LabelPlacer(
      left: left, width: size.width, bottom: height - bottom,
      obstacles: points.map { (x($0.cost), y($0.effect)) })
    for point in points {
      let (px, py) = (x(point.cost), y(point.effect))
      let style =
        point.isBase ? "base" : point.isOnFront ? "best" : point.isTrade ? "infeasible" : "open"
      svg.element("g", ["class": "policy \(style)"]) {
        $0.line(x(point.cost - point.costHalf), py, x(point.cost + point.costHalf), py, "span")
        $0.line(
          px, y(point.effect - point.effectHalf), px, y(point.effect + point.effectHalf),
          "span")
        $0.circle(px, py, 6, "mark")
        $0.title(Texts.costAt(point))
      }
      // Among many, only those worth choosing have a name beside them.
      let isNamed = points.count <= 12 || point.isOnFront || point.isBase
      if isNamed, let place = labels.place(point.name, at: (px, py)) {
        svg.text(
          place.x, place.y, point.name, point.isOnFront ? "t strong halo" : "t halo",
          anchor: place.anchor)
      }
    }
    return svg
  }

  private func span(_ values: [(Double, Double)]) -> ClosedRange<Double> {
    let low = values.map { $0.0 - $0.1 }.min() ?? 0
    let high = values.map { $0.0 + $0.1 }.max() ?? 1
    let margin = max((high - low) * 0.12, abs(high) * 0.01, 1e-6)
    // A scale that nearly begins at zero may as well begin there.
    let start = low > 0 && low < high * 0.5 ? 0 : low - margin
    return start...(high + margin)
  }

  private var table: DataTable {
    DataTable(
      columns: [Texts.policy, Texts.yuanADay, name, Texts.onFront],
      rows: points.map {
        [
          $0.name, Text(verbatim: NumberText.fixed($0.cost, decimals: 0)),
          Text(verbatim: NumberText.fixed($0.effect, decimals: 2)),
          $0.isOnFront ? Texts.yes : Texts.no,
        ]
      })
  }
}
