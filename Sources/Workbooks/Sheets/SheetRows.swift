package import DataFiles

/// The rows of a sheet, one after the other, and what is told behind them.
package struct SheetRows {
  let sheet: String
  private var xml: MarkupReader
  private let strings: StringTable
  private let formats: [NumberFormat]
  private let since1904: Bool
  private let limits: WorkbookLimits
  private var isInData = false
  private var isFinished = false
  private var lastRow = 0
  /// The `v` of the cell being read.
  private var value: [UInt8] = []

  /// Rows with something in them that are not shown.
  package private(set) var hiddenRows = 0
  /// Known once the last row was read, since a sheet tells them behind its rows.
  private(set) var mergedRanges: [MergedRange] = []

  init(
    _ xml: MarkupReader, sheet: String, strings: StringTable, formats: [NumberFormat],
    since1904: Bool, limits: WorkbookLimits
  ) {
    self.xml = xml
    self.sheet = sheet
    self.strings = strings
    self.formats = formats
    self.since1904 = since1904
    self.limits = limits
  }

  /// The next row that has a cell with something in it; false at the end, where the part has been
  /// found whole.
  package mutating func next(into row: inout TableRow) throws(WorkbookFault) -> Bool {
    if isFinished { return false }
    while true {
      switch try xml.next() {
      case .finished:
        isFinished = true
        return false
      case .start where isInData && xml.depth == 3 && xml.isNamed("row"):
        try readRow(&row)
        if row.cells.isEmpty { continue }
        if row.isHidden { hiddenRows += 1 }
        return true
      case .start where xml.depth == 2 && xml.isNamed("sheetData"):
        isInData = true
      case .end where xml.depth == 1 && isInData:
        isInData = false
      case .start where xml.depth == 3 && xml.isNamed("mergeCell"):
        guard let place = xml.attributeRange("ref"), let range = MergedRange(xml.value(place))
        else { continue }
        guard mergedRanges.count < limits.mergedRanges else {
          throw .tooLarge(.mergedRanges, limit: limits.mergedRanges)
        }
        mergedRanges.append(range)
      default: break
      }
    }
  }

  private mutating func readRow(_ row: inout TableRow) throws(WorkbookFault) {
    var number = xml.number("r")
    row.begin(number ?? lastRow + 1)
    row.isHidden = xml.isTrue("hidden")
    var column = 0
    while true {
      switch try xml.next() {
      case .start where xml.depth == 4 && xml.isNamed("c"):
        var place = CellPlace(column: column + 1, row: row.number)
        if let written = xml.attributeRange("r") {
          guard let named = CellPlace(xml.buffer[written.value]) else {
            throw .badCell(sheet: sheet, cell: place.name)
          }
          // A row that does not say its number has that of its first cell.
          if number == nil && column == 0 { row.number = named.row }
          place = named
        }
        number = row.number
        guard place.row == row.number, place.row > lastRow, place.column > column else {
          throw .badCell(sheet: sheet, cell: place.name)
        }
        guard place.column <= limits.columns else {
          throw .tooLarge(.columns, limit: limits.columns)
        }
        column = place.column
        try readCell(place, &row)
        guard row.bytes.count <= limits.rowBytes else {
          throw .tooLarge(.tableBytes, limit: limits.rowBytes)
        }
      case .end where xml.depth == 2:
        try finish(row)
        return
      case .finished: return
      default: break
      }
    }
  }

  private mutating func finish(_ row: TableRow) throws(WorkbookFault) {
    guard row.number > lastRow else {
      throw .badCell(sheet: sheet, cell: CellPlace(column: 1, row: row.number).name)
    }
    guard row.number <= limits.rows else { throw .tooLarge(.rows, limit: limits.rows) }
    lastRow = row.number
  }

  private enum Content {
    case number, shared, text, boolean, error, date
  }

  private mutating func readCell(
    _ place: CellPlace, _ row: inout TableRow
  ) throws(WorkbookFault) {
    let content = content(of: place)
    let style = xml.number("s") ?? 0
    let start = row.bytes.count
    value.removeAll(keepingCapacity: true)
    loop: while true {
      switch try xml.next() {
      case .start where xml.depth == 5:
        if xml.isNamed("v") {
          try xml.readText(into: &value, limits)
        } else if xml.isNamed("is") {
          try readInline(into: &row.bytes)
        } else {
          // The formula, of which the value is the result.
          try xml.skipElement()
        }
      case .end where xml.depth == 3: break loop
      case .finished: break loop
      default: break
      }
    }
    if row.bytes.count > start {
      row.endCell(place.column, .text, from: start)
    } else if !value.isEmpty {
      try finish(place, content, style, &row)
    }
  }

  private func content(of place: CellPlace) -> Content {
    guard let range = xml.attributeRange("t")?.value else { return .number }
    if bytes(xml.buffer, range, are: "s") { return .shared }
    if bytes(xml.buffer, range, are: "b") { return .boolean }
    if bytes(xml.buffer, range, are: "e") { return .error }
    if bytes(xml.buffer, range, are: "d") { return .date }
    return bytes(xml.buffer, range, are: "n") ? .number : .text
  }

  /// `is`: a text, or runs of text.
  private mutating func readInline(into text: inout [UInt8]) throws(WorkbookFault) {
    while true {
      switch try xml.next() {
      case .start where xml.isNamed("t"): try xml.readText(into: &text, limits)
      case .start where xml.isNamed("rPh"): try xml.skipElement()
      case .end where xml.depth == 4: return
      case .finished: return
      default: break
      }
    }
  }

  /// Makes a cell of what stood in its `v`.
  private func finish(
    _ place: CellPlace, _ content: Content, _ style: Int, _ row: inout TableRow
  ) throws(WorkbookFault) {
    let start = row.bytes.count
    var kind = TableCell.Kind.text
    switch content {
    case .shared:
      guard let number = SheetRows.index(value), let text = strings[number] else {
        throw .badCell(sheet: sheet, cell: place.name)
      }
      row.bytes += strings.bytes[text]
    case .text: row.bytes += value
    case .boolean:
      kind = .boolean
      row.bytes += Array((value == [0x31] ? "TRUE" : "FALSE").utf8)
    case .error:
      kind = .error
      row.bytes += value
    case .date:
      // ISO 8601 already, but for the letter between date and time.
      kind = .instant
      for byte in value { row.bytes.append(byte == UInt8(ascii: "T") ? 0x20 : byte) }
    case .number: kind = number(style, &row)
    }
    row.endCell(place.column, kind, from: start)
  }

  private func number(_ style: Int, _ row: inout TableRow) -> TableCell.Kind {
    let format = style < formats.count ? formats[style] : .plain
    if format == .plain && SheetRows.isPlain(value) {
      row.bytes += value
      return .number
    }
    guard let number = DecimalNumber(value[...]) else {
      row.bytes += value
      return .text
    }
    if format != .plain,
      SerialDate.append(number, as: format, since1904: since1904, to: &row.bytes)
    {
      return .instant
    }
    number.append(to: &row.bytes)
    return .number
  }

  /// A whole number that is written as it would be anyway.
  private static func isPlain(_ value: [UInt8]) -> Bool {
    guard value.count <= 15, value[0] != 0x30 || value.count == 1 else { return false }
    for byte in value where byte &- 0x30 >= 10 { return false }
    return true
  }

  private static func index(_ value: [UInt8]) -> Int? {
    guard (1...9).contains(value.count) else { return nil }
    var number = 0
    for byte in value {
      guard byte &- 0x30 < 10 else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    return number
  }
}

extension TableRow {
  mutating func begin(_ number: Int) {
    self.number = number
    isHidden = false
    cells.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Takes what was appended to `bytes` since `start` as the text of a cell of a column, from 1, that
  /// lies to the right of the others.
  mutating func endCell(_ column: Int, _ kind: TableCell.Kind, from start: Int) {
    guard bytes.count > start else { return }
    while cells.count < column - 1 { cells.append(.blank) }
    cells.append(TableCell(start: start, end: bytes.count, kind: kind))
  }
}
