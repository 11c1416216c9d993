import Documents
package import Forecourt
import Reporting

/// Minutes of each hour of the week during which the area is crowded.
package struct CrowdingWeek {
  package struct Cell {
    package var weekday: Weekday
    package var hour: Int
    package var minutes: Double
  }

  package var hours: [Int]
  package var weekdays: [Weekday]
  /// By weekday, then hour: minutes of the hour at or over the threshold; nil: closed.
  package var minutes: [[Double?]]
  package var threshold: Int

  package init(_ measures: Measures, _ shop: Shop) {
    let span = DayHours.span(of: shop, measures)
    let hours = Array(span.lowerBound..<span.upperBound)
    self.hours = hours
    threshold = shop.yardstick.crowded
    weekdays = Weekday.allCases.filter { weekday in
      (0..<24).contains { measures[.openTime, weekday, $0] > 0 }
    }
    minutes = weekdays.map { weekday in
      hours.map { hour in
        let open = measures[.openTime, weekday, hour]
        guard open > 0 else { return nil }
        return Double(measures[.crowdedOpenTime, weekday, hour]) / Double(open) * 60
      }
    }
  }

  package var worst: Cell? {
    var worst: Cell?
    for (row, weekday) in weekdays.enumerated() {
      for (column, hour) in hours.enumerated() {
        guard let here = minutes[row][column], here > (worst?.minutes ?? 0) else { continue }
        worst = Cell(weekday: weekday, hour: hour, minutes: here)
      }
    }
    return worst
  }
}

extension CrowdingWeek {
  package func picture() -> Picture {
    Picture(
      id: "week", title: Texts.weekTitle(self), subtitle: Texts.weekSubtitle(threshold),
      alternative: Texts.weekAlternative(self), wide: drawWide(), narrow: drawNarrow(),
      table: table)
  }

  /// Seven steps of one hue, by minutes of the hour.
  private static func shade(_ minutes: Double?) -> String {
    guard let minutes else { return "heat closed" }
    let bounds = [0.5, 5, 10, 20, 30, 45]
    return "heat heat-\(bounds.filter { minutes >= $0 }.count)"
  }

  private func drawWide() -> SVG {
    let (width, left, top, row) = (PictureSize.full.width, 46.0, 26.0, 34.0)
    var svg = SVG(width: width, height: top + row * Double(weekdays.count) + 8)
    let x = BandScale(hours.count, from: left, to: width, gap: 0.06)
    for (column, hour) in hours.enumerated() {
      svg.text(x.middle(column), 14, DayScale.label(hour), "t mute", anchor: .middle)
    }
    for (index, weekday) in weekdays.enumerated() {
      let y = top + row * Double(index)
      svg.text(left - 8, y + row / 2 + 4, Texts.short(weekday), "t", anchor: .end)
      for column in hours.indices {
        cell(&svg, index, column, x(column), y + 1, x.bandwidth, row - 2)
      }
    }
    return svg
  }

  private func drawNarrow() -> SVG {
    let (width, left, top, row) = (PictureSize.phone.width, 48.0, 26.0, 27.0)
    var svg = SVG(width: width, height: top + row * Double(hours.count) + 4)
    let x = BandScale(weekdays.count, from: left, to: width, gap: 0.05)
    for (column, weekday) in weekdays.enumerated() {
      svg.text(x.middle(column), 14, Texts.short(weekday), "t", anchor: .middle)
    }
    for (index, hour) in hours.enumerated() {
      let y = top + row * Double(index)
      svg.text(left - 8, y + row / 2 + 4, DayScale.label(hour), "t mute", anchor: .end)
      for column in weekdays.indices {
        cell(&svg, column, index, x(column), y + 1, x.bandwidth, row - 2)
      }
    }
    return svg
  }

  private func cell(
    _ svg: inout SVG, _ day: Int, _ hour: Int, _ x: Double, _ y: Double, _ width: Double,
    _ height: Double
  ) {
    let value = minutes[day][hour]
    svg.element("g", ["class": Self.shade(value)]) {
      $0.rect(x, y, width, height, "cell", radius: 3)
      if let value, value >= 0.5 {
        let label = Text(verbatim: NumberText.fixed(value, decimals: 0))
        $0.text(x + width / 2, y + height / 2 + 4, label, "t", anchor: .middle)
      }
      $0.title(Texts.weekAt(weekdays[day], hours[hour], value))
    }
  }

  private var table: DataTable {
    DataTable(
      columns: [Texts.hourOfDay] + weekdays.map { Texts.short($0) },
      rows: hours.enumerated().map { column, hour in
        [DayScale.label(hour)]
          + weekdays.indices.map { day in
            Text(
              verbatim: minutes[day][column].map { NumberText.fixed($0, decimals: 1) }
                ?? Texts.noValue)
          }
      })
  }
}
