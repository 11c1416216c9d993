import CommandLines
import DataFiles
import Documents
import EventSimulation
import Experiments
import Forecourt
import Reporting
import ResultFolders
import ScenarioFiles
import Statistics

/// `baysim check`: hold scenarios against their own promises and their committed figures.
enum CheckCommand {
  private static let paths = Argument(
    "path", .file("jsonc", "json"), .oneOrMore,
    help: Text("Scenario files, or folders of them.", "情景文件，或其所在文件夹。"))
  private static let baselines = Option(
    "baselines", valueName: "folder", .folder, default: Text(verbatim: defaultFolder),
    help: Text("Where the committed figures are.", "基准数据文件夹。"))
  private static let update = Flag(
    "update",
    help: Text(
      "Write the figures of now as the baselines, and say what changed.",
      "以当前数据重写基准，并说明变动。"))
  private static let statistical = Flag(
    "statistical",
    help: Text(
      "Ask that means are equivalent within the margin, not that every bit is the same.",
      "只要求均值在允许范围内等效，而非逐位相同。"))
  private static let margin = Option(
    "margin", valueName: "percent", .percentage(in: 0.0001...1), default: Text(verbatim: "10%"),
    help: Text(
      "The change of a mean that does not matter, with --statistical.",
      "与 --statistical 同用：可忽略的均值变动。"))
  private static let strict = Flag(
    "strict", help: Text("Let what stays undecided fail, too.", "未能判定的也算未通过。"))
  private static let junit = Option(
    "junit", valueName: "file", .file("xml"),
    help: Text("Also write JUnit XML there.", "另写 JUnit XML 至该文件。"))
  private static let markdown = Option(
    "markdown", valueName: "file", .file("md"),
    help: Text("Also write a summary in Markdown there.", "另写 Markdown 摘要至该文件。"))

  private static let defaultFolder = "results/baselines"
  /// Replications of a new baseline: enough to tell means apart, few enough for every commit.
  private static let defaultReplications = 10
  private static let defaultMaximum = 640

  static let specification = CommandSpec(
    "check",
    abstract: Text(
      "Hold scenarios against what they promise and against their committed figures.",
      "对照情景的期望与已提交的基准数据进行检查。"),
    discussion: Text(
      """
      A promise ('expect' in a scenario) fails only if the 95 % confidence interval lies wholly \
      outside; while it straddles the limit, replications are doubled up to --max-replications. \
      Baselines are in \(defaultFolder): the same scenario, seed and program give the same bits on \
      machines with the same mathematical library. Exits with 1 if anything failed. On GitHub \
      Actions it annotates the lines and writes the job's summary.
      """,
      """
      期望（情景中的 expect）仅当 95 % 置信区间完全落在界限之外时才算未通过；区间跨越界限时，\
      重复次数加倍，直至 --max-replications。基准位于 \(defaultFolder)：在数学库相同的机器上，\
      同一情景、种子与程序的数据逐位相同。有未通过项时退出码为 1。在 GitHub Actions 中会标注代码行\
      并写入作业摘要。
      """),
    arguments: [paths.input],
    options: [
      baselines.input, update.input, statistical.input, margin.input, strict.input,
      CommonOptions.replications.input, CommonOptions.maximumReplications.input,
      CommonOptions.seed.input, junit.input, markdown.input, CommonOptions.threads.input,
      CommonOptions.quiet.input,
    ]
  ) { inputs, context in
    if inputs[update], inputs[statistical] {
      throw UsageFault.other(
        Text(
          "--update and --statistical cannot be used together",
          "--update 与 --statistical 不能同时使用"))
    }
    let files = ScenarioFinder.files(at: inputs.all(paths))
    if files.isEmpty {
      throw CommandFailure(
        .badInput, Text("there is no scenario in these folders", "这些文件夹中没有情景文件"))
    }
    if inputs[update] { try ScenarioInput.refuseTwins(files, named: ScenarioName.stem(of:)) }
    let scenarios = try ScenarioInput.load(files, inputs, context)
    let jobs = try zip(files, scenarios).map { try CheckJob($0, $1, inputs, context) }
    try refuse(jobs, inputs)
    let report = try run(jobs, inputs, context)
    guard report.scenarios.count == jobs.count else {
      // A part of the checks says nothing of the rest: CI is not to take it for the whole.
      show(report, inputs, context)
      context.tell(
        Text(
          "interrupted after \(report.scenarios.count) of \(jobs.count) scenarios; no report was "
            + "written",
          "已检查 \(report.scenarios.count)/\(jobs.count) 个情景后中断；未写入报告"))
      return .interrupted
    }
    try publish(report, inputs, context)
    let failed = report.count(.failed) > 0 || (inputs[strict] && report.count(.undecided) > 0)
    return failed ? .failed : .done
  }

  /// One scenario with what it is held against, all of it read before anything is run.
  private struct CheckJob {
    let path: String
    let scenario: Scenario
    let claims: [Claim]
    let baselinePath: String
    let baseline: Baseline?

    init(
      _ path: String, _ scenario: Scenario, _ inputs: Inputs, _ context: CommandContext
    ) throws {
      self.path = path
      self.scenario = scenario
      claims = try scenario.expectations.map { try CheckCommand.claim($0, scenario, context) }
      let folder = inputs[CheckCommand.baselines] ?? CheckCommand.defaultFolder
      baselinePath = folder + "/" + ScenarioName.stem(of: path) + ".json"
      guard FilePlace.exists(baselinePath) else {
        baseline = nil
        return
      }
      switch Baseline.read(path: baselinePath) {
      case .success(let read): baseline = read
      case .failure(let fault):
        // A baseline that cannot be read may be written again.
        guard inputs[CheckCommand.update] else {
          context.tell(fault.diagnostic.rendered(in: context.messageLanguage))
          throw ExitCode.badInput
        }
        baseline = nil
      }
    }
  }

  /// All that cannot be written is told before anything is run, and nothing is written over what the
  /// command reads, or where a link leads.
  private static func refuse(_ jobs: [CheckJob], _ inputs: Inputs) throws(WriteFault) {
    let read = Set(jobs.flatMap { $0.scenario.files + [$0.path] }.compactMap(PathText.real))
    for path in [inputs[junit], inputs[markdown]].compactMap(\.self) {
      if let real = PathText.real(path), read.contains(real) {
        throw WriteFault(path: path, reason: .isInput)
      }
      try AtomicFile.refuseUnwritable(path)
    }
    guard inputs[update] else { return }
    let folder = inputs[baselines] ?? defaultFolder
    for job in jobs {
      // Whoever names the folder may name a link; what lies in it is only ours where it lies in it.
      if let link = FileSystem.firstLink(below: folder, on: job.baselinePath) {
        throw WriteFault(path: link, reason: .isLink)
      }
      try FilePlace.makeFolders(for: job.baselinePath)
      try AtomicFile.refuseUnwritable(job.baselinePath)
    }
  }

  private static func claim(
    _ expectation: Expectation, _ scenario: Scenario, _ context: CommandContext
  ) throws -> Claim {
    guard let kpi = KPI.sliced(expectation.kpi, by: expectation.slice, for: scenario.shop) else {
      let asked = expectation.kpi + expectation.slice.suffix
      let fault = KPI.sliceFault(asked, for: scenario.shop)
      let diagnostic = Diagnostic(
        position: expectation.position, keyPath: "expect",
        message: BilingualText(en: fault?.en ?? asked, zh: fault?.zh ?? asked))
      context.tell(diagnostic.rendered(in: context.messageLanguage))
      throw ExitCode.badInput
    }
    return Claim(kpi, minimum: expectation.minimum, maximum: expectation.maximum)
  }

  private static func run(
    _ jobs: [CheckJob], _ inputs: Inputs, _ context: CommandContext
  ) throws -> CheckReport {
    var checks: [ScenarioCheck] = []
    let bar =
      inputs[CommonOptions.quiet]
      ? nil : context.progress(total: jobs.count, label: Text(verbatim: "check"))
    defer { bar?.finish() }
    let runner = ScenarioInput.runner(inputs, context, progress: nil)
    for job in jobs where !Interruption.isRequested {
      guard let check = try run(job, runner, inputs, context) else { break }
      checks.append(check)
      bar?.advance()
    }
    return CheckReport(checks)
  }

  /// Nil when stopped.
  private static func run(
    _ job: CheckJob, _ runner: Runner, _ inputs: Inputs, _ context: CommandContext
  ) throws -> ScenarioCheck? {
    let seed = inputs[CommonOptions.seed] ?? job.baseline?.seed ?? ScenarioInput.defaultSeed
    let count =
      inputs[CommonOptions.replications] ?? job.baseline?.replications ?? defaultReplications
    let maximum = max(count, inputs[CommonOptions.maximumReplications] ?? defaultMaximum)
    guard
      let tried = runner.tryClaims(
        job.claims, on: ReplicationPlan(job.scenario.shop, seed: seed), replications: count,
        maximum: maximum)
    else { return nil }
    let now = Baseline(
      tried.summary, of: job.scenario, program: Version.current,
      randomStreams: RandomStream.version)
    var cases = zip(tried.claims, job.scenario.expectations).map { CheckCase($0, $1) }
    if let old = job.baseline, !inputs[update] {
      let rule = try rule(old, now, inputs)
      var compared = CheckCase(
        old, against: now, by: rule, kpis: tried.summary.kpis.map(\.kpi),
        position: Position(file: job.path))
      if rule == .exact, compared.verdict == .failed {
        compared.details +=
          CheckDivergence(
            path: job.path, scenario: job.scenario, old: old
          ).details
      }
      cases.append(compared)
    }
    if inputs[update] {
      try write(now, over: job, tried.summary.kpis.map(\.kpi), inputs, context)
      cases.append(
        CheckCase(
          Text("baseline written", "基准已写入"), .passed, position: Position(file: job.path)))
    } else if cases.isEmpty {
      cases.append(
        CheckCase(
          Text("no expectations and no baseline yet", "没有期望，也没有基准"), .skipped,
          details: [
            Text(
              "write one with: baysim check --update \(job.path)",
              "可用 baysim check --update \(job.path) 写入")
          ],
          position: Position(file: job.path)))
    }
    return ScenarioCheck(path: job.path, name: ScenarioName.stem(of: job.path), cases: cases)
  }

  private static func rule(
    _ old: Baseline, _ now: Baseline, _ inputs: Inputs
  ) throws -> BaselineRule {
    if inputs[statistical] { return .statistical(margin: inputs[margin] ?? 0.1) }
    guard old.seed == now.seed, old.replications == now.replications else {
      throw UsageFault.other(
        Text(
          "other seeds or replications than the baseline's give other figures; add --statistical",
          "种子或重复次数与基准不同，数据必然不同；请加 --statistical"))
    }
    return .exact
  }

  private static func write(
    _ now: Baseline, over job: CheckJob, _ kpis: [KPI], _ inputs: Inputs,
    _ context: CommandContext
  ) throws {
    if job.baseline == now { return }
    try FilePlace.makeFolders(for: job.baselinePath)
    try AtomicFile.write(now.text, to: job.baselinePath)
    guard !inputs[CommonOptions.quiet] else { return }
    guard let old = job.baseline else {
      context.print(
        Text("new: \(job.baselinePath)", "新建：\(job.baselinePath)")[context.language]
          .safeForTerminal)
      return
    }
    let change = CheckCase(
      old, against: now, by: .exact, kpis: kpis, position: Position(file: job.path))
    context.print(
      Text("updated: \(job.baselinePath)", "更新：\(job.baselinePath)")[context.language]
        .safeForTerminal)
    for detail in change.details { context.print("  " + detail[context.language].safeForTerminal) }
  }

  private static func publish(
    _ report: CheckReport, _ inputs: Inputs, _ context: CommandContext
  ) throws {
    if let path = inputs[junit] { try AtomicFile.write(report.junit(), to: path) }
    let summary = report.markdown(language: context.language)
    if let path = inputs[markdown] { try AtomicFile.write(summary, to: path) }
    let environment = Environment.current()
    if let path = environment["GITHUB_STEP_SUMMARY"], !path.isEmpty {
      try FilePlace.append(summary, to: path)
    }
    if environment["GITHUB_ACTIONS"] == "true" {
      for line in report.annotations(language: context.language) { context.print(line) }
    }
    show(report, inputs, context)
  }

  private static func show(
    _ report: CheckReport, _ inputs: Inputs, _ context: CommandContext
  ) {
    guard !inputs[CommonOptions.quiet] || report.count(.failed) > 0 else { return }
    let lines = report.lines(
      language: context.language, colour: context.terminal.showsColour)
    for line in lines { context.print(line) }
  }
}
