/// Feeds a target with spoilt inputs of its corpus. A round depends on nothing but the seed and its
/// number, so that what was found in round 7,654,321 is found again by that round alone.
struct FuzzSearch {
  struct Report {
    var accepted = 0
    var refused = 0
    /// The first few, each with its round and input.
    var violations: [String] = []
  }

  var target: FuzzTarget
  var corpus: [[UInt8]]
  var seed: UInt64

  init(_ target: FuzzTarget, seed: UInt64) {
    self.target = target
    self.seed = seed
    corpus = Corpus.inputs(of: target.name)
  }

  func input(ofRound round: Int) -> [UInt8] {
    var dice = Dice(seed: seed, round: UInt64(round))
    return target.mutator.spoilt(dice.pick(corpus), with: corpus, &dice)
  }

  /// - Parameter began: told the number of every round, for a driver that has to name the one that
  ///   ended the process.
  func run(_ rounds: Range<Int>, began: (Int) -> Void = { _ in }) -> Report {
    var report = Report()
    for round in rounds {
      began(round)
      let input = input(ofRound: round)
      do throws(FuzzTarget.Violation) {
        switch try target.check(input) {
        case .accepted: report.accepted += 1
        case .refused: report.refused += 1
        }
      } catch {
        report.violations.append("round \(round): \(error): \(Corpus.escaped(input))")
        if report.violations.count == 10 { break }
      }
    }
    return report
  }
}
