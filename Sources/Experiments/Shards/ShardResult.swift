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
  /// Runs what a part still lacks, plan by plan; less when stopped.
  ///
  /// - Parameters:
  ///   - plans: those that the result was begun with.
  ///   - save: called with the result so far after every `every` replications, to be written
  ///     somewhere from which ``ShardResult/init(decoding:)`` can take it up again.
  /// - Precondition: ``ShardResult/requireFits(_:name:)`` accepted the plans.
  public func run(
    _ plans: [ReplicationPlan], into result: ShardResult, every: Int = .max,
    save: (ShardResult) -> Void = { _ in }
  ) -> ShardResult {
    precondition(plans.count == result.parts.count, "another run's plans")
    precondition(every > 0, "a checkpoint follows at least one replication")
    var result = result
    let end = result.numbers.upperBound
    for (index, plan) in plans.enumerated() {
      while result.parts[index].replications.numbers.upperBound < end {
        let next = result.parts[index].replications.numbers.upperBound
        let wanted = next..<(end - next > every ? next + every : end)
        let done = run(plan, numbers: wanted)
        result.parts[index].replications.append(done)
        if done.count < wanted.count { return result }
        if every < .max { save(result) }
      }
    }
    return result
  }
}
