import EventSimulation
import Forecourt

/// What a date column's cell says: a date, a time of day, or both, by the shop's own clock.
struct WallClock: Equatable {
  enum Day: Equatable {
    /// A time alone.
    case none
    /// Days since 1970-01-01.
    case day(Int)
    /// Which date it is, the order of the column decides.
    case triple(DateTriple)
    /// The date that a spreadsheet or a database makes of a time alone: 1899-12-30.
    case zero
  }

  var day = Day.none
  /// Microseconds since midnight of the day; 24:10 and 次日0:10 are over a day. Nil: a date alone.
  var time: Microseconds?
  /// Minutes east of Greenwich, where the cell names a time zone.
  var zone: Int?
  /// `0.3403`, which can only be a part of a day; `8.05`, which can only be a clock's.
  var isPartOfDay = false
  var isDotted = false
}

/// Reads the date forms that exports and Excel write: the table of all of them is on the module's
/// page. The grammar only; what a date without its order means, and a time without its date, is the
/// column's and the row's matter.
struct WallClockParser {
  /// A decimal number with two places is a part of a day rather than hours and minutes.
  var readsPartsOfDay = false
  /// The column is one of dates: `240701` is a date and no time.
  var isDate = false

  func parse(_ bytes: [UInt8], _ start: Int, _ end: Int) -> WallClock? {
    if let plain = plain(bytes, start, end) { return plain }
    var cursor = ClockCursor(bytes, from: start, to: end)
    cursor.skipSpaces()
    if cursor.skipWeekday() { cursor.skipToTime() }
    var clock = WallClock()
    if let later = cursor.dayWord() {
      cursor.skipToTime()
      guard let time = time(&cursor) else { return nil }
      clock.time = time + Microseconds(later) * TimeUnit.day
    } else if let month = cursor.month() {
      guard let day = date(month: month, &cursor) else { return nil }
      clock.day = .day(day)
    } else {
      let before = cursor
      let half = cursor.half()
      cursor.skipSpaces()
      guard let first = cursor.number() else { return nil }
      if half != nil {
        cursor = before
        guard let time = time(&cursor) else { return nil }
        clock.time = time
      } else if cursor.isAtEnd {
        guard let plain = plainNumber(first) else { return nil }
        return plain
      } else if let decimal = decimal(first, cursor) {
        return decimal
      } else if startsTime(first, cursor) {
        cursor = before
        guard let time = time(&cursor) else { return nil }
        clock.time = time
      } else if first.digits == 8 {
        guard let day = compactDay(first.value) else { return nil }
        clock.day = .day(day)
      } else {
        guard let day = date(first, &cursor) else { return nil }
        clock.day = day
      }
    }
    if clock.time == nil, !cursor.isAtEnd {
      cursor.skipToTime()
      if !cursor.isAtEnd {
        let later = cursor.dayWord() ?? 0
        cursor.skipSpaces()
        guard let time = time(&cursor) else { return nil }
        clock.time = time + Microseconds(later) * TimeUnit.day
      }
    }
    if !cursor.isAtEnd {
      // 8:05 (次日)
      cursor.skipToTime()
      if let time = clock.time, let later = cursor.dayWord() {
        clock.time = time + Microseconds(later) * TimeUnit.day
        cursor.skipToTime()
      }
      if !cursor.isAtEnd {
        guard clock.time != nil, let zone = cursor.zone() else { return nil }
        clock.zone = zone
      }
    }
    if clock.day == .zero, clock.time == nil { return nil }
    return clock
  }

  /// `2024-07-01 08:05` and `2024/07/01 08:05:30`, as most cells are written; nil for anything else.
  private func plain(_ bytes: [UInt8], _ start: Int, _ end: Int) -> WallClock? {
    guard end - start == 16 || end - start == 19 else { return nil }
    let mark = bytes[start + 4]
    guard mark == 0x2D || mark == 0x2F, bytes[start + 7] == mark, bytes[start + 13] == 0x3A,
      bytes[start + 10] == 0x20 || bytes[start + 10] == 0x54,
      end - start == 16 || bytes[start + 16] == 0x3A
    else { return nil }
    var isNumber = true
    func two(_ offset: Int) -> Int {
      let (ten, one) = (bytes[start + offset] &- 0x30, bytes[start + offset + 1] &- 0x30)
      if ten > 9 || one > 9 { isNumber = false }
      return Int(ten) * 10 + Int(one)
    }
    let (year, month, day) = (two(0) * 100 + two(2), two(5), two(8))
    let (hour, minute, second) = (two(11), two(14), end - start == 19 ? two(17) : 0)
    // The years in which spreadsheets have their day zero are for the whole grammar.
    guard isNumber, year > 1904, let date = CalendarDate(year: year, month: month, day: day),
      let time = timeOfDay(hour, minute, second, 0)
    else { return nil }
    return WallClock(day: .day(date.dayNumber), time: time)
  }

  // MARK: Numbers

  /// `20240701`, `202407010805`, `20240701080530`, `0805`, `240701`, or a day of Excel's calendar.
  private func plainNumber(_ number: ClockCursor.Number) -> WallClock? {
    switch number.digits {
    case 8:
      return compactDay(number.value).map { WallClock(day: .day($0)) }
    case 12, 14:
      let seconds = number.digits == 14 ? number.value % 100 : 0
      let rest = number.digits == 14 ? number.value / 100 : number.value
      guard let day = compactDay(rest / 10_000),
        let time = timeOfDay(rest / 100 % 100, rest % 100, seconds, 0)
      else { return nil }
      return WallClock(day: .day(day), time: time)
    case 5:
      return serialDay(number.value).map { WallClock(day: .day($0)) }
    case 6 where isDate:
      return compactDay(20_000_000 + number.value).map { WallClock(day: .day($0)) }
    case 3, 4, 6:
      guard !isDate else { return nil }
      return compactTime(number).map { WallClock(time: $0) }
    default: return nil
    }
  }

  private func compactDay(_ value: Int) -> Int? {
    CalendarDate(year: value / 10_000, month: value / 100 % 100, day: value % 100)?.dayNumber
  }

  /// `805`, `0805`, `080530`.
  private func compactTime(_ number: ClockCursor.Number) -> Microseconds? {
    let compact = number.digits <= 4 ? number.value * 100 : number.value
    return timeOfDay(compact / 10_000, compact / 100 % 100, compact % 100, 0)
  }

  /// Excel's serial numbers, counted from 1899-12-30; 1955 to 2119, so that a mileage or an order
  /// number in the wrong column is not taken for a date.
  private func serialDay(_ value: Int) -> Int? {
    (20_100...80_100).contains(value) ? value - 25_569 : nil
  }

  /// A decimal number to the end of the cell, with a point or a comma: a serial number of Excel, or
  /// hours and minutes with a point between them.
  private func decimal(_ whole: ClockCursor.Number, _ cursor: ClockCursor) -> WallClock? {
    var cursor = cursor
    guard cursor.skip(0x2E) || cursor.skip(0x2C), let fraction = cursor.number(), cursor.isAtEnd
    else { return nil }
    let isSerial = whole.value >= 100 || fraction.digits > 2 || (whole.value < 2 && readsPartsOfDay)
    guard isSerial else {
      guard fraction.digits == 2, whole.digits <= 2,
        let time = timeOfDay(whole.value, fraction.value, 0, 0)
      else { return nil }
      return WallClock(time: time, isDotted: whole.value > 1)
    }
    guard fraction.digits <= 17 else { return nil }
    var scale = 1.0
    for _ in 0..<fraction.digits { scale *= 10 }
    // Rounded to the second, as Excel shows it.
    let seconds = Int((Double(fraction.value) / scale * 86_400).rounded())
    let time = Microseconds(seconds) * TimeUnit.second
    // 1.0069 is ten past midnight of the day after.
    if whole.value < 2 {
      return WallClock(
        time: time + Microseconds(whole.value) * TimeUnit.day, isPartOfDay: fraction.digits > 2)
    }
    guard let day = serialDay(whole.value) else { return nil }
    return WallClock(day: .day(day), time: time)
  }

  // MARK: Dates

  private func date(_ first: ClockCursor.Number, _ cursor: inout ClockCursor) -> WallClock.Day? {
    let isYear = first.digits >= 3 || first.value > 31 || isAt("年", cursor)
    let hadMark = cursor.skipDateMark()
    cursor.skipSpaces()
    if let month = cursor.month() {
      _ = cursor.skipDateMark() || cursor.skip(0x2C)
      cursor.skipSpaces()
      guard let third = cursor.number() else { return nil }
      let value =
        isYear ? day(first.value, month, third.value) : day(third.value, month, first.value)
      return value.map { .day($0) }
    }
    guard hadMark, let second = cursor.number(), cursor.skipDateMark() else { return nil }
    cursor.skipSpaces()
    guard let third = cursor.number(), second.digits <= 2 else { return nil }
    cursor.skipDayMark()
    if isZeroDay(first.value, second.value, third.value) { return .zero }
    if isYear {
      guard third.digits <= 2 else { return nil }
      return day(first.value, second.value, third.value).map { .day($0) }
    }
    let triple = DateTriple(
      first: first.value, second: second.value, third: third.value, endsWithYear: third.digits >= 3)
    let isSomeDate = DateOrder.allCases.contains { triple.day($0) != nil }
    return isSomeDate ? .triple(triple) : nil
  }

  /// Jul 1, 2024
  private func date(month: Int, _ cursor: inout ClockCursor) -> Int? {
    _ = cursor.skipDateMark()
    cursor.skipSpaces()
    guard let first = cursor.number() else { return nil }
    _ = cursor.skip("st") || cursor.skip("nd") || cursor.skip("rd") || cursor.skip("th")
    _ = cursor.skip(0x2C) || cursor.skipDateMark()
    cursor.skipSpaces()
    guard let year = cursor.number(), year.digits == 2 || year.digits == 4 else { return nil }
    return day(year.value, month, first.value)
  }

  private func day(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    CalendarDate(year: year < 100 ? 2000 + year : year, month: month, day: day)?.dayNumber
  }

  private func isAt(_ text: StaticString, _ cursor: ClockCursor) -> Bool {
    var ahead = cursor
    ahead.skipSpaces()
    return ahead.skip(text)
  }

  /// Day zero of a spreadsheet or of a database, in any order of its numbers.
  private func isZeroDay(_ a: Int, _ b: Int, _ c: Int) -> Bool {
    let (year, month, day) = a > 31 ? (a, b, c) : (c, min(a, b), max(a, b))
    switch (year, month, day) {
    case (1899, 12, 30), (1899, 12, 31), (1900, 0, 1), (1900, 1, 0), (1900, 1, 1), (1904, 1, 1):
      return true
    default: return false
    }
  }

  // MARK: Times

  private func startsTime(_ first: ClockCursor.Number, _ cursor: ClockCursor) -> Bool {
    var ahead = cursor
    ahead.skipSpaces()
    return first.digits <= 2 && (ahead.skipHourMark() || ahead.half() != nil)
      || ([3, 4, 6].contains(first.digits) && !isDate && ahead.dayWord() != nil)
  }

  /// From its first sign, 上午 perhaps, to its last: the zone may follow.
  private func time(_ cursor: inout ClockCursor) -> Microseconds? {
    var half = cursor.half()
    cursor.skipSpaces()
    guard let hour = cursor.number() else { return nil }
    var minute = 0
    var second = 0
    var fraction = 0
    if cursor.skipHourMark() || (hour.digits <= 2 && dotBeforeTwoDigits(&cursor)) {
      if cursor.skip("半") {
        minute = 30
      } else if cursor.skip("一刻") {
        minute = 15
      } else if !cursor.skip("整"), let value = cursor.number() {
        guard value.digits <= 2 else { return nil }
        minute = value.value
        if cursor.skipMinuteMark() || dotBeforeTwoDigits(&cursor), let value = cursor.number() {
          second = value.value
          if cursor.peek == 0x2E || cursor.peek == 0x2C {
            cursor.advance()
            guard let digits = cursor.number(), digits.digits <= 9 else { return nil }
            fraction = micros(digits)
          }
          cursor.skipSecondMark()
        }
      }
    } else if cursor.isAtEnd || cursor.peek == 0x20 || cursor.peek == 0x28, hour.digits >= 3 {
      return compactTime(hour)
    } else {
      cursor.skipSpaces()
      guard let said = half ?? cursor.half() else { return nil }
      half = said
    }
    let before = cursor
    cursor.skipSpaces()
    if half == nil {
      half = cursor.half()
      if half == nil { cursor = before }
    }
    guard let hour = Self.hour(hour.value, half) else { return nil }
    return timeOfDay(hour, minute, second, fraction)
  }

  private func dotBeforeTwoDigits(_ cursor: inout ClockCursor) -> Bool {
    var ahead = cursor
    guard ahead.skip(0x2E), let number = ahead.number(), number.digits == 2 else { return false }
    cursor.advance()
    return true
  }

  private func micros(_ digits: ClockCursor.Number) -> Int {
    var value = digits.value
    for _ in digits.digits..<max(6, digits.digits) { value *= 10 }
    for _ in 6..<max(6, digits.digits) { value /= 10 }
    return value
  }

  /// The hour of the day, 24 for the coming midnight; nil: 下午 and 20 go together, 下午 and 3 too, but
  /// not 上午 and 20.
  private static func hour(_ hour: Int, _ half: ClockCursor.Half?) -> Int? {
    switch half {
    case nil: hour
    case .morning: hour == 12 ? 0 : hour < 12 ? hour : nil
    case .noon: hour <= 3 ? hour + 12 : hour
    case .afternoon: hour < 12 ? hour + 12 : hour
    case .night: hour > 12 ? hour : hour >= 5 ? hour + 12 : nil
    case .deepNight: hour == 12 ? 24 : hour >= 7 && hour < 12 ? hour + 12 : hour
    }
  }

  private func timeOfDay(_ hour: Int, _ minute: Int, _ second: Int, _ micro: Int) -> Microseconds? {
    guard (0...24).contains(hour), (0..<60).contains(minute), (0...60).contains(second) else {
      return nil
    }
    let seconds = (hour * 60 + minute) * 60 + second
    return Microseconds(seconds) * TimeUnit.second + Microseconds(micro)
  }
}
