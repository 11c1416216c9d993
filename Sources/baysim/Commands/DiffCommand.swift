import CommandLines
import DataFiles
import Documents
import Forecourt
import Reporting
import ScenarioFiles

/// `baysim diff`: what differs between two scenarios, two results or two logs.
enum DiffCommand {
  private static let both = Argument(
    "path", .file("jsonc", "json", "csv"), .oneOrMore,
    help: Text(
      "Two scenario files, two results folders or two event logs.",
      "两个情景文件、两个结果文件夹或两份事件日志。"))

  static let specification = CommandSpec(
    "diff",
    abstract: Text(
      "Say what differs between two scenarios, results or event logs.",
      "说明两个情景、两份结果或两份事件日志的不同之处。"),
    discussion: Text(
      """
      Scenarios are compared by what they mean, after everything that they extend. Results and logs \
      are compared up to the first event at which the two runs part; results are simulated again \
      from what they record, unless both hold an events.csv. Exits with 1 if something differs.
      """,
      """
      情景按含义比较（展开 extends 之后）。结果与日志比较到两次运行开始不同的第一个事件；结果按其记录\
      重新模拟，除非两者都含 events.csv。有不同则退出码为 1。
      """),
    arguments: [both.input],
    options: [CommonOptions.set.input, CommonOptions.quiet.input]
  ) { inputs, context in
    let paths = inputs.all(both)
    guard paths.count == 2 else {
      throw UsageFault.other(
        Text(
          "two paths are compared, but \(paths.count) are given",
          "需要两个路径，但给出了 \(paths.count) 个"))
    }
    let kinds = paths.map(Kind.init)
    guard kinds[0] == kinds[1] else {
      throw UsageFault.other(
        Text(
          "\(kinds[0].name.en) and \(kinds[1].name.en) cannot be compared",
          "\(kinds[0].name.zh)与\(kinds[1].name.zh)无法比较"))
    }
    let isSame =
      switch kinds[0] {
      case .scenario: try scenarios(paths, inputs, context)
      case .results: try results(paths, inputs, context)
      case .log: try logs(paths, inputs, context)
      }
    return isSame ? .done : .failed
  }

  private enum Kind {
    case scenario, results, log

    init(_ path: String) {
      self =
        StoredFile.isFolder(path)
        ? .results : path.lowercased().hasSuffix(".csv") ? .log : .scenario
    }

    var name: Text {
      switch self {
      case .scenario: Text("a scenario", "情景文件")
      case .results: Text("a results folder", "结果文件夹")
      case .log: Text("an event log", "事件日志")
      }
    }
  }

  private static func show(_ lines: [String], _ inputs: Inputs, _ context: CommandContext) {
    guard !inputs[CommonOptions.quiet] else { return }
    for line in lines { context.print(line) }
  }

  /// Names that tell the two apart: those of the scenarios, or else the paths.
  private static func names(_ paths: [String], _ scenarios: [Scenario]) -> (String, String) {
    scenarios[0].name == scenarios[1].name
      ? (paths[0], paths[1]) : (scenarios[0].name, scenarios[1].name)
  }

  // MARK: Scenarios

  private static func scenarios(
    _ paths: [String], _ inputs: Inputs, _ context: CommandContext
  ) throws -> Bool {
    let both = try ScenarioInput.load(paths, inputs, context)
    let difference = ScenarioDifference(both[0], both[1])
    show(text(difference, names(paths, both), context), inputs, context)
    return difference.isSame
  }

  private static func text(
    _ difference: ScenarioDifference, _ names: (String, String), _ context: CommandContext
  ) -> [String] {
    ScenarioDifferenceText(difference, names: names, language: context.language).lines(
      width: context.terminal.width, colour: context.terminal.showsColour)
  }

  // MARK: Logs

  private static func logs(
    _ paths: [String], _ inputs: Inputs, _ context: CommandContext
  ) throws -> Bool {
    let runs = try paths.map { try run(at: $0, of: nil) }
    return divergence(runs[0], runs[1], (paths[0], paths[1]), inputs, context)
  }

  static func run(at path: String, of shop: Shop?) throws -> RecordedRun {
    switch CSVTable.read(try StoredFile.bytes(path, limit: 512 << 20), file: path) {
    case .failure(let error):
      throw CommandFailure(
        .badInput,
        Text(error.diagnostic.rendered(in: .english), error.diagnostic.rendered(in: .chinese)))
    case .success(let table):
      do {
        return try RecordedRun(table, shop: shop)
      } catch {
        throw CommandFailure(.badInput, error.message)
      }
    }
  }

  /// Tells the first divergence; true where there is none.
  private static func divergence(
    _ first: RecordedRun, _ second: RecordedRun, _ names: (String, String), _ inputs: Inputs,
    _ context: CommandContext
  ) -> Bool {
    guard let divergence = Divergence(first, second) else {
      let count = NumberText.whole(first.log.events.count)
      show(
        [
          Text("The same \(count) events.", "两者相同，共 \(count) 个事件。")[context.language]
        ], inputs, context)
      return true
    }
    func tell(_ divergence: Divergence) {
      let text = DivergenceText(
        divergence, runs: (first, second), names: names, language: context.language)
      show(text.lines(), inputs, context)
    }
    if divergence.isOfRosters,
      let ofCars = Divergence(first, second, ignoringRosters: true)
    {
      show(
        [
          Text(
            "First the rosters differ. As to the cars:",
            "先是班次不同。就车辆而言：")[context.language]
        ], inputs, context)
      tell(ofCars)
    } else {
      tell(divergence)
    }
    return false
  }

  // MARK: Results

  private static func results(
    _ paths: [String], _ inputs: Inputs, _ context: CommandContext
  ) throws -> Bool {
    let records = try paths.map { try ResultRecord($0) }
    for (record, path) in zip(records, paths) where record.manifest.kind != .run {
      let shown = path.safeForTerminal
      throw CommandFailure(
        .badInput,
        Text(
          "\(shown): this is a study of several scenarios; compare the results of single runs",
          "\(shown)：此为多个情景的研究结果；请比较单次运行的结果"))
    }
    let scenarios = records.map { $0.manifest.members[0].scenario }
    let names = (paths[0], paths[1])
    let figures = ResultsDifference(records[0].figures, records[1].figures)
    var isSame = figures.rows.isEmpty
    var lines: [String] = []
    let difference = ScenarioDifference(scenarios[0], scenarios[1])
    if !difference.isSame {
      isSame = false
      lines += text(difference, names, context) + [""]
    }
    lines += origins(records).map { $0[context.language] }
    if figures.rows.isEmpty {
      lines.append(Text("All figures are the same.", "各项数据完全相同。")[context.language])
    } else {
      lines += figures.lines(
        names: names, language: context.language, width: context.terminal.width,
        colour: context.terminal.showsColour)
    }
    show(lines + [""], inputs, context)
    let parts = try part(paths, records, scenarios, names, inputs, context)
    return isSame && !parts
  }

  /// What else may have made the figures differ.
  private static func origins(_ records: [ResultRecord]) -> [Text] {
    var texts: [Text] = []
    func add(_ en: String, _ zh: String, _ value: (ResultRecord) -> String) {
      let (old, new) = (value(records[0]), value(records[1]))
      if old != new {
        let change = "\(old) → \(new)".safeForTerminal
        texts.append(Text("\(en): \(change)", "\(zh)：\(change)"))
      }
    }
    add("Seed", "随机种子") { "\($0.seed)" }
    add("Replications", "重复次数") { "\($0.replications)" }
    add("Program", "程序版本") { $0.programVersion }
    add("Random streams", "随机数流") { $0.randomStreams }
    return texts
  }

  /// Tells where the first replications part; false where they do not.
  private static func part(
    _ paths: [String], _ records: [ResultRecord], _ scenarios: [Scenario],
    _ names: (String, String), _ inputs: Inputs, _ context: CommandContext
  ) throws -> Bool {
    let logs = paths.map { "\($0)/events.csv" }
    if logs.allSatisfy(StoredFile.exists) {
      let runs = try zip(logs, scenarios).map { try run(at: $0, of: $1.shop) }
      return !divergence(runs[0], runs[1], names, inputs, context)
    }
    for scenario in scenarios { try WorkLimits.requireLog(of: scenario.shop) }
    let simulators = scenarios.map { Simulator($0.shop) }
    for number in 0..<min(records[0].replications, records[1].replications) {
      let runs = zip(zip(simulators, scenarios), records).map { pair, record in
        RecordedRun(
          pair.0.log(seed: record.seed, replication: number).log, shop: pair.1.shop)
      }
      guard Divergence(runs[0], runs[1]) != nil else { continue }
      show(
        [
          Text(
            "Simulated again by this program, replication \(number):",
            "由当前程序重新模拟，第 \(number) 次重复：")[context.language]
        ], inputs, context)
      return !divergence(runs[0], runs[1], names, inputs, context)
    }
    show(
      [
        Text(
          "Simulated again by this program, the runs are the same event by event.",
          "由当前程序重新模拟，两者逐事件相同。")[context.language]
      ], inputs, context)
    return false
  }
}
