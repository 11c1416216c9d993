/// The decimal digits of a finite number, as its shortest round-trip description gives them.
///
/// Rounding works on these digits and not on the binary value, so a table shows exactly what a
/// reader gets who rounds the number in the CSV or JSON file by hand: 2.675 is a tie, and becomes
/// 2.68, although the double nearest to it lies a little below. Ties go to the even digit.
struct DecimalExpansion: Equatable {
  private(set) var isNegative: Bool
  /// Significant digits, without leading or trailing zeros; empty for zero.
  private(set) var digits: [UInt8]
  /// Where the decimal point stands: the value is 0.d₁d₂d₃… × 10^point.
  private(set) var point: Int

  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    isNegative = value.sign == .minus
    digits = []
    point = 0
    var seenPoint = false
    var exponent = 0
    let text = Array(value.magnitude.description.utf8)
    for (index, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits.append(byte - UInt8(ascii: "0"))
        if !seenPoint { point += 1 }
      case UInt8(ascii: "."):
        seenPoint = true
      default:
        exponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
        point += exponent
        trim()
        return
      }
    }
    trim()
  }

  /// Moves the decimal point to the right: ×10^places, exactly.
  mutating func scale(byPowerOfTen places: Int) {
    if !digits.isEmpty { point += places }
  }

  /// Rounds to so many digits behind the decimal point, ties to even.
  mutating func round(decimals: Int) {
    round(keeping: point + decimals)
  }

  /// Rounds to so many significant digits, ties to even.
  mutating func round(significant count: Int) {
    round(keeping: count)
  }

  /// The number with exactly so many decimals; digits beyond them are rounded away.
  func text(decimals: Int, grouping: Bool) -> String {
    var rounded = self
    rounded.round(decimals: decimals)
    var text = rounded.isNegative && !rounded.digits.isEmpty ? "-" : ""
    let whole = max(rounded.point, 1)
    for place in 0..<whole {
      if grouping, place > 0, (whole - place) % 3 == 0 { text.append(",") }
      text.append(rounded.character(atPlace: rounded.point - whole + place))
    }
    if decimals > 0 {
      text.append(".")
      for place in 0..<decimals { text.append(rounded.character(atPlace: rounded.point + place)) }
    }
    return text
  }

  private func character(atPlace index: Int) -> Character {
    guard digits.indices.contains(index) else { return "0" }
    return Character(Unicode.Scalar(digits[index] + UInt8(ascii: "0")))
  }

  private mutating func round(keeping kept: Int) {
    guard kept < digits.count else { return }
    guard kept >= 0 else {
      digits = []
      trim()
      return
    }
    let next = digits[kept]
    let isTie = next == 5 && kept + 1 == digits.count
    let lastIsOdd = kept > 0 && digits[kept - 1] % 2 == 1
    let roundsUp = isTie ? lastIsOdd : next >= 5
    digits.removeSubrange(kept...)
    if roundsUp { incrementLastDigit() }
    trim()
  }

  private mutating func incrementLastDigit() {
    for index in digits.indices.reversed() {
      guard digits[index] == 9 else {
        digits[index] += 1
        return
      }
      digits[index] = 0
    }
    digits.insert(1, at: 0)
    point += 1
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    point -= leading
    if digits.isEmpty { point = 0 }
  }
}
