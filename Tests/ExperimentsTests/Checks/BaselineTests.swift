import Experiments
import Statistics
import Tallies
import Testing

struct BaselineTests {
  private static func baseline(_ figures: [BaselineFigure]) -> Baseline {
    Baseline(
      scenario: "s", scenarioDigest: "d", files: [], program: "1", randomStreams: "r", seed: 1,
      replications: 10, rowsDigest: "x", figures: figures)
  }

  private static func figure(
    _ mean: Double, sd: Double = 1, n: Int = 100, key: String = "k"
  ) -> BaselineFigure {
    BaselineFigure(key: key, mean: mean, standardDeviation: sd, count: n)
  }

  private func verdict(
    _ before: BaselineFigure, _ after: BaselineFigure, _ rule: BaselineRule
  ) -> FigureChange.Verdict {
    Self.baseline([before]).changes(to: [after], by: rule)[0].verdict
  }

  @Test func `exactly means to the last bit, and no value is no value`() {
    let nothing = Self.figure(.nan, sd: .nan, n: 0)
    #expect(verdict(Self.figure(1), Self.figure(1), .exact) == .same)
    #expect(verdict(Self.figure(1), Self.figure(1.0.nextUp), .exact) == .changed)
    #expect(verdict(Self.figure(1), Self.figure(1, sd: 2), .exact) == .changed)
    #expect(verdict(Self.figure(1), Self.figure(1, n: 99), .exact) == .changed)
    #expect(verdict(nothing, nothing, .exact) == .same)
    #expect(verdict(nothing, Self.figure(1), .exact) == .changed)
  }

  @Test func `figures appear and vanish`() {
    let old = Self.baseline([Self.figure(1, key: "a"), Self.figure(1, key: "b")])
    let changes = old.changes(
      to: [Self.figure(1, key: "c"), Self.figure(1, key: "b")], by: .exact)
    #expect(changes.map(\.key) == ["c", "b", "a"])
    #expect(changes.map(\.verdict) == [.appeared, .same, .vanished])
  }

  /// Welch by hand: n = 100 each and sd 1 give a standard error of 0.1414 and t(198, 5 %) = 1.653,
  /// so that a difference of d is shown to be within 1 (10 % of 10) if |d| < 1 − 0.234.
  @Test(
    "equivalent, different, or too little to say",
    arguments: [
      (0.70, FigureChange.Verdict.same), (0.76, .same), (0.78, .undecided), (-0.76, .same),
      (-0.78, .undecided), (1.10, .undecided), (3.0, .changed), (-3.0, .changed),
    ])
  func statistical(difference: Double, expected: FigureChange.Verdict) {
    let found = verdict(
      Self.figure(10), Self.figure(10 + difference), .statistical(margin: 0.1))
    #expect(found == expected)
  }

  @Test func `a figure that lost its values has changed`() {
    let nothing = Self.figure(.nan, sd: .nan, n: 0)
    #expect(verdict(Self.figure(1), nothing, .statistical(margin: 0.1)) == .changed)
    #expect(verdict(nothing, Self.figure(1), .statistical(margin: 0.1)) == .changed)
    #expect(verdict(nothing, nothing, .statistical(margin: 0.1)) == .same)
  }

  @Test func `a figure that was never other than 0 has changed when it clearly is`() {
    let zero = Self.figure(0, sd: 0, n: 30)
    #expect(verdict(zero, Self.figure(0.6, sd: 0.4, n: 30), .statistical(margin: 0.1)) == .changed)
    #expect(
      verdict(zero, Self.figure(0.01, sd: 0.06, n: 30), .statistical(margin: 0.1)) == .undecided)
    #expect(verdict(zero, zero, .statistical(margin: 0.1)) == .same)
  }

  @Test func `a difference is told in standard errors`() {
    let change = Self.baseline([Self.figure(10, sd: 3, n: 9)]).changes(
      to: [Self.figure(12, sd: 4, n: 16)], by: .exact)[0]
    // 3²/9 + 4²/16 = 2.
    #expect(abs(change.standardErrors - 2 / 2.0.squareRoot()) < 1e-15)
    #expect(change.difference == 2)
  }

  @Test func `moments come back from a mean, a deviation and a count`() {
    let values = [3.0, 1, 4, 1, 5, 9, 2, 6]
    let moments = RunningMoments(values)
    let back = RunningMoments(
      count: moments.count, mean: moments.mean, standardDeviation: moments.standardDeviation)
    #expect(back.count == 8)
    #expect(back.mean == moments.mean)
    #expect(abs(back.variance - moments.variance) < 1e-14)
    #expect(RunningMoments(count: 0, mean: .nan, standardDeviation: .nan).count == 0)
  }
}
