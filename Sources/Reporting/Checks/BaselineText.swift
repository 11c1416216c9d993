public import DataFiles
import Documents
public import Experiments
public import ScenarioFiles

extension Baseline {
  /// The baseline of fresh results.
  public init(_ summary: Summary, of scenario: Scenario, program: String, randomStreams: String) {
    self.init(
      scenario: summary.name, scenarioDigest: scenario.digest,
      files: scenario.fileStamps().map { File(name: $0.name, digest: $0.digest) },
      program: program, randomStreams: randomStreams, seed: summary.seed,
      replications: summary.count, rowsDigest: Self.digest(ofRows: summary.replications),
      figures: Self.figures(of: summary))
  }

  /// SHA-256 over the keys and every number, each as the shortest text that reads back as itself.
  static func digest(ofRows replications: Replications) -> String {
    var text = replications.keys.joined(separator: " ")
    for cell in replications.cells { text += " " + (cell.isNaN ? "nan" : cell.description) }
    return Digest.sha256(text)
  }

  /// One line a figure, so that version control shows which have moved.
  public var text: String {
    var lines = ["{"]
    func field(_ key: String, _ value: String) {
      lines.append("  " + Self.quoted(key) + ": " + value + ",")
    }
    field("scenario", Self.quoted(scenario))
    field("program", Self.quoted(program))
    field("randomStreams", Self.quoted(randomStreams))
    field("seed", String(seed))
    field("replications", String(replications))
    field("scenarioDigest", Self.quoted(scenarioDigest))
    field("rowsDigest", Self.quoted(rowsDigest))
    field("files", Self.object(files.map { ($0.name, Self.quoted($0.digest)) }))
    field("columns", "[\"mean\", \"standardDeviation\", \"n\"]")
    lines[lines.count - 1].removeLast()
    lines[lines.count - 1] += ","
    let figures = figures.map { figure in
      var json = JSONWriter(to: "")
      json.array {
        $0.value(figure.mean)
        $0.value(figure.standardDeviation)
        $0.value(figure.count)
      }
      return (figure.key, json.output.split(separator: ",").joined(separator: ", "))
    }
    lines.append("  \"figures\": " + Self.object(figures))
    return lines.joined(separator: "\n") + "\n}\n"
  }

  private static func object(_ members: [(String, String)]) -> String {
    guard !members.isEmpty else { return "{}" }
    return "{\n" + members.map { "    " + quoted($0.0) + ": " + $0.1 }.joined(separator: ",\n")
      + "\n  }"
  }

  private static func quoted(_ text: String) -> String {
    var json = JSONWriter(to: "")
    json.value(text)
    return json.output
  }

  /// Reads a baseline; the diagnostic says what is wrong with it.
  public static func read(path: String) -> Result<Baseline, BaselineFault> {
    switch JSONCReader.read(path: path) {
    case .failure(let error): return .failure(BaselineFault(diagnostic: error.diagnostic))
    case .success(let node): return read(node, file: path)
    }
  }

  package static func read(_ node: Node, file: String) -> Result<Baseline, BaselineFault> {
    func text(_ key: String) throws(BaselineFault) -> String {
      guard let text = node[key]?.string else { throw BaselineFault(file, node[key], key) }
      return text
    }
    func whole<Number: FixedWidthInteger>(_ key: String, _: Number.Type) throws(BaselineFault)
      -> Number
    {
      guard case .number(_, let text)? = node[key]?.value, let number = Number(text) else {
        throw BaselineFault(file, node[key], key)
      }
      return number
    }
    do throws(BaselineFault) {
      let replications = try whole("replications", Int.self)
      guard (1...1_000_000).contains(replications) else {
        throw BaselineFault(file, node["replications"], "replications")
      }
      var files: [File] = []
      for member in node["files"]?.members ?? [] {
        guard let digest = member.node.string else {
          throw BaselineFault(file, member.node, "files")
        }
        files.append(File(name: member.key, digest: digest))
      }
      guard let members = node["figures"]?.members else {
        throw BaselineFault(file, node["figures"], "figures")
      }
      var figures: [BaselineFigure] = []
      for member in members {
        guard let figure = figure(member) else {
          throw BaselineFault(file, member.node, member.key)
        }
        figures.append(figure)
      }
      return .success(
        Baseline(
          scenario: try text("scenario"), scenarioDigest: try text("scenarioDigest"), files: files,
          program: try text("program"), randomStreams: try text("randomStreams"),
          seed: try whole("seed", UInt64.self), replications: replications,
          rowsDigest: try text("rowsDigest"), figures: figures))
    } catch {
      return .failure(error)
    }
  }

  private static func figure(_ member: Node.Member) -> BaselineFigure? {
    guard let cells = member.node.elements, cells.count == 3,
      let mean = number(cells[0]), let deviation = number(cells[1]), let count = number(cells[2]),
      let count = Int(exactly: count), (0...1_000_000).contains(count)
    else { return nil }
    // No figure of a shop is so large, and squares of what is larger still overflow.
    if abs(mean) > 1e15 || deviation < 0 || deviation > 1e15 { return nil }
    return BaselineFigure(
      key: member.key, mean: mean, standardDeviation: deviation, count: count)
  }

  /// A number, or NaN for null.
  private static func number(_ node: Node) -> Double? {
    switch node.value {
    case .number(let number, _): number
    case .null: .nan
    default: nil
    }
  }
}

/// Why a file is no baseline.
public struct BaselineFault: Error, Sendable {
  public var diagnostic: Diagnostic

  init(diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }

  init(_ file: String, _ node: Node?, _ key: String) {
    diagnostic = Diagnostic(
      position: node?.position ?? Position(file: file),
      keyPath: String(key.prefix(80)).safeForTerminal,
      message: BilingualText(
        en: "this is no baseline (write it again with “baysim check --update”)",
        zh: "不是有效的基准文件（可用 “baysim check --update” 重写）"))
  }
}
