public import Forecourt
public import Statistics

/// What a comparison says of one policy, as data: a sentence, a table and a chart are made of it.
public struct Verdict: Sendable, Hashable {
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// The interval of the difference lies wholly on the good side, and no guard is worse.
    case better
    case worse
    /// On the good side, and at least one guard is clearly worse: bought, not gained.
    case trade
    /// On the good side, and whether a guard is worse is not settled.
    case unsettled
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
    /// More wages are paid for duty, not for a few minutes of overtime that chance brings.
    public let isWagesClear: Bool

    public init(
      total: ConfidenceInterval, wages: Double, consequences: Double, isWagesClear: Bool = true
    ) {
      self.total = total
      self.wages = wages
      self.consequences = consequences
      self.isWagesClear = isWagesClear
    }

    /// Whether the interval leaves out zero, and it is not the small change of overtime.
    public var isClear: Bool {
      total.isDetermined && !total.contains(0) && abs(total.estimate) >= 1
    }
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
  /// Where the interval spans zero, or that of a guard its margin: about how many replications
  /// would settle it.
  public let replicationsToSettle: Int?
  /// What the customer and the people have of it; the deciding figure is not among them.
  public let guards: [GuardChange]
  /// Whether the policy reaches what the shop wants of the figure; nil: it wants nothing.
  public let target: TargetCheck?
  /// A roster that was tried on a forecourt without the workshop behind it: people who receive cars also
  /// hand back, call and settle, and none of that was simulated. Nobody's roster is decided by that.
  public let isRosterOfForecourt: Bool

  public init(
    policy: String, kpi: KPI, baseMean: Double, policyMean: Double,
    difference: ConfidenceInterval, isIdentical: Bool, cost: CostChange?,
    replicationsToSettle: Int?, guards: [GuardChange] = [], target: TargetCheck? = nil,
    isRosterOfForecourt: Bool = false
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
    self.guards = guards
    self.target = target
    self.isRosterOfForecourt = isRosterOfForecourt
    outcome = Self.outcome(difference, kpi.direction, isIdentical, guards)
    worth =
      isRosterOfForecourt && outcome == .better
      ? nil : Self.worth(outcome, difference, kpi.unit, self.cost)
    self.replicationsToSettle =
      switch outcome {
      case .noClearDifference: replicationsToSettle
      case .unsettled: guards.compactMap(\.replicationsToSettle).max()
      default: nil
      }
  }

  /// The same policy judged by other intervals: those of more doubt.
  public func with(difference: ConfidenceInterval, guards: [GuardChange]) -> Verdict {
    Verdict(self, difference: difference, guards: guards)
  }

  private init(_ other: Verdict, difference: ConfidenceInterval, guards: [GuardChange]) {
    policy = other.policy
    key = other.key
    name = other.name
    unit = other.unit
    direction = other.direction
    baseMean = other.baseMean
    policyMean = other.policyMean
    self.difference = difference
    cost = other.cost
    target = other.target
    self.guards = guards
    outcome = Self.outcome(difference, other.direction, other.outcome == .same, guards)
    isRosterOfForecourt = other.isRosterOfForecourt
    worth =
      isRosterOfForecourt && outcome == .better
      ? nil : Self.worth(outcome, difference, other.unit, other.cost)
    replicationsToSettle = nil
  }

  /// What the gain was bought with.
  public var losses: [GuardChange] { guards.filter { $0.state == .worse } }
  /// What else got clearly better.
  public var gains: [GuardChange] { guards.filter(\.isBetter) }
  /// What is not settled.
  public var openGuards: [GuardChange] { guards.filter { $0.state == .open } }

  /// Whether anything of this policy may be shown as good: never where harm was, or may have been,
  /// moved.
  public var mayBePraised: Bool {
    losses.isEmpty && outcome != .unsettled && outcome != .worse && !isRosterOfForecourt
  }

  /// Better, paid with nothing that matters, and tried on the shop that works.
  public var isRecommended: Bool { outcome == .better && !isRosterOfForecourt }

  init(
    _ policy: String, index: Int, on key: String, figures: [Comparison.Figure],
    guards: [Comparison.Figure], target: TargetCheck?, isRosterOfForecourt: Bool
  ) {
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
          consequences: sum("cost.fines", "cost.lostCustomers"),
          isWagesClear: ["cost.wages", "cost.teams"].contains { key in
            change(key).map { $0.difference.isDetermined && $0.difference.low >= 1 } ?? false
          })
      },
      replicationsToSettle: own.changes[index].replicationsToSettle,
      guards: guards.map { figure in
        GuardChange(
          figure.kpi, margin: Guard.all.first { $0.key == figure.kpi.key }!.margin,
          difference: figure.changes[index].difference)
      }, target: target, isRosterOfForecourt: isRosterOfForecourt)
  }

  private static func outcome(
    _ difference: ConfidenceInterval, _ direction: KPI.Direction, _ isIdentical: Bool,
    _ guards: [GuardChange]
  ) -> Outcome {
    guard difference.isDetermined else { return .undetermined }
    if isIdentical { return .same }
    if difference.low <= 0 && difference.high >= 0 { return .noClearDifference }
    let isGood: Bool
    switch direction {
    case .neutral: return .different
    case .lowerIsBetter: isGood = difference.high < 0
    case .higherIsBetter: isGood = difference.low > 0
    }
    if !isGood { return .worse }
    if guards.contains(where: { $0.state == .worse }) { return .trade }
    return guards.contains { $0.state == .open } ? .unsettled : .better
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
