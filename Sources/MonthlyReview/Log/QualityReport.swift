public import Forecourt

/// What is wrong or odd with a row.
public enum LogReason: UInt8, CaseIterable, Sendable, Hashable, Comparable {
  // Refused: the row is not used.
  case missingArrival, unreadableArrival, duplicate, outsidePeriod, missingVisit, missingActivity
  case unknownActivity
  // Doubtful: the row is used without the value in question.
  case unreadableInstant, endBeforeStart, stayOverADay, missingEnd, unknownJobType
  case unreadableBooking
  // Doubtful: the row is used as it is.
  case overlapsItself, moreCarsThanPlaces, strayQuote, extraFields

  public var isRefusal: Bool { self <= .unknownActivity }

  public var name: BilingualName {
    switch self {
    case .missingArrival: BilingualName(en: "no arrival time", zh: "缺少进厂时间")
    case .unreadableArrival: BilingualName(en: "arrival time not understood", zh: "进厂时间无法识别")
    case .duplicate: BilingualName(en: "the same visit as an earlier line", zh: "与前面的行重复")
    case .outsidePeriod: BilingualName(en: "outside the period", zh: "不在统计期内")
    case .missingVisit: BilingualName(en: "no visit number or plate", zh: "缺少单号或车牌")
    case .missingActivity: BilingualName(en: "no activity", zh: "缺少环节名称")
    case .unknownActivity: BilingualName(en: "unknown activity", zh: "环节名称未知")
    case .unreadableInstant:
      BilingualName(en: "time not understood, set aside", zh: "时间无法识别，未采用")
    case .endBeforeStart:
      BilingualName(en: "before the step that precedes it, set aside", zh: "早于前一环节，未采用")
    case .stayOverADay:
      BilingualName(en: "stay over a day, end set aside", zh: "停留超过一天，结束时间未采用")
    case .missingEnd: BilingualName(en: "no end of the stay", zh: "缺少离开时间")
    case .unknownJobType: BilingualName(en: "unknown job type", zh: "维修类型未知")
    case .unreadableBooking:
      BilingualName(en: "booking not understood, set aside", zh: "预约时间无法识别，未采用")
    case .overlapsItself:
      BilingualName(en: "the same car has not left yet", zh: "同一辆车的上次停留尚未结束")
    case .moreCarsThanPlaces:
      BilingualName(en: "more cars in the area than places", zh: "在场车辆多于车位数")
    case .strayQuote: BilingualName(en: "a quote is not closed", zh: "引号未闭合")
    case .extraFields: BilingualName(en: "more fields than the header", zh: "列数多于表头")
    }
  }

  public static func < (left: LogReason, right: LogReason) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// One finding about one line.
public struct LogFinding: Sendable, Hashable {
  public var line: Int32
  public var reason: LogReason
  /// The column in question, where there is one.
  public var column: LogColumn?

  public init(line: Int32, reason: LogReason, column: LogColumn? = nil) {
    self.line = line
    self.reason = reason
    self.column = column
  }
}

/// What was read, what was used and what was not, line by line: nothing is dropped in silence.
///
/// `rowsRead == rowsUsed + rowsRefused`, and the doubtful rows are among the used ones.
public struct QualityReport: Sendable, Equatable {
  public var encoding = TextEncoding.utf8
  public var delimiter: UInt8 = 0x2C
  /// Line of the header.
  public var headerLine = 1
  /// The header, column by column, and what each was taken for (nil: not understood, not used).
  public var header: [HeaderCell] = []
  public var rowsRead = 0
  public var rowsUsed = 0
  public var rowsDoubtful = 0
  public var rowsRefused = 0
  public var blankLines = 0
  /// In order of line, then of reason.
  public var findings: [LogFinding] = []
  /// What concerns the log as a whole.
  public var notes: [BilingualName] = []

  public struct HeaderCell: Sendable, Hashable {
    public var text: String
    public var column: LogColumn?
  }

  /// How often each reason was found, in order of the reasons; those that were not are left out.
  public var counts: [(reason: LogReason, count: Int)] {
    var counts = [Int](repeating: 0, count: LogReason.allCases.count)
    for finding in findings { counts[Int(finding.reason.rawValue)] += 1 }
    return LogReason.allCases.map { ($0, counts[Int($0.rawValue)]) }.filter { $0.count > 0 }
  }
}
