import DataFiles
import Documents

/// What this program wrote into a folder of results: the proof, for the next run, that what stands
/// there may be replaced.
///
/// A small text, a line a fact, written last into every folder:
///
///     baysim results 1
///     command run
///     question scenarios/baseline.jsonc
///     study 3f2a…            the digest of what was asked, where more of it is better than less
///     replications 200
///     file 18234 9c1d… summary.json
///
/// It is hostile until it is read: it can name nothing but plain files of the folder by names that
/// this program gives, and a file is only taken for ours while its size and digest are the same.
public struct FolderManifest: Sendable, Equatable {
  /// A file of the folder as it was written.
  public struct File: Sendable, Equatable {
    public var name: String
    /// Bytes.
    public var size: Int
    /// SHA-256, 64 hexadecimal digits.
    public var digest: String
  }

  /// The name of the manifest in its folder.
  public static let name = "manifest.txt"
  /// Far more than any manifest has.
  static let limit = 64 << 10
  private static let heading = "baysim results 1"
  private static let longestQuestion = 1000

  public var command: String
  /// What was asked, in the words of the command line: one line.
  public var question: String
  /// Nil where results of fewer replications are not less than others.
  public var study: String?
  public var replications: Int
  public var files: [File] = []

  public init(command: String, question: String, study: String? = nil, replications: Int = 0) {
    self.command = command
    self.question = FolderManifest.line(question)
    self.study = study
    self.replications = replications
  }

  /// Whether these are fewer replications of the same study than those.
  func isLess(than other: FolderManifest) -> Bool {
    study != nil && study == other.study && replications < other.replications
  }

  /// One line of bounded length without control characters, whatever a path may hold.
  private static func line(_ text: String) -> String {
    let safe = text.safeForTerminal
    guard safe.utf8.count > longestQuestion else { return safe }
    return String(safe.prefix(longestQuestion / 4)) + "… " + Digest.sha256(text).prefix(16)
  }

  // MARK: Text

  public var text: String {
    var lines = [Self.heading, "command \(command)", "question \(question)"]
    if let study { lines.append("study \(study)") }
    lines.append("replications \(replications)")
    lines += files.map { "file \($0.size) \($0.digest) \($0.name)" }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Nil for what is no manifest of this program.
  init?(reading bytes: [UInt8]) {
    guard bytes.count <= Self.limit, let text = String(validating: bytes, as: UTF8.self),
      text.utf8.last == UInt8(ascii: "\n")
    else { return nil }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    guard lines.popFirst() == Self.heading[...],
      let command = Self.fact("command", &lines), let question = Self.fact("question", &lines)
    else { return nil }
    self.init(command: String(command), question: String(question))
    study = Self.fact("study", &lines).map(String.init)
    guard let count = Self.fact("replications", &lines).flatMap({ Int($0) }), count >= 0 else {
      return nil
    }
    replications = count
    while let fact = Self.fact("file", &lines) {
      guard let file = File(fact), !files.contains(where: { $0.name == file.name }) else {
        return nil
      }
      files.append(file)
    }
    guard lines.isEmpty else { return nil }
  }

  /// Takes the next line where it is such a fact.
  private static func fact(
    _ key: String, _ lines: inout ArraySlice<Substring>
  ) -> Substring? {
    guard let line = lines.first, line.hasPrefix(key + " ") else { return nil }
    lines.removeFirst()
    return line.dropFirst(key.count + 1)
  }
}

extension FolderManifest.File {
  fileprivate init?(_ fact: Substring) {
    let parts = fact.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, let size = Int(parts[0]), size >= 0, parts[1].utf8.count == 64,
      parts[1].utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }),
      ResultNames.files.contains(String(parts[2]))
    else { return nil }
    self.init(name: String(parts[2]), size: size, digest: String(parts[1]))
  }

  /// A file that was just written; nil if it cannot be read again.
  init?(name: String, in folder: String) {
    guard let (size, digest) = Self.measure(folder + "/" + name) else { return nil }
    self.init(name: name, size: size, digest: digest)
  }

  /// Whether the folder holds this file as it was written.
  func isUnchanged(in folder: String) -> Bool {
    let path = folder + "/" + name
    // The size first, which costs nothing.
    guard FileSystem.size(of: path) == size, let now = Self.measure(path) else { return false }
    return now.size == size && now.digest == digest
  }

  private static func measure(_ path: String) -> (size: Int, digest: String)? {
    var hash = Digest()
    var size = 0
    let isRead = FileSystem.read(path) { bytes in
      hash.update(bytes)
      size += bytes.count
    }
    return isRead ? (size, hash.finish()) : nil
  }
}

/// Every name that this program gives to a file of results. A manifest that names anything else is
/// none, so that no text that somebody put into a folder can have another file deleted.
public enum ResultNames {
  public static let files: Set<String> = [
    // run
    "summary.json", "replications.csv", "hours.csv", "staff.csv", "fines.csv", "events.csv",
    "events.xes",
    // compare, optimize
    "comparison.json", "comparison.csv", "effects.csv", "sensitivity.json", "sensitivity.csv",
    "optimization.json", "candidates.csv",
    // month
    "arrivals.csv", "calibrated.json", "calibrated.jsonc", "causes-when.csv", "causes.csv",
    "check.csv", "episodes.csv", "figures.csv", "long-stays.csv", "measures.csv",
    "parameters-kept.csv", "parameters.csv", "people.csv", "plan.csv", "quality-lines.csv",
    "quality.csv", "validation.csv",
    // all
    "report.html",
  ]
}
