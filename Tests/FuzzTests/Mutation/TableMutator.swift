/// Spoils a table by whole lines and cells.
struct TableMutator {
  private let mutator: Mutator

  init(_ mutator: Mutator) {
    self.mutator = mutator
  }

  private static let newline = UInt8(ascii: "\n")

  func spoil(_ bytes: inout [UInt8], _ dice: inout Dice) {
    guard !bytes.isEmpty else { return }
    switch dice.roll(9) {
    case 0, 1, 2: bytes.replaceSubrange(cell(bytes, &dice), with: dice.pick(mutator.dictionary))
    case 3: bytes.replaceSubrange(cell(bytes, &dice), with: Array(bytes[cell(bytes, &dice)]))
    case 4:
      let line = line(bytes, &dice)
      bytes.insert(contentsOf: Array(bytes[line]) + [Self.newline], at: line.lowerBound)
    case 5: bytes.removeSubrange(line(bytes, &dice))
    case 6:
      // In one line, or in all: what lies between the cells.
      let from = dice.pick(Array(",;\t|\n".utf8))
      let to = dice.pick(Array(",;\t|\n\r\" ".utf8))
      let range = dice.roll(2) == 0 ? line(bytes, &dice) : 0..<bytes.count
      for index in range where bytes[index] == from { bytes[index] = to }
    case 7:
      let cell = cell(bytes, &dice)
      let quote = UInt8(ascii: "\"")
      bytes.replaceSubrange(cell, with: [quote] + bytes[cell] + [quote])
    default:
      // Two lines change places.
      let (one, other) = (line(bytes, &dice), line(bytes, &dice))
      guard one.upperBound <= other.lowerBound else { return }
      let moved = Array(bytes[other]) + bytes[one.upperBound..<other.lowerBound] + bytes[one]
      bytes.replaceSubrange(one.lowerBound..<other.upperBound, with: moved)
    }
  }

  private func line(_ bytes: [UInt8], _ dice: inout Dice) -> Range<Int> {
    span(bytes, around: dice.roll(bytes.count)) { $0 == Self.newline }
  }

  private func cell(_ bytes: [UInt8], _ dice: inout Dice) -> Range<Int> {
    span(bytes, around: dice.roll(bytes.count)) { byte in
      switch byte {
      case Self.newline, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"),
        UInt8(ascii: "|"):
        true
      default: false
      }
    }
  }

  private func span(
    _ bytes: [UInt8], around place: Int, _ isEnd: (UInt8) -> Bool
  ) -> Range<Int> {
    guard place < bytes.count else { return bytes.count..<bytes.count }
    let start = bytes[..<place].lastIndex(where: isEnd).map { $0 + 1 } ?? 0
    return start..<(bytes[place...].firstIndex(where: isEnd) ?? bytes.count)
  }
}

/// Spoils a list of words, each on a line of its own.
struct WordMutator {
  private let mutator: Mutator

  init(_ mutator: Mutator) {
    self.mutator = mutator
  }

  func spoil(_ bytes: inout [UInt8], _ dice: inout Dice) {
    var words = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map(Array.init)
    let place = dice.roll(words.count)
    switch dice.roll(7) {
    case 0: words[place] = dice.pick(mutator.dictionary)
    case 1, 2: words.insert(dice.pick(mutator.dictionary), at: place)
    case 3 where words.count > 1: words.remove(at: place)
    case 4: words.swapAt(place, dice.roll(words.count))
    case 5: words[place] += dice.pick(mutator.dictionary)
    default:
      // A value behind a sign of equality.
      let name = words[place].prefix { $0 != UInt8(ascii: "=") }
      words[place] = name + [UInt8(ascii: "=")] + dice.pick(mutator.dictionary)
    }
    bytes = Array(words.joined(separator: [UInt8(ascii: "\n")]))
  }
}
