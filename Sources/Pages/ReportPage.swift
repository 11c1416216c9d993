import Documents
internal import EventSimulation
internal import Experiments
internal import Forecourt

/// The page that a service manager would rather look at than read.
///
/// One file: style, script and data are in it, and its content policy forbids every request to
/// anywhere. The same input gives the same bytes.
public enum ReportPage {
  public static func render(_ input: ReportInput) -> String {
    PageFrame(
      title: input.title, language: input.language,
      skip: ("#replay", Texts.skipToReplay)
    ).page { html in
      PageHeader.write(input, to: &html)
      html.open("main")
      opening(input, &html)
      if let results = input.optimization { SearchSection.write(results, to: &html) }
      if let comparison = input.comparison { ComparisonSection.write(comparison, to: &html) }
      studies(input, &html)
      if input.summary.merged != nil {
        BesideSection.write(input, to: &html)
        pictures(input, &html)
      }
      if let replay = input.replay { ReplaySection.write(replay, input, to: &html) }
      MethodSection.write(input, to: &html)
      html.close("main")
    }
  }

  private static func opening(_ input: ReportInput, _ html: inout HTMLBuilder) {
    let figures = KeyFigures(input)
    let verdict = Verdict(input, figures)
    html.open("section", ["class": "opening", "aria-labelledby": "verdict"])
    html.element("h2", ["id": "verdict", "class": "verdict \(verdict.standing)"], verdict.answer)
    for reason in verdict.reasons { html.element("p", ["class": "reason"], reason) }
    html.open("ul", ["class": "figures"])
    for figure in figures.all() { FigureCard.write(figure, to: &html) }
    html.close("ul")
    html.close("section")
    html.raw("\n")
  }

  private static func pictures(_ input: ReportInput, _ html: inout HTMLBuilder) {
    let (measures, shop) = (input.measures, input.shop)
    html.section("when", Texts.sectionWhen) {
      OccupancyProfile(measures, shop).picture().write(to: &$0)
      CrowdingWeek(measures, shop).picture().write(to: &$0)
    }
    html.section("how-long", Texts.sectionHowLong) {
      let limit = Double(shop.yardstick.longStay) / Double(TimeUnit.minute)
      $0.pair(
        StayDistribution(measures, shop).picture(),
        clocks(measures, limit: (limit, Texts.limitLine(Int(limit)))))
      $0.pair(
        DelayPareto(measures).picture(),
        DelayPareto(measures, inLongStays: true).pictureOfLongStays())
    }
    html.section("who", Texts.sectionWho) {
      StaffDay(measures, shop).picture().write(to: &$0)
      let responses = TimeRanges.responses(measures)
      $0.pair(
        FineLedger(measures, shop).picture(),
        responses.picture(
          title: Texts.responsesTitle(responses), subtitle: Texts.responsesSubtitle))
    }
    html.section("where", Texts.sectionWhere) { CarFlow(measures).picture().write(to: &$0) }
  }

  private static func studies(_ input: ReportInput, _ html: inout HTMLBuilder) {
    let tornado = input.sensitivity.map { Tornado($0).picture() }
    let effects = input.factorial.flatMap { FactorEffects($0.study, on: $0.key)?.picture() }
    guard tornado != nil || effects != nil else { return }
    html.section("studies", Texts.sectionStudies) {
      effects?.write(to: &$0)
      tornado?.write(to: &$0)
    }
  }

  private static func clocks(
    _ measures: Measures, limit: (minutes: Double, label: Text)
  ) -> Picture {
    let clocks = TimeRanges.clocks(measures)
    return clocks.picture(
      title: Texts.clocksTitle(clocks), subtitle: Texts.clocksSubtitle, limit: limit)
  }
}
