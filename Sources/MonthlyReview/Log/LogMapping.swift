public import Forecourt

/// How the columns and words of a shop's own export are to be understood: the contents of a mapping
/// file, as plain data. Names that the reader knows anyway need no entry.
public struct LogMapping: Sendable, Equatable {
  /// Header of the export → what it says.
  public var columns: [String: LogColumn]
  /// Word in the job-type column → `JobType.id`.
  public var jobTypes: [String: String]
  /// Word in the activity column → what began, and what ended at the row's end.
  public var activities: [String: LogActivity]
  /// Nil: found out.
  public var encoding: TextEncoding?
  /// One ASCII character; nil: found out among comma, semicolon, tab and bar.
  public var delimiter: UInt8?
  /// `7/1/2024` is 7 January; nil: found out.
  public var dayFirst: Bool?

  public init(
    columns: [String: LogColumn] = [:], jobTypes: [String: String] = [:],
    activities: [String: LogActivity] = [:], encoding: TextEncoding? = nil,
    delimiter: UInt8? = nil, dayFirst: Bool? = nil
  ) {
    self.columns = columns
    self.jobTypes = jobTypes
    self.activities = activities
    self.encoding = encoding
    self.delimiter = delimiter
    self.dayFirst = dayFirst
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
}
