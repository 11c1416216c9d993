import DataFiles

/// Rows that were read, packed side by side: eight bytes and its text for each cell that is not blank.
///
/// In blocks, so that what grows is never copied.
struct CompactRows: Sendable {
  private struct Row: BitwiseCopyable {
    var number: Int32
    var isHidden: Bool
    /// Behind its last cell, in the block.
    var cellsEnd: UInt32
  }

  private struct Cell: BitwiseCopyable {
    /// Behind its text, in the block; it begins where the one before ends.
    var end: UInt32
    /// From 0.
    var column: UInt16
    var kind: TableCell.Kind
  }

  private struct Block: Sendable {
    var rows: [Row] = []
    var cells: [Cell] = []
    var bytes: [UInt8] = []
  }

  private static let blockBytes = 1 << 20

  private var blocks: [Block] = []
  private(set) var cellCount = 0
  private(set) var byteCount = 0
  /// Cells with the blank ones to their left, which take no memory, but time.
  private var width = 0

  mutating func append(_ row: borrowing TableRow, _ limits: WorkbookLimits) throws(WorkbookFault) {
    if blocks.last.map({ $0.bytes.count > CompactRows.blockBytes }) ?? true {
      var block = Block()
      block.bytes.reserveCapacity(CompactRows.blockBytes + (1 << 12))
      blocks.append(block)
    }
    let last = blocks.count - 1
    for (column, cell) in row.cells.enumerated() where !cell.isBlank {
      blocks[last].bytes += row.bytes[Int(cell.start)..<Int(cell.end)]
      blocks[last].cells.append(
        Cell(end: UInt32(blocks[last].bytes.count), column: UInt16(column), kind: cell.kind))
      cellCount += 1
      byteCount += Int(cell.end - cell.start)
    }
    blocks[last].rows.append(
      Row(
        number: Int32(row.number), isHidden: row.isHidden,
        cellsEnd: UInt32(blocks[last].cells.count)))
    width += row.cells.count
    guard cellCount <= limits.cells, width / 8 <= limits.cells else {
      throw .tooLarge(.cells, limit: limits.cells)
    }
    guard byteCount <= limits.textBytes else {
      throw .tooLarge(.tableBytes, limit: limits.textBytes)
    }
  }

  /// Every row, until the body answers false. The row's bytes are those of its block.
  func forEachRow(_ body: (inout TableRow) -> Bool) {
    var row = TableRow()
    for block in blocks {
      row.bytes = block.bytes
      var cell = 0
      var start = 0
      for packed in block.rows {
        row.number = Int(packed.number)
        row.isHidden = packed.isHidden
        row.cells.removeAll(keepingCapacity: true)
        while cell < Int(packed.cellsEnd) {
          let found = block.cells[cell]
          while row.cells.count < Int(found.column) { row.cells.append(.blank) }
          row.cells.append(TableCell(start: start, end: Int(found.end), kind: found.kind))
          start = Int(found.end)
          cell += 1
        }
        if !body(&row) { return }
      }
    }
  }
}
