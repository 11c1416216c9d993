import EventSimulation
public import Forecourt

/// A log that was read: its visits, and what is to be said about its rows.
public struct VisitLog: Sendable {
  public enum Format: Sendable, Hashable {
    case rowPerVisit, rowPerEvent
  }
  public var format: Format
  /// Visits that arrived, in order of arrival (then of line).
  public var visits: [RecordedVisit]
  /// Booked customers who did not come, in order of their slot.
  public var noShows: [RecordedVisit]
  /// Row-per-event logs: every event, in order of time (then of line). Else empty.
  public var events: [RecordedEvent]
  /// Names of advisors and other people, in order of first appearance.
  public var people: [String]
  /// Words of the job-type column, in order of first appearance.
  public var jobTypeNames: [String]
  /// The columns that the log has.
  public var columns: Set<LogColumn>
  public var quality: QualityReport
  /// Plates as they are, in order of first appearance; only ever shown by `plateName`.
  var plates: ByteTable

  public var plateCount: Int { plates.count }

  /// The name of a car in an output.
  public func plateName(_ visit: RecordedVisit, style: PlateStyle) -> BilingualName {
    guard visit.plate >= 0 else { return BilingualName(en: "", zh: "") }
    return style.name(number: Int(visit.plate), plate: plates.bytes(Int(visit.plate)))
  }

  /// The simulator's own log, by its columns: what it does not tell did not happen.
  var tellsByAbsence: Bool {
    format == .rowPerEvent
      && columns.isSuperset(of: [
        .visit, .activity, .start, .resource, .place, .index, .detail, .jobType, .bookedSlot,
        .visitor,
      ])
  }

  /// Local dates of the first and the last arrival.
  public var dates: (first: CalendarDate, last: CalendarDate)? {
    guard let first = visits.first?.arrival, let last = visits.last?.arrival else { return nil }
    return (CalendarDate(instant: first), CalendarDate(instant: last))
  }
}

extension CalendarDate {
  /// The date of an instant of the shop's clock.
  init(instant: Microseconds) {
    self.init(dayNumber: Int(instant.flooredQuotient(by: TimeUnit.day)))
  }
}

extension Int64 {
  func flooredQuotient(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
