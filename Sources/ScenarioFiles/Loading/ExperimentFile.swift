public import DataFiles
import Forecourt

/// An experiment that was read: a base, what it is compared with, and the rules of the search.
public struct ExperimentFile: Sendable {
  public struct Policy: Sendable {
    public var name: String
    public var scenario: Scenario
  }

  /// Something that can be chosen; its first level is not necessarily the base's.
  public struct Factor: Sendable {
    public var name: String
    public var levels: [Level]
  }

  public struct Level: Sendable {
    public var name: String
    /// What it changes in the base.
    var overrides: Node
  }

  public struct Constraint: Sendable, Hashable {
    public var kpi: String
    public var minimum: Double?
    public var maximum: Double?
    /// The difference from the bound that does not matter; nil: the search's own.
    public var tolerance: Double?
  }

  public var name: String
  public var question: String
  public var base: Scenario
  public var policies: [Policy]
  public var factors: [Factor]
  /// The key of the KPI to make small.
  public var minimise: String?
  public var constraints: [Constraint]
  /// In the KPI's own unit.
  public var indifferenceZone: Double?
  public var confidence: Double?
  public var replications: Int?
  public var cap: Int?
  /// Every file that was read.
  public var files: [String]
  var layers: Layers

  /// All combinations of levels; 1 where there is no factor.
  public var combinations: Int {
    factors.reduce(1) { product, factor in
      let (value, overflow) = product.multipliedReportingOverflow(by: factor.levels.count)
      return overflow ? .max : value
    }
  }

  /// `advisors 5, share 60 %`: the levels of a combination by name.
  public func name(ofLevels levels: [Int]) -> String {
    zip(factors, levels).map { "\($0.name) \($0.levels[$1].name)" }.joined(separator: ", ")
  }

  /// The base with one level of each factor laid over it, later factors over earlier ones.
  ///
  /// - Parameter levels: For each factor the index of its level.
  /// - Returns: The scenario; two levels that do not go together are told as errors.
  public func scenario(levels: [Int]) -> LoadResult {
    precondition(levels.count == factors.count, "one level for each factor")
    var layers = layers
    for (factor, level) in zip(factors, levels) {
      layers.add(tree: factor.levels[level].overrides, asOverride: true)
    }
    layers.rename(name(ofLevels: levels))
    return layers.result(named: name)
  }
}

/// What reading an experiment came to.
public struct ExperimentResult: Sendable {
  /// Nil where there was an error.
  public var experiment: ExperimentFile?
  public var diagnostics: [Diagnostic]
}

extension ScenarioLoader {
  /// Reads `scenarios/experiments/*.jsonc`: the base, every policy and every level, so that all that
  /// is wrong with any of them is told at once.
  ///
  /// - Parameter overrides: Laid over the base, and so under the policies written inside the file.
  public func loadExperiment(path: String, overrides: [String] = []) -> ExperimentResult {
    var files = SourceFiles(root: root, source: source)
    guard let first = files.first(path) else {
      return ExperimentResult(experiment: nil, diagnostics: files.reading.diagnostics.inOrder)
    }
    KeyCheck.check(first.node, ExperimentForm.form.shape, &files.reading)
    guard let draft = ExperimentForm.form.read(first.node, &files.reading) else {
      return ExperimentResult(experiment: nil, diagnostics: files.reading.diagnostics.inOrder)
    }
    var builder = ExperimentBuilder(draft: draft, files: files)
    let experiment = builder.build(
      named: draft.name ?? PathText.stem(of: path), overrides: overrides)
    return ExperimentResult(
      experiment: builder.diagnostics.hasErrors ? nil : experiment,
      diagnostics: builder.diagnostics.inOrder)
  }
}

/// Loads what an experiment names.
private struct ExperimentBuilder {
  let draft: ExperimentDraft
  var files: SourceFiles
  private(set) var diagnostics: [Diagnostic]

  init(draft: ExperimentDraft, files: SourceFiles) {
    self.draft = draft
    self.files = files
    diagnostics = files.reading.diagnostics
    self.files.reading = Reading()
  }

  mutating func build(named name: String, overrides: [String]) -> ExperimentFile? {
    var layers = Layers(files: files)
    layers.add(relative: draft.base, by: draft.basePosition, key: "base")
    for text in overrides { layers.add(override: text) }
    guard let base = take(&layers, named: PathText.stem(of: draft.base)) else { return nil }
    layers.files.reading = Reading()
    layers.isPolicy = true
    let yardstick = base.shop.yardstick
    let policies = draft.policies.compactMap { policy($0, over: layers, overrides, yardstick) }
    let factors = draft.factors.map { factor in
      ExperimentFile.Factor(
        name: factor.key,
        levels: factor.value.map { level in
          var varied = layers
          varied.add(tree: level.value, asOverride: true)
          varied.refuseYardstick(otherThan: yardstick)
          diagnostics += varied.remarks(named: level.key)
          return ExperimentFile.Level(name: level.key, overrides: level.value)
        })
    }
    checkKPIs(base)
    return ExperimentFile(
      name: name, question: draft.question ?? "", base: base, policies: policies,
      factors: factors, minimise: draft.minimise.map { canonical($0.kpi, base) },
      constraints: draft.constraints.map {
        .init(
          kpi: canonical($0.kpi, base), minimum: $0.minimum, maximum: $0.maximum,
          tolerance: $0.tolerance)
      },
      indifferenceZone: draft.indifferenceZone, confidence: draft.confidence,
      replications: draft.replications, cap: draft.cap, files: layers.files.files,
      layers: layers)
  }

  private mutating func policy(
    _ entry: Entry<ExperimentDraft.Source>, over base: Layers, _ overrides: [String],
    _ yardstick: Yardstick
  ) -> ExperimentFile.Policy? {
    var layers: Layers
    switch entry.value {
    case .path(let path):
      layers = Layers(files: files)
      layers.isPolicy = true
      layers.add(relative: path, by: entry.valuePosition, key: "policies.\(entry.key)")
      for text in overrides { layers.add(override: text) }
    case .overrides(let node):
      layers = base
      layers.add(tree: node, asOverride: true)
    }
    layers.refuseYardstick(otherThan: yardstick)
    layers.rename(entry.key)
    return take(&layers, named: entry.key).map { .init(name: entry.key, scenario: $0) }
  }

  private mutating func take(_ layers: inout Layers, named name: String) -> Scenario? {
    let result = layers.result(named: name)
    diagnostics += result.diagnostics
    return result.scenario
  }

  /// A key in its one form: `@sat/9-11` is `@sat/09-11`.
  private func canonical(_ key: String, _ base: Scenario) -> String {
    KPI.named(key, for: base.shop)?.key ?? key
  }

  private mutating func checkKPIs(_ base: Scenario) {
    if draft.minimise == nil && draft.constraints.isEmpty { return }
    var reading = Reading()
    if let goal = draft.minimise {
      KPIKey.check(goal.kpi, of: base.shop, at: goal.position, key: "minimise", &reading)
    }
    for (index, constraint) in draft.constraints.enumerated() {
      KPIKey.check(
        constraint.kpi, of: base.shop, at: constraint.position,
        key: "constraints[\(index)].kpi", &reading)
    }
    diagnostics += reading.diagnostics
  }
}
