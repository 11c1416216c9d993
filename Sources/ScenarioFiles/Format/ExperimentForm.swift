import DataFiles

/// An experiment as its file says it.
struct ExperimentDraft: Sendable {
  enum Source: Sendable {
    /// A scenario file.
    case path(String)
    /// What differs from the base.
    case overrides(Node)
  }
  struct Constraint: Sendable {
    var kpi: String
    var minimum: Double?
    var maximum: Double?
    var tolerance: Double?
    var position: Position
  }
  struct Goal: Sendable {
    var kpi: String
    var position: Position
  }
  var name: String?
  var question: String?
  var base: String
  var basePosition: Position
  var policies: [Entry<Source>]
  var factors: [Entry<[Entry<Node>]>]
  var minimise: Goal?
  var constraints: [Constraint]
  var indifferenceZone: Double?
  var confidence: Double?
  var replications: Int?
  var cap: Int?
}

/// The format of an experiment file.
enum ExperimentForm {
  static let form = Form<ExperimentDraft>.object { object in
    _ = object.optional(
      "$schema", .text(), "The JSON Schema, for completion in editors.", "JSON Schema（供编辑器使用）。")
    let name = object.optional("name", .text(80), "The name in reports.", "名称。")
    let question = object.optional(
      "question", .text(), "The question that it answers.", "本试验回答的问题。")
    let base = object.required(
      "base", .text(), "The scenario that all are compared with.", "基准情景文件。")
    let policies = object.optional(
      "policies", .entries(source, 0...500),
      "What is compared: by name, a scenario file or what differs from the base.",
      "待比较的方案：文件，或与基准的差异。")
    let factors = object.optional(
      "factors", .entries(.entries(overrides, 1...100), 0...20),
      "What may be combined: by name, levels; each level is what it changes in the base.",
      "可组合的因素及其水平。")
    let minimise = object.optional("minimise", .text(80), "The KPI to make small.", "最小化的指标。")
    let constraints = object.optional(
      "constraints", .list(constraint, 0...50), "What must hold.", "约束。")
    let zone = object.optional(
      "indifferenceZone", .number(0...1e12, above: true),
      "A difference of the KPI that is too small to matter.", "无差异区间。")
    let confidence = object.optional(
      "confidence", .number(0.5...0.999999), "Probability of a right answer.", "置信度。")
    let replications = object.optional(
      "replications", .count(2...1_000_000), "Replications to begin with.", "初始仿真次数。")
    let cap = object.optional(
      "cap", .count(2...10_000_000), "Replications of one policy at most.", "单方案最多仿真次数。")
    return { fields, _ in
      ExperimentDraft(
        name: fields[name], question: fields[question], base: fields[base],
        basePosition: fields.position(base), policies: fields[policies] ?? [],
        factors: fields[factors] ?? [],
        minimise: fields[minimise].map { .init(kpi: $0, position: fields.position(minimise)) },
        constraints: fields[constraints] ?? [], indifferenceZone: fields[zone],
        confidence: fields[confidence], replications: fields[replications], cap: fields[cap])
    }
  }

  /// Part of a scenario; what it says is read when it is laid over the base.
  private static let overrides = Form<Node>(shape: ScenarioForm.form.shape) { node, reading in
    guard node.members != nil else {
      reading.fail(node, isNot: .object)
      return nil
    }
    return node
  }

  private static let source = Form<ExperimentDraft.Source>.object(
    overrides.map { .overrides($0) }, or: Form<String>.text().map { .path($0) })

  private static let constraint = Form<ExperimentDraft.Constraint>.object { object in
    let kpi = object.required("kpi", .text(80), "The key of a KPI.", "指标。")
    let minimum = object.optional("min", .number(-1e12...1e12), "At least.", "下限。")
    let maximum = object.optional("max", .number(-1e12...1e12), "At most.", "上限。")
    let tolerance = object.optional(
      "tolerance", .number(1e-12...1e12),
      "The difference from the bound that does not matter, in the KPI's unit; 5 % of the bound unless "
        + "given. A choice keeps the bound to within it.",
      "与界限相差多少无关紧要（指标单位）；默认界限的 5 %。所选方案在此容差内满足界限。")
    return { fields, reading in
      guard (fields[minimum] == nil) != (fields[maximum] == nil) else {
        reading.fail(
          "not one bound (expected either “min” or “max”)", "应有且仅有 “min” 或 “max”",
          at: fields.position)
        return nil
      }
      return ExperimentDraft.Constraint(
        kpi: fields[kpi], minimum: fields[minimum], maximum: fields[maximum],
        tolerance: fields[tolerance], position: fields.position(kpi))
    }
  }
}
