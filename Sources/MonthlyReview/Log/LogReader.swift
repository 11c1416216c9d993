import DataFiles
public import Forecourt

/// Reads the log of a shop, one row a visit or one row an event, as a dealer management system or
/// a process-mining tool exports it.
///
/// ```swift
/// let log = try LogReader.read(path: "2024-07.csv", shop: shop, period: .busiestMonth)
/// print(log.visits.count, log.quality.rowsRefused)
/// ```
///
/// Whatever the bytes are, the answer is a log with a quality report or a `LogError`; O(n log n) in
/// the number of rows.
public enum LogReader {
  public static let sizeLimit = 1 << 30

  /// - Parameters:
  ///   - mapping: what the reader does not know by itself.
  ///   - shop: tells the job types and the number of places. Nil: they are not checked.
  ///   - period: rows outside are refused, each with its line.
  ///   - isStopped: asked every few thousand rows whether to go on; if it says so, the answer is
  ///     `LogError.stopped`.
  public static func read(
    path: String, mapping: LogMapping = LogMapping(), shop: Shop? = nil,
    period: LogPeriod = .everything, isStopped: () -> Bool = { false }
  ) throws(LogError) -> VisitLog {
    try read(
      bytes: try contents(of: path), mapping: mapping, shop: shop, period: period,
      isStopped: isStopped)
  }

  public static func read(
    bytes: [UInt8], mapping: LogMapping = LogMapping(), shop: Shop? = nil,
    period: LogPeriod = .everything, isStopped: () -> Bool = { false }
  ) throws(LogError) -> VisitLog {
    guard bytes.count <= sizeLimit else {
      throw .tooLarge(bytes: bytes.count, limit: sizeLimit)
    }
    let table = try LogTable(bytes: bytes, mapping: mapping)
    var parse = LogParse(table: table, mapping: mapping, shop: shop)
    do throws(RowSource.Fault) {
      try parse.readRows(of: table.rows, isStopped: isStopped)
    } catch {
      throw .unreadable(error.message)
    }
    if parse.isStopped { throw .stopped }
    return try parse.finish(period: period)
  }

  /// A spreadsheet may come through a pipe from what turns it into text.
  private static func contents(of path: String) throws(LogError) -> [UInt8] {
    do {
      return try FileReading.bytes(of: path, limit: sizeLimit, withPipes: true)
    } catch {
      throw .unreadable(error.message)
    }
  }
}
