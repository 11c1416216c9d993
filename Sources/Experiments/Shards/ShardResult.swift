import Forecourt

/// The finished replications of one part of a run: what a cluster's task leaves behind, and, when
/// not all are finished, what an interrupted run goes on from.
///
/// ```swift
/// var part = ShardResult(identity, shard: Shard(3, of: 8)!, plans: plans)
/// part = runner.run(plans, into: part)
/// let bytes = part.encoded()          // write them; read and merge all eight
/// let whole = try ShardResult.merged(parts)
/// ```
public struct ShardResult: Sendable, Equatable {
  /// The part's replications of one plan.
  public struct Part: Sendable, Equatable {
    public var name: String
    public var replications: Replications

    public init(name: String, replications: Replications) {
      self.name = name
      self.replications = replications
    }
  }

  public let identity: RunIdentity
  public let shard: Shard
  /// In the order of the plans.
  public internal(set) var parts: [Part]

  /// Nothing finished yet.
  public init(_ identity: RunIdentity, shard: Shard, plans: [ReplicationPlan]) {
    self.identity = identity
    self.shard = shard
    let first = shard.numbers(of: identity.replications).lowerBound
    parts = plans.map {
      Part(name: $0.name, replications: Replications(keys: $0.kpis.map(\.key), first: first))
    }
  }

  init(identity: RunIdentity, shard: Shard, parts: [Part]) {
    self.identity = identity
    self.shard = shard
    self.parts = parts
  }

  /// The replications that this part is to have, of each plan.
  public var numbers: Range<Int> { shard.numbers(of: identity.replications) }

  /// Over all plans: finished, and wanted.
  public var finished: Int { parts.reduce(0) { $0 + $1.replications.count } }
  public var wanted: Int { parts.count * numbers.count }
  public var isComplete: Bool { parts.allSatisfy { $0.replications.count == numbers.count } }
}

extension ShardResult: CustomStringConvertible {
  /// A line for logs and test failures; the numbers are in ``encoded()``.
  public var description: String {
    "shard \(shard) of \(identity.digest), seed \(identity.seed): \(finished) of \(wanted) finished"
  }
}

extension Runner {
  /// Runs what a part still lacks, in rounds over all plans; less when stopped.
  ///
  /// After a round all plans have the same replications, so that an interrupted comparison is one
  /// over fewer customers, and not one over fewer policies.
  ///
  /// - Parameters:
  ///   - plans: those that the result was begun with.
  ///   - every: replications of a plan in a round.
  ///   - save: called with the result so far after every round, to be written somewhere from which
  ///     ``ShardResult/init(decoding:)`` can take it up again.
  /// - Precondition: ``ShardResult/requireFits(_:name:)`` accepted the plans.
  public func run(
    _ plans: [ReplicationPlan], into result: ShardResult, every: Int = .max,
    save: (ShardResult) -> Void = { _ in }
  ) -> ShardResult {
    precondition(plans.count == result.parts.count, "another run's plans")
    precondition(every > 0, "a checkpoint follows at least one replication")
    var result = result
    let end = result.numbers.upperBound
    while let start = result.parts.map({ $0.replications.numbers.upperBound }).min(), start < end {
      let target = end - start > every ? start + every : end
      let open = plans.indices.filter { result.parts[$0].replications.numbers.upperBound < target }
      let tasks = open.map {
        Task(plan: plans[$0], numbers: result.parts[$0].replications.numbers.upperBound..<target)
      }
      let done = run(tasks)
      for (index, replications) in zip(open, done) {
        result.parts[index].replications.append(replications)
      }
      guard zip(done, tasks).allSatisfy({ $0.count == $1.numbers.count }) else { return result }
      if every < .max { save(result) }
    }
    return result
  }
}
