import Forecourt
import MonthlyReview
import Testing

@Suite("A simulated month, written and read back")
struct RoundTripTests {
  @Test(
    "It gives the same figures as the simulator, to the last bit",
    arguments: [
      "{}",
      // A busy shop in which the plan acts: diversions, tickets, notices, losses, no lane.
      """
      { "demand": { "carsPerDay": 75, "otherVisitors": { "perDay": 6 } },
        "customers": { "patience": { "exponential": { "mean": "40 min" } } },
        "crowding": { "closeAfter": "5 min" },
        "places": { "lane": 2, "temporaryParking": 3, "gateQueue": 2 } }
      """,
      """
      { "demand": { "carsPerDay": 60 }, "places": { "lane": 0 },
        "reception": { "clearBayEarly": true }, "handOver": { "destination": "holdInBay" } }
      """,
    ])
  func sameFigures(json: String) throws {
    try expectSameFigures(TestMonth.shop(json))
  }

  @Test(
    "So does a month of every kind of shipped shop",
    arguments: [
      "baseline", "forecourt", "no-plan", "one-more-advisor", "appointments/reserved-bay",
      "demand/festival", "demand/other-visitors", "plan/divert-first", "plan/limit-30",
      "plan/progress-notices", "plan/threshold-3", "plan/watch-only", "premises/clear-bay-early",
      "premises/fourth-bay", "premises/hold-in-bay", "staffing/absent-manager",
      "staffing/deputy-manager", "staffing/peak-helper", "workshop/hand-back-at-peak",
      "workshop/seven-lifts", "workshop/wash-first",
    ])
  func sameFiguresOfShippedShops(name: String) throws {
    try expectSameFigures(TestMonth.shipped(name))
  }

  private func expectSameFigures(_ shop: Shop) throws {
    let (log, measures) = try TestMonth.log(shop, seed: 11)
    let month = try #require(ObservedMonth(log: log, shop: shop))
    LongSearch.tell(
      "\(shop.name): \(month.figures.count) figures, not told: "
        + month.unknown.map(\.key).joined(separator: " "))
    #expect(month.figures.count > 40)
    var different: [String] = []
    for figure in month.figures {
      let simulated = figure.kpi.value(measures, shop)
      if figure.value != simulated && !(figure.value.isNaN && simulated.isNaN) {
        different.append("\(figure.kpi.key): read \(figure.value), simulated \(simulated)")
      }
    }
    #expect(different == [])
    // The hourly profile too.
    var hours: [String] = []
    for weekday in Weekday.allCases {
      for hour in 0..<24 {
        for tally in [HourlyTally.arrivals, .received, .crowdedTime, .areaCarTime, .longStays]
        where month.measures[tally, weekday, hour] != measures[tally, weekday, hour] {
          hours.append("\(tally) \(weekday) \(hour)")
        }
      }
    }
    #expect(hours == [])
  }

  @Test("No row of the simulator's own log is refused, the staff's and the plan's included")
  func nothingRefused() throws {
    let shop = try TestMonth.shop(
      """
      { "calendar": { "days": 10 }, "demand": { "carsPerDay": 75 },
        "staff": { "inspectors": { "count": 1 } }, "workshop": { "enabled": true },
        "progressNotices": { "enabled": true } }
      """)
    let quality = try TestMonth.log(shop, seed: 11).log.quality
    #expect(quality.rowsRead > 5000)
    #expect(quality.rowsRefused == 0, "\(quality.findings.prefix(5))")
  }

  @Test("One row a visit gives the same figures too, for all that such a log can tell")
  func rowsOfVisits() throws {
    let shop = try TestMonth.shop("{ \"demand\": { \"carsPerDay\": 55 } }")
    let (measures, events) = Simulator(shop).log(seed: 5, replication: 0)
    let bytes = VisitLogText.csv(events, shop: shop, rounding: 1)
    let log = try LogReader.read(bytes: bytes, shop: shop)
    #expect(log.quality.rowsRefused == 0)
    let month = try #require(ObservedMonth(log: log, shop: shop))
    // A row has one complaint and no order within an instant, and its ticket ends in the bay.
    let lost = ["complaints.", "ticketWait.", "crowding.episodes", "notice", "area.maximum"]
    let kept = month.figures.filter { figure in !lost.contains { figure.kpi.key.hasPrefix($0) } }
    #expect(kept.count > 40)
    var different: [String] = []
    for figure in kept where figure.value != figure.kpi.value(measures, shop) {
      different.append(
        "\(figure.kpi.key): read \(figure.value), simulated \(figure.kpi.value(measures, shop))")
    }
    #expect(different == [])
  }
}
