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
    let slice = HourSlice(weekdays: weekday.map { [$0] } ?? [], hours: hour.map { $0..<$0 + 1 })
    let kpi = try #require(KPI.sliced(key, by: slice, for: Self.shop))
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

  /// One key for one slice, however it is written.
  @Test(arguments: [
    ("@sat", "@sat", "(Sat)", "（周六）"),
    ("@sat/9-11", "@sat/09-11", "(Sat, 09:00–11:00)", "（周六 09:00–11:00）"),
    ("@10", "@10-11", "(10:00–11:00)", "（10:00–11:00）"),
    ("@sun,sat/08", "@sat,sun/08-09", "(Sat, Sun, 08:00–09:00)", "（周六、周日 08:00–09:00）"),
    ("@mon,tue,wed", "@mon-wed", "(Mon–Wed)", "（周一至周三）"),
    ("@mon-fri/00-24", "@mon-fri/00-24", "(Mon–Fri, 00:00–24:00)", "（周一至周五 00:00–24:00）"),
  ])
  func `a key says which part of the week`(
    written: String, key: String, en: String, zh: String
  ) throws {
    let kpi = try #require(KPI.named("longStays.perDay" + written, for: Self.shop))
    #expect(kpi.key == "longStays.perDay" + key)
    #expect(kpi.name.en == "Long stays " + en)
    #expect(kpi.name.zh == "超时停留" + zh)
    #expect(KPI.named(kpi.key, for: Self.shop)?.key == kpi.key)
  }

  @Test(arguments: [
    "", "@", "sa", "sat-", "fri-mon", "24", "11-09", "09-25", "9-", "sat/", "/09", "sat/09/10",
    "sat 10", "sat,", "009", "+9", "sat-sun-mon",
  ])
  func `what is no part of the week is no slice`(text: String) {
    #expect(HourSlice(text) == nil)
  }

  /// By hand: two weekdays are their cars together over their days together; two hours likewise.
  @Test func `weekdays and hours together are the sum of their cells`() throws {
    func cars(_ days: [Weekday], _ hours: Range<Int>) -> Int64 {
      days.reduce(0) { sum, day in
        hours.reduce(sum) { $0 + Self.measures[HourlyTally.arrivals, day, $1] }
      }
    }
    func value(_ slice: String) throws -> Double {
      try #require(KPI.named("arrivals.perDay@" + slice, for: Self.shop))
        .value(Self.measures, Self.shop)
    }
    // Two Wednesdays and two Thursdays are open.
    #expect(try value("wed,thu/09-12") == Double(cars([.wednesday, .thursday], 9..<12)) / 4)
    #expect(try value("wed-thu") == Double(cars([.wednesday, .thursday], 0..<24)) / 4)
    #expect(try value("09-12") == Double(cars(Weekday.allCases, 9..<12)) / 16)
    #expect(try value("sun").isNaN)
  }

  @Test func `what is not counted by the hour has no slice`() {
    #expect(KPI.named("cost.perDay@mon", for: Self.shop) == nil)
    #expect(KPI.sliced("no.such", by: HourSlice(), for: Self.shop) == nil)
    #expect(KPI.sliced("cost.perDay", by: HourSlice(), for: Self.shop) != nil)
    for key in KPI.sliceableKeys { #expect(KPI.named(key, for: Self.shop) != nil) }
    #expect(
      KPI.sliceFault("cost.perDay@mon", for: Self.shop)?.en.hasPrefix(
        "“cost.perDay” is not counted by weekday and hour (these are: longStays.perDay, ") == true)
    #expect(
      KPI.sliceFault("longStays.perDay@saturday", for: Self.shop)?.en
        == "“@saturday” is no weekday or hour (expected one such as @sat, @mon-fri, @09-11 or "
        + "@sat/09-11)")
  }
}
