/// Durations and times of day, from whole microseconds, as people read them.
public enum TimeText {
  private static let microsecondsPerSecond: UInt64 = 1_000_000

  /// A duration: "45 s", "12 min 05 s", "1 h 03 min", from two days on "2 d 03 h"; in Chinese
  /// "45秒", "12分05秒", "1小时03分", "2天03小时". Rounded to the smaller unit shown, ties to even.
  public static func duration(microseconds: Int64, in language: Language = .en) -> String {
    let magnitude = microseconds.magnitude
    let seconds = roundedQuotient(magnitude, microsecondsPerSecond)
    if seconds == 0, magnitude > 0 {
      return (microseconds < 0 ? "> -1" : "< 1") + Texts.second[language]
    }
    let sign = microseconds < 0 ? "-" : ""
    if seconds < 60 { return sign + String(seconds) + Texts.second[language] }
    if seconds < 3600 {
      return sign + pair(seconds, per: 60, Texts.minute, Texts.second, in: language)
    }
    let minutes = roundedQuotient(magnitude, 60 * microsecondsPerSecond)
    if minutes < 48 * 60 {
      return sign + pair(minutes, per: 60, Texts.hour, Texts.minute, in: language)
    }
    let hours = roundedQuotient(magnitude, 3600 * microsecondsPerSecond)
    return sign + pair(hours, per: 24, Texts.day, Texts.hour, in: language)
  }

  /// A mean duration in microseconds; one that is not a finite number shows as "–".
  public static func duration(microseconds: Double, in language: Language = .en) -> String {
    guard let whole = Int64(exactly: microseconds.rounded(.toNearestOrEven)) else {
      return Texts.noValue
    }
    return duration(microseconds: whole, in: language)
  }

  public enum ClockPrecision: Sendable {
    /// "08:05", what lies beyond the minute is cut off, as clocks do.
    case minute
    /// "08:05:12"
    case second
    /// "08:05:12.000001"
    case microsecond
  }

  /// A time of day from microseconds since midnight. Hours go on past 24 for work after midnight:
  /// "25:10" belongs to the day on which it began.
  public static func clock(
    microsecondsSinceMidnight time: Int64, to precision: ClockPrecision = .minute
  ) -> String {
    let magnitude = time.magnitude
    let seconds = magnitude / microsecondsPerSecond
    var text = time < 0 ? "-" : ""
    text += padded(seconds / 3600, to: 2) + ":" + padded(seconds / 60 % 60, to: 2)
    if precision == .minute { return text }
    text += ":" + padded(seconds % 60, to: 2)
    if precision == .second { return text }
    return text + "." + padded(magnitude % microsecondsPerSecond, to: 6)
  }

  private static func pair(
    _ count: UInt64, per size: UInt64, _ large: Text, _ small: Text, in language: Language
  ) -> String {
    String(count / size) + large[language] + Texts.betweenUnits[language]
      + padded(count % size, to: 2) + small[language]
  }

  private static func roundedQuotient(_ value: UInt64, _ divisor: UInt64) -> UInt64 {
    let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
    let half = divisor / 2
    let roundsUp = rest > half || (rest == half && quotient % 2 == 1)
    return roundsUp ? quotient + 1 : quotient
  }

  private static func padded(_ value: UInt64, to width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
