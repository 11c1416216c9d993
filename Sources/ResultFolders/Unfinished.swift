import Documents
import Synchronization

/// What this program has under temporary names just now, so that an end in between leaves nothing of
/// it behind; and the moments in which the program must not be ended.
package enum Unfinished {
  private struct State {
    /// Folders and lock files to be removed.
    var stagings: Set<String> = []
    var locks: Set<String> = []
    /// How many things are being finished that an end would cut.
    var busy = 0
    var isEnding = false
  }

  private static let state = Mutex(State())

  /// Does what must not be cut: what is ready is put in its place, or what is finished is kept. May
  /// be nested.
  package static func undisturbed<Value, Fault: Error>(
    _ body: () throws(Fault) -> Value
  ) throws(Fault) -> Value {
    let mayBegin = state.withLock { state in
      if !state.isEnding { state.busy += 1 }
      return !state.isEnding
    }
    // The program is at its end, and another thread is about to leave.
    while !mayBegin { FileSystem.pause(milliseconds: 100) }
    defer { state.withLock { $0.busy -= 1 } }
    return try body()
  }

  /// Waits until nothing is being finished, keeps anything more from beginning, and removes what has
  /// a temporary name. The caller then ends the program.
  ///
  /// - Parameter isUrgent: asked again and again while it waits; true: do not wait.
  package static func abandon(unless isUrgent: () -> Bool = { false }) {
    while true {
      let mayEnd = state.withLock { state in
        state.isEnding = state.isEnding || state.busy == 0
        return state.isEnding
      }
      if mayEnd || isUrgent() { break }
      FileSystem.pause(milliseconds: 2)
    }
    let (stagings, locks) = state.withLock { ($0.stagings, $0.locks) }
    for staging in stagings { StagingFolder.remove(staging) }
    for lock in locks { FileSystem.removeFile(lock) }
  }

  static func begin(staging: String) { state.withLock { _ = $0.stagings.insert(staging) } }
  static func end(staging: String) { state.withLock { _ = $0.stagings.remove(staging) } }
  static func begin(lock: String) { state.withLock { _ = $0.locks.insert(lock) } }
  static func end(lock: String) { state.withLock { _ = $0.locks.remove(lock) } }
}
