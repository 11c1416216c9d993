/// Spoils an input in the ways in which people, editors and cables do.
struct Mutator: Sendable {
  /// How the input is built, and so where it is worth breaking.
  enum Syntax: Sendable {
    /// JSON with comments: whole values, keys and members are moved about.
    case values
    /// A table of lines and cells.
    case table
    /// Words, each on a line of its own.
    case words
  }

  var syntax: Syntax
  /// Words of the format, put where they do not belong.
  var dictionary: [[UInt8]]

  init(_ syntax: Syntax, dictionary: [String] = []) {
    self.syntax = syntax
    self.dictionary = (dictionary + Self.limits).map { Array($0.utf8) }
  }

  /// Numbers and signs at which readers trip.
  private static let limits = [
    "0", "-1", "1", "-0.0", "1e308", "1e309", "1e-320", "0.1", "1e15", "1e16", "127", "128", "255",
    "32767", "32768", "-32768", "65536", "2147483647", "2147483648", "-2147483649", "4294967296",
    "9007199254740993", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
    "18446744073709551615", "18446744073709551616", "99999999999999999999999999", "nan", "inf",
    "null", "true", "\u{0}", "\u{FEFF}", "\u{2028}", "\u{301}", "é", "预", "１", "😀", "\r", "\r\n",
    "\u{1B}[31m", "",
  ]

  /// The longest input that is made: what is slow only because it is large is another test.
  static let longest = 4096

  /// A spoilt input; now and then the sound one.
  func spoilt(_ input: [UInt8], with others: [[UInt8]], _ dice: inout Dice) -> [UInt8] {
    var bytes = input
    for _ in 0..<dice.roll(5) {
      // Two in three keep to the syntax, so that what lies behind the reader is reached too.
      if dice.roll(3) > 0 {
        switch syntax {
        case .values: ValueMutator(self).spoil(&bytes, &dice)
        case .table: TableMutator(self).spoil(&bytes, &dice)
        case .words: WordMutator(self).spoil(&bytes, &dice)
        }
      } else {
        spoilBytes(&bytes, others, &dice)
      }
    }
    if bytes.count > Self.longest { bytes.removeLast(bytes.count - Self.longest) }
    return bytes
  }

  /// Without any regard to syntax.
  private func spoilBytes(_ bytes: inout [UInt8], _ others: [[UInt8]], _ dice: inout Dice) {
    let place = dice.roll(bytes.count + 1)
    let end = min(bytes.count, place + 1 + dice.roll(12))
    switch dice.roll(9) {
    case 0 where place < bytes.count: bytes[place] = UInt8(dice.roll(256))
    case 1 where place < bytes.count: bytes[place] ^= 1 << UInt8(dice.roll(8))
    case 2 where place < end: bytes.removeSubrange(place..<end)
    case 3: bytes.removeLast(bytes.count - place)
    case 4: bytes.insert(contentsOf: dice.pick(dictionary), at: place)
    case 5 where place < end: bytes.insert(contentsOf: bytes[place..<end], at: dice.roll(place))
    case 6:
      let other = dice.pick(others)
      bytes.replaceSubrange(place..., with: other[dice.roll(other.count)...])
    case 7: bytes.insert(UInt8(dice.roll(256)), at: place)
    default: spoilDigit(&bytes, from: place, &dice)
    }
  }

  /// One digit more, or another one.
  private func spoilDigit(_ bytes: inout [UInt8], from place: Int, _ dice: inout Dice) {
    guard let digit = bytes[place...].firstIndex(where: { $0 &- 48 < 10 }) else { return }
    let other = UInt8(48 + dice.roll(10))
    if dice.roll(2) == 0 { bytes.insert(other, at: digit) } else { bytes[digit] = other }
  }
}
