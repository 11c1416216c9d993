public import Forecourt

/// How the columns and words of a shop's own export are to be understood: the contents of a mapping
/// file, as plain data. Names that the reader knows anyway need no entry.
public struct LogMapping: Sendable, Equatable {
  /// What a word of a yes-or-no column says.
  public enum Word: String, CaseIterable, Sendable, Hashable {
    case yes, no, unknown
    /// Complaints of crowding, and of a long stay.
    case crowding, longStay
  }

  /// Header of the export → what it says.
  public var columns: [String: LogColumn]
  /// Word in the job-type column → `JobType.id`.
  public var jobTypes: [String: String]
  /// Word in the activity column → what began, and what ended at the row's end.
  public var activities: [String: LogActivity]
  /// Word in a yes-or-no column → what it says.
  public var words: [String: Word]
  /// Nil: found out.
  public var encoding: TextEncoding?
  /// One ASCII character; nil: found out among comma, semicolon, tab and bar.
  public var delimiter: UInt8?
  /// In which order dates like `7/1/2024` are written; nil: found out, column by column.
  public var dateOrder: DateOrder?
  /// The day of all times that have none.
  public var date: CalendarDate?
  /// Minutes by which the shop's clock is ahead of Greenwich: times with a time zone are converted to
  /// it. Nil: they are read as the shop's own.
  public var zone: Int?
  /// The sheet of a workbook; nil: the first one.
  public var sheet: String?

  public init(
    columns: [String: LogColumn] = [:], jobTypes: [String: String] = [:],
    activities: [String: LogActivity] = [:], words: [String: Word] = [:],
    encoding: TextEncoding? = nil, delimiter: UInt8? = nil, dateOrder: DateOrder? = nil,
    date: CalendarDate? = nil, zone: Int? = nil, sheet: String? = nil
  ) {
    self.columns = columns
    self.jobTypes = jobTypes
    self.activities = activities
    self.words = words
    self.encoding = encoding
    self.delimiter = delimiter
    self.dateOrder = dateOrder
    self.date = date
    self.zone = zone
    self.sheet = sheet
  }
}

/// Which days of a log are of interest.
public enum LogPeriod: Sendable, Hashable {
  case everything
  /// The calendar month with the most arrivals; for a simulated log the days that its scenario
  /// measures.
  case busiestMonth
  /// Both included.
  case dates(CalendarDate, CalendarDate)

  /// A calendar month; nil if there is none.
  public static func month(year: Int, month: Int) -> LogPeriod? {
    guard let first = CalendarDate(year: year, month: month, day: 1),
      let last = CalendarDate(
        year: year, month: month, day: CalendarDate.days(inMonth: month, year: year))
    else { return nil }
    return .dates(first, last)
  }
}

/// A calendar month of a log.
public struct LogMonth: Sendable, Hashable, CustomStringConvertible {
  public var year: Int
  public var month: Int
  /// Arrivals in it.
  public var visits: Int

  public init(year: Int, month: Int, visits: Int) {
    self.year = year
    self.month = month
    self.visits = visits
  }

  /// `2024-07`.
  public var description: String {
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      + (month < 10 ? "-0\(month)" : "-\(month)")
  }
}
