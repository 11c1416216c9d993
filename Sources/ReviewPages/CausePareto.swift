import Documents
internal import EventSimulation
internal import Forecourt
internal import MonthlyReview
import Pages

/// The time in breach of the plan by cause: crowded minutes and minutes over the limit, the largest
/// first.
struct CausePareto {
  struct Bar {
    var cause: RootCause
    var crowded: Double
    var over: Double
    var cumulated: Double

    var minutes: Double { crowded + over }
  }
  var bars: [Bar] = []

  init(_ causes: CauseReport) {
    let total = causes.pareto.reduce(0) { $0 + $1.time }
    var sum = 0.0
    for (cause, time) in causes.pareto where total > 0 {
      sum += time
      bars.append(
        Bar(
          cause: cause, crowded: causes.crowdedTimes[cause] / Double(TimeUnit.minute),
          over: causes.overTimes[cause] / Double(TimeUnit.minute), cumulated: sum / total))
    }
  }

  func picture() -> Picture {
    Picture(
      id: "pareto", title: Texts.paretoTitle(self), subtitle: Texts.paretoSubtitle,
      alternative: Texts.paretoAlternative(self), wide: draw(.full), narrow: draw(.phone),
      table: DataTable(
        columns: [
          Texts.cause, Texts.responsible, Texts.crowdedMinutes, Texts.minutesOver,
          Texts.cumulated,
        ],
        rows: bars.map {
          [
            Text($0.cause.name), Text($0.cause.role.title),
            Text(verbatim: NumberText.fixed($0.crowded, decimals: 1)),
            Text(verbatim: NumberText.fixed($0.over, decimals: 1)),
            Text(verbatim: NumberText.percent($0.cumulated, decimals: 0)),
          ]
        }))
  }

  private func draw(_ size: PictureSize) -> SVG {
    let shown = bars.filter { $0.minutes >= 0.5 }.prefix(10)
    let row = size.isPhone ? 44.0 : 36.0
    let left = size.isPhone ? 0.0 : 210.0
    let top = size.isPhone ? 46.0 : 26.0
    let right = size.isPhone ? 96.0 : 210.0
    var svg = SVG(width: size.width, height: top + row * Double(max(1, shown.count)) + 6)
    svg.rect(left, 3, 11, 11, "wait")
    svg.text(left + 16, 13, Texts.crowdedMinutes, "t mute")
    let next = left + 16 + TextMeasure.width(Texts.crowdedMinutes) + 14
    svg.rect(next, 3, 11, 11, "high")
    svg.text(next + 16, 13, Texts.minutesOver, "t mute")
    let figures = size.width - right + 50
    let head = size.isPhone ? 36.0 : 13.0
    svg.text(figures, head, Texts.minutes, "t mute", anchor: .end)
    svg.text(figures + 46, head, Texts.cumulatedShort, "t mute", anchor: .end)
    let x = LinearScale(0...max(1, shown.first?.minutes ?? 1), to: left, size.width - right)
    for (index, bar) in shown.enumerated() {
      let y = top + row * Double(index)
      let barY = size.isPhone ? y + 18 : y + 6
      let height = size.isPhone ? 16.0 : row - 12
      if size.isPhone {
        svg.text(0, y + 12, Text(bar.cause.name), "t strong")
      } else {
        svg.text(left - 12, y + row / 2 + 4, Text(bar.cause.name), "t strong", anchor: .end)
        svg.text(size.width, y + row / 2 + 4, Text(bar.cause.role.title), "t mute", anchor: .end)
      }
      svg.element("g", ["class": "hit"]) {
        let middle = x(bar.crowded)
        $0.rect(left, barY, middle - left, height, "wait")
        $0.rect(middle, barY, x(bar.minutes) - middle, height, "high")
        $0.title(Texts.paretoAt(bar))
      }
      let baseline = barY + height / 2 + 4.5
      let minutes = Text(verbatim: NumberText.fixed(bar.minutes, decimals: 0))
      svg.text(figures, baseline, minutes, "t strong", anchor: .end)
      let cumulated = Text(verbatim: NumberText.percent(bar.cumulated, decimals: 0))
      svg.text(figures + 46, baseline, cumulated, "t mute", anchor: .end)
    }
    return svg
  }
}

/// The delays of the long stays by job type, each with its main cause.
struct JobDelays {
  struct Bar {
    var name: Text
    var minutes: Double
    var cause: Text
  }
  var bars: [Bar] = []

  init(_ causes: CauseReport, _ shop: Shop) {
    for (index, times) in causes.byJobType.enumerated() {
      let ranked = times.delays
      guard let first = ranked.first else { continue }
      let isKnown = shop.jobTypes.indices.contains(index)
      bars.append(
        Bar(
          name: isKnown ? Text(shop.jobTypes[index].name) : Texts.unknownJob,
          minutes: ranked.reduce(0) { $0 + $1.time } / Double(TimeUnit.minute),
          cause: Text(first.cause.name)))
    }
    bars = bars.enumerated().sorted { left, right in
      left.element.minutes != right.element.minutes
        ? left.element.minutes > right.element.minutes : left.offset < right.offset
    }.map(\.element)
  }

  func picture() -> Picture {
    Picture(
      id: "jobs", title: Texts.jobsTitle(self), subtitle: Texts.jobsSubtitle,
      alternative: Texts.jobsTitle(self) + Text(".", "。"), wide: draw(.half),
      narrow: draw(.phone),
      table: DataTable(
        columns: [Texts.job, Texts.minutes, Texts.mainCauseTitle],
        rows: bars.map {
          [
            $0.name.typedSafe, Text(verbatim: NumberText.fixed($0.minutes, decimals: 1)),
            $0.cause,
          ]
        }))
  }

  private func draw(_ size: PictureSize) -> SVG {
    let row = 50.0
    let shown = bars.prefix(8)
    var svg = SVG(width: size.width, height: 8 + row * Double(max(1, shown.count)))
    let x = LinearScale(0...max(1, shown.first?.minutes ?? 1), to: 0, size.width - 70)
    for (index, bar) in shown.enumerated() {
      let y = 4 + row * Double(index)
      let name = bar.name.typedSafe.truncated(toWidth: 22)
      svg.text(0, y + 13, name, "t strong")
      svg.text(size.width, y + 13, bar.cause, "t mute", anchor: .end)
      svg.rect(0, y + 20, x(bar.minutes), 15, "wait", radius: 2)
      let minutes = Text(verbatim: NumberText.fixed(bar.minutes, decimals: 0))
      svg.text(size.width, y + 32, minutes, "t strong", anchor: .end)
    }
    return svg
  }
}

extension Text {
  /// Without the characters that steer the direction of what stands around it.
  var typedSafe: Text { Text(TypedText.safe(en), TypedText.safe(zh)) }
}
