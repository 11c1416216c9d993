import DataFiles
import Testing
import Workbooks

@Suite struct `What a file is` {
  private static func archive(_ names: String...) -> [UInt8] {
    TestArchive(entries: names.map { .init($0, "x") }).bytes
  }

  /// A compound file, the name of whose second stream is this.
  private static func compound(_ name: String) -> [UInt8] {
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    bytes += [UInt8](repeating: 0, count: 1024 + 128 - bytes.count)
    for byte in name.utf8 { bytes += [byte, 0] }
    return bytes + [UInt8](repeating: 0, count: 256)
  }

  @Test(arguments: [
    (compound("Workbook"), OtherFormat.oldExcel),
    (compound("EncryptedPackage"), .lockedExcel),
    ([0x09, 0x08, 0x08, 0x00, 0x00, 0x05, 0x05, 0x00], .oldExcel),
    (archive("xl/workbook.bin", "_rels/.rels"), .binaryExcel),
    (archive("mimetype", "content.xml"), .openDocument),
    (archive("word/document.xml", "_rels/.rels"), .wordDocument),
    (archive("ppt/presentation.xml"), .slides),
    (archive("Index/Document.iwa"), .appleNumbers),
    (archive("7月.xlsx"), .archive),
    (Array("\u{FEFF}<html xmlns:x=\"urn\"><table>".utf8), .htmlTable),
    (Array("<!-- made by a DMS -->\n<table border=1>".utf8), .htmlTable),
    (
      Array(
        "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=".utf8),
      .excelXML
    ),
    (Array("%PDF-1.7".utf8), .pdf),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .picture),
    ([0x1F, 0x8B, 0x08, 0x00], .archive),
  ])
  func `that is not read is named, with what to do`(bytes: [UInt8], format: OtherFormat) {
    #expect(throws: WorkbookFault.otherFormat(format)) { try TableFile(bytes) }
    let message = WorkbookFault.otherFormat(format).message
    #expect(!message.en.isEmpty && !message.zh.isEmpty)
  }

  @Test(arguments: ["", "到店时间,离场时间\n8:05,8:35\n", "<x/>", "PK", "a < b"])
  func `may be a text`(text: String) throws {
    #expect(try TableFile(Array(text.utf8)) == nil)
  }
}

@Suite struct `An event log in XML` {
  @Test func `is a table of its events`() throws {
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <log xes.version="1849-2016">
        <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
        <global scope="event"><string key="concept:name" value="none"/></global>
        <classifier name="Activity" keys="concept:name"/>
        <string key="concept:name" value="a shop"/>
        <trace>
          <string key="concept:name" value="1"/>
          <event>
            <string key="concept:name" value="arrives &amp; waits"/>
            <date key="time:timestamp" value="2024-07-01T08:05:00+08:00"><string key="x" value="y"/></date>
          </event>
          <event><int key="index" value="3"/><boolean key="ok" value="true"/></event>
        </trace>
        <trace><event><string key="concept:name" value="left"/></event></trace>
        <event><string key="concept:name" value="shift"/></event>
      </log>
      """
    let table = try #require(try TableFile(Array(text.utf8)))
    #expect(table.kind == .eventLog)
    #expect(
      try told(table) == [
        "1: A=case:concept:name, B=concept:name, C=time:timestamp, D=index, E=ok",
        "9: A=1, B=arrives & waits, C=2024-07-01T08:05:00+08:00",
        "13: A=1, D=3 #, E=true ?",
        "15: B=left",
        "16: B=shift",
      ])
  }

  @Test(arguments: [
    ("<log><trace>", MarkupFault.truncated), ("<log><event></trace></log>", .mismatchedTag),
    ("<?xml version='1.0'?><!DOCTYPE log><log/>", .documentType),
  ])
  func `that is damaged is refused`(text: String, fault: MarkupFault) {
    #expect(throws: WorkbookFault.malformedMarkup(part: "XES", line: 1, fault)) {
      try EventLogTable(Array(text.utf8))
    }
  }

  @Test func `is read within limits`() {
    var limits = WorkbookLimits()
    limits.attributeNames = 2
    let keys = "abc".map { "<string key=\"\($0)\" value=\"1\"/>" }.joined()
    #expect(throws: WorkbookFault.tooLarge(.attributeNames, limit: 2)) {
      try EventLogTable(Array("<log><event>\(keys)</event></log>".utf8), limits: limits)
    }
  }
}
