/// A number as a sheet writes it (`45474.336805555555`, `1.3800138E10`), digit by digit, so that it is
/// neither rounded nor made binary.
package struct DecimalNumber {
  /// The number is these digits times ten to the exponent; 18 of them at most, the first ones.
  private(set) var digits: UInt64 = 0
  private(set) var exponent = 0
  private(set) var isNegative = false

  /// Nil where the text is no number, or is one that Excel has no room for.
  package init?(_ text: ArraySlice<UInt8>) {
    var rest = text
    while let last = rest.last, isMarkupSpace(last) { rest.removeLast() }
    while let first = rest.first, isMarkupSpace(first) { rest.removeFirst() }
    if rest.first == UInt8(ascii: "-") {
      isNegative = true
      rest.removeFirst()
    } else if rest.first == UInt8(ascii: "+") {
      rest.removeFirst()
    }
    var seen = 0
    var hasPoint = false
    while let byte = rest.first {
      if byte &- 0x30 < 10 {
        seen += 1
        if digits < 100_000_000_000_000_000 {
          digits = digits * 10 + UInt64(byte - 0x30)
          if hasPoint { exponent -= 1 }
        } else if !hasPoint {
          exponent += 1
        }
      } else if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else {
        break
      }
      rest.removeFirst()
    }
    guard seen > 0, seen <= 400 else { return nil }
    if let byte = rest.first {
      guard byte | 0x20 == UInt8(ascii: "e"), let power = DecimalNumber.power(rest.dropFirst())
      else { return nil }
      exponent += power
    }
    while digits > 0, digits % 10 == 0 {
      digits /= 10
      exponent += 1
    }
    if digits == 0 {
      exponent = 0
      isNegative = false
    }
    guard exponent < 310 else { return nil }
  }

  private static func power(_ text: ArraySlice<UInt8>) -> Int? {
    let isNegative = text.first == UInt8(ascii: "-")
    let digits = isNegative || text.first == UInt8(ascii: "+") ? text.dropFirst() : text
    guard (1...4).contains(digits.count) else { return nil }
    var value = 0
    for byte in digits {
      guard byte &- 0x30 < 10 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return isNegative ? -value : value
  }

  /// The number times a whole one, to the nearest whole; nil where that is beyond `limit`.
  func rounded(times factor: UInt64, limit: UInt64) -> UInt64? {
    var product = UInt128(digits) * UInt128(factor)
    if exponent >= 0 {
      for _ in 0..<min(exponent, 40) where product <= UInt128(limit) { product *= 10 }
    } else {
      // So small that nothing is left of it.
      if exponent < -37 { return 0 }
      var divisor: UInt128 = 1
      for _ in 0..<(-exponent) { divisor *= 10 }
      product = (product + divisor / 2) / divisor
    }
    return product <= UInt128(limit) ? UInt64(product) : nil
  }

  /// Decimal places: 12 of `45474.336805555555`.
  var places: Int { max(0, -exponent) }

  /// With 15 digits at most, which is what a spreadsheet holds, and with an exponent only where it
  /// would show one.
  package func append(to text: inout [UInt8]) {
    var digits = digits
    var exponent = exponent
    while digits >= 1_000_000_000_000_000 {
      digits = (digits + 5) / 10
      exponent += 1
    }
    while digits > 0, digits % 10 == 0 {
      digits /= 10
      exponent += 1
    }
    if isNegative { text.append(UInt8(ascii: "-")) }
    let written = Array(String(digits).utf8)
    let point = written.count + exponent
    switch point {
    case _ where exponent >= 0 && point <= 21:
      text += written
      for _ in 0..<exponent { text.append(UInt8(ascii: "0")) }
    case 1..<max(2, written.count) where point < written.count:
      text += written[..<point] + [UInt8(ascii: ".")] + written[point...]
    case -8...0:
      text += [UInt8(ascii: "0"), UInt8(ascii: ".")]
      for _ in 0..<(-point) { text.append(UInt8(ascii: "0")) }
      text += written
    default:
      text.append(written[0])
      if written.count > 1 { text += [UInt8(ascii: ".")] + written[1...] }
      text += Array("E\(point - 1)".utf8)
    }
  }
}
