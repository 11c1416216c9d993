import Documents
internal import EventSimulation
internal import Forecourt
internal import MonthlyReview
import Pages
import Reporting

/// Why the area was crowded and why cars stayed long: by cause, hour, weekday, job and person.
enum ReviewCauses {
  static func write(_ input: ReviewInput, to html: inout HTMLBuilder) {
    let causes = input.result.causes
    html.section("causes", Texts.sectionCauses) { html in
      guard !causes.pareto.isEmpty else {
        return html.element("p", ["class": "reason"], Texts.noCauses(input.month))
      }
      CausePareto(causes).picture().write(to: &html)
      if !causes.longStays.isEmpty {
        hours(causes).write(to: &html)
        html.pair(weekdays(causes), JobDelays(causes, input.shop).picture())
      }
      people(causes, &html)
    }
  }

  /// The causes of the long stays, the largest first, as many as a picture bears.
  private static func ranked(_ causes: CauseReport) -> [RootCause] {
    Array(causes.longStayTimes.delays.map(\.cause).prefix(8))
  }

  private static func minutes(_ time: Double) -> Double { time / Double(TimeUnit.minute) }

  private static func hours(_ causes: CauseReport) -> Picture {
    let used = causes.byHour.indices.filter { hour in
      causes.byHour[hour].delays.contains { minutes($0.time) >= 0.5 }
    }
    let hours = (used.first ?? 8)...(used.last ?? 18)
    let ranked = ranked(causes)
    let grid = HeatGrid(
      rows: ranked.map { Text($0.name) }, columns: hours.map { Text(verbatim: "\($0)") },
      minutes: ranked.map { cause in hours.map { minutes(causes.byHour[$0][cause]) } })
    return picture("cause-hours", grid, left: 190, Texts.causeHours(causes), Texts.causeHoursSub)
  }

  private static func weekdays(_ causes: CauseReport) -> Picture {
    let ranked = ranked(causes)
    let grid = HeatGrid(
      rows: ranked.map { Text($0.name) }, columns: Weekday.allCases.map { Texts.short($0) },
      minutes: ranked.map { cause in
        Weekday.allCases.map { minutes(causes.byWeekday[$0.rawValue][cause]) }
      })
    return picture(
      "cause-weekdays", grid, left: 0, Texts.causeWeekdays(causes), Texts.causeWeekdaysSub)
  }

  private static func picture(
    _ id: String, _ grid: HeatGrid, left: Double, _ title: Text, _ subtitle: Text
  ) -> Picture {
    Picture(
      id: id, title: title, subtitle: subtitle, alternative: title + Text(".", "。"),
      wide: grid.draw(width: (left > 0 ? PictureSize.full : .half).width, left: left),
      narrow: grid.draw(width: PictureSize.phone.width, left: 0), table: grid.table(Texts.cause))
  }

  /// Advisors by their cars; a share of few cars says nothing about a person, and is not shown.
  private static func people(_ causes: CauseReport, _ html: inout HTMLBuilder) {
    guard !causes.people.isEmpty else { return }
    html.open("figure", ["class": "picture", "id": "people"])
    html.open("figcaption")
    html.element("h3", Texts.peopleTitle)
    html.element("p", ["class": "sub"], Texts.peopleSubtitle(fewest: PersonCauses.fewest))
    html.close("figcaption")
    DataTable(
      columns: [
        Texts.name, Texts.carsReceived, Texts.longStayCars, Texts.share, Texts.slowMinutes,
      ],
      rows: causes.people.map { person in
        let share = Double(person.longStays) / Double(max(1, person.cars))
        return [
          Text(verbatim: TypedText.safe(person.name)), Text(verbatim: "\(person.cars)"),
          Text(verbatim: "\(person.longStays)"),
          person.isTooFew
            ? Texts.tooFew
            : Text(verbatim: NumberText.percent(share, decimals: 0)),
          Text(
            verbatim: NumberText.fixed(minutes(person.times[.slowIntake]), decimals: 0)),
        ]
      }
    ).write(to: &html, label: Texts.peopleTitle)
    html.close("figure")
  }
}
