import CommandLines
import Documents
import Experiments
import Foundation
import baysim

/// A command that shows all that the command line can do, and repeats what it was given.
enum Demonstration {
  static let scenario = Argument(
    "scenario", .file("jsonc"), .oneOrMore, help: Text("The scenario to run.", "要运行的情景。"))
  static let offset = Option(
    "offset", .integer(in: -10...10), help: Text("A number that may be negative.", "可为负的数。"))

  static let run = CommandSpec(
    "run",
    abstract: Text("Replicate one or more scenarios.", "重复运行一个或多个情景。"),
    discussion: Text(
      "Prints the measures with confidence intervals and writes the results folder.",
      "打印各指标及其置信区间，并写出结果文件夹。"),
    arguments: [scenario.input],
    options: [
      CommonOptions.replications.input, CommonOptions.precision.input, CommonOptions.seed.input,
      CommonOptions.output.input, CommonOptions.format.input, CommonOptions.quiet.input,
      CommonOptions.shard.input, CommonOptions.set.input, offset.input,
    ]
  ) { inputs, context in
    if inputs[CommonOptions.replications] != nil, inputs[CommonOptions.precision] != nil {
      throw UsageFault.conflict("--replications", "--precision")
    }
    var facts = inputs.all(scenario).map { "scenario=\($0)" }
    facts += inputs[CommonOptions.replications].map { ["replications=\($0)"] } ?? []
    facts += inputs[CommonOptions.precision].map { ["precision=\($0)"] } ?? []
    facts += inputs[CommonOptions.seed].map { ["seed=\($0)"] } ?? []
    facts += inputs[CommonOptions.output].map { ["output=\($0)"] } ?? []
    facts += inputs[CommonOptions.format].map { ["format=\($0)"] } ?? []
    facts += inputs[CommonOptions.shard].map { ["shard=\($0.number) of \($0.of)"] } ?? []
    facts += inputs.all(CommonOptions.set).map { "\($0.path) is '\($0.value)'" }
    facts += inputs[offset].map { ["offset=\($0)"] } ?? []
    facts += inputs[CommonOptions.quiet] ? ["quiet"] : []
    context.print(facts.joined(separator: "; "))
    return .done
  }

  static let car = CommandSpec(
    "car", abstract: Text("Why a car stayed so long.", "某车为何停留。"),
    arguments: [Argument("number", .integer(in: 1...99), help: Text("Which car.", "哪辆车。")).input]
  ) { _, _ in throw CommandFailure(.badInput, Text("no such car", "没有这辆车")) }

  static let why = CommandSpec(
    "why", abstract: Text("Explain one thing.", "解释一件事。"), subcommands: [car])

  static let table = CommandTable(
    name: "baysim", abstract: Text("Simulate the bays.", "模拟预检区。"), version: "1.2.3",
    commands: [run, why])
}

/// What a command line has brought forth.
struct Outcome: Equatable {
  var code: Int32
  var output: String
  var errors: String
}

/// Runs a command line and collects what it prints.
func outcome(
  _ words: [String], language: Language = .en, width: Int = 80,
  table: CommandTable = Demonstration.table
) throws -> Outcome {
  let base = FileManager.default.temporaryDirectory.path + "/baysim-\(UUID().uuidString)"
  let paths = (base + ".out", base + ".err")
  defer {
    try? FileManager.default.removeItem(atPath: paths.0)
    try? FileManager.default.removeItem(atPath: paths.1)
  }
  let terminal = Terminal(
    isOutputTerminal: false, isErrorTerminal: false, measuredWidth: width, environment: [:])
  let context = CommandContext(
    language: language, terminal: terminal, output: try FileOutput(path: paths.0),
    errors: try FileOutput(path: paths.1))
  let code = Program(table).run(words, in: context)
  return Outcome(
    code: code.rawValue, output: try String(contentsOfFile: paths.0, encoding: .utf8),
    errors: try String(contentsOfFile: paths.1, encoding: .utf8))
}
