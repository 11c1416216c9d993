import DataFiles
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
    guard !log.visits.isEmpty else {
      throw FileError(
        file: "arrivals.csv", message: BilingualName(en: "no arrivals", zh: "没有到店记录"))
    }
    let calendar = MonthCalendar(
      firstDate: shop.calendar.firstDate, days: shop.calendar.days)
    var figures: [String: Double] = [:]
    for row in PreviousReview.rows(try PreviousReview.file("figures.csv", in: files)) {
      if row.cells.count >= 3, let value = Double(row.cells[2]) { figures[row.cells[0]] = value }
    }
    var measures: [PlannedMeasure] = []
    for row in PreviousReview.rows(files["plan.csv"] ?? []) {
      measures.append(try PreviousReview.measure(row))
    }
    self.init(
      shop: shop, calendar: calendar, arrivals: log.trace(in: calendar, shop: shop),
      figures: figures, measures: measures)
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

  private struct Row {
    var line: Int
    var cells: [String]
  }

  /// A line of the plan as it was written, or as the meeting left it: a line may be struck, and a
  /// spreadsheet that saves it writes dates its own way.
  private static func measure(_ row: Row) throws(FileError) -> PlannedMeasure {
    let cells = row.cells
    func fault(_ index: Int, _ en: String, _ zh: String) -> FileError {
      let found = cells.indices.contains(index) ? "“\(cells[index].prefix(40))”" : ""
      return FileError(
        file: "plan.csv:\(row.line)",
        message: BilingualName(
          en: "field \(index + 1): \(found) is not \(en)", zh: "第 \(index + 1) 列：\(found) 不是\(zh)"))
    }
    func number(_ index: Int) throws(FileError) -> Double {
      guard cells.indices.contains(index), let value = Double(cells[index]), value.isFinite else {
        throw fault(index, "a number", "数字")
      }
      return value
    }
    let interval = ConfidenceInterval(
      estimate: try number(2), low: try number(3), high: try number(4), level: 0.95,
      n: cells.count > 8 ? Int(cells[8]) ?? 0 : 0)
    let wages = try number(5)
    guard cells.count > 6, let role = Role.allCases.first(where: { $0.key == cells[6] }) else {
      let roles = Role.allCases.map(\.key).joined(separator: ", ")
      throw fault(6, "a role (\(roles))", "岗位（\(roles)）")
    }
    let parts =
      cells.count > 7
      ? cells[7].split(whereSeparator: { "-/.".contains($0) }).compactMap { Int($0) } : []
    guard parts.count == 3,
      let date = CalendarDate(year: parts[0], month: parts[1], day: parts[2])
    else { throw fault(7, "a date such as 2024-08-31", "日期（如 2024-08-31）") }
    // What the whole plan was to bring; older plans did not say.
    let whole = cells.dropFirst(10).prefix(3).compactMap { Double($0) }
    let together =
      whole.count == 3 && cells.count > 13
      ? Int(cells[13]).map { count in
        PlanPromise(
          expected: ConfidenceInterval(
            estimate: whole[0], low: whole[1], high: whole[2], level: 0.95, n: interval.n),
          measures: count)
      } : nil
    return PlannedMeasure(
      name: cells[0], key: cells[1], expected: interval, wagesPerDay: wages, responsible: role,
      checkDate: date, changesArrivals: cells.count > 9 && cells[9] == "1",
      together: together)
  }

  /// The rows behind the header that say something.
  private static func rows(_ bytes: [UInt8]) -> [Row] {
    guard let text = try? DecodedText(decoding: bytes, as: nil) else { return [] }
    var table = DelimitedRows(text.bytes, from: text.start)
    var rows: [Row] = []
    while table.next() {
      if !table.row.isBlank {
        rows.append(Row(line: table.row.number, cells: table.row.cells.map(table.row.text)))
      }
    }
    return Array(rows.dropFirst())
  }
}
