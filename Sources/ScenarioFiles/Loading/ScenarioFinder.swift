import DataFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds the scenario files that a command line names by file or by folder.
public enum ScenarioFinder {
  /// Folders inside folders that are looked into.
  static let depth = 16
  /// Files that one command takes.
  static let limit = 10_000

  /// The scenario files at a path: the file itself, or all `.jsonc` and `.json` files in the folder
  /// and those below it, by name. Schemas, links and hidden files are left out, and of a folder
  /// experiments, too, unless asked for.
  public static func files(at path: String, withExperiments: Bool = false) -> [String] {
    guard isFolder(path, followingLinks: true) else { return [path] }
    var found: [String] = []
    walk(path, depth: 0, into: &found)
    return withExperiments ? found : found.filter { !isExperiment($0) }
  }

  /// The scenario files at several paths, each once, in the order in which they are first named.
  public static func files(at paths: [String]) -> [String] {
    var found: [String] = []
    for path in paths {
      for file in files(at: path) where !found.contains(file) { found.append(file) }
    }
    return found
  }

  /// Whether a file is an experiment: it names the `base` that its policies change.
  public static func isExperiment(_ path: String) -> Bool {
    guard let bytes = try? FileReading.bytes(of: path, limit: JSONCReader.Limits.bytes),
      case .success(let node) = JSONCReader.read(bytes, file: path)
    else { return false }
    return node["base"] != nil
  }

  private static func walk(_ folder: String, depth: Int, into found: inout [String]) {
    guard depth < Self.depth else { return }
    for name in FolderListing.names(in: folder) {
      guard found.count < limit else { return }
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      if isFolder(path, followingLinks: false) {
        walk(path, depth: depth + 1, into: &found)
      } else if isScenarioName(name), isFile(path) {
        found.append(path)
      }
    }
  }

  private static func isScenarioName(_ name: String) -> Bool {
    (name.hasSuffix(".jsonc") || name.hasSuffix(".json")) && !name.hasSuffix(".schema.json")
  }

  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private static func isFolder(_ path: String, followingLinks: Bool) -> Bool {
    var status = stat()
    let result = followingLinks ? stat(path, &status) : lstat(path, &status)
    return result == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
