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
      """
      { "workshop": { "enabled": true }, "staff": { "inspectors": { "count": 1 } },
        "demand": { "carsPerDay": 50 } }
      """,
    ])
  func sameFigures(json: String) throws {
    let shop = try TestMonth.shop(json)
    let (log, measures) = try TestMonth.log(shop, seed: 11)
    let month = try #require(ObservedMonth(log: log, shop: shop))
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
}
