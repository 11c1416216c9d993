public import Forecourt
public import Statistics

/// How sure the mean of some figures must be before the replications stop.
public struct PrecisionGoal: Sendable, Hashable {
  /// The figures that must be known so well.
  public var keys: [String]
  public var precision: Precision
  /// Replications over which it must stay so (Hoad, Robinson and Davies 2010).
  public var lookAhead: Int
  public var maximumReplications: Int

  public init(
    keys: [String] = KPI.headline, precision: Precision, lookAhead: Int = 5,
    maximumReplications: Int = 1000
  ) {
    precondition(maximumReplications >= 2, "an interval needs two replications")
    self.keys = keys
    self.precision = precision
    self.lookAhead = lookAhead
    self.maximumReplications = maximumReplications
  }
}

/// Replications that went on until the goal, or as far as they were let.
public struct PreciseReplications: Sendable, Equatable {
  public var replications: Replications
  /// By key of the goal: the replication from which its precision held; nil: it does not yet.
  public var reachedAt: [String: Int]
  /// Whether every figure of the goal is known so well.
  public var isMet: Bool
  /// The keys that are not, in the order of the goal.
  public var open: [String]
}

extension Runner {
  /// Replicates until every figure of the goal is known well enough (Law 2015 §9.4; Hoad,
  /// Robinson and Davies 2010), in rounds whose lengths follow from the rows alone: the same
  /// replications on any number of threads.
  ///
  /// A figure that is not defined in a replication tells nothing there; one that the plan does
  /// not have stays open.
  public func run(_ plan: ReplicationPlan, until goal: PrecisionGoal) -> PreciseReplications {
    var watch = PrecisionWatch(goal, keys: plan.kpis.map(\.key))
    var all = Replications(keys: plan.kpis.map(\.key))
    var target = min(goal.maximumReplications, max(10, goal.precision.minimumReplications))
    while true {
      let round = run(plan, numbers: all.count..<target)
      let from = all.count
      all.append(round)
      for index in from..<all.count { watch.add(all.row(index)) }
      if watch.isMet || all.count < target || target == goal.maximumReplications { break }
      target = watch.nextTarget(after: target)
    }
    return PreciseReplications(
      replications: all, reachedAt: watch.reachedAt, isMet: watch.isMet, open: watch.open)
  }
}

/// The stopping rule of several figures at once, fed row by row.
struct PrecisionWatch {
  let goal: PrecisionGoal
  /// By key of the goal; nil: the rows have no such column.
  private let columns: [Int?]
  private var rules: [PrecisionRule]

  init(_ goal: PrecisionGoal, keys: [String]) {
    self.goal = goal
    columns = goal.keys.map { keys.firstIndex(of: $0) }
    rules = goal.keys.map { _ in PrecisionRule(goal.precision, lookAhead: goal.lookAhead) }
  }

  mutating func add(_ row: ArraySlice<Double>) {
    for (rule, column) in columns.enumerated() {
      guard let column else { continue }
      let value = row[row.startIndex + column]
      if value.isFinite { rules[rule].add(value) }
    }
  }

  var isMet: Bool { open.isEmpty }

  var open: [String] {
    goal.keys.indices.filter { columns[$0] == nil || !rules[$0].isSettled }.map { goal.keys[$0] }
  }

  var reachedAt: [String: Int] {
    var result: [String: Int] = [:]
    for index in goal.keys.indices { result[goal.keys[index]] = rules[index].reachedAt }
    return result
  }

  /// What the figures so far foresee, and at least a fifth more, at most twice as many: the
  /// deviation seen in few replications is a poor prophet.
  func nextTarget(after count: Int) -> Int {
    let wanted =
      rules.indices.compactMap { index -> Int? in
        guard columns[index] != nil, !rules[index].isSettled else { return nil }
        let needed =
          goal.precision.replicationsNeeded(from: rules[index].moments)
          ?? goal.maximumReplications
        return needed + goal.lookAhead * max(100, needed) / 100
      }.max() ?? count
    let bounded = min(max(wanted, count + max(5, count / 5)), count * 2)
    return min(bounded, goal.maximumReplications)
  }
}
