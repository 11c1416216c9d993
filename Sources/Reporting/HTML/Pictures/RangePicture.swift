internal import EventSimulation
package import Forecourt
package import Statistics

/// Times of several kinds beside each other: median, mean, and what nine and nineteen in twenty
/// stay below.
package struct TimeRanges {
  package struct Row {
    package var name: Text
    /// Minutes.
    package var mean: Double
    package var median: Double
    package var p90: Double
    package var p95: Double
    package var longest: Double
    package var count: Int64
  }

  package var id: String
  package var rows: [Row]

  /// Times that never happened are left out.
  package init(id: String, _ timings: [(Text, LogLinearHistogram)]) {
    self.id = id
    let minute = Double(TimeUnit.minute)
    rows = timings.compactMap { name, times in
      guard let median = times.quantile(0.5), let p90 = times.quantile(0.9),
        let p95 = times.quantile(0.95), let longest = times.maximum
      else { return nil }
      return Row(
        name: name, mean: times.mean / minute, median: median / minute, p90: p90 / minute,
        p95: p95 / minute, longest: Double(longest) / minute, count: times.count)
    }
  }

  /// The three clocks, always together: the plan can move waiting out of sight.
  package static func clocks(_ measures: Measures) -> TimeRanges {
    TimeRanges(
      id: "clocks",
      [
        (Texts.areaClock, measures[.areaClock]), (Texts.bayClock, measures[.bayClock]),
        (Texts.customerClock, measures[.customerClock]),
      ])
  }

  /// From the trigger of a rule to what is done about it.
  package static func responses(_ measures: Measures) -> TimeRanges {
    TimeRanges(
      id: "responses",
      [
        (Texts.noticeTime, measures[.notice]), (Texts.attendanceTime, measures[.attendance]),
        (Texts.firstActionTime, measures[.firstAction]),
        (Texts.ticketTime, measures[.ticketWait]),
      ])
  }
}

extension TimeRanges {
  package func picture(
    title: Text, subtitle: Text, limit: (minutes: Double, label: Text)? = nil
  ) -> Picture {
    Picture(
      id: id, title: title, subtitle: subtitle, alternative: Texts.rangesAlternative(self),
      wide: draw(.half, limit), narrow: draw(.phone, limit), table: table)
  }

  private func draw(_ size: PictureSize, _ limit: (minutes: Double, label: Text)?) -> SVG {
    let (row, bottom, left, right) = (66.0, 42.0, 6.0, 14.0)
    let top = limit == nil ? 6.0 : 34
    let height = top + row * Double(max(1, rows.count)) + bottom
    var svg = SVG(width: size.width, height: height)
    let most = max(rows.map(\.p95).max() ?? 1, limit?.minutes ?? 0)
    let domain = LinearScale.niceDomain(upTo: most * 1.08)
    let x = LinearScale(domain, to: left, size.width - right)
    Axis.bottom(&svg, x, from: top, to: height - bottom, ticks: 6, label: Axis.plain)
    svg.text(size.width / 2, height - 4, Texts.minutesLong, "t mute", anchor: .middle)
    if let limit {
      svg.line(x(limit.minutes), top - 12, x(limit.minutes), height - bottom, "limit")
      svg.text(x(limit.minutes), top - 18, limit.label, "t bad", anchor: .middle)
    }
    for (index, here) in rows.enumerated() {
      let y = top + row * Double(index) + 40
      svg.text(left, y - 16, here.name, "t strong halo")
      svg.element("g", ["class": "hit"]) {
        $0.line(x(here.median), y, x(here.p95), y, "range thin")
        $0.line(x(here.median), y, x(here.p90), y, "range")
        $0.circle(x(here.median), y, 5.5, "dot")
        $0.circle(x(here.mean), y, 4, "ring")
        $0.line(x(here.p90), y - 6, x(here.p90), y + 6, "range end")
        $0.title(Texts.rangeAt(here))
      }
      label(&svg, here, x, y + 19)
    }
    return svg
  }

  /// The values under their marks, where they have room; the first row says what they are.
  private func label(_ svg: inout SVG, _ here: Row, _ x: LinearScale, _ y: Double) {
    let isFirst = here.name == rows[0].name
    let median = isFirst ? Texts.medianIs(here.median) : Texts.minutesValue(here.median)
    let p90 = isFirst ? Texts.ninetiethIs(here.p90) : Texts.minutesValue(here.p90)
    let half = (TextMeasure.width(median) + TextMeasure.width(p90)) / 2
    let (from, to) = (x(here.median), x(here.p90))
    let start = max(from, TextMeasure.width(median) / 2)
    svg.text(start, y, median, "t mute halo", anchor: .middle)
    if to - start > half + 8 {
      svg.text(min(to, x.end - TextMeasure.width(p90) / 2), y, p90, "t mute halo", anchor: .middle)
    } else {
      svg.text(start + TextMeasure.width(median) / 2 + 10, y, p90, "t mute halo")
    }
  }

  private var table: DataTable {
    func minutes(_ value: Double) -> Text { Text(verbatim: NumberText.fixed(value, decimals: 1)) }
    return DataTable(
      columns: [
        Texts.minutes, Texts.mean, Texts.median, Texts.ninetieth, Texts.ninetyFifthPercentile,
        Texts.longest, Texts.cases,
      ],
      rows: rows.map {
        [
          $0.name, minutes($0.mean), minutes($0.median), minutes($0.p90), minutes($0.p95),
          minutes($0.longest), Text(verbatim: NumberText.whole($0.count)),
        ]
      })
  }
}
