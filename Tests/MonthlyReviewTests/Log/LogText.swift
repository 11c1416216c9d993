import EventSimulation
import Forecourt
import MonthlyReview

/// Small logs for the tests.
enum LogText {
  static let header = "车牌,维修类型,业务接待,预约时间,进厂时间,接待时间,开单时间,离开预检区时间,投诉"

  static func bytes(_ rows: [String]) -> [UInt8] {
    Array(([header] + rows).joined(separator: "\n").utf8)
  }

  static func read(
    _ rows: [String], shop: Shop? = nil, period: LogPeriod = .everything
  ) throws -> VisitLog {
    try LogReader.read(bytes: bytes(rows), shop: shop, period: period)
  }

  /// Days from 1970-01-01 to 2024-07-01 (a Monday), by python's datetime.
  static let firstOfJuly: Microseconds = 19_905 * TimeUnit.day

  static func july(_ day: Int, _ hour: Int, _ minute: Int, _ second: Int = 0) -> Microseconds {
    firstOfJuly + Microseconds(day - 1) * TimeUnit.day + Microseconds(hour) * TimeUnit.hour
      + Microseconds(minute) * TimeUnit.minute + Microseconds(second) * TimeUnit.second
  }

  /// Two visits, written by python's `str.encode("gb18030")`.
  static let gb18030: [UInt8] = bytes(
    hex:
      """
      b3b5c5c62cbdf8b3a7cab1bce42cbdd3b4fdcab1bce42cc0ebbfaad4a4bcecc7f8cab1bce42cceacd0de
      c0e0d0cd0d0ad4c14231323334352c323032342f372f3120383a30352c323032342f372f3120383a3036
      2c323032342f372f3120383a32352cb1a3d1f80d0ad4c14235343332312c323032342f372f3120393a30
      352c323032342f372f3120393a30362c323032342f372f3120393a33302ceed3c5e70d0a
      """)

  static func bytes(hex: String) -> [UInt8] {
    var result: [UInt8] = []
    var high: UInt8?
    for character in hex.unicodeScalars {
      guard let digit = UInt8(String(character), radix: 16) else { continue }
      if let first = high {
        result.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    return result
  }

  static func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
    var result: [UInt8] = littleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
    for unit in text.utf16 {
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      result += littleEndian ? pair : pair.reversed()
    }
    return result
  }
}
