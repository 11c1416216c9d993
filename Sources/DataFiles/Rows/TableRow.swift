/// A cell of a table: where its text lies in the bytes of its row, and what the file says it is.
///
/// Every kind comes as UTF-8 text, so that a reader needs one grammar for a text file and a workbook:
///
/// | kind | text |
/// |---|---|
/// | `text` | as written, without the quotes around it and spaces at its ends |
/// | `number` | as written: `45474.3368`, `3`, `-1.5E-2` |
/// | `instant` | `2024-07-01 08:05:00` with `.250000` where there are fractions; `2024-07-01` of a cell that shows a date only; `08:05:00`, or `24:10:00` of elapsed hours, of a time alone |
/// | `boolean` | `TRUE`, `FALSE` |
/// | `error` | `#N/A`, as the workbook shows it |
///
/// A blank cell has no text, whatever its kind.
package struct TableCell: BitwiseCopyable, Sendable {
  package enum Kind: UInt8, BitwiseCopyable, Sendable {
    /// All that a text file has.
    case text
    case number, instant, boolean, error
  }

  /// UTF-8 offsets into `TableRow.bytes`.
  package var start: Int32
  package var end: Int32
  package var kind: Kind
  /// Quotes inside are doubled, as in a CSV file.
  package var hasEscapes: Bool
  /// One of several cells of a workbook that are shown as one, and not the first: its text is the
  /// first one's.
  package var isMergedCopy = false

  package init(start: Int, end: Int, kind: Kind = .text, hasEscapes: Bool = false) {
    self.start = Int32(clamping: start)
    self.end = Int32(clamping: end)
    self.kind = kind
    self.hasEscapes = hasEscapes
  }

  package static let blank = TableCell(start: 0, end: 0)

  package var isBlank: Bool { start >= end }
}

/// A row of a table. A source fills one and the same again and again: what is to be kept of it is
/// copied.
package struct TableRow: Sendable {
  /// As a spreadsheet numbers it, from 1; a cell of several lines is in one row.
  package var number = 0
  /// By column, from A. Cells that the file leaves out at the end of the row are left out.
  package var cells: [TableCell] = []
  /// The text of the cells. Of a text file it is all of the file, of a workbook what this row needs.
  package var bytes: [UInt8] = []
  /// The workbook does not show it.
  package var isHidden = false
  /// A text: a quote in it is not closed, and was taken as an ordinary character.
  package var hasStrayQuote = false

  package init() {}

  /// Nothing but blank cells.
  package var isBlank: Bool {
    for cell in cells where !cell.isBlank { return false }
    return true
  }

  /// The text of a cell; for headers and messages, rows stay bytes.
  package func text(_ cell: TableCell) -> String {
    guard !cell.isBlank else { return "" }
    let raw = String(decoding: bytes[Int(cell.start)..<Int(cell.end)], as: UTF8.self)
    guard cell.hasEscapes else { return raw }
    var result = ""
    var afterQuote = false
    for scalar in raw.unicodeScalars {
      if scalar == "\"", afterQuote {
        afterQuote = false
        continue
      }
      afterQuote = scalar == "\""
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
