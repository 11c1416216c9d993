/// The line that names the columns: found among the first lines, with the delimiter that makes most
/// sense of it.
struct LogHeader {
  /// Titles and blank lines that exports put before their header.
  static let searchedLines = 20

  var delimiter: UInt8
  var line: Int
  var cells: [QualityReport.HeaderCell]
  /// Where the first row begins, and its line.
  var rowsStart: Int
  var rowsLine: Int
  var format: VisitLog.Format

  init(text: DecodedText, mapping: LogMapping) throws(LogError) {
    var best: LogHeader?
    var bestScore = 0
    var named: [String] = []
    let words = LogHeader.words(mapping)
    for delimiter in mapping.delimiter.map({ [$0] }) ?? [0x2C, 0x3B, 0x09, 0x7C] {
      var scanner = FieldScanner(text.bytes, from: text.start, delimiter: delimiter)
      var fields: [Field] = []
      for _ in 0..<LogHeader.searchedLines {
        let line = scanner.line
        guard scanner.next(into: &fields) else { break }
        let texts = fields.map(scanner.text)
        let cells = LogHeader.cells(texts, words: words, mapping: mapping)
        let score = cells.count { $0.column != nil }
        if texts.count > named.count && texts.count > 1 { named = texts }
        guard score > bestScore else { continue }
        bestScore = score
        best = LogHeader(
          delimiter: delimiter, line: line, cells: cells, rowsStart: scanner.position,
          rowsLine: scanner.line)
      }
    }
    guard let best else {
      throw .noHeader(found: Array(named.prefix(20)))
    }
    self = best
    let columns = Set(cells.compactMap(\.column))
    if columns.contains(.activity) && columns.contains(.start) {
      format = .rowPerEvent
    } else if columns.contains(.arrival)
      || (columns.contains(.date) && columns.contains(.receptionBegan))
    {
      format = .rowPerVisit
    } else {
      throw .noHeader(found: Array(cells.map(\.text).prefix(20)))
    }
  }

  private init(
    delimiter: UInt8, line: Int, cells: [QualityReport.HeaderCell], rowsStart: Int, rowsLine: Int
  ) {
    self.delimiter = delimiter
    self.line = line
    self.cells = cells
    self.rowsStart = rowsStart
    self.rowsLine = rowsLine
    format = .rowPerVisit
  }

  private static let known: [String: LogColumn] = {
    var result: [String: LogColumn] = [:]
    for column in LogColumn.allCases {
      result[LogColumn.normalised(column.rawValue)] = column
      for name in LogColumn.names[column] ?? [] { result[name] = column }
    }
    return result
  }()

  private static func words(_ mapping: LogMapping) -> [String: LogColumn] {
    var words = known
    for (name, column) in mapping.columns { words[LogColumn.normalised(name)] = column }
    return words
  }

  /// The first column of a name counts, one that the mapping names before one that is known anyway; a
  /// second one of the same meaning is not used.
  private static func cells(
    _ texts: [String], words: [String: LogColumn], mapping: LogMapping
  ) -> [QualityReport.HeaderCell] {
    let named = texts.map(LogColumn.normalised)
    let own = Set(mapping.columns.keys.map(LogColumn.normalised))
    let ownColumns = Set(named.filter(own.contains).compactMap { words[$0] }).subtracting([.ignored]
    )
    var taken: Set<LogColumn> = []
    return zip(texts, named).map { text, name in
      guard let column = words[name], own.contains(name) || !ownColumns.contains(column),
        column == .ignored || taken.insert(column).inserted
      else { return QualityReport.HeaderCell(text: text, column: nil) }
      return QualityReport.HeaderCell(text: text, column: column)
    }
  }

  /// Names of the mapping that the header does not have, in alphabetical order.
  func missing(of mapping: LogMapping) -> [String] {
    let named = Set(cells.map { LogColumn.normalised($0.text) })
    return mapping.columns.keys.filter { !named.contains(LogColumn.normalised($0)) }.sorted()
  }
}
