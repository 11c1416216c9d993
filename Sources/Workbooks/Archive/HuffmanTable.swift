/// A canonical Huffman code of at most 15 bits (RFC 1951, 3.2.2), ready to be read.
///
/// Codes of up to ``fastBits`` bits are looked up; the few longer ones are found bit by bit.
package struct HuffmanTable: Sendable {
  /// Why lengths are no code.
  enum Fault: Error {
    /// More codes than there is room for, or room that no code fills.
    case uneven
  }

  static let fastBits = 10

  /// By the next bits as they come: symbol × 16 + length; 0 where the code is longer, or none.
  private(set) var fast = [UInt16](repeating: 0, count: 1 << fastBits)
  /// How many codes there are of each length, from 0 to 15.
  private(set) var counts = [UInt16](repeating: 0, count: 16)
  /// Symbols in order of their codes.
  private(set) var symbols: [UInt16] = []

  init() {}

  /// - Parameters:
  ///   - lengths: bits of each symbol's code; 0: the symbol has none.
  ///   - mayBeIncomplete: a code of one symbol, or none, which needs no second one (for distances).
  init(lengths: ArraySlice<UInt8>, mayBeIncomplete: Bool = false) throws(Fault) {
    for length in lengths { counts[Int(length)] += 1 }
    counts[0] = 0
    var room = 1
    for length in 1...15 {
      room = room * 2 - Int(counts[length])
      if room < 0 { throw .uneven }
    }
    if room > 0 {
      // Such a code is either empty or the single one of one bit.
      let isSmall = room == 1 << 15 || (counts[1] == 1 && room == 1 << 14)
      guard mayBeIncomplete && isSmall else { throw .uneven }
    }
    var first = [Int](repeating: 0, count: 17)
    var code = [Int](repeating: 0, count: 17)
    for length in 1...15 {
      first[length + 1] = first[length] + Int(counts[length])
      code[length + 1] = (code[length] + Int(counts[length])) << 1
    }
    symbols = [UInt16](repeating: 0, count: first[16])
    for (symbol, length) in lengths.enumerated() where length > 0 {
      let length = Int(length)
      symbols[first[length]] = UInt16(symbol)
      first[length] += 1
      if length <= HuffmanTable.fastBits {
        // The first bit of a code is the lowest of what comes; all that may follow it is filled in.
        var place = HuffmanTable.reversed(code[length], bits: length)
        while place < fast.count {
          fast[place] = UInt16(symbol << 4 | length)
          place += 1 << length
        }
      }
      code[length] += 1
    }
  }

  /// The symbol that the lowest of the bits spell, and its length; nil if they are no code.
  @inline(never)
  func long(_ bits: UInt64) -> (symbol: Int, length: Int)? {
    var bits = bits
    var code = 0
    var first = 0
    var index = 0
    for length in 1...15 {
      code |= Int(bits & 1)
      bits >>= 1
      let count = Int(counts[length])
      if code - count < first { return (Int(symbols[index + (code - first)]), length) }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    return nil
  }

  package static func reversed(_ code: Int, bits: Int) -> Int {
    var code = code
    var result = 0
    for _ in 0..<bits {
      result = result << 1 | code & 1
      code >>= 1
    }
    return result
  }
}
