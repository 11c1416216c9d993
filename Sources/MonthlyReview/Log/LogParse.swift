import DataFiles
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
  let format: VisitLog.Format
  let present: Set<LogColumn>
  /// Slot of each field, by position; −1: not used.
  let slots: [Int]
  /// All sheets of a workbook.
  let sheets: [String]
  var header: LogHeader
  /// How to read the dates of each column, by slot.
  var forms = [ColumnForm](repeating: ColumnForm(), count: LogColumn.allCases.count)
  var quality = QualityReport()
  var visits: [RecordedVisit] = []
  var noShows: [RecordedVisit] = []
  var events: [RecordedEvent] = []
  var plates = ByteTable()
  /// Whether an entry of `plates` is no plate.
  var isUnplated: [Bool] = []
  var people = ByteTable()
  var jobWords = ByteTable()
  var answers: [LogColumn: AnswerWords] = [:]
  var eventReading: EventReading
  /// Rows that were not used.
  var refused = 0
  /// How often each reason was found.
  var counts = [Int](repeating: 0, count: LogReason.allCases.count)
  /// Zones that cells name, in minutes, up to a few.
  var zones: [Int] = []
  /// The date of the row before, for cells that are merged over several rows.
  var lastDate: Int?
  var isStopped = false
  /// A row at the time of its reading; empty between rows.
  var row = TableRow()
  /// The fields of the row, by slot; blank where the row has none.
  var cells = [TableCell](repeating: .blank, count: LogColumn.allCases.count)

  init(table: LogTable, mapping: LogMapping, shop: Shop?) {
    self.mapping = mapping
    jobTypes = shop?.jobTypes
    places = shop.map { $0.places.bays + min($0.places.lane, 10_000) }
    horizon = shop?.calendar
    format = table.format
    header = table.header
    sheets = table.sheets
    let columns = table.header.cells.map(\.column)
    present = Set(columns.compactMap { $0 })
    slots = columns.map { column in
      guard let column, column != .ignored else { return -1 }
      return column.slot
    }
    eventReading = EventReading(mapping: mapping)
    for column in [LogColumn.complaint, .lost, .visitor, .noShow] {
      answers[column] = AnswerWords(column: column, mapping: mapping)
    }
    quality.encoding = table.encoding
    quality.delimiter = table.delimiter
    quality.sheet = table.sheet
    quality.headerLine = table.header.row
    quality.header = table.header.cells
    if table.replaced > 0 {
      quality.notes.append(
        BilingualName(
          en: "\(table.replaced) byte sequences are not \(table.encoding.rawValue)",
          zh: "有 \(table.replaced) 处字节不符合 \(table.encoding.rawValue) 编码"))
    }
  }

  /// Goes through the rows twice: what the columns' dates mean is only known at the end of the file.
  mutating func readRows(of rows: RowSource, isStopped: () -> Bool) throws(RowSource.Fault) {
    decideForms(try census(of: rows, isStopped: isStopped))
    guard !self.isStopped else { return }
    var place = 0
    try rows.forEachRow { row in
      place += 1
      if place & 4095 == 0, isStopped() { self.isStopped = true }
      if place > header.rowsBefore { take(row) }
      return !self.isStopped
    }
    row = TableRow()
    if format == .rowPerEvent { gatherVisits() }
  }

  private mutating func take(_ row: TableRow) {
    guard !row.isBlank else {
      quality.blankLines += 1
      return
    }
    for slot in slots where slot >= 0 { cells[slot] = .blank }
    for index in 0..<min(row.cells.count, slots.count) {
      if slots[index] >= 0 {
        cells[slots[index]] = row.cells[index]
      } else if header.cells[index].column == nil, quality.header[index].examples.count < 3 {
        quality.header[index].note(row.text(row.cells[index]))
      }
    }
    guard !isTotal(row) else {
      quality.totalRows += 1
      return
    }
    // Held for the time of this row only, so that the source can fill its own again.
    self.row = row
    quality.rowsRead += 1
    if row.isHidden { quality.hiddenRows += 1 }
    if row.hasStrayQuote { note(.strayQuote) }
    if row.cells.count > slots.count, row.cells[slots.count...].contains(where: { !$0.isBlank }) {
      note(.extraFields)
    }
    switch format {
    case .rowPerVisit: readVisit()
    case .rowPerEvent: readEvent()
    }
    self.row = TableRow()
  }

  /// A row that sums up others, or says the header again at the top of a page.
  private func isTotal(_ row: TableRow) -> Bool {
    guard let first = row.cells.first(where: { !$0.isBlank }) else { return false }
    let text = row.text(first)
    if Words.isTotal(text) { return true }
    guard header.texts.contains(text) else { return false }
    return zip(row.cells, header.texts).count { row.text($0) == $1 && !$0.isBlank } >= 2
  }

  // MARK: Findings

  /// Something about the row that is being read.
  mutating func note(_ reason: LogReason, _ column: LogColumn? = nil) {
    var text = ""
    if let column, counts[Int(reason.rawValue)] < QualityReport.quotedCells {
      text = row.text(cells[column.slot])
      if text.count > 40 { text = text.prefix(39) + "…" }
    }
    note(Int32(clamping: row.number), reason, column, cell: text)
  }

  /// - Parameter rows: how many rows are refused by it.
  mutating func note(
    _ line: Int32, _ reason: LogReason, _ column: LogColumn? = nil, cell: String = "",
    rows: Int = 1
  ) {
    counts[Int(reason.rawValue)] += 1
    if reason.isRefusal { refused += rows }
    quality.findings.append(LogFinding(line: line, reason: reason, column: column, cell: cell))
  }

  // MARK: Cells

  subscript(column: LogColumn) -> TableCell { cells[column.slot] }

  /// Whether a yes-or-no cell says yes; a word that says neither is noted.
  mutating func answer(_ column: LogColumn) -> AnswerWords.Meaning {
    let cell = cells[column.slot]
    guard !cell.isBlank, let meaning = answers[column]?.meaning(of: cell, in: row) else {
      return AnswerWords.Meaning(answer: .no)
    }
    if meaning.answer == .unknown { note(.unknownWord, column) }
    return meaning
  }

  /// The number of a word in one of the tables; −1 where the cell is blank.
  static func number(of cell: TableCell, in table: inout ByteTable, _ row: TableRow) -> Int32 {
    guard !cell.isBlank else { return -1 }
    if cell.hasEscapes {
      let text = Array(row.text(cell).utf8)
      return Int32(table.insert(text, 0, text.count))
    }
    return Int32(table.insert(row.bytes, Int(cell.start), Int(cell.end)))
  }

  /// −1 for a car without a plate: the word for that is no name.
  mutating func plate() -> Int32 {
    let number = LogParse.number(of: self[.plate], in: &plates, row)
    guard number >= 0 else { return -1 }
    if Int(number) == isUnplated.count {
      isUnplated.append(Words.isUnplated(row.text(self[.plate])))
    }
    return isUnplated[Int(number)] ? -1 : number
  }

  mutating func jobTypeName() -> Int32 {
    LogParse.number(of: self[.jobType], in: &jobWords, row)
  }

  /// A whole number, with a sign perhaps; nil if it is none, or so large that one more, or a time
  /// added, might overflow.
  func wholeNumber(_ cell: TableCell) -> Int64? {
    guard !cell.isBlank, cell.end - cell.start < 19 else { return nil }
    return Int64(row.text(cell))
  }
}
