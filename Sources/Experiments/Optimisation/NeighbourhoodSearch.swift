import Forecourt
import Statistics

/// A walk through choices too many to list: rosters, booking sheets.
public struct NeighbourhoodSearch<Choice: Sendable>: Sendable {
  /// One step: the race among the present choice (first) and its neighbours.
  public struct Step: Sendable {
    public let choices: [Choice]
    public let optimization: Optimization
  }

  public let steps: [Step]
  /// Where the walk ended; nil where no choice on the way met the targets.
  public let best: Choice?
  /// No neighbour is better: the walk ended by itself, and not by the limit of steps or a stop.
  public let isLocalOptimum: Bool

  /// Simulated in all.
  public var replicationsUsed: Int { steps.reduce(0) { $0 + $1.optimization.replicationsUsed } }
}

extension Runner {
  /// Goes from choice to choice as long as a neighbour is better, by races that each keep the
  /// promise of the goal. Choices that were left behind are not tried again.
  ///
  /// - Parameters:
  ///   - neighbours: the choices next to one, in a fixed order.
  ///   - plan: the scenario of a choice.
  public func search<Choice: Hashable & Sendable>(
    from start: Choice, for goal: OptimizationGoal, maximumSteps: Int = 20,
    neighbours: (Choice) throws -> [Choice], plan: (Choice) throws -> ReplicationPlan
  ) rethrows -> NeighbourhoodSearch<Choice> {
    var steps: [NeighbourhoodSearch<Choice>.Step] = []
    var tried: Set<Choice> = [start]
    var present = start
    var isMet = false
    while steps.count < maximumSteps {
      var choices = [present]
      for next in try neighbours(present) where tried.insert(next).inserted { choices.append(next) }
      guard let result = optimize(try choices.map(plan), for: goal) else { break }
      steps.append(.init(choices: choices, optimization: result))
      isMet = result.selected.map { result.candidates[$0].feasibility == .feasible } ?? false
      let next = result.selected ?? nearest(result)
      if next == 0 || stop.isRaised {
        return NeighbourhoodSearch(
          steps: steps, best: isMet ? choices[next] : nil,
          isLocalOptimum: next == 0 && !stop.isRaised)
      }
      present = choices[next]
    }
    return NeighbourhoodSearch(steps: steps, best: isMet ? present : nil, isLocalOptimum: false)
  }

  /// Where no candidate meets the targets: the one that breaks the first least, relative to its
  /// tolerance, summed over the targets.
  private func nearest(_ result: Optimization) -> Int {
    let violations = result.candidates.map { candidate in
      result.goal.targets.reduce(0.0) { sum, target in
        let mean = candidate.means[result.keys.firstIndex(of: target.key)!]
        let limit = target.limit.constraint
        let beyond = limit.side == .atMost ? mean - limit.limit : limit.limit - mean
        return sum + (beyond.isFinite ? max(0, beyond) / target.limit.tolerance : 1e30)
      }
    }
    return violations.indices.min { violations[$0] < violations[$1] }!
  }
}
