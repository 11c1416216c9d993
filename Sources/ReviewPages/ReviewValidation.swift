import Documents
internal import Experiments
internal import Forecourt
internal import MonthlyReview
import Pages
internal import Statistics

/// Is the calibrated model like the shop? Each recorded figure and each hour of the day against
/// what the model expects.
enum ReviewValidation {
  static func write(_ validation: ModelValidation, to html: inout HTMLBuilder) {
    html.section("validation", Texts.sectionValidation) { html in
      let figures = figures(validation)
      guard !validation.occupancy.isEmpty || !validation.arrivals.isEmpty else {
        return figures.write(to: &html)
      }
      let isOccupancy = !validation.occupancy.isEmpty
      html.pair(
        figures, hours(isOccupancy ? validation.occupancy : validation.arrivals, isOccupancy))
    }
  }

  /// Every interval drawn equally wide, so that figures of all units share one picture.
  private static func figures(_ validation: ModelValidation) -> Picture {
    Picture(
      id: "figures-check", title: Texts.figuresCheckTitle(validation),
      subtitle: Texts.figuresCheckSubtitle, alternative: Texts.figuresCheckAlternative(validation),
      wide: draw(validation, .half), narrow: draw(validation, .phone),
      table: DataTable(
        columns: [
          Texts.figure, Texts.recorded, Texts.modelMean, Texts.lowEnd, Texts.highEnd,
          Texts.insideInterval,
        ],
        rows: validation.figures.map { figure in
          let check = figure.check
          let numbers = [
            check.recorded, check.interval.estimate, check.interval.low, check.interval.high,
          ]
          return [Text(figure.kpi.name)]
            + numbers.map { Text(verbatim: KeyFigures.number($0, figure.kpi.unit)) }
            + [check.isInside ? Texts.yes : Texts.no]
        }))
  }

  private static func draw(_ validation: ModelValidation, _ size: PictureSize) -> SVG {
    let shown = validation.figures.prefix(10)
    let (row, top) = (34.0, 24.0)
    var svg = SVG(width: size.width, height: top + row * Double(max(1, shown.count)) + 8)
    let x = LinearScale(-1.6...1.6, to: 8, size.width - 8)
    let height = row * Double(shown.count)
    svg.rect(x(-1), top, x(1) - x(-1), height, "band")
    svg.line(x(0), top, x(0), top + height, "base")
    svg.text(x(0), 14, Texts.modelExpectation, "t mute", anchor: .middle)
    for (index, figure) in shown.enumerated() {
      let y = top + row * Double(index) + 25
      let check = figure.check
      let half = check.interval.halfWidth
      let share =
        half > 0 ? (check.recorded - check.interval.estimate) / half : check.isInside ? 0 : 2
      let style = check.isInside ? "effect good" : "effect bad"
      svg.text(8, y - 11, Text(figure.kpi.name), "t")
      svg.element("g", ["class": style]) {
        $0.circle(x(max(-1.5, min(1.5, share))), y, 5, "mark")
        $0.title(Texts.checkAt(figure.kpi, check))
      }
      let value = Text(verbatim: KeyFigures.number(check.recorded, figure.kpi.unit))
      svg.text(size.width - 8, y - 11, value, "t strong", anchor: .end)
    }
    return svg
  }

  private static func hours(_ hours: [ModelValidation.Hour], _ isOccupancy: Bool) -> Picture {
    Picture(
      id: "hours-check", title: Texts.hoursCheckTitle(hours, isOccupancy: isOccupancy),
      subtitle: Texts.hoursCheckSubtitle(isOccupancy: isOccupancy),
      alternative: Texts.hoursCheckAlternative(hours), wide: drawHours(hours, .half),
      narrow: drawHours(hours, .phone),
      table: DataTable(
        columns: [
          Texts.hourOfDay, Texts.recorded, Texts.modelMean, Texts.lowEnd, Texts.highEnd,
          Texts.insideInterval,
        ],
        rows: hours.map { hour in
          let check = hour.check
          return [DayScale.label(hour.hour)]
            + [
              check.recorded, check.interval.estimate, check.interval.low, check.interval.high,
            ].map { Text(verbatim: NumberText.fixed($0, decimals: 2)) }
            + [check.isInside ? Texts.yes : Texts.no]
        }))
  }

  private static func drawHours(_ hours: [ModelValidation.Hour], _ size: PictureSize) -> SVG {
    let (height, left, right, top, bottom) = (364.0, 34.0, 14.0, 14.0, 30.0)
    var svg = SVG(width: size.width, height: height)
    let most = hours.map { max($0.check.recorded, $0.check.interval.high) }.max() ?? 1
    let y = LinearScale(LinearScale.niceDomain(upTo: most), to: height - bottom, top)
    Axis.left(&svg, y, from: left, to: size.width - right, ticks: 5, label: Axis.plain)
    let x = BandScale(hours.count, from: left, to: size.width - right, gap: 0.3)
    let every = size.isPhone && hours.count > 8 ? 2 : 1
    for (index, hour) in hours.enumerated() {
      let interval = hour.check.interval
      let (low, high) = (y(max(0, interval.low)), y(min(interval.high, y.domain.upperBound)))
      let middle = y(interval.estimate)
      svg.rect(x(index), high, x.bandwidth, max(1, low - high), "band")
      svg.line(x(index), middle, x(index) + x.bandwidth, middle, "expected")
      svg.element("g", ["class": hour.check.isInside ? "effect good" : "effect bad"]) {
        $0.circle(x.middle(index), y(hour.check.recorded), 5, "mark")
        $0.title(Texts.hourAt(hour))
      }
      if index % every == 0 {
        svg.text(
          x.middle(index), height - 10, Text(verbatim: "\(hour.hour)"), "t mute", anchor: .middle)
      }
    }
    return svg
  }
}
