import EventSimulation

/// Watches a replication. Chosen at compile time, so that the ordinary run, which records nothing,
/// pays nothing for it. An observer sees and never acts: it changes no result.
protocol EventObserver {
  static var isRecording: Bool { get }
  mutating func record(_ event: LoggedEvent)
  mutating func record(_ visit: LoggedVisit)
}

/// Records nothing.
struct NoObserver: EventObserver {
  static var isRecording: Bool { false }
  mutating func record(_ event: LoggedEvent) {}
  mutating func record(_ visit: LoggedVisit) {}
}

/// Writes everything down, for the days asked for.
struct LogWriter: EventObserver {
  static var isRecording: Bool { true }
  /// From the first to before the last instant whose events are written down.
  let eventWindow: Range<Microseconds>
  /// The same for visits.
  let visitWindow: Range<Microseconds>
  private(set) var events: [LoggedEvent] = []
  private(set) var visits: [LoggedVisit] = []

  /// Events and visits of a window.
  init(window: Range<Microseconds>) {
    eventWindow = window
    visitWindow = window
  }

  /// Every visit, and no event. (Not an observer of its own, because the whole model is compiled anew
  /// for each.)
  static func visitsOnly() -> LogWriter {
    LogWriter(eventWindow: 0..<0, visitWindow: -.never..<(.never))
  }

  private init(eventWindow: Range<Microseconds>, visitWindow: Range<Microseconds>) {
    self.eventWindow = eventWindow
    self.visitWindow = visitWindow
  }

  mutating func record(_ event: LoggedEvent) {
    if eventWindow.contains(event.time) { events.append(event) }
  }

  /// A visit is kept if any of it lies in the window.
  mutating func record(_ visit: LoggedVisit) {
    let end = visit.ended ?? .never
    if visit.arrival < visitWindow.upperBound, end >= visitWindow.lowerBound {
      visits.append(visit)
    }
  }

  consuming func log() -> EventLog {
    EventLog(events: events, visits: visits.sorted { $0.car < $1.car })
  }
}
