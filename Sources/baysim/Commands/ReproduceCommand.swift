import CommandLines
import DataFiles
import Documents
import Experiments
import Forecourt
import Reporting
import ScenarioFiles

/// `baysim reproduce`: run again what made some results, and say whether the bytes agree.
enum ReproduceCommand {
  private static let folder = Argument(
    "results", .folder,
    help: Text("A results folder, such as results/baseline.", "结果文件夹，如 results/baseline。"))

  static let specification = CommandSpec(
    "reproduce",
    abstract: Text(
      "Run again what made these results, and say whether the bytes agree.",
      "按结果中的记录重新运行，并核对是否逐字节一致。"),
    discussion: Text(
      """
      The resolved scenario, the seed and the number of replications stand in the results themselves; \
      no other file is read. Exits with 1 where a byte differs.
      """,
      "结果中已含完整情景、随机种子和重复次数，无需其他文件。如有任何字节不同，退出码为 1。"),
    arguments: [folder.input],
    options: [CommonOptions.threads.input, CommonOptions.quiet.input]
  ) { inputs, context in
    let folder = inputs[folder] ?? ""
    let record = try ResultRecord(folder)
    if record.programVersion != Version.current
      || record.randomStreams != StudyInput.randomStreams
    {
      context.tell(
        Text(
          "warning: made by version \(record.programVersion.safeForTerminal) with random streams "
            + "\(record.randomStreams.safeForTerminal); this is \(Version.current) with "
            + StudyInput.randomStreams,
          "警告：由版本 \(record.programVersion.safeForTerminal)（随机流 "
            + "\(record.randomStreams.safeForTerminal)）生成；当前为 \(Version.current)（"
            + "\(StudyInput.randomStreams)）"))
    }
    guard let files = try record.files(inputs, context) else { return .interrupted }
    var agrees = true
    var compared: [String] = []
    for file in files {
      let path = "\(folder)/\(file.name)"
      guard StoredFile.exists(path) else {
        agrees = false
        context.tell(
          Text("\(path.safeForTerminal): missing", "\(path.safeForTerminal)：缺少该文件"))
        continue
      }
      let found = try StoredFile.bytes(path)
      compared.append(file.name)
      if let difference = FirstDifference(found: found, expected: Array(file.text.utf8)) {
        agrees = false
        context.tell(difference.message(path))
      }
    }
    guard !inputs[CommonOptions.quiet] else { return agrees ? .done : .failed }
    let list = compared.joined(separator: ", ")
    context.print(
      agrees
        ? Text(
          "\(folder.safeForTerminal): the same to the byte (\(list))",
          "\(folder.safeForTerminal)：逐字节一致（\(list)）")[context.language]
        : Text(
          "\(folder.safeForTerminal): not the same", "\(folder.safeForTerminal)：不一致")[
            context.language])
    return agrees ? .done : .failed
  }
}

/// What a results folder says of its own making.
struct ResultRecord {
  let manifest: StudyManifest
  let seed: UInt64
  /// Those that it rests on, and those that were asked for: an interrupted run has fewer.
  let replications: Int
  let asked: Int
  /// Of a search within a budget.
  let budget: Int?
  /// Those of a run.
  let figures: [ResultsDifference.Figure]

  var programVersion: String { manifest.programVersion }
  var randomStreams: String { manifest.randomStreams }

  /// The files from which results can be made again.
  private static let sources = [
    "summary.json", "comparison.json", "sensitivity.json", "optimization.json",
  ]

  init(_ folder: String) throws {
    let paths = ResultRecord.sources.map { "\(folder)/\($0)" }
    guard let path = paths.first(where: StoredFile.exists) else {
      let shown = folder.safeForTerminal
      throw CommandFailure(
        .badInput,
        Text(
          "\(shown): no results here (expected \(ResultRecord.sources.joined(separator: " or ")))",
          "\(shown)：此处没有结果（应有 \(ResultRecord.sources.joined(separator: " 或 "))）"))
    }
    let node: Node
    switch JSONCReader.read(try StoredFile.bytes(path, limit: JSONCReader.Limits.bytes), file: path)
    {
    case .success(let read): node = read
    case .failure(let error):
      throw CommandFailure(
        .badInput,
        Text(error.diagnostic.rendered(in: .english), error.diagnostic.rendered(in: .chinese)))
    }
    let name = ScenarioInput.resultName(of: folder)
    guard let manifest = StudyManifest(reading: node) ?? ResultRecord.run(node, name: name),
      let seed: UInt64 = node["seed"]?.whole(),
      let replications: Int = node["replications"]?.whole(), (1...1_000_000).contains(replications),
      let asked: Int = node["replicationsAsked"]?.whole()
    else {
      let shown = path.safeForTerminal
      throw CommandFailure(
        .badInput,
        Text(
          "\(shown): it does not say how to make these results again, or was edited",
          "\(shown)：其中没有重现结果所需的信息，或已被改动"))
    }
    self.manifest = manifest
    self.seed = seed
    self.replications = replications
    self.asked = asked
    budget = node["budget"]?.whole()
    figures = (node["kpis"]?.elements ?? []).compactMap(ResultsDifference.Figure.init)
  }

  /// The summary of one scenario.
  private static func run(_ node: Node, name: String) -> StudyManifest? {
    guard let text = node["resolvedScenario"]?.string,
      let scenario = try? Scenario(resolvedJSON: text),
      scenario.digest == node["scenarioDigest"]?.string,
      let program = node["program"]?.string, let streams = node["randomStreams"]?.string,
      let level = node["level"]?.double, level > 0, level < 1
    else { return nil }
    return StudyManifest(
      .run, name: name, programVersion: program, randomStreams: streams, level: level,
      members: [StudyManifest.Member(name: scenario.name, scenario: scenario)])
  }

  /// The files as this program makes them; nil when interrupted.
  func files(
    _ inputs: Inputs, _ context: CommandContext
  ) throws -> [(name: String, text: String)]? {
    switch manifest.kind {
    case .run, .compare: break
    case .sensitivity:
      return SensitivityStudy.results(
        manifest, ScenarioInput.runner(inputs, context, progress: nil), seed: seed,
        replications: replications)?.files
    case .optimize:
      return try OptimizeCommand.results(
        manifest, seed: seed, budget: budget, confirmations: replications,
        ScenarioInput.runner(inputs, context, progress: nil))?.files
    }
    let execution = Execution(manifest: manifest, seed: seed, replications: replications)
    let outcome = try execution.run(inputs, context)
    guard outcome.result.isComplete,
      let summaries = outcome.summaries(execution.plans, level: manifest.level, atLeast: 1)
    else { return nil }
    if manifest.kind == .run {
      return ScenarioResults(
        summaries[0],
        origin: ResultOrigin(
          programVersion: manifest.programVersion, randomStreams: manifest.randomStreams,
          scenario: manifest.members[0].scenario, replicationsAsked: asked)
      ).files
    }
    return ComparisonResults(manifest, summaries: summaries, replicationsAsked: asked).files
  }
}

/// Where two files first differ: a line, and what stands there.
struct FirstDifference {
  let line: Int
  let found: String
  let expected: String

  /// Nil where they are the same.
  init?(found: [UInt8], expected: [UInt8]) {
    guard found != expected else { return nil }
    let newline = UInt8(ascii: "\n")
    let left = found.split(separator: newline, omittingEmptySubsequences: false)
    let right = expected.split(separator: newline, omittingEmptySubsequences: false)
    let common = zip(left, right).prefix { $0 == $1 }.count
    line = common + 1
    func text(_ lines: [ArraySlice<UInt8>]) -> String {
      guard common < lines.count else { return "" }
      let whole = String(decoding: lines[common], as: UTF8.self)
      return String(whole.drop { $0 == " " }.prefix(120)).safeForTerminal
    }
    self.found = text(left)
    self.expected = text(right)
  }

  func message(_ path: String) -> Text {
    let place = "\(path.safeForTerminal):\(line)"
    return Text(
      "\(place): it says \(quoted(found)), but running again gives \(quoted(expected))",
      "\(place)：文件为 \(quoted(found))，重新运行得到 \(quoted(expected))")
  }

  private func quoted(_ text: String) -> String { "‘\(text)’" }
}
