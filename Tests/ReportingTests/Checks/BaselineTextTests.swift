import DataFiles
import Experiments
import Reporting
import Testing

struct BaselineTextTests {
  private static let baseline = Baseline(
    scenario: "名字 \"q\" \\", scenarioDigest: "d", files: [.init(name: "a b.jsonc", digest: "f")],
    program: "1.0.0", randomStreams: "philox-2", seed: .max, replications: 10, rowsDigest: "r",
    figures: [
      BaselineFigure(key: "a.b", mean: 0.1 + 0.2, standardDeviation: 1e-300, count: 10),
      BaselineFigure(key: "none", mean: .nan, standardDeviation: .nan, count: 0),
      BaselineFigure(key: "one", mean: -5, standardDeviation: .nan, count: 1),
    ])

  private func read(_ text: String) -> Baseline? {
    guard case .success(let node) = JSONCReader.read(text, file: "b.json") else { return nil }
    return try? Baseline.read(node, file: "b.json").get()
  }

  @Test func `what is written is what is read, to the last bit`() {
    #expect(read(Self.baseline.text) == Self.baseline)
    #expect(Self.baseline.text.contains("\n    \"a.b\": [0.30000000000000004, 1e-300, 10],\n"))
  }

  @Test func `a damaged baseline is refused or read, and never traps`() {
    let bytes = Array(Self.baseline.text.utf8)
    var generator = TestGenerator(seed: 7)
    var refused = 0
    for _ in 0..<20_000 {
      var copy = bytes
      for _ in 0...Int.random(in: 0..<4, using: &generator) {
        let index = Int.random(in: copy.indices, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: copy[index] = UInt8.random(in: 0...255, using: &generator)
        case 1: copy.remove(at: index)
        default: copy.insert(bytes.randomElement(using: &generator)!, at: index)
        }
      }
      guard case .success(let node) = JSONCReader.read(copy, file: "b.json"),
        case .success(let baseline) = Baseline.read(node, file: "b.json")
      else {
        refused += 1
        continue
      }
      // A damaged number may make a different baseline; holding results against it must not trap.
      for rule in [BaselineRule.exact, .statistical(margin: 0.1)] {
        #expect(
          baseline.changes(to: Self.baseline.figures, by: rule).count
            >= Self.baseline.figures.count)
      }
    }
    #expect(refused > 0 && refused < 20_000)
  }
}

/// A small generator with a seed, for tests that must be the same each time (Steele, Lea and Flood
/// 2014, SplitMix64).
struct TestGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
