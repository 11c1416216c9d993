import EventSimulation
public import Forecourt

/// What this month's review needs of last month's.
public struct PreviousReview: Sendable {
  /// Last month's calibrated shop, without its measures.
  public var shop: Shop
  public var calendar: MonthCalendar
  /// Last month's arrivals, to be replayed.
  public var arrivals: [TraceArrival]
  /// Last month's figures by key, as observed.
  public var figures: [String: Double]
  public var measures: [PlannedMeasure]

  public init(
    shop: Shop, calendar: MonthCalendar, arrivals: [TraceArrival], figures: [String: Double],
    measures: [PlannedMeasure]
  ) {
    self.shop = shop
    self.calendar = calendar
    self.arrivals = arrivals
    self.figures = figures
    self.measures = measures
  }
}

extension VisitLog {
  /// The recorded arrivals as a trace to be replayed. A car of unknown job type counts as one of
  /// the commonest.
  public func trace(in calendar: MonthCalendar, shop: Shop) -> [TraceArrival] {
    var counts = [Int](repeating: 0, count: shop.jobTypes.count)
    for visit in visits where counts.indices.contains(Int(visit.jobType)) {
      counts[Int(visit.jobType)] += 1
    }
    let commonest = counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) } ?? 0
    return visits.compactMap { visit in
      guard let arrival = visit.arrival, !visit.isVisitor else { return nil }
      let time = arrival - calendar.origin
      guard time >= 0, time < calendar.length else { return nil }
      let job = Int(visit.jobType)
      return TraceArrival(
        time: time, jobType: counts.indices.contains(job) ? job : commonest,
        bookedSlot: visit.bookedSlot.map { $0 - calendar.origin })
    }
  }
}
