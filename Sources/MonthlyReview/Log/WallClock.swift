import EventSimulation
import Forecourt

/// What a date column's cell says: a date, a time of day, or both, by the shop's own clock.
struct WallClock: Equatable {
  /// Days since 1970-01-01; nil: a time alone.
  var day: Int?
  /// Microseconds since midnight; nil: a date alone.
  var time: Microseconds?
  /// The cell named a time zone, which was not used.
  var hasZone = false
  /// The day stood before the month, or the cell could be read either way.
  var order: Order = .plain

  enum Order { case plain, ambiguous, dayFirst }

  /// Microseconds since 1970-01-01 00:00 of the shop's clock; nil for a time alone.
  var instant: Microseconds? {
    day.map { Microseconds($0) * TimeUnit.day + (time ?? 0) }
  }
}

/// Reads the date forms that exports and Excel write. No time zone is ever applied: a log speaks of
/// the clock on the shop's wall, and so does the simulator.
struct WallClockParser {
  /// `7/1/2024` is the first of July, or (`true`) the seventh of January.
  var dayFirst = false

  func parse(_ bytes: [UInt8], _ field: Field) -> WallClock? {
    var cursor = ClockCursor(bytes: bytes, index: field.start, end: field.end)
    cursor.skipSpaces()
    let half = cursor.half()
    cursor.skipSpaces()
    guard let first = cursor.number() else { return nil }
    var clock: WallClock?
    var ahead = cursor
    if cursor.isAtEnd {
      clock = plainNumber(first)
    } else if ahead.skipHourMark() {
      clock = timeAfter(hour: first.value, marker: half, &cursor).map {
        WallClock(day: nil, time: $0)
      }
    } else if cursor.peek == 0x2E, let value = serialNumber(first, cursor) {
      clock = value
      cursor.index = cursor.end
    } else if first.digits == 8 {
      clock = compactDay(first.value).map { WallClock(day: $0) }
    } else {
      clock = date(first, &cursor)
    }
    guard var result = clock else { return nil }
    if result.day != nil && result.time == nil && !cursor.isAtEnd {
      guard let marker = cursor.skipToTime() else { return nil }
      if !cursor.isAtEnd {
        guard let hour = cursor.number(), hour.digits <= 6 else { return nil }
        guard let time = timeAfter(hour: hour, marker: marker, &cursor) else { return nil }
        result.time = time
      }
    }
    if !cursor.isAtEnd {
      guard cursor.skipZone() else { return nil }
      result.hasZone = true
    }
    return result
  }

  /// `20240701`, `202407010805`, `20240701080530`, or a day of Excel's calendar.
  private func plainNumber(_ number: ClockCursor.Number) -> WallClock? {
    switch number.digits {
    case 8:
      return compactDay(number.value).map { WallClock(day: $0) }
    case 12, 14:
      let seconds = number.digits == 14 ? number.value % 100 : 0
      let rest = number.digits == 14 ? number.value / 100 : number.value
      guard let day = compactDay(rest / 10_000),
        let time = timeOfDay(rest / 100 % 100, rest % 100, seconds, 0)
      else { return nil }
      return WallClock(day: day, time: time)
    case 5:
      return serialDay(number.value).map { WallClock(day: $0) }
    default: return nil
    }
  }

  private func compactDay(_ value: Int) -> Int? {
    CalendarDate(year: value / 10_000, month: value / 100 % 100, day: value % 100)?.dayNumber
  }

  /// Excel's serial numbers, counted from 1899-12-30; 1955 to 2119, so that a mileage or an order
  /// number in the wrong column is not taken for a date.
  private func serialDay(_ value: Int) -> Int? {
    (20_100...80_100).contains(value) ? value - 25_569 : nil
  }

  /// A decimal number to the end of the cell.
  private func serialNumber(_ whole: ClockCursor.Number, _ cursor: ClockCursor) -> WallClock? {
    var cursor = cursor
    cursor.advance()
    guard let fraction = cursor.number(), cursor.isAtEnd else { return nil }
    return serial(whole, fraction: fraction)
  }

  /// Rounded to the second, as Excel shows it.
  private func serial(_ whole: ClockCursor.Number, fraction: ClockCursor.Number) -> WallClock? {
    guard fraction.digits <= 17 else { return nil }
    var scale = 1.0
    for _ in 0..<fraction.digits { scale *= 10 }
    let seconds = Int((Double(fraction.value) / scale * 86_400).rounded())
    if whole.value == 0 {
      guard seconds < 86_400 else { return nil }
      return WallClock(day: nil, time: Microseconds(seconds) * TimeUnit.second)
    }
    guard let day = serialDay(whole.value) else { return nil }
    let carry = seconds / 86_400
    return WallClock(day: day + carry, time: Microseconds(seconds % 86_400) * TimeUnit.second)
  }

  private func date(_ first: ClockCursor.Number, _ cursor: inout ClockCursor) -> WallClock? {
    guard cursor.skipDateMark() else { return nil }
    cursor.skipSpaces()
    guard let second = cursor.number(), cursor.skipDateMark() else { return nil }
    cursor.skipSpaces()
    guard let third = cursor.number() else { return nil }
    cursor.skipDayMark()
    func day(_ year: Int, _ month: Int, _ day: Int) -> Int? {
      CalendarDate(year: year < 100 ? 2000 + year : year, month: month, day: day)?.dayNumber
    }
    if first.digits >= 3 || first.value > 31 || (third.digits <= 2 && first.value >= 20) {
      return day(first.value, second.value, third.value).map { WallClock(day: $0) }
    }
    if third.digits < 4 && third.value < 20 {
      return day(first.value, second.value, third.value).map { WallClock(day: $0) }
    }
    if first.value > 12 {
      guard let value = day(third.value, second.value, first.value) else { return nil }
      return WallClock(day: value, order: .dayFirst)
    }
    if dayFirst && second.value <= 12 {
      guard let value = day(third.value, second.value, first.value) else { return nil }
      return WallClock(day: value, order: .dayFirst)
    }
    guard let value = day(third.value, first.value, second.value) else { return nil }
    return WallClock(day: value, order: second.value <= 12 ? .ambiguous : .plain)
  }

  private func timeAfter(
    hour: ClockCursor.Number, marker: ClockCursor.Half?, _ cursor: inout ClockCursor
  ) -> Microseconds? {
    if cursor.isAtEnd && hour.digits >= 4 {
      // `0805` or `080530` behind a date.
      let compact = hour.digits == 4 ? hour.value * 100 : hour.value
      return timeOfDay(compact / 10_000, compact / 100 % 100, compact % 100, 0)
    }
    return timeAfter(hour: hour.value, marker: marker, &cursor)
  }

  private func timeAfter(
    hour: Int, marker: ClockCursor.Half?, _ cursor: inout ClockCursor
  ) -> Microseconds? {
    guard cursor.skipHourMark() else { return nil }
    guard let minute = cursor.number() else {
      return cursor.isAtEnd ? timeOfDay(twelve(hour, marker), 0, 0, 0) : nil
    }
    var second = 0
    var fraction = 0
    if cursor.skipMinuteMark(), let value = cursor.number() {
      second = value.value
      if cursor.peek == 0x2E {
        cursor.advance()
        guard let digits = cursor.number(), digits.digits <= 9 else { return nil }
        fraction = digits.value
        var places = digits.digits
        while places < 6 {
          fraction *= 10
          places += 1
        }
        while places > 6 {
          fraction /= 10
          places -= 1
        }
      }
      cursor.skipSecondMark()
    }
    cursor.skipSpaces()
    var half = marker ?? .unsaid
    if half == .unsaid, let said = cursor.half() { half = said }
    return timeOfDay(twelve(hour, half), minute.value, second, fraction)
  }

  private func twelve(_ hour: Int, _ half: ClockCursor.Half?) -> Int {
    switch half {
    case .afternoon: hour < 12 ? hour + 12 : hour
    case .morning: hour == 12 ? 0 : hour
    case .unsaid, nil: hour
    }
  }

  private func timeOfDay(_ hour: Int, _ minute: Int, _ second: Int, _ micro: Int) -> Microseconds? {
    guard (0..<24).contains(hour) || (hour == 24 && minute == 0 && second == 0 && micro == 0),
      (0..<60).contains(minute), (0...60).contains(second)
    else { return nil }
    let seconds = (hour * 60 + minute) * 60 + second
    return Microseconds(seconds) * TimeUnit.second + Microseconds(micro)
  }
}
