import DataFiles
public import EventSimulation
public import Forecourt

/// Times of day, intervals, dates and weekdays as scenario files write them.
public enum ClockText {
  static let timePattern = #"^(([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?|24:00(:00)?)$"#
  static let datePattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
  static let intervalPattern =
    #"^([01]?[0-9]|2[0-4]):[0-5][0-9](:[0-5][0-9])? *[-–] *"#
    + #"([01]?[0-9]|2[0-4]):[0-5][0-9](:[0-5][0-9])?$"#

  /// `08:30`, `08:30:15`, up to `24:00`: microseconds since midnight.
  public static func time(_ text: Substring) -> Microseconds? {
    var total: Microseconds = 0
    var part = (value: Microseconds(0), digits: 0)
    var unit = TimeUnit.hour
    func isWhole() -> Bool {
      unit == TimeUnit.hour ? part.digits > 0 : part.digits == 2 && part.value < 60
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9") where part.digits < 2:
        part = (part.value * 10 + Microseconds(byte - UInt8(ascii: "0")), part.digits + 1)
      case UInt8(ascii: ":") where unit > TimeUnit.second && isWhole():
        total += part.value * unit
        unit /= 60
        part = (0, 0)
      default: return nil
      }
    }
    guard unit < TimeUnit.hour, isWhole() else { return nil }
    total += part.value * unit
    return total <= TimeUnit.day ? total : nil
  }

  public static func render(time: Microseconds) -> String {
    func two(_ value: Microseconds) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let minutes = time / TimeUnit.minute
    let text = two(minutes / 60) + ":" + two(minutes % 60)
    let seconds = time % TimeUnit.minute / TimeUnit.second
    return seconds == 0 ? text : text + ":" + two(seconds)
  }

  /// `08:00-18:30`; both ends, in order or not (the caller says what is wrong with it).
  static func interval(_ text: String) -> DayInterval? {
    // A second dash is no part of a time.
    guard let dash = text.unicodeScalars.firstIndex(where: { $0 == "-" || $0 == "–" }),
      let from = time(String(text[..<dash]).trimmed),
      let to = time(String(text[text.unicodeScalars.index(after: dash)...]).trimmed)
    else { return nil }
    return DayInterval(from: from, to: to)
  }

  /// `2024-07-01`.
  public static func date(_ text: Substring) -> CalendarDate? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[2].utf8.count == 2, let year = number(parts[0]), let month = number(parts[1]),
      let day = number(parts[2])
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// `mon`, `mon-fri`, `sat,sun`, `all`: the days in order of the text, or nil.
  public static func weekdays(_ text: String) -> [Weekday]? {
    if let day = Weekday.allCases.first(where: { $0.code == text }) { return [day] }
    guard text.utf8.count <= 64 else { return nil }
    if text.trimmed.lowercased() == "all" { return Weekday.allCases }
    var days: [Weekday] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false)
      guard ends.count <= 2, let first = day(ends[0]), let last = day(ends[ends.count - 1]) else {
        return nil
      }
      var next = first
      while true {
        if days.contains(next) { return nil }
        days.append(next)
        if next == last { break }
        next = Weekday(rawValue: (next.rawValue + 1) % 7) ?? .monday
      }
    }
    return days
  }

  private static func day(_ text: Substring) -> Weekday? {
    let word = String(text).trimmed.lowercased()
    return Weekday.allCases.first { $0.code == word }
  }

  /// `08`, `8`, `23`: an hour of the day.
  static func hour(_ text: String) -> Int? {
    guard (1...2).contains(text.utf8.count), let hour = number(text[...]), hour < 24 else {
      return nil
    }
    return hour
  }

  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      ? Int(text) : nil
  }
}
