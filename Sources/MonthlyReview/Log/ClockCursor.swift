/// Walks through the bytes of one date cell.
struct ClockCursor {
  /// A run of digits: its value and how many they were.
  struct Number {
    var value: Int
    var digits: Int
  }
  /// 上午 and AM, 下午 and PM.
  enum Half { case morning, afternoon, unsaid }

  let bytes: [UInt8]
  var index: Int
  let end: Int

  var isAtEnd: Bool { index >= end }
  var peek: UInt8? { index < end ? bytes[index] : nil }
  mutating func advance() { index += 1 }

  /// Up to 17 digits; nil if there is none, or more.
  mutating func number() -> Number? {
    var value = 0
    let start = index
    while index < end, bytes[index] &- 0x30 < 10 {
      guard index - start < 17 else { return nil }
      value = value * 10 + Int(bytes[index] &- 0x30)
      index += 1
    }
    return index == start ? nil : Number(value: value, digits: index - start)
  }

  mutating func skipSpaces() {
    while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
  }

  /// Whether the text here is `text`; steps over it if so.
  mutating func skip(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard end - index >= length else { return false }
    let matches = text.withUTF8Buffer { buffer in
      for offset in 0..<length where bytes[index + offset] != buffer[offset] { return false }
      return true
    }
    if matches { index += length }
    return matches
  }

  mutating func skipDateMark() -> Bool {
    skipSpaces()
    switch peek {
    case 0x2D, 0x2F, 0x2E:
      index += 1
      return true
    default: return skip("年") || skip("月") || skip("－") || skip("／")
    }
  }

  mutating func skipDayMark() {
    _ = skip("日") || skip("号")
  }

  mutating func skipHourMark() -> Bool {
    switch peek {
    case 0x3A:
      index += 1
      return true
    default: return skip("时") || skip("點") || skip("点") || skip("：")
    }
  }

  mutating func skipMinuteMark() -> Bool {
    switch peek {
    case 0x3A:
      index += 1
      return true
    default: return skip("分") || skip("：")
    }
  }

  mutating func skipSecondMark() { _ = skip("秒") }

  /// AM or PM behind a time.
  mutating func half() -> Half? {
    if skip("AM") || skip("am") || skip("a.m.") || skip("上午") { return .morning }
    if skip("PM") || skip("pm") || skip("p.m.") || skip("下午") || skip("晚上") {
      return .afternoon
    }
    return nil
  }

  /// From behind a date to the time (or to the end): spaces, `T`, the name of the weekday, 上午.
  /// Nil if anything else stands there.
  mutating func skipToTime() -> Half? {
    var result = Half.unsaid
    while index < end, bytes[index] &- 0x30 >= 10 {
      if skip(" ") { continue }
      if let half = half() {
        result = half
      } else if skip("\t") || skip("T") || skip("t") || skip(",") || skip("(")
        || skip(")") || skip("　") || skip("，")
      {
        continue
      } else if skip("星期") || skip("周") || skip("週") {
        guard end - index >= 3 else { return nil }
        index += 3
      } else {
        return nil
      }
    }
    return result
  }

  /// `Z`, `+08:00`, `GMT`, `UTC+8`: to the end.
  mutating func skipZone() -> Bool {
    skipSpaces()
    let named = skip("Z") || skip("z") || skip("GMT") || skip("UTC")
    skipSpaces()
    if peek == 0x2B || peek == 0x2D {
      index += 1
      guard number() != nil else { return false }
      if peek == 0x3A {
        index += 1
        guard number() != nil else { return false }
      }
    } else if !named {
      return isAtEnd
    }
    return isAtEnd
  }
}
