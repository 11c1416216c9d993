import DataFiles
import Testing
import Workbooks

@Suite struct `A workbook` {
  private static func rows(_ rows: String) throws -> [String] {
    try told(TestBook("<sheetData>\(rows)</sheetData>").bytes)
  }

  @Test func `gives every kind of cell with its place`() throws {
    var book = TestBook(
      """
      <dimension ref="A1"/><sheetData>
      <row r="2" spans="1:9"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c>
      <c r="E2"><v>12.50</v></c><c r="F2" t="n" s="1"><v>45474.25</v></c></row>
      <row r="5" hidden="1"><c r="A5" t="inlineStr"><is><r><t>甲</t></r><rPh sb="0" eb="1"><t>jia</t></rPh>
      <r><t xml:space="preserve"> 乙</t></r></is></c><c r="B5" t="b"><v>1</v></c><c r="C5" t="b"><v>0</v></c>
      <c r="D5" t="e"><v>#N/A</v></c><c r="E5" t="str"><f>A1&amp;"x"</f><v>a&lt;b</v></c>
      <c r="F5" t="d"><v>2024-07-01T08:05:00</v></c><c r="G5" s="1"/><c r="H5"><f>1+1</f></c></row>
      </sheetData>
      """)
    book.strings = """
      <si><t>a_x000D_b_x4E2D_</t></si><si><r><rPr><b/></rPr><t>到店</t></r><r><t>时间</t></r>
      <rPh sb="0" eb="2"><t>dào diàn</t></rPh><phoneticPr fontId="1"/></si>
      """
    book.styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs>"
    #expect(
      try told(book.bytes) == [
        "2: B=a\rb中, C=到店时间, E=12.5 #, F=2024-07-01 06:00:00 @",
        "5h: A=甲 乙, B=TRUE ?, C=FALSE ?, D=#N/A !, E=a<b, F=2024-07-01 08:05:00 @",
      ])
    #expect(try #require(try TableFile(book.bytes)).hiddenRows == 1)
  }

  @Test func `without places is counted through`() throws {
    #expect(
      try Self.rows(
        """
        <row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c r="C3"><v>5</v></c><c><v>6</v></c></row>
        <row><c r="A9"><v>7</v></c></row><row><c><v>8</v></c></row>
        """) == ["1: A=1 #, C=3 #", "3: C=5 #, D=6 #", "9: A=7 #", "10: A=8 #"])
  }

  @Test(arguments: [
    ("<row r='1'><c r='A2'><v>1</v></c></row>", "A2"),
    ("<row r='2'/><row r='1'><c><v>1</v></c></row>", "A1"),
    ("<row r='1'><c r='B1'/><c r='A1'/></row>", "A1"),
    ("<row r='1'><c r='A1'/><c r='A1'/></row>", "A1"),
    ("<row r='1'><c r='1A'/></row>", "A1"),
    ("<row r='1'><c r='A1' t='s'><v>7</v></c></row>", "A1"),
    ("<row r='1'><c r='A1' t='s'><v>-1</v></c></row>", "A1"),
  ])
  func `whose cells contradict themselves is refused`(rows: String, cell: String) {
    #expect(throws: WorkbookFault.badCell(sheet: "Sheet1", cell: cell)) { try Self.rows(rows) }
  }

  @Test func `reads formats of its own, and those of its locale`() throws {
    var book = TestBook(
      "<sheetData><row>"
        + (0...5).map { "<c s=\"\($0)\"><v>45474.25</v></c>" }.joined()
        + "<c s=\"99\"><v>1</v></c></row></sheetData>")
    book.styles = """
      <numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
      <numFmt numFmtId="177" formatCode="0.0&quot;h&quot;"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="57"/>
      <xf/><xf numFmtId="20"/></cellXfs>
      <dxfs><dxf><numFmt numFmtId="177" formatCode="yyyy"/></dxf></dxfs>
      """
    #expect(
      try told(book.bytes) == [
        "1: A=45474.25 #, B=2024-07-01 06:00:00 @, C=45474.25 #, D=2024-07-01 06:00:00 @, "
          + "E=45474.25 #, F=2024-07-01 06:00:00 @, G=1 #"
      ])
    book.bookProperties = "<workbookPr date1904=\"1\"/>"
    #expect(try told(book.bytes)[0].contains("B=2028-07-02 06:00:00 @"))
  }

  @Test func `fills merged cells with their first`() throws {
    let book = TestBook(
      """
      <sheetData><row r="1"><c r="A1" t="str"><v>title</v></c></row>
      <row r="3"><c r="A3"><v>7</v></c><c r="B3"><v>1</v></c></row>
      <row r="4"><c r="B4"><v>2</v></c></row><row r="6"><c r="A6"><v>9</v></c><c r="B6"><v>3</v></c></row>
      <row r="7"><c r="B7"><v>4</v></c></row></sheetData>
      <mergeCells count="4"><mergeCell ref="A1:C1"/><mergeCell ref="A3:A6"/><mergeCell ref="C6:D7"/>
      <mergeCell ref="nonsense"/></mergeCells>
      """)
    #expect(
      try told(book.bytes) == [
        "1: A=title, B=title ^, C=title ^", "3: A=7 #, B=1 #", "4: A=7 # ^, B=2 #",
        // What stands there stays.
        "6: A=9 #, B=3 #", "7: B=4 #",
      ])
  }

  @Test func `gives its first visible sheet, or the one asked for`() throws {
    func cell(_ text: String) -> String {
      "<sheetData><row><c t=\"str\"><v>\(text)</v></c></row></sheetData>"
    }
    var book = TestBook(cell("one"))
    book.sheets = [
      ("旧", "state=\"hidden\"", cell("one")), ("到店 &amp; 离店", "", cell("two")),
      ("Log", "state=\"veryHidden\"", cell("three")),
    ]
    #expect(try told(book.bytes) == ["1: A=two"])
    #expect(try told(book.bytes, sheet: "到店 & 离店") == ["1: A=two"])
    #expect(try told(book.bytes, sheet: "旧") == ["1: A=one"])
    #expect(try told(book.bytes, sheet: "LOG") == ["1: A=three"])
    #expect(throws: WorkbookFault.noSuchSheet("x", sheets: ["旧", "到店 & 离店", "Log"])) {
      try told(book.bytes, sheet: "x")
    }
    book.sheets.remove(at: 1)
    #expect(throws: WorkbookFault.noVisibleSheet) { try told(book.bytes) }
    book.sheets = []
    #expect(throws: WorkbookFault.noSheets) { try told(book.bytes) }
  }

  @Test func `with its names bound to prefixes is the same`() throws {
    var book = TestBook("<sheetData/>")
    book.parts["xl/worksheets/sheet1.xml"] = """
      <x:worksheet xmlns:x="u"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is>
      </x:c></x:row></x:sheetData><x:extLst><x:ext><row r="1"><c r="A1"><v>1</v></c></row></x:ext></x:extLst>
      </x:worksheet>
      """
    #expect(try told(book.bytes) == ["1: A=a"])
  }

  @Test func `finds its parts by what refers to them`() throws {
    var book = TestBook("<sheetData/>")
    book.parts["xl/_rels/workbook.xml.rels"] = """
      <Relationships><Relationship Id="rId3" Type="x/worksheet" Target="/data/../data/./s.xml"/>
      <Relationship Id="rId4" Type="x/worksheet" Target="http://x" TargetMode="External"/></Relationships>
      """
    book.parts["data/s.xml"] =
      "<worksheet><sheetData><row><c><v>4</v></c></row></sheetData></worksheet>"
    #expect(try told(book.bytes) == ["1: A=4 #"])
    book.parts["xl/_rels/workbook.xml.rels"] = """
      <Relationships><Relationship Id="rId3" Type="x/worksheet" Target="none.xml"/></Relationships>
      """
    #expect(throws: WorkbookFault.missingPart("xl/none.xml")) { try told(book.bytes) }
  }

  @Test func `with a document type in a part is refused`() {
    var book = TestBook("<sheetData/>")
    book.parts["xl/worksheets/sheet1.xml"] = """
      <!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
      <worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>
      """
    #expect(
      throws: WorkbookFault.malformedMarkup(
        part: "xl/worksheets/sheet1.xml", line: 1, .documentType)
    ) { try told(book.bytes) }
  }

  @Test func `that is cut off within a part is refused`() {
    var book = TestBook("<sheetData/>")
    book.parts["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData><row><c><v>1</v></c></row>"
    #expect(
      throws: WorkbookFault.malformedMarkup(part: "xl/worksheets/sheet1.xml", line: 1, .truncated)
    ) { try told(book.bytes) }
  }

  // MARK: Limits

  private static func fault(
    _ content: String, strings: String? = nil, _ set: (inout WorkbookLimits) -> Void
  ) -> WorkbookFault? {
    var limits = WorkbookLimits()
    set(&limits)
    var book = TestBook(content)
    book.strings = strings
    do throws(WorkbookFault) {
      _ = try TableFile(book.bytes, limits: limits)
      return nil
    } catch {
      #expect(!error.message.en.isEmpty && !error.message.zh.isEmpty)
      return error
    }
  }

  @Test func `is read within limits`() {
    let rows = (1...9).map { "<row r=\"\($0)\"><c><v>\($0)</v></c><c><v>1</v></c></row>" }
    let data = "<sheetData>\(rows.joined())</sheetData>"
    #expect(Self.fault(data) { $0.rows = 9 } == nil)
    #expect(Self.fault(data) { $0.rows = 8 } == .tooLarge(.rows, limit: 8))
    #expect(Self.fault(data) { $0.cells = 17 } == .tooLarge(.cells, limit: 17))
    #expect(Self.fault(data) { $0.columns = 1 } == .tooLarge(.columns, limit: 1))
    #expect(Self.fault(data) { $0.textBytes = 17 } == .tooLarge(.tableBytes, limit: 17))
    let text = "<sheetData><row><c t=\"str\"><v>12345</v></c></row></sheetData>"
    #expect(Self.fault(text) { $0.cellBytes = 4 } == .tooLarge(.textBytes, limit: 4))
    let strings = "<si><t>123</t></si><si><t>456</t></si>"
    #expect(
      Self.fault("", strings: strings) { $0.sharedStrings = 1 }
        == .tooLarge(.sharedStrings, limit: 1)
    )
    #expect(
      Self.fault("", strings: strings) { $0.sharedStringBytes = 5 }
        == .tooLarge(.sharedStrings, limit: 5))
    let merged = "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/></mergeCells>"
    #expect(Self.fault(merged) { $0.mergedRanges = 1 } == .tooLarge(.mergedRanges, limit: 1))
  }

  @Test func `with ranges upon each other takes no longer for it`() {
    let rows = (1...200).map { "<row r=\"\($0)\"><c><v>\($0)</v></c></row>" }
    let ranges = (1...200).map { "<mergeCell ref=\"A\($0):XFD1048576\"/>" }
    let content =
      "<sheetData>\(rows.joined())</sheetData><mergeCells>\(ranges.joined())</mergeCells>"
    #expect(Self.fault(content) { $0.cells = 500_000 } == .tooLarge(.mergedRanges, limit: 500_000))
  }
}
