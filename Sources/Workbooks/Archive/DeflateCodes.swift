/// What the codes of DEFLATE stand for (RFC 1951, 3.2.5 and 3.2.6).
enum DeflateCodes {
  /// A value is the base and what the extra bits add to it.
  struct Code {
    var base: UInt32
    var bits: UInt32
  }

  /// Lengths of matches, codes 257 to 285: four codes for each number of extra bits.
  static let lengths: [Code] = {
    var codes = ranges(first: 3, count: 28, each: 4)
    codes.append(Code(base: 258, bits: 0))
    return codes
  }()

  /// Distances, codes 0 to 29: two codes for each number of extra bits.
  static let distances = ranges(first: 1, count: 30, each: 2)

  /// Bits of the literals and lengths of a block with the fixed code.
  static let fixedLengths: [UInt8] =
    [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112)
    + [UInt8](repeating: 7, count: 24) + [UInt8](repeating: 8, count: 8)

  private static func ranges(first: UInt32, count: Int, each: Int) -> [Code] {
    var codes: [Code] = []
    var base = first
    for code in 0..<count {
      let bits = UInt32(max(0, code / each - 1))
      codes.append(Code(base: base, bits: bits))
      base += 1 << bits
    }
    return codes
  }
}
