import CommandLines
import DataFiles
import Documents
import Experiments
import Forecourt
import Reporting
import ScenarioFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the commands that run scenarios have in common: reading the files, and how to run them.
enum ScenarioInput {
  static let path = Argument(
    "scenario", .file("jsonc", "json"),
    help: Text("A scenario file.", "情景文件。"))
  static let paths = Argument(
    "scenario", .file("jsonc", "json"), .oneOrMore,
    help: Text("Scenario files.", "一个或多个情景文件。"))

  /// How often a scenario is run unless the command line says so.
  static let defaultReplications = 30
  static let defaultSeed: UInt64 = 1

  /// The scenarios at these paths. All errors of all files are told before anything is run.
  static func load(
    _ paths: [String], _ inputs: Inputs, _ context: CommandContext
  ) throws -> [Scenario] {
    let overrides = overrides(inputs)
    // Together, so that what is odd about a base is told once and not again for every policy.
    let results = paths.map { ScenarioLoader().load(path: $0, overrides: overrides) }
    StudyInput.tell(results.flatMap(\.diagnostics), inputs, context)
    let scenarios = results.compactMap(\.scenario)
    guard scenarios.count == paths.count else { throw ExitCode.badInput }
    return scenarios
  }

  /// The scenario of no file: the defaults, with what the command line lays over them.
  static func defaults(_ inputs: Inputs, _ context: CommandContext) throws -> Scenario {
    let result = ScenarioLoader().load(text: "{}", file: "defaults", overrides: overrides(inputs))
    StudyInput.tell(result.diagnostics, inputs, context)
    guard let scenario = result.scenario else { throw ExitCode.badInput }
    return scenario
  }

  /// What `--set` and `--days` lay over every scenario.
  static func overrides(_ inputs: Inputs) -> [String] {
    let values = inputs.all(CommonOptions.set).map { "\($0.path)=\($0.value)" }
    return values + (inputs[CommonOptions.days].map { ["calendar.days=\($0)"] } ?? [])
  }

  /// A runner for this command line: threads, progress, and Ctrl-C.
  static func runner(
    _ inputs: Inputs, _ context: CommandContext, progress: ProgressBar?
  ) -> Runner {
    let threads = inputs[CommonOptions.threads] ?? cores
    let done = progress
    return Runner(threads: threads, stop: Interruption.stopFlag) { _, _ in done?.advance() }
  }

  static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Two files of one name, of which the second's results would replace the first's.
  static func refuseTwins(_ paths: [String], named name: (String) -> String) throws {
    var first: [String: String] = [:]
    for path in paths {
      let name = name(path)
      if let other = first[name] {
        let (a, b) = (other.safeForTerminal, path.safeForTerminal)
        throw UsageFault.other(
          Text(
            "the results of \(a) and \(b) would both be “\(name.safeForTerminal)”, and the second "
              + "would replace the first; rename one, or take them one at a time",
            "\(a) 与 \(b) 的结果同名（“\(name.safeForTerminal)”），后者会覆盖前者；请改名或分别运行"))
      }
      first[name] = path
    }
  }

  /// A folder name for results: the scenario file's own name.
  static func resultName(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    for ending in [".jsonc", ".json"] where file.hasSuffix(ending) && file.count > ending.count {
      return String(file.dropLast(ending.count))
    }
    return file
  }
}

extension CommandContext {
  var messageLanguage: MessageLanguage { language == .zh ? .chinese : .english }
}
