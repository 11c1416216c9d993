public import Forecourt
public import Statistics
import Tallies

/// Policies against a base, replication by replication under common random numbers.
///
/// ```swift
/// let comparison = Runner(threads: 2).compare(base, with: policies, on: "longStays.perDay",
///   replications: 100)
/// for verdict in comparison.verdicts { print(verdict.sentence.en) }
/// ```
///
/// For each figure the intervals of all policies hold together at `level` (Bonferroni), and the
/// p-values are adjusted over the policies (Holm 1979).
public struct Comparison: Sendable {
  /// One figure of one policy, set against the base's.
  public struct Change: Sendable, Hashable {
    public let baseMean: Double
    public let policyMean: Double
    /// Policy minus base; its level is that of the single interval, so that all hold together.
    public let difference: ConfidenceInterval
    /// Of "no difference", adjusted by Holm over the policies; NaN below two pairs.
    public let adjustedPValue: Double
    /// 1 − Var(D)/(Var(X) + Var(Y)): what common random numbers saved; NaN where nothing varies.
    public let varianceSaved: Double
    /// Pairs that would settle the sign, were mean and spread as seen; nil: no number would.
    public let replicationsToSettle: Int?
    /// Both sides are equal in every pair.
    public let isIdentical: Bool
    /// Both sides are equal in most pairs: a few cases make the difference, and its interval is rough.
    public let isRare: Bool
  }

  /// One figure of all policies, in their order.
  public struct Figure: Sendable {
    public let kpi: KPI
    public let changes: [Change]
  }

  /// Together all intervals of a figure hold with this probability.
  public let level: Double
  public let base: Summary
  public let policies: [Summary]
  /// Those that the base and every policy have, in the order of the base.
  public let figures: [Figure]
  /// The figure that decides.
  public let key: String
  /// The guards: the same differences, wider, so that those of all guards and policies hold together
  /// at `level`. The deciding figure is not among them.
  public let guards: [Figure]
  /// Where the base (first) and the policies stand on the deciding figure. Empty where there are too
  /// few replications to say.
  public let standings: [PolicyStanding]
  /// One a policy, in their order.
  public let verdicts: [Verdict]

  /// Compares summaries of the same replications.
  ///
  /// - Parameter key: the figure that decides.
  /// - Precondition: all have the key, the seed and the number of replications of the base.
  public init(base: Summary, policies: [Summary], on key: String, level: Double = 0.95) {
    precondition(
      policies.allSatisfy {
        $0.seed == base.seed && $0.replications.numbers == base.replications.numbers
      }, "policies are compared over the same customers")
    precondition(([base] + policies).allSatisfy { $0[key] != nil }, "no figure \(key)")
    self.level = level
    self.base = base
    self.policies = policies
    self.key = key
    figures = base.kpis.compactMap { line in
      Self.figure(line.kpi, base: base, policies: policies, level: level)
    }
    let watched = Guard.all.compactMap { one in
      one.key == key ? nil : base[one.key]?.kpi
    }
    // Each guard's intervals hold together at this level; so all guards' do at `level`.
    let share = Bonferroni.level(overall: level, count: max(1, watched.count))
    guards = watched.compactMap { kpi in
      Self.figure(kpi, base: base, policies: policies, level: share)
    }.filter { figure in figure.changes.allSatisfy { $0.difference.n > 0 } }
    let (figures, guards, names) = (figures, guards, policies.map(\.name))
    verdicts = names.indices.map {
      Verdict(
        names[$0], index: $0, on: key, figures: figures, guards: guards,
        target: TargetCheck(key, of: policies[$0]),
        isRosterOfForecourt: base.shop.workshop == nil && policies[$0].shop.workshop == nil
          && base.shop.staff != policies[$0].shop.staff)
    }
    standings = PolicyStanding.all(
      [base] + policies, verdicts, on: base[key]!.kpi, level: level)
  }

  public subscript(key: String) -> Figure? { figures.first { $0.kpi.key == key } }

  private static func figure(
    _ kpi: KPI, base: Summary, policies: [Summary], level: Double
  ) -> Figure? {
    guard let column = base.replications.column(kpi.key) else { return nil }
    var pairs: [PairedMoments] = []
    var identical: [Bool] = []
    var rare: [Bool] = []
    for policy in policies {
      guard let other = policy.replications.column(kpi.key) else { return nil }
      var moments = PairedMoments()
      var equal = 0
      for (x, y) in zip(other, column) where x.isFinite && y.isFinite {
        moments.add(x, y)
        if x == y { equal += 1 }
      }
      let same = equal == moments.count
      pairs.append(moments)
      identical.append(same && moments.count > 0)
      rare.append(!same && 2 * equal > moments.count)
    }
    let comparison = BaseComparison(pairs, level: level)
    return Figure(
      kpi: kpi,
      changes: comparison.comparisons.enumerated().map { index, pair in
        Change(
          baseMean: pair.moments.second.mean, policyMean: pair.moments.first.mean,
          difference: pair.difference, adjustedPValue: comparison.adjustedPValues[index],
          varianceSaved: pair.varianceSaved, replicationsToSettle: pair.replicationsToSettle,
          isIdentical: identical[index], isRare: rare[index])
      })
  }
}
