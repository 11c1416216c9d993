import EventSimulation
import Forecourt
import FoundationEssentials
import ScenarioFiles
import Testing

/// How many times a spoilt input is tried: a bounded number in the suite, and as many times more as
/// `BAYSIM_FUZZ` says for a long search.
func fuzzRounds(_ count: Int) -> Int {
  count * (ProcessInfo.processInfo.environment["BAYSIM_FUZZ"].flatMap { Int($0) } ?? 1)
}

@Suite("Texts that a machine has made up")
struct TextFuzzTests {
  private static let pieces = [
    "0", "1", "9", "12", "08:30", ":", "-", ".", "e9", "min", "h", "s", "us", "day", " ", "mon",
    "fri", "sun", "sat,", "-", "2024-02-29", "¥", "%", "％", "分", "小时", "\u{0}", "😀", "é", "+",
    "9223372036854775807", "0.000000000000000000001", "１", "never", "\u{301}", "weekday",
  ]

  private func text(_ dice: inout FuzzTests.Dice) -> String {
    (0...dice.roll(6)).map { _ in Self.pieces[dice.roll(Self.pieces.count)] }.joined()
  }

  /// What is read can be written, and what was written reads back as the same.
  @Test func `a unit is read to the same value as it is written`() {
    var dice = FuzzTests.Dice(state: 11)
    var read = [0, 0, 0, 0]
    for _ in 0..<fuzzRounds(20_000) {
      let text = text(&dice)
      if let duration = DurationText.parse(text) {
        read[0] += 1
        #expect(DurationText.parse(DurationText.render(duration)) == duration, "\(text)")
      }
      if let time = ClockText.time(text[...]) {
        read[1] += 1
        #expect((0...TimeUnit.day).contains(time))
        #expect(ClockText.time(ClockText.render(time: time)[...]) == time, "\(text)")
      }
      if let date = ClockText.date(text[...]) {
        read[2] += 1
        #expect(ClockText.date("\(date)"[...]) == date, "\(text)")
      }
      if let days = ClockText.weekdays(text) {
        read[3] += 1
        #expect(!days.isEmpty && Set(days).count == days.count, "\(text)")
      }
    }
    #expect(read.allSatisfy { $0 > 10 }, "\(read)")
  }

  /// Whatever the bytes, there is a table or a reason; and every row begins on a line of the file.
  @Test func `a CSV of anything is a table or a reason`() {
    var dice = FuzzTests.Dice(state: 12)
    let pieces = [
      "a", "car", ",", ";", "\t", "\"", "\"\"", "\n", "\r\n", "\r", "\u{FEFF}", "1.5", "=", "预",
    ].map { Array($0.utf8) }
    var tables = 0
    for _ in 0..<fuzzRounds(20_000) {
      var bytes: [UInt8] = []
      for _ in 0...dice.roll(30) {
        bytes += dice.roll(40) == 0 ? [UInt8(dice.roll(256))] : pieces[dice.roll(pieces.count)]
      }
      let lines = bytes.count { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } + 1
      if case .success(let table) = CSVTable.read(bytes, file: "f") {
        tables += 1
        #expect(table.rows.allSatisfy { (1...lines).contains($0.line) })
      }
    }
    #expect(tables > 100)
  }

  /// An experiment that has been spoilt is read whole or refused with a reason.
  @Test func `a spoilt experiment never traps`() throws {
    let source = packageFolder + "/scenarios/experiments/staffing-and-appointments.jsonc"
    let seed = Array(try Data(contentsOf: URL(filePath: source)))
    let base = String(
      decoding: try Data(contentsOf: URL(filePath: packageFolder + "/scenarios/baseline.jsonc")),
      as: UTF8.self)
    let folder = try TemporaryFolder(["scenarios/baseline.jsonc": base])
    var dice = FuzzTests.Dice(state: 13)
    var refused = 0
    let rounds = fuzzRounds(60)
    for round in 0..<rounds {
      let bytes = FuzzTests.spoilt(seed, &dice)
      let name = "scenarios/experiments/x\(round % 8).jsonc"
      try folder.write(String(decoding: bytes, as: UTF8.self), to: name)
      let result = ScenarioLoader().loadExperiment(path: folder.path + "/" + name)
      if result.experiment == nil { refused += 1 }
      #expect((result.experiment == nil) == result.diagnostics.contains { $0.severity == .error })
    }
    #expect(refused > 0 && refused < rounds)
  }
}
