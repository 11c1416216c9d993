import Documents
internal import EventSimulation
package import Forecourt

/// How long cars stayed in the area, minute by minute.
package struct StayDistribution {
  /// Cars a day whose stay lasted so many whole minutes; the last holds all that stayed longer.
  package var perDay: [Double]
  /// Whole minutes; a stay of this many and more is in the red.
  package var limit: Int
  package var longShare: Double
  package var longPerDay: Double
  package var carsPerDay: Double

  /// - Parameter bars: at most so many; what stayed longer stands in the last.
  package init(_ measures: Measures, _ shop: Shop, bars: Int = 61) {
    let days = max(1, Double(measures[.openDays]))
    limit = Int(shop.yardstick.longStay / TimeUnit.minute)
    let counts = (0..<MeasureShape.stayMinutes).map { Double(measures.stays(minute: $0)) }
    let longest = counts.lastIndex { $0 > 0 } ?? 0
    let kept = min(bars, max(longest + 1, limit + 10), counts.count)
    perDay = counts[..<kept].map { $0 / days }
    perDay[kept - 1] += counts[kept...].reduce(0, +) / days
    carsPerDay = Double(measures[.areaStays]) / days
    longPerDay = Double(measures[.longStays]) / days
    longShare = measures[.areaStays] > 0 ? longPerDay / carsPerDay : 0
  }
}

extension StayDistribution {
  package func picture() -> Picture {
    Picture(
      id: "stays", title: Texts.staysTitle(self), subtitle: Texts.staysSubtitle,
      alternative: Texts.staysAlternative(self), wide: draw(.half), narrow: draw(.phone),
      table: table)
  }

  private func draw(_ size: PictureSize) -> SVG {
    let (height, left, right, top, bottom) = (300.0, 36.0, 12.0, 44.0, 46.0)
    var svg = SVG(width: size.width, height: height)
    let most = perDay.max() ?? 0
    let x = BandScale(perDay.count, from: left, to: size.width - right, gap: 0.18)
    let y = LinearScale(LinearScale.niceDomain(upTo: most * 1.04), to: height - bottom, top)
    Axis.left(&svg, y, from: left, to: size.width - right, ticks: 4, label: Axis.plain)
    for (minute, cars) in perDay.enumerated() {
      let style = minute >= limit ? "car-late" : minute >= limit - 5 ? "car-due" : "car-fine"
      svg.element("g", ["class": "hit"]) {
        $0.rect(x(minute), top, x.bandwidth, height - bottom - top, "hit")
        $0.rect(x(minute), y(cars), x.bandwidth, y(0) - y(cars), style, radius: 1)
        $0.title(Texts.staysAt(minute, isLast: minute == perDay.count - 1, cars: cars))
      }
    }
    let step = size.isPhone ? 20 : 10
    for minute in stride(from: 0, to: perDay.count - step / 2, by: step) {
      let at = x.start + Double(minute) * x.step
      svg.line(at, height - bottom, at, height - bottom + 5, "base")
      svg.text(at, height - bottom + 19, Text(verbatim: "\(minute)"), "t mute", anchor: .middle)
    }
    let last = Text(verbatim: "\(perDay.count - 1)+")
    svg.text(size.width - right, height - bottom + 19, last, "t mute", anchor: .end)
    svg.text(
      (left + size.width - right) / 2, height - 6, Texts.minutesInArea, "t mute", anchor: .middle)
    let limitX = x.start + Double(limit) * x.step
    svg.line(limitX, top - 30, limitX, height - bottom, "limit")
    let fits = limitX + 7 + TextMeasure.width(Texts.overLimit(self)) < size.width
    let (labelX, anchor) = fits ? (limitX + 7, TextAnchor.start) : (limitX - 7, .end)
    svg.text(labelX, top - 20, Texts.limitLine(limit), "t bad strong", anchor: anchor)
    svg.text(labelX, top - 3, Texts.overLimit(self), "t bad halo", anchor: anchor)
    return svg
  }

  private var table: DataTable {
    DataTable(
      columns: [Texts.wholeMinutes, Texts.carsADay],
      rows: perDay.enumerated().map { minute, cars in
        [
          Text(verbatim: minute == perDay.count - 1 ? "\(minute)+" : "\(minute)"),
          Text(verbatim: NumberText.fixed(cars, decimals: 3)),
        ]
      })
  }
}
