public import Forecourt

/// A figure of the catalogue as the log tells it.
public struct ObservedFigure: Sendable {
  public var kpi: KPI
  /// NaN where it is not defined (no car was received, say).
  public var value: Double
}

/// A recorded month, measured by the same code as a simulated one.
public struct ObservedMonth: Sendable {
  public var calendar: MonthCalendar
  /// The shop over the days of the log.
  public var shop: Shop
  public var measures: Measures
  /// What the log can tell.
  public var capabilities: Set<LogCapability>
  /// The figures that follow from it, in the order of the catalogue.
  public var figures: [ObservedFigure]
  /// Figures that the log cannot tell, in the order of the catalogue.
  public var unknown: [KPI]
  /// In order of time.
  public var episodes: [CrowdingRecord]

  /// Nil for a log without visits or of over 400 days.
  ///
  /// - Parameter calendar: the days that count; nil: see `MonthCalendar.init(log:shop:)`.
  public init?(log: VisitLog, shop: Shop, calendar: MonthCalendar? = nil) {
    guard let calendar = calendar ?? MonthCalendar(log: log, shop: shop) else { return nil }
    self.calendar = calendar
    self.shop = calendar.applied(to: shop)
    var replay = TrailReplay(log: log, shop: self.shop, calendar: calendar)
    measures = replay.run(log.steps(in: calendar))
    episodes = replay.episodes
    capabilities = LogCapability.of(log)
    figures = []
    unknown = []
    for kpi in KPI.catalogue(for: self.shop) {
      if let needed = LogCapability.needed(for: kpi.key),
        needed.allSatisfy(capabilities.contains)
      {
        figures.append(ObservedFigure(kpi: kpi, value: kpi.value(measures, self.shop)))
      } else {
        unknown.append(kpi)
      }
    }
  }

  public subscript(key: String) -> Double? { figures.first { $0.kpi.key == key }?.value }
}
