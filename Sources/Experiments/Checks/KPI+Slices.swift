import EventSimulation
public import Forecourt

extension KPI {
  /// The figure of one weekday, one hour of the day, or one hour of one weekday.
  ///
  /// Nil where it is not counted by the hour, or where the shop has none of this key. A stay, a
  /// wait and a lost car count for the hour in which they began; figures "per day" are per open day
  /// of that weekday.
  public static func sliced(
    _ key: String, weekday: Weekday?, hour: Int?, for shop: Shop
  ) -> KPI? {
    guard var kpi = named(key, for: shop) else { return nil }
    if weekday == nil, hour == nil { return kpi }
    guard let shape = sliceable.first(where: { $0.key == key })?.shape else { return nil }
    let slice = HourSlice(weekday: weekday, hour: hour)
    kpi.key += slice.suffix
    kpi.value = { measures, shop in shape.value(measures, shop, slice) }
    return kpi
  }

  /// The keys that can be sliced.
  public static var sliceableKeys: [String] { sliceable.map(\.key) }

  private static let sliceable: [(key: String, shape: SliceShape)] = [
    ("longStays.perDay", .perDay(.longStays)),
    ("areaStays.longShare", .ratio(.longStays, .areaStays)),
    ("crowding.minutesPerDay", .minutesPerDay(.crowdedTime)),
    ("crowding.episodesPerDay", .perDay(.crowdingEpisodes)),
    ("area.meanCars", .ratio(.areaCarTime, .openTime)),
    ("reception.withinTarget", .ratio(.receivedWithinTarget, .received)),
    ("reception.waitMean", .meanMinutes(.receptionWait, .received)),
    ("arrivals.perDay", .perDay(.arrivals)),
    ("arrivals.bookedShare", .ratio(.bookedArrivals, .arrivals)),
    ("lost.perDay", .perDay(.lost)),
    ("lost.share", .ratio(.lost, .arrivals)),
    ("complaints.perDay", .perDay(.complaints)),
  ]
}

/// Which cells of the weekday × hour table are meant.
struct HourSlice: Sendable {
  var weekday: Weekday?
  var hour: Int?

  /// As it stands after a key: `longStays.perDay@sat`, `@sat 10`, `@10`.
  var suffix: String {
    "@" + [weekday?.code, hour.map(String.init)].compactMap { $0 }.joined(separator: " ")
  }

  func sum(_ tally: HourlyTally, _ measures: Measures) -> Int64 {
    var sum: Int64 = 0
    for day in weekday.map({ [$0] }) ?? Weekday.allCases {
      for hour in hour.map({ $0...$0 }) ?? 0...23 { sum &+= measures[tally, day, hour] }
    }
    return sum
  }

  /// Open days that the slice looks at.
  func days(_ measures: Measures, _ shop: Shop) -> Int64 {
    guard let weekday else { return measures[.openDays] }
    let calendar = shop.calendar
    let closed = Set(calendar.closedDates)
    var days = 0
    for day in calendar.warmUpDays..<calendar.days {
      let date = calendar.date(ofDay: day)
      guard date.weekday == weekday, !closed.contains(date) else { continue }
      // A special day may keep the hours of another weekday, or none.
      let like = calendar.specialDays.first { $0.date == date }?.like ?? weekday
      if calendar.opening[like.rawValue] != nil { days += 1 }
    }
    return Int64(days * measures.replications)
  }
}

/// The few shapes of figures that are counted by the hour; NaN of nothing.
enum SliceShape: Sendable {
  case perDay(HourlyTally)
  case minutesPerDay(HourlyTally)
  case ratio(HourlyTally, HourlyTally)
  case meanMinutes(HourlyTally, HourlyTally)

  func value(_ measures: Measures, _ shop: Shop, _ slice: HourSlice) -> Double {
    switch self {
    case .perDay(let tally):
      quotient(slice.sum(tally, measures), slice.days(measures, shop))
    case .minutesPerDay(let tally):
      quotient(slice.sum(tally, measures), slice.days(measures, shop)) / Double(TimeUnit.minute)
    case .ratio(let part, let whole):
      quotient(slice.sum(part, measures), slice.sum(whole, measures))
    case .meanMinutes(let time, let cases):
      quotient(slice.sum(time, measures), slice.sum(cases, measures)) / Double(TimeUnit.minute)
    }
  }

  private func quotient(_ numerator: Int64, _ denominator: Int64) -> Double {
    denominator > 0 ? Double(numerator) / Double(denominator) : .nan
  }
}
