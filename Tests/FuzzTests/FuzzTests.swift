import FoundationEssentials
import Testing

@Suite("Inputs that a machine has spoilt")
struct FuzzTests {
  /// A bounded number of rounds in the suite, and as many times more as `BAYSIM_FUZZ` says for a
  /// long search.
  private static let times =
    ProcessInfo.processInfo.environment["BAYSIM_FUZZ"].flatMap { Int($0) } ?? 1
  /// All targets, or those that `BAYSIM_FUZZ_TARGETS` names, with commas between them.
  private static let targets: [FuzzTarget] = {
    guard let names = ProcessInfo.processInfo.environment["BAYSIM_FUZZ_TARGETS"] else {
      return FuzzTarget.all
    }
    return names.split(separator: ",").compactMap { name in
      FuzzTarget.all.first { $0.name == name }
    }
  }()

  @Test(arguments: targets)
  func `are read or refused with a reason, and never trap`(target: FuzzTarget) {
    let search = FuzzSearch(target, seed: 1)
    let report = search.run(0..<(target.rounds * Self.times))
    #expect(report.violations == [])
    // A search that reaches only one side of the parser looks for nothing.
    #expect(report.accepted * 50 > target.rounds && report.refused * 50 > target.rounds)
  }

  @Test(arguments: FuzzTarget.all)
  func `the corpus holds`(target: FuzzTarget) throws {
    let sound = Corpus.sound(target.name)
    #expect(!sound.isEmpty)
    for input in sound + Corpus.found(target.name) {
      #expect(throws: Never.self, "\(Corpus.escaped(input))") { try target.check(input) }
      #expect(Corpus.unescaped(Array(Corpus.escaped(input).utf8)) == input)
    }
  }
}
