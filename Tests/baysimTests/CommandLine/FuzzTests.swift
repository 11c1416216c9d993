import FoundationEssentials
import Reporting
import Testing
import baysim

@Suite("Command lines that a machine has made up")
struct FuzzTests {
  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ (z >> 31)) % UInt64(sides))
    }
  }

  private static let words = [
    "run", "compare", "optimize", "trace", "why", "check", "validate", "reproduce", "merge", "new",
    "schema", "help", "completions", "bash", "car", "a.jsonc", "-", "--", "-q", "-qo", "-o", "-h",
    "--help", "--version", "--seed", "--seed=", "--seed=7", "7", "-7", "--set", "a.b=c", "=",
    "--language", "zh", "--language=en", "--shard", "2/5", "0/0", "--precision", "5%", "nan", "",
    "--replications", "18446744073709551616", "--format=json", "--rnu", "--day", "--car", "😀",
    "\u{1B}[31m", "--junit", "--margin=10%", "--threads=2", "e\u{301}", "--=", "---",
  ]

  /// A request is to run, to show, or a fault that can be said in one line; never anything else.
  /// Nothing is run here.
  @Test func `are run, shown or refused in one safe line`() {
    var dice = Dice(state: 21)
    let factor =
      ProcessInfo.processInfo.environment["BAYSIM_FUZZ"].flatMap { Int($0) } ?? 1
    var counts = [0, 0, 0]
    for _ in 0..<(20_000 * factor) {
      var words: [String] = []
      for _ in 0..<dice.roll(8) {
        var word = Self.words[dice.roll(Self.words.count)]
        switch dice.roll(12) {
        case 0: word += Self.words[dice.roll(Self.words.count)]
        case 1: word = String(word.dropLast())
        default: break
        }
        words.append(word)
      }
      _ = CommandTable.languageAsked(by: words)
      switch Commands.table.request(words, language: .en, width: 80) {
      case .run: counts[0] += 1
      case .show(let text):
        counts[1] += 1
        #expect(text.hasSuffix("\n"))
      case .fault(let fault, command: _):
        counts[2] += 1
        for text in [fault.message.en, fault.message.zh] {
          #expect(
            !text.isEmpty
              && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F },
            "\(words)")
        }
      }
    }
    #expect(counts.allSatisfy { $0 > 100 }, "\(counts)")
  }
}
