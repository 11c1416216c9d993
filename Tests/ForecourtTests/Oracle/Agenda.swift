import EventSimulation

/// Things to come, in a sorted array. The order of one instant is the model page's: priority, then
/// order of scheduling.
final class Agenda {
  final class Entry {
    let time: Microseconds
    let priority: Int
    let sequence: Int
    var action: () -> Void
    var isCancelled = false

    init(_ time: Microseconds, _ priority: Int, _ sequence: Int, _ action: @escaping () -> Void) {
      self.time = time
      self.priority = priority
      self.sequence = sequence
      self.action = action
    }
  }

  static let completion = 0
  static let calendar = 1
  static let escalation = 2
  static let limit = 3
  static let arrival = 4

  private(set) var now: Microseconds = 0
  private var entries: [Entry] = []
  private var all: [Entry] = []
  private var scheduled = 0

  @discardableResult
  func at(_ time: Microseconds, _ priority: Int, _ action: @escaping () -> Void) -> Entry {
    precondition(time >= now, "nothing happens in the past")
    scheduled += 1
    let entry = Entry(time, priority, scheduled, action)
    all.append(entry)
    let place = entries.firstIndex {
      ($0.time, $0.priority, $0.sequence) > (entry.time, entry.priority, entry.sequence)
    }
    entries.insert(entry, at: place ?? entries.count)
    return entry
  }

  /// The next thing before `end`, done; false when there is none.
  func next(before end: Microseconds) -> Bool {
    while let first = entries.first, first.time < end {
      entries.removeFirst()
      if first.isCancelled { continue }
      now = first.time
      first.action()
      return true
    }
    return false
  }

  /// Lets go of everything that closures hold, which would hold each other for ever.
  func clear() {
    for entry in all { entry.action = {} }
    all = []
    entries = []
  }
}
