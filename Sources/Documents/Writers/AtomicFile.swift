/// A single file that appears whole or not at all: written beside its place and renamed into it.
///
/// A device or a pipe (`/dev/stdout`) cannot be replaced and is written to directly.
public enum AtomicFile {
  /// - Parameter body: writes the content; if it throws, the file stays as it was.
  public static func write(
    to path: String, _ body: (FileOutput) throws -> Void
  ) throws {
    let target = FileSystem.resolved(path) ?? path
    if FileSystem.kind(of: target) == .other {
      let output = try FileOutput(path: target, name: path)
      try body(output)
      try output.close()
      return
    }
    if FileSystem.kind(of: target) == .folder { throw WriteFault(path: path, reason: .isFolder) }
    guard let (parent, name) = FileSystem.split(target) else {
      throw WriteFault(path: path, reason: .notReplaceable)
    }
    let prefix = (parent == "/" ? "" : parent) + "/." + name
    let staging = prefix + ".partial"
    let lock = try PathLock(path: prefix + ".lock", name: path)
    defer { withExtendedLifetime(lock) {} }
    do {
      let output = try FileOutput(path: staging, name: path, syncs: true)
      try body(output)
      try output.close()
      try FileSystem.move(staging, to: target)
    } catch {
      FileSystem.remove(staging)
      throw error
    }
    FileSystem.synchronise(folder: parent)
  }

  /// Writes a text as the whole content of the file.
  public static func write(_ text: String, to path: String) throws {
    try write(to: path) { $0.write(text) }
  }
}
