import EventSimulation
import Forecourt

/// What can only be seen with all rows at hand.
extension LogParse {
  mutating func finish(period: LogPeriod) throws(LogError) -> VisitLog {
    if visits.isEmpty && noShows.isEmpty { try refuseUndated() }
    if format == .rowPerVisit { sortVisits() }
    countMonths()
    checkOrder()
    selectPeriod(period)
    if visits.isEmpty, noShows.isEmpty, case .dates = period {
      throw .nothingInPeriod(months: quality.months)
    }
    if format == .rowPerVisit { refuseDuplicates() }
    checkJobTypes()
    checkEnds()
    checkOverlaps()
    checkPlaces()
    for column in LogColumn.allCases {
      for (word, count) in answers[column]?.unknown ?? [] {
        quality.unknownWords.append(
          QualityReport.UnknownWord(column: column, word: word, count: count))
      }
    }
    addNotes()
    countRows()
    return VisitLog(
      format: format, visits: visits, noShows: noShows, events: events,
      people: (0..<people.count).map { people[$0] },
      jobTypeNames: (0..<jobWords.count).map { jobWords[$0] }, columns: present,
      quality: quality, plates: plates)
  }

  /// A log of times without any date is refused for that one reason.
  private func refuseUndated() throws(LogError) {
    let undated = counts[Int(LogReason.arrivalWithoutDate.rawValue)]
    guard undated > 0, undated * 2 > quality.rowsRead,
      let example = quality.findings.first(where: { $0.reason == .arrivalWithoutDate })
    else { return }
    throw .noDates(
      column: quality.name(of: example.column ?? .arrival), example: example.cell)
  }

  private mutating func countMonths() {
    for visit in visits {
      guard let arrival = visit.arrival else { continue }
      let date = CalendarDate(instant: arrival)
      if let last = quality.months.indices.last, quality.months[last].month == date.month,
        quality.months[last].year == date.year
      {
        quality.months[last].visits += 1
      } else {
        quality.months.append(LogMonth(year: date.year, month: date.month, visits: 1))
      }
    }
  }

  private mutating func sortVisits() {
    visits.sort { ($0.arrival ?? .max, $0.line) < ($1.arrival ?? .max, $1.line) }
    noShows.sort { ($0.bookedSlot ?? .max, $0.line) < ($1.bookedSlot ?? .max, $1.line) }
  }

  /// The steps of a visit in the order in which they must happen; the later stamp is set aside when
  /// it comes before an earlier step.
  private static let sequence: [VisitStamp] = [
    .arrival, .entersArea, .reachesBay, .receptionBegan, .atCarEnded, .orderSigned, .handedOver,
  ]
  private static let afterwards: [VisitStamp] = [
    .leftArea, .divertedAt, .returnedAt, .reachedWorkshop, .finished, .handedBack, .noticeGiven,
  ]

  private mutating func checkOrder() {
    for index in visits.indices {
      guard let arrival = visits[index].arrival else { continue }
      var latest = arrival
      for stamp in LogParse.sequence.dropFirst() {
        guard let time = visits[index][stamp] else { continue }
        if time < latest { setAside(index, stamp, .endBeforeStart) } else { latest = time }
      }
      for stamp in LogParse.afterwards {
        guard let time = visits[index][stamp] else { continue }
        if time < arrival { setAside(index, stamp, .endBeforeStart) }
      }
      if let left = visits[index].leftArea {
        let earlier = [VisitStamp.entersArea, .reachesBay, .receptionBegan]
        if earlier.contains(where: { visits[index][$0].map { left < $0 } ?? false }) {
          setAside(index, .leftArea, .endBeforeStart)
        }
      }
      if let out = visits[index][.divertedAt], let back = visits[index][.returnedAt], back < out {
        setAside(index, .returnedAt, .endBeforeStart)
      }
      guard let left = visits[index].leftArea else { continue }
      if left - arrival > 31 * TimeUnit.day {
        setAside(index, .leftArea, .stayTooLong)
      } else if left - arrival > TimeUnit.day {
        doubt(index, .stayOverADay, .leftArea)
      } else if visits[index].areaStay == 0, !visits[index].isLost {
        doubt(index, .stayOfNoTime, .leftArea)
      }
    }
  }

  private mutating func setAside(_ index: Int, _ stamp: VisitStamp, _ reason: LogReason) {
    let isQuoted = counts[Int(reason.rawValue)] < QualityReport.quotedCells
    let cell = isQuoted ? visits[index][stamp].map(WallClockText.precise) ?? "" : ""
    visits[index][stamp] = nil
    visits[index].isDoubtful = true
    note(visits[index].line, reason, stamp.column, cell: cell)
  }

  private mutating func doubt(_ index: Int, _ reason: LogReason, _ column: LogColumn?) {
    visits[index].isDoubtful = true
    var cell = ""
    if counts[Int(reason.rawValue)] < QualityReport.quotedCells, let column {
      let stamp = VisitStamp.allCases.first { $0.column == column }
      cell = stamp.flatMap { visits[index][$0] }.map(WallClockText.precise) ?? ""
    }
    note(visits[index].line, reason, column, cell: cell)
  }

  private mutating func selectPeriod(_ period: LogPeriod) {
    let first: Int
    let last: Int
    switch period {
    case .everything: return
    case .dates(let from, let to):
      first = from.dayNumber
      last = to.dayNumber
    case .busiestMonth:
      guard let month = ownHorizon() ?? busiestMonth() else { return }
      first = month.first
      last = month.last
    }
    func isInside(_ instant: Microseconds) -> Bool {
      (first...max(first, last)).contains(Int(instant.flooredQuotient(by: TimeUnit.day)))
    }
    var kept: [RecordedVisit] = []
    kept.reserveCapacity(visits.count)
    var newNumber = [Int32](repeating: -1, count: events.isEmpty ? 0 : visits.count)
    for index in visits.indices {
      if let arrival = visits[index].arrival, isInside(arrival) {
        if !newNumber.isEmpty { newNumber[index] = Int32(kept.count) }
        kept.append(visits[index])
      } else {
        let rows = format == .rowPerEvent ? Int(eventReading.rows[index]) : 1
        note(visits[index].line, .outsidePeriod, .arrival, rows: rows)
      }
    }
    visits = kept
    noShows = noShows.filter { visit in
      guard let slot = visit.bookedSlot, !isInside(slot) else { return true }
      note(visit.line, .outsidePeriod, .bookedSlot)
      return false
    }
    if !events.isEmpty {
      events = events.compactMap { event in
        var event = event
        if event.visit >= 0 {
          event.visit = newNumber[Int(event.visit)]
          return event.visit >= 0 ? event : nil
        }
        if isInside(event.time) { return event }
        note(event.line, .outsidePeriod, .start)
        return nil
      }
    }
  }

  private func ownHorizon() -> (first: Int, last: Int)? {
    guard let horizon, let first = visits.first?.arrival, let last = visits.last?.arrival else {
      return nil
    }
    func day(_ instant: Microseconds) -> Int { Int(instant.flooredQuotient(by: TimeUnit.day)) }
    return MonthCalendar(horizonOf: horizon, coveredFrom: day(first), to: day(last)).map {
      ($0.firstDate.dayNumber, $0.firstDate.dayNumber + $0.days - 1)
    }
  }

  private func busiestMonth() -> (first: Int, last: Int)? {
    var best: CalendarDate?
    var bestCount = 0
    var index = 0
    while index < visits.count {
      guard let arrival = visits[index].arrival else { break }
      let date = CalendarDate(instant: arrival)
      guard let start = CalendarDate(year: date.year, month: date.month, day: 1) else {
        index += 1
        continue
      }
      let length = CalendarDate.days(inMonth: date.month, year: date.year)
      let end = Microseconds(start.dayNumber + length) * TimeUnit.day
      var next = index
      while next < visits.count, let other = visits[next].arrival, other < end { next += 1 }
      if next - index > bestCount {
        bestCount = next - index
        best = start
      }
      index = max(next, index + 1)
    }
    return best.map {
      ($0.dayNumber, $0.dayNumber + CalendarDate.days(inMonth: $0.month, year: $0.year) - 1)
    }
  }

  /// The same car arriving at the same instant twice: the later line is not used.
  private mutating func refuseDuplicates() {
    var last = [Int32](repeating: -1, count: plates.count)
    var kept = 0
    for index in visits.indices {
      let plate = Int(visits[index].plate)
      if plate >= 0 {
        if last[plate] >= 0, visits[Int(last[plate])].arrival == visits[index].arrival {
          note(visits[index].line, .duplicate)
          continue
        }
        last[plate] = Int32(kept)
      }
      if kept != index { visits[kept] = visits[index] }
      kept += 1
    }
    visits.removeLast(visits.count - kept)
  }

  private mutating func checkJobTypes() {
    guard let jobTypes else { return }
    let words = JobTypeWords(jobTypes: jobTypes, mapping: mapping)
    let indices = (0..<jobWords.count).map { words.index(of: jobWords[$0]) }
    for index in visits.indices {
      let name = Int(visits[index].jobTypeName)
      if name >= 0 { visits[index].jobType = indices[name] }
      if visits[index].jobType < 0, !visits[index].isVisitor, present.contains(.jobType) {
        doubt(index, .unknownJobType, .jobType)
      }
    }
    for index in noShows.indices where noShows[index].jobTypeName >= 0 {
      noShows[index].jobType = indices[Int(noShows[index].jobTypeName)]
    }
  }

  private mutating func checkEnds() {
    guard format == .rowPerEvent || present.contains(.leftArea) else { return }
    for index in visits.indices where visits[index].leftArea == nil {
      // One who was turned away at the gate, or drove on, never left because he never entered.
      if visits[index].isLost || visits[index].isVisitor { continue }
      doubt(index, .missingEnd, .leftArea)
    }
  }

  private mutating func checkOverlaps() {
    var last = [Int32](repeating: -1, count: plates.count)
    for index in visits.indices {
      let plate = Int(visits[index].plate)
      guard plate >= 0 else { continue }
      if last[plate] >= 0, let left = visits[Int(last[plate])].leftArea,
        let arrival = visits[index].arrival, arrival < left
      {
        doubt(index, .overlapsItself, .arrival)
      }
      last[plate] = Int32(index)
    }
  }

  /// Cars that enter when every place of the area is taken by cars that are known to leave later.
  private mutating func checkPlaces() {
    guard let places else { return }
    var moves: [(time: Microseconds, isEntry: Bool, visit: Int32)] = []
    moves.reserveCapacity(visits.count * 2)
    for (index, visit) in visits.enumerated() {
      let (first, second) = visit.areaStretches
      for stretch in [first, second] {
        guard let stretch, !stretch.isEmpty else { continue }
        moves.append((stretch.lowerBound, true, Int32(index)))
        moves.append((stretch.upperBound, false, Int32(index)))
      }
    }
    moves.sort {
      ($0.time, $0.isEntry ? 1 : 0, $0.visit) < ($1.time, $1.isEntry ? 1 : 0, $1.visit)
    }
    var count = 0
    for move in moves {
      count += move.isEntry ? 1 : -1
      if move.isEntry && count > places {
        doubt(Int(move.visit), .moreCarsThanPlaces, .arrival)
      }
    }
  }

  private mutating func countRows() {
    quality.findings.sort {
      ($0.line, $0.reason, $0.column?.rawValue ?? "")
        < ($1.line, $1.reason, $1.column?.rawValue ?? "")
    }
    var doubtful = 0
    var index = 0
    let findings = quality.findings
    while index < findings.count {
      var isRefused = false
      let line = findings[index].line
      while index < findings.count, findings[index].line == line {
        if findings[index].reason.isRefusal { isRefused = true }
        index += 1
      }
      if !isRefused { doubtful += 1 }
    }
    quality.rowsRefused = refused
    quality.rowsDoubtful = doubtful
    quality.rowsUsed = quality.rowsRead - refused
  }
}
