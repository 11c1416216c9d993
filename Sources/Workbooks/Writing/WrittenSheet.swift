/// A sheet that is written.
package struct WrittenSheet: Sendable {
  package enum Cell: Sendable {
    case blank
    case text(String, WrittenStyle = .plain)
    case number(Int64)
    /// Microseconds since 1970-01-01 00:00 of the shop's clock.
    case instant(Int64, WrittenStyle = .instant)
  }

  /// What may be typed into a column, below the heading.
  package enum Choice: Sendable {
    /// One of these, from a list that drops down; others are asked about.
    case oneOf([String])
    /// A date with a time.
    case instant
  }

  package struct Column: Sendable {
    /// In characters.
    package var width: Int
    package var choice: Choice?
    /// Shown beside a cell of the column that is being typed into.
    package var hint: String
    /// Of cells that nothing was typed into yet.
    package var style: WrittenStyle

    package init(
      width: Int, choice: Choice? = nil, hint: String = "", style: WrittenStyle = .plain
    ) {
      self.width = width
      self.choice = choice
      self.hint = hint
      self.style = style
    }
  }

  package var name: String
  package var columns: [Column] = []
  package var rows: [[Cell]] = []
  /// Rows at the top that stay in sight.
  package var frozenRows = 0
  /// Rows down to which choices hold.
  package var lastRow = 20_000

  package init(name: String) { self.name = name }

  func part(isFirst: Bool) -> [UInt8] {
    var xml = Array(MarkupText.declaration.utf8)
    xml += "<worksheet xmlns=\"\(WrittenWorkbook.main)\"><sheetViews>".utf8
    xml += "<sheetView \(isFirst ? "tabSelected=\"1\" " : "")workbookViewId=\"0\">".utf8
    if frozenRows > 0 {
      xml +=
        "<pane ySplit=\"\(frozenRows)\" topLeftCell=\"A\(frozenRows + 1)\" activePane=\"bottomLeft\" "
        .utf8
      xml += "state=\"frozen\"/>".utf8
    }
    xml += "</sheetView></sheetViews>".utf8
    if !columns.isEmpty {
      xml += "<cols>".utf8
      for (index, column) in columns.enumerated() {
        xml +=
          "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(column.width)\" ".utf8
        xml += "style=\"\(column.style.rawValue)\" customWidth=\"1\"/>".utf8
      }
      xml += "</cols>".utf8
    }
    xml += "<sheetData>".utf8
    for (index, row) in rows.enumerated() { append(row, number: index + 1, to: &xml) }
    xml += "</sheetData>".utf8
    appendChoices(to: &xml)
    xml += "</worksheet>".utf8
    return xml
  }

  private func append(_ row: [Cell], number: Int, to xml: inout [UInt8]) {
    xml += "<row r=\"\(number)\">".utf8
    for (index, cell) in row.enumerated() {
      let place = CellPlace(column: index + 1, row: number).name
      switch cell {
      case .blank: continue
      case .text(let text, let style):
        xml += "<c r=\"\(place)\" s=\"\(style.rawValue)\" t=\"inlineStr\">".utf8
        xml += "<is><t xml:space=\"preserve\">\(MarkupText.escaped(text))</t></is></c>".utf8
      // A spreadsheet holds 15 digits of a number.
      case .number(let number) where number.magnitude >= 1_000_000_000_000_000:
        xml += "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(number)</t></is></c>".utf8
      case .number(let number): xml += "<c r=\"\(place)\"><v>\(number)</v></c>".utf8
      case .instant(let instant, let style):
        if let serial = SerialDate.serial(of: instant) {
          xml += "<c r=\"\(place)\" s=\"\(style.rawValue)\"><v>\(serial)</v></c>".utf8
        } else {
          xml += "<c r=\"\(place)\" t=\"inlineStr\"><is><t>".utf8
          xml += SerialDate.text(of: instant)
          xml += "</t></is></c>".utf8
        }
      }
    }
    xml += "</row>".utf8
  }

  private func appendChoices(to xml: inout [UInt8]) {
    let chosen = columns.enumerated().filter {
      $0.element.choice != nil || !$0.element.hint.isEmpty
    }
    if chosen.isEmpty { return }
    xml += "<dataValidations count=\"\(chosen.count)\">".utf8
    for (index, column) in chosen {
      let letters = CellPlace.letters(index + 1)
      let place = "\(letters)\(frozenRows + 1):\(letters)\(lastRow)"
      var kind = ""
      var formula = ""
      switch column.choice {
      case .oneOf(let words):
        kind = "type=\"list\" errorStyle=\"warning\" showErrorMessage=\"1\" "
        formula = "<formula1>\"\(MarkupText.escaped(words.joined(separator: ",")))\"</formula1>"
      case .instant:
        // From the year 2000 on.
        kind =
          "type=\"date\" operator=\"greaterThanOrEqual\" errorStyle=\"warning\" "
          + "showErrorMessage=\"1\" "
        formula = "<formula1>36526</formula1>"
      case nil: break
      }
      xml += "<dataValidation \(kind)allowBlank=\"1\" showInputMessage=\"1\" ".utf8
      xml += "prompt=\"\(MarkupText.escaped(column.hint))\" sqref=\"\(place)\">".utf8
      xml += "\(formula)</dataValidation>".utf8
    }
    xml += "</dataValidations>".utf8
  }
}
