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
  private let sound: [[UInt8]]
  private let found: [[UInt8]]
  var seed: UInt64

  init(_ target: FuzzTarget, seed: UInt64) {
    self.target = target
    self.seed = seed
    sound = Corpus.sound(target.name)
    found = Corpus.found(target.name)
  }

  func input(ofRound round: Int) -> [UInt8] {
    var dice = Dice(seed: seed, round: UInt64(round))
    // Mostly from sound ones: of what was found to be special most is refused at once.
    let start = !found.isEmpty && dice.roll(4) == 0 ? found : sound
    return target.mutator.spoilt(dice.pick(start), with: sound, &dice)
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
