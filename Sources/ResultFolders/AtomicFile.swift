public import Documents

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
    let stem = try stem(of: target, name: path)
    StagingFolder.sweep(stem: stem)
    let staging = try StagingFolder(stem: stem, name: path)
    defer { withExtendedLifetime(staging) {} }
    let ready = staging.path + "/" + StagingFolder.single
    let output = try FileOutput(path: ready, name: path, syncs: true)
    try body(output)
    try output.close()
    do {
      try FileSystem.move(ready, to: target)
    } catch { throw error.about(path) }
    if let parent = FileSystem.split(target)?.parent { FileSystem.synchronise(folder: parent) }
  }

  /// Writes a text as the whole content of the file.
  public static func write(_ text: String, to path: String) throws {
    try write(to: path) { $0.write(text) }
  }

  /// Refuses a place in which a file cannot be written, before there is anything to write.
  public static func refuseUnwritable(_ path: String) throws(WriteFault) {
    let target = FileSystem.resolved(path) ?? path
    if FileSystem.kind(of: target) == .other { return }
    _ = try StagingFolder(stem: try stem(of: target, name: path), name: path)
  }

  private static func stem(of target: String, name path: String) throws(WriteFault) -> String {
    if FileSystem.kind(of: target) == .folder { throw WriteFault(path: path, reason: .isFolder) }
    if FileSystem.isLink(target) { throw WriteFault(path: path, reason: .isLink) }
    guard let stem = StagingFolder.stem(beside: target) else {
      throw WriteFault(path: path, reason: .notReplaceable)
    }
    return stem
  }
}
