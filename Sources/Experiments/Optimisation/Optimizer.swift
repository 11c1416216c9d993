public import Statistics

/// What is wanted: the best of a figure, within limits on others.
public struct OptimizationGoal: Sendable, Hashable {
  /// "long stays per day ≤ 2"
  public struct Target: Sendable, Hashable {
    public var key: String
    public var limit: ConstrainedRace.Limit

    /// - Parameter tolerance: the difference from the limit that does not matter, in the figure's
    ///   unit; nil takes 5 % of the limit.
    public init(_ key: String, _ side: Constraint.Side, _ limit: Double, tolerance: Double? = nil) {
      self.key = key
      self.limit = ConstrainedRace.Limit(
        Constraint(side, limit), tolerance: tolerance ?? (limit == 0 ? 0.05 : 0.05 * abs(limit)))
    }
  }

  public var key: String
  public var direction: Direction
  public var targets: [Target]
  /// The smallest difference of the figure worth finding, in its own unit.
  public var indifference: Double
  /// Probability that the choice is right, at least.
  public var level: Double
  /// Replications of every candidate before the first is dropped.
  public var firstStage: Int
  /// No candidate gets more; where it ends the race, the choice carries no promise.
  public var maximumReplications: Int
  /// The second figure of the front, set against `key`; smaller is better.
  public var frontKey: String

  public init(
    minimise key: String = "cost.perDay", targets: [Target] = [], indifference: Double,
    direction: Direction = .minimise, level: Double = 0.95, firstStage: Int = 10,
    maximumReplications: Int = 1000, frontKey: String = "longStays.perDay"
  ) {
    precondition(indifference > 0, "the indifference zone is above 0; got \(indifference)")
    precondition(level > 0 && level < 1, "a level lies between 0 and 1; got \(level)")
    precondition(firstStage >= 2, "two replications are the least")
    self.key = key
    self.targets = targets
    self.indifference = indifference
    self.direction = direction
    self.level = level
    self.firstStage = firstStage
    self.maximumReplications = max(firstStage, maximumReplications)
    self.frontKey = frontKey
  }

  /// The columns that the search needs, each once.
  public var keys: [String] {
    var result: [String] = []
    for key in [key] + targets.map(\.key) + [frontKey] where !result.contains(key) {
      result.append(key)
    }
    return result
  }
}

/// What a search found.
public struct Optimization: Sendable {
  public struct Candidate: Sendable {
    public let name: String
    /// Simulated for it.
    public let replications: Int
    /// By ``Optimization/keys``, over its own replications.
    public let means: [Double]
    /// The same over the first stage only: fewer replications, but the same customers for all
    /// candidates, so that these can be set against each other.
    public let firstStageMeans: [Double]
    public let feasibility: Constraint.Verdict
    /// The replication after which it was dropped; nil: it stayed to the end.
    public let eliminatedAt: Int?
    /// Over the first stage it paid with a guard: it lies on no front, and is no gain.
    public let isTrade: Bool
  }

  public let goal: OptimizationGoal
  public let keys: [String]
  /// In the order of the input.
  public let candidates: [Candidate]
  /// The choice; nil where no candidate meets the targets (or nothing could be said).
  public let selected: Int?
  /// Whether the choice carries the promise of ``OptimizationGoal/level``.
  public let isDecided: Bool
  /// Simulated in all.
  public let replicationsUsed: Int
  /// What the same number for every candidate would have cost for the same promise (Clark and
  /// Yang 1986), from the first stage's variances.
  public let equalAllocation: Int
  /// Of the candidates that are no trade, those that none other beats in both the objective and the front's second figure, by
  /// their first-stage means; from the best objective on. A picture of the trade-off, without a
  /// promise: neighbours on it may change places in a longer run.
  public let front: [Int]
}
