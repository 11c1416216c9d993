import EventSimulation
import Forecourt

/// The state of reading one log.
struct LogParse {
  let mapping: LogMapping
  /// The shop's job types; nil: read without a shop.
  let jobTypes: [JobType]?
  /// Places in the area; nil: read without a shop.
  let places: Int?
  /// The shop's own days; nil: read without a shop.
  let horizon: ShopCalendar?
  let header: LogHeader
  /// Column of each field, by position.
  let columns: [LogColumn?]
  let present: Set<LogColumn>
  var scanner: FieldScanner
  var clock: WallClockParser
  var quality = QualityReport()
  var visits: [RecordedVisit] = []
  var noShows: [RecordedVisit] = []
  var events: [RecordedEvent] = []
  var plates = ByteTable()
  var people = ByteTable()
  var jobWords = ByteTable()
  var hasZone = false
  var hasAmbiguousDates = false
  var hasDayFirst = false
  /// A booked time of day whose date is the arrival's, not yet read.
  var pendingSlot: Microseconds?
  /// The fields of the row, by `LogColumn`; empty where the row has none.
  var cells: [Field]

  static let slot: [LogColumn: Int] = {
    var result: [LogColumn: Int] = [:]
    for (index, column) in LogColumn.allCases.enumerated() { result[column] = index }
    return result
  }()

  init(text: DecodedText, header: LogHeader, mapping: LogMapping, shop: Shop?) {
    self.mapping = mapping
    jobTypes = shop?.jobTypes
    places = shop.map { $0.places.bays + min($0.places.lane, 10_000) }
    horizon = shop?.calendar
    self.header = header
    columns = header.cells.map(\.column)
    present = Set(columns.compactMap { $0 })
    scanner = FieldScanner(
      text.bytes, from: header.rowsStart, line: header.rowsLine, delimiter: header.delimiter)
    clock = WallClockParser(dayFirst: mapping.dayFirst ?? false)
    cells = [Field](
      repeating: Field(start: 0, end: 0, hasEscapes: false), count: LogColumn.allCases.count)
    quality.encoding = text.encoding
    quality.delimiter = header.delimiter
    quality.headerLine = header.line
    quality.header = header.cells
    if text.replaced > 0 {
      quality.notes.append(
        BilingualName(
          en: "\(text.replaced) byte sequences are not \(text.encoding.rawValue)",
          zh: "有 \(text.replaced) 处字节不符合 \(text.encoding.rawValue) 编码"))
    }
    if mapping.dayFirst == nil { clock.dayFirst = writesDayFirst() }
  }

  /// Sorts the fields of the next row into `cells`; false at the end. Sets aside blank lines.
  mutating func nextRow(_ fields: inout [Field], slots: [Int]) -> (more: Bool, line: Int32) {
    let empty = Field(start: 0, end: 0, hasEscapes: false)
    while true {
      let line = Int32(clamping: scanner.line)
      let quotes = scanner.strayQuotes
      guard scanner.next(into: &fields) else { return (false, line) }
      if fields.allSatisfy(\.isEmpty) {
        quality.blankLines += 1
        continue
      }
      quality.rowsRead += 1
      for index in cells.indices { cells[index] = empty }
      for index in 0..<min(fields.count, slots.count) where slots[index] >= 0 {
        cells[slots[index]] = fields[index]
      }
      if scanner.strayQuotes > quotes { note(line, .strayQuote) }
      if fields.count > slots.count, fields[slots.count...].contains(where: { !$0.isEmpty }) {
        note(line, .extraFields)
      }
      return (true, line)
    }
  }

  var slots: [Int] { columns.map { column in column.flatMap { LogParse.slot[$0] } ?? -1 } }

  mutating func note(_ line: Int32, _ reason: LogReason, _ column: LogColumn? = nil) {
    quality.findings.append(LogFinding(line: line, reason: reason, column: column))
  }

  /// What a cell says of when; nil when it is not understood.
  mutating func wallClock(_ field: Field) -> WallClock? {
    guard let value = clock.parse(scanner.bytes, field) else { return nil }
    if value.hasZone { hasZone = true }
    if value.order == .ambiguous { hasAmbiguousDates = true }
    if value.order == .dayFirst { hasDayFirst = true }
    return value
  }

  /// Whether a date of the first rows can only be read with the day first.
  private func writesDayFirst() -> Bool {
    var ahead = scanner
    var fields: [Field] = []
    let dated = columns.indices.filter { index in
      columns[index].map { $0.isInstant || $0 == .date } ?? false
    }
    for _ in 0..<2000 {
      guard ahead.next(into: &fields) else { break }
      for index in dated where index < fields.count {
        if clock.parse(ahead.bytes, fields[index])?.order == .dayFirst { return true }
      }
    }
    return false
  }

  /// Whether a yes-or-no cell says yes.
  func saysYes(_ field: Field) -> Bool {
    guard !field.isEmpty else { return false }
    switch LogColumn.normalised(scanner.text(field)) {
    case "", "否", "无", "没有", "no", "n", "0", "false", "none", "未", "f", "非": return false
    default: return true
    }
  }

  /// The number of a word in one of the tables; −1 where the cell is empty.
  static func number(of field: Field, in table: inout ByteTable, _ scanner: FieldScanner) -> Int32 {
    guard !field.isEmpty else { return -1 }
    if field.hasEscapes {
      let text = Array(scanner.text(field).utf8)
      return Int32(table.insert(text, 0, text.count))
    }
    return Int32(table.insert(scanner.bytes, field.start, field.end))
  }

  /// A whole number, with a sign perhaps; nil if it is none, or so large that one more, or a time
  /// added, might overflow.
  func wholeNumber(_ field: Field) -> Int64? {
    guard !field.isEmpty, field.end - field.start < 19 else { return nil }
    return Int64(scanner.text(field))
  }

  func complaint(_ field: Field) -> RecordedComplaint {
    guard !field.isEmpty else { return .none }
    let text = LogColumn.normalised(scanner.text(field))
    switch text {
    case "", "否", "无", "没有", "no", "n", "0", "false", "none", "未": return .none
    default: break
    }
    if ["拥堵", "拥挤", "堵", "crowd", "congest"].contains(where: text.contains) { return .crowding }
    if ["停留", "超时", "等待", "等候", "时间", "久", "longstay", "stay", "wait", "long"].contains(
      where: text.contains)
    {
      return .longStay
    }
    return .unspecified
  }
}
