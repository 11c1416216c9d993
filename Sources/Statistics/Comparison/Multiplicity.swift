public import Tallies

/// Many tests at once: keeping the chance of even one false alarm below α.
public enum Holm {
  /// Adjusted p-values by Holm's step-down method (1979, Scandinavian Journal of Statistics 6),
  /// valid under any dependence. Compare each with the overall α.
  ///
  /// NaN (a comparison that could not be made) stays NaN, and still counts as a test.
  public static func adjusted(_ pValues: [Double]) -> [Double] {
    let order = pValues.indices.sorted { a, b in
      let (x, y) = (pValues[a].isNaN ? 2 : pValues[a], pValues[b].isNaN ? 2 : pValues[b])
      return x < y || (x == y && a < b)
    }
    var result = pValues
    var running = 0.0
    for (rank, index) in order.enumerated() where !pValues[index].isNaN {
      running = max(running, min(1, Double(pValues.count - rank) * pValues[index]))
      result[index] = running
    }
    return result
  }
}

/// Intervals that hold all together.
public enum Bonferroni {
  /// The level of each of `count` intervals so that all hold at once with at least `overall`.
  public static func level(overall: Double, count: Int) -> Double {
    precondition(overall > 0 && overall < 1 && count > 0, "0 < level < 1 and count > 0 wanted")
    return 1 - (1 - overall) / Double(count)
  }
}

/// Several policies against one base: Bonferroni for the intervals, Holm for the tests.
///
/// All intervals hold together with the overall level; the family's false alarms stay below
/// 1 − level (Law 2015 §10.3.1; Holm 1979).
public struct BaseComparison: Sendable, Hashable {
  /// Each policy minus the base, with its interval at `individualLevel`.
  public let comparisons: [PairedComparison]
  /// Holm's adjusted p-values, in the policies' order.
  public let adjustedPValues: [Double]
  /// The level at which all intervals hold together.
  public let overallLevel: Double
  /// The level of each interval alone.
  public let individualLevel: Double

  /// Compares lists paired by replication: `policies[i][r] − base[r]`.
  public init(base: [Double], policies: [[Double]], level: Double = 0.95) {
    self.init(policies.map { PairedMoments($0, base) }, level: level)
  }

  /// Compares from accumulated pairs (policy first, base second).
  public init(_ pairs: [PairedMoments], level: Double = 0.95) {
    let individual = Bonferroni.level(overall: level, count: max(1, pairs.count))
    comparisons = pairs.map { PairedComparison($0, level: individual) }
    adjustedPValues = Holm.adjusted(comparisons.map { $0.pValue })
    overallLevel = level
    individualLevel = individual
  }
}
