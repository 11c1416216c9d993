import Forecourt

/// How a number plate appears in an output. A plate names a person: pseudonyms are the default.
public enum PlateStyle: Sendable, Hashable {
  /// 车辆0001, car-0001, in order of first appearance.
  case numbered
  /// The same name for the same plate in every month, which only who has the salt can recompute.
  ///
  /// SipHash-2-4 keyed with the salt (J.-P. Aumasson, D. J. Bernstein, "SipHash: a fast short-input
  /// PRF", 2012), 40 bits of it.
  case keyed(salt: String)
  /// The plate itself, where somebody asked for it.
  case plain

  func name(number: Int, plate: [UInt8]) -> BilingualName {
    switch self {
    case .numbered:
      let digits = String(number + 1)
      let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      return BilingualName(en: "car-\(padded)", zh: "车辆\(padded)")
    case .keyed(let salt):
      let code = PlateStyle.code(SipHash24(key: Array(salt.utf8)).hash(plate))
      return BilingualName(en: "car-\(code)", zh: "车辆\(code)")
    case .plain:
      let text = String(decoding: plate, as: UTF8.self)
      return BilingualName(en: text, zh: text)
    }
  }

  /// Eight letters of Crockford's base 32.
  private static func code(_ hash: UInt64) -> String {
    let letters = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    var result: [UInt8] = []
    for place in 0..<8 {
      result.append(letters[Int(truncatingIfNeeded: hash >> UInt64(place * 5)) & 31])
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// SipHash with two rounds a block and four at the end.
package struct SipHash24 {
  private let key0: UInt64
  private let key1: UInt64

  package init(key0: UInt64, key1: UInt64) {
    self.key0 = key0
    self.key1 = key1
  }

  /// A key of any length, folded by the hash itself under two fixed keys.
  init(key: [UInt8]) {
    key0 = SipHash24(key0: 1, key1: 0).hash(key)
    key1 = SipHash24(key0: 2, key1: 0).hash(key)
  }

  package func hash(_ bytes: [UInt8]) -> UInt64 {
    var state = State(
      v0: 0x736F_6D65_7073_6575 ^ key0, v1: 0x646F_7261_6E64_6F6D ^ key1,
      v2: 0x6C79_6765_6E65_7261 ^ key0, v3: 0x7465_6462_7974_6573 ^ key1)
    var word: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      word |= UInt64(byte) << UInt64(index % 8 * 8)
      if index % 8 == 7 {
        state.absorb(word)
        word = 0
      }
    }
    state.absorb(word | UInt64(bytes.count & 255) << 56)
    return state.finish()
  }

  private struct State {
    var v0: UInt64
    var v1: UInt64
    var v2: UInt64
    var v3: UInt64

    mutating func round() {
      v0 &+= v1
      v1 = (v1 << 13 | v1 >> 51) ^ v0
      v0 = v0 << 32 | v0 >> 32
      v2 &+= v3
      v3 = (v3 << 16 | v3 >> 48) ^ v2
      v0 &+= v3
      v3 = (v3 << 21 | v3 >> 43) ^ v0
      v2 &+= v1
      v1 = (v1 << 17 | v1 >> 47) ^ v2
      v2 = v2 << 32 | v2 >> 32
    }

    mutating func absorb(_ word: UInt64) {
      v3 ^= word
      round()
      round()
      v0 ^= word
    }

    mutating func finish() -> UInt64 {
      v2 ^= 0xFF
      for _ in 0..<4 { round() }
      return v0 ^ v1 ^ v2 ^ v3
    }
  }
}
