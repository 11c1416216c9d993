import EventSimulation
public import Forecourt

/// A figure of the catalogue as the log tells it.
public struct ObservedFigure: Sendable {
  public var kpi: KPI
  /// NaN where it is not defined (no car was received, say).
  public var value: Double
  /// Of how many visits it was told.
  public var evidence: LogEvidence
}

/// A recorded month, measured by the same code as a simulated one.
public struct ObservedMonth: Sendable {
  public var calendar: MonthCalendar
  /// The shop over the days of the log.
  public var shop: Shop
  public var measures: Measures
  /// What the log can tell.
  public var capabilities: Set<LogCapability>
  /// Of how many visits it tells that.
  public var evidence: [LogCapability: LogEvidence]
  /// The figures that follow from it, in the order of the catalogue.
  public var figures: [ObservedFigure]
  /// Figures that the log cannot tell, in the order of the catalogue.
  public var unknown: [KPI]
  /// In order of time.
  public var episodes: [CrowdingRecord]
  /// Days on which the shop is open by its calendar and on which the log has no row: closed, or not
  /// recorded. They count as open days on which nobody came.
  public var emptyDays: [CalendarDate]
  /// What happened, in order of time, on the scale of the calendar.
  let steps: [TrailStep]

  /// Nil for a log without visits or of over 400 days.
  ///
  /// - Parameter calendar: the days that count; nil: see `MonthCalendar.init(log:shop:)`.
  public init?(log: VisitLog, shop: Shop, calendar: MonthCalendar? = nil) {
    guard let calendar = calendar ?? MonthCalendar(log: log, shop: shop) else { return nil }
    self.calendar = calendar
    self.shop = calendar.applied(to: shop)
    var replay = TrailReplay(log: log, shop: self.shop, calendar: calendar)
    steps = log.steps(in: calendar)
    measures = replay.run(steps)
    episodes = replay.episodes
    evidence = LogCapability.of(log, in: calendar)
    capabilities = Set(evidence.keys)
    emptyDays = log.emptyDays(in: calendar, of: self.shop)
    figures = []
    unknown = []
    for kpi in KPI.catalogue(for: self.shop) {
      let needed = LogCapability.needed(for: kpi.key) ?? []
      let told = needed.compactMap { evidence[$0] }
      if let first = told.first, told.count == needed.count {
        figures.append(
          ObservedFigure(
            kpi: kpi, value: kpi.value(measures, self.shop),
            evidence: told.dropFirst().reduce(first) { $0.and($1) }))
      } else {
        unknown.append(kpi)
      }
    }
  }

  /// A figure by its key; nil: the log does not tell it.
  public func figure(_ key: String) -> ObservedFigure? { figures.first { $0.kpi.key == key } }

  public subscript(key: String) -> Double? { figures.first { $0.kpi.key == key }?.value }
}

extension VisitLog {
  fileprivate func emptyDays(in calendar: MonthCalendar, of shop: Shop) -> [CalendarDate] {
    var hasRow = [Bool](repeating: false, count: calendar.days)
    func mark(_ instant: Microseconds?) {
      guard let instant, calendar.contains(instant) else { return }
      hasRow[Int((instant - calendar.origin) / TimeUnit.day)] = true
    }
    for visit in visits { mark(visit.arrival) }
    for visit in noShows { mark(visit.bookedSlot) }
    return (0..<calendar.days).filter { !hasRow[$0] }.map(calendar.date)
      .filter { shop.calendar.hours(on: $0) != nil }
  }
}
