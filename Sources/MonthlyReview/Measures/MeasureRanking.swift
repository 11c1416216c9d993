public import Experiments
public import Forecourt
public import Statistics
import Tallies

/// Something that the shop could do next month.
public struct CandidateMeasure: Sendable {
  public var name: String
  /// The calibrated shop with the measure.
  public var shop: Shop
  /// What it changes of any shop; nil: of the calibrated one alone.
  public var change: ShopChange?

  public init(name: String, shop: Shop, change: ShopChange? = nil) {
    self.name = name
    self.shop = shop
    self.change = change
  }
}

/// A candidate's effect and price.
public struct RankedMeasure: Sendable {
  public var name: String
  /// By the same rules as any comparison: a measure that moves the harm is a trade.
  public var verdict: Verdict
  /// Improvement of the deciding figure a day: above 0 is better.
  public var effect: ConfidenceInterval
  /// Whole yuan a day that the shop pays more in wages; fines and lost customers are in the verdict.
  public var wagesPerDay: Double
  /// Improvement for each yuan; nil where the price is not clearly above zero.
  public var effectPerYuan: ConfidenceInterval?
  /// Clearly better, and paid with nothing that matters.
  public var isEffective: Bool { verdict.isRecommended }
}

/// Candidate measures, simulated on the calibrated shop under common random numbers, by effect.
public struct MeasureRanking: Sendable {
  public var kpi: KPI
  /// First what works, the most effective first; then what is not clearly better, and what is bought
  /// with something else, by effect.
  public var measures: [RankedMeasure]
  public var comparison: Comparison?
  /// How often the month was drawn again; 0: the intervals are those of the simulation alone.
  public var resamples = 0

  /// - Parameter key: the figure that decides; `crowding.minutesPerDay` by default, because cars
  ///   that leave and come back cross the line more often.
  public init(
    shop: Shop, candidates: [CandidateMeasure], key: String = "crowding.minutesPerDay",
    replications: Int, seed: UInt64, runner: Runner, level: Double = 0.95
  ) {
    kpi = KPI.named(key, for: shop) ?? KPI.catalogue(for: shop)[0]
    measures = []
    comparison = nil
    guard !candidates.isEmpty else { return }
    let base = ReplicationPlan(shop, name: shop.name, seed: seed)
    let plans = candidates.map { ReplicationPlan($0.shop, name: $0.name, seed: seed) }
    let decided = kpi.key
    comparison = runner.compare(
      base, with: plans, on: decided, replications: max(2, replications), level: level)
    guard let comparison else { return }
    measures = zip(candidates, comparison.verdicts).map { RankedMeasure($0.name, $1) }
    sort()
  }

  private mutating func sort() {
    measures = measures.enumerated().sorted { left, right in
      let (a, b) = (left.element.rank, right.element.rank)
      return a == b ? left.offset < right.offset : a > b
    }.map(\.element)
  }

  /// Widens every interval by what it means that one month was seen, and judges anew.
  mutating func allow(
    for resampling: InputResampling, _ log: VisitLog, _ month: ObservedMonth,
    candidates: [CandidateMeasure], seed: UInt64, runner: Runner
  ) {
    let changes = candidates.compactMap(\.change)
    guard let comparison, changes.count == candidates.count, !changes.isEmpty else { return }
    let shops = resampling.shops(log, month, seed: seed, stop: runner.stop)
    let keys = [kpi.key] + comparison.guards.map(\.kpi.key)
    let variances = resampling.variances(
      of: keys, shops, changes: changes, seed: seed, runner: runner,
      inflation: InputResampling.inflation(month))
    guard !runner.stop.isRaised else { return }
    resamples = shops.count { $0 != nil }
    let degrees = Double(max(1, resamples - 1))
    measures = zip(candidates, comparison.verdicts).enumerated().map { index, pair in
      let (candidate, verdict) = pair
      func wider(_ interval: ConfidenceInterval, _ key: String) -> ConfidenceInterval {
        interval.wider(by: variances[key]?[index] ?? 0, degrees: degrees)
      }
      return RankedMeasure(
        candidate.name,
        verdict.with(
          difference: wider(verdict.difference, kpi.key),
          guards: verdict.guards.map { $0.with(wider($0.difference, $0.key)) }))
    }
    sort()
  }
}

extension ConfidenceInterval {
  /// With the variance of another source of doubt, of so many degrees of freedom.
  func wider(by variance: Double, degrees: Double) -> ConfidenceInterval {
    guard isDetermined, n > 1, variance > 0 else { return self }
    let own = halfWidth / StudentT.critical(level: level, degreesOfFreedom: Double(n - 1))
    // Satterthwaite: the degrees of a sum of variances, each with its own.
    let (a, b) = (own * own, variance)
    let joint = (a + b) * (a + b) / (a * a / Double(n - 1) + b * b / degrees)
    let t = StudentT.critical(level: level, degreesOfFreedom: max(1, joint))
    return ConfidenceInterval(
      estimate: estimate, halfWidth: t * (a + b).squareRoot(), level: level, n: n)
  }
}

extension RankedMeasure {
  init(_ name: String, _ verdict: Verdict) {
    self.name = name
    self.verdict = verdict
    let sign: Double = verdict.direction == .higherIsBetter ? 1 : -1
    let difference = verdict.difference
    let effect = ConfidenceInterval(
      estimate: sign * difference.estimate,
      low: sign > 0 ? difference.low : -difference.high,
      high: sign > 0 ? difference.high : -difference.low, level: difference.level,
      n: difference.n)
    self.effect = effect
    // A yuan of overtime is chance.
    let wages = (verdict.cost?.wages ?? 0).rounded()
    wagesPerDay = abs(wages) < 1 ? 0 : wages
    // Wages are known in advance; only the effect is uncertain.
    effectPerYuan =
      wages >= 1 && verdict.cost?.isWagesClear == true
      ? ConfidenceInterval(
        estimate: effect.estimate / wages, low: effect.low / wages, high: effect.high / wages,
        level: effect.level, n: effect.n) : nil
  }

  fileprivate var rank: (Int, Double) { (isEffective ? 1 : 0, effect.estimate) }
}
