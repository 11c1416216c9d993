import CommandLines
import Documents
package import Forecourt
import ResultFolders
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ctrl-C, SIGTERM and SIGHUP.
///
/// The first one asks the work to stop, so that what is finished can be kept. Most work looks at the
/// flag and ends by itself; whatever has not ended after a moment, be it a sort, a page or a file that
/// is read, is ended here: temporary files are removed, and the program leaves. So no phase can be
/// forgotten. Only what is being put in its place just then is waited for, and a second signal does not
/// wait for that either.
///
/// The signals are blocked in all threads and one thread waits for them, so that nothing of this runs
/// inside a handler (POSIX.1-2017, 2.4.3).
package enum Interruption {
  /// For the work to end by itself; with the rest it makes less than a second.
  private static let patience = 700

  /// Raised by the first signal; work that watches it ends after what it has in hand.
  package static let stopFlag = StopFlag()
  private static let signals = Atomic<Int>(0)

  /// Whether the user, or the system, has asked the work to stop.
  package static var isRequested: Bool {
    stopFlag.isRaised
  }

  /// Begins to listen; to be called while there is but one thread. A signal that the parent has us
  /// ignore (`nohup`) stays ignored.
  package static func install() {
    stopFlag.lower()
    reportClosedPipes()
    let own = [SIGINT, SIGTERM, SIGHUP].filter { !isIgnored($0) }
    guard !own.isEmpty else { return }
    var set = sigset_t()
    sigemptyset(&set)
    for number in own { sigaddset(&set, number) }
    pthread_sigmask(SIG_BLOCK, &set, nil)
    listen(for: set)
  }

  /// Has writing to a closed pipe (`| head`) reported as an error instead of killing the program, so
  /// that a run whose table nobody reads any more still writes its results.
  package static func reportClosedPipes() { signal(SIGPIPE, SIG_IGN) }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    #if canImport(Glibc)
      let handler = action.__sigaction_handler.sa_handler
    #elseif canImport(Musl)
      let handler = action.__sa_handler.sa_handler
    #elseif canImport(Darwin)
      let handler = action.__sigaction_u.__sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Starts the thread that waits for signals, and the one that ends the program after the first.
  private static func listen(for set: sigset_t) {
    startThread {
      var set = set
      var number: Int32 = 0
      while sigwait(&set, &number) == 0 {
        if signals.wrappingAdd(1, ordering: .relaxed).newValue == 1 {
          stopFlag.raise()
          startThread {
            _ = poll(nil, 0, Int32(patience))
            end()
          }
        } else {
          end()
        }
      }
    }
  }

  private static func end() -> Never {
    Unfinished.abandon { signals.load(ordering: .relaxed) > 1 }
    // Not through the program's own outputs: a thread that waits for a slow reader holds them.
    let text = isatty(STDERR_FILENO) == 1 ? "\r\u{1B}[2K" : ""
    let line = Array((text + said + "\n").utf8)
    _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    _exit(130)
  }

  private static let said = Texts.interrupted[Language.ofEnvironment(Environment.current())]

  /// For a command that has nothing to keep.
  static let nothingWritten = Texts.interrupted

  private static func startThread(_ body: @escaping @Sendable () -> Void) {
    let context = Unmanaged.passRetained(Body(body)).toOpaque()
    #if canImport(Darwin)
      var thread: pthread_t?
      let result = pthread_create(
        &thread, nil,
        { context in
          Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
          return nil
        }, context)
      if result == 0, let thread { pthread_detach(thread) }
    #else
      var thread = pthread_t()
      let result = pthread_create(
        &thread, nil,
        { context in
          // The reference that was retained for this thread, taken once.
          Unmanaged<Body>.fromOpaque(context!).takeRetainedValue().run()
          return nil
        }, context)
      if result == 0 { pthread_detach(thread) }
    #endif
  }
}

/// What a thread is to do, on its way through the system.
private final class Body: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

extension Texts {
  fileprivate static let interrupted = Text(
    "interrupted; what was not finished was not written", "已中断；未完成的部分未写入")
}
