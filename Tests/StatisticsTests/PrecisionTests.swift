import Statistics
import Tallies
import Testing

@Suite struct `Precision of a mean` {
  @Test func `replications needed, as scipy's t quantile gives them`() {
    // 6 10 14: squares 32 over n − 1 = 2, so s = 4 exactly.
    // scipy 1.17: least n with t(n−1, 0.975)·4/√n ≤ 0.5 is 249.
    let moments = RunningMoments([6, 10, 14])
    #expect(moments.standardDeviation == 4)
    #expect(Precision(relative: 0.05).replicationsNeeded(from: moments) == 249)
    #expect(Precision(relative: 0, absolute: 0.5).replicationsNeeded(from: moments) == 249)
  }

  @Test func `near zero the absolute precision decides`() {
    let moments = RunningMoments([-0.01, 0.02, -0.01, 0.0, 0.01, -0.01])
    #expect(!Precision(relative: 0.05).isMet(by: moments))
    #expect(Precision(relative: 0.05, absolute: 0.1).isMet(by: moments))
    #expect(Precision(relative: 0.05).replicationsNeeded(from: RunningMoments([1, -1])) == nil)
  }

  @Test func `a constant is precise at once, after the look-ahead`() {
    var rule = PrecisionRule(Precision(), lookAhead: 5)
    var n = 0
    repeat { n += 1 } while !rule.add(7)
    #expect(n == 8)
    #expect(rule.reachedAt == 3)
  }

  @Test func `a lucky start is found out by the look-ahead`() {
    var rule = PrecisionRule(Precision(relative: 0.05), lookAhead: 5)
    for value in [10, 10, 10.01] { rule.add(value) }
    #expect(rule.reachedAt == 3)
    rule.add(20)
    #expect(rule.reachedAt == nil)
    #expect(!rule.isSettled)
  }

  @Test func `the look-ahead grows with n beyond 100`() {
    // Hoad et al. 2010: k = 5 looks 10 ahead at n = 200.
    var rule = PrecisionRule(Precision(relative: 0.05, minimumReplications: 200))
    var n = 0
    repeat { n += 1 } while !rule.add(1)
    #expect(n == 210)
  }
}
