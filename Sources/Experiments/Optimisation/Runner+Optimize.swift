import Forecourt
import Statistics

extension Runner {
  /// Chooses among candidates, dropping the hopeless as soon as that is clear.
  ///
  /// All meet the same customers; after the first stage, rounds of five replications go to those
  /// still in the race. The result is the same on any number of threads. Nil when stopped before
  /// the first stage is done.
  ///
  /// The means of the chosen one are flattered by the choice (the winner's curse): report those
  /// of a ``confirm(_:against:on:replications:level:)`` with fresh customers.
  ///
  /// - Parameter base: what is done today, to tell gains from trades; nil: not told.
  /// - Precondition: at least one candidate; all have one seed and the figures of the goal.
  public func optimize(
    _ candidates: [ReplicationPlan], for goal: OptimizationGoal, base: ReplicationPlan? = nil
  ) -> Optimization? {
    var search = RaceState(candidates, goal, base: base)
    while !search.isOver {
      guard let next = round(search.plans, numbers: search.numbers, merges: false) else { break }
      search.add(next)
    }
    return search.result()
  }

  /// The same under a fixed budget of replications in all: after the first stage each next
  /// hundredth goes where it teaches most about the best (Chen et al. 2000). No promise.
  public func optimize(
    _ candidates: [ReplicationPlan], for goal: OptimizationGoal, base: ReplicationPlan? = nil,
    budget: Int
  ) -> Optimization? {
    var search = BudgetState(candidates, goal, base: base)
    guard let first = round(search.plans, numbers: 0..<goal.firstStage, merges: false) else {
      return nil
    }
    search.add(first)
    let slice = max(candidates.count / 10, max(5, budget / 100))
    while search.used < budget {
      let tasks = search.next(min(slice, budget - search.used))
      let results = run(tasks.map(\.task))
      guard zip(results, tasks).allSatisfy({ $0.count == $1.task.numbers.count }) else { break }
      search.add(results, to: tasks.map(\.candidate))
    }
    return search.result()
  }

  /// The chosen plan against a base with customers that neither has met: an honest figure for what
  /// was chosen for its figure.
  ///
  /// - Precondition: both plans have one seed and the figure `key`.
  public func confirm(
    _ chosen: ReplicationPlan, against base: ReplicationPlan, on key: String, replications: Int,
    level: Double = 0.95
  ) -> Comparison? {
    let fresh = FreshSeed.after(chosen.seed)
    return compare(
      base.reseeded(fresh), with: [chosen.reseeded(fresh)], on: key, replications: replications,
      level: level)
  }
}

/// A seed for the confirmation that is not the seed of the search.
public enum FreshSeed {
  public static func after(_ seed: UInt64) -> UInt64 { seed &+ 0x9E37_79B9_7F4A_7C15 }
}

/// The candidates that are not beaten in both figures, smaller being better in the second.
enum ParetoFront {
  static func indices(
    _ first: [Double], _ second: [Double], direction: Direction, leavingOut: [Bool]
  ) -> [Int] {
    let order = first.indices.filter {
      first[$0].isFinite && second[$0].isFinite && !leavingOut[$0]
    }.sorted {
      if first[$0] != first[$1] { return direction.isBetter(first[$0], than: first[$1]) }
      return second[$0] < second[$1] || (second[$0] == second[$1] && $0 < $1)
    }
    var front: [Int] = []
    var least = Double.infinity
    for index in order where second[index] < least {
      front.append(index)
      least = second[index]
    }
    return front
  }
}
