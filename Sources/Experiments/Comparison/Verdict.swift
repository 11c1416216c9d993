public import Forecourt
public import Statistics

/// What a comparison says of one policy, as data: a sentence, a table and a chart are made of it.
public struct Verdict: Sendable, Hashable {
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// The interval of the difference lies wholly on the good side.
    case better
    case worse
    /// Clearly different, in a figure that is neither good nor bad.
    case different
    /// The interval spans zero.
    case noClearDifference
    /// Equal in every replication.
    case same
    /// Too few replications to say anything.
    case undetermined
  }

  /// Yuan per open day, policy minus base.
  public struct CostChange: Sendable, Hashable {
    public let total: ConfidenceInterval
    /// Wages, overtime and workshop teams.
    public let wages: Double
    /// Fines and the value of lost customers.
    public let consequences: Double

    public init(total: ConfidenceInterval, wages: Double, consequences: Double) {
      self.total = total
      self.wages = wages
      self.consequences = consequences
    }

    /// Whether the interval leaves out zero.
    public var isClear: Bool { total.isDetermined && !total.contains(0) }
  }

  /// Effect and cost together.
  public enum Worth: Sendable, Hashable {
    /// Better and not clearly dearer.
    case worthIt
    /// Worse and not clearly cheaper.
    case notWorthIt
    /// Better and dearer: not worth it unless one unit of the figure is worth more than so many
    /// yuan (a share: one percentage point).
    case worthAbove(Price)
    /// Worse and cheaper: not worth it unless one unit is worth less than so many yuan.
    case worthBelow(Price)
  }

  /// Yuan for one unit of the figure, where gain and cost are even.
  public struct Price: Sendable, Hashable {
    public let estimate: Double
    /// What it may be if effect and cost lie anywhere in their intervals.
    public let range: ClosedRange<Double>

    /// Known to no better than a factor of two.
    public var isVague: Bool { range.upperBound > 2 * range.lowerBound }
  }

  public let policy: String
  public let key: String
  public let name: BilingualName
  public let unit: KPI.Unit
  public let direction: KPI.Direction
  public let outcome: Outcome
  public let baseMean: Double
  public let policyMean: Double
  /// Policy minus base.
  public let difference: ConfidenceInterval
  /// Nil where the deciding figure is money itself, or the shop has no such figures.
  public let cost: CostChange?
  /// Nil where the outcome is not clear.
  public let worth: Worth?
  /// Where the interval spans zero: about how many replications would settle it.
  public let replicationsToSettle: Int?

  public init(
    policy: String, kpi: KPI, baseMean: Double, policyMean: Double,
    difference: ConfidenceInterval, isIdentical: Bool, cost: CostChange?,
    replicationsToSettle: Int?
  ) {
    self.policy = policy
    key = kpi.key
    name = kpi.name
    unit = kpi.unit
    direction = kpi.direction
    self.baseMean = baseMean
    self.policyMean = policyMean
    self.difference = difference
    self.cost = kpi.group == .money ? nil : cost
    outcome = Self.outcome(difference, kpi.direction, isIdentical)
    worth = Self.worth(outcome, difference, kpi.unit, self.cost)
    self.replicationsToSettle = outcome == .noClearDifference ? replicationsToSettle : nil
  }

  init(_ policy: String, index: Int, on key: String, figures: [Comparison.Figure]) {
    func change(_ key: String) -> Comparison.Change? {
      figures.first { $0.kpi.key == key }?.changes[index]
    }
    func sum(_ keys: String...) -> Double {
      keys.reduce(0) { $0 + (change($1)?.difference.estimate ?? 0) }
    }
    let own = figures.first { $0.kpi.key == key }!
    self.init(
      policy: policy, kpi: own.kpi, baseMean: own.changes[index].baseMean,
      policyMean: own.changes[index].policyMean, difference: own.changes[index].difference,
      isIdentical: own.changes[index].isIdentical,
      cost: change("cost.perDay").map {
        CostChange(
          total: $0.difference, wages: sum("cost.wages", "cost.overtime", "cost.teams"),
          consequences: sum("cost.fines", "cost.lostCustomers"))
      },
      replicationsToSettle: own.changes[index].replicationsToSettle)
  }

  private static func outcome(
    _ difference: ConfidenceInterval, _ direction: KPI.Direction, _ isIdentical: Bool
  ) -> Outcome {
    guard difference.isDetermined else { return .undetermined }
    if isIdentical { return .same }
    if difference.low <= 0 && difference.high >= 0 { return .noClearDifference }
    switch direction {
    case .neutral: return .different
    case .lowerIsBetter: return difference.high < 0 ? .better : .worse
    case .higherIsBetter: return difference.low > 0 ? .better : .worse
    }
  }

  /// Of an effect and a cost that are both clearly not zero.
  private static func price(
    _ difference: ConfidenceInterval, _ unit: KPI.Unit, _ cost: CostChange
  ) -> Price {
    let each = unit == .share ? 0.01 : 1
    let effects = [abs(difference.low), abs(difference.high)]
    let costs = [abs(cost.total.low), abs(cost.total.high)]
    return Price(
      estimate: each * abs(cost.total.estimate / difference.estimate),
      range: (each * costs.min()! / effects.max()!)...(each * costs.max()! / effects.min()!))
  }

  private static func worth(
    _ outcome: Outcome, _ difference: ConfidenceInterval, _ unit: KPI.Unit, _ cost: CostChange?
  ) -> Worth? {
    guard let cost, cost.total.isDetermined else { return nil }
    switch outcome {
    case .better:
      return cost.isClear && cost.total.low > 0
        ? .worthAbove(price(difference, unit, cost)) : .worthIt
    case .worse:
      return cost.isClear && cost.total.high < 0
        ? .worthBelow(price(difference, unit, cost)) : .notWorthIt
    default: return nil
    }
  }
}
