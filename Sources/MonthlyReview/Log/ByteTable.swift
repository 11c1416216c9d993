/// Distinct byte strings, numbered in order of first appearance. O(1) look-up, one copy of each.
struct ByteTable {
  private var text: [UInt8] = []
  /// `ends[i]` is where entry i ends in `text`.
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  /// Open addressing: entry + 1, or 0.
  private var slots: [Int32] = [Int32](repeating: 0, count: 256)

  var count: Int { ends.count }

  /// The number of a byte string, which is new if it was not seen before.
  mutating func insert(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    let hash = ByteTable.hash(bytes, start, end)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = Int(slots[slot]) - 1
      if hashes[entry] == hash, equals(entry, bytes, start, end) { return entry }
      slot = (slot + 1) & (slots.count - 1)
    }
    let entry = ends.count
    text.append(contentsOf: bytes[start..<end])
    ends.append(text.count)
    hashes.append(hash)
    slots[slot] = Int32(entry + 1)
    if ends.count * 2 > slots.count { grow() }
    return entry
  }

  subscript(entry: Int) -> String {
    String(decoding: text[(entry == 0 ? 0 : ends[entry - 1])..<ends[entry]], as: UTF8.self)
  }

  func bytes(_ entry: Int) -> [UInt8] {
    Array(text[(entry == 0 ? 0 : ends[entry - 1])..<ends[entry]])
  }

  private func equals(_ entry: Int, _ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    let first = entry == 0 ? 0 : ends[entry - 1]
    guard ends[entry] - first == end - start else { return false }
    for offset in 0..<(end - start) where text[first + offset] != bytes[start + offset] {
      return false
    }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for entry in ends.indices {
      var slot = Int(truncatingIfNeeded: hashes[entry]) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(entry + 1)
    }
  }

  /// FNV-1a with a final mix.
  private static func hash(_ bytes: [UInt8], _ start: Int, _ end: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in start..<end { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    hash ^= hash &>> 32
    return hash &* 0x9E37_79B9_7F4A_7C15 ^ hash
  }
}
