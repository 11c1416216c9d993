import CommandLines
import Documents
import EventSimulation
import Experiments
import Forecourt
import Reporting
import ResultFolders
import ScenarioFiles
import Statistics

/// `baysim optimize`: the best of many combinations that meets its targets.
enum OptimizeCommand {
  private static let path = Argument(
    "experiment", .file("jsonc", "json"),
    help: Text("An experiment file with factors or policies.", "含 factors 或 policies 的试验文件。"))
  private static let budget = Option(
    "budget", valueName: "count", .integer(in: 20...10_000_000),
    help: Text(
      "Spend so many replications in all where they teach most, without a promise.",
      "总共使用这么多次重复，分配到最有价值处，但不作保证。"))
  private static let confirmations = Option(
    "confirm", valueName: "count", .integer(in: 2...100_000), default: Text(verbatim: "100"),
    help: Text(
      "How often the choice is run again with other customers.", "用另一批客户验证所选方案的次数。"))

  /// Listed and raced one against the other; beyond it a walk from neighbour to neighbour.
  private static let largestRace = 512

  static let specification = CommandSpec(
    "optimize",
    abstract: Text(
      "Find the cheapest combination that keeps its promises.", "寻找满足目标且成本最低的组合。"),
    discussion: Text(
      """
      Races every combination of an experiment's levels and drops what is hopeless as soon as that is \
      clear (Kim and Nelson 2001; Andradóttir and Kim 2010). The choice is run again with customers \
      that it has not met, because the best of many looks better than it is. Above 512 combinations it \
      walks from the base to better neighbours.
      """,
      "让试验中的全部组合同场竞争，一旦确定无望即淘汰（Kim 与 Nelson 2001；Andradóttir 与 Kim 2010）。"
        + "所选方案再用另一批客户验证，因为众多候选中的最好者看上去总比实际更好。"
        + "超过 512 个组合时，从基准出发逐步走向更好的相邻组合。"),
    arguments: [path.input],
    options: [
      StudyInput.kpi.input, CommonOptions.replications.input,
      CommonOptions.maximumReplications.input, budget.input, confirmations.input,
      CommonOptions.seed.input, CommonOptions.days.input, CommonOptions.threads.input,
      CommonOptions.set.input, CommonOptions.output.input, Output.force.input,
      CommonOptions.format.input,
      CommonOptions.quiet.input,
    ]
  ) { inputs, context in
    let path = inputs[path] ?? ""
    guard ExperimentInput.isExperiment(path) || !StoredFile.exists(path) else {
      let shown = path.safeForTerminal
      throw CommandFailure(
        .badInput,
        Text(
          "\(shown): this is no experiment file (expected one with \"base\" and \"factors\")",
          "\(shown)：不是试验文件（应含 \"base\" 与 \"factors\"）"))
    }
    let experiment = try ExperimentInput(path, inputs, context)
    // The choice and the base are confirmed with all their figures.
    let base = experiment.base.scenario.shop
    try WorkLimits.requireTable(of: [base, base], replications: inputs[confirmations] ?? 100)
    let goal = try goal(of: experiment, inputs)
    let seed = inputs[CommonOptions.seed] ?? ScenarioInput.defaultSeed
    if experiment.file.combinations > largestRace {
      return try OptimizeWalk(experiment: experiment, goal: goal, seed: seed)
        .run(confirmations: inputs[confirmations] ?? 100, inputs, context)
    }
    let candidates =
      experiment.policies + (try experiment.cells(limit: largestRace, inputs, context))
    guard !candidates.isEmpty else {
      let shown = path.safeForTerminal
      throw CommandFailure(
        .badInput,
        Text(
          "\(shown): no policies and no factors: there is nothing to choose from",
          "\(shown)：既无 policies 也无 factors，没有可选的方案"))
    }
    let manifest = manifest(experiment, candidates, goal, inputs)
    let place = try claim(manifest, of: experiment, seed: seed, inputs)
    return try finish(
      manifest, seed: seed, budget: inputs[budget],
      confirmations: inputs[confirmations] ?? 100, at: place, inputs, context)
  }

  /// The folder of a search, whose candidates may not be known yet.
  static func claim(
    _ manifest: StudyManifest, of experiment: ExperimentInput, seed: UInt64, _ inputs: Inputs
  ) throws(WriteFault) -> ResultsPlace {
    try Output.claim(
      manifest, asking: Output.question([experiment.path], inputs), seed: seed,
      replications: inputs[confirmations] ?? 100, reading: experiment.file.files,
      more: inputs[budget].map(String.init) ?? "", inputs)
  }

  static func manifest(
    _ experiment: ExperimentInput, _ candidates: [StudyManifest.Member], _ goal: OptimizationGoal,
    _ inputs: Inputs
  ) -> StudyManifest {
    StudyManifest(
      .optimize, name: Output.name([experiment.resultName + "-optimum"], inputs),
      question: experiment.file.question,
      programVersion: Version.current, randomStreams: StudyInput.randomStreams, key: goal.key,
      level: goal.level, members: [experiment.base] + candidates, goal: goal)
  }

  /// What the manifest says, searched, and the choice run again; nil when interrupted.
  static func results(
    _ manifest: StudyManifest, seed: UInt64, budget: Int?, confirmations: Int, _ runner: Runner
  ) throws -> OptimizationResults? {
    guard let goal = manifest.goal else { return nil }
    let plans = manifest.plans(seed: seed)
    let candidates = Array(plans.dropFirst())
    let search =
      budget.map { runner.optimize(candidates, for: goal, base: plans[0], budget: $0) }
      ?? runner.optimize(candidates, for: goal, base: plans[0])
    guard let search, !runner.stop.isRaised else { return nil }
    var confirmation: Comparison?
    if let selected = search.selected {
      confirmation = runner.confirm(
        plans[selected + 1], against: plans[0], on: manifest.key, replications: confirmations,
        level: manifest.level)
      guard confirmation?.base.count == confirmations else { return nil }
    }
    return OptimizationResults(
      manifest, search: search, seed: seed, budget: budget, confirmation: confirmation,
      confirmations: confirmations)
  }

  /// Searches, writes and prints.
  static func finish(
    _ manifest: StudyManifest, seed: UInt64, budget: Int?, confirmations: Int,
    at place: ResultsPlace, _ inputs: Inputs, _ context: CommandContext
  ) throws -> ExitCode {
    let runner = ScenarioInput.runner(inputs, context, progress: nil)
    guard
      let results = try OptimizeCommand.results(
        manifest, seed: seed, budget: budget, confirmations: confirmations, runner)
    else {
      context.tell(Interruption.nothingWritten)
      throw ExitCode.interrupted
    }
    let search = results.search
    try Output.deliver {
      try results.write(to: place, extra: [("report.html", page(results, runner, context))])
    } print: { isWritten in
      switch inputs.printedFormat {
      case nil: break
      case .json: context.output.write(results.json())
      case .csv: context.output.write(results.csv())
      case .table:
        show(results, context)
        if isWritten { context.printPlace(ofResults: place.name) }
      }
    }
    // A check that failed: nothing meets the targets.
    return search.selected == nil ? .failed : .done
  }

  private static func show(_ results: OptimizationResults, _ context: CommandContext) {
    let manifest = results.manifest
    if !manifest.question.isEmpty { context.print(manifest.question.safeForTerminal) }
    let count = results.search.candidates.count
    context.print(
      Text(
        "\(count) candidates, seed \(results.seed)",
        "\(count) 个候选方案，随机种子 \(results.seed)")[context.language])
    context.print("")
    let table = OptimizationTable(results, language: context.language)
    for line in table.lines(
      width: context.terminal.width, colour: context.terminal.showsColour)
    {
      context.print(line)
    }
    context.print("")
  }

  /// The chosen shop in full; where none meets the targets, the base.
  private static func page(
    _ results: OptimizationResults, _ runner: Runner, _ context: CommandContext
  ) -> String {
    let member = results.manifest.members[results.search.selected.map { $0 + 1 } ?? 0]
    var summary = results.confirmation?.policies.first
    if summary?.merged == nil {
      let plan = results.manifest.plans(seed: results.seed)[0]
      summary = Summary(plan, runner.run(plan, replications: max(2, results.confirmations)))
    }
    return ScenarioReport.page(
      summary!, of: member.scenario, base: results.confirmation?.base,
      comparison: results.confirmation, optimization: results,
      study: results.manifest, command: "baysim reproduce results/\(results.manifest.name)",
      language: context.language)
  }

  private static func goal(
    of experiment: ExperimentInput, _ inputs: Inputs
  ) throws -> OptimizationGoal {
    let file = experiment.file
    let key = try StudyInput.key(
      inputs[StudyInput.kpi], else: file.minimise ?? "cost.perDay", in: [experiment.base])
    guard let zone = file.indifferenceZone else {
      let shown = experiment.path.safeForTerminal
      throw CommandFailure(
        .badInput,
        Text(
          "\(shown): \"indifferenceZone\" is missing: the smallest difference of \(key) worth finding",
          "\(shown)：缺少 \"indifferenceZone\"：\(key) 值得区分的最小差异"))
    }
    let direction = KPI.named(key, for: file.base.shop)?.direction
    return OptimizationGoal(
      minimise: key,
      targets: file.constraints.flatMap { constraint in
        func target(_ side: Constraint.Side, _ bound: Double) -> OptimizationGoal.Target {
          .init(constraint.kpi, side, bound, tolerance: constraint.tolerance)
        }
        let low = constraint.minimum.map { target(.atLeast, $0) }
        let high = constraint.maximum.map { target(.atMost, $0) }
        return [low, high].compactMap(\.self)
      },
      indifference: zone, direction: direction == .higherIsBetter ? .maximise : .minimise,
      level: file.confidence ?? 0.95,
      firstStage: max(2, inputs[CommonOptions.replications] ?? file.replications ?? 10),
      maximumReplications: inputs[CommonOptions.maximumReplications] ?? file.cap ?? 1000,
      frontKey: key == "longStays.perDay" ? "cost.perDay" : "longStays.perDay")
  }
}
