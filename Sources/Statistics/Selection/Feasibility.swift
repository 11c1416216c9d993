/// A condition that a policy must meet before its cost is looked at: "long stays per day ≤ 2".
public struct Constraint: Sendable, Hashable {
  /// Which side of the limit is allowed.
  public enum Side: String, Sendable, Hashable {
    case atMost
    case atLeast
  }

  /// What the interval says about the condition.
  public enum Verdict: String, Sendable, Hashable {
    /// The whole interval meets it.
    case feasible
    /// The whole interval breaks it.
    case infeasible
    /// The limit lies within the interval: more replications would tell.
    case undecided
  }

  /// Which side is allowed.
  public var side: Side
  /// The limit, in the measure's unit; meeting it exactly is allowed.
  public var limit: Double

  /// A condition on a mean.
  public init(_ side: Side, _ limit: Double) {
    self.side = side
    self.limit = limit
  }

  /// Judges by the interval; with many policies, take it at ``Bonferroni``'s level.
  public func verdict(_ interval: ConfidenceInterval) -> Verdict {
    switch side {
    case .atMost:
      if interval.high <= limit { return .feasible }
      return interval.low > limit ? .infeasible : .undecided
    case .atLeast:
      if interval.low >= limit { return .feasible }
      return interval.high < limit ? .infeasible : .undecided
    }
  }
}

extension Sequence<Constraint.Verdict> {
  /// All conditions together: infeasible if one is, feasible only if all are.
  public var combined: Constraint.Verdict {
    var result = Constraint.Verdict.feasible
    for verdict in self {
      if verdict == .infeasible { return .infeasible }
      if verdict == .undecided { result = .undecided }
    }
    return result
  }
}
