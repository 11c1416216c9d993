public import DataFiles
public import Forecourt

/// Why a log could not be read at all. Rows that could not be used are no errors, see
/// `QualityReport`.
public enum LogError: Error, Sendable, Hashable {
  /// Why the file, or the workbook, could not be read.
  case unreadable(BilingualText)
  case empty
  /// Neither text nor a workbook.
  case binary
  case noConverter(TextEncoding)
  /// No line of the first ones names the columns that are needed. The columns that it named best, each
  /// with its first values.
  case noHeader(found: [QualityReport.HeaderCell])
  /// Times and no date, in the column that the file calls so.
  case noDates(column: String, example: String)
  /// No visit in the days that were asked for; the months of the log.
  case nothingInPeriod(months: [LogMonth])
  case tooLarge(bytes: Int, limit: Int)
  /// Stopped by who asked for it.
  case stopped

  public var message: BilingualName {
    switch self {
    case .unreadable(let reason):
      return BilingualName(en: reason.en, zh: reason.zh)
    case .empty:
      return BilingualName(en: "the log is empty", zh: "日志是空的")
    case .binary:
      return BilingualName(
        en: "this is neither a text file nor a workbook; expected a log as .csv, .xlsx or .xes",
        zh: "这既不是文本文件也不是工作簿，应为 .csv、.xlsx 或 .xes 日志")
    case .noConverter(let encoding):
      return BilingualName(
        en: "this system cannot convert \(encoding.rawValue); save the log as UTF-8",
        zh: "本系统不能转换 \(encoding.rawValue)，请把日志另存为 UTF-8")
    case .noHeader(let found): return LogError.noHeaderMessage(found)
    case .noDates(let column, let example):
      return BilingualName(
        en:
          "the column “\(column)” has times and no date (\(example)): add a column “date” with the "
          + "day of each row, write the date before the time, or give the day of all rows in a "
          + "mapping: \"date\": \"2024-07-01\"",
        zh: "“\(column)”列只有时间、没有日期（如 \(example)）：请增加“日期”列，或在时间前写上日期，"
          + "或在映射文件中给出全部行的日期：\"date\": \"2024-07-01\"")
    case .nothingInPeriod(let months):
      let list = months.prefix(12).map { "\($0) (\($0.visits))" }.joined(separator: ", ")
      return BilingualName(
        en: months.isEmpty
          ? "no row of the log is a visit" : "no visit in the days asked for; the log has \(list)",
        zh: months.isEmpty ? "日志中没有可用的到店记录" : "所选日期内没有到店记录；日志包含 \(list)")
    case .tooLarge(let bytes, let limit):
      return BilingualName(
        en: "the log has \(bytes) bytes; at most \(limit) are read at a time",
        zh: "日志有 \(bytes) 字节，一次最多读取 \(limit) 字节")
    case .stopped: return BilingualName(en: "stopped", zh: "已中断")
    }
  }

  private static func noHeaderMessage(_ found: [QualityReport.HeaderCell]) -> BilingualName {
    guard !found.isEmpty else {
      return BilingualName(
        en: "no header line found: expected at least a column arrival, or activity and start",
        zh: "没有找到表头：至少应有“进厂时间”列，或“环节”与“开始时间”列")
    }
    func list(_ separator: String, _ open: String, _ close: String) -> String {
      found.prefix(12).map { cell in
        cell.examples.isEmpty
          ? cell.text
          : cell.text + open + cell.examples.joined(separator: separator) + close
      }.joined(separator: separator)
    }
    // The column that looks most like an arrival, to be put into a mapping as it is.
    let guess = found.first { $0.column == nil && $0.looksDated }?.text ?? "…"
    let escaped = guess.filter { $0 != "\"" && $0 != "\\" }
    return BilingualName(
      en: "no column for the arrival, or for activity and start; the columns are "
        + "\(list(", ", " (", ")")); put into a mapping what they mean: "
        + "{ \"columns\": { \"\(escaped)\": \"arrival\" } }",
      zh: "没有“进厂时间”列，也没有“环节”与“开始时间”列；各列为 \(list("、", "（", "）"))；"
        + "请在映射文件中说明含义：{ \"columns\": { \"\(escaped)\": \"进厂时间\" } }")
  }
}
