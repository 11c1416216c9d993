import DataFiles
import Documents
public import Experiments
import Forecourt
public import ScenarioFiles

/// What was asked of the program, resolved: enough to do it again to the byte, without the files
/// that it came from. Results carry it, and so does every shard.
public struct StudyManifest: Sendable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case run, compare, sensitivity, optimize
  }

  /// A scenario by the name under which the study knows it.
  public struct Member: Sendable {
    public var name: String
    public var scenario: Scenario

    public init(name: String, scenario: Scenario) {
      self.name = name
      self.scenario = scenario
    }
  }

  public var kind: Kind
  /// Of the results folder.
  public var name: String
  public var question: String
  /// Of the program and of its random streams.
  public var programVersion: String
  public var randomStreams: String
  /// The figure that decides; empty for a run.
  public var key: String
  public var level: Double
  /// The base first.
  public var members: [Member]
  /// Of a factorial design, whose cells are the last members, in its order.
  public var factors: [Factor]
  /// Of a search.
  public var goal: OptimizationGoal?

  public init(
    _ kind: Kind, name: String, question: String = "", programVersion: String,
    randomStreams: String, key: String = "", level: Double = 0.95, members: [Member],
    factors: [Factor] = [], goal: OptimizationGoal? = nil
  ) {
    self.kind = kind
    self.name = name
    self.question = question
    self.programVersion = programVersion
    self.randomStreams = randomStreams
    self.key = key
    self.level = level
    self.members = members
    self.factors = factors
    self.goal = goal
  }

  /// What to replicate, the base first.
  public func plans(seed: UInt64) -> [ReplicationPlan] {
    let keys = [key] + (goal?.keys ?? [])
    return members.map {
      ReplicationPlan($0.scenario.shop, name: $0.name, seed: seed, for: keys)
    }
  }

  /// The design of the factors; nil where there are none.
  public var design: FactorialDesign? {
    factors.isEmpty ? nil : try? FactorialDesign(factors, limit: max(1, members.count))
  }

  /// One line of JSON: the first line of a shard's file.
  public var line: String {
    var json = JSONWriter(to: "", layout: .compact)
    json.object { write(to: &$0) }
    return json.output
  }

  /// By what the parts of one study know each other.
  public func identity(seed: UInt64, replications: Int) -> RunIdentity {
    RunIdentity(
      digest: Digest.sha256(line), seed: seed, version: "\(programVersion) \(randomStreams)",
      replications: replications)
  }
}
