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

/// Keeps the visits and lets the events go by.
struct VisitCollector: EventObserver {
  static var isRecording: Bool { true }
  private(set) var visits: [LoggedVisit] = []

  mutating func record(_ event: LoggedEvent) {}
  mutating func record(_ visit: LoggedVisit) { visits.append(visit) }
}

/// Writes everything down, for the days asked for.
struct LogWriter: EventObserver {
  static var isRecording: Bool { true }
  /// From the first to before the last instant that is written down.
  let window: Range<Microseconds>
  private(set) var events: [LoggedEvent] = []
  private(set) var visits: [LoggedVisit] = []

  init(window: Range<Microseconds>) {
    self.window = window
  }

  mutating func record(_ event: LoggedEvent) {
    if window.contains(event.time) { events.append(event) }
  }

  /// A visit is kept if any of it lies in the window.
  mutating func record(_ visit: LoggedVisit) {
    let end = visit.ended ?? .never
    if visit.arrival < window.upperBound, end >= window.lowerBound { visits.append(visit) }
  }

  consuming func log() -> EventLog {
    EventLog(events: events, visits: visits.sorted { $0.car < $1.car })
  }
}
