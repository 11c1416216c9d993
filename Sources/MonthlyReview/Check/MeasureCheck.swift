public import Experiments
public import Forecourt
public import Statistics
import Tallies

/// Did last month's measures do what they were expected to (plan clause 7: 检点)?
///
/// The figure changed from last month to this one by what was done and by who came. Last month's
/// shop, simulated once with last month's recorded arrivals and once with this month's, tells what
/// the arrivals alone would have changed; the rest is the measures' effect. Where a measure changes
/// who comes when (the booking sheet), it is not this month's arrivals that are simulated, which are
/// its work, but as many customers as came, spread as before. The interval allows for the chance in
/// both recorded months and in the simulation.
public struct MeasureCheck: Sendable {
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// The whole interval lies on the good side.
    case worked
    /// The whole interval lies on the bad side.
    case madeItWorse
    /// The interval spans 0: one month cannot tell.
    case notProven
  }

  public var kpi: KPI
  /// As recorded.
  public var before: Double
  public var after: Double
  /// What the change in arrivals alone would have brought.
  public var dueToDemand: Double
  /// Actual effect of the measures: the change without the part that is due to demand.
  public var actual: ConfidenceInterval
  /// What the measures were expected to bring together, for as many and such customers as came: all
  /// of them simulated at once where that can be done, else those of this figure added up, in
  /// proportion to what these customers would have made of it without them. Nil: none was planned.
  public var expected: ConfidenceInterval?
  /// The expectation is the effects of several measures added up, each as it was alone. Measures that
  /// overlap do not reach that together.
  public var isSumOfEffects: Bool
  public var outcome: Outcome
  /// Whether expectation and effect can both be true; nil without an expectation, and where the effect
  /// falls short of a sum that it need not reach.
  public var isAsExpected: Bool?

  /// - Parameters:
  ///   - plan: last month's shop with its measures; nil: what each was expected to bring is added up.
  ///   - key: the figure to check.
  /// - Returns: nil where either month lacks the figure.
  public init?(
    previous: PreviousReview, plan: Shop? = nil, log: VisitLog, month: ObservedMonth,
    key: String, replications: Int, seed: UInt64, runner: Runner, level: Double = 0.95
  ) {
    guard let before = previous.figures[key], let after = month[key], before.isFinite,
      after.isFinite, let kpi = KPI.named(key, for: previous.shop)
    else { return nil }
    self.kpi = kpi
    self.before = before
    self.after = after
    guard
      let shops = Counterfactual(
        previous: previous, plan: plan, log: log, calendar: month.calendar)
    else { return nil }
    func simulate(_ shop: Shop) -> RunningMoments {
      let plan = ReplicationPlan(shop, name: shop.name, seed: seed, kpis: [kpi])
      var moments = RunningMoments()
      for value in runner.run(plan, replications: max(3, replications)).column(0)
      where value.isFinite { moments.add(value) }
      return moments
    }
    let (then, now) = (simulate(shops.then), simulate(shops.now))
    guard then.count > 2, now.count > 2 else { return nil }
    dueToDemand = now.mean - then.mean
    let noise =
      (1 + 1 / Double(then.count)) * then.variance + (1 + 1 / Double(now.count)) * now.variance
    let t = StudentT.critical(
      level: level, degreesOfFreedom: Double(min(then.count, now.count) - 1))
    let effect = after - before - dueToDemand
    let interval = ConfidenceInterval(
      estimate: effect, halfWidth: t * noise.squareRoot(), level: level, n: then.count)
    actual = interval
    let own = previous.measures.filter { $0.key == key }
    if let planned = shops.planned.map(simulate), planned.count > 2 {
      let error = planned.variance / Double(planned.count) + now.variance / Double(now.count)
      expected = ConfidenceInterval(
        estimate: planned.mean - now.mean, halfWidth: t * error.squareRoot(), level: level,
        n: planned.count)
    } else if own.isEmpty {
      expected = nil
    } else {
      let growth = then.mean > 0 && now.mean > 0 ? now.mean / then.mean : 1
      // What was simulated as a whole holds while all of it was done; a line that was struck leaves the
      // single effects.
      let whole = own[0].together.flatMap {
        $0.measures == previous.measures.count ? $0.expected : nil
      }
      expected =
        whole.map { $0.scaled(by: growth) }
        ?? MeasureCheck.sum(own.map(\.expected), times: growth, level: level)
    }
    let isWhole = own.first?.together?.measures == previous.measures.count
    isSumOfEffects = shops.planned == nil && own.count > 1 && !isWhole
    isAsExpected = expected.map { $0.low <= interval.high && interval.low <= $0.high }
    if isSumOfEffects, isAsExpected == false,
      let expected, abs(interval.estimate) < abs(expected.estimate)
    {
      isAsExpected = nil
    }
    let isGood: (Double) -> Bool = { kpi.direction == .higherIsBetter ? $0 > 0 : $0 < 0 }
    if interval.contains(0) {
      outcome = .notProven
    } else {
      outcome = isGood(interval.estimate) ? .worked : .madeItWorse
    }
  }

  /// Effects added up; the half-widths of independent estimates add in squares.
  private static func sum(
    _ parts: [ConfidenceInterval], times factor: Double, level: Double
  ) -> ConfidenceInterval {
    ConfidenceInterval(
      estimate: factor * parts.reduce(0) { $0 + $1.estimate },
      halfWidth: factor * parts.reduce(0) { $0 + $1.halfWidth * $1.halfWidth }.squareRoot(),
      level: level, n: parts.map(\.n).min() ?? 0)
  }
}
