/// SHA-256 (FIPS 180-4), so that the name of a content is the same on every machine.
///
///     var digest = Digest()
///     digest.update(bytes)        // as often as there is more
///     let name = digest.finish()  // 64 hexadecimal digits
package struct Digest {
  private static let blockSize = 64

  private var state = Digest.initial
  /// Less than a block, not yet taken in.
  private var rest: [UInt8] = []
  /// Bytes in all.
  private var count: UInt64 = 0

  package init() {}

  /// 64 hexadecimal digits.
  package static func sha256(_ text: String) -> String {
    var digest = Digest()
    digest.update(Array(text.utf8)[...])
    return digest.finish()
  }

  package mutating func update(_ bytes: ArraySlice<UInt8>) {
    count += UInt64(bytes.count)
    if rest.isEmpty {
      let whole = bytes.count - bytes.count % Self.blockSize
      compress(bytes.prefix(whole))
      rest.append(contentsOf: bytes.dropFirst(whole))
    } else {
      let missing = Self.blockSize - rest.count
      rest.append(contentsOf: bytes.prefix(missing))
      guard rest.count == Self.blockSize else { return }
      compress(rest[...])
      rest.removeAll(keepingCapacity: true)
      let more = bytes.dropFirst(missing)
      let whole = more.count - more.count % Self.blockSize
      compress(more.prefix(whole))
      rest.append(contentsOf: more.dropFirst(whole))
    }
  }

  package mutating func finish() -> String {
    let bits = count * 8
    rest.append(0x80)
    while rest.count % Self.blockSize != 56 { rest.append(0) }
    for shift in stride(from: 56, through: 0, by: -8) {
      rest.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    compress(rest[...])
    return state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  /// Takes in whole blocks.
  private mutating func compress(_ blocks: ArraySlice<UInt8>) {
    precondition(blocks.count % Self.blockSize == 0, "whole blocks only")
    var words = [UInt32](repeating: 0, count: 64)
    // The message is whole blocks of 64 bytes; words and constants are 64, and so are the rounds.
    blocks.withUnsafeBytes { message in
      words.withUnsafeMutableBufferPointer { words in
        Self.constants.withUnsafeBufferPointer { constants in
          // Each block lies within the message by the precondition.
          for block in stride(from: 0, to: message.count, by: Self.blockSize) {
            for index in 0..<16 {
              words[index] = UInt32(
                bigEndian: message.loadUnaligned(
                  fromByteOffset: block + index * 4, as: UInt32.self))
            }
            Self.expand(words)
            Self.compress(&state, words, constants)
          }
        }
      }
    }
  }

  /// The 64 words of a round, of the 16 of the block.
  private static func expand(_ words: UnsafeMutableBufferPointer<UInt32>) {
    for index in 16..<64 {
      let a = words[index - 15]
      let b = words[index - 2]
      let s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a &>> 3)
      let s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b &>> 10)
      words[index] = words[index - 16] &+ s0 &+ words[index - 7] &+ s1
    }
  }

  /// One block; the eight words of the state move down by one in each round.
  private static func compress(
    _ state: inout [UInt32], _ words: UnsafeMutableBufferPointer<UInt32>,
    _ constants: UnsafeBufferPointer<UInt32>
  ) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for round in 0..<64 {
      let s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
      let choice = (e & f) ^ (~e & g)
      let t1 = h &+ s1 &+ choice &+ constants[round] &+ words[round]
      let s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      (e, f, g, h) = (d &+ t1, e, f, g)
      (a, b, c, d) = (t1 &+ s0 &+ majority, a, b, c)
    }
    state[0] &+= a
    state[1] &+= b
    state[2] &+= c
    state[3] &+= d
    state[4] &+= e
    state[5] &+= f
    state[6] &+= g
    state[7] &+= h
  }

  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 - count)
  }

  private static let initial: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]

  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
