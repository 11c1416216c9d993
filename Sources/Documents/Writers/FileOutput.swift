import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A buffered way into a file, a pipe or a terminal, for ``JSONWriter``, ``CSVWriter`` and `print`.
///
/// A `TextOutputStream` cannot throw, so the first fault is kept: what comes after it is dropped,
/// and ``flush()`` and ``close()`` throw it. A call that was interrupted is repeated, and where a
/// reader of a non-blocking pipe lags behind, the writer waits for it. Any thread may write; each
/// write stays in one piece.
public final class FileOutput: TextOutputStream, Sendable {
  private static let capacity = 64 * 1024

  private struct State {
    var buffer: [UInt8] = []
    var isOpen = true
    var fault: WriteFault?
  }

  private let descriptor: Int32
  private let path: String
  private let ownsDescriptor: Bool
  private let syncs: Bool
  private let state = Mutex(State())

  /// Writes to a descriptor that stays the caller's; `name` stands for it in messages.
  public init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.path = name
    self.ownsDescriptor = false
    self.syncs = false
  }

  /// Opens a file for writing and empties it.
  ///
  /// - Parameters:
  ///   - name: what messages call it, if not its path.
  ///   - syncs: whether closing waits until the data is on the disk.
  public init(path: String, name: String? = nil, syncs: Bool = false) throws(WriteFault) {
    let opened = repeatingInterrupted {
      open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    }
    guard opened >= 0 else { throw WriteFault(path: name ?? path, errno: errno) }
    self.descriptor = opened
    self.path = name ?? path
    self.ownsDescriptor = true
    self.syncs = syncs
  }

  deinit {
    if ownsDescriptor, state.withLock({ $0.isOpen }) { _ = systemClose(descriptor) }
  }

  /// The first thing that went wrong, nil so far.
  public var fault: WriteFault? { state.withLock { $0.fault } }

  public func write(_ string: String) { append(string.utf8) }

  /// What is no text: a workbook.
  public func write(_ bytes: [UInt8]) { append(bytes) }

  private func append(_ bytes: some Sequence<UInt8> & Sendable) {
    state.withLock { state in
      guard state.isOpen, state.fault == nil else { return }
      state.buffer.append(contentsOf: bytes)
      if state.buffer.count >= FileOutput.capacity { drain(&state) }
    }
  }

  /// Hands on what is buffered.
  public func flush() throws(WriteFault) {
    let fault = state.withLock { state in
      drain(&state)
      return state.fault
    }
    if let fault { throw fault }
  }

  /// Hands on what is buffered and closes the file; throws the first fault of its life.
  public func close() throws(WriteFault) {
    let fault = state.withLock { state in
      guard state.isOpen else { return state.fault }
      drain(&state)
      state.isOpen = false
      if ownsDescriptor { finish(&state) }
      return state.fault
    }
    if let fault { throw fault }
  }

  private func finish(_ state: inout State) {
    // Some files (a pipe, a device) cannot be synchronised, which is no fault.
    if syncs, state.fault == nil, repeatingInterrupted({ fsync(descriptor) }) != 0,
      errno != EINVAL, errno != ENOTSUP, errno != EROFS
    {
      state.fault = WriteFault(path: path, errno: errno)
    }
    // Not repeated: after an interrupted close the descriptor may belong to someone else.
    if systemClose(descriptor) != 0, errno != EINTR, state.fault == nil {
      state.fault = WriteFault(path: path, errno: errno)
    }
  }

  private func drain(_ state: inout State) {
    guard state.fault == nil, state.isOpen else { return }
    var sent = 0
    while sent < state.buffer.count {
      let count = state.buffer.withUnsafeBytes { bytes in
        // There is a byte left (the loop asks), so that the buffer has an address.
        systemWrite(descriptor, bytes.baseAddress! + sent, bytes.count - sent)
      }
      if count >= 0 {
        sent += count
      } else if errno == EAGAIN || errno == EWOULDBLOCK {
        var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&wait, 1, -1)
      } else if errno != EINTR {
        state.fault = WriteFault(path: path, errno: errno)
        break
      }
    }
    state.buffer.removeAll(keepingCapacity: true)
  }
}

/// Repeats a system call for as long as a signal interrupts it.
package func repeatingInterrupted(_ call: () -> Int32) -> Int32 {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}

// Inside the class the names of these two calls are taken by its own methods.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

private func systemClose(_ descriptor: Int32) -> Int32 {
  close(descriptor)
}
