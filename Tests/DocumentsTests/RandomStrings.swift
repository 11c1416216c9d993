/// Strings for property tests, the same ones in every run: SplitMix64 (Steele, Lea and Flood 2014)
/// over an alphabet in which what usually goes wrong is frequent.
struct RandomStrings: Sequence, IteratorProtocol {
  private static let alphabet: [Unicode.Scalar] =
    Array("\"\"\\,;'=+-@\t\r\n <>&{}[]/5.eE预检区，😀é\u{301}".unicodeScalars) + [
      "\u{0}", "\u{1}", "\u{1F}", "\u{7F}", "\u{9B}", "\u{2028}", "\u{2029}", "\u{FEFF}", "＝",
      "\u{FFFD}", "\u{10FFFF}", "\u{202E}",
    ]

  private var state: UInt64
  private var left: Int

  init(seed: UInt64, count: Int) {
    state = seed
    left = count
  }

  mutating func next() -> String? {
    guard left > 0 else { return nil }
    left -= 1
    var text = String.UnicodeScalarView()
    for _ in 0..<(random() % 12) {
      text.append(Self.alphabet[Int(random() % UInt64(Self.alphabet.count))])
    }
    return String(text)
  }

  private mutating func random() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension String {
  /// Equal scalar by scalar; `==` takes canonically equivalent texts for equal.
  func isSame(as other: String) -> Bool {
    unicodeScalars.elementsEqual(other.unicodeScalars)
  }
}
