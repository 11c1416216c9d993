public import DataFiles
import Documents
import Experiments
import Forecourt
import ScenarioFiles
import Statistics

extension StudyManifest {
  /// The fields of an object that is open.
  func write<Output>(to json: inout JSONWriter<Output>) {
    json.field("study", kind.rawValue)
    json.field("name", name)
    json.field("question", question)
    json.field("program", programVersion)
    json.field("randomStreams", randomStreams)
    json.field("kpi", key)
    json.field("level", level)
    json.array("factors") { json in
      for factor in factors {
        json.object { json in
          json.field("name", factor.name)
          json.array("levels") { json in for level in factor.levels { json.value(level) } }
        }
      }
    }
    if let goal { json.object("goal") { json in write(goal, to: &json) } }
    json.array("scenarios") { json in
      for (index, member) in members.enumerated() {
        json.object { json in
          json.field("name", member.name)
          json.field("digest", member.scenario.digest)
          let resolved = member.scenario.resolvedJSON
          if index == 0 {
            json.field("resolvedScenario", resolved)
          } else {
            json.array("differenceFromBase") { json in
              let base = members[0].scenario.resolvedJSON
              for line in LineDifference.lines(from: base, to: resolved) { json.value(line) }
            }
          }
        }
      }
    }
  }

  private func write<Output>(_ goal: OptimizationGoal, to json: inout JSONWriter<Output>) {
    json.field("minimise", goal.key)
    json.field("front", goal.frontKey)
    json.field("indifferenceZone", goal.indifference)
    json.field("confidence", goal.level)
    json.field("firstStage", goal.firstStage)
    json.field("cap", goal.maximumReplications)
    json.array("constraints") { json in
      for target in goal.targets {
        json.object { json in
          json.field("kpi", target.key)
          json.field("side", target.limit.constraint.side.rawValue)
          json.field("limit", target.limit.constraint.limit)
          json.field("tolerance", target.limit.tolerance)
        }
      }
    }
  }

  /// What a file says that this program wrote; nil where it is no such thing, or was edited.
  public init?(reading node: Node) {
    guard let kind = node["study"]?.string.flatMap(Kind.init), let name = node["name"]?.string,
      let question = node["question"]?.string, let program = node["program"]?.string,
      let streams = node["randomStreams"]?.string, let key = node["kpi"]?.string,
      let level = node["level"]?.double, level > 0, level < 1,
      let scenarios = node["scenarios"]?.elements, !scenarios.isEmpty
    else { return nil }
    var factors: [Factor] = []
    for entry in node["factors"]?.elements ?? [] {
      guard let name = entry["name"]?.string, let levels = entry["levels"]?.elements else {
        return nil
      }
      factors.append(Factor(name: name, levels: levels.compactMap(\.string)))
    }
    // Last, because they take longest.
    var members: [Member] = []
    for entry in scenarios {
      guard let name = entry["name"]?.string,
        let scenario = Self.scenario(entry, base: members.first?.scenario)
      else { return nil }
      members.append(Member(name: name, scenario: scenario))
    }
    self.init(
      kind, name: name, question: question, programVersion: program, randomStreams: streams,
      key: key, level: level, members: members, factors: factors,
      goal: node["goal"].flatMap(Self.goal))
    if !factors.isEmpty {
      guard let design, design.count < members.count || kind == .optimize else { return nil }
    }
  }

  private static func scenario(_ entry: Node, base: Scenario?) -> Scenario? {
    let text: String?
    if let base {
      let lines = entry["differenceFromBase"]?.elements?.compactMap(\.string)
      text = lines.flatMap { LineDifference.apply($0, to: base.resolvedJSON) }
    } else {
      text = entry["resolvedScenario"]?.string
    }
    guard let text, let scenario = try? Scenario(resolvedJSON: text),
      scenario.digest == entry["digest"]?.string
    else { return nil }
    return scenario
  }

  private static func goal(_ node: Node) -> OptimizationGoal? {
    guard let key = node["minimise"]?.string, let front = node["front"]?.string,
      let zone = node["indifferenceZone"]?.double, zone > 0,
      let level = node["confidence"]?.double, level > 0, level < 1,
      let first = node["firstStage"]?.integer, first >= 2, let cap = node["cap"]?.integer
    else { return nil }
    var targets: [OptimizationGoal.Target] = []
    for entry in node["constraints"]?.elements ?? [] {
      guard let key = entry["kpi"]?.string,
        let side = entry["side"]?.string.flatMap(Constraint.Side.init),
        let limit = entry["limit"]?.double,
        let tolerance = entry["tolerance"]?.double, tolerance > 0
      else { return nil }
      targets.append(.init(key, side, limit, tolerance: tolerance))
    }
    return OptimizationGoal(
      minimise: key, targets: targets, indifference: zone, level: level, firstStage: first,
      maximumReplications: cap, frontKey: front)
  }
}

extension Node {
  /// A number; nil where it is none.
  public var double: Double? {
    if case .number(let value, _) = value { value } else { nil }
  }

  /// A whole number that fits, read from its digits: a seed is not rounded.
  public func whole<Number: FixedWidthInteger>() -> Number? {
    if case .number(_, let text) = value { Number(text) } else { nil }
  }

  var integer: Int? { whole() }
}
