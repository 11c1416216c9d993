import CommandLines
import DataFiles
import Documents
import Reporting
import ScenarioFiles

/// `baysim validate`: read scenario files and say all that is wrong with them.
enum ValidateCommand {
  private static let paths = Argument(
    "path", .file("jsonc", "json"), .oneOrMore,
    help: Text(
      "Scenario and experiment files, or folders of them.", "情景文件、试验文件，或其所在文件夹。"))

  static let specification = CommandSpec(
    "validate",
    abstract: Text(
      "Say all that is wrong with scenario and experiment files, not just the first thing.",
      "检查情景文件与试验文件，一次指出全部问题。"),
    arguments: [paths.input],
    options: [CommonOptions.set.input, CommonOptions.quiet.input]
  ) { inputs, context in
    let overrides = inputs.all(CommonOptions.set).map { "\($0.path)=\($0.value)" }
    let files = inputs.all(paths).flatMap {
      ScenarioFinder.files(at: $0, withExperiments: true)
    }
    if files.isEmpty {
      throw CommandFailure(
        .badInput, Text("there is no scenario in these folders", "这些文件夹中没有情景文件"))
    }
    var isWrong = false
    // What is odd about a base is told once and not again for every file that extends it.
    var told: Set<String> = []
    for path in files {
      let isUsable: Bool
      let diagnostics: [Diagnostic]
      if ExperimentInput.isExperiment(path) {
        let result = ScenarioLoader().loadExperiment(path: path, overrides: overrides)
        (isUsable, diagnostics) = (result.experiment != nil, result.diagnostics)
      } else {
        let result = ScenarioLoader().load(path: path, overrides: overrides)
        (isUsable, diagnostics) = (result.scenario != nil, result.diagnostics)
      }
      for diagnostic in diagnostics {
        let line = diagnostic.rendered(in: context.messageLanguage)
        if told.insert(line).inserted { context.tell(line) }
      }
      if !isUsable {
        isWrong = true
      } else if !inputs[CommonOptions.quiet] {
        context.print(Text("\(path): valid", "\(path)：有效")[context.language].safeForTerminal)
      }
    }
    return isWrong ? .badInput : .done
  }
}
