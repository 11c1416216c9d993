import CommandLines
import Documents
import EventSimulation
import Experiments
import Forecourt
import Reporting
import ResultFolders
import ScenarioFiles
import Statistics

/// `baysim run`: replicate scenarios, print their figures, write their results.
enum RunCommand {
  private static let showAll = Flag(
    "all", short: "a",
    help: Text(
      "Print every figure, those of single persons and job types too.",
      "打印全部指标，包括每个人、每种维修类型的数据。"))
  private static let log = Flag(
    "log",
    help: Text(
      "Also write the log of the first replication: events.csv, in the form that 'month' reads, "
        + "and events.xes for process mining.",
      "另写第一次重复的日志：events.csv（格式与 month 所读相同）和 events.xes（流程挖掘用）。"))
  private static let noFiles = Flag(
    "no-output", help: Text("Write no results folder.", "不写结果文件夹。"))

  static let specification = CommandSpec(
    "run",
    abstract: Text(
      "Run scenarios and say what happens on the forecourt.", "运行情景，给出预检区的情况。"),
    discussion: Text(
      """
      Each scenario is simulated over its whole calendar, again and again with other random numbers, \
      and every figure is given with its 95 % confidence interval. The results are written to \
      results/<scenario>.
      """,
      "每个情景按其日历完整模拟，并用不同的随机数重复多次；各项数据均给出 95 % 置信区间。结果写入 results/<情景名>。"),
    arguments: [ScenarioInput.paths.input],
    options: [
      CommonOptions.replications.input, CommonOptions.precision.input,
      CommonOptions.maximumReplications.input, CommonOptions.seed.input,
      CommonOptions.days.input, CommonOptions.threads.input, CommonOptions.set.input,
      CommonOptions.shard.input, Execution.resume.input, CommonOptions.output.input,
      Output.force.input, noFiles.input, log.input, CommonOptions.format.input, showAll.input,
      CommonOptions.quiet.input,
    ]
  ) { inputs, context in
    let paths = inputs.all(ScenarioInput.paths)
    if inputs[CommonOptions.output] != nil, paths.count > 1 {
      throw UsageFault.other(
        Text(
          "--output names one folder, but there are \(paths.count) scenarios",
          "--output 只能指定一个文件夹，但给出了 \(paths.count) 个情景"))
    }
    try Execution.refuseConflicts(inputs)
    if inputs[noFiles] {
      if inputs[CommonOptions.shard] != nil { throw UsageFault.conflict("--no-output", "--shard") }
      if inputs[Execution.resume] { throw UsageFault.conflict("--no-output", "--resume") }
    } else {
      try ScenarioInput.refuseTwins(paths, named: ScenarioInput.resultName(of:))
    }
    let scenarios = try ScenarioInput.load(paths, inputs, context)
    if inputs[log] {
      for scenario in scenarios { try WorkLimits.requireLog(of: scenario.shop) }
    }
    // All folders are claimed before the first scenario is run.
    let jobs = try zip(paths, scenarios).map { try RunJob($0, $1, inputs) }
    // Of several, a table or a document is printed once all are there.
    var collected: [ScenarioResults]? = paths.count > 1 && inputs.printedFormat != .table ? [] : nil
    defer { print(collected ?? [], inputs, context) }
    for job in jobs {
      let code = try run(job, inputs, context, into: &collected)
      if code != .done { return code }
      if Interruption.isRequested { return .interrupted }
    }
    return .done
  }

  /// One scenario and where its results go.
  private struct RunJob {
    var execution: Execution
    /// Nil: nowhere, or a shard's own place.
    let place: ResultsPlace?
    var scenario: Scenario { execution.manifest.members[0].scenario }

    init(_ path: String, _ scenario: Scenario, _ inputs: Inputs) throws {
      execution = Execution(
        manifest: StudyManifest(
          .run, name: Output.name([ScenarioInput.resultName(of: path)], inputs),
          programVersion: Version.current, randomStreams: StudyInput.randomStreams,
          members: [StudyManifest.Member(name: scenario.name, scenario: scenario)]),
        seed: inputs[CommonOptions.seed] ?? ScenarioInput.defaultSeed,
        replications: inputs[CommonOptions.replications] ?? ScenarioInput.defaultReplications)
      guard !inputs[RunCommand.noFiles], inputs[CommonOptions.shard] == nil else {
        place = nil
        return
      }
      // How many a precision takes shows at its end.
      let count =
        inputs[CommonOptions.precision] == nil
        ? execution.replications : inputs[CommonOptions.maximumReplications] ?? .max
      place = try Output.claim(
        execution.manifest, asking: Output.question([path], inputs), seed: execution.seed,
        replications: execution.replications, reading: [path], withLog: inputs[RunCommand.log],
        claiming: count, inputs)
    }
  }

  private static func run(
    _ job: RunJob, _ inputs: Inputs, _ context: CommandContext,
    into collected: inout [ScenarioResults]?
  ) throws -> ExitCode {
    var execution = job.execution
    if let shard = inputs[CommonOptions.shard] {
      return try execution.runShard(shard, inputs, context)
    }
    func report(_ summary: Summary, into collected: inout [ScenarioResults]?) throws {
      try Self.report(
        summary, of: job.execution.manifest, asked: job.execution.replications, at: job.place,
        inputs, context, into: &collected)
    }
    guard inputs[CommonOptions.precision] == nil else {
      let (summary, held) = try replicateToPrecision(job.scenario, inputs, context)
      try report(summary, into: &collected)
      if inputs.printedFormat == .table, !held.en.isEmpty {
        context.print(held[context.language])
      }
      return .done
    }
    return try execution.finish(at: job.place, inputs, context, atLeast: 1) { summaries in
      try report(summaries[0], into: &collected)
    }
  }

  private static func replicateToPrecision(
    _ scenario: Scenario, _ inputs: Inputs, _ context: CommandContext
  ) throws -> (summary: Summary, held: Text) {
    let plan = ReplicationPlan(
      scenario.shop, seed: inputs[CommonOptions.seed] ?? ScenarioInput.defaultSeed)
    let limit = max(2, inputs[CommonOptions.maximumReplications] ?? 1000)
    try WorkLimits.requireTable(of: [scenario.shop], replications: limit)
    let bar =
      inputs[CommonOptions.quiet]
      ? nil : context.progress(total: limit, label: Text(verbatim: scenario.name))
    defer { bar?.finish() }
    let precise = ScenarioInput.runner(inputs, context, progress: bar).run(
      plan,
      until: PrecisionGoal(
        precision: Precision(relative: inputs[CommonOptions.precision] ?? 0.05),
        maximumReplications: limit))
    if !precise.isMet, !Interruption.isRequested {
      context.tell(
        Text(
          "warning: after \(precise.replications.count) replications still less precise than "
            + "asked: " + precise.open.joined(separator: ", "),
          "警告：重复 \(precise.replications.count) 次后仍未达到要求的精度："
            + precise.open.joined(separator: "、")))
    }
    guard precise.replications.count > 0 else {
      context.tell(Interruption.nothingWritten)
      throw ExitCode.interrupted
    }
    let share = NumberText.percent(inputs[CommonOptions.precision] ?? 0.05)
    let names = plan.kpis.filter { kpi in
      KPI.headline.contains(kpi.key) && !precise.open.contains(kpi.key)
    }.map { $0.name }
    let held = Text(
      "Known to within \(share) of the mean: " + names.map { $0.en }.joined(separator: "; ")
        + ". The precision of other figures was not asked for.",
      "误差不超过均值 \(share) 的指标：" + names.map { $0.zh }.joined(separator: "、")
        + "。其余指标的精度未作要求。")
    return (Summary(plan, precise.replications), names.isEmpty ? Text("", "") : held)
  }

  /// Writes and prints.
  static func report(
    _ summary: Summary, of manifest: StudyManifest, asked: Int, at place: ResultsPlace?,
    _ inputs: Inputs, _ context: CommandContext, into collected: inout [ScenarioResults]?
  ) throws {
    let scenario = manifest.members[0].scenario
    let results = ScenarioResults(
      summary,
      origin: ResultOrigin(
        programVersion: Version.current, randomStreams: RandomStream.version,
        scenario: scenario,
        replicationsAsked: asked))
    try Output.deliver {
      guard let place else { return }
      try place.claim(replications: summary.count)
      // The page leaves out where the scenario lay and how many threads or shards there were: it is
      // the same on any machine.
      let page = ScenarioReport.page(
        summary, of: scenario, command: "baysim reproduce results/\(manifest.name)",
        language: context.language)
      var extra = [(name: "report.html", text: page)]
      if inputs[log] { extra += ScenarioReport.logs(summary) }
      try results.write(to: place, extra: extra)
    } print: { isWritten in
      if collected != nil {
        collected?.append(results)
        return
      }
      switch inputs.printedFormat {
      case nil: break
      case .json: context.output.write(results.summaryJSON())
      case .csv: context.output.write(results.replicationsCSV())
      case .table:
        print(summary, showsAll: inputs[showAll], context)
        if let place, isWritten { context.printPlace(ofResults: place.name) }
      }
    }
  }

  /// Several scenarios as one table or one document.
  private static func print(
    _ collected: [ScenarioResults], _ inputs: Inputs, _ context: CommandContext
  ) {
    guard !collected.isEmpty else { return }
    switch inputs.printedFormat {
    case .json: context.output.write(ScenarioResults.summaryJSON(of: collected))
    case .csv: context.output.write(ScenarioResults.replicationsCSV(of: collected))
    case .table, nil: break
    }
  }

  private static func print(_ summary: Summary, showsAll: Bool, _ context: CommandContext) {
    let calendar = summary.shop.calendar
    context.print(summary.name.safeForTerminal)
    if !summary.shop.question.isEmpty { context.print(summary.shop.question.safeForTerminal) }
    context.print(
      Text(
        "\(calendar.measuredDays) days from \(calendar.firstMeasuredDate), \(summary.count) "
          + "replications, seed \(summary.seed)",
        "自 \(calendar.firstMeasuredDate) 起 \(calendar.measuredDays) 天，重复 \(summary.count) 次，"
          + "随机种子 \(summary.seed)")[context.language])
    context.print("")
    let advice = ShopAdvice(summary)
    for sentence in [advice.headline, advice.workItself].compactMap(\.self) {
      for line in sentence[context.language].wrapped(toWidth: context.terminal.width) {
        context.print(line)
      }
    }
    context.print("")
    let table = KPITable(summary, language: context.language, showsAll: showsAll)
    for line in table.lines(
      width: context.terminal.width, colour: context.terminal.showsColour)
    {
      context.print(line)
    }
    context.print("")
    context.print(
      showsAll
        ? Text("What each figure counts: baysim kpis", "各项数值的含义：baysim kpis")[context.language]
        : Text(
          "All figures: --all. What each counts: baysim kpis", "全部指标：--all；各项含义：baysim kpis")[
            context.language])
  }
}
