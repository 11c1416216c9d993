/// UTF-8 bytes as rows of text cells (RFC 4180, and what spreadsheets make of it).
///
/// Lines end in LF, CRLF or CR; a quoted field may contain them. A quote that is not closed within
/// `quotedLimit` bytes is taken as an ordinary character: one stray quote costs one row, not the
/// rest of the file.
package struct DelimitedRows {
  package static let quotedLimit = 1 << 13
  /// More fields than that in a row are cut off: no log has them.
  package static let fieldLimit = 512
  /// Offsets of cells have 32 bits.
  package static let sizeLimit = 1 << 30

  private let count: Int
  private let delimiter: UInt8
  private var position: Int
  /// Holds all bytes of the text, whatever the row.
  package private(set) var row = TableRow()
  /// Quotes that were not closed, so far.
  package private(set) var strayQuotes = 0

  /// - Precondition: `bytes.count <= sizeLimit`.
  package init(_ bytes: [UInt8], from start: Int = 0, delimiter: UInt8 = 0x2C) {
    precondition(bytes.count <= DelimitedRows.sizeLimit)
    row.bytes = bytes
    count = bytes.count
    self.delimiter = delimiter
    position = start
  }

  /// The rows of a text as often as they are asked for.
  package static func source(
    _ bytes: [UInt8], from start: Int = 0, delimiter: UInt8 = 0x2C
  ) -> RowSource {
    RowSource { body in
      var rows = DelimitedRows(bytes, from: start, delimiter: delimiter)
      while rows.next(), body(rows.row) {}
    }
  }

  /// Reads the next record into `row`; false at the end. Blank lines are rows without a cell.
  package mutating func next() -> Bool {
    row.cells.removeAll(keepingCapacity: true)
    guard position < count else { return false }
    row.number += 1
    row.hasStrayQuote = false
    var index = position
    while !scanField(&index) {}
    position = index
    if row.cells.count == 1 && row.cells[0].isBlank { row.cells.removeAll(keepingCapacity: true) }
    return true
  }

  /// One field; true when it was the last of its record. `index` ends behind the separator.
  private mutating func scanField(_ index: inout Int) -> Bool {
    var start = index
    while start < count, row.bytes[start] == 0x20 { start += 1 }
    if start < count, row.bytes[start] == 0x22, let quoted = scanQuoted(start + 1) {
      append(trimmed(quoted))
      index = Int(quoted.end) + 1
      // Whatever stands between the closing quote and the separator is no part of the field.
      while index < count, row.bytes[index] != delimiter, !isNewline(row.bytes[index]) {
        index += 1
      }
      return finish(&index)
    }
    var end = start
    while end < count {
      let byte = row.bytes[end]
      if byte == delimiter || isNewline(byte) { break }
      end += 1
    }
    index = end
    append(trimmed(TableCell(start: start, end: end)))
    return finish(&index)
  }

  private mutating func append(_ cell: TableCell) {
    if row.cells.count < DelimitedRows.fieldLimit { row.cells.append(cell) }
  }

  private func isNewline(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// Steps over a separator or the end of the line; true at the end of the record.
  private func finish(_ index: inout Int) -> Bool {
    guard index < count else { return true }
    let byte = row.bytes[index]
    index += 1
    if byte == delimiter { return false }
    if byte == 0x0D, index < count, row.bytes[index] == 0x0A { index += 1 }
    return true
  }

  /// From behind the opening quote to the closing one; nil when there is none nearby.
  private mutating func scanQuoted(_ start: Int) -> TableCell? {
    let limit = min(count, start + DelimitedRows.quotedLimit)
    var index = start
    var escapes = false
    while index < limit {
      if row.bytes[index] == 0x22 {
        guard index + 1 < count, row.bytes[index + 1] == 0x22 else {
          return TableCell(start: start, end: index, hasEscapes: escapes)
        }
        escapes = true
        index += 1
      }
      index += 1
    }
    strayQuotes += 1
    row.hasStrayQuote = true
    return nil
  }

  /// Without spaces, tabs, no-break and ideographic spaces around it.
  private func trimmed(_ cell: TableCell) -> TableCell {
    let bytes = row.bytes
    var start = Int(cell.start)
    var end = Int(cell.end)
    while end > start {
      let byte = bytes[end - 1]
      if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
        end -= 1
      } else if end - start >= 2, byte == 0xA0, bytes[end - 2] == 0xC2 {
        end -= 2
      } else if end - start >= 3, byte == 0x80, bytes[end - 2] == 0x80, bytes[end - 3] == 0xE3 {
        end -= 3
      } else {
        break
      }
    }
    while start < end {
      let byte = bytes[start]
      if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
        start += 1
      } else if end - start >= 2, byte == 0xC2, bytes[start + 1] == 0xA0 {
        start += 2
      } else if end - start >= 3, byte == 0xE3, bytes[start + 1] == 0x80, bytes[start + 2] == 0x80 {
        start += 3
      } else {
        break
      }
    }
    return TableCell(start: start, end: end, hasEscapes: cell.hasEscapes)
  }
}
