import Forecourt
import Statistics
import Tallies

/// What is known of every candidate so far.
struct CandidateTable {
  let goal: OptimizationGoal
  let keys: [String]
  /// Limited to the goal's figures, and then the guards that are not among them.
  let plans: [ReplicationPlan]
  /// Guards and their columns; none without a base to hold them against.
  private let guards: [(one: Guard, column: Int)]
  /// By candidate: a guard was clearly worse than the base's over the first stage.
  private(set) var isTrade: [Bool]
  /// By candidate and column.
  private(set) var moments: [[RunningMoments]]
  /// By candidate: simulated.
  private(set) var counts: [Int]
  /// By candidate: some figure of the goal was not a number.
  private(set) var isUndefined: [Bool]
  private(set) var equalReplications = 0
  /// By candidate and column: over the first stage, in which all met the same customers.
  private(set) var firstMeans: [[Double]] = []

  /// - Parameter base: what its guards are held against; nil: nothing is a trade.
  init(_ candidates: [ReplicationPlan], _ goal: OptimizationGoal, base: ReplicationPlan?) {
    precondition(!candidates.isEmpty, "a search needs a candidate")
    self.goal = goal
    keys = goal.keys
    let plans = base == nil ? candidates : candidates + [base!]
    let watched =
      base == nil
      ? []
      : Guard.all.filter { one in
        one.key != goal.key && plans.allSatisfy { $0.column(of: one.key) != nil }
      }
    let columns = keys + watched.map(\.key).filter { !goal.keys.contains($0) }
    guards = watched.map { one in (one, columns.firstIndex(of: one.key)!) }
    self.plans = candidates.map { $0.limited(to: columns) }
    baseline = base?.limited(to: columns)
    isTrade = candidates.map { _ in false }
    precondition(
      self.plans.allSatisfy { $0.kpis.count == columns.count && $0.seed == candidates[0].seed },
      "candidates have the goal's figures and one seed")
    moments = candidates.map { _ in goal.keys.map { _ in RunningMoments() } }
    counts = candidates.map { _ in 0 }
    isUndefined = candidates.map { _ in false }
  }

  /// The base, which runs the first stage with the candidates.
  let baseline: ReplicationPlan?

  mutating func add(_ replications: Replications, to candidate: Int) {
    for row in 0..<replications.count {
      for (column, value) in replications.row(row).prefix(keys.count).enumerated() {
        if value.isFinite {
          moments[candidate][column].add(value)
        } else if column <= goal.targets.count {
          isUndefined[candidate] = true
        }
      }
    }
    counts[candidate] += replications.count
  }

  /// Keeps the first stage's means, holds the guards against the base's and reckons what equal
  /// allocation would take.
  mutating func finishFirstStage(_ first: [Replications], base: Replications?) {
    firstMeans = moments.map { $0.map(\.mean) }
    if let base { isTrade = first.map { pays($0, base) } }
    let whole = first.indices.filter { !isUndefined[$0] }
    equalReplications = EqualAllocation.replications(
      objectives: whole.map { first[$0].column(0) },
      figures: goal.targets.map { target in
        whole.map { first[$0].column(column(of: target)) }
      },
      limits: goal.targets.map(\.limit), indifference: goal.indifference, alpha: 1 - goal.level)
  }

  /// Whether a guard is clearly worse; all guards of one candidate hold together.
  private func pays(_ candidate: Replications, _ base: Replications) -> Bool {
    let level = Bonferroni.level(overall: goal.level, count: max(1, guards.count))
    return guards.contains { one, column in
      var pairs = PairedMoments()
      for (x, y) in zip(candidate.column(column), base.column(column))
      where x.isFinite && y.isFinite { pairs.add(x, y) }
      let difference = pairs.difference.meanInterval(level: level)
      return difference.isDetermined && difference.low > 0 && difference.high > one.margin
    }
  }

  /// By the interval of every target at the goal's level.
  func feasibility(of candidate: Int) -> Constraint.Verdict {
    goal.targets.map { target in
      target.limit.constraint.verdict(
        moments[candidate][column(of: target)].meanInterval(level: goal.level))
    }.combined
  }

  func column(of target: OptimizationGoal.Target) -> Int { keys.firstIndex(of: target.key)! }

  func result(
    feasibility: [Constraint.Verdict], eliminatedAt: [Int?], selected: Int?, isDecided: Bool
  ) -> Optimization {
    let means = moments.map { $0.map(\.mean) }
    let frontColumn = keys.firstIndex(of: goal.frontKey)!
    return Optimization(
      goal: goal, keys: keys,
      candidates: plans.indices.map {
        Optimization.Candidate(
          name: plans[$0].name, replications: counts[$0], means: means[$0],
          firstStageMeans: firstMeans[$0], feasibility: feasibility[$0],
          eliminatedAt: eliminatedAt[$0], isTrade: isTrade[$0])
      },
      selected: selected, isDecided: isDecided, replicationsUsed: counts.reduce(0, +),
      equalAllocation: equalReplications * plans.count,
      front: ParetoFront.indices(
        firstMeans.map { $0[0] }, firstMeans.map { $0[frontColumn] }, direction: goal.direction,
        leavingOut: isTrade))
  }
}

/// The search with a promise: rounds fed to a ``ConstrainedRace``.
struct RaceState {
  /// Replications a round after the first stage: few, so that little is run for those that its
  /// first rows drop.
  static let roundLength = 5

  private var table: CandidateTable
  /// Over the candidates of `entrants`; nil before the first stage.
  private var race: ConstrainedRace?
  /// By system of the race: the candidate. Those whose figures are not numbers do not enter.
  private var entrants: [Int] = []
  private var done = 0

  init(_ candidates: [ReplicationPlan], _ goal: OptimizationGoal, base: ReplicationPlan?) {
    table = CandidateTable(candidates, goal, base: base)
  }

  private var running: [Int] {
    guard let race else { return Array(table.plans.indices) }
    return race.survivors.map { entrants[$0] }
  }

  /// What the next round runs: at first the base too, behind the candidates.
  var plans: [ReplicationPlan] {
    running.map { table.plans[$0] } + (done == 0 ? [table.baseline].compactMap(\.self) : [])
  }
  var numbers: Range<Int> {
    let length = race == nil ? table.goal.firstStage : Self.roundLength
    return done..<min(done + length, table.goal.maximumReplications)
  }

  var isOver: Bool {
    // Without a race after the first stage there is no candidate that could be ranked.
    guard let race else { return done > 0 }
    return race.isDecided || done >= table.goal.maximumReplications || race.survivors.isEmpty
  }

  mutating func add(_ round: [Replications]) {
    let candidates = running
    for (replications, candidate) in zip(round, candidates) {
      table.add(replications, to: candidate)
    }
    done += round[0].count
    if race == nil {
      let first = Array(round.prefix(candidates.count))
      table.finishFirstStage(first, base: round.count > first.count ? round.last : nil)
      enter()
    }
    feed(round, of: candidates)
  }

  private mutating func enter() {
    entrants = table.plans.indices.filter { !table.isUndefined[$0] }
    guard !entrants.isEmpty else { return }
    race = ConstrainedRace(
      systems: entrants.count, limits: table.goal.targets.map(\.limit),
      indifference: table.goal.indifference, alpha: 1 - table.goal.level,
      firstStage: table.goal.firstStage, direction: table.goal.direction)
  }

  private mutating func feed(_ round: [Replications], of candidates: [Int]) {
    guard race != nil else { return }
    var place = [Int](repeating: -1, count: table.plans.count)
    for (index, candidate) in candidates.enumerated() { place[candidate] = index }
    let columns = table.goal.targets.map { table.column(of: $0) }
    for row in 0..<round[0].count where !race!.isDecided {
      let rows = race!.survivors.map { round[place[entrants[$0]]].row(row) }
      race!.add(
        rows.map { ranked($0[$0.startIndex], smallIsGood: table.goal.direction == .minimise) },
        figures: rows.map { row in
          zip(columns, table.goal.targets).map { column, target in
            ranked(
              row[row.startIndex + column],
              smallIsGood: target.limit.constraint.side == .atMost)
          }
        })
    }
  }

  /// A figure that becomes undefined after the first stage counts as hopeless.
  private func ranked(_ value: Double, smallIsGood: Bool) -> Double {
    value.isFinite ? value : smallIsGood ? 1e30 : -1e30
  }

  func result() -> Optimization? {
    guard done > 0 else { return nil }
    var feasibility = [Constraint.Verdict](repeating: .undecided, count: table.plans.count)
    var eliminatedAt = [Int?](repeating: nil, count: table.plans.count)
    for (system, candidate) in entrants.enumerated() {
      feasibility[candidate] = race?.feasibility[system] ?? .undecided
      eliminatedAt[candidate] = race?.eliminatedAt[system]
    }
    for candidate in table.plans.indices where table.isUndefined[candidate] {
      eliminatedAt[candidate] = eliminatedAt[candidate] ?? table.goal.firstStage
    }
    return table.result(
      feasibility: feasibility, eliminatedAt: eliminatedAt,
      selected: selected, isDecided: race?.isDecided ?? true)
  }

  /// The race's choice. Where it had to end early, a candidate whose own interval breaks a target
  /// is none, although the race for that limit was not over.
  private var selected: Int? {
    guard let race else { return nil }
    if race.isDecided { return race.selected.map { entrants[$0] } }
    let open = race.survivors.filter { table.feasibility(of: entrants[$0]) != .infeasible }
    let sure = open.filter { race.feasibility[$0] == .feasible }
    let choices = (sure.isEmpty ? open : sure).map { entrants[$0] }
    return table.goal.direction.best(of: choices.map { table.moments[$0][0].mean }).map {
      choices[$0]
    }
  }
}

/// The search within a budget.
struct BudgetState {
  private var table: CandidateTable

  init(_ candidates: [ReplicationPlan], _ goal: OptimizationGoal, base: ReplicationPlan?) {
    table = CandidateTable(candidates, goal, base: base)
  }

  /// What the first stage runs: the base too, behind the candidates.
  var plans: [ReplicationPlan] { table.plans + [table.baseline].compactMap(\.self) }
  var used: Int { table.counts.reduce(0, +) }

  mutating func add(_ first: [Replications]) {
    let own = Array(first.prefix(table.plans.count))
    for (candidate, replications) in own.enumerated() { table.add(replications, to: candidate) }
    table.finishFirstStage(own, base: first.count > own.count ? first.last : nil)
  }

  mutating func add(_ results: [Replications], to candidates: [Int]) {
    for (replications, candidate) in zip(results, candidates) {
      table.add(replications, to: candidate)
    }
  }

  /// By the interval of every target at the goal's level.
  private var feasibility: [Constraint.Verdict] {
    table.plans.indices.map { candidate in
      table.isUndefined[candidate] ? .undecided : table.feasibility(of: candidate)
    }
  }

  /// Those that may still be chosen; all that have numbers, where none may.
  private func open(_ feasibility: [Constraint.Verdict]) -> [Int] {
    let defined = table.plans.indices.filter { !table.isUndefined[$0] }
    let open = defined.filter { feasibility[$0] != .infeasible }
    return open.isEmpty ? defined : open
  }

  /// The next replications, by candidate.
  func next(_ count: Int) -> [(candidate: Int, task: Runner.Task)] {
    let open = open(feasibility)
    guard !open.isEmpty else {
      // Nothing can be ranked: spend the rest evenly rather than for ever.
      return [(0, task(0, count))]
    }
    let shares = OptimalBudget(
      means: open.map { table.moments[$0][0].mean },
      deviations: open.map { table.moments[$0][0].standardDeviation },
      direction: table.goal.direction, indifference: table.goal.indifference)
    let allocation = shares.allocation(of: count, having: open.map { table.counts[$0] })
    return zip(open, allocation).filter { $1 > 0 }.map { ($0, task($0, $1)) }
  }

  private func task(_ candidate: Int, _ count: Int) -> Runner.Task {
    let from = table.counts[candidate]
    return Runner.Task(
      plan: table.plans[candidate], numbers: from..<(from + count), merges: false)
  }

  func result() -> Optimization {
    let feasibility = feasibility
    let meets = table.plans.indices.filter { candidate in
      !table.isUndefined[candidate]
        && table.goal.targets.allSatisfy { target in
          let mean = table.moments[candidate][table.column(of: target)].mean
          let limit = target.limit.constraint
          return limit.side == .atMost ? mean <= limit.limit : mean >= limit.limit
        }
    }
    let best = table.goal.direction.best(of: meets.map { table.moments[$0][0].mean })
    return table.result(
      feasibility: feasibility, eliminatedAt: table.plans.map { _ in nil },
      selected: best.map { meets[$0] }, isDecided: false)
  }
}
