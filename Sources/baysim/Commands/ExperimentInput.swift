import CommandLines
import DataFiles
import Documents
import Experiments
import Forecourt
import Reporting
import ScenarioFiles

/// An experiment file with every combination of its levels.
struct ExperimentInput {
  let file: ExperimentFile
  let path: String

  /// Whether a file is an experiment: it names a base. What cannot be read is none; the reader of
  /// scenarios will say why.
  static func isExperiment(_ path: String) -> Bool {
    guard let bytes = try? FileReading.bytes(of: path, limit: JSONCReader.Limits.bytes),
      case .success(let node) = JSONCReader.read(bytes, file: path)
    else { return false }
    return node["base"] != nil || node["policies"] != nil || node["factors"] != nil
  }

  init(_ path: String, _ inputs: Inputs, _ context: CommandContext) throws {
    let result = ScenarioLoader().loadExperiment(
      path: path, overrides: ScenarioInput.overrides(inputs))
    StudyInput.tell(result.diagnostics, inputs, context)
    guard let file = result.experiment else { throw ExitCode.badInput }
    self.file = file
    self.path = path
  }

  /// What the results folder is called.
  var resultName: String { ScenarioInput.resultName(of: path) }

  var base: StudyManifest.Member { .init(name: file.base.name, scenario: file.base) }

  var policies: [StudyManifest.Member] {
    file.policies.map { .init(name: $0.name, scenario: $0.scenario) }
  }

  var factors: [Factor] {
    file.factors.map { Factor(name: $0.name, levels: $0.levels.map(\.name)) }
  }

  /// Every combination of levels, the last factor varying fastest; none without factors.
  ///
  /// - Parameter limit: of combinations, each of which is a scenario to replicate.
  func cells(
    limit: Int, _ inputs: Inputs, _ context: CommandContext
  ) throws -> [StudyManifest.Member] {
    guard !file.factors.isEmpty else { return [] }
    let design: FactorialDesign
    do {
      design = try FactorialDesign(factors, limit: limit)
    } catch {
      let shown = path.safeForTerminal
      throw CommandFailure(
        .badInput, Text("\(shown): \(error.message.en)", "\(shown)：\(error.message.zh)"))
    }
    var cells: [StudyManifest.Member] = []
    var wrong: [Diagnostic] = []
    for cell in 0..<design.count {
      let levels = design.levels(ofCell: cell)
      let result = file.scenario(levels: levels)
      wrong += result.diagnostics.filter { $0.severity == .error }
      guard let scenario = result.scenario else { continue }
      cells.append(.init(name: file.name(ofLevels: levels), scenario: scenario))
    }
    StudyInput.tell(wrong, inputs, context)
    guard cells.count == design.count else { throw ExitCode.badInput }
    return cells
  }
}
