import CommandLines
import DataFiles
import Documents
import Experiments
import Forecourt
import Reporting
import ResultFolders
import ScenarioFiles

/// `baysim compare --sensitivity`: a scenario with each of its estimates at its low and high end.
enum SensitivityStudy {
  static let option = Flag(
    "sensitivity",
    help: Text(
      "Vary each estimate of the base instead, one at a time, and say which matters most.",
      "改为逐一变动基准情景中的估计值，指出哪一个影响最大。"))

  /// - Parameter path: the scenario, or the experiment whose base it is.
  static func run(
    _ path: String, _ inputs: Inputs, _ context: CommandContext
  ) throws -> ExitCode {
    if inputs[CommonOptions.shard] != nil {
      throw UsageFault.conflict("--sensitivity", "--shard")
    }
    if inputs[CommonOptions.precision] != nil {
      throw UsageFault.conflict("--sensitivity", "--precision")
    }
    if inputs[Execution.resume] { throw UsageFault.conflict("--sensitivity", "--resume") }
    var basePath = path
    var replications = ScenarioInput.defaultReplications
    var standard = "longStays.perDay"
    if ExperimentInput.isExperiment(path) {
      let file = try ExperimentInput(path, inputs, context).file
      // The first file is the experiment itself, the second the base that it names.
      basePath = file.files[1]
      replications = file.replications ?? replications
      standard = file.minimise ?? standard
    }
    let manifest = try manifest(path, base: basePath, else: standard, inputs, context)
    let seed = inputs[CommonOptions.seed] ?? ScenarioInput.defaultSeed
    let count = max(2, inputs[CommonOptions.replications] ?? replications)
    try WorkLimits.requireTable(of: [manifest.members[0].scenario.shop], replications: count)
    let place = try Output.claim(
      manifest, asking: Output.question([path], inputs) + " --sensitivity", seed: seed,
      replications: count, reading: [path, basePath], inputs)
    let bar =
      inputs[CommonOptions.quiet]
      ? nil
      : context.progress(
        total: count * manifest.members.count, label: Text(verbatim: manifest.name))
    defer { bar?.finish() }
    let runner = ScenarioInput.runner(inputs, context, progress: bar)
    guard let results = results(manifest, runner, seed: seed, replications: count) else {
      bar?.finish()
      context.tell(Interruption.nothingWritten)
      return .interrupted
    }
    bar?.finish()
    try Output.deliver {
      // The study keeps one figure of each scenario; a page shows the base in full.
      let base = manifest.plans(seed: seed)[0]
      let page = ScenarioReport.page(
        Summary(base, Runner(threads: runner.threads).run(base, replications: count)),
        of: manifest.members[0].scenario, sensitivity: results.sensitivity, study: manifest,
        command: "baysim reproduce results/\(manifest.name)", language: context.language)
      try results.write(to: place, extra: [("report.html", page)])
    } print: { isWritten in
      switch inputs.printedFormat {
      case nil: break
      case .json: context.output.write(results.json())
      case .csv: context.output.write(results.csv())
      case .table:
        let lines = results.lines(
          language: context.language, width: context.terminal.width,
          colour: context.terminal.showsColour)
        for line in lines { context.print(line) }
        context.print("")
        if isWritten { context.printPlace(ofResults: place.name) }
      }
    }
    return .done
  }

  /// The base, then both ends of each estimate.
  private static func manifest(
    _ path: String, base: String, else standard: String, _ inputs: Inputs,
    _ context: CommandContext
  ) throws -> StudyManifest {
    let scenario = try ScenarioInput.load([base], inputs, context)[0]
    guard !scenario.estimates.isEmpty else {
      let shown = base.safeForTerminal
      throw CommandFailure(
        .badInput,
        Text(
          "\(shown): it marks no \"estimates\" to be varied",
          "\(shown)：没有标出可变动的 \"estimates\""))
    }
    let overrides = ScenarioInput.overrides(inputs)
    var members = [StudyManifest.Member(name: scenario.name, scenario: scenario)]
    var wrong: [Diagnostic] = []
    for estimate in scenario.estimates {
      for (end, override) in [
        (estimate.low, estimate.overrides.low), (estimate.high, estimate.overrides.high),
      ] {
        let result = ScenarioLoader().load(path: base, overrides: overrides + [override])
        wrong += result.diagnostics.filter { $0.severity == .error }
        guard let varied = result.scenario else { continue }
        members.append(.init(name: "\(estimate.keyPath) = \(end)", scenario: varied))
      }
    }
    StudyInput.tell(wrong, inputs, context)
    guard wrong.isEmpty else { throw ExitCode.badInput }
    try StudyInput.refuseOtherYardsticks(
      than: scenario.shop.yardstick, members.map { ($0.name, $0.scenario.shop) })
    return StudyManifest(
      .sensitivity,
      name: Output.name([ScenarioInput.resultName(of: path) + "-sensitivity"], inputs),
      question: scenario.question, programVersion: Version.current,
      randomStreams: StudyInput.randomStreams,
      key: try StudyInput.key(inputs[StudyInput.kpi], else: standard, in: members),
      members: members)
  }

  /// What the manifest says, run; nil when interrupted.
  static func results(
    _ manifest: StudyManifest, _ runner: Runner, seed: UInt64, replications: Int
  ) -> SensitivityResults? {
    let plans = manifest.plans(seed: seed)
    let estimates = manifest.members[0].scenario.estimates
    let guesses = estimates.indices.map {
      Sensitivity.Guess(
        name: estimates[$0].keyPath, low: plans[1 + 2 * $0], high: plans[2 + 2 * $0])
    }
    return runner.sensitivity(
      of: plans[0], to: guesses, on: manifest.key, replications: replications,
      level: manifest.level
    ).map { SensitivityResults(manifest, $0, seed: seed, replications: replications) }
  }
}
