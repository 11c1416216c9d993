/// A parser under attack: what it is fed, and what must hold of the answer whatever it is fed.
struct FuzzTarget: Sendable {
  /// What the parser made of an input.
  enum Answer: Sendable {
    case accepted, refused
  }

  /// What should have held and did not.
  struct Violation: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) {
      self.description = description
    }
  }

  typealias Check = @Sendable ([UInt8]) throws(Violation) -> Answer

  /// Also of its file in the corpus.
  var name: String
  var mutator: Mutator
  /// Rounds of the ordinary suite; a long search multiplies them.
  var rounds: Int
  var check: Check

  init(
    _ name: String, _ syntax: Mutator.Syntax, dictionary: [String] = [], rounds: Int = 4_000,
    check: @escaping Check
  ) {
    self.name = name
    mutator = Mutator(syntax, dictionary: dictionary)
    self.rounds = rounds
    self.check = check
  }

  static let all = [
    jsonc, jsonPeer, csv, units, scenario, overrides, experiment, trace, column, log, mapping,
    previous,
    events, shard, baseline, manifest, commandLine, workbook, archive, eventLogXML,
  ]
}

extension FuzzTarget: CustomStringConvertible {
  var description: String { name }
}

/// Throws where something does not hold.
func require(
  _ holds: Bool, _ description: @autoclosure () -> String
) throws(FuzzTarget.Violation) {
  if !holds { throw FuzzTarget.Violation(description()) }
}

/// Whether an input is one of a share that is looked into further, because that takes longer. Its
/// content decides, so that it is one of them again the next time.
func isSample(_ bytes: [UInt8], oneIn share: UInt) -> Bool {
  bytes.reduce(UInt(0)) { $0 &* 31 &+ UInt($1) } % share == 0
}
