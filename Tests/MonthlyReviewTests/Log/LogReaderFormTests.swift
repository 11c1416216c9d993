import EventSimulation
import Forecourt
import MonthlyReview
import Testing

@Suite("Forms in which logs come")
struct LogReaderFormTests {
  @Test(
    "A date is read in every form that Excel and exports write",
    arguments: [
      ("2024/7/1 8:05", LogText.july(1, 8, 5)),
      ("2024-07-01 08:05:30", LogText.july(1, 8, 5, 30)),
      ("2024-07-01 08:05:30.250000", LogText.july(1, 8, 5, 30) + 250_000),
      ("2024-07-01T08:05", LogText.july(1, 8, 5)),
      ("7/1/2024 8:05", LogText.july(1, 8, 5)),
      ("7/1/2024 8:05 PM", LogText.july(1, 20, 5)),
      ("7/1/2024 12:05 AM", LogText.july(1, 0, 5)),
      // 0.3368 of a day is 29099.52 s; Excel shows 08:05:00.
      ("45474.3368", LogText.july(1, 8, 5)),
      ("2024年7月1日 8:05", LogText.july(1, 8, 5)),
      ("2024年7月1日8时5分", LogText.july(1, 8, 5)),
      ("2024年7月1日 下午8:05", LogText.july(1, 20, 5)),
      ("2024年7月1日星期一 8:05", LogText.july(1, 8, 5)),
      ("2024.7.1 8：05", LogText.july(1, 8, 5)),
      ("20240701 080530", LogText.july(1, 8, 5, 30)),
      ("20240701080530", LogText.july(1, 8, 5, 30)),
      ("202407010805", LogText.july(1, 8, 5)),
      ("24-7-1 8:05", LogText.july(1, 8, 5)),
      ("2024-07-01 24:00", LogText.july(2, 0, 0)),
      ("  2024-07-01 08:05\t", LogText.july(1, 8, 5)),
    ])
  func dates(text: String, expected: Microseconds) throws {
    let log = try LogReader.read(bytes: Array("车牌,进厂时间\n粤B1,\(text)".utf8))
    #expect(log.visits.map(\.arrival) == [expected])
    #expect(log.quality.findings.isEmpty)
  }

  @Test(
    "What is no date is refused with its line, and not guessed",
    arguments: [
      "昨天", "2024-02-30 08:00", "2024-07-01 25:00", "2024-07-01 08:61", "12345.5",
      "2024-07-01 abc", "1e9", "99999999999999999999", "2024-13-01", "2024-07-01 08:05x", "8.5",
    ])
  func noDates(text: String) throws {
    let log = try LogReader.read(bytes: Array("车牌,进厂时间\n粤B1,\(text)".utf8))
    #expect(log.visits.isEmpty)
    #expect(
      log.quality.findings == [
        LogFinding(line: 2, reason: .unreadableArrival, column: .arrival, cell: text)
      ])
  }

  @Test("A time zone is named and not applied: the shop's clock is what counts")
  func zones() throws {
    let text = "plate,arrival\n1,2024-07-01T08:05:00Z\n2,2024-07-01T08:06:00+08:00"
    let log = try LogReader.read(bytes: Array(text.utf8))
    #expect(log.visits.map(\.arrival) == [LogText.july(1, 8, 5), LogText.july(1, 8, 6)])
    #expect(log.quality.notes.contains { $0.en.contains("time zone") })
  }

  @Test("One date that can only have its day first decides for all of the file")
  func dayFirst() throws {
    let text = "plate,arrival\n1,2/7/2024 8:05\n2,13/7/2024 8:05"
    let log = try LogReader.read(bytes: Array(text.utf8))
    #expect(log.visits.map(\.arrival) == [LogText.july(2, 8, 5), LogText.july(13, 8, 5)])
  }

  @Test("Times alone take the date column's date, a booking too")
  func dateColumn() throws {
    let text = "日期,车牌,预约时间,进厂时间,离开预检区时间\n2024/7/2,粤B1,8:00,8:05,8:25"
    let visit = try #require(try LogReader.read(bytes: Array(text.utf8)).visits.first)
    #expect(visit.arrival == LogText.july(2, 8, 5))
    #expect(visit.bookedSlot == LogText.july(2, 8, 0))
    #expect(visit.areaStay == 20 * TimeUnit.minute)
  }

  private static let twoVisits =
    "车牌,维修类型,进厂时间\r\n粤B1,保养,2024-07-01 08:05\r\n粤B2,钣喷,2024-07-01 09:05\r\n"

  @Test(
    "The encoding is found out",
    arguments: [
      (Array(twoVisits.utf8), TextEncoding.utf8),
      ([0xEF, 0xBB, 0xBF] + Array(twoVisits.utf8), .utf8),
      (LogText.utf16(twoVisits, littleEndian: true), .utf16LittleEndian),
      (LogText.utf16(twoVisits, littleEndian: false), .utf16BigEndian),
      (LogText.gb18030, .gb18030),
    ])
  func encodings(bytes: [UInt8], encoding: TextEncoding) throws {
    let log = try LogReader.read(bytes: bytes)
    #expect(log.quality.encoding == encoding)
    #expect(log.visits.map(\.arrival) == [LogText.july(1, 8, 5), LogText.july(1, 9, 5)])
    #expect(log.jobTypeNames == ["保养", "钣喷"])
  }

  @Test("A broken byte in a UTF-8 log costs that byte and is told")
  func brokenByte() throws {
    var bytes = Array(String(repeating: "粤", count: 40).utf8)
    bytes = Array("车牌,进厂时间\n\(String(decoding: bytes, as: UTF8.self))".utf8) + [0xFF]
    let log = try LogReader.read(bytes: bytes + Array(",2024-07-01 08:05".utf8))
    #expect(log.quality.encoding == .utf8)
    #expect(log.visits.count == 1)
    #expect(log.quality.notes.contains { $0.en == "1 byte sequences are not UTF-8" })
  }

  @Test("The delimiter is found out", arguments: [",", ";", "\t", "|"])
  func delimiters(delimiter: String) throws {
    let text = Self.twoVisits.split(separator: ",").joined(separator: delimiter)
    let log = try LogReader.read(bytes: Array(text.utf8))
    #expect(log.visits.count == 2)
    #expect(log.quality.delimiter == delimiter.utf8.first)
  }

  @Test("Quoted fields hold separators, quotes and newlines, and rows are counted as Excel does")
  func quoted() throws {
    let text =
      "\u{FEFF}备注,车牌,进厂时间\r\n\"a,b\r\nc \"\"d\"\"\",\"粤\"\"B1\",\"2024-07-01 08:05\"\r\n"
      + "\r\nx,粤B2,bad\r\n"
    let log = try LogReader.read(bytes: Array(text.utf8))
    #expect(log.visits.map(\.line) == [2])
    #expect(log.plateName(log.visits[0], style: .plain).zh == "粤\"B1")
    #expect(log.quality.blankLines == 1)
    // Rows: header 1, one of two lines 2, blank 3.
    #expect(log.quality.findings.map(\.line) == [4])
    #expect(log.quality.findings.first?.cell == "bad")
  }

  @Test("A quote that is never closed costs its row and not the file")
  func strayQuote() throws {
    let rows = (0..<200).map { "粤B\($0),2024-07-01 08:\($0 % 60 < 10 ? "0" : "")\($0 % 60)" }
    let filler = String(repeating: "x", count: 100)
    let text =
      "车牌,进厂时间,备注\n粤BX,2024-07-01 07:00,\"broken\n"
      + rows.map { "\($0),\(filler)" }.joined(separator: "\n")
    let log = try LogReader.read(bytes: Array(text.utf8))
    #expect(log.visits.count == 201)
    #expect(log.quality.findings.map(\.reason) == [.strayQuote])
  }

  @Test("Titles above the header are skipped, and columns that mean nothing are named")
  func titles() throws {
    let text = "预检区月度日志\n2024年7月,,\n\n车牌,颜色,进厂时间（到店）\n粤B1,红,2024-07-01 08:05"
    let log = try LogReader.read(bytes: Array(text.utf8))
    #expect(log.quality.headerLine == 4)
    #expect(log.visits.count == 1)
    #expect(log.quality.header.filter { $0.column == nil }.map(\.text) == ["颜色"])
  }

  @Test("A mapping names the columns and words that the reader does not know")
  func mapping() throws {
    let mapping = LogMapping(
      columns: ["Kommt": .arrival, "Geht": .leftArea, "Art": .jobType], dateOrder: .dayMonthYear)
    let text = "Kommt;Geht;Art\n1.7.2024 08:05;1.7.2024 08:30;Inspektion"
    let log = try LogReader.read(bytes: Array(text.utf8), mapping: mapping)
    #expect(log.visits.first?.arrival == LogText.july(1, 8, 5))
    #expect(log.visits.first?.areaStay == 25 * TimeUnit.minute)
  }

  @Test("Files that are no logs get a reason")
  func noLogs() {
    #expect(throws: LogError.empty) { try LogReader.read(bytes: []) }
    #expect(throws: LogError.empty) { try LogReader.read(bytes: [0xEF, 0xBB, 0xBF]) }
    #expect(throws: LogError.self) { try LogReader.read(bytes: [0x50, 0x4B, 3, 4, 0, 0]) }
    #expect(throws: LogError.binary) { try LogReader.read(bytes: [1, 2, 0, 0, 4, 255]) }
    #expect(throws: LogError.self) { try LogReader.read(bytes: Array("a,b\n1,2".utf8)) }
    #expect(throws: LogError.self) { try LogReader.read(path: "/no/such/log.csv") }
  }

  @Test(
    "Whatever is done to a log, the answer is a log or a reason, and every row is accounted for")
  func mutations() {
    let result = LogMutator.faults(count: LongSearch.times(3_000), seed: 20_240_701)
    LongSearch.tell("spoilt logs: \(result.read) read, \(result.refused) refused with a reason")
    #expect(result.faults == [])
    #expect(result.read > 1_000)
    #expect(result.refused > 100)
  }
}
