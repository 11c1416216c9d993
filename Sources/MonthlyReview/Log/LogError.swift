public import DataFiles
public import Forecourt

/// Why a log could not be read at all. Rows that could not be used are no errors, see
/// `QualityReport`.
public enum LogError: Error, Sendable, Hashable {
  /// Why the file could not be read.
  case unreadable(BilingualText)
  case empty
  /// An Excel workbook, not a text.
  case workbook
  /// Neither text nor a workbook.
  case binary
  case noConverter(TextEncoding)
  /// No line of the first ones names the columns that are needed. The columns that it named best.
  case noHeader(found: [String])
  case tooLarge(bytes: Int, limit: Int)

  public var message: BilingualName {
    switch self {
    case .unreadable(let reason):
      BilingualName(en: reason.en, zh: reason.zh)
    case .empty:
      BilingualName(en: "the log is empty", zh: "日志是空的")
    case .workbook:
      BilingualName(
        en: "this is an Excel workbook; save the sheet as CSV (UTF-8) first",
        zh: "这是 Excel 工作簿，请先把工作表另存为 CSV（UTF-8）")
    case .binary:
      BilingualName(
        en: "this is not a text file; expected a CSV log",
        zh: "这不是文本文件，应为 CSV 日志")
    case .noConverter(let encoding):
      BilingualName(
        en: "this system cannot convert \(encoding.rawValue); save the log as UTF-8",
        zh: "本系统不能转换 \(encoding.rawValue)，请把日志另存为 UTF-8")
    case .noHeader(let found):
      BilingualName(
        en: found.isEmpty
          ? "no header line found: expected at least a column arrival, or activity and start"
          : "no column for the arrival, or for activity and start; the header names: "
            + "\(found.joined(separator: ", ")); a mapping file can say what these mean",
        zh: found.isEmpty
          ? "没有找到表头：至少应有“进厂时间”列，或“环节”与“开始时间”列"
          : "没有“进厂时间”列，也没有“环节”与“开始时间”列；表头为："
            + "\(found.joined(separator: "、"))；可用映射文件说明各列含义")
    case .tooLarge(let bytes, let limit):
      BilingualName(
        en: "the log has \(bytes) bytes; at most \(limit) are read at a time",
        zh: "日志有 \(bytes) 字节，一次最多读取 \(limit) 字节")
    }
  }
}
