import EventSimulation

extension KPI {
  /// The KPI of a key, or nil where the shop has none such: `longStays.perDay`, or a part of it by
  /// weekday and hour, `longStays.perDay@sat/09-11` (see `HourSlice`).
  public static func named(_ key: String, for shop: Shop) -> KPI? {
    guard let at = key.firstIndex(of: "@") else {
      return catalogue(for: shop).first { $0.key == key }
    }
    return HourSlice(key[key.index(after: at)...]).flatMap {
      sliced(String(key[..<at]), by: $0, for: shop)
    }
  }

  /// The figure of some weekdays, hours of the day, or hours of weekdays.
  ///
  /// Nil where it is not counted by the hour, or where the shop has none of this key. A stay, a
  /// wait and a lost car count for the hour in which they began; figures "per day" are per open day
  /// of those weekdays.
  public static func sliced(_ key: String, by slice: HourSlice, for shop: Shop) -> KPI? {
    guard var kpi = named(key, for: shop) else { return nil }
    if slice == HourSlice() { return kpi }
    guard let shape = sliceable.first(where: { $0.key == key })?.shape else { return nil }
    let title = slice.title
    kpi.key += slice.suffix
    kpi.name = BilingualName(en: kpi.name.en + " " + title.en, zh: kpi.name.zh + title.zh)
    kpi.value = { measures, shop in shape.value(measures, shop, slice) }
    return kpi
  }

  /// What is wrong with a key of which `named` knows nothing; nil where it has no slice.
  public static func sliceFault(_ key: String, for shop: Shop) -> BilingualName? {
    guard let at = key.firstIndex(of: "@") else { return nil }
    let (whole, slice) = (String(key[..<at]), key[key.index(after: at)...])
    guard HourSlice(slice) != nil else {
      return BilingualName(
        en: "“@\(slice)” is no weekday or hour (expected one such as @sat, @mon-fri, @09-11 or "
          + "@sat/09-11)",
        zh: "“@\(slice)” 不是星期或小时（应如 @sat、@mon-fri、@09-11 或 @sat/09-11）")
    }
    guard named(whole, for: shop) != nil, !sliceableKeys.contains(whole) else { return nil }
    let keys = sliceableKeys.joined(separator: ", ")
    return BilingualName(
      en: "“\(whole)” is not counted by weekday and hour (these are: \(keys))",
      zh: "“\(whole)” 没有按星期和小时的数据（可用：\(keys)）")
  }

  /// The keys that can be sliced.
  public static var sliceableKeys: [String] { sliceable.map(\.key) }

  private static let sliceable: [(key: String, shape: SliceShape)] = [
    ("longStays.perDay", .perDay(.longStays)),
    ("longStays.byWorkAlone", .perDay(.longStaysByWorkAlone)),
    ("longStays.byWorkAloneShare", .ratio(.longStaysByWorkAlone, .longStays)),
    ("areaStays.longShare", .ratio(.longStays, .areaStays)),
    ("crowding.minutesPerDay", .minutesPerDay(.crowdedTime)),
    ("crowding.openShare", .ratio(.crowdedOpenTime, .openTime)),
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
