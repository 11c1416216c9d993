/// A workbook that is written: sheets of cells with a handful of styles. The same content always gives
/// the same bytes.
///
/// ```swift
/// var sheet = WrittenSheet(name: "Visits")
/// sheet.rows = [[.text("到店时间", .heading)], [.instant(1_719_821_100_000_000)]]
/// let bytes = WrittenWorkbook(sheets: [sheet]).bytes
/// ```
package struct WrittenWorkbook: Sendable {
  package var sheets: [WrittenSheet]

  package init(sheets: [WrittenSheet]) { self.sheets = sheets }

  package var bytes: [UInt8] {
    var zip = ZipWriter()
    zip.add("[Content_Types].xml", contentTypes)
    zip.add("_rels/.rels", relations([("officeDocument", "xl/workbook.xml")]))
    zip.add("xl/workbook.xml", book)
    zip.add(
      "xl/_rels/workbook.xml.rels",
      relations(
        sheets.indices.map { ("worksheet", "worksheets/sheet\($0 + 1).xml") }
          + [("styles", "styles.xml")]))
    zip.add("xl/styles.xml", WrittenStyle.part)
    for (index, sheet) in sheets.enumerated() {
      zip.add("xl/worksheets/sheet\(index + 1).xml", sheet.part(isFirst: index == 0))
    }
    return zip.finished()
  }

  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packages = "http://schemas.openxmlformats.org/package/2006"
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let types = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  private var contentTypes: [UInt8] {
    var xml = MarkupText.declaration
    xml += "<Types xmlns=\"\(Self.packages)/content-types\">"
    xml +=
      "<Default Extension=\"rels\" "
      + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    xml += "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    xml +=
      "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(Self.types).sheet.main+xml\"/>"
    xml += "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(Self.types).styles+xml\"/>"
    for index in sheets.indices {
      xml +=
        "<Override PartName=\"/xl/worksheets/sheet\(index + 1).xml\" "
        + "ContentType=\"\(Self.types).worksheet+xml\"/>"
    }
    return Array((xml + "</Types>").utf8)
  }

  private func relations(_ targets: [(type: String, target: String)]) -> [UInt8] {
    var xml = MarkupText.declaration
    xml += "<Relationships xmlns=\"\(Self.packages)/relationships\">"
    for (index, relation) in targets.enumerated() {
      xml +=
        "<Relationship Id=\"rId\(index + 1)\" Type=\"\(Self.office)/\(relation.type)\" "
        + "Target=\"\(relation.target)\"/>"
    }
    return Array((xml + "</Relationships>").utf8)
  }

  private var book: [UInt8] {
    var xml = MarkupText.declaration
    xml += "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.office)\"><sheets>"
    for (index, sheet) in sheets.enumerated() {
      xml +=
        "<sheet name=\"\(MarkupText.escaped(sheet.name))\" sheetId=\"\(index + 1)\" "
        + "r:id=\"rId\(index + 1)\"/>"
    }
    return Array((xml + "</sheets></workbook>").utf8)
  }
}
