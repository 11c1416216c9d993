package import Experiments

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ctrl-C and SIGTERM. The first one asks the work to stop, so that what is finished can be
/// written; the second one ends the program at once, for the handler takes itself away.
package enum Interruption {
  /// Raised by the first signal; work that watches it ends after what it has in hand.
  package static let stopFlag = StopFlag()

  /// Whether the user, or the system, has asked the work to stop.
  package static var isRequested: Bool {
    stopFlag.isRaised
  }

  /// Begins to listen. Also has writing to a closed pipe (`| head`) reported as an error instead
  /// of killing the program, so that a run whose table nobody reads any more still writes its
  /// results.
  package static func install() {
    // The flag is made now, and not for the first time inside a handler.
    stopFlag.lower()
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM] {
      // Nothing but what a handler may do (POSIX.1-2017, 2.4.3): a store, and `signal`.
      signal(number) { number in
        Interruption.stopFlag.raise()
        signal(number, SIG_DFL)
      }
    }
  }
}
