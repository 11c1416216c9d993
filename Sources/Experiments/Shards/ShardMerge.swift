public import Forecourt

/// Why parts do not make a run, or a part cannot be gone on with. Names are those that the caller
/// gave: the files.
public enum ShardFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// What two parts do not agree on.
  public enum Difference: String, Sendable, Hashable, CaseIterable {
    case scenario, seed, version, replications, shards, policies, figures, shape
  }

  case nothingToMerge
  /// The numbers of the parts that were not given.
  case missing(numbers: [Int], of: Int)
  case double(number: Int, of: Int, first: String, second: String)
  case foreign(name: String, Difference, found: String, expected: String)
  case unfinished(name: String, finished: Int, wanted: Int)

  public var description: String { message.en }

  public var message: BilingualName {
    switch self {
    case .nothingToMerge:
      return BilingualName(en: "no shards were given", zh: "没有给出分片")
    case .missing(let numbers, let count):
      let list = numbers.prefix(10).map { "\($0)/\(count)" }.joined(separator: ", ")
      let more = numbers.count > 10 ? " …" : ""
      return BilingualName(
        en: "\(numbers.count == 1 ? "shard" : "shards") \(list)\(more) missing",
        zh: "缺少分片 \(list)\(more)")
    case .double(let number, let count, let first, let second):
      return BilingualName(
        en: "\(second): shard \(number)/\(count) was given before, in \(first)",
        zh: "\(second)：分片 \(number)/\(count) 已在 \(first) 中给出")
    case .foreign(let name, let difference, let found, let expected):
      return BilingualName(
        en: "\(name): \(difference.en) \(found), expected \(expected)",
        zh: "\(name)：\(difference.zh)为 \(found)，应为 \(expected)")
    case .unfinished(let name, let finished, let wanted):
      return BilingualName(
        en: "\(name): \(finished) of \(wanted) replications finished; resume it first",
        zh: "\(name)：仅完成 \(finished)/\(wanted) 次重复，请先续跑")
    }
  }
}

extension ShardFault.Difference {
  fileprivate var en: String {
    switch self {
    case .scenario: "of another scenario, digest"
    case .seed: "of another seed,"
    case .version: "of another version,"
    case .replications: "of a run of another length, replications"
    case .shards: "of a run cut differently, shards"
    case .policies: "of other policies,"
    case .figures: "of other figures,"
    case .shape: "of another shop, shape"
    }
  }

  fileprivate var zh: String {
    switch self {
    case .scenario: "场景不同，摘要"
    case .seed: "随机种子不同，"
    case .version: "版本不同，"
    case .replications: "重复次数不同，"
    case .shards: "分片数不同，"
    case .policies: "方案不同，"
    case .figures: "指标不同，"
    case .shape: "门店不同，规模"
    }
  }
}

extension ShardResult {
  /// Puts the parts of a run together: what one uncut run would have given, bit for bit.
  ///
  /// - Parameter shards: in any order, each with the name by which a fault is to speak of it.
  /// - Returns: a complete result of the whole.
  /// - Throws: ``ShardFault``: a part is missing, double, unfinished, or of another run.
  public static func merged(
    _ shards: [(name: String, result: ShardResult)]
  ) throws(ShardFault) -> ShardResult {
    guard let model = shards.first?.result else { throw .nothingToMerge }
    var byNumber: [Int: (name: String, result: ShardResult)] = [:]
    for (name, result) in shards {
      try result.requireSame(as: model, name: name)
      if let first = byNumber[result.shard.number] {
        throw .double(
          number: result.shard.number, of: result.shard.of, first: first.name, second: name)
      }
      guard result.isComplete else {
        throw .unfinished(name: name, finished: result.finished, wanted: result.wanted)
      }
      byNumber[result.shard.number] = (name, result)
    }
    let missing = (1...model.shard.of).filter { byNumber[$0] == nil }
    guard missing.isEmpty else { throw .missing(numbers: missing, of: model.shard.of) }
    var parts = model.parts.map {
      Part(name: $0.name, replications: Replications(keys: $0.replications.keys))
    }
    for number in 1...model.shard.of {
      for index in parts.indices {
        parts[index].replications.append(byNumber[number]!.result.parts[index].replications)
      }
    }
    return ShardResult(identity: model.identity, shard: .whole, parts: parts)
  }

  /// Refuses a result that is not of this run: another scenario, seed, version, length, cut, other
  /// policies or figures.
  public func requireSame(as other: ShardResult, name: String) throws(ShardFault) {
    func check<Value: Equatable>(
      _ difference: ShardFault.Difference, _ found: Value, _ expected: Value
    ) throws(ShardFault) {
      guard found != expected else { return }
      throw .foreign(name: name, difference, found: "\(found)", expected: "\(expected)")
    }
    try check(.version, identity.version, other.identity.version)
    try check(.scenario, identity.digest, other.identity.digest)
    try check(.seed, identity.seed, other.identity.seed)
    try check(.replications, identity.replications, other.identity.replications)
    try check(.shards, shard.of, other.shard.of)
    try check(.policies, parts.map(\.name), other.parts.map(\.name))
    for (mine, theirs) in zip(parts, other.parts) {
      if mine.replications.keys != theirs.replications.keys {
        try check(.figures, mine.replications.keys.count, theirs.replications.keys.count)
        let place = mine.replications.keys.indices.first {
          mine.replications.keys[$0] != theirs.replications.keys[$0]
        }!
        try check(.figures, mine.replications.keys[place], theirs.replications.keys[place])
      }
      if let found = mine.replications.merged?.shape,
        let expected = theirs.replications.merged?.shape
      {
        try check(.shape, found.words, expected.words)
      }
    }
  }
}

extension ShardResult {
  /// Refuses a result whose policies, figures or shape are not those of these plans: afterwards it
  /// is safe to go on with it and to sum it up.
  public func requireFits(
    _ plans: [ReplicationPlan], name: String
  ) throws(ShardFault) {
    try requireSame(as: ShardResult(identity, shard: shard, plans: plans), name: name)
    for (part, plan) in zip(parts, plans) {
      guard let shape = part.replications.merged?.shape else { continue }
      let expected = MeasureShape(
        jobTypes: plan.shop.jobTypes.count, people: plan.shop.staff.people.count,
        pools: plan.shop.workshop?.pools.count ?? 0, days: shape.days)
      guard shape == expected else {
        throw .foreign(name: name, .shape, found: shape.words, expected: expected.words)
      }
    }
  }
}

extension MeasureShape {
  fileprivate var words: String {
    "\(jobTypes) job types, \(people) people, \(pools) pools, \(days) days"
  }
}
