import Reporting
import ScenarioFiles

/// `baysim validate`: read scenario files and say all that is wrong with them.
enum ValidateCommand {
  static let specification = CommandSpec(
    "validate",
    abstract: Text(
      "Say all that is wrong with scenario files, not just the first thing.",
      "检查情景文件，一次指出全部问题。"),
    arguments: [ScenarioInput.paths.input],
    options: [CommonOptions.set.input, CommonOptions.quiet.input]
  ) { inputs, context in
    let overrides = inputs.all(CommonOptions.set).map { "\($0.path)=\($0.value)" }
    var isWrong = false
    for path in inputs.all(ScenarioInput.paths) {
      let result = ScenarioLoader().load(path: path, overrides: overrides)
      if !result.diagnostics.isEmpty {
        context.tell(String(result.diagnostics.rendered(in: context.messageLanguage).dropLast()))
      }
      if result.scenario == nil {
        isWrong = true
      } else if !inputs[CommonOptions.quiet] {
        context.print(Text("\(path): valid", "\(path)：有效")[context.language].safeForTerminal)
      }
    }
    return isWrong ? .badInput : .done
  }
}
