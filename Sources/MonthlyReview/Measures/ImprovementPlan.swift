import Experiments
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

  public init(
    name: String, key: String, expected: ConfidenceInterval, wagesPerDay: Double,
    responsible: Role, checkDate: CalendarDate, changesArrivals: Bool = false
  ) {
    self.name = name
    self.key = key
    self.expected = expected
    self.wagesPerDay = wagesPerDay
    self.responsible = responsible
    self.checkDate = checkDate
    self.changesArrivals = changesArrivals
  }
}

/// The draft of next month's plan: the measures that are clearly better, best first.
public enum ImprovementPlan {
  public static func draft(
    ranking: MeasureRanking, calibrated: Shop, candidates: [CandidateMeasure],
    month: MonthCalendar, most: Int = 5
  ) -> [PlannedMeasure] {
    let checkDate = endOfNextMonth(month)
    return ranking.measures.filter(\.isEffective).prefix(most).map { measure in
      let shop = candidates.first { $0.name == measure.name }?.shop ?? calibrated
      return PlannedMeasure(
        name: measure.name, key: measure.verdict.key, expected: measure.verdict.difference,
        wagesPerDay: measure.wagesPerDay, responsible: responsible(calibrated, shop),
        checkDate: checkDate, changesArrivals: changesArrivals(calibrated, shop))
    }
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
