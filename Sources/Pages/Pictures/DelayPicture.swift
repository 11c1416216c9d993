import Documents
internal import EventSimulation
package import Forecourt

/// What the minutes of a visit went to, the largest first (Pareto).
package struct DelayPareto {
  package struct Bar {
    package var cause: DelayCause
    package var minutesPerCar: Double
    package var share: Double
    /// Share of this cause and all larger ones.
    package var cumulated: Double
  }
  package var bars: [Bar]
  package var minutesPerCar: Double
  /// Share of the minutes during which nobody works at the car or its papers.
  package var waitingShare: Double

  /// Largest waiting, leaving the work itself aside.
  package var largestWait: Bar? { bars.first { !$0.cause.isWork } }

  /// Of all visits from gate to workshop, or of the long stays alone and the area's clock.
  package init(_ measures: Measures, inLongStays: Bool = false) {
    let tally: CauseTally = inLongStays ? .delayInLongStays : .delay
    let cars = Double(max(1, measures[inLongStays ? .longStays : .arrivals]))
    // A long stay is long by the area's clock: what happens elsewhere has no part in it.
    let causes = DelayCause.allCases.filter { !inLongStays || !$0.isOutsideArea }
    let total = causes.reduce(0.0) { $0 + Double(measures[tally, $1]) }
    let order = causes.filter { measures[tally, $0] > 0 }.sorted {
      let (left, right) = (measures[tally, $0], measures[tally, $1])
      return left != right ? left > right : $0.rawValue < $1.rawValue
    }
    bars = []
    var sum = 0.0
    var waiting = 0.0
    for cause in order {
      let time = Double(measures[tally, cause])
      sum += time
      if !cause.isWork { waiting += time }
      bars.append(
        Bar(
          cause: cause, minutesPerCar: time / cars / Double(TimeUnit.minute),
          share: time / total, cumulated: sum / total))
    }
    minutesPerCar = total / cars / Double(TimeUnit.minute)
    waitingShare = total > 0 ? waiting / total : 0
  }
}

extension DelayPareto {
  package func picture() -> Picture {
    picture("delays", Texts.delaysTitle(self), Texts.delaysSubtitle)
  }

  package func pictureOfLongStays() -> Picture {
    picture("long-delays", Texts.longDelaysTitle(self), Texts.longDelaysSubtitle)
  }

  private func picture(_ id: String, _ title: Text, _ subtitle: Text) -> Picture {
    Picture(
      id: id, title: title, subtitle: subtitle,
      alternative: Texts.delaysAlternative(self), wide: draw(.half), narrow: draw(.phone),
      table: table)
  }

  private func draw(_ size: PictureSize) -> SVG {
    let row = size.isPhone ? 40.0 : 30.0
    let left = size.isPhone ? 0.0 : 172.0
    let right = 112.0
    let top = 24.0
    // What is too small for a bar stands in the table.
    let bars = bars.filter { $0.minutesPerCar >= 0.05 }
    var svg = SVG(width: size.width, height: top + row * Double(max(1, bars.count)) + 6)
    let most = bars.first?.minutesPerCar ?? 1
    let x = LinearScale(0...max(most, 0.001), to: left, size.width - right)
    let figures = size.width - 62
    svg.text(figures, 12, Texts.minutes, "t mute", anchor: .end)
    svg.text(size.width, 12, Texts.cumulatedShort, "t mute", anchor: .end)
    for (index, bar) in bars.enumerated() {
      let y = top + row * Double(index)
      let barY = size.isPhone ? y + 17 : y + 5
      let barHeight = size.isPhone ? 15.0 : row - 10
      let style = bar.cause.isWork ? "work" : "wait"
      // The script of the page tells which cars a bar stands for.
      svg.element("g", ["class": "hit pick", "data-pick": Int(bar.cause.rawValue)]) {
        $0.rect(left, barY, x(bar.minutesPerCar) - left, barHeight, style, radius: 2)
        $0.rect(0, y, size.width, row, "hit")
      }
      let baseline = barY + barHeight / 2 + 4.5
      let title = Text(bar.cause.title)
      if size.isPhone {
        svg.text(0, y + 11, title, "t")
      } else {
        svg.text(left - 10, baseline, title, "t", anchor: .end)
      }
      let minutes = Text(verbatim: NumberText.fixed(bar.minutesPerCar, decimals: 1))
      svg.text(figures, baseline, minutes, "t strong", anchor: .end)
      let cumulated = Text(verbatim: NumberText.percent(bar.cumulated, decimals: 0))
      svg.text(size.width, baseline, cumulated, "t mute", anchor: .end)
    }
    return svg
  }

  private var table: DataTable {
    DataTable(
      columns: [Texts.cause, Texts.minutesPerCar, Texts.share, Texts.cumulated],
      rows: bars.map {
        [
          Text($0.cause.title), Text(verbatim: NumberText.fixed($0.minutesPerCar, decimals: 2)),
          Text(verbatim: NumberText.percent($0.share)),
          Text(verbatim: NumberText.percent($0.cumulated)),
        ]
      })
  }
}
