import DataFiles
import EventSimulation
import Forecourt

/// What reading an event log has to remember from row to row.
struct EventReading {
  var cases = ByteTable()
  var activities: ActivityWords
  /// Rows of each visit that were read.
  var rows: [Int32] = []

  init(mapping: LogMapping) {
    activities = ActivityWords(mapping: mapping)
  }
}

/// One row an event: case, activity, start, end, resource.
extension LogParse {
  mutating func readEvent() {
    let word = self[.activity]
    guard !word.isBlank else { return note(.missingActivity, .activity) }
    let transition: Bool?
    if self[.lifecycle].isBlank {
      transition = nil
    } else {
      guard let isBeginning = Words.isBeginning(row.text(self[.lifecycle])) else {
        return note(.unusedTransition, .lifecycle)
      }
      transition = isBeginning
    }
    guard let activity = eventReading.activities.activity(word, in: row, isBeginning: transition)
    else { return note(.unknownActivity, .activity) }
    let key = self[.visit].isBlank ? self[.plate] : self[.visit]
    let concernsCar = activity.begins.concernsCar
    // Case 0 is a case like any other; where a row needs none, it means that there is none.
    let isNone = key.isBlank || (isZero(key) && (!concernsCar || activity.begins == .noShow))
    if activity.begins == .noShow, isNone { return readNoShow() }
    if isNone, concernsCar { return note(.missingVisit, .visit) }
    let number =
      isNone ? -1 : eventReading.cases.insert(row.bytes, Int(key.start), Int(key.end))
    readEvent(activity, case: number)
  }

  private func isZero(_ cell: TableCell) -> Bool {
    cell.end == cell.start + 1 && row.bytes[Int(cell.start)] == 0x30
  }

  /// A booked customer who did not come, and so has no case.
  private mutating func readNoShow() {
    let column: LogColumn = self[.bookedSlot].isBlank ? .start : .bookedSlot
    guard let slot = instant(of: column, date: rowDate()) else { return }
    var visit = RecordedVisit(line: Int32(clamping: row.number))
    visit[.bookedSlot] = slot
    visit.isBooked = true
    visit.isNoShow = true
    visit.jobTypeName = jobTypeName()
    noShows.append(visit)
  }

  /// Nil, and noted as a refusal, where the row does not say when.
  private mutating func instant(of column: LogColumn, date: Int?) -> Microseconds? {
    switch time(column) {
    case .instant(let instant): return instant
    case .timeOfDay(let time):
      if let date { return Microseconds(date) * TimeUnit.day + time }
      note(.arrivalWithoutDate, column)
    case .date: note(.arrivalWithoutTime, column)
    case .blank: note(.missingArrival, column)
    case .unreadable: note(.unreadableArrival, column)
    }
    return nil
  }

  private mutating func readEvent(_ activity: LogActivity, case number: Int) {
    let date = rowDate()
    // A log of ends only has no other time.
    let startColumn: LogColumn = self[.start].isBlank && !self[.end].isBlank ? .end : .start
    guard let start = instant(of: startColumn, date: date) else { return }
    let line = Int32(clamping: row.number)
    while visits.count <= number {
      visits.append(RecordedVisit(line: line))
      eventReading.rows.append(0)
    }
    if number >= 0 {
      eventReading.rows[number] += 1
      describeCase(number)
    }
    let person = LogParse.number(of: self[.resource], in: &people, row)
    // What somebody complained of, only a detail tells.
    let detail = wholeNumber(self[.detail]) ?? (activity.begins == .complains ? -1 : 0)
    var event = RecordedEvent(
      time: start, detail: detail, line: line,
      visit: Int32(number), person: person,
      index: Int16(clamping: wholeNumber(self[.index]) ?? -1),
      kind: startColumn == .end ? activity.ends ?? activity.begins : activity.begins,
      place: place(self[.place]))
    events.append(event)
    guard startColumn == .start, let ends = activity.ends, !self[.end].isBlank else { return }
    let end: Microseconds
    switch time(.end) {
    case .instant(let instant): end = instant
    case .timeOfDay(let time):
      guard let date = endDate() ?? date else { return note(.instantWithoutDate, .end) }
      let instant = Microseconds(date) * TimeUnit.day + time
      end =
        instant < start && start - instant > 12 * TimeUnit.hour
        ? instant + TimeUnit.day : instant
    case .blank: return
    case .date: return note(.instantWithoutTime, .end)
    case .unreadable: return note(.unreadableInstant, .end)
    }
    guard end >= start else { return note(.endBeforeStart, .end) }
    event.time = end
    event.kind = ends
    events.append(event)
  }

  /// What a row says of its visit apart from the event; the first word counts.
  private mutating func describeCase(_ number: Int) {
    if visits[number].plate < 0 { visits[number].plate = plate() }
    if visits[number].jobTypeName < 0 { visits[number].jobTypeName = jobTypeName() }
    if visits[number].advisor < 0 {
      visits[number].advisor = LogParse.number(of: self[.advisor], in: &people, row)
    }
    if visits[number].bookedSlot == nil, !self[.bookedSlot].isBlank {
      switch time(.bookedSlot) {
      case .instant(let slot):
        visits[number][.bookedSlot] = slot
        visits[number].isBooked = true
      case .blank: break
      default:
        if !AnswerWords.saysNo(LogColumn.normalised(row.text(self[.bookedSlot]))) {
          note(.unreadableBooking, .bookedSlot)
        }
      }
    }
    let said = answer(.complaint)
    if said.complaint != .none { visits[number].complaint = said.complaint }
    if said.answer == .unknown { visits[number].isComplaintUnknown = true }
    if answer(.visitor).answer == .yes { visits[number].isVisitor = true }
    if answer(.lost).answer == .yes { visits[number].isLost = true }
  }

  private func place(_ cell: TableCell) -> Place? {
    guard !cell.isBlank else { return nil }
    return PlaceNames.byWord[LogColumn.normalised(row.text(cell))]
  }

  /// Fills the stamps of the visits from their events, in order of time.
  mutating func gatherVisits() {
    events.sort { ($0.time, $0.line) < ($1.time, $1.line) }
    for event in events where event.visit >= 0 { visits[Int(event.visit)].take(event) }
    for number in visits.indices where visits[number].arrival == nil && !visits[number].isNoShow {
      visits[number][.arrival] = visits[number].firstSeen
    }
    let order = visits.indices.sorted { left, right in
      (visits[left].arrival ?? .max, visits[left].line)
        < (visits[right].arrival ?? .max, visits[right].line)
    }
    var kept: [RecordedVisit] = []
    kept.reserveCapacity(visits.count)
    var rows: [Int32] = []
    var newNumber = [Int32](repeating: -1, count: visits.count)
    for number in order {
      if visits[number].isNoShow, visits[number].arrival != nil {
        visits[number].isDoubtful = true
        let came = visits[number].receptionBegan != nil || visits[number].leftArea != nil
        note(visits[number].line, came ? .noShowThatCame : .comesAndIsNoShow, .activity)
        visits[number].isNoShow = !came
      }
      guard visits[number].arrival != nil, !visits[number].isNoShow else {
        if visits[number].isNoShow {
          noShows.append(visits[number])
        } else {
          note(
            visits[number].line, .missingArrival, .arrival,
            rows: Int(eventReading.rows[number]))
        }
        continue
      }
      newNumber[number] = Int32(kept.count)
      kept.append(visits[number])
      rows.append(eventReading.rows[number])
    }
    visits = kept
    eventReading.rows = rows
    events = events.compactMap { event in
      var event = event
      guard event.visit >= 0 else { return event }
      event.visit = newNumber[Int(event.visit)]
      return event.visit >= 0 ? event : nil
    }
  }
}

extension RecordedVisit {
  /// The first that was seen of a car whose arrival the log does not tell.
  fileprivate var firstSeen: Microseconds? {
    let stamps: [VisitStamp] = [.entersArea, .reachesBay, .receptionBegan]
    return stamps.lazy.compactMap { self[$0] }.min()
  }

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
    case .complains:
      complaint = event.detail == 1 ? .longStay : event.detail == 0 ? .crowding : .unspecified
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
struct ActivityWords {
  private var table = ByteTable()
  private var found: [Meaning] = []
  private let own: [String: LogActivity]

  private struct Meaning {
    var word: String
    var activity: LogActivity?
    /// What a row tells that is the beginning, or the end, of the activity.
    var beginning: LogActivity?
    var end: LogActivity?
    var unknownRows = 0
  }

  init(mapping: LogMapping) {
    var own: [String: LogActivity] = [:]
    for (word, activity) in mapping.activities { own[LogColumn.normalised(word)] = activity }
    self.own = own
  }

  /// - Parameter isBeginning: what the row says of itself; nil: nothing.
  mutating func activity(
    _ cell: TableCell, in row: TableRow, isBeginning: Bool?
  ) -> LogActivity? {
    let entry = table.insert(row.bytes, Int(cell.start), Int(cell.end))
    if entry == found.count { found.append(meaning(of: row.text(cell))) }
    let result =
      switch isBeginning {
      case nil: found[entry].activity
      case true?: found[entry].beginning
      case false?: found[entry].end
      }
    if result == nil { found[entry].unknownRows += 1 }
    return result
  }

  private func meaning(of text: String) -> Meaning {
    let word = LogColumn.normalised(text)
    let activity = own[word] ?? LogActivity.names[word]
    // The program's own log for process mining calls receptionBegins the start of reception.
    let isOwn = own[word] == nil
    let begins = isOwn ? LogActivity.kinds[word + "begins"] : nil
    let ends = isOwn ? LogActivity.kinds[word + "ends"] : nil
    return Meaning(
      word: text, activity: activity,
      beginning: (begins ?? activity?.begins).map { LogActivity($0) },
      end: (ends ?? activity?.ends ?? activity?.begins).map { LogActivity($0) })
  }

  /// Words that mean nothing known, each with how many rows have it, the commonest first.
  var unknown: [(word: String, count: Int)] {
    found.filter { $0.unknownRows > 0 }.map { ($0.word, $0.unknownRows) }
      .sorted { ($1.count, $0.word) < ($0.count, $1.word) }
  }
}
