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
  public static func read(
    path: String, mapping: LogMapping = LogMapping(), shop: Shop? = nil,
    period: LogPeriod = .everything
  ) throws(LogError) -> VisitLog {
    try read(bytes: try contents(of: path), mapping: mapping, shop: shop, period: period)
  }

  public static func read(
    bytes: [UInt8], mapping: LogMapping = LogMapping(), shop: Shop? = nil,
    period: LogPeriod = .everything
  ) throws(LogError) -> VisitLog {
    guard bytes.count <= sizeLimit else {
      throw .tooLarge(bytes: bytes.count, limit: sizeLimit)
    }
    let text = try DecodedText(decoding: bytes, as: mapping.encoding)
    guard text.start < text.bytes.count else { throw .empty }
    let header = try LogHeader(text: text, mapping: mapping)
    var parse = LogParse(text: text, header: header, mapping: mapping, shop: shop)
    switch header.format {
    case .rowPerVisit: parse.readVisits()
    case .rowPerEvent: parse.readEvents()
    }
    return parse.finish(period: period)
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
