import EventSimulation
import Forecourt
import Foundation
import Reporting
import Testing

enum HTMLSample {
  static func input(
    name: String = "Plan as signed", question: String = "Does the plan hold at 45 cars a day?",
    language: Language = .en
  ) -> ReportInput {
    let shop = HTMLSampleShop.shop(name: name, question: question)
    let log = HTMLSampleDay.week(shop, seed: 7)
    return ReportInput(
      shop: shop, seed: 42, version: "baysim 1.0.0", measures: HTMLSampleMeasures.of(log, shop),
      estimates: [
        "longStays.perDay": ReportEstimate(mean: 6.4, halfWidth: 0.7),
        "crowding.minutesPerDay": ReportEstimate(mean: 74.2, halfWidth: 5.1),
      ],
      replay: ReportReplay(log: log, replication: 0), language: language,
      command: "baysim run scenarios/plan.jsonc --seed 42")
  }
}

@Suite struct `The report` {
  @Test func `writes the same bytes for the same input`() throws {
    let page = ReportPage.render(HTMLSample.input())
    #expect(page == ReportPage.render(HTMLSample.input()))
    if let path = ProcessInfo.processInfo.environment["BAYSIM_REPORT_SAMPLE"] {
      try page.write(toFile: path, atomically: true, encoding: .utf8)
    }
  }
}
