public import Forecourt
public import Statistics
import Tallies

/// One figure over the replications of a scenario.
public struct KPISummary: Sendable {
  public let kpi: KPI
  /// Over the replications in which the figure is defined; `n` says how many these are.
  public let interval: ConfidenceInterval
  public let standardDeviation: Double
  public let minimum: Double
  public let maximum: Double
  /// 10th percentile, median and 90th percentile over the replications: how much months differ.
  public let p10: Double
  public let median: Double
  public let p90: Double
  /// Most replications are equal, and not all: a few cases make the mean, and a t interval covers it
  /// less often than it says.
  public let isRare: Bool
  /// The figure of all replications added together (a ratio of sums, not a mean of ratios).
  public let pooled: Double

  /// - Parameter values: one a replication; what is not finite is left out.
  public init(kpi: KPI, values: [Double], pooled: Double, level: Double) {
    self.kpi = kpi
    self.pooled = pooled
    let defined = values.filter(\.isFinite)
    let moments = RunningMoments(defined)
    interval = moments.meanInterval(level: level)
    standardDeviation = moments.standardDeviation
    minimum = moments.minimum ?? .nan
    maximum = moments.maximum ?? .nan
    let sorted = defined.sorted()
    p10 = Self.quantile(0.1, ofSorted: sorted)
    median = Self.quantile(0.5, ofSorted: sorted)
    p90 = Self.quantile(0.9, ofSorted: sorted)
    isRare = 2 * Self.mostAlike(sorted) > sorted.count && sorted.first != sorted.last
  }

  /// How many of sorted values are the commonest one.
  private static func mostAlike(_ values: [Double]) -> Int {
    var (most, run) = (0, 0)
    for index in values.indices {
      run = index > 0 && values[index] == values[index - 1] ? run + 1 : 1
      most = max(most, run)
    }
    return most
  }

  /// Linear between order statistics (Hyndman and Fan 1996, type 7).
  static func quantile(_ p: Double, ofSorted values: [Double]) -> Double {
    guard let last = values.indices.last else { return .nan }
    let position = p * Double(last)
    let below = Int(position)
    let part = position - Double(below)
    return below == last ? values[last] : values[below] + part * (values[below + 1] - values[below])
  }
}

/// A scenario's results: every figure with its certainty, and all that was measured.
public struct Summary: Sendable {
  public let name: String
  public let shop: Shop
  public let seed: UInt64
  public let level: Double
  /// In the order of the catalogue.
  public let kpis: [KPISummary]
  public let replications: Replications

  public init(_ plan: ReplicationPlan, _ replications: Replications, level: Double = 0.95) {
    precondition(replications.keys == plan.kpis.map(\.key), "replications of another plan")
    name = plan.name
    shop = plan.shop
    seed = plan.seed
    self.level = level
    self.replications = replications
    kpis = plan.kpis.enumerated().map { column, kpi in
      KPISummary(
        kpi: kpi, values: replications.column(column),
        pooled: replications.merged.map { kpi.value($0, plan.shop) } ?? .nan, level: level)
    }
  }

  /// How many replications it rests on.
  public var count: Int { replications.count }
  /// All measures added together; nil where nothing was finished.
  public var merged: Measures? { replications.merged }

  public subscript(key: String) -> KPISummary? { kpis.first { $0.kpi.key == key } }

  /// Those of the six that matter which this shop has.
  public var headline: [KPISummary] { KPI.headline.compactMap { self[$0] } }
}
