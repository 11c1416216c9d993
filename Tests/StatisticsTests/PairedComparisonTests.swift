import Statistics
import Tallies
import Testing

@Suite struct `Paired comparison` {
  @Test func `agrees with scipy's paired t test`() {
    // scipy 1.17: ttest_rel, confidence_interval(0.9), pearsonr; settle: least n whose t interval
    // at 0.9 leaves out 0 with the mean and deviation of these differences.
    let c = PairedComparison(
      [5.1, 6.3, 4.8, 7.7, 6.0, 5.5], [4.7, 6.1, 4.9, 6.8, 5.2, 5.3], level: 0.9)
    #expect(abs(c.pValue - 0.051462384722159756) < 1e-10)
    #expect(abs(c.difference.low - 0.08352405248395595) < 1e-10)
    #expect(abs(c.difference.high - 0.7164759475160436) < 1e-10)
    #expect(abs(c.correlation - 0.9466280020437223) < 1e-10)
    #expect(abs(c.varianceSaved - 0.9139534883720929) < 1e-10)
    #expect(c.isSignificant)
    #expect(c.replicationsToSettle == 5)
  }

  @Test func `merged pairs are the pairs of both`() {
    var first = PairedMoments([1, 2, 5], [2, 2, 3])
    first.merge(PairedMoments([7, 4], [6, 1]))
    let whole = PairedMoments([1, 2, 5, 7, 4], [2, 2, 3, 6, 1])
    #expect(abs(first.correlation - whole.correlation) < 1e-12)
    #expect(abs(first.difference.variance - whole.difference.variance) < 1e-12)
  }

  @Test func `one policy against itself differs by nothing`() {
    let c = PairedComparison([3, 1, 4, 1, 5], [3, 1, 4, 1, 5])
    #expect(c.pValue == 1)
    #expect(c.difference.halfWidth == 0)
    #expect(c.varianceSaved == 1)
    #expect(!c.isSignificant)
    #expect(c.replicationsToSettle == nil)
  }

  @Test func `a tiny difference survives strong correlation`() {
    // y = x + 1e-7 ± 1e-8 on values near 1e6: lost in Var(x) + Var(y) − 2 Cov(x, y).
    let x = (0..<50).map { 1e3 * Double($0) }
    let y = x.indices.map { x[$0] + 1e-7 + ($0 % 2 == 0 ? 1e-8 : -1e-8) }
    let c = PairedComparison(y, x)
    #expect(c.isSignificant)
    #expect(c.difference.contains(1e-7))
  }
}
