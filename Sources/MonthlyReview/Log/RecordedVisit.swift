public import EventSimulation
public import Forecourt

/// The instants that a row of a log may carry.
public enum VisitStamp: Int, CaseIterable, Sendable {
  case bookedSlot, arrival, entersArea, reachesBay, receptionBegan, atCarEnded, orderSigned
  case handedOver, leftArea, reachedWorkshop, finished, handedBack, divertedAt, returnedAt
  case noticeGiven

  var column: LogColumn {
    switch self {
    case .bookedSlot: .bookedSlot
    case .arrival: .arrival
    case .entersArea: .entersArea
    case .reachesBay: .reachesBay
    case .receptionBegan: .receptionBegan
    case .atCarEnded: .atCarEnded
    case .orderSigned: .orderSigned
    case .handedOver: .handedOver
    case .leftArea: .leftArea
    case .reachedWorkshop: .reachedWorkshop
    case .finished: .finished
    case .handedBack: .handedBack
    case .divertedAt: .divertedAt
    case .returnedAt: .returnedAt
    case .noticeGiven: .noticeGiven
    }
  }
}

/// What the log says of a complaint.
public enum RecordedComplaint: UInt8, Sendable, Hashable {
  case none, crowding, longStay
  /// A complaint, and not of what.
  case unspecified
}

/// One visit as the shop's log tells it. Instants are microseconds since 1970-01-01 00:00 by the
/// shop's own clock.
public struct RecordedVisit: Sendable, Hashable {
  /// Where the log tells it, from 1. Event logs: the first line of the visit.
  public var line: Int32
  /// Index into the log's plates; −1: the log does not say.
  public var plate: Int32 = -1
  /// Index into `VisitLog.jobTypeNames`; −1: the log does not say.
  public var jobTypeName: Int32 = -1
  /// Index into the shop's job types; −1: unknown, or read without a shop.
  public var jobType: Int32 = -1
  /// Index into `VisitLog.people`; −1: the log does not say.
  public var advisor: Int32 = -1
  /// Bay, from 0; −1: the log does not say.
  public var bay: Int16 = -1
  public var complaint = RecordedComplaint.none
  /// The log says something of a complaint that is neither yes nor no.
  public var isComplaintUnknown = false
  public var isVisitor = false
  public var isLost = false
  public var isNoShow = false
  /// Booked, whether or not the slot is known.
  public var isBooked = false
  /// Some finding of the quality report is about this visit.
  public var isDoubtful = false

  private static let absent = Int64.min
  private var instants = SIMD16<Int64>(repeating: RecordedVisit.absent)

  public init(line: Int32) {
    self.line = line
  }

  public subscript(stamp: VisitStamp) -> Microseconds? {
    get {
      let value = instants[stamp.rawValue]
      return value == RecordedVisit.absent ? nil : value
    }
    set { instants[stamp.rawValue] = newValue ?? RecordedVisit.absent }
  }

  public var arrival: Microseconds? { self[.arrival] }
  public var bookedSlot: Microseconds? { self[.bookedSlot] }
  public var receptionBegan: Microseconds? { self[.receptionBegan] }
  public var orderSigned: Microseconds? { self[.orderSigned] }
  public var leftArea: Microseconds? { self[.leftArea] }
  /// When it entered the area: said, or else its arrival.
  public var enteredArea: Microseconds? { self[.entersArea] ?? self[.arrival] }

  /// The stretches in the area, from entering to leaving, in order of time: temporary parking comes
  /// between two. None where an end is missing or lies before its beginning, so that no car that enters
  /// stays for ever; one of no length is no stretch.
  var areaStretches: (first: Range<Microseconds>?, second: Range<Microseconds>?) {
    guard let left = leftArea else { return (nil, nil) }
    let atGate = wasDivertedAtGate
    guard let entered = atGate ? self[.returnedAt] : enteredArea, entered <= left else {
      return (nil, nil)
    }
    if !atGate, let out = self[.divertedAt], let back = self[.returnedAt], out >= entered,
      back >= out, out < left
    {
      // Parked until it left for good, or from its first moment: one stretch is none.
      if back >= left { return (entered..<out, nil) }
      return out == entered ? (back..<left, nil) : (entered..<out, back..<left)
    }
    return (entered..<left, nil)
  }

  /// Time in the area; temporary parking pauses it. Nil where an end is missing.
  public var areaStay: Microseconds? {
    let (first, second) = areaStretches
    guard let first else { return nil }
    return first.upperBound - first.lowerBound
      + (second.map { $0.upperBound - $0.lowerBound } ?? 0)
  }
}

/// One row of an event log, in order of time.
public struct RecordedEvent: Sendable, Hashable {
  /// Microseconds since 1970-01-01 00:00 by the shop's own clock.
  public var time: Microseconds
  public var detail: Int64
  public var line: Int32
  /// Index into `VisitLog.visits`; −1: about no car.
  public var visit: Int32
  /// Index into `VisitLog.people`; −1: nobody.
  public var person: Int32
  public var index: Int16
  public var kind: EventKind
  /// Nil: the log does not say.
  public var place: Place?
}
