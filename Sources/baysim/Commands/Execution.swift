import CommandLines
import Documents
import Experiments
import Forecourt
import Reporting
import ScenarioFiles

/// The replications of a study on this machine: a whole run or one shard of it, from the start or
/// from where an interrupted one stopped.
struct Execution {
  static let resume = Flag(
    "resume",
    help: Text(
      "Go on from where an interrupted run of the same command stopped.",
      "从同一命令上次中断处继续。"))

  /// Between two checkpoints at least, so that writing them costs nothing.
  private static let pause = Duration.seconds(10)

  let manifest: StudyManifest
  let seed: UInt64
  /// Of the whole run, for each scenario.
  let replications: Int
  var shard = Shard.whole
  /// Where an unfinished run is kept; nil: nowhere.
  var checkpoint: String?
  var resumes = false

  struct Outcome {
    /// All that is finished; after an interruption some plans may be further than others.
    var result: ShardResult
    /// The same customers for every plan.
    var even: ShardResult
  }

  var plans: [ReplicationPlan] { manifest.plans(seed: seed) }

  /// Runs what is still to be done.
  func run(_ inputs: Inputs, _ context: CommandContext) throws -> Outcome {
    let plans = plans
    let empty = ShardResult(
      manifest.identity(seed: seed, replications: replications), shard: shard, plans: plans)
    let start = try resumes ? taken(up: plans, empty) ?? empty : empty
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
      guard let checkpoint, fault == nil, clock.now - saved >= Execution.pause else { return }
      saved = clock.now
      do {
        try ShardFile(manifest: manifest, result: result).write(to: checkpoint)
      } catch { fault = error }
    }
    if let fault { throw fault }
    if let checkpoint {
      if result.isComplete {
        StoredFile.remove(checkpoint)
      } else {
        try ShardFile(manifest: manifest, result: result).write(to: checkpoint)
        context.tell(
          Text(
            "interrupted after \(result.finished) of \(result.wanted) replications; go on with "
              + "the same command and --resume",
            "已完成 \(result.finished)/\(result.wanted) 次重复后中断；可用同一命令加 --resume 继续"))
      }
    }
    return Outcome(result: result, even: result.isComplete ? result : even)
  }

  /// What an interrupted run has left; nil where there is nothing.
  private func taken(up plans: [ReplicationPlan], _ empty: ShardResult) throws -> ShardResult? {
    guard let checkpoint, StoredFile.exists(checkpoint) else { return nil }
    let file = try ShardFile(reading: checkpoint)
    do {
      try file.result.requireSame(as: empty, name: checkpoint)
      try file.result.requireFits(plans, name: checkpoint)
    } catch {
      throw CommandFailure(
        .badInput,
        Text(
          "\(error.message.en); without --resume the run starts again",
          "\(error.message.zh)；不加 --resume 则重新开始"))
    }
    return file.result
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

  /// Runs the study as the command line asks, whole or a shard of it, and hands the summaries of a
  /// whole one over to be reported.
  mutating func finish(
    _ inputs: Inputs, _ context: CommandContext, writesFiles: Bool = true, atLeast least: Int = 2,
    report: ([Summary]) throws -> Void
  ) throws -> ExitCode {
    resumes = inputs[Execution.resume]
    if let shard = inputs[CommonOptions.shard] {
      self.shard = shard
      return try runShard(inputs, context)
    }
    let folder = inputs[CommonOptions.output] ?? "results/" + manifest.name
    checkpoint = writesFiles ? folder + ".checkpoint" : nil
    let outcome = try run(inputs, context)
    guard let summaries = outcome.summaries(plans, level: manifest.level, atLeast: least) else {
      return .interrupted
    }
    try report(summaries)
    return outcome.result.isComplete ? .done : .interrupted
  }

  private mutating func runShard(_ inputs: Inputs, _ context: CommandContext) throws -> ExitCode {
    let folder = inputs[CommonOptions.output] ?? "results/\(manifest.name).shards"
    let path = ShardFile.path(of: shard, in: folder)
    checkpoint = path + ".checkpoint"
    if resumes, StoredFile.exists(path) {
      // A task that is queued again after it was done has nothing to do.
      let empty = ShardResult(
        manifest.identity(seed: seed, replications: replications), shard: shard, plans: plans)
      let file = try ShardFile(reading: path)
      if (try? file.result.requireSame(as: empty, name: path)) != nil, file.result.shard == shard {
        return .done
      }
    }
    let outcome = try run(inputs, context)
    guard outcome.result.isComplete else { return .interrupted }
    try ShardFile(manifest: manifest, result: outcome.result).write(to: path)
    if !inputs[CommonOptions.quiet] {
      context.print(Text("Shard \(shard): \(path)", "分片 \(shard)：\(path)")[context.language])
    }
    return .done
  }
}
