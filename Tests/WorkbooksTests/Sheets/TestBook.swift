import DataFiles
import Workbooks

/// A workbook of parts that a test writes itself.
struct TestBook {
  /// What stands in the element `worksheet`.
  var sheets: [(name: String, attributes: String, content: String)] = []
  var strings: String?
  var styles: String?
  var bookProperties = ""
  var isPacked = true
  /// Written instead of a part's usual content, or beside it.
  var parts: [String: String] = [:]

  init(_ content: String) { sheets = [("Sheet1", "", content)] }

  private static let relation =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  var bytes: [UInt8] {
    var all: [(String, String)] = []
    var targets = [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    var tabs = ""
    for (index, sheet) in sheets.enumerated() {
      let number = index + 1
      targets.append(("worksheet", "worksheets/sheet\(number).xml"))
      tabs +=
        "<sheet name=\"\(sheet.name)\" sheetId=\"\(number)\" r:id=\"rId\(number + 2)\" "
        + "\(sheet.attributes)/>"
      all.append(
        ("xl/worksheets/sheet\(number).xml", "<worksheet>\(sheet.content)</worksheet>"))
    }
    all.append(
      ("xl/workbook.xml", "<workbook>\(bookProperties)<sheets>\(tabs)</sheets></workbook>"))
    var links = ""
    for (index, target) in targets.enumerated() {
      links +=
        "<Relationship Id=\"rId\(index + 1)\" Type=\"\(Self.relation)/\(target.0)\" "
        + "Target=\"\(target.1)\"/>"
    }
    all.append(("xl/_rels/workbook.xml.rels", "<Relationships>\(links)</Relationships>"))
    all.append(
      (
        "_rels/.rels",
        "<Relationships><Relationship Id=\"rId1\" Type=\"\(Self.relation)/officeDocument\" "
          + "Target=\"xl/workbook.xml\"/></Relationships>"
      ))
    if let strings { all.append(("xl/sharedStrings.xml", "<sst>\(strings)</sst>")) }
    if let styles { all.append(("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>")) }
    for (name, content) in parts.sorted(by: { $0.key < $1.key }) {
      all.removeAll { $0.0 == name }
      all.append((name, content))
    }
    return TestArchive(entries: all.map { .init($0.0, $0.1, isPacked: isPacked) }).bytes
  }
}

/// A table as one reads it aloud: `3: B=text, C=12 #`, with `#` behind numbers, `@` behind instants,
/// `?` behind truths, `!` behind errors and `^` behind copies of merged cells.
func told(_ table: TableFile) throws -> [String] {
  var lines: [String] = []
  try table.source.forEachRow { row in
    var cells: [String] = []
    for (index, cell) in row.cells.enumerated() where !cell.isBlank {
      let mark =
        switch cell.kind {
        case .text: ""
        case .number: " #"
        case .instant: " @"
        case .boolean: " ?"
        case .error: " !"
        }
      cells.append(
        "\(CellPlace.letters(index + 1))=\(row.text(cell))\(mark)\(cell.isMergedCopy ? " ^" : "")")
    }
    lines.append("\(row.number)\(row.isHidden ? "h" : ""): \(cells.joined(separator: ", "))")
    return true
  }
  return lines
}

func told(_ bytes: [UInt8], sheet: String? = nil) throws -> [String] {
  guard let table = try TableFile(bytes, sheet: sheet) else { throw WorkbookFault.unknownFormat }
  return try told(table)
}
