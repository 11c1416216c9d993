import DataFiles

/// A file that a scenario was made of: its name within the scenarios' folder, and a digest of what
/// it says.
public struct FileStamp: Sendable, Hashable {
  /// `staffing/one-more-advisor.jsonc`.
  public var name: String
  /// SHA-256; of a scenario file without its comments and white space.
  public var digest: String
}

extension Scenario {
  /// The stamps of all files that were read; a file that has gone since is left out.
  public func fileStamps() -> [FileStamp] {
    files.compactMap { path in
      guard let bytes = try? FileReading.bytes(of: path, limit: JSONCReader.Limits.bytes) else {
        return nil
      }
      let text: String
      switch JSONCReader.read(bytes, file: path) {
      case .success(let node): text = JSON(node).text
      case .failure: text = String(decoding: bytes, as: UTF8.self)
      }
      return FileStamp(name: ScenarioName.of(path), digest: Digest.sha256(text))
    }
  }
}

/// Names of scenarios that do not depend on where the program was started.
public enum ScenarioName {
  /// The path within the folder of the scenarios: the nearest folder named `scenarios` around the
  /// file, else the file's own folder.
  public static func of(_ path: String) -> String {
    guard let real = PathText.real(path) else { return path }
    let root = PathText.root(around: real)
    return PathText.isInside(real, root)
      ? String(real.dropFirst(root == "/" ? 1 : root.count + 1)) : path
  }

  /// The same without its extension: `staffing/one-more-advisor`.
  public static func stem(of path: String) -> String {
    let name = of(path)
    for ending in [".jsonc", ".json"] where name.hasSuffix(ending) && name.count > ending.count {
      return String(name.dropLast(ending.count))
    }
    return name
  }
}
