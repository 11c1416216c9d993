/// Which columns of a table are shown, how wide each is, and where its decimal points stand.
struct TableLayout {
  private static let gap = 2

  private struct Measure {
    /// Columns before the decimal point and from it on, in decimal columns.
    var whole = 0
    var fraction = 0
    var width = 0
  }

  private let table: TextTable
  private let indent: Int
  private var shown: [Int]
  private var measures: [Measure]

  init(_ table: TextTable, width: Int) {
    self.table = table
    indent = table.groups.contains { $0.heading != nil } ? 2 : 0
    shown = Array(table.columns.indices)
    let natural = table.columns.indices.map { TableLayout.measure(table, column: $0) }
    measures = natural
    while true {
      measures = natural
      shrink(to: width)
      guard total > width, let last = shown.last(where: { table.columns[$0].isOptional }) else {
        break
      }
      shown.removeAll { $0 == last }
    }
  }

  func lines(colour: Bool) -> [String] {
    var lines: [String] = []
    if table.columns.contains(where: { !$0.heading.isEmpty }) {
      lines.append(headingLine(colour: colour))
      lines.append(TextStyle.dim.apply(to: String(repeating: "─", count: total), colour: colour))
    }
    for (index, group) in table.groups.enumerated() {
      if index > 0 { lines.append("") }
      if let heading = group.heading {
        lines.append(TextStyle.bold.apply(to: heading, colour: colour))
      }
      lines += group.rows.flatMap { self.lines(for: $0, colour: colour) }
    }
    return lines
  }

  private var total: Int {
    indent + shown.reduce(0) { $0 + measures[$1].width } + TableLayout.gap * (shown.count - 1)
  }

  /// Takes from the widest column that may give, until the table fits or none may.
  private mutating func shrink(to width: Int) {
    while total > width {
      let givers = shown.filter { measures[$0].width > (table.columns[$0].minimumWidth ?? .max) }
      guard let widest = givers.max(by: { measures[$0].width < measures[$1].width }) else { return }
      measures[widest].width -= 1
    }
  }

  private static func measure(_ table: TextTable, column: Int) -> Measure {
    var measure = Measure()
    let specification = table.columns[column]
    for row in table.groups.flatMap(\.rows) where column < row.count {
      let text = row[column].text
      switch specification.alignment {
      case .left, .right:
        measure.width = max(measure.width, text.displayWidth)
      case .decimal:
        let (whole, fraction) = split(text)
        measure.whole = max(measure.whole, whole.displayWidth)
        measure.fraction = max(measure.fraction, fraction.displayWidth)
        measure.width = measure.whole + measure.fraction
      case .bar(let width):
        measure.width = width
      }
    }
    measure.width = max(measure.width, specification.heading.displayWidth)
    return measure
  }

  /// A number's part before the decimal point, and the rest with the point or the unit.
  private static func split(_ text: String) -> (whole: Substring, fraction: Substring) {
    let isWhole = { (character: Character) in
      character.isNumber || "+-¥,–<>≥≤ ".contains(character)
    }
    let end = text.firstIndex { !isWhole($0) } ?? text.endIndex
    return (text[..<end], text[end...])
  }

  private func headingLine(colour: Bool) -> String {
    let cells = shown.map { index -> String in
      let column = table.columns[index]
      let heading = column.heading.truncated(toWidth: measures[index].width)
      return switch column.alignment {
      case .left, .bar: heading.padded(toWidth: measures[index].width)
      case .right, .decimal: heading.rightAligned(toWidth: measures[index].width)
      }
    }
    return TextStyle.bold.apply(to: joined(cells), colour: colour)
  }

  /// A row, and below it the rest of a label that is wider than its column.
  private func lines(for row: [TextTable.Cell], colour: Bool) -> [String] {
    let label = label(of: row)
    let last = shown.last { $0 < row.count }
    let line = joined(
      shown.prefix { $0 < row.count }.map { index in
        var text =
          index == 0 && label.count > 1
          ? label[0].padded(toWidth: measures[0].width) : text(of: row[index], in: index)
        if index == last { text = text.withoutTrailingSpaces }
        return style(of: row[index], in: index).apply(to: text, colour: colour)
      })
    // Set in by as much as there is between columns: no wider than the table.
    let hanging = String(repeating: " ", count: shown.count > 1 ? TableLayout.gap : 0)
    return [line]
      + label.dropFirst().map { rest in
        joined([hanging + style(of: row[0], in: 0).apply(to: rest, colour: colour)])
      }
  }

  /// What a row is about, in as many lines as it needs; a single word that is too wide is cut.
  private func label(of row: [TextTable.Cell]) -> [String] {
    guard let cell = row.first, table.columns[0].alignment == .left, shown.first == 0,
      cell.text.displayWidth > measures[0].width
    else { return [] }
    let width = measures[0].width
    return cell.text.wrapped(toWidth: width).map { $0.truncated(toWidth: width) }
  }

  private func style(of cell: TextTable.Cell, in index: Int) -> TextStyle {
    cell.style ?? table.columns[index].style
  }

  private func text(of cell: TextTable.Cell, in index: Int) -> String {
    let measure = measures[index]
    switch table.columns[index].alignment {
    case .left:
      return cell.text.truncated(toWidth: measure.width).padded(toWidth: measure.width)
    case .right:
      return cell.text.truncated(toWidth: measure.width).rightAligned(toWidth: measure.width)
    case .decimal:
      let (whole, fraction) = TableLayout.split(cell.text)
      let number =
        whole.rightAligned(toWidth: measure.whole) + fraction.padded(toWidth: measure.fraction)
      return number.rightAligned(toWidth: measure.width)
    case .bar:
      return BlockBar.text(share: cell.share ?? 0, width: measure.width)
        .padded(toWidth: measure.width)
    }
  }

  private func joined(_ cells: [String]) -> String {
    let line = cells.joined(separator: String(repeating: " ", count: TableLayout.gap))
    return (String(repeating: " ", count: indent) + line).withoutTrailingSpaces
  }
}

extension String {
  fileprivate var withoutTrailingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
