import EventSimulation
import Forecourt

/// One step of a recorded visit that the measures or the causes care about.
struct TrailStep {
  enum Kind: UInt8, Hashable {
    // In this order at the same instant, where the log does not say the order.
    case leavesArea, repairBegins, completes, lost, arrives, diverted, called, entersArea
    case reachesBay, received, atCarEnded, deskBegins, ordered, handedOver, complains
    case visitorTurnedAway, visitorLeaves, longStayBegins, noticeMissed, noticeGiven
    case firstSeen
    // Work, told by logs of events only.
    case guided, diagnosisBegan, diagnosisEnded, handOverBegan
    /// Enters and leaves at the same instant: it is never in the area.
    case passesThrough
  }
  var time: Microseconds
  /// Decides between steps of the same instant.
  var order: Int32
  /// Index into the log's visits; −1: about no car.
  var visit: Int32
  var kind: Kind
  var detail: Int64 = 0
}

extension VisitLog {
  /// The steps of all visits in order of time, on the scale of the calendar.
  func steps(in calendar: MonthCalendar) -> [TrailStep] {
    var steps = format == .rowPerEvent ? stepsOfEvents() : stepsOfRows()
    let origin = calendar.origin
    for index in steps.indices { steps[index].time -= origin }
    steps.sort { ($0.time, $0.order, $0.visit) < ($1.time, $1.order, $1.visit) }
    return steps
  }

  // MARK: One row a visit

  private func stepsOfRows() -> [TrailStep] {
    var steps: [TrailStep] = []
    steps.reserveCapacity(visits.count * 8)
    for (index, visit) in visits.enumerated() {
      func add(_ kind: TrailStep.Kind, _ time: Microseconds?, detail: Int64 = 0) {
        guard let time else { return }
        steps.append(
          TrailStep(
            time: time, order: Int32(kind.rawValue), visit: Int32(index), kind: kind,
            detail: detail))
      }
      guard let arrival = visit.arrival else { continue }
      add(.arrives, arrival)
      let atGate = visit.wasDivertedAtGate
      let (first, second) = visit.areaStretches
      if let first {
        if first.isEmpty {
          add(.passesThrough, first.lowerBound)
        } else {
          add(.entersArea, first.lowerBound)
          add(.leavesArea, first.upperBound, detail: second == nil ? 1 : 0)
          if let second {
            add(.entersArea, second.lowerBound)
            add(.leavesArea, second.upperBound, detail: 1)
          }
        }
      } else {
        // A car that is not known to leave is not counted: it would stand there for ever.
        add(.firstSeen, atGate ? visit[.returnedAt] : visit.enteredArea)
      }
      if let out = visit[.divertedAt] {
        add(.diverted, out, detail: atGate ? 1 : 0)
        add(.called, visit[.returnedAt])
      }
      add(.reachesBay, visit[.reachesBay])
      add(.received, visit.receptionBegan)
      add(.atCarEnded, visit[.atCarEnded])
      add(.ordered, visit.orderSigned)
      add(.handedOver, visit[.handedOver])
      if visit.complaint != .none {
        add(.complains, visit.receptionBegan ?? visit.leftArea ?? arrival)
      }
      add(.noticeGiven, visit[.noticeGiven])
      if visit.isVisitor {
        add(.visitorLeaves, visit.leftArea ?? arrival)
      } else if visit.isLost {
        add(.lost, visit.leftArea ?? arrival)
      } else {
        add(.repairBegins, visit[.reachedWorkshop])
        add(.completes, visit[.reachedWorkshop] ?? visit.leftArea)
      }
    }
    return steps
  }

  // MARK: One row an event

  private func stepsOfEvents() -> [TrailStep] {
    var steps: [TrailStep] = []
    steps.reserveCapacity(events.count)
    var isInside = [Bool](repeating: false, count: visits.count)
    var isDone = [Bool](repeating: false, count: visits.count)
    let lastLeave = lastLeaves()
    // A log without them says at most when a car was in the workshop.
    let tellsRepairs = events.contains { $0.kind == .operationBegins }
    let entersByArrival = visitsWithoutEntry()
    for (index, event) in events.enumerated() {
      let visit = Int(event.visit)
      func add(_ kind: TrailStep.Kind, _ detail: Int64 = 0) {
        steps.append(
          TrailStep(
            time: event.time, order: Int32(clamping: index), visit: event.visit, kind: kind,
            detail: detail))
      }
      func enter() {
        guard visit >= 0, !isInside[visit] else { return }
        // One that leaves no more would stand there for ever.
        guard let leaves = lastLeave[visit], leaves > Int32(clamping: index) else {
          return add(.firstSeen)
        }
        isInside[visit] = true
        add(.entersArea)
      }
      func beginRepair() {
        guard visit >= 0, !isDone[visit] else { return }
        isDone[visit] = true
        add(.repairBegins)
      }
      switch event.kind {
      case .arrives:
        add(.arrives)
        if visit >= 0, entersByArrival[visit] { enter() }
      case .entersLane: enter()
      case .guideBegins, .selfParks:
        enter()
        add(.guided)
      case .reachesBay:
        enter()
        add(.reachesBay)
      case .leavesArea:
        guard visit >= 0, isInside[visit] else { continue }
        isInside[visit] = false
        add(.leavesArea, lastLeave[visit] == Int32(index) ? 1 : 0)
      case .receptionBegins: add(.received)
      case .atCarEnds: add(.atCarEnded)
      case .diagnosisBegins: add(.diagnosisBegan)
      case .diagnosisEnds: add(.diagnosisEnded)
      case .deskBegins: add(.deskBegins)
      case .orderSigned: add(.ordered)
      case .handOverBegins: add(.handOverBegan)
      case .handOverEnds: add(.handedOver)
      case .diverted:
        add(
          .diverted,
          visit >= 0
            && visits[visit][.entersArea].map {
              $0 < event.time
            } ?? false ? 0 : 1)
      case .called: add(.called)
      case .operationBegins: beginRepair()
      case .driveEnds where event.place == .workshop && !tellsRepairs: beginRepair()
      case .completes:
        beginRepair()
        add(.completes)
      case .losesPatience, .drivesOn: add(.lost, event.kind == .drivesOn ? 1 : 0)
      case .complains: add(.complains, columns.contains(.detail) ? 1 + event.detail : 0)
      case .turnAwayBegins: add(.visitorTurnedAway)
      case .visitorLeaves: add(.visitorLeaves)
      case .longStayBegins: add(.longStayBegins)
      case .noticeMissed: add(.noticeMissed, event.detail)
      case .noticeGiven: add(.noticeGiven, event.detail)
      default: break
      }
    }
    return steps
  }

  /// Visits that leave the area and of which the log does not tell when they entered it: on arrival.
  private func visitsWithoutEntry() -> [Bool] {
    var result = visits.map { $0.leftArea != nil }
    for event in events where event.visit >= 0 {
      switch event.kind {
      case .entersLane, .guideBegins, .selfParks, .reachesBay: result[Int(event.visit)] = false
      default: break
      }
    }
    return result
  }

  /// By visit: the index of the event with which it leaves the area for good.
  private func lastLeaves() -> [Int32?] {
    var result = [Int32?](repeating: nil, count: visits.count)
    for (index, event) in events.enumerated() where event.visit >= 0 {
      if event.kind == .leavesArea { result[Int(event.visit)] = Int32(clamping: index) }
    }
    return result
  }
}

extension RecordedVisit {
  /// Sent to temporary parking before it ever entered the area.
  var wasDivertedAtGate: Bool {
    guard let out = self[.divertedAt], self[.returnedAt] != nil else { return false }
    if let entered = self[.entersArea] { return out <= entered }
    return self[.arrival].map { out - $0 < TimeUnit.minute } ?? false
  }
}
