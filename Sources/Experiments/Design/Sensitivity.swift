public import Forecourt
public import Statistics
import Tallies

/// Which guess matters: each marked estimate set to its low and its high value, one at a time
/// (a tornado diagram, longest bar first).
public struct Sensitivity: Sendable {
  /// One estimate: the base with its low and with its high value.
  public struct Guess: Sendable {
    public var name: String
    public var low: ReplicationPlan
    public var high: ReplicationPlan

    public init(name: String, low: ReplicationPlan, high: ReplicationPlan) {
      self.name = name
      self.low = low
      self.high = high
    }
  }

  public struct Bar: Sendable, Hashable {
    public let name: String
    /// The place of the guess in the input.
    public let index: Int
    public let lowMean: Double
    public let highMean: Double
    /// The figure at the high value minus that at the low one.
    public let swing: ConfidenceInterval
  }

  public let kpi: KPI
  public let baseMean: Double
  /// Longest first; of equal length, in the order of the input. Bars that could not be measured
  /// come last.
  public let bars: [Bar]
  /// All intervals hold together at this level (Bonferroni).
  public let level: Double
}

extension Runner {
  /// Runs the base and both values of every guess over the same customers; nil when stopped
  /// before the end.
  ///
  /// - Precondition: all plans have the figure `key`, and one seed.
  public func sensitivity(
    of base: ReplicationPlan, to guesses: [Sensitivity.Guess], on key: String, replications: Int,
    level: Double = 0.95
  ) -> Sensitivity? {
    let plans = ([base] + guesses.flatMap { [$0.low, $0.high] }).map { $0.limited(to: [key]) }
    precondition(plans.allSatisfy { $0.kpis.count == 1 }, "no figure \(key)")
    guard let results = round(plans, numbers: 0..<replications, merges: false) else { return nil }
    let columns = results.map { $0.column(0) }
    let individual = Bonferroni.level(overall: level, count: max(1, guesses.count))
    let bars = guesses.indices.map { index -> Sensitivity.Bar in
      var pairs = PairedMoments()
      for (high, low) in zip(columns[2 * index + 2], columns[2 * index + 1])
      where high.isFinite && low.isFinite { pairs.add(high, low) }
      return Sensitivity.Bar(
        name: guesses[index].name, index: index, lowMean: pairs.second.mean,
        highMean: pairs.first.mean, swing: pairs.difference.meanInterval(level: individual))
    }
    func length(_ bar: Sensitivity.Bar) -> Double {
      bar.swing.estimate.isFinite ? abs(bar.swing.estimate) : -1
    }
    return Sensitivity(
      kpi: plans[0].kpis[0], baseMean: RunningMoments(columns[0].filter(\.isFinite)).mean,
      bars: bars.sorted {
        let (left, right) = (length($0), length($1))
        return left > right || (left == right && $0.index < $1.index)
      }, level: level)
  }
}
