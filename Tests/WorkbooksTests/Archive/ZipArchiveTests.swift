import DataFiles
import Testing
import Workbooks

@Suite struct `A ZIP archive` {
  private static let text = Array(String(repeating: "进厂时间,离场时间\n", count: 50).utf8)

  private static func content(
    _ archive: TestArchive, _ name: String, limits: WorkbookLimits = WorkbookLimits()
  ) throws(WorkbookFault) -> [UInt8] {
    let zip = try ZipArchive(archive.bytes, limits: limits)
    guard let entry = zip.entry(name) else { throw .missingPart(name) }
    var stream = try zip.stream(entry)
    var content: [UInt8] = []
    while try stream.read(into: &content) {}
    return content
  }

  private static func fault(
    _ archive: TestArchive, _ name: String = "a", limits: WorkbookLimits = WorkbookLimits()
  ) -> WorkbookFault? {
    do throws(WorkbookFault) {
      _ = try content(archive, name, limits: limits)
      return nil
    } catch {
      #expect(!error.message.en.isEmpty && !error.message.zh.isEmpty)
      return error
    }
  }

  @Test(arguments: [false, true])
  func `gives its files, packed or not`(isPacked: Bool) throws {
    var archive = TestArchive(entries: [
      .init("xl/Sheet1.xml", Self.text, isPacked: isPacked), .init("empty", ""),
    ])
    archive.comment = Array("made for a test".utf8)
    #expect(try Self.content(archive, "XL/sheet1.xml") == Self.text)
    #expect(try Self.content(archive, "empty") == [])
    #expect(Self.fault(archive, "other") == .missingPart("other"))
  }

  @Test func `names of Windows are names`() throws {
    let archive = TestArchive(entries: [.init(#"xl\workbook.xml"#, "x")])
    #expect(try Self.content(archive, "xl/workbook.xml") == [0x78])
  }

  @Test func `sizes behind the data, and sizes for 64 bits, are read`() throws {
    var entry = TestArchive.Entry("a", Self.text, isPacked: true)
    entry.descriptor = [0x50, 0x4B, 0x07, 0x08] + [UInt8](repeating: 0, count: 12)
    #expect(try Self.content(TestArchive(entries: [entry, .init("b", "b")]), "a") == Self.text)
    var large = TestArchive.Entry("a", Self.text)
    let size = UInt8(truncatingIfNeeded: Self.text.count)
    let size2 = UInt8(truncatingIfNeeded: Self.text.count >> 8)
    large.extra =
      [0xFF, 0xCA, 1, 0, 9, 1, 0, 16, 0] + [size, size2, 0, 0, 0, 0, 0, 0]
      + [size, size2, 0, 0, 0, 0, 0, 0]
    large.size = .max
    large.packedSize = .max
    #expect(try Self.content(TestArchive(entries: [large], hasLargeEnd: true), "a") == Self.text)
    large.extra = []
    #expect(Self.fault(TestArchive(entries: [large])) == .damagedDirectory)
  }

  // MARK: Damaged

  @Test func `what is cut off anywhere is refused`() {
    let bytes = TestArchive(entries: [.init("a", Self.text, isPacked: true)]).bytes
    for count in 0..<bytes.count {
      #expect(throws: WorkbookFault.noArchiveEnd) {
        try ZipArchive(Array(bytes[..<count]), limits: WorkbookLimits())
      }
    }
  }

  @Test func `whatever byte is changed, the file is refused or gives the same`() throws {
    let good = TestArchive(entries: [.init("a", Self.text, isPacked: true)]).bytes
    var refused = 0
    for place in good.indices {
      for bit in 0..<8 {
        var bytes = good
        bytes[place] ^= 1 << UInt8(bit)
        do throws(WorkbookFault) {
          let zip = try ZipArchive(bytes, limits: WorkbookLimits())
          guard let entry = zip.entry("a") else { throw .missingPart("a") }
          var stream = try zip.stream(entry)
          var content: [UInt8] = []
          while try stream.read(into: &content) {}
          #expect(content == Self.text)
        } catch {
          refused += 1
        }
      }
    }
    // Left are versions, dates and attributes.
    #expect(refused > good.count * 8 * 2 / 3)
  }

  @Test func `a wrong checksum, a wrong size and a wrong name are refused`() {
    var entry = TestArchive.Entry("a", Self.text, isPacked: true)
    entry.checksum ^= 1
    #expect(Self.fault(TestArchive(entries: [entry])) == .wrongChecksum("a"))
    for size in [-1, 1] {
      entry = TestArchive.Entry("a", Self.text, isPacked: true)
      entry.size = UInt32(Int(entry.size) + size)
      #expect(Self.fault(TestArchive(entries: [entry])) == .damagedEntry("a"))
    }
    entry = TestArchive.Entry("a", Self.text)
    entry.localName = "b"
    #expect(Self.fault(TestArchive(entries: [entry])) == .damagedEntry("a"))
    // Bytes behind the end of the stream belong to nobody.
    entry = TestArchive.Entry("a", Self.text, isPacked: true)
    entry.data += [0, 0]
    entry.packedSize += 2
    #expect(Self.fault(TestArchive(entries: [entry])) == .damagedEntry("a"))
  }

  @Test func `one of several volumes is refused`() {
    #expect(Self.fault(TestArchive(entries: [.init("a", "a")], disk: 1)) == .manyVolumes)
  }

  // MARK: Hostile

  @Test func `entries that share bytes are refused`() {
    let first = TestArchive.Entry("a", Self.text, isPacked: true)
    var second = TestArchive.Entry("b", Self.text, isPacked: true)
    // Its own header is left where nobody looks; the directory points into the first one's data.
    second.place = 0
    second.localName = "a"
    #expect(Self.fault(TestArchive(entries: [first, second])) == .damagedEntry("b"))
    var quoted = first
    quoted.data += TestArchive.Entry("b", "x").data
    quoted.packedSize += 40
    #expect(Self.fault(TestArchive(entries: [quoted, .init("b", Self.text)])) != nil)
    // A header within the data of another entry.
    let inner = TestArchive(entries: [.init("b", "x")]).bytes
    let outer = TestArchive.Entry("a", inner)
    var hidden = TestArchive.Entry("b", "x")
    hidden.place = 31
    #expect(
      Self.fault(TestArchive(entries: [outer, hidden])) == .overlappingEntries("b"))
  }

  @Test func `entries outside the file or the archive are refused`() {
    var entry = TestArchive.Entry("a", "a")
    entry.place = 0x7FFF_FFFF
    #expect(Self.fault(TestArchive(entries: [entry])) == .overlappingEntries("a"))
    entry = TestArchive.Entry("a", "a")
    entry.packedSize = 1000
    entry.size = 1000
    #expect(Self.fault(TestArchive(entries: [entry])) == .overlappingEntries("a"))
    for name in ["../a", "/etc/a", "x/../../a", "C:a", #"..\a"#, "a\0"] {
      let shown = name == #"..\a"# ? "../a" : name
      #expect(Self.fault(TestArchive(entries: [.init(name, "a")])) == .entryOutside(shown))
    }
    #expect(
      Self.fault(TestArchive(entries: [.init("a", "a"), .init("A", "b")])) == .repeatedEntry("A"))
  }

  @Test func `what is encrypted, or packed otherwise, is refused`() {
    for bit in [0, 6, 13] {
      var entry = TestArchive.Entry("a", "a")
      entry.flags = 1 << bit
      #expect(Self.fault(TestArchive(entries: [entry])) == .encryptedEntry("a"))
    }
    for method in [1, 9, 12, 14, 93, 99] {
      var entry = TestArchive.Entry("a", "a")
      entry.method = method
      #expect(Self.fault(TestArchive(entries: [entry])) == .unknownMethod("a", method: method))
    }
  }

  @Test func `a bomb is refused before it is unpacked`() {
    var limits = WorkbookLimits()
    limits.ratio = 50
    limits.ratioFreeBytes = 1 << 16
    let bomb = TestArchive.Entry("a", [UInt8](repeating: 0, count: 1 << 20), isPacked: true)
    #expect(bomb.data.count * 50 < 1 << 20)
    #expect(Self.fault(TestArchive(entries: [bomb]), limits: limits) == .bomb("a"))
    limits.ratioFreeBytes = 1 << 20
    #expect(Self.fault(TestArchive(entries: [bomb]), limits: limits) == nil)
    // One that lies about its size is found out while it is unpacked, at the size it told.
    var liar = bomb
    liar.size = 1000
    #expect(Self.fault(TestArchive(entries: [liar])) == .damagedEntry("a"))
    var huge = TestArchive.Entry("a", "a")
    huge.size = UInt32(limits.partBytes) + 1
    #expect(
      Self.fault(TestArchive(entries: [huge])) == .tooLarge(.partBytes, limit: limits.partBytes))
  }

  @Test func `limits hold`() {
    var limits = WorkbookLimits()
    limits.entries = 2
    let three = TestArchive(entries: ["a", "b", "c"].map { .init($0, "x") })
    #expect(Self.fault(three, limits: limits) == .tooLarge(.entries, limit: 2))
    limits.fileBytes = 100
    #expect(Self.fault(three, limits: limits) == .tooLarge(.fileBytes, limit: 100))
  }

  @Test func `what the writer writes is read`() throws {
    var writer = ZipWriter()
    writer.add("xl/a.xml", Self.text)
    writer.add("文件.txt", [1, 2, 3])
    let zip = try ZipArchive(writer.finished(), limits: WorkbookLimits())
    #expect(zip.entries.map(\.name) == ["xl/a.xml", "文件.txt"])
    #expect(zip.entries.map(\.method) == [8, 0])
    for (entry, wanted) in Swift.zip(zip.entries, [Self.text, [1, 2, 3]]) {
      var stream = try zip.stream(entry)
      var content: [UInt8] = []
      while try stream.read(into: &content) {}
      #expect(content == wanted)
    }
  }
}
