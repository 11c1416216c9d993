import EventSimulation
import Forecourt
import Testing

/// What is measured does not depend on when somebody is called.
@Suite struct `Rule and yardstick, by hand` {
  /// Cars at 08:00, 08:01, 08:02 and 08:05 with ten minutes of work each and three bays: the fourth
  /// waits in the lane until 08:10 and leaves at 08:20. The count is 1 from 08:00, 2 from 08:01, 3
  /// from 08:02, 4 from 08:05, 3 from 08:10, 2 from 08:11, 1 from 08:12, 0 from 08:20. The rules
  /// watch and do nothing.
  private func day(_ change: (inout Shop) -> Void) -> Day {
    Day(
      .quiet {
        $0.crowding.enabled = true
        $0.longStay.enabled = true
        $0.arrivals(clock(8), clock(8, 1), clock(8, 2), clock(8, 5))
        change(&$0)
      })
  }

  /// 08:05 to 08:10, once, whatever the rule's count, and although a rule that closes after five
  /// minutes has one episode from its first car to its last.
  @Test(arguments: [(1, "08:00"), (2, "08:01"), (3, "08:02"), (4, "08:05"), (5, nil)])
  func `Crowding is measured at the yardstick`(threshold: Int, begins: String?) {
    for closeAfter in [0, 5 * TimeUnit.minute] {
      let day = day {
        $0.crowding.threshold = threshold
        $0.crowding.closeAfter = closeAfter
      }
      #expect(
        day.story(.crowdingBegins).map { String($0.prefix(5)) } == [begins].compactMap { $0 })
      #expect(day.measures[.crowdingNotices] == (begins == nil ? 0 : 1))
      #expect(day.minutes(.crowdedTime) == 5)
      #expect(day.measures[.crowdingEpisodes] == 1)
    }
  }

  /// At 3: 08:02 to 08:11; at 2: 08:01 to 08:12; at 1: 08:00 to 08:20. The rule calls at 4.
  @Test(arguments: [(1, 20.0), (2, 11), (3, 9), (4, 5), (5, 0)])
  func `Another yardstick measures another time`(crowded: Int, minutes: Double) {
    let day = day { $0.yardstick.crowded = crowded }
    #expect(day.minutes(.crowdedTime) == minutes)
    #expect(day.measures[.crowdingEpisodes] == (minutes > 0 ? 1 : 0))
    #expect(day.story(.crowdingBegins).count == 1)
  }

  /// The stays are 10, 10, 10 and 15 minutes. A rule of nine minutes calls four times; long, at a
  /// yardstick of ten, is the fourth alone, by five minutes.
  @Test(arguments: [(9, 4), (10, 1), (15, 0), (40, 0)])
  func `Long stays are measured at the yardstick`(limit: Int64, calls: Int) {
    let day = day {
      $0.longStay.limit = limit * TimeUnit.minute
      $0.yardstick.longStay = 10 * TimeUnit.minute
    }
    #expect(day.story(.longStayBegins).count == calls)
    #expect(day.measures[.longStayEscalations] == Int64(calls))
    #expect(day.measures[.longStays] == 1)
    #expect(day.minutes(.timeOverLimit) == 5)
    #expect(day.measures[.longCustomerStays] == 1)
  }

  /// Two in a day: the count rises to 3 at 08:02 and again at 08:13, when it had been 1.
  @Test func `Each rise to the yardstick is an episode`() {
    let day = day {
      $0.yardstick.crowded = 3
      $0.arrivals(clock(8, 13), clock(8, 13))
    }
    #expect(day.measures[.crowdingEpisodes] == 2)
    // 08:02 to 08:11, and 08:13 (cars 4, 5, 6) to 08:20.
    #expect(day.minutes(.crowdedTime) == 16)
  }
}
