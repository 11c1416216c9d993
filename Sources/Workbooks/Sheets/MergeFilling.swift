import DataFiles

/// Writes the text of a merged range's first cell into its other cells, in rows that have something in
/// them.
struct MergeFilling: Sendable {
  private struct Area: Sendable {
    var rows: ClosedRange<Int>
    /// From 0.
    var columns: ClosedRange<Int>
    var kind = TableCell.Kind.text
    var text: [UInt8] = []
  }

  /// How far the rows have been gone through.
  struct Place {
    fileprivate var open: [Int] = []
    fileprivate var next = 0
    /// Cells that were looked at.
    fileprivate var work = 0
  }

  /// In order of their first rows.
  private var areas: [Area] = []

  var isEmpty: Bool { areas.isEmpty }

  /// - Throws: where the ranges are so many, or so large, or so much upon each other, that filling them
  ///   would take longer than reading the sheet did.
  init(
    _ ranges: [MergedRange], in rows: CompactRows, _ limits: WorkbookLimits
  ) throws(WorkbookFault) {
    if ranges.isEmpty { return }
    areas = ranges.map { range in
      Area(
        rows: range.first.row...range.last.row,
        columns: (range.first.column - 1)...(range.last.column - 1))
    }
    areas.sort {
      ($0.rows.lowerBound, $0.columns.lowerBound) < ($1.rows.lowerBound, $1.columns.lowerBound)
    }
    takeTexts(rows)
    areas.removeAll { $0.text.isEmpty }
    var place = Place()
    rows.forEachRow { row in
      let own = row.bytes.count
      fill(&row, &place)
      row.bytes.removeLast(row.bytes.count - own)
      return place.work <= limits.cells
    }
    guard place.work <= limits.cells else { throw .tooLarge(.mergedRanges, limit: limits.cells) }
  }

  private mutating func takeTexts(_ rows: CompactRows) {
    var areas = areas
    var next = 0
    rows.forEachRow { row in
      while next < areas.count, areas[next].rows.lowerBound < row.number { next += 1 }
      while next < areas.count, areas[next].rows.lowerBound == row.number {
        let column = areas[next].columns.lowerBound
        if column < row.cells.count, !row.cells[column].isBlank {
          let cell = row.cells[column]
          areas[next].kind = cell.kind
          areas[next].text = Array(row.bytes[Int(cell.start)..<Int(cell.end)])
        }
        next += 1
      }
      return next < areas.count
    }
    self.areas = areas
  }

  func fill(_ row: inout TableRow, _ place: inout Place) {
    place.open.removeAll { areas[$0].rows.upperBound < row.number }
    while place.next < areas.count, areas[place.next].rows.lowerBound <= row.number {
      if areas[place.next].rows.upperBound >= row.number { place.open.append(place.next) }
      place.next += 1
    }
    for index in place.open {
      let area = areas[index]
      let start = row.bytes.count
      row.bytes += area.text
      place.work += area.columns.count + area.text.count / 16
      for column in area.columns
      where column != area.columns.lowerBound || row.number != area.rows.lowerBound {
        while row.cells.count <= column { row.cells.append(.blank) }
        guard row.cells[column].isBlank else { continue }
        row.cells[column] = TableCell(start: start, end: row.bytes.count, kind: area.kind)
        row.cells[column].isMergedCopy = true
      }
    }
  }
}
