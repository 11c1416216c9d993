public import Documents
internal import EventSimulation
internal import Experiments
internal import Forecourt
public import MonthlyReview
import Pages

/// What the page of a monthly review tells.
public struct ReviewInput: Sendable {
  public var result: MonthlyReviewResult
  /// What made the numbers: `baysim 1.0.0`.
  public var version: String
  /// In which language the page opens; the reader can switch.
  public var language: Language
  /// The command that makes the page again; nil: none is shown.
  public var command: String?

  public init(
    result: MonthlyReviewResult, version: String, language: Language, command: String? = nil
  ) {
    self.result = result
    self.version = version
    self.language = language
    self.command = command
  }

  var month: ObservedMonth { result.month }
  var shop: Shop { result.month.shop }
}

/// The page for the monthly meeting (plan clause 7), in its order: can the figures be trusted, what
/// happened, why, what to do, did last month's measures work, and what it all rests on.
public enum ReviewPage {
  public static func render(_ input: ReviewInput) -> String {
    PageFrame(
      title: input.shop.name, language: input.language,
      skip: ("#causes", Texts.skipToCauses)
    ).page { html in
      header(input, &html)
      html.open("main")
      ReviewOpening.write(input, to: &html)
      ReviewValidation.write(input.result.validation, to: &html)
      month(input, &html)
      ReviewCauses.write(input, to: &html)
      ReviewMeasures.write(input.result, to: &html)
      ReviewChecks.write(input.result, to: &html)
      ReviewQuality.write(input.result, to: &html)
      ReviewCalibration.write(input, to: &html)
      method(input, &html)
      html.close("main")
    }
  }

  private static func header(_ input: ReviewInput, _ html: inout HTMLBuilder) {
    html.open("header")
    html.bar()
    html.open("h1")
    html.text(Texts.reviewOf(input.month.calendar.firstDate))
    html.raw(" · ")
    html.typed(input.shop.name)
    html.close("h1")
    html.open("p", ["class": "run"])
    html.text(Texts.reviewLog(input.result.log.quality))
    html.raw(" · ")
    html.typed(input.result.options.logName)
    html.raw(" · ")
    html.text(Text(verbatim: input.version))
    html.close("p")
    html.closeHeader()
  }

  /// The recorded month in the pictures of a simulated one: the measures are the same.
  private static func month(_ input: ReviewInput, _ html: inout HTMLBuilder) {
    guard input.month.capabilities.contains(.stays) else { return }
    let (measures, shop) = (input.month.measures, input.shop)
    html.section("when", Texts.sectionWhen) { html in
      OccupancyProfile(measures, shop).picture().write(to: &html)
      CrowdingWeek(measures, shop).picture().write(to: &html)
      let stays = StayDistribution(measures, shop).picture()
      let clocks = TimeRanges.clocks(measures)
      guard clocks.rows.count == 3 else { return stays.write(to: &html) }
      let limit = Double(shop.yardstick.longStay) / Double(TimeUnit.minute)
      html.pair(
        stays,
        clocks.picture(
          title: Texts.clocksTitle(clocks), subtitle: Texts.clocksSubtitle,
          limit: (limit, Texts.limitLine(Int(limit)))))
    }
  }

  private static func method(_ input: ReviewInput, _ html: inout HTMLBuilder) {
    html.section("method", Texts.sectionMethod) { html in
      for paragraph in Texts.reviewMethod {
        html.element("p", ["class": "method"], paragraph)
      }
      guard let command = input.command else { return }
      html.open("p", ["class": "method"])
      html.text(Texts.againCommand)
      html.raw(" ")
      html.element("code", Text(verbatim: TypedText.safe(command)))
      html.close("p")
    }
  }
}
