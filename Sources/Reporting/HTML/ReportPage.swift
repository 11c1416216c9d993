internal import EventSimulation
internal import Experiments
internal import Forecourt

/// The page that a service manager would rather look at than read.
///
/// One file: style, script and data are in it, and its content policy forbids every request to
/// anywhere. The same input gives the same bytes.
public enum ReportPage {
  public static func render(_ input: ReportInput) -> String {
    // A name may turn the direction of writing, and make a text read as another: no page has that.
    let page = draw(input)
    guard page.unicodeScalars.contains(where: turnsDirection) else { return page }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: page.unicodeScalars.filter { !turnsDirection($0) })
    return String(scalars)
  }

  private static func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }

  private static func draw(_ input: ReportInput) -> String {
    var html = HTMLBuilder()
    html.raw("<!doctype html>\n")
    let language = input.language.rawValue
    html.open("html", ["lang": language, "data-lang": language])
    head(input, &html)
    html.open("body")
    html.open("a", ["class": "skip", "href": "#replay"])
    html.text(Texts.skipToReplay)
    html.close("a")
    PageHeader.write(input, to: &html)
    html.open("main")
    opening(input, &html)
    if let comparison = input.comparison { ComparisonSection.write(comparison, to: &html) }
    studies(input, &html)
    if input.summary.merged != nil { pictures(input, &html) }
    if let replay = input.replay { ReplaySection.write(replay, input, to: &html) }
    MethodSection.write(input, to: &html)
    html.close("main")
    html.raw("<script>")
    html.raw(EmbeddedText.script)
    html.raw("</script>\n")
    html.close("body")
    html.close("html")
    html.raw("\n")
    return html.markup
  }

  private static func head(_ input: ReportInput, _ html: inout HTMLBuilder) {
    html.open("head")
    html.raw("<meta charset=\"utf-8\">")
    html.raw(
      """
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src '\(EmbeddedText.styleHash)'; script-src '\(EmbeddedText.scriptHash)'; \
      base-uri 'none'; form-action 'none'">
      """)
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">")
    html.raw("<meta name=\"referrer\" content=\"no-referrer\">")
    html.element("title", Text(verbatim: "\(TypedText.safe(input.shop.name)) · baysim"))
    html.raw("<style>")
    html.raw(EmbeddedText.style)
    html.raw("</style>")
    html.close("head")
    html.raw("\n")
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
    section("when", Texts.sectionWhen, &html) {
      OccupancyProfile(measures, shop).picture().write(to: &$0)
      CrowdingWeek(measures, shop).picture().write(to: &$0)
    }
    section("how-long", Texts.sectionHowLong, &html) {
      let limit = Double(shop.longStay.limit) / Double(TimeUnit.minute)
      pair(
        StayDistribution(measures, shop).picture(),
        clocks(measures, limit: (limit, Texts.limitLine(Int(limit)))), &$0)
      pair(
        DelayPareto(measures).picture(),
        DelayPareto(measures, inLongStays: true).pictureOfLongStays(), &$0)
    }
    section("who", Texts.sectionWho, &html) {
      StaffDay(measures, shop).picture().write(to: &$0)
      let responses = TimeRanges.responses(measures)
      pair(
        FineLedger(measures, shop).picture(),
        responses.picture(
          title: Texts.responsesTitle(responses), subtitle: Texts.responsesSubtitle), &$0)
    }
    section("where", Texts.sectionWhere, &html) { CarFlow(measures).picture().write(to: &$0) }
  }

  private static func studies(_ input: ReportInput, _ html: inout HTMLBuilder) {
    let tornado = input.sensitivity.map { Tornado($0).picture() }
    let effects = input.factorial.flatMap { FactorEffects($0.study, on: $0.key)?.picture() }
    guard tornado != nil || effects != nil else { return }
    section("studies", Texts.sectionStudies, &html) {
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

  private static func pair(_ left: Picture, _ right: Picture, _ html: inout HTMLBuilder) {
    html.open("div", ["class": "pair"])
    left.write(to: &html)
    right.write(to: &html)
    html.close("div")
  }

  private static func section(
    _ id: String, _ title: Text, _ html: inout HTMLBuilder, _ body: (inout HTMLBuilder) -> Void
  ) {
    html.open("section", ["id": id])
    html.element("h2", title)
    body(&html)
    html.close("section")
    html.raw("\n")
  }
}
