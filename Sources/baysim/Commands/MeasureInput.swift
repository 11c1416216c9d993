import CommandLines
import DataFiles
import Documents
import Forecourt
import MonthlyReview
import Reporting
import ScenarioFiles

/// The candidate measures of a review: what files and folders of files would change of a shop.
enum MeasureInput {
  static let option = Option(
    "measures", valueName: "path", .file("jsonc", "json"), repeats: true,
    help: Text(
      "Candidate measures: a scenario file, or a folder of them.", "候选措施：情景文件，或其所在文件夹，可重复给出。"))

  /// The measures at these paths by name, in the order of the command line, those of a folder by
  /// file name. All that is wrong with any of them is told before anything is run; one that changes
  /// nothing is told and left out.
  static func load(
    _ paths: [String], over shop: Scenario, at shopPath: String, _ inputs: Inputs,
    _ context: CommandContext
  ) throws -> [(name: String, shop: Shop)] {
    for path in paths where ScenarioFinder.files(at: path).isEmpty {
      throw CommandFailure(
        .badInput,
        Text(
          "\(path): there is no measure in this folder (expected scenario files, *.jsonc)",
          "\(path)：文件夹中没有措施（应为情景文件 *.jsonc）"))
    }
    let files = ScenarioFinder.files(at: paths)
    for file in files where ExperimentInput.isExperiment(file) {
      throw CommandFailure(
        .badInput,
        Text(
          "\(file): this is an experiment (expected a scenario that changes something)",
          "\(file)：这是试验文件（应为有所改动的情景文件）"))
    }
    let overrides = ScenarioInput.overrides(inputs)
    let results = files.map {
      ScenarioLoader().load(measure: $0, over: shopPath, overrides: overrides)
    }
    // What is odd about the shop has been told with the shop.
    let told = Set(ScenarioLoader().load(path: shopPath, overrides: overrides).diagnostics)
    // A measure that this shop cannot take, a head-count where people have names, is told why and left
    // out; whatever else is wrong with a file ends the command.
    let idle = results.map { result in
      let errors = result.diagnostics.filter { $0.severity == .error }
      return !errors.isEmpty && errors.allSatisfy { $0.isIdle }
    }
    StudyInput.tell(
      results.flatMap(\.diagnostics).filter { !told.contains($0) }, inputs, context)
    for (file, isIdle) in zip(files, idle) where isIdle {
      context.tell(
        Text(
          "\(file): warning: cannot change this shop, whose people are listed by name; left out",
          "\(file)：警告：本店人员已逐人列出，该措施无从生效，已略去")[context.language].safeForTerminal)
    }
    guard zip(results, idle).allSatisfy({ $0.scenario != nil || $1 }) else {
      throw ExitCode.badInput
    }
    let usable = zip(files, results).compactMap { file, result in
      result.scenario.map { (file, $0) }
    }
    let members = StudyInput.members(usable.map { $0.1 }, paths: usable.map { $0.0 })
    try StudyInput.refuseOtherYardsticks(
      than: shop.shop.yardstick, members.map { ($0.name, $0.scenario.shop) })
    var measures: [(name: String, shop: Shop)] = []
    for ((file, _), member) in zip(usable, members) {
      if ShopChange(from: shop.shop, to: member.scenario.shop).isEmpty {
        context.tell(
          Text(
            "\(file): warning: changes nothing that can be a measure; left out",
            "\(file)：警告：没有可作为措施的改动，已略去")[context.language].safeForTerminal)
      } else {
        measures.append((member.name, member.scenario.shop))
      }
    }
    return measures
  }
}
