/// A workbook of Excel 2007 and later (`.xlsx`, `.xlsm`), as Excel, WPS, LibreOffice and libraries
/// write it.
///
/// ```swift
/// let workbook = try Workbook(bytes)
/// var rows = try workbook.rows(of: try workbook.sheet(named: nil))
/// var row = SheetRow()
/// while try rows.next(into: &row) { print(row.number, row.cells.count) }
/// ```
///
/// Rows pass by one at a time; in memory lie the file, its shared texts and one row.
package struct Workbook: Sendable {
  package struct Sheet: Sendable, Hashable {
    package var name: String
    package var isHidden: Bool
    var part: String
  }

  /// Those with cells, in the order of their tabs.
  package private(set) var sheets: [Sheet] = []
  let limits: WorkbookLimits
  private let archive: ZipArchive
  private var since1904 = false
  private var stringsPart: String?
  private var formats: [NumberFormat] = []

  package init(_ bytes: [UInt8], limits: WorkbookLimits = WorkbookLimits()) throws(WorkbookFault) {
    self.limits = limits
    archive = try ZipArchive(bytes, limits: limits)
    if let other = FileKind.otherFormat(of: archive) { throw .otherFormat(other) }
    let root = try Relations(archive, of: "", limits)
    let book = root.first(ofType: "/officeDocument")?.target ?? "xl/workbook.xml"
    let relations = try Relations(archive, of: book, limits)
    try readBook(book, relations)
    stringsPart = relations.first(ofType: "/sharedStrings")?.target
    if let styles = relations.first(ofType: "/styles")?.target, archive.entry(styles) != nil {
      formats = try StyleTable(try markup(styles), limits: limits).formats
    }
  }

  /// The sheet of a name, capitals of ASCII aside; without a name the first one that is not hidden.
  package func sheet(named name: String?) throws(WorkbookFault) -> Sheet {
    guard let name else {
      if sheets.isEmpty { throw .noSheets }
      for sheet in sheets where !sheet.isHidden { return sheet }
      throw .noVisibleSheet
    }
    for sheet in sheets where sheet.name == name { return sheet }
    let wanted = name.lowercased()
    for sheet in sheets where sheet.name.lowercased() == wanted { return sheet }
    throw .noSuchSheet(name, sheets: sheets.map { $0.name })
  }

  /// The rows of a sheet, from the first to the last that has a cell.
  package func rows(of sheet: Sheet) throws(WorkbookFault) -> SheetRows {
    var strings = StringTable()
    if let part = stringsPart, archive.entry(part) != nil {
      strings = try StringTable(try markup(part), limits: limits)
    }
    return SheetRows(
      try markup(sheet.part), sheet: sheet.name, strings: strings, formats: formats,
      since1904: since1904, limits: limits)
  }

  private func stream(_ part: String) throws(WorkbookFault) -> PartStream {
    guard let entry = archive.entry(part) else { throw .missingPart(part) }
    return try archive.stream(entry)
  }

  private func markup(_ part: String) throws(WorkbookFault) -> MarkupReader {
    MarkupReader(try stream(part), limits: limits)
  }

  private mutating func readBook(_ part: String, _ relations: Relations) throws(WorkbookFault) {
    if let entry = archive.entry(part), entry.size > limits.listBytes {
      throw .tooLarge(.partBytes, limit: limits.listBytes)
    }
    var xml = try markup(part)
    while true {
      switch try xml.next() {
      case .finished: return
      case .start where xml.isNamed("workbookPr") && xml.depth == 2:
        since1904 = xml.isTrue("date1904")
      case .start where xml.isNamed("sheet") && xml.depth == 3:
        guard let name = xml.attribute("name"), let id = xml.attribute("id"),
          let relation = relations.byID[id]
        else { continue }
        // Charts and macros have tabs, too.
        guard relation.type.hasSuffix("/worksheet") else { continue }
        guard sheets.count < limits.sheets else { throw .tooLarge(.sheets, limit: limits.sheets) }
        let state = xml.attribute("state") ?? "visible"
        sheets.append(Sheet(name: name, isHidden: state != "visible", part: relation.target))
      default: break
      }
    }
  }
}

/// What a part of the workbook refers to.
struct Relations {
  struct Relation {
    var type: String
    var target: String
  }

  private(set) var byID: [String: Relation] = [:]
  private var inOrder: [Relation] = []

  /// - Parameter part: `""` for the archive as a whole.
  init(_ archive: ZipArchive, of part: String, _ limits: WorkbookLimits) throws(WorkbookFault) {
    let folder = Relations.folder(of: part)
    let file = part.dropFirst(folder.utf8.count)
    guard let entry = archive.entry("\(folder)_rels/\(file).rels") else { return }
    guard entry.size <= limits.listBytes else {
      throw .tooLarge(.partBytes, limit: limits.listBytes)
    }
    var xml = MarkupReader(try archive.stream(entry), limits: limits)
    while true {
      switch try xml.next() {
      case .finished: return
      case .start where xml.isNamed("Relationship"):
        guard let id = xml.attribute("Id"), let type = xml.attribute("Type"),
          let target = xml.attribute("Target"), xml.attribute("TargetMode") != "External"
        else { continue }
        let relation = Relation(type: type, target: Relations.resolved(target, in: folder))
        byID[id] = relation
        inOrder.append(relation)
      default: break
      }
    }
  }

  func first(ofType suffix: String) -> Relation? {
    for relation in inOrder where relation.type.hasSuffix(suffix) { return relation }
    return nil
  }

  /// `xl/` of `xl/workbook.xml`.
  private static func folder(of part: String) -> String {
    guard let slash = part.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(part[...slash])
  }

  /// A target in the folder of what refers to it, or from the top if it begins with a slash.
  private static func resolved(_ target: String, in folder: String) -> String {
    let isAbsolute = target.utf8.first == UInt8(ascii: "/")
    var parts: [Substring] = []
    for part in ((isAbsolute ? "" : folder) + target).split(separator: "/") {
      switch part {
      case ".": continue
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}
