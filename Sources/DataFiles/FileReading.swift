#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads whole files of bounded size: regular ones, and pipes where they are asked for, since a pipe or
/// a device could block or never end.
package enum FileReading {
  package struct Failure: Error {
    package var message: BilingualText
  }

  /// - Parameters:
  ///   - limit: Bytes; a larger file is refused.
  ///   - withPipes: Whether pipes and devices are read, too, to their ends or the limit.
  package static func bytes(
    of path: String, limit: Int, withPipes: Bool = false
  ) throws(Failure) -> [UInt8] {
    if path.isEmpty || path.utf8.contains(0) {
      throw failure("the path is not usable", "路径无效")
    }
    // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      let code = errno
      switch code {
      case ENOENT, ENOTDIR: throw missing(path)
      case EACCES, EPERM: throw failure("the file may not be read", "没有读取权限")
      default:
        let reason = String(cString: strerror(code))
        throw failure("the file cannot be opened (\(reason))", "无法打开文件 (\(reason))")
      }
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw failure("the file cannot be read", "无法读取文件")
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw failure("this is a folder (expected a file)", "这是文件夹（应为文件）")
    case _ where withPipes:
      // Reading waits for whoever writes; without a writer there is nothing to read.
      guard fcntl(descriptor, F_SETFL, 0) == 0 else {
        throw failure("the file cannot be read", "无法读取文件")
      }
    default:
      throw failure(
        "this is not a regular file (a pipe or device is not read)",
        "不是普通文件（不读取管道和设备）")
    }
    let size = Int(status.st_size)
    guard size <= limit else {
      throw failure("the file is larger than \(limit >> 20) MB", "文件超过 \(limit >> 20) MB")
    }
    return try contents(descriptor, size: size, limit: limit)
  }

  private static func contents(
    _ descriptor: Int32, size: Int, limit: Int
  ) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw failure("the file cannot be read", "无法读取文件") }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      // It may have grown since it was measured.
      guard bytes.count <= limit else {
        throw failure("the file is larger than \(limit >> 20) MB", "文件超过 \(limit >> 20) MB")
      }
    }
  }

  private static func missing(_ path: String) -> Failure {
    guard let near = Suggestion.file(near: path)?.harmless else {
      return failure("there is no such file", "文件不存在")
    }
    return failure(
      "there is no such file; did you mean \"\(near)\"?", "文件不存在；是否想写 \"\(near)\"？")
  }

  private static func failure(_ en: String, _ zh: String) -> Failure {
    Failure(message: BilingualText(en: en, zh: zh))
  }
}
