import CommandLines
import DataFiles
import Documents
import Forecourt
import MonthlyReview
import ScenarioFiles

/// `baysim new`: a commented scenario, or an empty log, to start from.
enum NewCommand {
  private static let name = Argument(
    "name", .text, .optional,
    help: Text(
      "The scenario's name, or the path of the file.", "情景的名称，或文件路径。"))
  private static let log = Flag(
    "log",
    help: Text(
      "Write a workbook (.xlsx) to keep the shop's log in, instead of a scenario.",
      "不写情景，写出用来记录到店情况的工作簿（.xlsx）。"))

  static let specification = CommandSpec(
    "new",
    abstract: Text(
      "Write a commented scenario, or a workbook for the log.", "写出带注释的情景文件，或记录到店情况的工作簿。"),
    discussion: Text(
      "'baysim new saturday' writes saturday.jsonc, and beside it the schema by which editors "
        + "complete it; 'baysim new --log' writes visits.xlsx. A file that exists is left as it is.",
      "“baysim new saturday”写出 saturday.jsonc，并在同一文件夹写出供编辑器补全的 scenario.schema.json；"
        + "“baysim new --log”写出“到店记录.xlsx”。已有的文件不会被覆盖。"),
    arguments: [name.input],
    options: [log.input, CommonOptions.quiet.input]
  ) { inputs, context in
    let isLog = inputs[log]
    let usual = isLog ? Text("visits.xlsx", "到店记录.xlsx")[context.language] : nil
    guard let asked = inputs[name] ?? usual else {
      throw UsageFault.missingArgument("<name>")
    }
    let stem = ScenarioInput.resultName(of: asked)
    guard !stem.isEmpty, stem != ".", stem != "..", !asked.hasSuffix("/"),
      !asked.utf8.contains(0)
    else {
      throw UsageFault.other(
        Text(
          "'\(asked.safeForTerminal)' is no name for a file", "“\(asked.safeForTerminal)”不能作为文件名"))
    }
    let path: String
    let content: [UInt8]
    if isLog {
      path = asked.lowercased().hasSuffix(".xlsx") ? asked : asked + ".xlsx"
      content = LogTemplate.workbook(try usualShop(), language: context.language)
    } else {
      let isWhole = asked.hasSuffix(".jsonc") || asked.hasSuffix(".json")
      path = isWhole ? asked : asked + ".jsonc"
      content = Array(
        Template.newScenario(name: stem, language: context.messageLanguage).utf8)
    }
    let shown = path.safeForTerminal
    guard try StoredFile.create(path, content) else {
      throw CommandFailure(
        .badInput,
        Text("\(shown) exists already; choose another name", "\(shown) 已存在；请另选名称"))
    }
    if !isLog {
      // What is there already is the user's, or the same.
      _ = try StoredFile.create(
        PathText.join(PathText.folder(of: path), Template.schemaFile),
        Array(Schema.json(for: .scenario).utf8))
    }
    if !inputs[CommonOptions.quiet] {
      let next = isLog ? "month" : "validate"
      context.print(
        Text(
          "Wrote \(shown). Next: baysim \(next) \(shown)",
          "已写出 \(shown)。下一步：baysim \(next) \(shown)")[context.language])
    }
    return .done
  }

  /// The shop of the defaults, whose job types are to choose from.
  private static func usualShop() throws -> Shop {
    let loaded = ScenarioLoader().load(text: "{}", file: "defaults")
    guard let scenario = loaded.scenario else {
      throw CommandFailure(
        .badInput, Text(loaded.diagnostics.rendered(), loaded.diagnostics.rendered(in: .chinese)))
    }
    return scenario.shop
  }
}
