package import DataFiles

/// A sheet that was read whole: its rows, in which each cell of a merged range has the text of the
/// first.
package struct SheetTable: Sendable {
  /// Of the sheet.
  package let name: String
  /// Rows with something in them that the workbook does not show.
  package private(set) var hiddenRows = 0
  private let rows: CompactRows
  private let filling: MergeFilling

  package init(
    _ workbook: Workbook, _ sheet: Workbook.Sheet
  ) throws(WorkbookFault) {
    name = sheet.name
    var read = CompactRows()
    var source = try workbook.rows(of: sheet)
    var row = TableRow()
    while try source.next(into: &row) { try read.append(row, workbook.limits) }
    hiddenRows = source.hiddenRows
    rows = read
    filling = try MergeFilling(source.mergedRanges, in: read, workbook.limits)
  }

  package var source: RowSource {
    let rows = rows
    let filling = filling
    return RowSource { body in
      if filling.isEmpty { return rows.forEachRow { row in body(row) } }
      var place = MergeFilling.Place()
      rows.forEachRow { row in
        let own = row.bytes.count
        filling.fill(&row, &place)
        let goesOn = body(row)
        // The bytes are those of many rows.
        row.bytes.removeLast(row.bytes.count - own)
        return goesOn
      }
    }
  }
}
