package import Documents
internal import EventSimulation
package import Forecourt
import Statistics
package import Tallies

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
    let (row, head, bottom, left, right) = (54.0, 22.0, 42.0, 6.0, 14.0)
    let top = head + (limit == nil ? 0 : 22)
    let height = top + row * Double(max(1, rows.count)) + bottom
    var svg = SVG(width: size.width, height: height)
    // One long tail must not press all the others into a corner: it runs off the picture.
    let ninetieths = rows.map(\.p90).max() ?? 1
    let most = max(min(rows.map(\.p95).max() ?? 1, ninetieths * 1.3), limit?.minutes ?? 0)
    let domain = LinearScale.niceDomain(upTo: most * 1.04)
    let x = LinearScale(domain, to: left, size.width - right)
    Axis.bottom(
      &svg, x, from: top, to: height - bottom, ticks: size.isPhone ? 4 : 6, label: Axis.plain)
    svg.text(size.width / 2, height - 4, Texts.minutesLong, "t mute", anchor: .middle)
    let figures = size.width - right - 82
    svg.text(figures, 13, Texts.halfUnder, "t mute", anchor: .end)
    svg.text(size.width - right, 13, Texts.nineInTenUnder, "t mute", anchor: .end)
    if let limit {
      svg.line(x(limit.minutes), top - 4, x(limit.minutes), height - bottom, "limit")
      let width = TextMeasure.width(limit.label)
      let middle = min(max(x(limit.minutes), width / 2), size.width - width / 2)
      svg.text(middle, top - 10, limit.label, "t bad halo", anchor: .middle)
    }
    for (index, here) in rows.enumerated() {
      let y = top + row * Double(index) + 39
      svg.text(left, y - 17, here.name, "t strong halo")
      svg.text(figures, y - 17, Texts.minutesValue(here.median), "t strong halo", anchor: .end)
      svg.text(
        size.width - right, y - 17, Texts.minutesValue(here.p90), "t strong halo", anchor: .end)
      svg.element("g", ["class": "hit"]) {
        let end = x(min(here.p95, domain.upperBound))
        $0.line(x(here.median), y, end, y, "range thin")
        if here.p95 > domain.upperBound {
          var tip = PathData()
          tip.move(end + 6, y)
          tip.line(end - 1, y - 4)
          tip.line(end - 1, y + 4)
          tip.close()
          $0.path(tip, "tip")
        }
        $0.line(x(here.median), y, x(here.p90), y, "range")
        $0.circle(x(here.median), y, 5.5, "dot")
        if here.mean <= domain.upperBound { $0.circle(x(here.mean), y, 4, "ring") }
        $0.line(x(here.p90), y - 6, x(here.p90), y + 6, "range end")
        $0.title(Texts.rangeAt(here))
      }
    }
    return svg
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
