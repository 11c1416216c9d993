import CommandLines
import Documents
import Experiments
import Forecourt
import Reporting
import ScenarioFiles

/// `baysim merge`: put the shards of a distributed run together.
enum MergeCommand {
  private static let paths = Argument(
    "shard", .file("shard"), .oneOrMore,
    help: Text(
      "The files that --shard wrote, or the folder that holds them.",
      "--shard 写出的文件，或其所在文件夹。"))

  static let specification = CommandSpec(
    "merge",
    abstract: Text("Put the shards of a distributed run together.", "合并分布式运行的分片。"),
    discussion: Text(
      """
      The results are byte for byte those of one run. A shard that is missing, double, unfinished or \
      of another run is refused by name.
      """,
      "结果与一次完整运行逐字节相同。缺少、重复、未完成或不属于同一运行的分片会被指名拒绝。"),
    arguments: [paths.input],
    options: [
      CommonOptions.output.input, Output.force.input, CommonOptions.format.input,
      CommonOptions.quiet.input,
    ]
  ) { inputs, context in
    var names: [String] = []
    for path in inputs.all(paths) {
      guard StoredFile.isFolder(path) else {
        names.append(path)
        continue
      }
      let own = StoredFile.names(in: path, ending: ShardFile.ending)
      guard !own.isEmpty else {
        let shown = path.safeForTerminal
        throw CommandFailure(
          .badInput, Text("\(shown): there is no shard in it", "\(shown)：其中没有分片"))
      }
      let folder = path.hasSuffix("/") ? path : path + "/"
      names += own.map { folder + $0 }
    }
    let files = try names.map { try ShardFile(reading: $0) }
    try files[0].requireThisVersion(names[0])
    let manifest = files[0].manifest
    let merged: ShardResult
    do {
      merged = try ShardResult.merged(
        zip(names, files).map { (name: $0.safeForTerminal, result: $1.result) })
      try merged.requireFits(
        manifest.plans(seed: merged.identity.seed), name: names[0].safeForTerminal)
    } catch let fault as ShardFault {
      throw CommandFailure(.badInput, Text(fault.message.en, fault.message.zh))
    }
    let plans = manifest.plans(seed: merged.identity.seed)
    let summaries = zip(plans, merged.parts).map {
      Summary($0, $1.replications, level: manifest.level)
    }
    let asked = merged.identity.replications
    let place = try Output.claim(
      manifest, asking: "\(manifest.name) (merged)", seed: merged.identity.seed,
      replications: asked, reading: names, inputs)
    if manifest.kind == .run {
      var single: [ScenarioResults]?
      try RunCommand.report(
        summaries[0], of: manifest, asked: asked, at: place, inputs, context, into: &single)
    } else {
      try CompareCommand.report(
        ComparisonResults(manifest, summaries: summaries, replicationsAsked: asked),
        at: place, inputs, context)
    }
    return .done
  }
}
