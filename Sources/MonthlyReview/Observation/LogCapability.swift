import Forecourt

/// What a log can tell, by the columns or activities that it has.
public enum LogCapability: CaseIterable, Sendable, Hashable {
  case arrivals, stays, reception, bays, customerClock, bookings, noShows, complaints, diversions
  case notices, losses, visitors, jobTypes
  /// How long the work in the area took, apart from the waiting between.
  case work

  /// What a log tells.
  static func of(_ log: VisitLog) -> Set<LogCapability> {
    var result: Set<LogCapability> = [.arrivals]
    let columns = log.columns
    if log.format == .rowPerEvent {
      let kinds = Set(log.events.map(\.kind))
      if kinds.contains(.leavesArea) { result.insert(.stays) }
      if kinds.contains(.receptionBegins) { result.insert(.reception) }
      if kinds.contains(.reachesBay), kinds.contains(.leavesArea) { result.insert(.bays) }
      if !kinds.isDisjoint(with: [.operationBegins, .completes, .driveEnds]) {
        result.insert(.customerClock)
      }
      let steps: Set<EventKind> = [
        .receptionBegins, .atCarEnds, .deskBegins, .orderSigned, .handOverEnds,
      ]
      if kinds.isSuperset(of: steps) { result.insert(.work) }
      if columns.contains(.bookedSlot) { result.insert(.bookings) }
      if kinds.contains(.noShow) || !log.noShows.isEmpty { result.insert(.noShows) }
      // An event log tells these by their absence too.
      if kinds.contains(.leavesArea) {
        result.formUnion([.complaints, .diversions, .losses, .visitors])
      }
      // A log that tells the crowding tells its notices, if only by their absence.
      if !kinds.isDisjoint(with: [.noticeGiven, .noticeMissed, .crowdingBegins]) {
        result.insert(.notices)
      }
    } else {
      if columns.contains(.leftArea) { result.insert(.stays) }
      if columns.contains(.receptionBegan) { result.insert(.reception) }
      if columns.contains(.reachesBay), columns.contains(.leftArea) { result.insert(.bays) }
      if columns.contains(.reachedWorkshop) { result.insert(.customerClock) }
      if columns.contains(.bookedSlot) { result.insert(.bookings) }
      if columns.contains(.noShow) || !log.noShows.isEmpty { result.insert(.noShows) }
      if columns.contains(.complaint) { result.insert(.complaints) }
      if columns.contains(.divertedAt) { result.insert(.diversions) }
      if columns.contains(.lost) { result.insert(.losses) }
      if columns.contains(.visitor) { result.insert(.visitors) }
    }
    if columns.contains(.jobType) { result.insert(.jobTypes) }
    return result
  }

  /// What a log must tell for a figure of the catalogue; nil: no log tells it.
  static func needed(for key: String) -> [LogCapability]? {
    if let exact = exactKeys[key] { return exact }
    if key.hasPrefix("areaClock.") { return [.stays] }
    if key.hasPrefix("bayClock.") { return [.bays] }
    if key.hasPrefix("customerClock.") { return [.customerClock] }
    if key.hasPrefix("jobs.") {
      if key.hasSuffix(".arrivalsPerDay") { return [.jobTypes] }
      if key.hasSuffix(".longShare") || key.hasSuffix(".areaMean") { return [.jobTypes, .stays] }
      if key.hasSuffix(".customerMean") { return [.jobTypes, .customerClock] }
      if key.hasSuffix(".receptionWaitMean") { return [.jobTypes, .reception] }
      return nil
    }
    return nil
  }

  private static let exactKeys: [String: [LogCapability]] = [
    "complaints.perDay": [.complaints], "complaints.crowdingPerDay": [.complaints],
    "complaints.longStayPerDay": [.complaints], "complaints.carShare": [.complaints],
    "longStays.perDay": [.stays], "areaStays.longShare": [.stays],
    "longStays.byWorkAlone": [.stays, .work], "longStays.byWorkAloneShare": [.stays, .work],
    "longStays.minutesOverPerDay": [.stays], "crowding.minutesPerDay": [.stays],
    "crowding.openShare": [.stays], "crowding.episodesPerDay": [.stays],
    "area.meanCars": [.stays], "area.maximumCars": [.stays],
    "longCustomerStays.share": [.customerClock], "arrivals.perDay": [.arrivals],
    "arrivals.bookedShare": [.bookings], "appointments.noShowShare": [.bookings, .noShows],
    "appointments.punctualShare": [.bookings], "completions.perDay": [.customerClock],
    "lost.perDay": [.losses], "lost.share": [.losses], "notice.mean": [.notices, .stays],
    "notice.p90": [.notices, .stays], "notices.perDay": [.notices, .stays],
    "missedNotices.perDay": [.notices], "diverted.perDay": [.diversions],
    "visitors.perDay": [.visitors], "violations.perDay": [.visitors],
    "violations.minutesPerDay": [.visitors], "reception.withinTarget": [.reception],
    "reception.waitMean": [.reception], "reception.waitP90": [.reception],
    "ticketWait.mean": [.diversions], "ticketWait.p90": [.diversions],
  ]
}
