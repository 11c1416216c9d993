/// A decimal number read digit by digit, so that money and durations are exact: 0.1 is a tenth.
package struct ExactDecimal {
  /// The number times 10^scale.
  var digits: Int128
  var scale: Int

  /// `12`, `0.5`, `1.25`; at most 15 digits before and 9 after the point; no exponent.
  package init?(_ text: Substring) {
    var digits: Int128 = 0
    var scale = 0
    var whole = 0
    var seenPoint = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits = digits * 10 + Int128(byte - UInt8(ascii: "0"))
        if seenPoint { scale += 1 } else { whole += 1 }
        if whole > 15 || scale > 9 { return nil }
      case UInt8(ascii: ".") where !seenPoint && whole > 0:
        seenPoint = true
      default:
        return nil
      }
    }
    if whole == 0 || (seenPoint && scale == 0) { return nil }
    self.digits = digits
    self.scale = scale
  }

  /// The number times a whole one, if that is whole.
  package func exactly(times factor: Int64) -> Int64? {
    let (quotient, remainder) = product(factor)
    return remainder == 0 ? Int64(exactly: quotient) : nil
  }

  /// The number times a whole one, to the nearest whole.
  package func rounded(times factor: Int64) -> Int64? {
    let (quotient, remainder) = product(factor)
    return Int64(exactly: remainder * 2 >= power ? quotient + 1 : quotient)
  }

  private func product(_ factor: Int64) -> (Int128, Int128) {
    (digits * Int128(factor)).quotientAndRemainder(dividingBy: power)
  }

  private var power: Int128 {
    (0..<scale).reduce(Int128(1)) { power, _ in power * 10 }
  }
}

extension String {
  /// Without white space at both ends.
  package var trimmed: Substring {
    // Mostly there is none, and a byte says so sooner than a character.
    if let first = utf8.first, let last = utf8.last, (0x21...0x7E).contains(first),
      (0x21...0x7E).contains(last)
    {
      return self[...]
    }
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return rest
  }
}
