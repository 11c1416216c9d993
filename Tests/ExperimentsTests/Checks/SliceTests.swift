import EventSimulation
import Experiments
import Forecourt
import Testing

struct SliceTests {
  /// Three weeks from a Monday with a Wednesday closed and a Thursday that is like a Sunday, on
  /// which this shop is shut.
  private static let shop: Shop = {
    var shop = smallShop()
    shop.calendar.days = 21
    shop.calendar.opening[Weekday.sunday.rawValue] = nil
    shop.calendar.closedDates = [CalendarDate(year: 2024, month: 7, day: 3)!]
    shop.calendar.specialDays = [
      SpecialDay(date: CalendarDate(year: 2024, month: 7, day: 11)!, factor: 1, like: .sunday)
    ]
    return shop
  }()

  private static let measures = Simulator(shop).run(seed: 1, replication: 0)
  /// Open days by weekday: by hand from the calendar.
  private static let days = [3, 3, 2, 2, 3, 3, 0]

  private func value(_ key: String, _ weekday: Weekday?, _ hour: Int?) throws -> Double {
    let kpi = try #require(KPI.sliced(key, weekday: weekday, hour: hour, for: Self.shop))
    return kpi.value(Self.measures, Self.shop)
  }

  @Test(
    "weekdays, hours and both add up to the whole",
    arguments: [
      "arrivals.perDay", "longStays.perDay", "crowding.minutesPerDay", "lost.perDay",
      "complaints.perDay", "crowding.episodesPerDay",
    ])
  func sums(key: String) throws {
    #expect(Self.measures[.openDays] == 16)
    let whole = try value(key, nil, nil) * 16
    var byWeekday = 0.0
    var byBoth = 0.0
    for weekday in Weekday.allCases where Self.days[weekday.rawValue] > 0 {
      let days = Double(Self.days[weekday.rawValue])
      byWeekday += try value(key, weekday, nil) * days
      for hour in 0..<24 { byBoth += try value(key, weekday, hour) * days }
    }
    let byHour = try (0..<24).reduce(0) { try $0 + value(key, nil, $1) * 16 }
    for sum in [byWeekday, byHour, byBoth] { #expect(abs(sum - whole) < 1e-6) }
    #expect(try key != "arrivals.perDay" || value(key, nil, nil) > 0)
  }

  @Test func `a closed weekday has no figure`() throws {
    #expect(try value("arrivals.perDay", .sunday, nil).isNaN)
    #expect(try value("reception.waitMean", .monday, 3).isNaN)
  }

  @Test func `a share of the week is the weighted mean of its hours`() throws {
    var within = 0.0
    var received = 0.0
    for hour in 0..<24 {
      let cases = Weekday.allCases.reduce(0) { $0 + Self.measures[.received, $1, hour] }
      guard cases > 0 else { continue }
      within += try value("reception.withinTarget", nil, hour) * Double(cases)
      received += Double(cases)
    }
    #expect(abs(within / received - (try value("reception.withinTarget", nil, nil))) < 1e-9)
  }

  @Test func `what is not counted by the hour has no slice`() {
    #expect(KPI.sliced("cost.perDay", weekday: .monday, hour: nil, for: Self.shop) == nil)
    #expect(KPI.sliced("no.such", weekday: nil, hour: nil, for: Self.shop) == nil)
    #expect(KPI.sliced("cost.perDay", weekday: nil, hour: nil, for: Self.shop) != nil)
    for key in KPI.sliceableKeys { #expect(KPI.named(key, for: Self.shop) != nil) }
    let kpi = KPI.sliced("longStays.perDay", weekday: .saturday, hour: 10, for: Self.shop)
    #expect(kpi?.key == "longStays.perDay@sat 10")
  }
}
