public import Forecourt
import Statistics

extension PreviousReview {
  /// What is wrong with the files of a previous review.
  public struct FileError: Error, Sendable, Hashable {
    public var file: String
    public var message: BilingualName
  }

  /// Reads what a review left behind: `arrivals.csv`, `figures.csv` and `plan.csv` in either
  /// language.
  ///
  /// - Parameters:
  ///   - files: the contents by name.
  ///   - shop: last month's calibrated scenario.
  public init(files: [String: [UInt8]], shop: Shop) throws(FileError) {
    let arrivals = try PreviousReview.file("arrivals.csv", in: files)
    let log: VisitLog
    do throws(LogError) {
      log = try LogReader.read(bytes: arrivals, shop: shop)
    } catch {
      throw FileError(file: "arrivals.csv", message: error.message)
    }
    guard let calendar = MonthCalendar(log: log, shop: shop) else {
      throw FileError(
        file: "arrivals.csv", message: BilingualName(en: "no arrivals", zh: "没有到店记录"))
    }
    var figures: [String: Double] = [:]
    for row in PreviousReview.rows(try PreviousReview.file("figures.csv", in: files)) {
      if row.count >= 3, let value = Double(row[2]) { figures[row[0]] = value }
    }
    self.init(
      shop: shop, calendar: calendar, arrivals: log.trace(in: calendar, shop: shop),
      figures: figures,
      measures: PreviousReview.rows(files["plan.csv"] ?? []).compactMap(PreviousReview.measure))
  }

  private static func file(
    _ name: String, in files: [String: [UInt8]]
  ) throws(FileError) -> [UInt8] {
    guard let bytes = files[name] else {
      throw FileError(
        file: name,
        message: BilingualName(
          en: "missing: the previous review did not end", zh: "缺少文件：上次复盘未完成"))
    }
    return bytes
  }

  private static func measure(_ row: [String]) -> PlannedMeasure? {
    guard row.count >= 9, let expected = Double(row[2]), let low = Double(row[3]),
      let high = Double(row[4]), let wages = Double(row[5]),
      let role = Role.allCases.first(where: { $0.key == row[6] })
    else { return nil }
    let parts = row[7].split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3,
      let date = CalendarDate(year: parts[0], month: parts[1], day: parts[2])
    else { return nil }
    return PlannedMeasure(
      name: row[0], key: row[1],
      expected: ConfidenceInterval(
        estimate: expected, low: low, high: high, level: 0.95, n: Int(row[8]) ?? 0),
      wagesPerDay: wages, responsible: role, checkDate: date)
  }

  /// The rows behind the header.
  private static func rows(_ bytes: [UInt8]) -> [[String]] {
    guard let text = try? DecodedText(decoding: bytes, as: .utf8) else { return [] }
    var scanner = FieldScanner(text.bytes, from: text.start, delimiter: 0x2C)
    var fields: [Field] = []
    var rows: [[String]] = []
    while scanner.next(into: &fields) {
      if !fields.isEmpty { rows.append(fields.map(scanner.text)) }
    }
    return Array(rows.dropFirst())
  }
}
