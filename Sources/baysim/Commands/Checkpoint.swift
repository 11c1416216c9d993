import CommandLines
import Documents
import Experiments
import Forecourt
import Reporting
import ResultFolders

/// Where an unfinished run is kept, and gone on from. It is this program's own file or none: what else
/// stands there is left alone, and more of the same run is not given for less.
struct Checkpoint {
  /// Between two of them at least, so that writing them costs nothing.
  static let pause = Duration.seconds(10)

  private let path: String
  /// What the run begins with.
  let start: ShardResult
  /// Finished replications of the same run that stand there and were not taken up.
  private let kept: Int

  init(
    at path: String, of execution: Execution, _ inputs: Inputs, _ context: CommandContext
  ) throws {
    let resumes = inputs[Execution.resume]
    self.path = path
    let nothing = execution.nothing
    guard FilePlace.exists(path) || FileSystem.isLink(path) else {
      start = nothing
      kept = 0
      return
    }
    let file: ShardFile
    do {
      file = try ShardFile(reading: path)
    } catch {
      if resumes { throw error }
      throw WriteFault(path: path, reason: .foreignFile(FileSystem.split(path)?.name ?? path))
    }
    do {
      try file.result.requireSame(as: nothing, name: path)
      try file.result.requireFits(execution.plans, name: path)
    } catch {
      guard !resumes else {
        throw CommandFailure(
          .badInput,
          Text(
            "\(error.message.en); without --resume the run starts again",
            "\(error.message.zh)；不加 --resume 则重新开始"))
      }
      start = nothing
      kept = 0
      return
    }
    start = resumes ? file.result : nothing
    kept = resumes ? 0 : file.result.finished
    if kept > 0, !inputs[CommonOptions.quiet] {
      context.tell(
        Text(
          "note: \(kept) of \(file.result.wanted) replications of this run are kept in "
            + "\(path.safeForTerminal); --resume goes on from there",
          "提示：\(path.safeForTerminal) 中保存有本次运行的 \(kept)/\(file.result.wanted) 次重复；"
            + "加 --resume 可从该处继续"))
    }
  }

  /// Keeps what is finished, unless more of it is kept already. It is not cut by a signal.
  func save(_ result: ShardResult, of manifest: StudyManifest) throws {
    guard result.finished > kept else { return }
    try Unfinished.undisturbed {
      try ShardFile(manifest: manifest, result: result).write(to: path)
    }
  }

  func remove() { StoredFile.remove(path) }
}
