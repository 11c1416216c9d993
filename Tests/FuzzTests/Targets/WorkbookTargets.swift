import DataFiles
import Workbooks

extension FuzzTarget {
  /// The markup of a workbook's parts, which are packed once they have been spoilt: what lies behind the
  /// archive's checksums. A line `## NAME` begins a part.
  static let workbook = FuzzTarget(
    "workbook", .words,
    dictionary: [
      "<row>", "</row>", "<row r=\"5\">", "<row r=\"1048577\">", "<row hidden=\"1\">", "<c>",
      "</c>",
      "<c r=\"A1\"><v>1</v></c>", "<c r=\"XFD5\"><v>1</v></c>", "<c r=\"ZZZZZZZ9\">",
      "<c t=\"s\"><v>1</v></c>", "<c t=\"s\"><v>999999999</v></c>", "<c t=\"b\"><v>1</v></c>",
      "<c t=\"inlineStr\"><is><t>x</t></is></c>", "<c t=\"d\"><v>2024-07-01T08:05</v></c>",
      "<c s=\"1\"><v>45474.33680555555</v></c>", "<c s=\"2\"><v>1.00694</v></c>",
      "<c s=\"3\"><v>-1</v></c>", "<c s=\"1\"><v>1E+300</v></c>", "<c s=\"1\"><v>0</v></c>",
      "<v>60</v>", "<v>2958465.9999999</v>", "<f>A1</f>", "<mergeCell ref=\"A1:XFD1048576\"/>",
      "<mergeCell ref=\"A2:A9\"/>", "<mergeCell ref=\"B1:A1\"/>", "<si><t>y</t></si>",
      "<si><r><t>z</t></r><rPh><t>w</t></rPh></si>", "<t>_x000D__xD800_</t>", "&amp;", "&#xFFFF;",
      "&lol;", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE a>", "<?xml version=\"1.0\"?>",
      "<x:row xmlns:x=\"u\">", "date1904=\"1\"", "<workbookPr date1904=\"true\"/>",
      "<numFmt numFmtId=\"170\" formatCode=\"[h]:mm;@\"/>", "<xf numFmtId=\"170\"/>",
      "state=\"hidden\"", "Target=\"../../x\"", "## xl/workbook.xml", "## xl/workbook.bin",
      "## [Content_Types].xml", "<", ">", "\"", "/>",
    ], rounds: 2_000
  ) { bytes throws(Violation) in
    var zip = ZipWriter()
    // Stored or packed, by the content.
    let isPacked = isSample(bytes, oneIn: 2)
    var name: String?
    var part: [UInt8] = []
    func flush() {
      if let name { zip.add(name, part, isPacked: isPacked) }
      part = []
    }
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.starts(with: "## ".utf8) {
        flush()
        name = String(decoding: line.dropFirst(3), as: UTF8.self)
      } else {
        part += line + [UInt8(ascii: "\n")]
      }
    }
    flush()
    return try requireTable(zip.finished())
  }

  /// A small workbook as it lies on the disk.
  static let archive = FuzzTarget(
    "archive", .words, dictionary: ["PK\u{1}\u{2}", "PK\u{3}\u{4}", "PK\u{5}\u{6}", "PK\u{6}\u{6}"]
  ) { bytes throws(Violation) in try requireTable(bytes) }

  /// An event log in XML.
  static let eventLogXML = FuzzTarget(
    "xes", .words,
    dictionary: [
      "<log>", "</log>", "<trace>", "</trace>", "<event>", "</event>", "<event/>",
      "<string key=\"concept:name\" value=\"arrives\"/>", "<int key=\"index\" value=\"x\"/>",
      "<date key=\"time:timestamp\" value=\"2024-07-01T08:05:00.000001+08:00\"/>",
      "<global scope=\"event\">", "</global>", "<list key=\"a\" value=\"b\">", "</list>", "&lt;",
      "&lol;", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE log>", "key=\"", "/>",
    ], rounds: 2_000
  ) { bytes throws(Violation) in try requireTable(bytes) }

  /// Reads a table, which is sound and the same each time, or is refused with a reason.
  private static func requireTable(_ bytes: [UInt8]) throws(Violation) -> Answer {
    let table: TableFile?
    do throws(WorkbookFault) {
      table = try TableFile(bytes)
    } catch {
      try require(!error.message.en.isEmpty && !error.message.zh.isEmpty, "nothing is said")
      return .refused
    }
    guard let table else { return .refused }
    var first: [Int] = []
    var violation: String?
    for pass in 0..<2 {
      var last = 0
      var sums: [Int] = []
      do throws(RowSource.Fault) {
        try table.source.forEachRow { row in
          if row.number <= last && table.kind == .workbook { violation = "rows are out of order" }
          last = row.number
          var sum = row.number
          for cell in row.cells where !cell.isBlank {
            if cell.start < 0 || Int(cell.end) > row.bytes.count {
              violation = "a cell lies outside"
            }
            sum = sum &* 31 &+ row.text(cell).hashValue
          }
          sums.append(sum)
          return violation == nil
        }
      } catch {
        violation = "a table that was read is not"
      }
      if let violation { throw Violation(violation) }
      if pass == 0 { first = sums }
      try require(sums == first, "the rows are others the second time")
    }
    return .accepted
  }
}
