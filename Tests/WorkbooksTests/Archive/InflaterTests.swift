import Testing
import Workbooks

@Suite struct `Unpacking DEFLATE` {
  static func unpacked(_ packed: [UInt8]) throws -> [UInt8] {
    var inflater = Inflater(packed, from: 0, to: packed.count)
    var result: [UInt8] = []
    while let piece = try inflater.next() { result += inflater.window[piece] }
    #expect(inflater.position == packed.count)
    return result
  }

  /// Packed by zlib 1.2.13 (Python's `zlib.compressobj` with negative window bits).
  struct Vector: CustomTestStringConvertible {
    var testDescription: String
    var packed: String
    var content: [UInt8]

    init(_ name: String, _ packed: String, _ content: [UInt8]) {
      testDescription = name
      self.packed = packed
      self.content = content
    }
  }

  private static let times = Array(String(repeating: "进厂时间,2024-07-01 08:05:30;", count: 3).utf8)

  static let vectors = [
    Vector("nothing", "0300", []),
    Vector("stored", "010300fcff616263", Array("abc".utf8)),
    Vector("fixed code", "4b4c4a4e842100", Array("abcabcabcabc".utf8)),
    Vector(
      "code of its own",
      """
      2dcf6d9243300000d0b328c3c647a59120cdb044646755b423345a71ff6b6c7fecbbc1731ce7e47afe5718a788d0aa\
      ed87fbf276419a57625c6c00291f9f6e5276d31b9076da23fab3fa44683f97cf908d4ed69ba4d1613d835a47ad81f2\
      2826d0beb002dc520d6f40b8dffbd5140bd178c69aace5c66ce3c948a195397dfc28ac8867e60d78efe1d69d4d97be\
      6476dc68a0f9e55055b28fd5f9b8b73830438dfc4df122719f4a30149ecce397339202cf9a791a64d754d732c719ba\
      c08f0bca705e5eaba693c3341beb819430fefb30a71031a13ea782abcd47f56002dcde8f7335ee49a58e0bd701bd1d\
      997ca59d39771bec773c786c8e852d1e71efb015a9487a8d655bb9fea796c25cf76f57801bd4d472a0f0ab05537148\
      68da48d760ae43dd24a6cf9c91854f99fb5a107ffda1d13eb504bca7aefc9c464e6160973f
      """, (0..<400).map { UInt8($0 * $0 / 7 % 61 + 33) }),
    Vector(
      "literals only",
      """
      05c1c10d00100c05d0550ca0c95784d4760670edc11ae26a1ac216debbabef568fcea7c332381012c1196441148f72\
      57dfad1e9d4f87657020248233c882281ee5aebe5b3d3a9f0ecbe0404804679005513cca07
      """, times),
    Vector("runs", "4b1c05a360880200", [UInt8](repeating: 0x61, count: 700)),
    Vector(
      "flushed fully",
      """
      7ab17ff6d3bea667d3b7bd9cbe45c7c8c0c844d7c01c000000ffffd235305430b0b03230b53236b07eb17ff6d3bea6\
      6700000000ffff9abeede5f42d3a46064626ba06e6ba06860a06165600000000ffff3230b53236b07eb17ff6d3bea6\
      67d3b7bd9cbe45c708000000ffff323032d13530d735305430b0b03230b53236b006000000ffff0300
      """, times),
    Vector(
      "flushed",
      """
      7ab17ff6d3bea667d3b7bd9cbe45c7c8c0c844d7c05cd7c050c1c0c2cac0d4cad8c01a000000ffff7a414801000000\
      ffff22a800000000ffff0300
      """, times),
    // By hand (RFC 1951, 3.2.7): the one code of each kind has one bit; a literal code without a
    // distance; then the end.
    Vector("end only, by a code of one bit", "05c081000000000090ff6b00", []),
  ]

  @Test(arguments: vectors.dropLast())
  func `gives what zlib packed`(vector: Vector) throws {
    #expect(try Self.unpacked([UInt8](hex: vector.packed)) == vector.content)
  }

  @Test func `a match may reach back as far as the window`() throws {
    var dice = Dice(1)
    let first = (0..<32_768).map { _ in UInt8(dice.roll(256)) }
    // A stored block of 32,768 bytes, then in the fixed code: length 3 (code 257), distance 32,768
    // (code 29, thirteen bits 1), the end (code 256).
    let packed: [UInt8] = [0x00, 0x00, 0x80, 0xFF, 0x7F] + first
    let block = Bits()
      .then(0b011, 3).code(0b000_0001, 7).code(0b11101, 5).then(0x1FFF, 13).code(0, 7).bytes
    #expect(try Self.unpacked(packed + block) == first + first[..<3])
    // One byte less before it, and the same match reaches too far.
    let short: [UInt8] = [0x00, 0xFF, 0x7F, 0x00, 0x80] + first.dropLast()
    #expect(throws: Inflater.Fault.malformed) { try Self.unpacked(short + block) }
  }

  @Test(arguments: vectors)
  func `what is cut off is found out`(vector: Vector) {
    let packed = [UInt8](hex: vector.packed)
    for count in 0..<packed.count {
      #expect(throws: Inflater.Fault.self) { try Self.unpacked(Array(packed[..<count])) }
    }
  }

  /// Each breaks one rule of the format.
  static let broken: [(String, [UInt8])] = [
    ("a block of the fourth kind", Bits().then(0b111, 3).bytes),
    ("a length that is not its complement", [0x01, 0x03, 0x00, 0xFC, 0xFE, 0x61, 0x62, 0x63]),
    ("literal code 286", Bits().then(0b011, 3).code(0b1100_0110, 8).bytes + [0, 0, 0]),
    ("distance code 30", Bits().then(0b011, 3).code(1, 7).code(0b11110, 5).bytes + [0, 0, 0]),
    ("a match before any byte", Bits().then(0b011, 3).code(1, 7).code(0, 5).bytes + [0, 0, 0]),
    ("287 literal codes", Bits().then(0b101, 3).then(30, 5).then(0, 9).bytes + [0, 0, 0, 0]),
    ("31 distance codes", Bits().then(0b101, 3).then(0, 5).then(30, 5).then(0, 4).bytes + [0, 0]),
    (
      "three codes of one bit",
      Bits().then(0b101, 3).then(0, 14).then(1, 3).then(1, 3).then(1, 3).then(0, 3).bytes + [0, 0]
    ),
    ("no code at all", Bits().then(0b101, 3).then(0, 14).then(0, 12).bytes + [0, 0, 0, 0]),
    (
      "a repeat of nothing",
      Bits().then(0b101, 3).then(0, 14).then(1, 3).then(1, 3).then(0, 6).code(0, 1).bytes + [0, 0]
    ),
  ]

  @Test(arguments: broken)
  func `what breaks a rule is refused`(name: String, packed: [UInt8]) {
    #expect(throws: Inflater.Fault.malformed) { try Self.unpacked(packed) }
  }

  @Test func `what this program packs comes out the same`() throws {
    var dice = Dice(7)
    for round in 0..<60 {
      let letters = 1 + dice.roll(round % 3 == 0 ? 256 : 4)
      let count = round < 40 ? dice.roll(3000) : dice.roll(200_000)
      var content: [UInt8] = []
      while content.count < count {
        if dice.roll(3) == 0, !content.isEmpty {
          let start = dice.roll(content.count)
          content += content[start..<min(content.count, start + dice.roll(600))]
        } else {
          content.append(UInt8(dice.roll(letters)))
        }
      }
      let packed = Deflater.packed(content)
      #expect(try Self.unpacked(packed) == content)
      #expect(packed == Deflater.packed(content))
    }
  }
}

/// Bits as DEFLATE sends them: numbers from their lowest, codes from their highest.
struct Bits {
  private var bits: [UInt8] = []

  func then(_ value: Int, _ count: Int) -> Bits {
    var copy = self
    for place in 0..<count { copy.bits.append(UInt8(value >> place & 1)) }
    return copy
  }

  func code(_ value: Int, _ count: Int) -> Bits {
    then(HuffmanTable.reversed(value, bits: count), count)
  }

  var bytes: [UInt8] {
    stride(from: 0, to: bits.count, by: 8).map { start in
      bits[start..<min(bits.count, start + 8)].reversed().reduce(0) { $0 << 1 | $1 }
    }
  }
}
