import Forecourt
import MonthlyReview
import Testing

@Suite("The sample month")
struct SampleLogTests {
  @Test("Every planted flaw is found, and nothing else")
  func flaws() throws {
    let shop = try TestMonth.shipped("baseline")
    let log = try LogReader.read(
      path: TestMonth.packageFolder + "/scenarios/logs/2024-07.csv", shop: shop,
      period: .busiestMonth)
    // As the README beside it counts them. The five that left before they arrived have no end left,
    // and with the three that stayed over a day the area is too full twice.
    let expected: [LogReason: Int] = [
      .missingEnd: 14 + 5, .endBeforeStart: 5, .stayOverADay: 3, .unreadableInstant: 6,
      .moreCarsThanPlaces: 2,
      .unreadableArrival: 3, .duplicate: 4, .outsidePeriod: 3, .unknownJobType: 7,
    ]
    let found = Dictionary(uniqueKeysWithValues: log.quality.counts.map { ($0.reason, $0.count) })
    #expect(found == expected)
    #expect(log.quality.headerLine == 2)
    #expect(log.quality.rowsRefused == 10)
    #expect(log.visits.count + log.noShows.count == log.quality.rowsUsed)
  }
}
