import Documents
import Experiments
import Forecourt
import Foundation
import MonthlyReview
import Reporting
import ReviewPages
import ScenarioFiles
import Statistics
import Tallies
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct `The page of a monthly review` {
  /// Three days of a shop in which cars come faster than they are received.
  private static func log(advisor: String, rows: Int = 60) -> String {
    var text = "车牌,维修类型,业务接待,进厂时间,进入预检区时间,接待时间,开单时间,离开预检区时间\n"
    for row in 0..<rows {
      let (day, number) = (row / 20 + 1, row % 20)
      func at(_ minutes: Int) -> String {
        let minute = 8 * 60 + minutes
        let (hour, rest) = (minute / 60, minute % 60)
        return "2024/7/\(day) \(hour):\(rest < 10 ? "0" : "")\(rest):00"
      }
      let arrival = number * 6
      let stay = 12 + number % 7 * 3
      let times = [arrival, arrival, arrival + 2, arrival + stay - 2, arrival + stay].map(at)
      text += "测A\(row),保养,\"\(advisor)\"," + times.joined(separator: ",") + "\n"
    }
    return text
  }

  /// They lie at the top of the package.
  private static let scenarios = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "scenarios")

  private static func input(
    advisor: String = "顾问甲", candidate: String? = nil, language: Language = .zh
  ) throws -> ReviewInput {
    let path = scenarios.appending(path: "baseline.jsonc").path(percentEncoded: false)
    let loaded = ScenarioLoader().load(
      path: path, overrides: ["calendar.days=3", "calendar.warmUpDays=0"])
    let shop = try #require(loaded.scenario).shop
    let log = try LogReader.read(
      bytes: Array(log(advisor: advisor).utf8), shop: shop, period: .busiestMonth)
    var options = ReviewOptions()
    options.validationReplications = 3
    options.measureReplications = 3
    options.checkReplications = 3
    options.resamples = 9
    options.logName = advisor
    var fourth = shop
    fourth.places.bays = 4
    let result = try #require(
      MonthlyReview.run(
        log: log, shop: shop, candidates: candidate.map { [($0, fourth)] } ?? [],
        options: options, runner: Runner(threads: 1)))
    var next = result
    let previous = result.asPrevious
    let month = try #require(ObservedMonth(log: log, shop: shop))
    next.checks = ["crowding.minutesPerDay", "longStays.perDay"].compactMap {
      MeasureCheck(
        previous: previous, log: log, month: month, key: $0, replications: 3, seed: 1,
        runner: Runner(threads: 1))
    }
    return ReviewInput(result: next, version: "baysim 1.0.0", language: language)
  }

  private static let sample = Result { try input(candidate: "Fourth bay") }

  @Test func `opens in Chinese and says everything in both languages`() throws {
    let page = ReviewPage.render(try Self.sample.get())
    #expect(page.contains("<html lang=\"zh\" data-lang=\"zh\">"))
    let english = page.components(separatedBy: " lang=\"en\"").count
    let chinese = page.components(separatedBy: " lang=\"zh\"").count
    #expect(chinese == english + 1)
  }

  @Test func `says whether the model may be believed before anything else`() throws {
    var input = try Self.sample.get()
    for isOff in [false, true] {
      if isOff {
        var simulated = RunningMoments()
        for value in [1.0, 2, 3] { simulated.add(value) }
        input.result.validation.figures[0].check = PredictionCheck(
          recorded: 1e9, simulated: simulated)
        #expect(!input.result.validation.reproducesTheMonth)
      }
      let validation = input.result.validation
      let page = ReviewPage.render(input)
      let main = try #require(page.range(of: "<main>"))
      let trust = try #require(page.range(of: validation.verdict.zh))
      let verdict = try #require(page.range(of: "id=\"verdict\""))
      #expect(main.upperBound < trust.lowerBound)
      #expect(trust.upperBound < verdict.lowerBound)
      #expect(page.contains("trust doubted") == !validation.reproducesTheMonth)
    }
  }

  @Test func `says when an expectation is effects added up`() throws {
    var input = try Self.sample.get()
    let plan = PlannedMeasure(
      name: "Fourth bay", key: "crowding.minutesPerDay",
      expected: ConfidenceInterval(estimate: -3, halfWidth: 1, level: 0.95, n: 3), wagesPerDay: 0,
      responsible: .manager, checkDate: CalendarDate(dayNumber: 20_000),
      changesArrivals: false)
    for isSum in [false, true] {
      input.result.checkedMeasures = [plan, plan]
      for index in input.result.checks.indices { input.result.checks[index].isSumOfEffects = isSum }
      let page = ReviewPage.render(input)
      #expect(page.contains("单独效果之和") == isSum)
      #expect(page.contains("added up: where they overlap") == isSum)
    }
  }

  @Test func `has a place for each part of the clause`() throws {
    let page = ReviewPage.render(try Self.sample.get())
    for id in [
      "validation", "when", "causes", "pareto", "cause-hours", "cause-weekdays", "jobs", "people",
      "measures", "ranking", "checks", "quality", "calibration",
    ] {
      #expect(page.contains(" id=\"\(id)\""), "\(id)")
    }
  }

  @Test func `is drawn in valid XML and names every id once`() throws {
    let page = ReviewPage.render(try Self.sample.get())
    for svg in page.components(separatedBy: "<svg ").dropFirst() {
      let picture = "<svg " + svg.components(separatedBy: "</svg>")[0] + "</svg>"
      #expect(XMLParser(data: Data(picture.utf8)).parse(), "\(picture.prefix(200))")
    }
    let ids = page.components(separatedBy: " id=\"").dropFirst().compactMap {
      $0.components(separatedBy: "\"").first
    }
    #expect(Set(ids).count == ids.count)
  }

  @Test func `shows no number plate`() throws {
    #expect(!ReviewPage.render(try Self.sample.get()).contains("测A"))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\u{202E}gnp.exe\u{202C}", String(repeating: "长名", count: 100),
    "</script><img src=x>",
  ])
  func `is not harmed by a name in the log or of a measure`(name: String) throws {
    let page = ReviewPage.render(try Self.input(advisor: name, candidate: name))
    let plain = ReviewPage.render(try Self.sample.get())
    for tag in ["<script", "</script>", "<img"] {
      #expect(
        page.components(separatedBy: tag).count == plain.components(separatedBy: tag).count)
    }
    #expect(!page.contains("\u{202E}"))
  }
}
