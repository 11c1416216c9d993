import DataFiles
import EventSimulation
import Forecourt

/// One row a visit.
extension LogParse {
  mutating func readVisit() {
    var visit = RecordedVisit(line: Int32(clamping: row.number))
    describe(&visit)
    let times = readStamps(&visit)
    keep(visit, arrival: times)
  }

  /// The instants of the row. Answers what its arrival says.
  private mutating func readStamps(_ visit: inout RecordedVisit) -> CellTime {
    let date = rowDate()
    let endDate = endDate()
    let arrival = time(.arrival)
    var base = date
    if base == nil {
      switch arrival {
      case .instant(let instant): base = Int(instant.flooredQuotient(by: TimeUnit.day))
      case .date(let day): base = day
      default: break
      }
    }
    // Times alone go on past midnight: 0:20 behind 23:58 is of the day after.
    var latest: Microseconds?
    for stamp in VisitStamp.allCases {
      let time = stamp == .arrival ? arrival : time(stamp.column)
      switch time {
      case .blank: continue
      case .instant(let instant):
        visit[stamp] = instant
        if stamp.isInSequence { latest = max(latest ?? instant, instant) }
      case .timeOfDay(let timeOfDay):
        let isEnd = endDate != nil && stamp.isOfTheEnd
        guard let day = isEnd ? endDate : base else {
          if stamp != .arrival { note(.instantWithoutDate, stamp.column) }
          continue
        }
        var instant = Microseconds(day) * TimeUnit.day + timeOfDay
        if stamp.isInSequence {
          if !isEnd, let latest, instant < latest,
            instant + TimeUnit.day - latest < 12 * TimeUnit.hour
          {
            instant += TimeUnit.day
          }
          latest = max(latest ?? instant, instant)
        }
        visit[stamp] = instant
      case .date:
        if stamp == .bookedSlot {
          visit.isBooked = true
        } else if stamp != .arrival {
          note(.instantWithoutTime, stamp.column)
        }
      case .unreadable: setAside(stamp, &visit)
      }
    }
    if visit[.bookedSlot] != nil { visit.isBooked = true }
    return arrival
  }

  private mutating func setAside(_ stamp: VisitStamp, _ visit: inout RecordedVisit) {
    switch stamp {
    case .arrival: break
    case .bookedSlot:
      // The column may only say whether there was a booking.
      let text = row.text(self[.bookedSlot])
      let word = LogColumn.normalised(text)
      if AnswerWords.saysYes(word) {
        visit.isBooked = true
      } else if !AnswerWords.saysNo(word) {
        // 已预约, 25点: whatever it says, there was something to be said of a booking.
        visit.isBooked = true
        let hasDigits = text.unicodeScalars.contains { ("0"..."9").contains($0) }
        if hasDigits { note(.unreadableBooking, .bookedSlot) }
      }
    default: note(.unreadableInstant, stamp.column)
    }
  }

  private mutating func describe(_ visit: inout RecordedVisit) {
    visit.plate = plate()
    visit.jobTypeName = jobTypeName()
    visit.advisor = LogParse.number(of: self[.advisor], in: &people, row)
    let complaint = answer(.complaint)
    visit.complaint = complaint.complaint
    visit.isComplaintUnknown = complaint.answer == .unknown
    visit.isVisitor = answer(.visitor).answer == .yes
    visit.isLost = answer(.lost).answer == .yes
    visit.isNoShow = answer(.noShow).answer == .yes
    if let bay = wholeNumber(self[.bay]), (1...1000).contains(bay) { visit.bay = Int16(bay - 1) }
  }

  private mutating func keep(_ visit: RecordedVisit, arrival: CellTime) {
    var visit = visit
    if visit.isNoShow, visit[.arrival] != nil {
      // Somebody who was received came, whatever else was ticked.
      if visit.wasSeen {
        visit.isNoShow = false
        visit.isDoubtful = true
        note(.noShowThatCame, .noShow)
      } else {
        visit.isDoubtful = true
        note(.comesAndIsNoShow, .noShow)
        noShows.append(visit)
        return
      }
    }
    if visit[.arrival] != nil {
      visit.isNoShow = false
      visits.append(visit)
      return
    }
    let isAbsent =
      visit.isNoShow || (visit.bookedSlot != nil && arrival == .blank && !visit.wasSeen)
    if isAbsent {
      guard visit.bookedSlot != nil else { return note(.missingArrival, .bookedSlot) }
      visit.isNoShow = true
      noShows.append(visit)
      return
    }
    switch arrival {
    case .blank: note(.missingArrival, .arrival)
    case .timeOfDay: note(.arrivalWithoutDate, .arrival)
    case .date: note(.arrivalWithoutTime, .arrival)
    case .unreadable, .instant: note(.unreadableArrival, .arrival)
    }
  }
}

extension VisitStamp {
  /// The steps that follow one another in the order of the cases.
  fileprivate var isInSequence: Bool {
    switch self {
    case .arrival, .entersArea, .reachesBay, .receptionBegan, .atCarEnded, .orderSigned,
      .handedOver,
      .leftArea, .reachedWorkshop, .finished, .handedBack:
      true
    case .bookedSlot, .divertedAt, .returnedAt, .noticeGiven: false
    }
  }

  /// The steps whose date is the end date, where the row has one.
  fileprivate var isOfTheEnd: Bool {
    switch self {
    case .leftArea, .reachedWorkshop, .finished, .handedBack: true
    default: false
    }
  }
}

extension RecordedVisit {
  /// Something of it was seen beside the arrival.
  fileprivate var wasSeen: Bool {
    let stamps: [VisitStamp] = [
      .entersArea, .reachesBay, .receptionBegan, .atCarEnded, .orderSigned, .handedOver, .leftArea,
      .reachedWorkshop, .finished, .handedBack,
    ]
    return stamps.contains { self[$0] != nil }
  }
}
