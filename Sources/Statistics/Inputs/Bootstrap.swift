public import Tallies

/// Resampling with replacement, repeatable from a seed.
public enum Bootstrap {
  /// Indices of one resample of n items: n draws from 0..<n with replacement.
  ///
  /// The resample depends on the seed and its own number alone, so that resamples may be worked
  /// on in any order and by any thread (Efron and Tibshirani 1993, §6).
  public static func indices(of n: Int, resample: Int, seed: UInt64) -> [Int] {
    precondition(n > 0 && resample >= 0, "there is nothing to draw from")
    var random = SplitMix64(seed: seed, stream: UInt64(resample))
    return (0..<n).map { _ in random.index(below: n) }
  }

  /// One resample of items (the days of a log, say).
  public static func resample<Item>(_ items: [Item], number: Int, seed: UInt64) -> [Item] {
    indices(of: items.count, resample: number, seed: seed).map { items[$0] }
  }

  /// The percentile interval of a statistic over `resamples` resamples of the items.
  public static func interval<Item>(
    _ items: [Item], resamples: Int = 999, seed: UInt64, level: Double = 0.95,
    _ statistic: ([Item]) -> Double
  ) -> ConfidenceInterval {
    precondition(resamples > 1 && level > 0 && level < 1, "resamples > 1 and 0 < level < 1 wanted")
    let values = (0..<resamples).map { statistic(resample(items, number: $0, seed: seed)) }.sorted()
    let tail = 0.5 * (1 - level)
    let low = max(0, Int((tail * Double(resamples + 1)).rounded(.down)) - 1)
    return ConfidenceInterval(
      estimate: statistic(items), low: values[low], high: values[resamples - 1 - low],
      level: level, n: items.count)
  }
}

/// How much of the doubt about a result comes from having seen one month only.
///
/// Resample the log's days, refit, simulate: the variance between resamples beyond what the
/// replications within them explain is the inputs' (one-way random effects; Cheng and Holland
/// 1997, Journal of Statistical Computation and Simulation 57).
public struct InputUncertainty: Sendable, Hashable {
  /// The variance that the inputs cause in the mean, never below 0.
  public let inputVariance: Double
  /// The variance of one replication with the inputs given.
  public let simulationVariance: Double
  /// How many resamples of the log.
  public let resamples: Int
  /// How many replications in all.
  public let replications: Int

  /// From the replications of each resample: at least two resamples, one of them with at least
  /// two replications. The numbers of replications may differ.
  public init(_ groups: [RunningMoments]) {
    let used = groups.filter { $0.count > 0 }
    let total = used.reduce(0) { $0 + $1.count }
    precondition(used.count >= 2 && total > used.count, "two resamples, and replications of them")
    let k = Double(used.count)
    let n = Double(total)
    let grand = used.reduce(0) { $0 + $1.mean * Double($1.count) } / n
    var between = 0.0
    var within = 0.0
    var squares = 0.0
    for group in used {
      let size = Double(group.count)
      between += size * (group.mean - grand) * (group.mean - grand)
      within += group.count > 1 ? group.variance * (size - 1) : 0
      squares += size * size
    }
    simulationVariance = within / (n - k)
    let effective = (n - squares / n) / (k - 1)
    inputVariance = max(0, (between / (k - 1) - simulationVariance) / effective)
    resamples = used.count
    replications = total
  }

  /// The inputs' share of the variance of a mean over n replications: near 1, more replications
  /// help no more and only a longer log does. NaN where nothing varies.
  public func share(replications n: Int) -> Double {
    precondition(n > 0, "a mean has at least one replication")
    return inputVariance / (inputVariance + simulationVariance / Double(n))
  }
}
