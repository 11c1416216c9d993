import DataFiles
import Documents
import Experiments
import Forecourt
import Reporting
import ScenarioFiles

extension FuzzTarget {
  /// A part of a cluster's run. The input is the file without its last line, the checksum: that is
  /// made to fit, so that what lies behind it is reached.
  static let shard = FuzzTarget(
    "shard", .table,
    dictionary: [
      "digest", "seed", "version", "replications", "shard 1/1", "shard 2/3", "parts", "part",
      "columns",
      "rows", "measures", "maxima", "sums", "timing", "0:1", "%", "%25", "%FF", "%0A", " ", "\n",
      "-0",
    ]
  ) { bytes throws(Violation) in
    let whole = bytes + Array("checksum \(checksum(bytes))\n".utf8)
    let result: ShardResult
    do throws(ShardSyntaxError) {
      result = try ShardResult(decoding: whole)
    } catch {
      try require(
        error.line >= 0 && error.line <= TextExtent(whole).lines + 1, "no such line: \(error.line)")
      return .refused
    }
    guard let again = try? ShardResult(decoding: result.encoded()) else {
      throw Violation("what was read is refused when written")
    }
    try require(again == result, "written and read it is another")
    // Whether it makes a run or not, putting it together ends.
    _ = try? ShardResult.merged([("a", result)])
    _ = try? ShardResult.merged([("a", result), ("b", again)])
    return .accepted
  }

  /// FNV-1a with 64 bits, as the file of a shard closes.
  private static func checksum(_ bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Committed figures, and results held against them.
  static let baseline = FuzzTarget(
    "baseline", .values,
    dictionary: [
      "scenario", "program", "randomStreams", "seed", "replications", "scenarioDigest",
      "rowsDigest",
      "files", "columns", "figures", "a.b", "[1, 2, 3]", "[null, null, 0]", "[1e15, 1e15, 1000000]",
    ]
  ) { bytes throws(Violation) in
    let extent = TextExtent(bytes)
    guard case .success(let node) = JSONCReader.read(bytes, file: "f") else { return .refused }
    switch Baseline.read(node, file: "f") {
    case .failure(let fault):
      try requireSound([fault.diagnostic], within: extent)
      return .refused
    case .success(let baseline):
      guard case .success(let written) = JSONCReader.read(baseline.text, file: "g"),
        case .success(let again) = Baseline.read(written, file: "g")
      else { throw Violation("what was read is refused when written: \(baseline.text)") }
      try require(again == baseline, "written and read it is another: \(baseline.text)")
      let now = [
        BaselineFigure(key: "a.b", mean: 0.5, standardDeviation: 2, count: 10),
        BaselineFigure(key: "c", mean: .nan, standardDeviation: .nan, count: 0),
      ]
      for rule in [BaselineRule.exact, .statistical(margin: 0.1)] {
        let changes = baseline.changes(to: now, by: rule)
        try require(changes.count >= now.count, "a figure was lost")
        _ = changes.map(\.standardErrors)
      }
      return .accepted
    }
  }

  /// What results say of their own making, for `reproduce`, `diff` and `merge`.
  static let manifest = FuzzTarget(
    "manifest", .values,
    dictionary: [
      "study", "run", "compare", "sensitivity", "optimize", "name", "question", "program",
      "randomStreams", "kpi", "level", "factors", "levels", "goal", "minimise", "front",
      "indifferenceZone", "confidence", "firstStage", "cap", "constraints", "side", "limit",
      "tolerance", "scenarios", "digest", "resolvedScenario", "differenceFromBase", "-1 {", "+1 {",
      "kpis", "unit", "mean", "halfWidth", "seed", "replications", "replicationsAsked",
    ], rounds: 500
  ) { bytes throws(Violation) in
    // One in three hundred with a whole scenario: it takes longer.
    let text = isSample(bytes, oneIn: 300) ? StandIn.scenario(in: bytes) : bytes
    guard case .success(let node) = JSONCReader.read(text, file: "f") else { return .refused }
    var answer = Answer.refused
    for entry in node["kpis"]?.elements ?? [] {
      guard let figure = ResultsDifference.Figure(entry) else { continue }
      let difference = ResultsDifference([figure], [])
      _ = difference.lines(names: ("a", "b"), language: .zh, width: 60, colour: true)
      answer = .accepted
    }
    guard let manifest = StudyManifest(reading: node) else { return answer }
    guard case .success(let line) = JSONCReader.read(manifest.line, file: "g"),
      let again = StudyManifest(reading: line)
    else { throw Violation("what was read is refused when written: \(manifest.line.prefix(400))") }
    try require(again.line == manifest.line, "written and read it is another")
    return .accepted
  }
}

/// A resolved scenario is too long for a corpus of small inputs: a word stands in for it.
private enum StandIn {
  private static let resolved: (text: [UInt8], digest: [UInt8]) = {
    guard let scenario = ScenarioLoader().load(text: "{}", file: "f").scenario else {
      return ([], [])
    }
    var json = JSONWriter(to: "", layout: .compact)
    json.value(scenario.resolvedJSON)
    return (Array(json.output.utf8), Array(scenario.digest.utf8))
  }()

  /// `"RESOLVED"` becomes the text of the defaults, `DIGEST` its digest.
  static func scenario(in bytes: [UInt8]) -> [UInt8] {
    replaced(
      replaced(bytes, Array("\"RESOLVED\"".utf8), resolved.text), Array("DIGEST".utf8),
      resolved.digest)
  }

  /// The first few, so that an input that repeats the word stays small.
  private static func replaced(_ bytes: [UInt8], _ word: [UInt8], _ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    var left = 2
    while left > 0, let start = rest.firstIndex(of: word[0]) {
      result += rest[..<start]
      rest = rest[start...]
      if rest.starts(with: word) {
        result += text
        rest = rest.dropFirst(word.count)
        left -= 1
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result + rest
  }
}
