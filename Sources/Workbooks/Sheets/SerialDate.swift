/// A date or time as spreadsheets hold it: days since the last day of 1899, as a fraction.
///
/// It is written as ISO 8601 does, by what the number is rather than by what its format shows of it: a
/// date with a time whose format shows only the time is a date with a time.
package enum SerialDate {
  static let day: UInt64 = 86_400_000_000
  private static let second: UInt64 = 1_000_000
  /// 9999-12-31.
  private static let lastDay: UInt64 = 2_958_465
  /// Between Excel's first day and that of Macintosh, 1904-01-01.
  private static let macintoshDays: UInt64 = 1462
  /// A time format with less than so many days is a duration that goes on past midnight.
  private static let longestDuration: UInt64 = 400

  /// False where the number is no date; then nothing is written.
  package static func append(
    _ number: DecimalNumber, as format: NumberFormat, since1904: Bool, to text: inout [UInt8]
  ) -> Bool {
    guard !number.isNegative,
      let instant = microseconds(number, limit: (lastDay + 1) * day - 1)
    else { return false }
    let days = instant / day
    let time = instant % day
    let showsDate = format == .date || format == .dateTime
    if days == 0 && (!showsDate || time > 0 && !since1904) {
      appendTime(time, to: &text)
      return true
    }
    if !showsDate && days < longestDuration {
      appendTime(instant, to: &text)
      return true
    }
    let shifted = days + (since1904 ? macintoshDays : 0)
    guard shifted <= lastDay else { return false }
    appendDate(shifted, to: &text)
    if format == .date && time == 0 { return true }
    text.append(UInt8(ascii: " "))
    appendTime(time, to: &text)
    return true
  }

  /// To the microsecond; to the second where the number stands within the last digit that was written
  /// of one, or within what adding and taking away times leaves.
  private static func microseconds(_ number: DecimalNumber, limit: UInt64) -> UInt64? {
    guard let instant = number.rounded(times: day, limit: limit) else { return nil }
    var unit = day
    for _ in 0..<min(number.places, 12) { unit /= 10 }
    let tolerance = min(second / 2, max(2, unit / 2))
    let nearest = (instant + second / 2) / second * second
    let distance = nearest > instant ? nearest - instant : instant - nearest
    return distance <= tolerance && nearest <= limit ? nearest : instant
  }

  /// Days from Excel's day 0 to 1970-01-01.
  private static let epoch: Int64 = 25_569

  /// The number of an instant, in microseconds since 1970-01-01; nil where it would be read as another
  /// one, so that what is written comes back to the microsecond.
  static func serial(of instant: Int64) -> String? {
    let (sum, isOver) = instant.addingReportingOverflow(epoch * Int64(day))
    // Before the day that never was, days are told otherwise.
    guard !isOver, sum >= 61 * Int64(day), UInt64(sum) < (lastDay + 1) * day else { return nil }
    // As many digits as the fraction of a double has at this size.
    let micros = UInt64(sum)
    var fraction = UInt64(
      (UInt128(micros % day) * 1_000_000_000_000 + UInt128(day / 2)) / UInt128(day))
    var whole = micros / day
    if fraction == 1_000_000_000_000 { (whole, fraction) = (whole + 1, 0) }
    var text = Array(String(whole).utf8)
    if fraction > 0 {
      text.append(UInt8(ascii: "."))
      appendPadded(fraction, 12, to: &text)
      while text.last == 0x30 { text.removeLast() }
    }
    guard let number = DecimalNumber(text[...]),
      microseconds(number, limit: (lastDay + 1) * day - 1) == micros
    else { return nil }
    return String(decoding: text, as: UTF8.self)
  }

  /// `2024-07-01 08:05:30.000001`
  package static func text(of instant: Int64) -> [UInt8] {
    var days = instant / Int64(day)
    var time = instant % Int64(day)
    if time < 0 { (days, time) = (days - 1, time + Int64(day)) }
    let date = CivilDate(dayNumber: Int(days))
    var text: [UInt8] = []
    appendPadded(UInt64(max(0, date.year)), 4, to: &text)
    text.append(UInt8(ascii: "-"))
    appendPadded(UInt64(date.month), 2, to: &text)
    text.append(UInt8(ascii: "-"))
    appendPadded(UInt64(date.day), 2, to: &text)
    text.append(UInt8(ascii: " "))
    appendTime(UInt64(time), to: &text)
    return text
  }

  /// Excel's calendar until 1900-03-01 has a day that never was, and a day 0.
  private static func appendDate(_ days: UInt64, to text: inout [UInt8]) {
    switch days {
    case 0: text += Array("1900-01-00".utf8)
    case 60: text += Array("1900-02-29".utf8)
    default:
      // 1899-12-30 is day −25,569 of 1970; before the day that never was it is a day later.
      let date = CivilDate(dayNumber: Int(days) - 25_569 + (days < 60 ? 1 : 0))
      appendPadded(UInt64(date.year), 4, to: &text)
      text.append(UInt8(ascii: "-"))
      appendPadded(UInt64(date.month), 2, to: &text)
      text.append(UInt8(ascii: "-"))
      appendPadded(UInt64(date.day), 2, to: &text)
    }
  }

  /// `08:05:30`, with the microseconds where there are any; hours may be more than 24.
  private static func appendTime(_ time: UInt64, to text: inout [UInt8]) {
    let seconds = time / second
    appendPadded(seconds / 3600, 2, to: &text)
    text.append(UInt8(ascii: ":"))
    appendPadded(seconds / 60 % 60, 2, to: &text)
    text.append(UInt8(ascii: ":"))
    appendPadded(seconds % 60, 2, to: &text)
    if time % second != 0 {
      text.append(UInt8(ascii: "."))
      appendPadded(time % second, 6, to: &text)
    }
  }

  private static func appendPadded(_ value: UInt64, _ width: Int, to text: inout [UInt8]) {
    var scale: UInt64 = 1
    for _ in 1..<width { scale *= 10 }
    while scale <= value / 10 { scale *= 10 }
    while scale > 0 {
      text.append(UInt8(0x30 + value / scale % 10))
      scale /= 10
    }
  }
}

/// A day of the Gregorian calendar.
package struct CivilDate: Equatable, Sendable {
  package var year: Int
  package var month: Int
  package var day: Int

  /// - Parameter dayNumber: days since 1970-01-01. Howard Hinnant, “chrono-compatible low-level date
  ///   algorithms”, `civil_from_days`.
  package init(dayNumber: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }
}
