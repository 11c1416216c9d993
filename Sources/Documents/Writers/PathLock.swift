#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keeps two runs from writing the same results at once, by `flock` on a file beside them. The
/// system gives the lock back when its holder ends, however it ends.
final class PathLock {
  private let path: String
  private let descriptor: Int32

  /// - Parameter name: what a message calls the thing that is locked.
  init(path: String, name: String) throws(WriteFault) {
    while true {
      let opened = repeatingInterrupted { open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666) }
      guard opened >= 0 else { throw WriteFault(path: name, errno: errno) }
      guard repeatingInterrupted({ flock(opened, LOCK_EX | LOCK_NB) }) == 0 else {
        let number = errno
        _ = close(opened)
        if number == EWOULDBLOCK { throw WriteFault(path: name, reason: .inUse) }
        throw WriteFault(path: name, errno: number)
      }
      // The holder before may have removed the file between our opening and locking it; a lock on
      // a file without a name protects nothing.
      if PathLock.isSameFile(opened, path) {
        self.path = path
        self.descriptor = opened
        return
      }
      _ = close(opened)
    }
  }

  deinit {
    // While the lock is still held, so that nobody's live lock loses its name.
    _ = unlink(path)
    _ = close(descriptor)
  }

  private static func isSameFile(_ descriptor: Int32, _ path: String) -> Bool {
    var opened = stat()
    var named = stat()
    guard fstat(descriptor, &opened) == 0, stat(path, &named) == 0 else { return false }
    return opened.st_dev == named.st_dev && opened.st_ino == named.st_ino
  }
}
