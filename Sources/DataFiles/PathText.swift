#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Paths as text, and the folder that a scenario may not leave.
package enum PathText {
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part, without its extension.
  package static func stem(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// `scenarios/staffing` and `../baseline.jsonc` → `scenarios/baseline.jsonc`.
  package static func join(_ folder: String, _ relative: String) -> String {
    var parts: [Substring] = folder.split(separator: "/")
    for part in relative.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (folder.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// Without symbolic links and `..`; nil where there is no such file.
  package static func real(_ path: String) -> String? {
    guard !path.utf8.contains(0), let resolved = realpath(path.isEmpty ? "." : path, nil) else {
      return nil
    }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The nearest folder named `scenarios` around a (real) file, else the file's own folder.
  package static func root(around realPath: String) -> String {
    let own = folder(of: realPath)
    var folder = own
    while folder != "/" && !folder.isEmpty {
      if folder.hasSuffix("/scenarios") { return folder }
      folder = PathText.folder(of: folder)
    }
    return own
  }

  package static func isInside(_ realPath: String, _ root: String) -> Bool {
    root == "/" || realPath.hasPrefix(root + "/")
  }
}
