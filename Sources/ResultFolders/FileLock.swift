import Documents

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keeps two runs from writing the same results at once, by `flock` on a small file of this program.
/// The system gives the lock back when its holder ends, however it ends.
///
/// The file says whose it is: one of the same name that somebody else wrote is neither locked nor
/// removed.
final class FileLock {
  private static let content = Array(
    "A lock of baysim. It may be removed when no run is left.\n".utf8)

  private let path: String
  private let descriptor: Int32

  /// Takes the lock, whether or not its file is there.
  ///
  /// - Parameter name: what a message calls the thing that is locked.
  convenience init(path: String, name: String) throws(WriteFault) {
    try self.init(path, O_CREAT, name: name)
  }

  /// Takes a lock whose file is not there yet.
  convenience init(creating path: String, name: String) throws(WriteFault) {
    try self.init(path, O_CREAT | O_EXCL, name: name)
  }

  private init(_ path: String, _ flags: Int32, name: String) throws(WriteFault) {
    while true {
      let opened = repeatingInterrupted {
        open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | flags, 0o666)
      }
      guard opened >= 0 else { throw WriteFault(path: name, errno: errno) }
      guard repeatingInterrupted({ flock(opened, LOCK_EX | LOCK_NB) }) == 0 else {
        let number = errno
        _ = close(opened)
        if number == EWOULDBLOCK { throw WriteFault(path: name, reason: .inUse) }
        throw WriteFault(path: name, errno: number)
      }
      // The holder before may have removed the file between our opening and locking it; a lock on
      // a file without a name protects nothing.
      guard FileLock.isSameFile(opened, path) else {
        _ = close(opened)
        continue
      }
      do {
        try FileLock.sign(opened, path, name: name)
      } catch {
        if FileLock.holds(opened, []) { _ = unlink(path) }
        _ = close(opened)
        throw error
      }
      self.path = path
      self.descriptor = opened
      Unfinished.begin(lock: path)
      return
    }
  }

  deinit {
    // While the lock is still held, so that nobody's live lock loses its name.
    _ = unlink(path)
    _ = close(descriptor)
    Unfinished.end(lock: path)
  }

  /// Whether a file is a lock of this program that nobody holds.
  static func isFree(_ path: String) -> Bool {
    let opened = repeatingInterrupted {
      open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    }
    guard opened >= 0 else { return false }
    defer { _ = close(opened) }
    return flock(opened, LOCK_EX | LOCK_NB) == 0 && (holds(opened, content) || holds(opened, []))
  }

  /// Writes into a new lock whose it is; refuses a file that somebody else wrote.
  private static func sign(
    _ descriptor: Int32, _ path: String, name: String
  ) throws(WriteFault) {
    if holds(descriptor, content) { return }
    guard holds(descriptor, []) else {
      let own = FileSystem.split(path)?.name ?? path
      throw WriteFault(path: name, reason: .foreignFile(own))
    }
    let count = content.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard count == content.count else {
      throw WriteFault(path: name, errno: count < 0 ? errno : ENOSPC)
    }
  }

  private static func holds(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
    var found = [UInt8](repeating: 0, count: bytes.count + 1)
    let count = found.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    return count == bytes.count && found.prefix(bytes.count).elementsEqual(bytes)
  }

  private static func isSameFile(_ descriptor: Int32, _ path: String) -> Bool {
    var opened = stat()
    var named = stat()
    guard fstat(descriptor, &opened) == 0, stat(path, &named) == 0 else { return false }
    return opened.st_dev == named.st_dev && opened.st_ino == named.st_ino
  }
}
