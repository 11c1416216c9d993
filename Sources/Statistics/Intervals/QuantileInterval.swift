import Numerics
public import Tallies

/// Intervals for a quantile.
public enum QuantileInterval {
  /// The interval between two order statistics of one sample, free of any distribution.
  ///
  /// The number of values below the true quantile is binomial (David and Nagaraja 2003, Order
  /// Statistics §7.1). Each end misses with at most (1 − level)/2; an end that the sample is too
  /// small for is infinite. Independent values assumed, so within one month this is a little
  /// too narrow where neighbouring cars wait together. O(n log n).
  public static func orderStatistics(
    _ values: [Double], p: Double, level: Double = 0.95
  ) -> ConfidenceInterval {
    precondition(p > 0 && p < 1 && level > 0 && level < 1, "0 < p < 1 and 0 < level < 1 wanted")
    let n = values.count
    guard n > 0 else {
      return ConfidenceInterval(
        estimate: .nan, low: -.infinity, high: .infinity, level: level, n: 0)
    }
    let sorted = values.sorted()
    let tail = 0.5 * (1 - level)
    // The largest rank l with P(B ≤ l − 1) ≤ tail, and the smallest u with P(B ≥ u) ≤ tail.
    let l = lastIndex(0...n) { $0 == 0 || atMost($0 - 1, n, p) <= tail }
    let u = lastIndex(0...n) { $0 == 0 || atMost($0 - 1, n, p) < 1 - tail } + 1
    let rank = max(1, Int((p * Double(n) - 1e-9).rounded(.up)))
    return ConfidenceInterval(
      estimate: sorted[rank - 1], low: l > 0 ? sorted[l - 1] : -.infinity,
      high: u <= n ? sorted[u - 1] : .infinity, level: level, n: n)
  }

  /// The interval for a quantile pooled over replications, its width from the replications' own
  /// quantiles (which are independent, where the cars within one are not).
  ///
  /// Replications without a value are left out and not counted in n; `nil` if all are.
  public static func pooled(
    _ replications: [LogLinearHistogram], p: Double, level: Double = 0.95
  ) -> ConfidenceInterval? {
    var pool = LogLinearHistogram()
    for replication in replications { pool.merge(replication) }
    return pooled(pool, own: replications.compactMap { $0.quantile(p) }, p: p, level: level)
  }

  /// The same from a pool and the replications' own quantiles, for when their histograms have
  /// not been kept.
  public static func pooled(
    _ pool: LogLinearHistogram, own: [Double], p: Double, level: Double = 0.95
  ) -> ConfidenceInterval? {
    guard let estimate = pool.quantile(p) else { return nil }
    return ConfidenceInterval(
      estimate: estimate, halfWidth: RunningMoments(own).halfWidth(level: level), level: level,
      n: own.count)
  }

  /// P(B ≤ k) for B binomial(n, p).
  static func atMost(_ k: Int, _ n: Int, _ p: Double) -> Double {
    if k < 0 { return 0 }
    if k >= n { return 1 }
    return SpecialFunctions.betaTails(Double(n - k), Double(k + 1), 1 - p, p).lower
  }

  /// The last index for which a condition holds that holds up to somewhere, and at the first.
  private static func lastIndex(_ range: ClosedRange<Int>, _ holds: (Int) -> Bool) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = low + (high - low + 1) / 2
      if holds(middle) { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
