import EventSimulation
import Forecourt

/// One row an event: case, activity, start, end, resource.
extension LogParse {
  mutating func readEvents() {
    let slots = slots
    var fields: [Field] = []
    var cases = ByteTable()
    var activities = ActivityWords(mapping: mapping)
    let visitSlot = LogParse.slot[.visit]!
    let activitySlot = LogParse.slot[.activity]!
    while true {
      let (more, line) = nextRow(&fields, slots: slots)
      guard more else { break }
      let word = cells[activitySlot]
      guard !word.isEmpty else {
        note(line, .missingActivity, .activity)
        continue
      }
      guard let activity = activities.activity(scanner.bytes, word, scanner.text) else {
        note(line, .unknownActivity, .activity)
        continue
      }
      let key = cells[visitSlot].isEmpty ? cells[LogParse.plateSlot] : cells[visitSlot]
      var number = -1
      if activity.begins == .noShow, key.isEmpty || isZero(key) {
        readNoShow(line)
        continue
      }
      if !key.isEmpty && !isZero(key) {
        number = cases.insert(scanner.bytes, key.start, key.end)
      } else if activity.begins.concernsCar {
        note(line, .missingVisit, .visit)
        continue
      }
      readEvent(line, activity, case: number)
    }
    events.sort { ($0.time, $0.line) < ($1.time, $1.line) }
    gatherVisits(cases.count)
  }

  /// The case number that stands for no car.
  private func isZero(_ field: Field) -> Bool {
    field.end == field.start + 1 && scanner.bytes[field.start] == 0x30
  }

  /// A booked customer who did not come, and so has no case.
  private mutating func readNoShow(_ line: Int32) {
    let booked = cells[LogParse.slot[.bookedSlot]!]
    let cell = booked.isEmpty ? cells[LogParse.slot[.start]!] : booked
    guard let slot = wallClock(cell)?.instant else { return note(line, .missingArrival, .start) }
    var visit = RecordedVisit(line: line)
    visit[.bookedSlot] = slot
    visit.isBooked = true
    visit.isNoShow = true
    visit.jobTypeName = LogParse.number(
      of: cells[LogParse.jobTypeSlot], in: &jobWords, scanner)
    noShows.append(visit)
  }

  private mutating func readEvent(_ line: Int32, _ activity: LogActivity, case number: Int) {
    let startSlot = LogParse.slot[.start]!
    let date = cells[LogParse.dateSlot].isEmpty ? nil : wallClock(cells[LogParse.dateSlot])?.day
    func instant(_ clock: WallClock?) -> Microseconds? {
      guard let clock else { return nil }
      if let instant = clock.instant { return instant }
      guard let date, let time = clock.time else { return nil }
      return Microseconds(date) * TimeUnit.day + time
    }
    let startCell = cells[startSlot]
    guard !startCell.isEmpty else { return note(line, .missingArrival, .start) }
    guard let start = instant(wallClock(startCell)) else {
      return note(line, .unreadableArrival, .start)
    }
    if visits.count <= number {
      while visits.count <= number { visits.append(RecordedVisit(line: line)) }
    }
    if number >= 0 { describeCase(number) }
    let person = LogParse.number(of: cells[LogParse.slot[.resource]!], in: &people, scanner)
    var event = RecordedEvent(
      time: start, detail: wholeNumber(cells[LogParse.slot[.detail]!]) ?? 0, line: line,
      visit: Int32(number), person: person,
      index: Int16(clamping: wholeNumber(cells[LogParse.slot[.index]!]) ?? -1),
      kind: activity.begins, place: place(cells[LogParse.slot[.place]!]))
    events.append(event)
    let endCell = cells[LogParse.slot[.end]!]
    guard let ends = activity.ends, !endCell.isEmpty else { return }
    guard let end = instant(wallClock(endCell)) else {
      return note(line, .unreadableInstant, .end)
    }
    guard end >= start else { return note(line, .endBeforeStart, .end) }
    event.time = end
    event.kind = ends
    events.append(event)
  }

  /// What a row says of its visit apart from the event; the first word counts.
  private mutating func describeCase(_ number: Int) {
    let plate = cells[LogParse.plateSlot]
    if visits[number].plate < 0, !plate.isEmpty {
      visits[number].plate = LogParse.number(of: plate, in: &plates, scanner)
    }
    let job = cells[LogParse.jobTypeSlot]
    if visits[number].jobTypeName < 0, !job.isEmpty {
      visits[number].jobTypeName = LogParse.number(of: job, in: &jobWords, scanner)
    }
    let advisor = cells[LogParse.advisorSlot]
    if visits[number].advisor < 0, !advisor.isEmpty {
      visits[number].advisor = LogParse.number(of: advisor, in: &people, scanner)
    }
    let booked = cells[LogParse.slot[.bookedSlot]!]
    if visits[number].bookedSlot == nil, !booked.isEmpty, let slot = wallClock(booked)?.instant {
      visits[number][.bookedSlot] = slot
      visits[number].isBooked = true
    }
    let said = complaint(cells[LogParse.complaintSlot])
    if said != .none { visits[number].complaint = said }
    if saysYes(cells[LogParse.visitorSlot]) { visits[number].isVisitor = true }
  }

  private func place(_ field: Field) -> Place? {
    guard !field.isEmpty else { return nil }
    let word = LogColumn.normalised(scanner.text(field))
    return LogParse.placeWords[word]
  }

  private static let placeWords: [String: Place] = {
    var result: [String: Place] = [:]
    for place in Place.allCases { result[LogColumn.normalised("\(place)")] = place }
    let words: [(Place, [String])] = [
      (.gateQueue, ["门外", "门口"]), (.lane, ["通道", "排队区", "预检通道"]), (.bay, ["工位", "预检工位"]),
      (.temporaryParking, ["临停", "临时停车位", "临时停车"]), (.waitingBay, ["等待工位"]),
      (.awaitingRepair, ["待修区"]), (.workshop, ["车间"]), (.finishedParking, ["竣工停车区", "竣工区"]),
    ]
    for (place, names) in words { for name in names { result[name] = place } }
    return result
  }()

  /// Fills the stamps of the visits from their events, in order of time.
  private mutating func gatherVisits(_ count: Int) {
    for event in events where event.visit >= 0 {
      let number = Int(event.visit)
      visits[number].take(event)
    }
    var kept: [RecordedVisit] = []
    var newNumber = [Int32](repeating: -1, count: visits.count)
    for number in visits.indices {
      if visits[number].arrival == nil {
        visits[number][.arrival] = visits[number][.entersArea] ?? visits[number][.receptionBegan]
      }
    }
    let order = visits.indices.sorted { left, right in
      (visits[left].arrival ?? .max, visits[left].line)
        < (visits[right].arrival ?? .max, visits[right].line)
    }
    for number in order {
      if visits[number].arrival == nil {
        if visits[number].isNoShow {
          noShows.append(visits[number])
        } else {
          note(visits[number].line, .missingArrival, .arrival)
        }
        continue
      }
      newNumber[number] = Int32(kept.count)
      kept.append(visits[number])
    }
    visits = kept
    for index in events.indices where events[index].visit >= 0 {
      events[index].visit = newNumber[Int(events[index].visit)]
    }
  }
}

extension RecordedVisit {
  /// What an event says of its visit. Events come in order of time.
  mutating func take(_ event: RecordedEvent) {
    func first(_ stamp: VisitStamp, _ visit: inout RecordedVisit) {
      if visit[stamp] == nil { visit[stamp] = event.time }
    }
    switch event.kind {
    case .arrives:
      first(.arrival, &self)
      if event.detail < 0 { isVisitor = true }
    case .noShow:
      isNoShow = true
      isBooked = true
      first(.bookedSlot, &self)
    case .losesPatience, .drivesOn:
      isLost = true
    case .entersLane: first(.entersArea, &self)
    case .reachesBay, .selfParks:
      first(.entersArea, &self)
      first(.reachesBay, &self)
      if event.index >= 0, bay < 0 { bay = event.index }
    case .receptionBegins:
      first(.receptionBegan, &self)
      if event.person >= 0, advisor < 0 { advisor = event.person }
    case .atCarEnds: first(.atCarEnded, &self)
    case .orderSigned: first(.orderSigned, &self)
    case .handOverEnds: first(.handedOver, &self)
    case .diverted, .parked: first(.divertedAt, &self)
    case .called: first(.returnedAt, &self)
    case .leavesArea, .visitorLeaves: self[.leftArea] = event.time
    case .operationBegins: first(.reachedWorkshop, &self)
    case .finished: first(.finished, &self)
    case .handedBack: self[.handedBack] = event.time
    case .complains: complaint = event.detail == 1 ? .longStay : .crowding
    default: break
    }
  }
}

extension EventKind {
  /// Whether a row of this kind must say which car.
  var concernsCar: Bool {
    switch self {
    case .dayBegins, .dayEnds, .shiftBegins, .shiftEnds, .breakBegins, .breakEnds, .breakMissed,
      .crowdingBegins, .crowdingEnds, .noticeMissed, .noticeBegins, .noticeGiven, .managerSetsOff,
      .managerAttends, .managerLeaves, .coordinationBegins, .escalationEnds, .progressNotice:
      false
    default: true
    }
  }
}

/// Words of the activity column that were looked up before.
private struct ActivityWords {
  private var table = ByteTable()
  private var found: [LogActivity?] = []
  private let own: [String: LogActivity]

  init(mapping: LogMapping) {
    var own: [String: LogActivity] = [:]
    for (word, activity) in mapping.activities { own[LogColumn.normalised(word)] = activity }
    self.own = own
  }

  mutating func activity(
    _ bytes: [UInt8], _ field: Field, _ text: (Field) -> String
  ) -> LogActivity? {
    let entry = table.insert(bytes, field.start, field.end)
    if entry < found.count { return found[entry] }
    let word = LogColumn.normalised(text(field))
    let activity = own[word] ?? LogActivity.names[word]
    found.append(activity)
    return activity
  }
}
