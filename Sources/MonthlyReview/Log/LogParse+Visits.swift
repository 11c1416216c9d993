import EventSimulation
import Forecourt

/// One row a visit.
extension LogParse {
  mutating func readVisits() {
    visits.reserveCapacity((scanner.bytes.count - scanner.position) / 120 + 16)
    let slots = slots
    var fields: [Field] = []
    while true {
      let (more, line) = nextRow(&fields, slots: slots)
      guard more else { break }
      readVisit(line)
    }
  }

  private mutating func readVisit(_ line: Int32) {
    var visit = RecordedVisit(line: line)
    describe(&visit)
    let date = readDate(line)
    var base = date
    for stamp in VisitStamp.allCases {
      let cell = cells[LogParse.stampSlots[stamp.rawValue]]
      guard !cell.isEmpty else { continue }
      guard let value = wallClock(cell) else {
        if stamp == .bookedSlot {
          // The column may only say whether there was a booking.
          if saysYes(cell) {
            visit.isBooked = true
            let text = scanner.text(cell)
            if text.unicodeScalars.contains(where: { ("0"..."9").contains($0) }) {
              note(line, .unreadableBooking, .bookedSlot)
            }
          }
        } else if stamp != .arrival {
          note(line, .unreadableInstant, stamp.column)
        }
        continue
      }
      if let instant = value.instant {
        visit[stamp] = instant
        if stamp == .arrival, base == nil { base = value.day }
      } else if let day = base, let time = value.time {
        visit[stamp] = Microseconds(day) * TimeUnit.day + time
      } else if stamp == .bookedSlot, let time = value.time {
        // The booking stands before the arrival that dates it: taken once that is known.
        pendingSlot = time
      } else if stamp != .arrival {
        note(line, .unreadableInstant, stamp.column)
      }
    }
    if let time = pendingSlot {
      pendingSlot = nil
      if let day = base { visit[.bookedSlot] = Microseconds(day) * TimeUnit.day + time }
    }
    if visit[.bookedSlot] != nil { visit.isBooked = true }
    keep(visit, line: line)
  }

  private mutating func readDate(_ line: Int32) -> Int? {
    let cell = cells[LogParse.dateSlot]
    guard !cell.isEmpty else { return nil }
    guard let day = wallClock(cell)?.day else {
      note(line, .unreadableInstant, .date)
      return nil
    }
    return day
  }

  private mutating func describe(_ visit: inout RecordedVisit) {
    let plate = cells[LogParse.plateSlot]
    visit.plate = LogParse.number(of: plate, in: &plates, scanner)
    visit.jobTypeName = LogParse.number(of: cells[LogParse.jobTypeSlot], in: &jobWords, scanner)
    visit.advisor = LogParse.number(of: cells[LogParse.advisorSlot], in: &people, scanner)
    visit.complaint = complaint(cells[LogParse.complaintSlot])
    visit.isVisitor = saysYes(cells[LogParse.visitorSlot])
    visit.isLost = saysYes(cells[LogParse.lostSlot])
    visit.isNoShow = saysYes(cells[LogParse.noShowSlot])
    if let bay = wholeNumber(cells[LogParse.baySlot]), (1...1000).contains(bay) {
      visit.bay = Int16(bay - 1)
    }
  }

  private mutating func keep(_ visit: RecordedVisit, line: Int32) {
    if visit[.arrival] == nil {
      if visit.isNoShow
        || (visit.bookedSlot != nil && cells[LogParse.arrivalSlot].isEmpty
          && visit[.receptionBegan] == nil)
      {
        guard visit.bookedSlot != nil else { return note(line, .missingArrival, .bookedSlot) }
        var absent = visit
        absent.isNoShow = true
        noShows.append(absent)
        return
      }
      let isEmpty = cells[LogParse.arrivalSlot].isEmpty
      return note(line, isEmpty ? .missingArrival : .unreadableArrival, .arrival)
    }
    visits.append(visit)
  }

  static let stampSlots = VisitStamp.allCases.map { slot[$0.column]! }
  static let dateSlot = slot[.date]!
  static let plateSlot = slot[.plate]!
  static let jobTypeSlot = slot[.jobType]!
  static let advisorSlot = slot[.advisor]!
  static let complaintSlot = slot[.complaint]!
  static let visitorSlot = slot[.visitor]!
  static let lostSlot = slot[.lost]!
  static let noShowSlot = slot[.noShow]!
  static let baySlot = slot[.bay]!
  static let arrivalSlot = slot[.arrival]!
}
