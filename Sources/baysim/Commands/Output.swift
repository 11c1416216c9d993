import CommandLines
import DataFiles
import Documents
import Experiments
import Forecourt
import Reporting
import ResultFolders
import ScenarioFiles

/// Where a command writes its results: the folder is claimed, and refused, before anything is run.
enum Output {
  static let force = Flag(
    "force",
    help: Text(
      "Replace results even if they rest on more replications of the same study.",
      "即使已有结果的重复次数更多，也予以替换。"))

  /// Claims the folder of `--output`, or the default one of a study.
  ///
  /// - Parameters:
  ///   - question: what is asked, in the words of the command line.
  ///   - study: what the results would be more or fewer of; nil: of nothing.
  ///   - files: all that the command reads.
  static func claim(
    _ command: String, asking question: String, name: String, study: String?,
    replications: Int, reading files: [String], room: Int, _ inputs: Inputs
  ) throws(WriteFault) -> ResultsPlace {
    let asked = inputs[CommonOptions.output]
    return try ResultsPlace(
      asked ?? "results/" + name,
      ResultsClaim(
        FolderManifest(
          command: command, question: question, study: study, replications: replications),
        inputs: files, room: room, isDefaultPlace: asked == nil, isForced: inputs[force]))
  }

  /// The same for a study of scenarios.
  ///
  /// - Parameters:
  ///   - count: how many replications there may come to be, if not those that are asked for.
  ///   - more: what else makes it another study.
  static func claim(
    _ manifest: StudyManifest, asking question: String, seed: UInt64, replications: Int,
    reading files: [String], withLog: Bool = false, claiming count: Int? = nil, more: String = "",
    _ inputs: Inputs
  ) throws(WriteFault) -> ResultsPlace {
    let identity = manifest.identity(seed: seed, replications: replications)
    return try claim(
      manifest.kind.rawValue, asking: question, name: manifest.name,
      study: Digest.sha256("\(identity.digest) \(seed) \(identity.version) \(more)"),
      replications: count ?? replications,
      reading: files + manifest.members.flatMap(\.scenario.files),
      room: ResultSize.bytes(
        of: manifest.members.map(\.scenario.shop), replications: replications, withLog: withLog),
      inputs)
  }

  // MARK: Names and questions

  /// What was asked: the files, as they are seen from the working folder, and all that changes what is
  /// asked of them. More replications or another seed answer the same question.
  static func question(_ paths: [String], _ inputs: Inputs) -> String {
    (paths.map(shown) + changes(inputs)).joined(separator: " ")
  }

  /// A default name: that of the files, and a digest of what else is asked, so that no two questions
  /// are answered in one place.
  static func name(_ stems: [String], _ inputs: Inputs) -> String {
    var name = stems.joined(separator: "-vs-")
    if name.utf8.count > longestName {
      name = "\(stems[0].prefix(20))-vs-\(stems.count - 1)-others-" + short(name)
    }
    let changes = changes(inputs)
    return changes.isEmpty ? name : name + "-" + short(changes.joined(separator: "\n"))
  }

  /// Longer ones are no names, and some systems refuse them.
  private static let longestName = 80

  private static func changes(_ inputs: Inputs) -> [String] {
    inputs.all(CommonOptions.set).map { "--set \($0.path)=\($0.value)" }
      + (inputs[CommonOptions.days].map { ["--days \($0)"] } ?? [])
      + (inputs[StudyInput.kpi].map { ["--kpi \($0)"] } ?? [])
  }

  private static func short(_ text: String) -> String { String(Digest.sha256(text).prefix(6)) }

  /// A path from the working folder; of one that lies elsewhere the name alone and a digest of where,
  /// since results do not tell how a machine is laid out.
  private static func shown(_ path: String) -> String {
    guard let real = PathText.real(path), let here = PathText.real(".") else { return path }
    if PathText.isInside(real, here) {
      return String(real.dropFirst(here == "/" ? 1 : here.count + 1))
    }
    let name = real.split(separator: "/").last.map(String.init) ?? real
    return "\(name) (\(short(PathText.folder(of: real))))"
  }

  // MARK: Writing

  /// Writes, then prints; what was worked out is printed even where it cannot be written.
  static func deliver(write: () throws -> Void, print: (_ isWritten: Bool) -> Void) throws {
    do {
      try write()
    } catch {
      if !Interruption.isRequested { print(false) }
      throw error
    }
    print(true)
  }
}
