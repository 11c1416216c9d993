import Reporting
import ScenarioFiles

/// `baysim validate`: read scenario files and say all that is wrong with them.
enum ValidateCommand {
  static let specification = CommandSpec(
    "validate",
    abstract: Text(
      "Say all that is wrong with scenario and experiment files, not just the first thing.",
      "检查情景文件与试验文件，一次指出全部问题。"),
    arguments: [ScenarioInput.paths.input],
    options: [CommonOptions.set.input, CommonOptions.quiet.input]
  ) { inputs, context in
    let overrides = inputs.all(CommonOptions.set).map { "\($0.path)=\($0.value)" }
    var isWrong = false
    for path in inputs.all(ScenarioInput.paths) {
      let isUsable: Bool
      let diagnostics: [Diagnostic]
      if ExperimentInput.isExperiment(path) {
        let result = ScenarioLoader().loadExperiment(path: path, overrides: overrides)
        (isUsable, diagnostics) = (result.experiment != nil, result.diagnostics)
      } else {
        let result = ScenarioLoader().load(path: path, overrides: overrides)
        (isUsable, diagnostics) = (result.scenario != nil, result.diagnostics)
      }
      if !diagnostics.isEmpty {
        context.tell(String(diagnostics.rendered(in: context.messageLanguage).dropLast()))
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
