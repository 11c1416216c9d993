public import Forecourt

/// What is wrong or odd with a row.
public enum LogReason: UInt8, CaseIterable, Sendable, Hashable, Comparable {
  // Refused: the row is not used.
  case missingArrival, unreadableArrival, arrivalWithoutDate, arrivalWithoutTime, duplicate
  case outsidePeriod, missingVisit, missingActivity, unknownActivity, unusedTransition
  // Doubtful: the row is used without the value in question.
  case unreadableInstant, instantWithoutDate, instantWithoutTime, endBeforeStart, stayTooLong
  case missingEnd, unknownJobType, unreadableBooking, unknownWord, noShowThatCame
  // Doubtful: the row is used as it is.
  case stayOverADay, stayOfNoTime, comesAndIsNoShow, overlapsItself, moreCarsThanPlaces, strayQuote
  case extraFields

  public var isRefusal: Bool { self <= .unusedTransition }

  public var name: BilingualName {
    switch self {
    case .missingArrival: BilingualName(en: "no arrival time", zh: "缺少进厂时间")
    case .unreadableArrival: BilingualName(en: "arrival time not understood", zh: "进厂时间无法识别")
    case .arrivalWithoutDate:
      BilingualName(en: "arrival without a date", zh: "进厂时间没有日期")
    case .arrivalWithoutTime:
      BilingualName(en: "arrival with a date and no time of day", zh: "进厂时间只有日期、没有时刻")
    case .duplicate: BilingualName(en: "the same visit as an earlier row", zh: "与前面的行重复")
    case .outsidePeriod: BilingualName(en: "outside the period", zh: "不在统计期内")
    case .missingVisit: BilingualName(en: "no visit number or plate", zh: "缺少单号或车牌")
    case .missingActivity: BilingualName(en: "no activity", zh: "缺少环节名称")
    case .unknownActivity: BilingualName(en: "unknown activity", zh: "环节名称未知")
    case .unusedTransition:
      BilingualName(en: "neither the beginning nor the end of an activity", zh: "既非环节开始、也非结束")
    case .unreadableInstant:
      BilingualName(en: "time not understood, set aside", zh: "时间无法识别，未采用")
    case .instantWithoutDate:
      BilingualName(en: "time without a date, set aside", zh: "时间没有日期，未采用")
    case .instantWithoutTime:
      BilingualName(en: "date without a time of day, set aside", zh: "只有日期、没有时刻，未采用")
    case .endBeforeStart:
      BilingualName(en: "before the step that precedes it, set aside", zh: "早于前一环节，未采用")
    case .stayTooLong:
      BilingualName(en: "stay over a month, end set aside", zh: "停留超过一个月，结束时间未采用")
    case .missingEnd: BilingualName(en: "no end of the stay", zh: "缺少离开时间")
    case .unknownJobType: BilingualName(en: "unknown job type", zh: "维修类型未知")
    case .unreadableBooking:
      BilingualName(en: "booking not understood, set aside", zh: "预约时间无法识别，未采用")
    case .unknownWord:
      BilingualName(en: "neither yes nor no: counted as unknown", zh: "既非“是”也非“否”，按未知处理")
    case .noShowThatCame:
      BilingualName(en: "a no-show that was received: taken as an arrival", zh: "标为失约但有接待，按到店计")
    case .stayOverADay: BilingualName(en: "stay over a day", zh: "停留超过一天")
    case .stayOfNoTime: BilingualName(en: "arrival and end are the same", zh: "进厂与离开为同一时刻")
    case .comesAndIsNoShow:
      BilingualName(en: "a no-show with an arrival: taken as a no-show", zh: "标为失约但有进厂时间，按失约计")
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

/// One finding about one row.
public struct LogFinding: Sendable, Hashable {
  /// The row as a spreadsheet numbers it.
  public var line: Int32
  public var reason: LogReason
  /// The column in question, where there is one.
  public var column: LogColumn?
  /// The cell as written; empty where it is blank, or where very many rows have the same flaw.
  public var cell: String

  public init(line: Int32, reason: LogReason, column: LogColumn? = nil, cell: String = "") {
    self.line = line
    self.reason = reason
    self.column = column
    self.cell = cell
  }
}

/// What was read, what was used and what was not, row by row: nothing is dropped in silence.
///
/// `rowsRead == rowsUsed + rowsRefused`, and the doubtful rows are among the used ones.
public struct QualityReport: Sendable, Equatable {
  /// Of each kind of finding the first so many quote their cell.
  static let quotedCells = 200

  public var encoding = TextEncoding.utf8
  public var delimiter: UInt8 = 0x2C
  /// The sheet of a workbook that was read; nil: a text.
  public var sheet: String?
  /// Row of the header; of two header rows the second.
  public var headerLine = 1
  /// The header, column by column, and what each was taken for (nil: not understood, not used).
  public var header: [HeaderCell] = []
  public var rowsRead = 0
  public var rowsUsed = 0
  public var rowsDoubtful = 0
  public var rowsRefused = 0
  public var blankLines = 0
  /// Rows that sum up others, or repeat the header: no visits, and not among the rows read.
  public var totalRows = 0
  public var hiddenRows = 0
  /// In order of row, then of reason.
  public var findings: [LogFinding] = []
  /// What concerns the log as a whole.
  public var notes: [BilingualName] = []
  /// Arrivals by month, in order of time, before a period was chosen.
  public var months: [LogMonth] = []
  /// Words of yes-or-no columns that mean nothing known, the commonest first.
  public var unknownWords: [UnknownWord] = []
  /// How dates like 7/1/2024 were read, in the columns that have such.
  public var dateOrders: [ColumnOrder] = []

  public struct HeaderCell: Sendable, Hashable {
    public var text: String
    public var column: LogColumn?
    /// Of a column that was not understood: its first three values.
    public var examples: [String] = []
    /// Its first value is a date or a time.
    public var looksDated = false
  }

  public struct UnknownWord: Sendable, Hashable {
    public var column: LogColumn
    public var word: String
    public var count: Int
  }

  public struct ColumnOrder: Sendable, Hashable {
    /// As the file calls it.
    public var column: String
    public var order: DateOrder
    /// Other orders fit as well.
    public var isGuess: Bool
  }

  /// How often each reason was found, in order of the reasons; those that were not are left out.
  public var counts: [(reason: LogReason, count: Int)] {
    var counts = [Int](repeating: 0, count: LogReason.allCases.count)
    for finding in findings { counts[Int(finding.reason.rawValue)] += 1 }
    return LogReason.allCases.map { ($0, counts[Int($0.rawValue)]) }.filter { $0.count > 0 }
  }

  /// The first findings of each kind, in order of the reasons.
  public func examples(of reason: LogReason, atMost limit: Int = 5) -> [LogFinding] {
    Array(findings.lazy.filter { $0.reason == reason }.prefix(limit))
  }

  /// What the file calls a column.
  public func name(of column: LogColumn) -> String {
    header.first { $0.column == column }?.text ?? column.rawValue
  }
}
