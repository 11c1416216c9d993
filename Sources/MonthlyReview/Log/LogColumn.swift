public import Forecourt

/// What a column of a log says.
public enum LogColumn: String, CaseIterable, Sendable, Hashable {
  // Who
  /// Number plate; made a pseudonym in every output.
  case plate
  /// Number of the visit (work order, case of a process-mining log).
  case visit
  case jobType
  case advisor
  // When: one row a visit
  /// Date of all times of the row that have none.
  case date
  /// Date of the end of the visit, where it has one of its own.
  case endDate
  case bookedSlot
  case arrival
  /// Entered the lane or a bay; where it is missing, the arrival.
  case entersArea
  case reachesBay
  case receptionBegan
  case atCarEnded
  case orderSigned
  case handedOver
  case leftArea
  case reachedWorkshop
  case finished
  case handedBack
  case divertedAt
  case returnedAt
  // What
  case bay
  case noShow
  case complaint
  case lost
  /// Not in for service.
  case visitor
  /// Crowding episodes: when the notice was given.
  case noticeGiven
  // When: one row an event
  case activity
  /// Whether the row tells the beginning or the end of its activity.
  case lifecycle
  case start
  case end
  case resource
  case place
  case index
  case detail
  /// Recognised, and of no use here.
  case ignored

  /// Columns with an instant in them.
  var isInstant: Bool {
    switch self {
    case .bookedSlot, .arrival, .entersArea, .reachesBay, .receptionBegan, .atCarEnded,
      .orderSigned, .handedOver, .leftArea, .reachedWorkshop, .finished, .handedBack, .divertedAt,
      .returnedAt, .noticeGiven, .start, .end:
      true
    default: false
    }
  }

  /// Columns with a date or a time of day in them.
  var isDated: Bool { isInstant || self == .date || self == .endDate }

  /// Its place among all columns.
  var slot: Int {
    switch self {
    case .plate: 0
    case .visit: 1
    case .jobType: 2
    case .advisor: 3
    case .date: 4
    case .endDate: 5
    case .bookedSlot: 6
    case .arrival: 7
    case .entersArea: 8
    case .reachesBay: 9
    case .receptionBegan: 10
    case .atCarEnded: 11
    case .orderSigned: 12
    case .handedOver: 13
    case .leftArea: 14
    case .reachedWorkshop: 15
    case .finished: 16
    case .handedBack: 17
    case .divertedAt: 18
    case .returnedAt: 19
    case .bay: 20
    case .noShow: 21
    case .complaint: 22
    case .lost: 23
    case .visitor: 24
    case .noticeGiven: 25
    case .activity: 26
    case .lifecycle: 27
    case .start: 28
    case .end: 29
    case .resource: 30
    case .place: 31
    case .index: 32
    case .detail: 33
    case .ignored: 34
    }
  }

  /// What messages call it.
  public var name: BilingualName {
    for line in ColumnNames.lines where line.column == self {
      return BilingualName(en: line.en, zh: line.zh)
    }
    return BilingualName(en: rawValue, zh: rawValue)
  }

  /// Lower case, without spaces, dashes, underscores and anything in brackets.
  package static func normalised(_ header: String) -> String {
    var depth = 0
    // Never longer than it was, and so written into one buffer: every cell comes through here.
    return String(unsafeUninitializedCapacity: header.utf8.count) { bytes in
      var count = 0
      for written in header.unicodeScalars {
        // Full-width letters and signs are the half-width ones.
        let isWide = ("\u{FF01}"..."\u{FF5E}").contains(written)
        let scalar = isWide ? Unicode.Scalar(written.value - 0xFEE0) ?? written : written
        switch scalar {
        case "(", "（", "[", "【": depth += 1
        case ")", "）", "]", "】": depth = max(0, depth - 1)
        case " ", "_", "-", "\t", "\u{A0}", "\u{3000}", "\u{FEFF}", "*", "\"", "\n", "\r", "/", ".":
          continue
        case _ where depth > 0: continue
        case "A"..."Z":
          bytes[count] = UInt8(scalar.value + 32)
          count += 1
        default:
          for byte in scalar.utf8 {
            bytes[count] = byte
            count += 1
          }
        }
      }
      return count
    }
  }
}
