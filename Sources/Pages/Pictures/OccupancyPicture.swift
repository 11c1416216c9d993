import Documents
internal import EventSimulation
package import Forecourt

/// How many cars stand in the area at each quarter of an hour of an average day.
package struct OccupancyProfile {
  package struct Quarter {
    /// The middle of the quarter, in hours since midnight.
    package var hour: Double
    package var mean: Double
    /// The counts at or below which the area is for 5 % and for 95 % of the time.
    package var low: Int
    package var high: Int
    /// The same with each count spread evenly over the unit around it: levels of a band that moves
    /// with the day instead of jumping between whole numbers (the mid-distribution's quantiles; Ma,
    /// Genton and Parzen 2011).
    package var smoothLow: Double
    package var smoothHigh: Double
    /// Share of the time at or over the threshold.
    package var crowdedShare: Double
  }

  package var hours: ClosedRange<Int>
  package var threshold: Int
  package var quarters: [Quarter]

  package var peak: Quarter? { quarters.max { $0.mean < $1.mean } }
  /// When crowding is likeliest.
  package var worst: Quarter? { quarters.max { $0.crowdedShare < $1.crowdedShare } }

  package init(_ measures: Measures, _ shop: Shop) {
    hours = DayHours.span(of: shop, measures)
    threshold = shop.yardstick.crowded
    quarters = []
    let bins = Int(15 * TimeUnit.minute / MeasureShape.profileBin)
    for start in stride(from: hours.lowerBound * 12, to: hours.upperBound * 12, by: bins) {
      let times = (0..<MeasureShape.profileLevels).map { level in
        (start..<start + bins).reduce(Int64(0)) { $0 + measures.profile(bin: $1, level: level) }
      }
      let total = times.reduce(0, +)
      guard total > 0 else { continue }
      let carTime = times.indices.reduce(Int64(0)) { $0 + Int64($1) * times[$1] }
      let crowded = times.indices.reduce(Int64(0)) { $1 >= threshold ? $0 + times[$1] : $0 }
      quarters.append(
        Quarter(
          hour: (Double(start) + Double(bins) / 2) / 12,
          mean: Double(carTime) / Double(total),
          low: Self.level(of: times, total: total, share: 0.05),
          high: Self.level(of: times, total: total, share: 0.95),
          smoothLow: Self.smoothLevel(of: times, total: total, share: 0.05),
          smoothHigh: Self.smoothLevel(of: times, total: total, share: 0.95),
          crowdedShare: Double(crowded) / Double(total)))
    }
  }

  private static func level(of times: [Int64], total: Int64, share: Double) -> Int {
    var sum: Int64 = 0
    for (level, time) in times.enumerated() {
      sum += time
      if Double(sum) >= share * Double(total) { return level }
    }
    return times.count - 1
  }
}

extension OccupancyProfile {
  private static func smoothLevel(of times: [Int64], total: Int64, share: Double) -> Double {
    let wanted = share * Double(total)
    var sum = 0.0
    for (level, time) in times.enumerated() where time > 0 {
      if sum + Double(time) >= wanted {
        return max(0, Double(level) - 0.5 + (wanted - sum) / Double(time))
      }
      sum += Double(time)
    }
    return Double(times.count - 1)
  }

  package func picture() -> Picture {
    Picture(
      id: "occupancy", title: Texts.occupancyTitle(self),
      subtitle: Texts.occupancySubtitle, alternative: Texts.occupancyAlternative(self),
      wide: draw(.full), narrow: draw(.phone), table: table)
  }

  private func draw(_ size: PictureSize) -> SVG {
    let (height, left, right, top, bottom) = (300.0, 34.0, size.isPhone ? 10.0 : 118.0, 26.0, 32.0)
    var svg = SVG(width: size.width, height: height)
    let most = max(quarters.map(\.high).max() ?? 0, threshold + 1)
    let x = DayScale(hours, to: left, size.width - right)
    let y = LinearScale(
      LinearScale.niceDomain(upTo: Double(most), ticks: 6), to: height - bottom, top)
    Axis.left(&svg, y, from: left, to: size.width - right, ticks: 6, label: Axis.plain)
    Axis.day(&svg, x, y: height - bottom, atMost: size.isPhone ? 6 : 14)
    guard let last = quarters.last else { return svg }

    let edges = quarters.map { (x(hour: $0.hour - 0.125), x(hour: $0.hour + 0.125), $0) }
    var band = PathData()
    for quarter in quarters { band.line(x(hour: quarter.hour), y(quarter.smoothHigh)) }
    for quarter in quarters.reversed() { band.line(x(hour: quarter.hour), y(quarter.smoothLow)) }
    band.close()
    svg.path(band, "band")

    let limit = y(Double(threshold))
    svg.line(left, limit, size.width - right, limit, "limit")
    var mean = PathData()
    for quarter in quarters { mean.line(x(hour: quarter.hour), y(quarter.mean)) }
    svg.path(mean, "line")
    if let peak {
      let (px, py) = (x(hour: peak.hour), y(peak.mean))
      svg.circle(px, py, 4, "dot")
      // Beside the axis, whose numbers it would cover, the label begins at the peak.
      let isAtAxis = px - left < 36
      svg.text(
        isAtAxis ? px + 6 : px, py - 11, Texts.meanCars(peak.mean), "t strong halo",
        anchor: isAtAxis ? .start : .middle)
    }
    if size.isPhone {
      svg.text(
        size.width - right, limit - 6, Texts.crowdingLine(threshold), "t bad halo",
        anchor: .end)
      svg.text(size.width - right, 13, Texts.bandLegend, "t mute", anchor: .end)
    } else {
      // The line and the band are labelled where they end, pushed apart.
      let labelX = size.width - right + 10
      let meanY = y(last.mean)
      var bandY = min(y(last.smoothHigh), meanY - 20)
      if abs(bandY - limit) < 18 { bandY = limit + 20 }
      svg.text(labelX, limit + 4, Texts.crowdingLine(threshold), "t bad")
      svg.text(labelX, bandY + 4, Texts.bandLegend, "t mute")
      svg.text(labelX, max(meanY, bandY + 18) + 4, Texts.mean, "t strong accent")
    }
    for (from, to, quarter) in edges {
      svg.element("g", ["class": "hit"]) {
        $0.rect(from, top, to - from, height - bottom - top, "hit")
        $0.title(Texts.occupancyAt(quarter, threshold: threshold))
      }
    }
    return svg
  }

  private var table: DataTable {
    DataTable(
      columns: [
        Texts.time, Texts.mean, Texts.fifthPercentile, Texts.ninetyFifthPercentile,
        Texts.shareCrowded(threshold),
      ],
      rows: quarters.map {
        [
          Text(verbatim: Texts.clock(hours: $0.hour - 0.125)),
          Text(verbatim: NumberText.fixed($0.mean, decimals: 2)),
          Text(verbatim: "\($0.low)"), Text(verbatim: "\($0.high)"),
          Text(verbatim: NumberText.percent($0.crowdedShare)),
        ]
      })
  }
}
