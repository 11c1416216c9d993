public import Experiments
public import Forecourt
public import Statistics

/// Something that the shop could do next month.
public struct CandidateMeasure: Sendable {
  public var name: String
  /// The calibrated shop with the measure.
  public var shop: Shop

  public init(name: String, shop: Shop) {
    self.name = name
    self.shop = shop
  }
}

/// A candidate's effect and price.
public struct RankedMeasure: Sendable {
  public var name: String
  public var verdict: Verdict
  /// Improvement of the deciding figure a day: above 0 is better.
  public var effect: ConfidenceInterval
  /// Yuan a day that the shop pays more in wages; fines and lost customers are in the verdict.
  public var wagesPerDay: Double
  /// Improvement for each yuan; nil where the measure costs nothing more.
  public var effectPerYuan: ConfidenceInterval?
  /// Clearly better: the whole interval lies above 0.
  public var isEffective: Bool { verdict.outcome == .better }
}

/// Candidate measures, simulated on the calibrated shop under common random numbers, by effect per
/// yuan.
public struct MeasureRanking: Sendable {
  public var kpi: KPI
  /// First what works and costs nothing, by effect; then what works, by effect per yuan; then what
  /// is not clearly better, by effect.
  public var measures: [RankedMeasure]
  public var comparison: Comparison?

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
    let sign: Double = kpi.direction == .higherIsBetter ? 1 : -1
    measures = zip(candidates, comparison.verdicts).map { candidate, verdict in
      RankedMeasure(candidate.name, verdict, sign: sign)
    }
    measures = measures.enumerated().sorted { left, right in
      let (a, b) = (left.element.rank, right.element.rank)
      return a == b ? left.offset < right.offset : a > b
    }.map(\.element)
  }
}

extension RankedMeasure {
  init(_ name: String, _ verdict: Verdict, sign: Double) {
    self.name = name
    self.verdict = verdict
    let difference = verdict.difference
    let effect = ConfidenceInterval(
      estimate: sign * difference.estimate,
      low: sign > 0 ? difference.low : -difference.high,
      high: sign > 0 ? difference.high : -difference.low, level: difference.level,
      n: difference.n)
    let wages = verdict.cost?.wages ?? 0
    self.effect = effect
    wagesPerDay = wages
    // Wages are known in advance; only the effect is uncertain.
    effectPerYuan =
      wages > 0.005
      ? ConfidenceInterval(
        estimate: effect.estimate / wages, low: effect.low / wages, high: effect.high / wages,
        level: effect.level, n: effect.n) : nil
  }

  fileprivate var rank: (Int, Double) {
    guard isEffective else { return (0, effect.estimate) }
    guard let effectPerYuan else { return (2, effect.estimate) }
    return (1, effectPerYuan.estimate)
  }
}
