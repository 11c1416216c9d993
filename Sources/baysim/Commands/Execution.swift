import CommandLines
import Documents
import Experiments
import Forecourt
import Reporting
import ResultFolders
import ScenarioFiles

/// The replications of a study on this machine: a whole run or one shard of it, from the start or
/// from where an interrupted one stopped.
struct Execution {
  static let resume = Flag(
    "resume",
    help: Text(
      "Go on from where an interrupted run of the same command stopped.",
      "从同一命令上次中断处继续。"))

  let manifest: StudyManifest
  let seed: UInt64
  /// Of the whole run, for each scenario.
  let replications: Int
  var shard = Shard.whole
  /// Where an unfinished run is kept; nil: nowhere.
  var checkpoint: Checkpoint?

  struct Outcome {
    /// All that is finished; after an interruption some plans may be further than others.
    var result: ShardResult
    /// The same customers for every plan.
    var even: ShardResult
  }

  var plans: [ReplicationPlan] { manifest.plans(seed: seed) }

  /// Nothing finished yet.
  var nothing: ShardResult {
    ShardResult(
      manifest.identity(seed: seed, replications: replications), shard: shard, plans: plans)
  }

  /// Opens the place in which an unfinished run is kept, and what an earlier one has left there.
  mutating func keep(at path: String, _ inputs: Inputs, _ context: CommandContext) throws {
    checkpoint = try Checkpoint(at: path, of: self, inputs, context)
  }

  /// Runs what is still to be done, and keeps it where it is stopped: the replications end within a
  /// simulated day, and what is finished is not cut off on its way to the checkpoint.
  func run(_ inputs: Inputs, _ context: CommandContext) throws -> Outcome {
    guard checkpoint != nil else { return try replicate(inputs, context) }
    return try Unfinished.undisturbed { try replicate(inputs, context) }
  }

  private func replicate(_ inputs: Inputs, _ context: CommandContext) throws -> Outcome {
    let start = checkpoint?.start ?? nothing
    let bar =
      inputs[CommonOptions.quiet]
      ? nil
      : context.progress(
        total: start.wanted - start.finished, label: Text(verbatim: manifest.name))
    defer { bar?.finish() }
    let runner = ScenarioInput.runner(inputs, context, progress: bar)
    let clock = ContinuousClock()
    var even = start
    var saved = clock.now
    var fault: (any Error)?
    let result = runner.run(
      plans, into: start, every: max(10, replications / 5)
    ) { result in
      even = result
      guard let checkpoint, fault == nil, clock.now - saved >= Checkpoint.pause else { return }
      saved = clock.now
      do {
        try checkpoint.save(result, of: manifest)
      } catch { fault = error }
    }
    if let fault { throw fault }
    if let checkpoint, !result.isComplete {
      try checkpoint.save(result, of: manifest)
      bar?.finish()
      context.tell(
        Text(
          "interrupted after \(result.finished) of \(result.wanted) replications; go on with "
            + "the same command and --resume",
          "已完成 \(result.finished)/\(result.wanted) 次重复后中断；可用同一命令加 --resume 继续"))
    }
    return Outcome(result: result, even: result.isComplete ? result : even)
  }
}

extension Execution.Outcome {
  /// The summaries of all plans over the same customers; nil below two replications.
  func summaries(_ plans: [ReplicationPlan], level: Double, atLeast least: Int = 2) -> [Summary]? {
    guard even.parts.allSatisfy({ $0.replications.count >= least }) else { return nil }
    return zip(plans, even.parts).map { Summary($0, $1.replications, level: level) }
  }
}

extension Execution {
  /// A precision decides by itself how many replications there are; parts must know it before.
  static func refuseConflicts(_ inputs: Inputs) throws {
    guard inputs[CommonOptions.precision] != nil else { return }
    if inputs[CommonOptions.shard] != nil {
      throw UsageFault.conflict("--precision", "--shard")
    }
    if inputs[resume] { throw UsageFault.conflict("--precision", "--resume") }
  }

  /// Runs the whole study and hands its summaries over to be reported.
  ///
  /// - Parameter place: where the results go; nil: nowhere.
  mutating func finish(
    at place: ResultsPlace?, _ inputs: Inputs, _ context: CommandContext, atLeast least: Int = 2,
    report: ([Summary]) throws -> Void
  ) throws -> ExitCode {
    try requireRoom(replications)
    if let place, checkpoint == nil { try keep(at: place.checkpoint, inputs, context) }
    let outcome = try run(inputs, context)
    guard let summaries = outcome.summaries(plans, level: manifest.level, atLeast: least) else {
      return .interrupted
    }
    guard outcome.result.isComplete else {
      do throws(WriteFault) {
        try place?.claim(replications: summaries[0].count)
      } catch {
        // Said, and nothing lost: what is finished can be gone on from.
        context.tell(error.message)
        return .interrupted
      }
      try report(summaries)
      return .interrupted
    }
    do {
      try report(summaries)
    } catch {
      // The work is done; only its results are in no place yet.
      if let checkpoint, (try? checkpoint.save(outcome.result, of: manifest)) != nil {
        context.tell(
          Text(
            "the finished replications are kept: once that is mended, add --resume",
            "已完成的重复已保存；解决后加 --resume 即可继续"))
      }
      throw error
    }
    // Only now is it needed no more.
    checkpoint?.remove()
    return .done
  }

  /// Refuses a table of figures that would not fit into memory.
  private func requireRoom(_ replications: Int) throws {
    try WorkLimits.requireTable(
      of: manifest.members.map { $0.scenario.shop }, replications: replications)
  }

  /// Runs one shard of the study.
  mutating func runShard(
    _ shard: Shard, _ inputs: Inputs, _ context: CommandContext
  ) throws -> ExitCode {
    self.shard = shard
    try requireRoom(replications / shard.of)
    let folder = inputs[CommonOptions.output] ?? "results/\(manifest.name).shards"
    let path = ShardFile.path(of: shard, in: folder)
    if FilePlace.exists(path) {
      guard let file = try? ShardFile(reading: path), file.result.shard == shard,
        (try? file.result.requireSame(as: nothing, name: path)) != nil
      else { throw WriteFault(path: path, reason: .otherStudy) }
      // A task that is queued again after it was done has nothing to do.
      if inputs[Execution.resume] { return .done }
    }
    try FilePlace.makeFolders(for: path)
    try AtomicFile.refuseUnwritable(path)
    try keep(at: path + ".checkpoint", inputs, context)
    let outcome = try run(inputs, context)
    guard outcome.result.isComplete else { return .interrupted }
    try Unfinished.undisturbed {
      try ShardFile(manifest: manifest, result: outcome.result).write(to: path)
    }
    checkpoint?.remove()
    if !inputs[CommonOptions.quiet] {
      context.print(Text("Shard \(shard): \(path)", "分片 \(shard)：\(path)")[context.language])
    }
    return .done
  }
}
