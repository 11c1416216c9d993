public import EventSimulation

/// A stretch of a visit that is booked to one cause.
public struct VisitSegment: Sendable, Hashable {
  public var from: Microseconds
  public var to: Microseconds
  public var cause: DelayCause

  public init(from: Microseconds, to: Microseconds, cause: DelayCause) {
    self.from = from
    self.to = to
    self.cause = cause
  }

  public var length: Microseconds { to - from }
}

/// The delay record of a visit told in order: which stretch was booked to which cause.
///
/// Rebuilt from the log alone. Two causes leave no event of their own, waiting for a guard and
/// waiting for a driver; each is the last part of the wait before that person appears, and the
/// visit's record says how long it was.
public struct VisitTimeline: Sendable {
  public let visit: LoggedVisit
  /// In order of time, without gaps; none is empty.
  public let segments: [VisitSegment]
  /// All that was logged of this car.
  public let events: [LoggedEvent]
  /// What its time was booked to after the last event.
  let standing: DelayCause

  public init(_ visit: LoggedVisit, events: [LoggedEvent]) {
    self.visit = visit
    self.events = events
    var builder = SegmentBuilder(start: visit.arrival)
    // Both end with the person they wait for, or when the car gives up waiting.
    var guideWait = visit.delays[Int(DelayCause.guidance.rawValue)]
    var driverWait = visit.delays[Int(DelayCause.moverBusy.rawValue)]
    var hasStood = false
    func endGuideWait(_ time: Microseconds) {
      builder.cutTail(guideWait, as: .guidance, at: time)
      guideWait = 0
    }
    // The record is whole: it says how long the visit was, ended or not.
    let end = visit.arrival + visit.delays.reduce(0, +)
    for event in events {
      if event.time > end { break }
      switch event.kind {
      case .entersLane:
        hasStood = true
        // A car that drives straight up to a bay waits for the guard alone.
        builder.go(on: event.place == .bay ? .guidance : .bayFull, at: event.time)
      case .diverted:
        if hasStood { endGuideWait(event.time) }
        builder.go(on: .diverted, at: event.time)
      case .guideBegins, .selfParks:
        hasStood = true
        endGuideWait(event.time)
        builder.go(on: .service, at: event.time)
      case .reachesBay:
        hasStood = true
        builder.go(on: .advisorBusy, at: event.time)
      case .receptionBegins: builder.go(on: .service, at: event.time)
      case .diagnosisBegins: builder.go(on: .diagnosis, at: event.time)
      case .diagnosisEnds: builder.go(on: .advisorBusy, at: event.time)
      case .deskBegins: builder.go(on: .partsAndDesk, at: event.time)
      case .orderSigned: builder.go(on: .supervisorBusy, at: event.time)
      case .handOverBegins: builder.go(on: .service, at: event.time)
      case .handOverEnds:
        // What was ordered before the first opening stands in the lot.
        if hasStood {
          builder.go(on: .workshopFull, at: event.time)
        } else {
          builder.leave(at: event.time)
        }
      case .driveBegins:
        if !builder.hasLeft {
          builder.cutTail(driverWait, as: .moverBusy, at: event.time)
          driverWait = 0
        }
        builder.leave(at: event.time)
      default: break
      }
    }
    standing = builder.cause
    if builder.isWaiting(for: .bayFull) { endGuideWait(end) }
    if builder.isWaiting(for: .workshopFull) {
      builder.cutTail(driverWait, as: .moverBusy, at: end)
    }
    segments = builder.finish(at: end)
  }

  /// Time booked to a cause up to an instant.
  public func delay(_ cause: DelayCause, until time: Microseconds = .never) -> Microseconds {
    segments.reduce(0) { sum, segment in
      segment.cause == cause ? sum + max(0, min(segment.to, time) - segment.from) : sum
    }
  }
}

private struct SegmentBuilder {
  private var done: [VisitSegment] = []
  private(set) var cause = DelayCause.gate
  private var since: Microseconds
  private(set) var hasLeft = false

  init(start: Microseconds) {
    since = start
  }

  /// Whether the stretch that goes on now is booked to this cause.
  func isWaiting(for cause: DelayCause) -> Bool { self.cause == cause }

  mutating func go(on next: DelayCause, at time: Microseconds) {
    close(at: time)
    // Once out of the area all time is spent outside, whatever the papers do.
    cause = hasLeft ? .awaitingWorkshop : next
  }

  mutating func leave(at time: Microseconds) {
    close(at: time)
    hasLeft = true
    cause = .awaitingWorkshop
  }

  /// The last part of the stretch that ends now belongs to another cause.
  mutating func cutTail(_ length: Microseconds, as other: DelayCause, at time: Microseconds) {
    guard length > 0 else { return }
    close(at: max(since, time - length))
    cause = other
  }

  private mutating func close(at time: Microseconds) {
    if time > since {
      // Papers that go on while the car stands in the lot do not part its wait there.
      if cause == .awaitingWorkshop, let last = done.last, last.cause == cause {
        done[done.count - 1].to = time
      } else {
        done.append(VisitSegment(from: since, to: time, cause: cause))
      }
    }
    since = max(since, time)
  }

  mutating func finish(at time: Microseconds) -> [VisitSegment] {
    close(at: time)
    return done
  }
}

extension EventLog {
  /// One car's visit in order; nil if the log has no such car.
  public func timeline(ofCar car: UInt32) -> VisitTimeline? {
    guard let visit = visits.first(where: { $0.car == car }) else { return nil }
    return VisitTimeline(visit, events: events.filter { $0.car == car })
  }
}
