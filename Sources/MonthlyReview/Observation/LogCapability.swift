import Forecourt

/// What a log can tell, by the columns or activities that it has.
public enum LogCapability: CaseIterable, Sendable, Hashable {
  case arrivals, stays, reception, bays, customerClock, bookings, noShows, complaints, diversions
  case notices, losses, visitors, jobTypes
  /// How long the work in the area took, apart from the waiting between.
  case work

  /// What a log tells, and of how many visits; what it tells of none it does not tell.
  static func of(_ log: VisitLog, in calendar: MonthCalendar) -> [LogCapability: LogEvidence] {
    let columns = log.columns
    let kinds = Set(log.events.map(\.kind))
    let isEvents = log.format == .rowPerEvent
    // Of its own log the simulator knows that what it does not tell did not happen.
    let byAbsence = log.tellsByAbsence && kinds.contains(.leavesArea)
    func has(_ column: LogColumn, _ events: EventKind...) -> Bool {
      isEvents
        ? byAbsence || events.contains(where: kinds.contains) || columns.contains(column)
        : columns.contains(column)
    }
    let months = log.visits.filter { visit in
      visit.arrival.map { calendar.contains($0) } ?? false
    }
    func count(_ isTold: (RecordedVisit) -> Bool, of all: [RecordedVisit]) -> LogEvidence {
      var evidence = LogEvidence(visits: 0, of: all.count, doubtful: 0)
      for visit in all where isTold(visit) {
        evidence.visits += 1
        if visit.isDoubtful { evidence.doubtful += 1 }
      }
      return evidence
    }
    var result: [LogCapability: LogEvidence] = [:]
    func tell(_ capability: LogCapability, _ evidence: LogEvidence) {
      if evidence.visits > 0 { result[capability] = evidence }
    }
    let inService = months.filter { !$0.isVisitor }
    let served = inService.filter { !$0.isLost }
    // Cars that were turned away at the gate were never in the area; of all others an end is asked.
    let stayed = months.filter { !($0.isLost || $0.isVisitor) || $0.leftArea != nil }
    let stays = count({ $0.areaStay != nil }, of: stayed)
    tell(.arrivals, count({ _ in true }, of: months))
    if isEvents ? kinds.contains(.leavesArea) : columns.contains(.leftArea) { tell(.stays, stays) }
    tell(.reception, count({ $0.receptionBegan != nil }, of: served))
    tell(
      .bays, count({ $0[.reachesBay] != nil && $0.areaStay != nil }, of: served))
    if isEvents {
      tell(.customerClock, log.reachedWorkshop(of: inService))
      let steps: [VisitStamp] = [.receptionBegan, .atCarEnded, .orderSigned, .handedOver]
      if kinds.contains(.deskBegins) {
        tell(.work, count({ visit in steps.allSatisfy { visit[$0] != nil } }, of: served))
      }
    } else {
      tell(.customerClock, count({ $0[.reachedWorkshop] != nil }, of: served))
    }
    let everybody = count({ _ in true }, of: inService)
    if columns.contains(.bookedSlot) { tell(.bookings, everybody) }
    if has(.noShow, .noShow) || !log.noShows.isEmpty { tell(.noShows, everybody) }
    if has(.complaint, .complains) {
      tell(.complaints, count({ !$0.isComplaintUnknown }, of: inService))
    }
    if has(.divertedAt, .diverted) { tell(.diversions, everybody) }
    if has(.lost, .losesPatience, .drivesOn) { tell(.losses, everybody) }
    if has(.visitor, .visitorLeaves, .turnAwayBegins) {
      tell(.visitors, count({ _ in true }, of: months))
    }
    // A log that tells the crowding tells its notices, if only by their absence.
    if isEvents, !kinds.isDisjoint(with: [.noticeGiven, .noticeMissed, .crowdingBegins]) {
      tell(.notices, everybody)
    }
    if columns.contains(.jobType) {
      tell(.jobTypes, count({ $0.jobType >= 0 }, of: inService))
    }
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

/// Of how many visits something is told.
public struct LogEvidence: Sendable, Hashable {
  /// Visits that tell it, and all that might have.
  public var visits: Int
  public var of: Int
  /// Of those that tell it, how many are doubtful.
  public var doubtful: Int

  public var isComplete: Bool { visits == of && doubtful == 0 }

  /// The least of what two facts are told of.
  func and(_ other: LogEvidence) -> LogEvidence {
    LogEvidence(
      visits: min(visits, other.visits), of: max(of, other.of),
      doubtful: max(doubtful, other.doubtful))
  }
}

extension VisitLog {
  /// An event log tells the end of the customer's clock by the repair, by a drive to the workshop or by
  /// the end of the visit.
  fileprivate func reachedWorkshop(of inService: [RecordedVisit]) -> LogEvidence {
    var isTold = [Bool](repeating: false, count: visits.count)
    for event in events where event.visit >= 0 {
      let isInWorkshop = event.kind == .driveEnds && event.place == .workshop
      if event.kind == .completes || event.kind == .operationBegins || isInWorkshop {
        isTold[Int(event.visit)] = true
      }
    }
    let told = visits.indices.count { isTold[$0] && !visits[$0].isVisitor }
    let doubtful = visits.indices.count {
      isTold[$0] && !visits[$0].isVisitor && visits[$0].isDoubtful
    }
    let all = inService.count { !$0.isLost }
    return LogEvidence(visits: told, of: max(told, all), doubtful: doubtful)
  }
}
