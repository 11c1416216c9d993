/// A small generator with a seed, so that every run spoils the same inputs (Steele, Lea and Flood
/// 2014, SplitMix64). Each round of a search has its own: any of them can be played again alone.
struct Dice {
  private var state: UInt64

  init(seed: UInt64, round: UInt64 = 0) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 ^ round &* 0xD1B5_4A32_D192_ED03
  }

  /// A number from 0 up to, and without, `sides`; 0 where there are none.
  mutating func roll(_ sides: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(max(1, sides)))
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[roll(elements.count)] }
}
