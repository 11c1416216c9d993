import DataFiles
import Workbooks

/// A file as a table whose columns are understood: its rows, and where its header stands.
struct LogTable {
  var rows: RowSource
  var header: LogHeader
  var format: VisitLog.Format
  var encoding = TextEncoding.utf8
  /// Byte sequences that mean nothing in the encoding.
  var replaced = 0
  var delimiter: UInt8 = 0x2C
  /// Of a workbook: the sheet that was read, and all that it has.
  var sheet: String?
  var sheets: [String] = []

  /// A file as rows, before anybody looked for a header.
  private struct Candidate {
    var rows: RowSource
    var delimiter: UInt8 = 0x2C
  }

  init(bytes: [UInt8], mapping: LogMapping) throws(LogError) {
    if let file = try LogTable.file(bytes, sheet: mapping.sheet) {
      try self.init([Candidate(rows: file.source)], mapping: mapping)
      if file.kind == .workbook {
        sheet = file.sheet
        sheets = file.sheets
      }
      return
    }
    let text = try DecodedText(decoding: bytes, as: mapping.encoding)
    guard text.start < text.bytes.count else { throw .empty }
    let delimiters: [UInt8] =
      mapping.delimiter.map { [$0] } ?? [0x2C, 0x3B, 0x09, 0x7C]
    let candidates = delimiters.map {
      Candidate(
        rows: DelimitedRows.source(text.bytes, from: text.start, delimiter: $0), delimiter: $0)
    }
    try self.init(candidates, mapping: mapping)
    encoding = text.encoding
    replaced = text.replaced
  }

  /// A workbook, or an event log in XML; nil: a text.
  private static func file(_ bytes: [UInt8], sheet: String?) throws(LogError) -> TableFile? {
    do throws(WorkbookFault) {
      return try TableFile(bytes, sheet: sheet)
    } catch {
      throw .unreadable(error.message)
    }
  }

  /// The candidate whose header names most columns.
  private init(_ candidates: [Candidate], mapping: LogMapping) throws(LogError) {
    var best: (candidate: Candidate, header: LogHeader)?
    var widest: (head: [LogHeader.HeadRow], width: Int) = ([], 1)
    for candidate in candidates {
      let head: [LogHeader.HeadRow]
      do throws(RowSource.Fault) {
        head = try LogHeader.head(of: candidate.rows)
      } catch {
        throw .unreadable(error.message)
      }
      let width = head.map(\.texts.count).max() ?? 0
      if width > widest.width { widest = (head, width) }
      guard let header = LogHeader(head: head, mapping: mapping) else { continue }
      if header.score > best?.header.score ?? 0 { best = (candidate, header) }
    }
    guard let best else { throw .noHeader(found: LogTable.names(in: widest.head)) }
    rows = best.candidate.rows
    header = best.header
    delimiter = best.candidate.delimiter
    guard let format = header.format else {
      throw .noHeader(
        found: LogTable.examples(of: header.cells, below: header.rowsBefore, in: rows))
    }
    self.format = format
  }

  /// The names of a file that names nothing known: its widest row near the top, with values below.
  private static func names(in head: [LogHeader.HeadRow]) -> [QualityReport.HeaderCell] {
    guard let width = head.map(\.texts.count).max(),
      let index = head.firstIndex(where: { $0.texts.count * 2 > width })
    else { return [] }
    var cells = head[index].texts.map { QualityReport.HeaderCell(text: $0, column: nil) }
    for row in head[(index + 1)...] { LogTable.note(row.texts, in: &cells) }
    return cells.filter { !$0.text.isEmpty }
  }

  private static func examples(
    of cells: [QualityReport.HeaderCell], below rowsBefore: Int, in rows: RowSource
  ) -> [QualityReport.HeaderCell] {
    var cells = cells
    var place = 0
    try? rows.forEachRow { row in
      place += 1
      if place > rowsBefore { LogTable.note(row.cells.map(row.text), in: &cells) }
      return place < rowsBefore + 10
    }
    return cells.filter { !$0.text.isEmpty }
  }

  private static func note(_ texts: [String], in cells: inout [QualityReport.HeaderCell]) {
    for (index, text) in texts.enumerated() where index < cells.count {
      cells[index].note(text)
    }
  }
}

extension QualityReport.HeaderCell {
  /// Takes a value as an example of the column, if it is one of the first three that differ.
  mutating func note(_ value: String) {
    guard examples.count < 3, !value.isEmpty else { return }
    let shown = value.count > 24 ? value.prefix(23) + "…" : value[...]
    guard !examples.contains(String(shown)) else { return }
    if examples.isEmpty {
      let bytes = Array(value.utf8)
      looksDated =
        bytes.contains { $0 &- 0x30 < 10 }
        && (value.contains(":") || value.contains("：") || value.contains("时"))
        && WallClockParser().parse(bytes, 0, bytes.count) != nil
    }
    examples.append(String(shown))
  }
}
