import CommandLines
import Documents
import ScenarioFiles

/// `baysim new`: a commented scenario to start from.
enum NewCommand {
  private static let name = Argument(
    "name", .text,
    help: Text(
      "The scenario's name, or the path of its file.", "情景的名称，或其文件路径。"))

  static let specification = CommandSpec(
    "new",
    abstract: Text("Write a commented scenario to start from.", "写出带注释的情景文件作为起点。"),
    discussion: Text(
      "'baysim new saturday' writes saturday.jsonc. A file that exists is left as it is.",
      "“baysim new saturday”写出 saturday.jsonc。已有的文件不会被覆盖。"),
    arguments: [name.input],
    options: [CommonOptions.quiet.input]
  ) { inputs, context in
    let asked = inputs[name] ?? ""
    let stem = ScenarioInput.resultName(of: asked)
    guard !stem.isEmpty, stem != ".", stem != "..", !asked.hasSuffix("/"),
      !asked.utf8.contains(0)
    else {
      throw UsageFault.other(
        Text(
          "'\(asked.safeForTerminal)' is no name for a file", "“\(asked.safeForTerminal)”不能作为文件名"))
    }
    let isWhole = asked.hasSuffix(".jsonc") || asked.hasSuffix(".json")
    let path = isWhole ? asked : asked + ".jsonc"
    let text = Template.newScenario(name: stem, language: context.messageLanguage)
    switch try StoredFile.create(path, text) {
    case true:
      if !inputs[CommonOptions.quiet] {
        let shown = path.safeForTerminal
        context.print(
          Text(
            "Wrote \(shown). Next: baysim validate \(shown)",
            "已写出 \(shown)。下一步：baysim validate \(shown)")[context.language])
      }
      return .done
    case false:
      let shown = path.safeForTerminal
      throw CommandFailure(
        .badInput,
        Text("\(shown) exists already; choose another name", "\(shown) 已存在；请另选名称"))
    }
  }
}
