public import Experiments
public import Forecourt
public import Statistics

/// A line of next month's plan (整改措施表): a draft that the shop's meeting decides on.
public struct PlannedMeasure: Sendable {
  public var name: String
  /// The figure that is to change, and the change that the simulation expects (policy minus base).
  public var key: String
  public var expected: ConfidenceInterval
  public var wagesPerDay: Double
  /// Proposed from the cause that it acts on.
  public var responsible: Role
  /// When its effect is checked: the end of next month.
  public var checkDate: CalendarDate
  /// Whether it acts through who comes when: a measure of the booking sheet.
  public var changesArrivals: Bool
  /// What the whole plan is expected to change, simulated at once, and of how many measures that plan
  /// was; nil: nobody simulated it.
  public var together: PlanPromise?

  public init(
    name: String, key: String, expected: ConfidenceInterval, wagesPerDay: Double,
    responsible: Role, checkDate: CalendarDate, changesArrivals: Bool = false,
    together: PlanPromise? = nil
  ) {
    self.name = name
    self.key = key
    self.expected = expected
    self.wagesPerDay = wagesPerDay
    self.responsible = responsible
    self.checkDate = checkDate
    self.changesArrivals = changesArrivals
    self.together = together
  }
}

/// What a plan as a whole is to bring: one simulation with all of its measures, never a sum.
public struct PlanPromise: Sendable, Hashable {
  /// Of the deciding figure, policy minus base.
  public var expected: ConfidenceInterval
  public var measures: Int

  public init(expected: ConfidenceInterval, measures: Int) {
    self.expected = expected
    self.measures = measures
  }
}

/// The draft of next month's plan: measures that are clearly better, best first, as many as are a gain
/// together.
public struct ImprovementPlan: Sendable {
  public var measures: [PlannedMeasure]
  /// The whole plan against the shop as it is, with customers that neither the ranking nor the
  /// measures met before. Nil: nothing is planned.
  public var verdict: Verdict?

  /// - Parameter most: measures in a plan; what a shop can carry out in a month.
  public init(
    ranking: MeasureRanking, calibrated: Shop, candidates: [CandidateMeasure],
    month: MonthCalendar, most: Int = 5, replications: Int, seed: UInt64, runner: Runner
  ) {
    measures = []
    verdict = nil
    var chosen = Array(ranking.measures.filter(\.isEffective).prefix(most))
    // Measures that get into each other's way are taken back, the least effective first.
    while !chosen.isEmpty {
      let shop = Self.shop(calibrated, with: chosen, of: candidates)
      let whole = shop.flatMap {
        Self.verdict(
          $0, against: calibrated, on: ranking.kpi.key, replications: replications, seed: seed,
          runner: runner)
      }
      if let whole, whole.isRecommended {
        verdict = whole
        break
      }
      if runner.stop.isRaised { return }
      chosen.removeLast()
    }
    guard let verdict else { return }
    let promise = PlanPromise(expected: verdict.promise, measures: chosen.count)
    let checkDate = Self.endOfNextMonth(month)
    measures = chosen.map { measure in
      let shop = candidates.first { $0.name == measure.name }?.shop ?? calibrated
      return PlannedMeasure(
        name: measure.name, key: measure.verdict.key, expected: measure.verdict.promise,
        wagesPerDay: measure.wagesPerDay, responsible: Self.responsible(calibrated, shop),
        checkDate: checkDate, changesArrivals: Self.changesArrivals(calibrated, shop),
        together: promise)
    }
  }

  /// The shop with several measures; nil where they make no possible shop.
  private static func shop(
    _ calibrated: Shop, with measures: [RankedMeasure], of candidates: [CandidateMeasure]
  ) -> Shop? {
    var shop = calibrated
    for measure in measures {
      guard let candidate = candidates.first(where: { $0.name == measure.name }) else { return nil }
      let change = candidate.change ?? ShopChange(from: calibrated, to: candidate.shop)
      guard let changed = change.applied(to: shop) else { return nil }
      shop = changed
    }
    return shop
  }

  private static func verdict(
    _ shop: Shop, against base: Shop, on key: String, replications: Int, seed: UInt64,
    runner: Runner
  ) -> Verdict? {
    runner.confirm(
      ReplicationPlan(shop, name: shop.name, seed: seed),
      against: ReplicationPlan(base, name: base.name, seed: seed), on: key,
      replications: max(2, replications))?.verdicts[0]
  }

  private static func changesArrivals(_ base: Shop, _ shop: Shop) -> Bool {
    base.demand.appointments != shop.demand.appointments
      || base.demand.walkInRates != shop.demand.walkInRates
      || base.demand.beforeOpening != shop.demand.beforeOpening
  }

  /// Who carries the measure: the role whose part of the shop it changes.
  private static func responsible(_ base: Shop, _ shop: Shop) -> Role {
    if base.staff != shop.staff || base.demand.appointments != shop.demand.appointments {
      return .manager
    }
    if base.workshop != shop.workshop || base.handOver != shop.handOver
      || base.places.awaitingRepair != shop.places.awaitingRepair
      || base.places.waitingBays != shop.places.waitingBays
    {
      return .supervisor
    }
    if base.crowding != shop.crowding || base.longStay != shop.longStay { return .guardPost }
    if base.reception != shop.reception || base.jobTypes != shop.jobTypes { return .advisor }
    return .manager
  }

  static func endOfNextMonth(_ month: MonthCalendar) -> CalendarDate {
    let last = month.date(ofDay: month.days - 1)
    let next = CalendarDate(
      dayNumber: last.dayNumber + CalendarDate.days(inMonth: last.month, year: last.year)
        - last.day + 1)
    let length = CalendarDate.days(inMonth: next.month, year: next.year)
    return CalendarDate(dayNumber: next.dayNumber + length - next.day)
  }
}

extension Verdict {
  /// The change that is promised: of a figure that cannot be negative nobody promises more than there
  /// is.
  var promise: ConfidenceInterval {
    ConfidenceInterval(
      estimate: max(-baseMean, difference.estimate), low: max(-baseMean, difference.low),
      high: max(-baseMean, difference.high), level: difference.level, n: difference.n)
  }
}
