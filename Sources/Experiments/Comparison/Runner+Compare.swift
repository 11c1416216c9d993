import Forecourt
public import Statistics
import Tallies

extension Runner {
  /// Runs the base and the policies over the same replications and compares them.
  ///
  /// When stopped, only whole rounds count, so that all have met the same customers; nil before
  /// the first two replications are done.
  ///
  /// - Precondition: all plans have one seed and the figure `key`.
  public func compare(
    _ base: ReplicationPlan, with policies: [ReplicationPlan], on key: String, replications: Int,
    level: Double = 0.95
  ) -> Comparison? {
    let plans = [base] + policies
    var all = plans.map { Replications(keys: $0.kpis.map(\.key)) }
    while all[0].count < replications {
      let end = min(replications, all[0].count + max(10, replications / 5))
      guard extend(&all, plans, to: end) else { break }
    }
    return comparison(plans, all, on: key, level: level)
  }

  /// The same, until every difference of the deciding figure is known to within `precision` of the
  /// base's mean (or its absolute half-width), looking ahead as for a single scenario.
  ///
  /// The rule looks at the width of the intervals and not at their sign, so that stopping does
  /// not favour a difference that chance shows early.
  public func compare(
    _ base: ReplicationPlan, with policies: [ReplicationPlan], on key: String,
    until precision: Precision, lookAhead: Int = 5, maximumReplications: Int,
    level: Double = 0.95
  ) -> Comparison? {
    let plans = [base] + policies
    var all = plans.map { Replications(keys: $0.kpis.map(\.key)) }
    let columns = plans.map { $0.column(of: key)! }
    var seen = policies.map { _ in PairedMoments() }
    let individual = Bonferroni.level(overall: level, count: max(1, policies.count))
    var reachedAt: Int?
    while all[0].count < maximumReplications {
      let from = all[0].count
      let target = min(maximumReplications, from + max(from == 0 ? 10 : 5, from / 4))
      guard extend(&all, plans, to: target) else { break }
      for row in from..<all[0].count {
        let own = all[0].row(row)
        for (index, policy) in all.dropFirst().enumerated() {
          let other = policy.row(row)
          let (x, y) = (
            other[other.startIndex + columns[index + 1]], own[own.startIndex + columns[0]]
          )
          if x.isFinite && y.isFinite { seen[index].add(x, y) }
        }
        let isMet = seen.allSatisfy { pairs in
          pairs.count >= precision.minimumReplications
            && pairs.difference.halfWidth(level: individual)
              <= precision.allowedHalfWidth(mean: pairs.second.mean)
        }
        reachedAt = isMet ? reachedAt ?? row + 1 : nil
      }
      if let reachedAt, all[0].count - reachedAt >= lookAhead * max(100, reachedAt) / 100 { break }
    }
    return comparison(plans, all, on: key, level: level)
  }

  /// One more round for all plans; false, and nothing added, when stopped before its end.
  private func extend(
    _ all: inout [Replications], _ plans: [ReplicationPlan], to end: Int
  ) -> Bool {
    guard let next = round(plans, numbers: all[0].count..<end) else { return false }
    for index in all.indices { all[index].append(next[index]) }
    return true
  }

  private func comparison(
    _ plans: [ReplicationPlan], _ all: [Replications], on key: String, level: Double
  ) -> Comparison? {
    guard all[0].count >= 2 else { return nil }
    let summaries = zip(plans, all).map { Summary($0, $1, level: level) }
    return Comparison(
      base: summaries[0], policies: Array(summaries.dropFirst()), on: key, level: level)
  }
}
