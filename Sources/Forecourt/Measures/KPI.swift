/// One figure that a manager reads, with its exact definition.
///
/// ```swift
/// let kpis = KPI.catalogue(for: shop)
/// let row = kpis.map { $0.value(measures, shop) }
/// ```
///
/// `Measures` holds sums, so one and the same closure serves one replication, many added together
/// and a recorded month. Figures "per day" are per measured open day.
public struct KPI: Sendable {
  /// What the number counts; decides how it is printed.
  public enum Unit: String, CaseIterable, Sendable, Hashable {
    /// Cars, cases or events per open day.
    case perDay
    /// 0 … 1.
    case share
    case minutes
    case minutesPerDay
    case cars
    case yuanPerDay
    case count
  }

  /// The parts of the table, in the order in which a manager reads it.
  public enum Group: Int, CaseIterable, Sendable, Hashable {
    case congestion, waiting, escalations, complaintsAndFines, staff, bays, workshop, money, demand
  }

  public enum Direction: String, Sendable, Hashable {
    case lowerIsBetter, higherIsBetter, neutral
  }

  /// The stable name in scenario files and results: `longStays.perDay`.
  public var key: String
  public var name: BilingualName
  public var unit: Unit
  public var group: Group
  public var direction: Direction
  /// One sentence: what exactly is counted, and by which clause of the plan.
  public var definition: BilingualName
  /// The figure; NaN where it is not defined (no car was received, say).
  ///
  /// Depends on the shop only for what the sums do not hold: wages, names, limits.
  public var value: @Sendable (Measures, Shop) -> Double

  public init(
    key: String, name: BilingualName, unit: Unit, group: Group, direction: Direction,
    definition: BilingualName, value: @escaping @Sendable (Measures, Shop) -> Double
  ) {
    self.key = key
    self.name = name
    self.unit = unit
    self.group = group
    self.direction = direction
    self.definition = definition
    self.value = value
  }

  /// The six figures that matter, in order: they open every table and report.
  public static let headline = [
    "longStays.perDay", "crowding.minutesPerDay", "reception.withinTarget", "customerClock.p90",
    "complaints.perDay", "cost.perDay",
  ]

  /// Every KPI of a shop, always in the same order: by group, then as listed in the source.
  ///
  /// The general ones are the same for all shops; then come the shop's own roles, people,
  /// workshop pools and job types. Keys are unique.
  public static func catalogue(for shop: Shop) -> [KPI] {
    congestion + clocks + waiting + delays + escalations + complaintsAndFines(for: shop)
      + staff(for: shop) + bays + workshop(for: shop) + money(for: shop) + demand
      + jobTypes(for: shop)
  }
}

extension KPI.Group {
  public var name: BilingualName {
    switch self {
    case .congestion: BilingualName(en: "Congestion", zh: "拥堵")
    case .waiting: BilingualName(en: "Waiting", zh: "等候")
    case .escalations: BilingualName(en: "Emergency plan", zh: "应急预案")
    case .complaintsAndFines: BilingualName(en: "Complaints and fines", zh: "投诉与考核")
    case .staff: BilingualName(en: "Staff", zh: "人员")
    case .bays: BilingualName(en: "Bays", zh: "工位")
    case .workshop: BilingualName(en: "Workshop", zh: "车间")
    case .money: BilingualName(en: "Money", zh: "费用")
    case .demand: BilingualName(en: "Demand", zh: "客流")
    }
  }
}
