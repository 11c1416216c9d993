/// Spoils JSON by whole values, keys and members, so that most of what it makes is still JSON.
struct ValueMutator {
  private let mutator: Mutator

  init(_ mutator: Mutator) {
    self.mutator = mutator
  }

  /// Values of all types, for places that want one of them.
  private static let values: [[UInt8]] = [
    "null", "true", "false", "0", "-1", "1", "2.5", "1e9", "\"\"", "\"x\"", "\"never\"",
    "\"12 min\"",
    "\"-5 min\"", "\"08:00\"", "\"25:00\"", "\"08:00-18:30\"", "\"35 %\"", "\"¥50\"", "[]", "{}",
    "[[]]", "[null]", "{\"*\": {}}", "{\"$replace\": true}", "{\"all\": 1}", "{\"sat,sun\": null}",
    "[{}, 1]", "\"\\u0000\"", "\"\\ud83d\\ude00\"",
  ].map { Array($0.utf8) }

  func spoil(_ bytes: inout [UInt8], _ dice: inout Dice) {
    let spans = ValueSpans(bytes)
    guard !spans.values.isEmpty else { return }
    let value = dice.pick(spans.values)
    switch dice.roll(12) {
    case 0, 1: bytes.replaceSubrange(value, with: dice.pick(Self.values))
    case 2, 3: bytes.replaceSubrange(value, with: literal(&dice))
    case 4: bytes.replaceSubrange(value, with: Array(bytes[dice.pick(spans.values)]))
    case 5 where !spans.members.isEmpty: remove(dice.pick(spans.members), from: &bytes)
    case 6 where !spans.members.isEmpty:
      insert(Array(bytes[dice.pick(spans.members)]), &bytes, &dice)
    case 7: insert(member(&dice), &bytes, &dice)
    case 8 where !spans.keys.isEmpty:
      bytes.replaceSubrange(dice.pick(spans.keys), with: quoted(dice.pick(mutator.dictionary)))
    case 9: wrap(value, in: &bytes, &dice)
    case 10: spoilNumber(value, in: &bytes, &dice)
    default: bytes.insert(contentsOf: Array("/* 注 */ ".utf8), at: value.lowerBound)
    }
  }

  /// A word of the format as a text, or as it is.
  private func literal(_ dice: inout Dice) -> [UInt8] {
    let word = dice.pick(mutator.dictionary)
    return dice.roll(3) == 0 ? word : quoted(word)
  }

  private func member(_ dice: inout Dice) -> [UInt8] {
    quoted(dice.pick(mutator.dictionary)) + Array(": ".utf8) + dice.pick(Self.values)
  }

  private func quoted(_ word: [UInt8]) -> [UInt8] {
    word.first == UInt8(ascii: "\"") ? word : [UInt8(ascii: "\"")] + word + [UInt8(ascii: "\"")]
  }

  /// Takes a member away, and the comma behind or before it.
  private func remove(_ member: Range<Int>, from bytes: inout [UInt8]) {
    let comma = UInt8(ascii: ",")
    var range = member
    if range.upperBound < bytes.count, bytes[range.upperBound] == comma {
      range = range.lowerBound..<(range.upperBound + 1)
    } else if let before = bytes[..<range.lowerBound].lastIndex(where: { $0 != 0x20 && $0 != 0x0A }
    ),
      bytes[before] == comma
    {
      range = before..<range.upperBound
    }
    bytes.removeSubrange(range)
  }

  /// At the beginning of some object.
  private func insert(_ member: [UInt8], _ bytes: inout [UInt8], _ dice: inout Dice) {
    let opens = bytes.indices.filter { bytes[$0] == UInt8(ascii: "{") }
    guard !opens.isEmpty else { return }
    bytes.insert(contentsOf: member + Array(", ".utf8), at: dice.pick(opens) + 1)
  }

  private func wrap(_ value: Range<Int>, in bytes: inout [UInt8], _ dice: inout Dice) {
    var whole = Array(bytes[value])
    for _ in 0...(dice.roll(40) == 0 ? 70 : dice.roll(2)) {
      let isList = dice.roll(2) == 0
      whole =
        isList
        ? Array("[".utf8) + whole + Array("]".utf8)
        : Array("{\"".utf8)
          + dice.pick(mutator.dictionary) + Array("\": ".utf8) + whole + Array("}".utf8)
    }
    bytes.replaceSubrange(value, with: whole)
  }

  private func spoilNumber(_ value: Range<Int>, in bytes: inout [UInt8], _ dice: inout Dice) {
    let digits = value.filter { bytes[$0] &- 48 < 10 }
    guard !digits.isEmpty else { return }
    bytes[dice.pick(digits)] = UInt8(48 + dice.roll(10))
  }
}

/// Where the values, keys and members of a JSON text lie; of a broken one what can be made out.
struct ValueSpans {
  private(set) var values: [Range<Int>] = []
  private(set) var keys: [Range<Int>] = []
  private(set) var members: [Range<Int>] = []

  init(_ bytes: [UInt8]) {
    var opened: [(start: Int, key: Int?)] = []
    var key: Int?
    var index = 0
    while index < bytes.count {
      let start = index
      switch bytes[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        opened.append((start, key))
        key = nil
        index += 1
        continue
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        index += 1
        guard let (start, own) = opened.popLast() else { continue }
        values.append(start..<index)
        if let own { members.append(own..<index) }
        key = nil
        continue
      case UInt8(ascii: "\""):
        index = Self.endOfText(bytes, from: index + 1)
        if Self.isKey(bytes, from: index) {
          keys.append(start..<index)
          key = start
          continue
        }
      case 0...0x20, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/"):
        index += 1
        continue
      default:
        while index < bytes.count, !Self.endsWord(bytes[index]) { index += 1 }
      }
      values.append(start..<index)
      if let own = key { members.append(own..<index) }
      key = nil
    }
  }

  private static func endOfText(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(bytes.count, index + 1)
  }

  private static func isKey(_ bytes: [UInt8], from start: Int) -> Bool {
    var index = start
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    return index < bytes.count && bytes[index] == UInt8(ascii: ":")
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "]"),
      UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""):
      true
    default: false
    }
  }
}
