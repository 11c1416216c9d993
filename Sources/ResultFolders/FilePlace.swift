public import Documents

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Small things to do at a path that need no folder of results.
public enum FilePlace {
  /// Whether something stands at the path.
  public static func exists(_ path: String) -> Bool { FileSystem.kind(of: path) != nil }

  /// Makes the folders above a file that are missing.
  public static func makeFolders(for path: String) throws(WriteFault) {
    if let parent = FileSystem.split(path)?.parent { try FileSystem.makeFolders(parent) }
  }

  /// Adds a text at the end of a file that others write to as well.
  public static func append(_ text: String, to path: String) throws(WriteFault) {
    let descriptor = repeatingInterrupted {
      open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    }
    guard descriptor >= 0 else { throw WriteFault(path: path, errno: errno) }
    defer { _ = close(descriptor) }
    let output = FileOutput(descriptor: descriptor, name: path)
    output.write(text)
    try output.flush()
  }
}
