/// Unpacks DEFLATE (RFC 1951), a piece at a time, in bounded memory whatever the packed bytes say.
///
/// ```swift
/// var inflater = Inflater(bytes, from: 0, to: bytes.count)
/// while let piece = try inflater.next() { use(inflater.window[piece]) }
/// ```
package struct Inflater {
  /// How the packed bytes are no DEFLATE.
  package enum Fault: Error {
    /// They end before the stream does.
    case truncated
    /// They break a rule of the format.
    case malformed
  }

  /// A match reaches back so far at most.
  static let history = 32_768
  /// Bytes of a piece, give or take a match.
  package static let piece = 65_536
  private static let longestMatch = 258

  /// The last bytes that were unpacked, and before them those that matches may reach back to.
  package private(set) var window: [UInt8]
  /// Where the next byte goes to.
  private var end = 0
  private let bytes: [UInt8]
  private let limit: Int
  private var input: BitInput
  private var block = Block.header
  private var isLast = false
  private var literals = HuffmanTable()
  private var distances = HuffmanTable()

  private enum Block {
    case header
    /// Bytes that lie there as they are, so many.
    case stored(Int)
    case compressed
    case finished
  }

  package init(_ bytes: [UInt8], from start: Int, to limit: Int) {
    self.bytes = bytes
    self.limit = limit
    input = BitInput(position: start)
    window = [UInt8](
      repeating: 0, count: Inflater.history + Inflater.piece + Inflater.longestMatch)
  }

  /// Where the packed bytes end, once they are unpacked.
  package var position: Int { input.position - input.count / 8 }

  /// The next piece, in `window` until the next call; nil at the end.
  package mutating func next() throws(Fault) -> Range<Int>? {
    // What matches may reach back to goes to the front, and the piece behind it.
    if end > Inflater.history {
      let from = end - Inflater.history
      var output = window.mutableSpan
      for index in 0..<Inflater.history { output[index] = output[from + index] }
      end = Inflater.history
    }
    let start = end
    while end - start < Inflater.piece {
      switch block {
      case .header: try readHeader()
      case .stored(let left): copyStored(left, upTo: start + Inflater.piece)
      case .compressed:
        let isOver = try Inflater.decode(
          &input, of: bytes, to: limit, into: &window, &end, upTo: start + Inflater.piece, literals,
          distances)
        if isOver { block = .header }
      case .finished: return start == end ? nil : start..<end
      }
    }
    return start..<end
  }

  // MARK: Blocks

  private mutating func readHeader() throws(Fault) {
    if isLast {
      block = .finished
      return
    }
    isLast = try bits(1) == 1
    switch try bits(2) {
    case 0:
      input.drop(input.count % 8)
      let length = try bits(16)
      guard try bits(16) == ~length & 0xFFFF else { throw .malformed }
      // What was read ahead lies there as bytes, too.
      let ahead = input.count / 8
      input = BitInput(position: input.position - ahead)
      guard limit - input.position >= length else { throw .truncated }
      block = .stored(length)
    case 1:
      literals = Inflater.fixedLiterals
      distances = Inflater.fixedDistances
      block = .compressed
    case 2:
      try readCodes()
      block = .compressed
    default: throw .malformed
    }
  }

  private mutating func copyStored(_ left: Int, upTo full: Int) {
    let count = min(left, full - end)
    let from = input.position
    window.replaceSubrange(end..<(end + count), with: bytes[from..<(from + count)])
    end += count
    input = BitInput(position: from + count)
    block = left == count ? .header : .stored(left - count)
  }

  /// The two codes of a block that brings its own (3.2.7).
  private mutating func readCodes() throws(Fault) {
    let literalCount = try bits(5) + 257
    let distanceCount = try bits(5) + 1
    let lengthCount = try bits(4) + 4
    guard literalCount <= 286, distanceCount <= 30 else { throw .malformed }
    var lengths = [UInt8](repeating: 0, count: 19)
    for index in 0..<lengthCount {
      lengths[Inflater.lengthOrder[index]] = UInt8(truncatingIfNeeded: try bits(3))
    }
    let lengthCode = try Inflater.code(lengths[...])
    lengths = [UInt8](repeating: 0, count: literalCount + distanceCount)
    var index = 0
    while index < lengths.count {
      let symbol = try symbol(of: lengthCode)
      if symbol < 16 {
        lengths[index] = UInt8(symbol)
        index += 1
        continue
      }
      let again: (length: UInt8, times: Int)
      switch symbol {
      case 16:
        guard index > 0 else { throw .malformed }
        again = (lengths[index - 1], try bits(2) + 3)
      case 17: again = (0, try bits(3) + 3)
      default: again = (0, try bits(7) + 11)
      }
      guard again.times <= lengths.count - index else { throw .malformed }
      for _ in 0..<again.times {
        lengths[index] = again.length
        index += 1
      }
    }
    // Without it the block has no end.
    guard lengths[256] > 0 else { throw .malformed }
    literals = try Inflater.code(lengths[..<literalCount], mayBeIncomplete: true)
    distances = try Inflater.code(lengths[literalCount...], mayBeIncomplete: true)
  }

  private static func code(
    _ lengths: ArraySlice<UInt8>, mayBeIncomplete: Bool = false
  ) throws(Fault) -> HuffmanTable {
    do throws(HuffmanTable.Fault) {
      return try HuffmanTable(lengths: lengths, mayBeIncomplete: mayBeIncomplete)
    } catch {
      throw .malformed
    }
  }

  private mutating func bits(_ count: Int) throws(Fault) -> Int {
    input.fill(from: bytes, to: limit)
    guard input.count >= count else { throw .truncated }
    return input.take(count)
  }

  private mutating func symbol(of code: HuffmanTable) throws(Fault) -> Int {
    input.fill(from: bytes, to: limit)
    guard let (symbol, length) = code.long(input.bits) else { throw .malformed }
    guard input.drop(length) else { throw .truncated }
    return symbol
  }

  // MARK: Symbols

  /// Literals and matches until the block ends (true) or the piece is full. Apart from `self`, so that
  /// reading and writing do not stand in each other's way.
  private static func decode(
    _ input: inout BitInput, of bytes: [UInt8], to limit: Int, into window: inout [UInt8],
    _ end: inout Int, upTo full: Int, _ literals: HuffmanTable, _ distances: HuffmanTable
  ) throws(Fault) -> Bool {
    let packed = bytes.span
    let literalCodes = literals.fast.span
    let distanceCodes = distances.fast.span
    let lengthBases = Inflater.lengthBases.span
    let distanceBases = Inflater.distanceBases.span
    let mask = UInt64(literalCodes.count - 1)
    var output = window.mutableSpan
    while end < full {
      // The longest symbol with its distance has 48 bits; what is not there reads as nought, and is
      // found out before it is used.
      input.fill(from: packed, to: limit)
      var entry = Int(literalCodes[Int(truncatingIfNeeded: input.bits & mask)])
      if entry == 0 { entry = try Inflater.entry(literals, input.bits) }
      guard input.drop(entry & 15) else { throw .truncated }
      let symbol = entry >> 4
      if symbol < 256 {
        output[end] = UInt8(truncatingIfNeeded: symbol)
        end += 1
        continue
      }
      if symbol == 256 { return true }
      guard symbol <= 285 else { throw .malformed }
      let lengthBase = lengthBases[symbol - 257]
      guard input.count >= Int(lengthBase & 15) else { throw .truncated }
      let length = Int(lengthBase >> 4) + input.take(Int(lengthBase & 15))
      entry = Int(distanceCodes[Int(truncatingIfNeeded: input.bits & mask)])
      if entry == 0 { entry = try Inflater.entry(distances, input.bits) }
      guard input.drop(entry & 15) else { throw .truncated }
      guard entry >> 4 < 30 else { throw .malformed }
      let distanceBase = distanceBases[entry >> 4]
      guard input.count >= Int(distanceBase & 15) else { throw .truncated }
      let distance = Int(distanceBase >> 4) + input.take(Int(distanceBase & 15))
      guard distance <= end else { throw .malformed }
      for index in end..<(end + length) { output[index] = output[index - distance] }
      end += length
    }
    return false
  }

  private static func entry(_ code: HuffmanTable, _ bits: UInt64) throws(Fault) -> Int {
    guard let (symbol, length) = code.long(bits) else { throw .malformed }
    return symbol << 4 | length
  }

  // MARK: Constants of the format

  private static let lengthOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]

  /// Length codes 257 to 285: base × 16 + extra bits.
  private static let lengthBases: [UInt32] = DeflateCodes.lengths.map { $0.base << 4 | $0.bits }
  private static let distanceBases: [UInt32] = DeflateCodes.distances.map {
    $0.base << 4 | $0.bits
  }

  private static let fixedLiterals = fixed(DeflateCodes.fixedLengths)
  private static let fixedDistances = fixed([UInt8](repeating: 5, count: 32))

  private static func fixed(_ lengths: [UInt8]) -> HuffmanTable {
    guard let table = try? HuffmanTable(lengths: lengths[...]) else {
      preconditionFailure("the format's own codes are even")
    }
    return table
  }
}

/// The bits of a stream, the lowest of a byte first.
private struct BitInput {
  /// Of the next byte that is not in `bits`.
  private(set) var position: Int
  private(set) var bits: UInt64 = 0
  private(set) var count = 0

  init(position: Int) { self.position = position }

  mutating func fill(from bytes: [UInt8], to limit: Int) { fill(from: bytes.span, to: limit) }

  /// At least 56 bits, or all there are.
  mutating func fill(from bytes: Span<UInt8>, to limit: Int) {
    while count < 56 && position < limit {
      bits |= UInt64(bytes[position]) << UInt64(count)
      position += 1
      count += 8
    }
  }

  /// So many bits as a number; there must be as many.
  mutating func take(_ number: Int) -> Int {
    let value = Int(truncatingIfNeeded: bits & (1 << UInt64(number) - 1))
    bits >>= UInt64(number)
    count -= number
    return value
  }

  /// False if there are not so many.
  @discardableResult
  mutating func drop(_ number: Int) -> Bool {
    guard number <= count else { return false }
    bits >>= UInt64(number)
    count -= number
    return true
  }
}
