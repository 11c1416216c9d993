package import DataFiles

/// A table that stands in a file which is no text: a workbook, or an event log in XML.
///
/// ```swift
/// guard let table = try TableFile(bytes, sheet: nil) else { return readText(bytes) }
/// try table.source.forEachRow { row in … }
/// ```
///
/// What the file is decides its content, not its name. It has been read whole and found sound when
/// this is there; its rows are given again and again from memory.
package struct TableFile: Sendable {
  package enum Kind: Sendable, Hashable {
    case workbook
    /// XES; rows are events, and their numbers lines of the file.
    case eventLog
  }

  package let kind: Kind
  package let source: RowSource
  /// Of the workbook: the sheet that was read.
  package var sheet = ""
  /// Of the workbook: all sheets with cells.
  package var sheets: [String] = []
  /// Rows with something in them that the workbook does not show; they are read like others.
  package var hiddenRows = 0

  /// Nil where the bytes are a text, or nothing that is known.
  ///
  /// - Parameter sheet: nil: the first that is not hidden.
  package init?(
    _ bytes: [UInt8], sheet: String? = nil, limits: WorkbookLimits = WorkbookLimits()
  ) throws(WorkbookFault) {
    switch FileKind(bytes) {
    case .unknown: return nil
    case .other(let format): throw .otherFormat(format)
    case .archive:
      let workbook = try Workbook(bytes, limits: limits)
      let table = try SheetTable(workbook, try workbook.sheet(named: sheet))
      kind = .workbook
      source = table.source
      self.sheet = table.name
      sheets = workbook.sheets.map { $0.name }
      hiddenRows = table.hiddenRows
    case .eventLog:
      kind = .eventLog
      source = try EventLogTable(bytes, limits: limits).source
    }
  }
}
