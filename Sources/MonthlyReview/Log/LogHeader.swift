import DataFiles

/// The row that names the columns, or the two rows that do so together: found among the first ones.
struct LogHeader {
  /// Titles and blank lines that exports put before their header.
  static let searchedRows = 30

  /// The header's row; of two rows the second. What stands behind it are the rows of the log.
  var row: Int
  /// How many rows of the table stand before those of the log; their numbers need not begin with 1, nor
  /// differ: those of an event log are lines of its file.
  var rowsBefore: Int
  var cells: [QualityReport.HeaderCell]
  /// The texts of that row.
  var texts: [String]
  /// How many columns are known.
  var score: Int

  /// One of the first rows of a table.
  struct HeadRow {
    /// Its place in the table, from 1, and how it is numbered.
    var place: Int
    var number: Int
    var texts: [String]
  }

  /// The first rows that are not blank.
  static func head(of rows: RowSource) throws(RowSource.Fault) -> [HeadRow] {
    var result: [HeadRow] = []
    var all = 0
    try rows.forEachRow { row in
      all += 1
      if !row.isBlank {
        result.append(HeadRow(place: all, number: row.number, texts: row.cells.map(row.text)))
      }
      return all < searchedRows
    }
    return result
  }

  /// The row, or the pair of rows, that names most columns; nil if none names any.
  init?(head: [HeadRow], mapping: LogMapping) {
    var best: LogHeader?
    let words = Words(mapping)
    for (index, row) in head.enumerated() {
      let alone = words.cells(row.texts.map { [$0] })
      let score = alone.count { $0.column != nil }
      if score > best?.score ?? 0 {
        best = LogHeader(row, cells: alone, score: score)
      }
      guard index > 0, head[index - 1].place == row.place - 1 else { continue }
      // Of two rows the upper one names groups: 接待 above 开始时间 and 结束时间. Its cells are merged,
      // and so only the first of each group holds the name. Rows of data name no columns.
      let upper = LogHeader.spread(head[index - 1].texts, to: row.texts.count)
      let lower = row.texts + [String](repeating: "", count: max(0, upper.count - row.texts.count))
      let pairs = zip(upper, lower).map { group, name in
        name.isEmpty ? [group] : group.isEmpty ? [name] : ["\(group) \(name)", name, group]
      }
      let both = words.cells(pairs)
      let bothScore = both.count { $0.column != nil }
      let areGroups = pairs.contains { $0.count > 1 && words.isKnown($0[0]) }
      if areGroups ? bothScore >= max(score, best?.score ?? 0) : bothScore > (best?.score ?? 0) + 1
      {
        best = LogHeader(row, cells: both, score: bothScore)
      }
    }
    guard let best else { return nil }
    self = best
  }

  private init(_ row: HeadRow, cells: [QualityReport.HeaderCell], score: Int) {
    self.row = row.number
    rowsBefore = row.place
    self.cells = cells
    texts = row.texts
    self.score = score
  }

  private static func spread(_ texts: [String], to count: Int) -> [String] {
    var result: [String] = []
    for index in 0..<max(count, texts.count) {
      let text = index < texts.count ? texts[index] : ""
      result.append(text.isEmpty ? result.last ?? "" : text)
    }
    return result
  }

  /// What the columns make of the rows; nil: what is needed least is not there.
  var format: VisitLog.Format? {
    let columns = Set(cells.compactMap(\.column))
    if columns.contains(.activity), columns.contains(.start) || columns.contains(.end) {
      return .rowPerEvent
    }
    let isVisits =
      columns.contains(.arrival)
      || (columns.contains(.date) && columns.contains(.receptionBegan))
    return isVisits ? .rowPerVisit : nil
  }

  /// Names of the mapping that the header does not have, in alphabetical order.
  func missing(of mapping: LogMapping) -> [String] {
    let named = Set(cells.map { LogColumn.normalised($0.text) })
    return mapping.columns.keys.filter { !named.contains(LogColumn.normalised($0)) }.sorted()
  }

  /// The names of columns, those of the mapping first.
  private struct Words {
    private var own: [String: LogColumn] = [:]

    init(_ mapping: LogMapping) {
      for (name, column) in mapping.columns { own[Words.name(name)] = column }
    }

    /// 是否投诉？ asks, and is the same name.
    private static func name(_ text: String) -> String {
      LogColumn.normalised(text.filter { $0 != "?" && $0 != "？" })
    }

    func isKnown(_ text: String) -> Bool {
      let name = Words.name(text)
      return own[name] != nil || ColumnNames.byName[name] != nil
    }

    /// The first column of a name counts, one that the mapping names before one that is known
    /// anyway; a second one of the same meaning is not used.
    ///
    /// - Parameter texts: of each column what it may be called, the fullest name first.
    func cells(_ texts: [[String]]) -> [QualityReport.HeaderCell] {
      let named = texts.map { $0.map(Words.name) }
      let mapped = named.map { names in names.lazy.compactMap { own[$0] }.first }
      let ownColumns = Set(mapped.compactMap { $0 }).subtracting([.ignored])
      var taken: Set<LogColumn> = []
      return texts.indices.map { index in
        let known = named[index].lazy.compactMap { ColumnNames.byName[$0] }.first
        let shown = texts[index].first ?? ""
        guard let column = mapped[index] ?? known.flatMap({ ownColumns.contains($0) ? nil : $0 }),
          column == .ignored || taken.insert(column).inserted
        else { return QualityReport.HeaderCell(text: shown, column: nil) }
        return QualityReport.HeaderCell(text: shown, column: column)
      }
    }
  }
}
