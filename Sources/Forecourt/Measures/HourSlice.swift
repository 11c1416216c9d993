/// Which cells of the weekday × hour table are meant: `@sat`, `@mon-fri`, `@09-11`, `@sat,sun/09-11`.
public struct HourSlice: Sendable, Hashable {
  /// In the order of the week, without repeats; empty: all.
  public private(set) var weekdays: [Weekday]
  /// Whole hours of the day; nil: all. `9..<11` is 09:00 to 11:00.
  public private(set) var hours: Range<Int>?

  /// - Precondition: `hours` lies within 0..<24.
  public init(weekdays: [Weekday] = [], hours: Range<Int>? = nil) {
    self.weekdays = Weekday.allCases.filter(weekdays.contains)
    if self.weekdays.count == Weekday.allCases.count { self.weekdays = [] }
    self.hours = hours
  }

  /// What stands behind the `@` of a key; nil where it is no slice.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    switch parts.count {
    case 1:
      if let hours = Self.hours(parts[0]) {
        self.init(hours: hours)
      } else if let weekdays = Self.weekdays(parts[0]) {
        self.init(weekdays: weekdays)
      } else {
        return nil
      }
    case 2:
      guard let weekdays = Self.weekdays(parts[0]), let hours = Self.hours(parts[1]) else {
        return nil
      }
      self.init(weekdays: weekdays, hours: hours)
    default: return nil
    }
  }

  /// `mon-fri`, `sat,sun`.
  private static func weekdays(_ text: some StringProtocol) -> [Weekday]? {
    var result: [Weekday] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false)
      let days = ends.compactMap { end in Weekday.allCases.first { $0.code == end } }
      guard days.count == ends.count, (1...2).contains(days.count) else { return nil }
      let (first, last) = (days[0].rawValue, days[days.count - 1].rawValue)
      guard first <= last else { return nil }
      result += Weekday.allCases[first...last]
    }
    return result
  }

  /// `09-11`, or one hour, `9` or `09`.
  private static func hours(_ text: some StringProtocol) -> Range<Int>? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { end -> Int? in
      guard (1...2).contains(end.utf8.count), end.utf8.allSatisfy({ (48...57).contains($0) }) else {
        return nil
      }
      return Int(end)
    }
    switch (ends.count, ends.first ?? nil, ends.last ?? nil) {
    case (1, let hour?, _) where hour < 24: return hour..<hour + 1
    case (2, let from?, let to?) where from < to && to <= 24: return from..<to
    default: return nil
    }
  }

  /// As it stands behind a key, in one form: `@sat/09-11`.
  public var suffix: String {
    var text =
      "@"
      + Self.runs(weekdays).map { run in
        run.first == run.last ? run[0].code : run[0].code + "-" + run[run.count - 1].code
      }.joined(separator: ",")
    guard let hours else { return text }
    if !weekdays.isEmpty { text += "/" }
    return text + Self.twoDigits(hours.lowerBound) + "-" + Self.twoDigits(hours.upperBound)
  }

  /// Behind the name of a figure: “(Sat, 09:00–11:00)”.
  public var title: BilingualName {
    let days = Self.runs(weekdays)
    func part(_ name: (Weekday) -> String, _ to: String) -> [String] {
      days.map { $0.count == 1 ? name($0[0]) : name($0[0]) + to + name($0[$0.count - 1]) }
    }
    let clock = hours.map {
      Self.twoDigits($0.lowerBound) + ":00–" + Self.twoDigits($0.upperBound) + ":00"
    }
    let en = part({ $0.code.prefix(1).uppercased() + $0.code.dropFirst() }, "–")
    let zh = part({ Self.chineseNames[$0.rawValue] }, "至")
    return BilingualName(
      en: "(" + (en + [clock].compactMap { $0 }).joined(separator: ", ") + ")",
      zh: "（"
        + [zh.joined(separator: "、"), clock ?? ""].filter { !$0.isEmpty }
        .joined(separator: " ") + "）")
  }

  private static let chineseNames = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]

  /// Neighbours in the week together, three and more.
  private static func runs(_ weekdays: [Weekday]) -> [[Weekday]] {
    var runs: [[Weekday]] = []
    for day in weekdays {
      if let last = runs.last?.last, last.rawValue + 1 == day.rawValue {
        runs[runs.count - 1].append(day)
      } else {
        runs.append([day])
      }
    }
    return runs.flatMap { $0.count == 2 ? $0.map { [$0] } : [$0] }
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  // MARK: Counting

  func sum(_ tally: HourlyTally, _ measures: Measures) -> Int64 {
    var sum: Int64 = 0
    for day in weekdays.isEmpty ? Weekday.allCases : weekdays {
      for hour in hours ?? 0..<24 { sum &+= measures[tally, day, hour] }
    }
    return sum
  }

  /// Open days that the slice looks at.
  func days(_ measures: Measures, _ shop: Shop) -> Int64 {
    if weekdays.isEmpty { return measures[.openDays] }
    let calendar = shop.calendar
    let closed = Set(calendar.closedDates)
    var days = 0
    for day in calendar.warmUpDays..<calendar.days {
      let date = calendar.date(ofDay: day)
      guard weekdays.contains(date.weekday), !closed.contains(date) else { continue }
      // A special day may keep the hours of another weekday, or none.
      let like = calendar.specialDay(on: date)?.like ?? date.weekday
      if calendar.opening[like.rawValue] != nil { days += 1 }
    }
    return Int64(days * measures.replications)
  }
}
