/// Packs bytes by DEFLATE (RFC 1951): repeats are found by a chain of earlier places of the same four
/// bytes, and written in the format's fixed code. The same bytes always give the same packed ones.
package enum Deflater {
  private static let minimumMatch = 4
  private static let longestMatch = 258
  /// Earlier places that are tried at most.
  private static let tries = 24

  package static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var output = BitOutput()
    output.bytes.reserveCapacity(bytes.count / 6 + 16)
    // The last block, in the fixed code.
    output.append(0b011, 3)
    var places = MatchPlaces()
    let input = bytes.span
    var index = 0
    while index < input.count {
      let match = places.longest(input, at: index, tries: tries, longestMatch)
      if match.length >= minimumMatch {
        output.append(lengthOf: match.length)
        output.append(distance: match.distance)
        for place in index..<(index + match.length) { places.insert(input, place) }
        index += match.length
      } else {
        output.append(symbol: Int(input[index]))
        places.insert(input, index)
        index += 1
      }
    }
    output.append(symbol: 256)
    return output.finished()
  }
}

/// Where four bytes stood before.
private struct MatchPlaces {
  private static let hashBits: UInt32 = 15
  private static let none: Int32 = -1

  /// By the hash of four bytes: their last place.
  private var last = [Int32](repeating: none, count: 1 << Int(hashBits))
  /// By a place within the window: the place before with the same hash.
  private var before = [Int32](repeating: none, count: Inflater.history)

  private func hash(_ input: Span<UInt8>, _ index: Int) -> Int {
    let four =
      UInt32(input[index]) | UInt32(input[index + 1]) << 8 | UInt32(input[index + 2]) << 16
      | UInt32(input[index + 3]) << 24
    return Int((four &* 2_654_435_761) >> (32 - MatchPlaces.hashBits))
  }

  mutating func insert(_ input: Span<UInt8>, _ index: Int) {
    guard index + 4 <= input.count else { return }
    let slot = hash(input, index)
    before[index % Inflater.history] = last[slot]
    last[slot] = Int32(truncatingIfNeeded: index)
  }

  func longest(
    _ input: Span<UInt8>, at index: Int, tries: Int, _ limit: Int
  ) -> (length: Int, distance: Int) {
    guard index + 4 <= input.count else { return (0, 0) }
    let most = min(limit, input.count - index)
    var best = (length: 0, distance: 0)
    var place = last[hash(input, index)]
    for _ in 0..<tries {
      let distance = index - Int(place)
      guard place >= 0, distance <= Inflater.history else { break }
      var length = 0
      while length < most, input[Int(place) + length] == input[index + length] { length += 1 }
      if length > best.length {
        best = (length, distance)
        if length == most { break }
      }
      let earlier = before[Int(place) % Inflater.history]
      // The ring was written over since.
      guard earlier < place else { break }
      place = earlier
    }
    return best
  }
}

/// Bits one behind the other, the lowest of a byte first.
private struct BitOutput {
  var bytes: [UInt8] = []
  private var bits: UInt64 = 0
  private var count: UInt64 = 0

  /// By symbol: its code as it is sent, and its length.
  private static let literals: [(code: UInt64, length: UInt64)] = {
    var next: [Int] = [0, 0, 0, 0, 0, 0, 0, 0b0000000, 0b0011_0000, 0b1_1001_0000]
    var codes: [(UInt64, UInt64)] = []
    // The codes of eight bits are two runs: 0 to 143 and 280 to 287.
    for (symbol, length) in DeflateCodes.fixedLengths.enumerated() {
      let code = symbol >= 280 ? 0b1100_0000 + symbol - 280 : next[Int(length)]
      next[Int(length)] += 1
      codes.append((UInt64(HuffmanTable.reversed(code, bits: Int(length))), UInt64(length)))
    }
    return codes
  }()

  mutating func append(_ value: UInt64, _ length: UInt64) {
    bits |= value << count
    count += length
    while count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
      count -= 8
    }
  }

  mutating func append(symbol: Int) {
    let code = BitOutput.literals[symbol]
    append(code.code, code.length)
  }

  mutating func append(lengthOf length: Int) {
    let code = BitOutput.code(DeflateCodes.lengths, UInt32(length))
    append(symbol: 257 + code)
    append(
      UInt64(UInt32(length) - DeflateCodes.lengths[code].base),
      UInt64(DeflateCodes.lengths[code].bits))
  }

  mutating func append(distance: Int) {
    let code = BitOutput.code(DeflateCodes.distances, UInt32(distance))
    append(UInt64(HuffmanTable.reversed(code, bits: 5)), 5)
    append(
      UInt64(UInt32(distance) - DeflateCodes.distances[code].base),
      UInt64(DeflateCodes.distances[code].bits))
  }

  /// The last code whose base is not beyond the value.
  private static func code(_ codes: [DeflateCodes.Code], _ value: UInt32) -> Int {
    var low = 0
    var high = codes.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if codes[middle].base <= value { low = middle } else { high = middle }
    }
    return low
  }

  consuming func finished() -> [UInt8] {
    if count > 0 { bytes.append(UInt8(truncatingIfNeeded: bits)) }
    return bytes
  }
}
