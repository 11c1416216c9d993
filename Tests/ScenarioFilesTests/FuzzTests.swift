import EventSimulation
import Forecourt
import FoundationEssentials
import ScenarioFiles
import Testing

@Suite("Files that a machine has spoilt")
struct FuzzTests {
  /// A small counter-based generator of its own, so that every run spoils the same files.
  struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ (z >> 31)) % UInt64(max(1, sides)))
    }
  }

  static let fragments: [String] = [
    "{", "}", "[", "]", ",", ":", "\"", "null", "true", "-1", "0", "1e308", "1e-308", "-0.0",
    "99999",
    "9223372036854775807", "\"never\"", "\"\"", "\"all\"", "\"$replace\": true,", "\"*\": {},",
    "\"1 us\"", "\"365250 days\"", "\"24:00\"", "\"00:00-24:00\"", "\"100 %\"", "{}", "[]",
    "{\"exponential\":{\"mean\":\"1 us\"}}", "\"mon-fri\"", "\\", "//", "/*", "\u{0}", "¥",
    "{\"mixture\":[{\"weight\":1,\"of\":\"never\"}]}", "\"closed\"", "\"unlimited\"",
  ]

  static func spoilt(_ text: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var bytes = text
    for _ in 0...dice.roll(3) {
      guard !bytes.isEmpty else { break }
      let place = dice.roll(bytes.count)
      switch dice.roll(7) {
      case 0: bytes[place] = UInt8(dice.roll(256))
      case 1: bytes.removeSubrange(place..<min(bytes.count, place + 1 + dice.roll(20)))
      case 2: bytes = Array(bytes[..<place])
      case 3:
        bytes.insert(contentsOf: Self.fragments[dice.roll(Self.fragments.count)].utf8, at: place)
      case 4:
        // Another value after a colon.
        guard let colon = bytes[place...].firstIndex(of: UInt8(ascii: ":")) else { continue }
        let stops: Set<UInt8> = [UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "\n")]
        let end = bytes[(colon + 1)...].firstIndex(where: stops.contains) ?? bytes.count
        bytes.replaceSubrange(
          (colon + 1)..<end, with: Self.fragments[dice.roll(Self.fragments.count)].utf8)
      case 5:
        let end = min(bytes.count, place + dice.roll(60))
        bytes.insert(contentsOf: bytes[place..<end], at: dice.roll(bytes.count))
      default:
        // A digit more or another one.
        if let digit = bytes[place...].firstIndex(where: { $0 >= 48 && $0 < 58 }) {
          bytes.insert(UInt8(48 + dice.roll(10)), at: digit)
        }
      }
    }
    return bytes
  }

  @Test func `never trap the reader`() throws {
    let text = Array(Template.newScenario(name: "预检区").utf8)
    var dice = Dice(state: 1)
    var read = 0
    for _ in 0..<fuzzRounds(20_000) {
      if case .success = JSONCReader.read(Self.spoilt(text, &dice), file: "f") { read += 1 }
    }
    #expect(read > 0)
  }

  /// What is accepted can be simulated, and reproduced from its resolved text; what is refused is
  /// told why, at a place.
  @Test func `never trap the decoder`() throws {
    let path = packageFolder + "/scenarios/baseline.jsonc"
    let seeds = [
      Array(try Data(contentsOf: URL(filePath: path))), Array(Template.newScenario(name: "x").utf8),
    ]
    var dice = Dice(state: 2)
    var accepted = 0
    for round in 0..<fuzzRounds(2_000) {
      let bytes = Self.spoilt(seeds[round % 2], &dice)
      let result = ScenarioLoader().load(bytes: bytes, file: "f")
      if let scenario = result.scenario {
        accepted += 1
        #expect(!result.diagnostics.hasErrors)
        if round % 16 == 0 {
          let again = try Scenario(resolvedJSON: scenario.resolvedJSON)
          #expect(again.shop == scenario.shop)
        }
      } else {
        #expect(result.diagnostics.hasErrors)
      }
      _ = result.diagnostics.rendered(in: .chinese)
    }
    #expect(accepted > 100 && accepted < fuzzRounds(1_900))
  }

  @Test func `never trap the overrides`() {
    var dice = Dice(state: 3)
    let paths = [
      "places.bays", "staff.advisors.count", "reception.atCar", "demand.hourly.mon-fri", "expect",
      "jobTypes.maintenance", "calendar.opening.sat", "staff.advisors.breaks[0].length",
      "estimates",
      "workshop.pools", "demand.trace", "start.gate", "calendar",
      "customers.patience.mixture[0].of",
    ]
    for _ in 0..<fuzzRounds(1_000) {
      let path = paths[dice.roll(paths.count)]
      let value =
        Self.fragments[dice.roll(Self.fragments.count)]
        + (dice.roll(2) == 0 ? "" : Self.fragments[dice.roll(Self.fragments.count)])
      let text = String(decoding: Self.spoilt(Array("\(path)=\(value)".utf8), &dice), as: UTF8.self)
      let result = ScenarioLoader().load(text: "{}", file: "f", overrides: [text])
      #expect((result.scenario == nil) == result.diagnostics.hasErrors)
    }
  }
}
