import CommandLines
import Documents
import EventSimulation
import Experiments
import Forecourt
import Pages
import Reporting
import ResultFolders
import ScenarioFiles
import Statistics

/// `baysim compare`: policies against a base, under common random numbers.
enum CompareCommand {
  private static let paths = Argument(
    "scenario", .file("jsonc", "json"), .oneOrMore,
    help: Text(
      "The base and the scenarios to compare with it, or one experiment file.",
      "基准情景与待比较的情景，或一个试验文件。"))

  /// Combinations of levels; beyond it nobody reads the table, and `optimize` is the tool.
  private static let largestDesign = 512

  static let specification = CommandSpec(
    "compare",
    abstract: Text(
      "Say which policy is better, by how much, and how sure that is.",
      "比较方案：哪个更好、好多少、有多大把握。"),
    discussion: Text(
      """
      Every scenario meets the same customers (common random numbers), so that their differences are \
      known better than each by itself. The intervals of a figure hold together at 95 %. The results \
      are written to results/<base>-vs-<other>, or results/<experiment>.
      """,
      "所有情景面对相同的客户（公共随机数），差异因此比各自的数值更准。同一指标的各区间以 95 % 的置信度同时成立。"
        + "结果写入 results/<基准>-vs-<方案> 或 results/<试验名>。"),
    arguments: [paths.input],
    options: [
      StudyInput.kpi.input, CommonOptions.replications.input, CommonOptions.precision.input,
      CommonOptions.maximumReplications.input, CommonOptions.seed.input,
      CommonOptions.days.input, CommonOptions.threads.input, CommonOptions.set.input,
      SensitivityStudy.option.input, CommonOptions.shard.input, Execution.resume.input,
      CommonOptions.output.input, Output.force.input,
      CommonOptions.format.input, CommonOptions.quiet.input,
    ]
  ) { inputs, context in
    if inputs[SensitivityStudy.option] {
      let paths = inputs.all(paths)
      guard paths.count == 1 else {
        throw UsageFault.other(
          Text(
            "--sensitivity varies one scenario; \(paths.count) are given",
            "--sensitivity 只针对一个情景，却给出了 \(paths.count) 个"))
      }
      return try SensitivityStudy.run(paths[0], inputs, context)
    }
    try Execution.refuseConflicts(inputs)
    let study = try manifest(inputs, context)
    let seed = inputs[CommonOptions.seed] ?? ScenarioInput.defaultSeed
    let count = max(2, inputs[CommonOptions.replications] ?? study.replications)
    var execution = Execution(manifest: study.manifest, seed: seed, replications: count)
    if let shard = inputs[CommonOptions.shard] {
      return try execution.runShard(shard, inputs, context)
    }
    let share = inputs[CommonOptions.precision]
    let limit = max(2, inputs[CommonOptions.maximumReplications] ?? 1000)
    let place = try Output.claim(
      study.manifest, asking: Output.question(inputs.all(paths), inputs), seed: seed,
      replications: count, reading: study.files, claiming: share == nil ? count : limit, inputs)
    if let share {
      return try compare(
        study.manifest, to: share, limit: limit, seed: seed, asked: count, at: place, inputs,
        context)
    }
    return try execution.finish(at: place, inputs, context) { summaries in
      try report(
        ComparisonResults(study.manifest, summaries: summaries, replicationsAsked: count),
        at: place, inputs, context)
    }
  }

  /// What is compared, and how often unless the command line says so.
  private static func manifest(
    _ inputs: Inputs, _ context: CommandContext
  ) throws -> (manifest: StudyManifest, replications: Int, files: [String]) {
    let paths = inputs.all(paths)
    if let path = paths.first(where: ExperimentInput.isExperiment) {
      guard paths.count == 1 else {
        throw UsageFault.other(
          Text(
            "\(path.safeForTerminal) is an experiment file: it stands alone",
            "\(path.safeForTerminal) 是试验文件，只能单独给出"))
      }
      return try manifest(of: ExperimentInput(path, inputs, context), inputs, context)
    }
    guard paths.count > 1 || !StoredFile.exists(paths[0]) else {
      let shown = paths[0].safeForTerminal
      throw UsageFault.other(
        Text(
          "There is nothing to compare \(shown) with: give another scenario, or an experiment file.",
          "没有与 \(shown) 比较的情景：请再给出一个情景，或给出试验文件。"))
    }
    let scenarios = try ScenarioInput.load(paths, inputs, context)
    let members = StudyInput.members(scenarios, paths: paths)
    try StudyInput.refuseOtherYardsticks(
      than: scenarios[0].shop.yardstick, members.map { ($0.name, $0.scenario.shop) })
    let stems = paths.map(ScenarioInput.resultName)
    return (
      StudyManifest(
        .compare,
        name: Output.name(stems, inputs),
        programVersion: Version.current, randomStreams: StudyInput.randomStreams,
        key: try StudyInput.key(inputs[StudyInput.kpi], else: "longStays.perDay", in: members),
        members: members),
      ScenarioInput.defaultReplications, paths
    )
  }

  private static func manifest(
    of experiment: ExperimentInput, _ inputs: Inputs, _ context: CommandContext
  ) throws -> (manifest: StudyManifest, replications: Int, files: [String]) {
    let file = experiment.file
    let cells = try experiment.cells(limit: largestDesign, inputs, context)
    let members = [experiment.base] + experiment.policies + cells
    guard members.count > 1 else {
      let shown = experiment.path.safeForTerminal
      throw CommandFailure(
        .badInput,
        Text(
          "\(shown): no policies and no factors: there is nothing to compare",
          "\(shown)：既无 policies 也无 factors，没有可比较的方案"))
    }
    return (
      StudyManifest(
        .compare, name: Output.name([experiment.resultName], inputs), question: file.question,
        programVersion: Version.current, randomStreams: StudyInput.randomStreams,
        key: try StudyInput.key(
          inputs[StudyInput.kpi], else: file.minimise ?? "longStays.perDay", in: members),
        level: file.confidence ?? 0.95, members: members, factors: experiment.factors),
      file.replications ?? ScenarioInput.defaultReplications, file.files
    )
  }

  /// Goes on until every difference is known so well.
  private static func compare(
    _ manifest: StudyManifest, to share: Double, limit: Int, seed: UInt64, asked: Int,
    at place: ResultsPlace, _ inputs: Inputs, _ context: CommandContext
  ) throws -> ExitCode {
    let plans = manifest.plans(seed: seed)
    try WorkLimits.requireTable(of: plans.map { $0.shop }, replications: limit)
    let bar =
      inputs[CommonOptions.quiet]
      ? nil : context.progress(total: limit * plans.count, label: Text(verbatim: manifest.name))
    defer { bar?.finish() }
    let precision = Precision(relative: share)
    let comparison = ScenarioInput.runner(inputs, context, progress: bar).compare(
      plans[0], with: Array(plans.dropFirst()), on: manifest.key, until: precision,
      maximumReplications: limit, level: manifest.level)
    bar?.finish()
    guard let comparison else {
      context.tell(Interruption.nothingWritten)
      throw ExitCode.interrupted
    }
    let open = zip(comparison.policies, comparison[manifest.key]?.changes ?? []).filter {
      !($1.difference.halfWidth <= precision.allowedHalfWidth(mean: $1.baseMean))
    }.map(\.0.name)
    if !open.isEmpty, !Interruption.isRequested {
      context.tell(
        Text(
          "warning: after \(comparison.base.count) replications still less precise than asked: "
            + open.joined(separator: ", "),
          "警告：重复 \(comparison.base.count) 次后仍未达到要求的精度：" + open.joined(separator: "、")))
    }
    try report(
      ComparisonResults(
        manifest, summaries: [comparison.base] + comparison.policies, replicationsAsked: asked),
      at: place, inputs, context)
    return Interruption.isRequested ? .interrupted : .done
  }

  /// Writes and prints.
  static func report(
    _ results: ComparisonResults, at place: ResultsPlace, _ inputs: Inputs,
    _ context: CommandContext
  ) throws {
    // The page shows the shop that its headline recommends, and the base beside it.
    let comparison = results.comparison
    let best = comparison.best.flatMap { best in
      comparison.verdicts.firstIndex { $0.policy == best.policy }
    }
    try Output.deliver {
      try place.claim(replications: comparison.base.count)
      let page = ScenarioReport.page(
        best.map { comparison.policies[$0] } ?? comparison.base,
        of: results.manifest.members[best.map { $0 + 1 } ?? 0].scenario,
        base: best == nil ? nil : comparison.base, comparison: comparison,
        factorial: results.study.map { ReportFactorial(study: $0, key: results.manifest.key) },
        study: results.manifest, command: "baysim reproduce results/\(results.manifest.name)",
        language: context.language)
      try results.write(to: place, extra: [("report.html", page)])
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
  }

  private static func show(_ results: ComparisonResults, _ context: CommandContext) {
    let base = results.comparison.base
    if !results.manifest.question.isEmpty {
      context.print(results.manifest.question.safeForTerminal)
    }
    let days = base.shop.calendar.measuredDays
    let others = results.comparison.policies.count
    context.print(
      Text(
        "\(base.name.safeForTerminal) against \(others) \(others == 1 ? "policy" : "policies"), "
          + "\(days) days, \(base.count) replications each, seed \(base.seed)",
        "\(base.name.safeForTerminal) 与 \(others) 个方案比较，\(days) 天，各重复 \(base.count) 次，"
          + "随机种子 \(base.seed)")[context.language])
    context.print("")
    let table = ComparisonTable(results, language: context.language)
    for line in table.lines(
      width: context.terminal.width, colour: context.terminal.showsColour)
    {
      context.print(line)
    }
    context.print("")
  }
}
