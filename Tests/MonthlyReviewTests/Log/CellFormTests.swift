import EventSimulation
import Forecourt
import MonthlyReview
import Testing

@Suite("What a cell of a log may look like")
struct CellFormTests {
  /// Arrival and end of the visits of a log with these lines.
  private func read(
    _ lines: [String], mapping: LogMapping = LogMapping()
  ) throws -> VisitLog {
    try LogReader.read(bytes: Array(lines.joined(separator: "\n").utf8), mapping: mapping)
  }

  private func stays(_ log: VisitLog) -> [Microseconds] {
    log.visits.map { visit in visit.areaStay.map { $0 / TimeUnit.minute } ?? -1 }
  }

  @Test(
    "A date with its time",
    arguments: [
      ("2024/7/1 8:05", 8, 5), ("2024-7-1 08:05:00", 8, 5), ("2024.07.01 08.05", 8, 5),
      ("2024/7/1 8点05分", 8, 5), ("2024/7/1 8点半", 8, 30), ("2024/7/1 8时", 8, 0),
      ("2024年7月1日 下午3点一刻", 15, 15), ("2024/7/1 上午8:05", 8, 5), ("2024/7/1 凌晨12:05", 0, 5),
      ("2024/7/1 早上8:05", 8, 5), ("2024/7/1 中午12:05", 12, 5), ("2024/7/1 中午1:05", 13, 5),
      ("2024/7/1 下午12:05", 12, 5), ("2024/7/1 傍晚6:05", 18, 5), ("2024/7/1 晚上8:05", 20, 5),
      ("2024/7/1 8:05am", 8, 5), ("2024/7/1 8:05 Pm", 20, 5), ("2024/7/1 8:05 p.m.", 20, 5),
      ("2024/7/1 12:05 AM", 0, 5), ("2024/7/1 8 PM", 20, 0), ("2024/7/1 0805", 8, 5),
      ("2024-07-01T08:05:00Z", 8, 5), ("2024-07-01T08:05:00.000+08:00", 8, 5),
      ("1 Jul 2024 8:05", 8, 5), ("1-Jul-24 8:05", 8, 5), ("July 1, 2024 8:05", 8, 5),
      ("Mon, 01 Jul 2024 08:05:00 GMT", 8, 5), ("2024-Jul-01 08:05", 8, 5),
      ("2024/7/1 (周一) 8:05", 8, 5), ("２０２４／７／１　８：０５", 8, 5), ("2024/7/1　8：05", 8, 5),
      ("45474.336805556", 8, 5), ("2024/7/1 8h05", 8, 5), ("20240701 0805", 8, 5),
    ])
  func instants(text: String, hour: Int, minute: Int) throws {
    let log = try read(["plate;arrival", "a;\(text)"])
    #expect(log.visits.map(\.arrival) == [LogText.july(1, hour, minute)])
    #expect(log.quality.findings.isEmpty)
  }

  @Test(
    "A time alone, behind a column of dates",
    arguments: [
      ("8:05", 1, 8, 5), ("8.05", 1, 8, 5), ("8点05分", 1, 8, 5), ("0805", 1, 8, 5), ("805", 1, 8, 5),
      ("080500", 1, 8, 5), ("下午3:20", 1, 15, 20), ("8:05 pm", 1, 20, 5), ("24:00", 2, 0, 0),
      ("24:10", 2, 0, 10), ("次日0:10", 2, 0, 10), ("0:10 次日", 2, 0, 10), ("晚上12点", 2, 0, 0),
      ("0.336805556", 1, 8, 5), ("0,336805556", 1, 8, 5), ("1899-12-30 08:05:00", 1, 8, 5),
      ("1900/1/0 8:05", 1, 8, 5), ("1/0/1900 8:05", 1, 8, 5), ("1900-01-01 08:05:00.000", 1, 8, 5),
      ("８：０５", 1, 8, 5),
    ])
  func timesOfDay(text: String, day: Int, hour: Int, minute: Int) throws {
    let log = try read(["plate;date;arrival", "a;2024/7/1;\(text)"])
    #expect(log.visits.map(\.arrival) == [LogText.july(day, hour, minute)])
    #expect(log.quality.findings.isEmpty)
  }

  @Test("A column of dates may be written in any way that has no time")
  func dates() throws {
    let dates = ["2024/7/1", "20240701", "2024年7月1日", "1-Jul-2024", "45474", "240701"]
    let log = try read(["plate;日期;arrival"] + dates.map { "a\($0);\($0);8:05" })
    #expect(log.visits.map(\.arrival) == dates.map { _ in LogText.july(1, 8, 5) })
  }

  @Test("A time goes on past midnight; one that lies before the arrival otherwise is doubtful")
  func pastMidnight() throws {
    let log = try read([
      "plate,date,arrival,receptionBegan,leftArea", "a,2024-07-01,23:50,23:58,0:20",
      "b,2024-07-02,9:00,8:50,9:30",
    ])
    #expect(stays(log) == [30, 30])
    #expect(log.quality.findings.map { "\($0.line) \($0.reason)" } == ["3 endBeforeStart"])
  }

  @Test("A blank date is the one above: its cell is merged")
  func mergedDates() throws {
    let log = try read([
      "日期,车牌,进厂时间,离场时间", "2024/7/1,粤B1,8:05,8:30", ",粤B2,9:05,9:30", "2024/7/2,粤B3,8:05,8:35",
    ])
    #expect(
      log.visits.map(\.arrival) == [
        LogText.july(1, 8, 5), LogText.july(1, 9, 5), LogText.july(2, 8, 5),
      ])
  }

  @Test(
    "The order of a date is that of its column",
    arguments: [
      // Only one order makes dates of all cells.
      (["1.7.2024 8:05", "13.7.2024 8:05"], [1, 13], DateOrder.dayMonthYear, false),
      (["7/1/2024 8:05", "7/13/2024 8:05"], [1, 13], .monthDayYear, false),
      // Both do; in one of them the days follow each other.
      (["01.07.24 8:05", "02.07.24 8:05", "03.07.24 8:05"], [1, 2, 3], .dayMonthYear, false),
      (["24-7-1 8:05", "24-7-2 8:05", "24-7-31 8:05"], [1, 2, 31], .yearMonthDay, false),
      (["7/1/2024 8:05"], [1], .monthDayYear, true),
    ])
  func orders(cells: [String], days: [Int], order: DateOrder, isGuess: Bool) throws {
    let log = try read(["plate;到店时间"] + cells.enumerated().map { "c\($0);\($1)" })
    #expect(log.visits.map(\.arrival) == days.map { LogText.july($0, 8, 5) })
    #expect(
      log.quality.dateOrders.map { "\($0.column) \($0.order.key) \($0.isGuess)" }
        == ["到店时间 \(order.key) \(isGuess)"])
    #expect(log.quality.notes.contains { $0.en.contains("--date-order") } == isGuess)
  }

  @Test(
    "The last row decides as well as the first; another column's order helps, and an option wins")
  func orderOfTheFile() throws {
    let early = (0..<3000).map { "c\($0),\($0 % 12 + 1)/7/2024 8:05," }
    let log = try read(["plate,arrival,leftArea"] + early + ["z,13/7/2024 8:05,1/7/2024 8:35"])
    #expect(log.visits.last?.arrival == LogText.july(13, 8, 5))
    #expect(log.quality.dateOrders.map(\.order) == [.dayMonthYear, .dayMonthYear])
    let asked = try read(
      ["plate,arrival", "a,7/1/2024 8:05"], mapping: LogMapping(dateOrder: .dayMonthYear))
    #expect(asked.visits.map(\.arrival) == [LogText.july(1, 8, 5) - 176 * TimeUnit.day])
    #expect(asked.quality.dateOrders.map(\.isGuess) == [false])
  }

  @Test("A date without its time, and a time without its date, are not guessed")
  func halves() throws {
    let log = try read([
      "plate,arrival,leftArea", "a,2024/7/1,2024/7/1 8:35", "b,2024/7/1 8:05,2024/7/1",
      "c,2024/7/1 8:05,8:35", "d,8:05,8:35",
    ])
    #expect(
      log.quality.findings.filter { $0.reason != .missingEnd }.map {
        "\($0.line) \($0.reason) \($0.cell)"
      } == [
        "2 arrivalWithoutTime 2024/7/1", "3 instantWithoutTime 2024/7/1",
        "5 arrivalWithoutDate 8:05",
        "5 instantWithoutDate 8:35",
      ])
    #expect(stays(log) == [-1, 30])
  }

  @Test("Times with a zone are read as the shop's clock, and said, or converted where it is known")
  func zones() throws {
    let lines = ["plate,arrival", "a,2024-07-01T00:05:00Z", "b,2024-07-01T08:06:00+08:00"]
    let said = try read(lines)
    #expect(said.visits.map(\.arrival) == [LogText.july(1, 0, 5), LogText.july(1, 8, 6)])
    #expect(said.quality.notes.contains { $0.en.contains("(+00:00, +08:00), which was not used") })
    let known = try read(lines, mapping: LogMapping(zone: 480))
    #expect(known.visits.map(\.arrival) == [LogText.july(1, 8, 5), LogText.july(1, 8, 6)])
  }

  @Test(
    "Yes, no and unknown are three things",
    arguments: [
      ("是", 1, 0), ("有投诉", 1, 0), ("√", 1, 0), ("1", 1, 0), ("2次", 1, 0), ("True", 1, 0),
      ("等太久", 1, 0), ("", 0, 0), ("否", 0, 0), ("无投诉", 0, 0), ("N/A", 0, 0), ("—", 0, 0),
      ("×", 0, 0),
      ("0次", 0, 0), ("非常满意", 0, 0), ("没有等待", 0, 1), ("服务态度", 0, 1), ("不详", 0, 1),
    ])
  func answers(text: String, complaints: Int, unknown: Int) throws {
    let log = try read(["车牌,进厂时间,投诉", "粤B1,2024-07-01 08:05,\(text)"])
    let visit = try #require(log.visits.first)
    #expect((visit.complaint != .none ? 1 : 0) == complaints)
    #expect((visit.isComplaintUnknown ? 1 : 0) == unknown)
    #expect(log.quality.unknownWords.map(\.word) == (unknown > 0 ? [text] : []))
    #expect(log.quality.findings.map(\.reason) == (unknown > 0 ? [.unknownWord] : []))
  }

  @Test("A mapping says which words mean which; an outcome column loses nobody by its other words")
  func ownWords() throws {
    let log = try read(
      ["plate,arrival,outcome", "a,2024-07-01 08:05,gone home", "b,2024-07-01 08:05,repaired"],
      mapping: LogMapping(columns: ["outcome": .lost], words: ["gone home": .yes]))
    #expect(log.visits.map(\.isLost) == [true, false])
    #expect(log.quality.unknownWords.map { "\($0.word) \($0.count)" } == ["repaired 1"])
  }

  @Test("Titles, two header rows, merged group names and rows of totals are no visits")
  func tables() throws {
    let log = try read(
      [
        "预检区登记表,,,,", "2024年7月,,,,", "车辆,接待,,车间,", "车牌号,开始时间,结束时间,开单时间,离场时间",
        "粤B1,2024/7/1 8:05,2024/7/1 8:15,2024/7/1 8:20,2024/7/1 8:25",
        "小计,1,,,", "车牌号,开始时间,结束时间,开单时间,离场时间",
        "粤B2,2024/7/1 9:05,2024/7/1 9:15,2024/7/1 9:20,2024/7/1 9:25", "合计,2,,,",
      ], mapping: LogMapping(columns: ["接待开始时间": .arrival, "接待结束时间": .atCarEnded]))
    #expect(stays(log) == [20, 20])
    #expect(log.quality.headerLine == 4)
    #expect(log.quality.totalRows == 3)
    #expect(log.quality.rowsRead == 2)
    #expect(log.quality.rowsRefused == 0)
  }

  @Test("What no column is called is asked for by name, with its values and the line for a mapping")
  func unknownColumns() throws {
    do throws(LogError) {
      _ = try LogReader.read(
        bytes: Array("编码,到场\nX1,2024/7/1 8:05\nX2,2024/7/1 8:06".utf8))
      Issue.record("a log without an arrival was read")
    } catch {
      #expect(error.message.en.contains("到场 (2024/7/1 8:05, 2024/7/1 8:06)"))
      #expect(error.message.zh.contains("{ \"columns\": { \"到场\": \"进厂时间\" } }"))
    }
  }

  @Test("No two lines of the table of column names have a name in common")
  func namesAreDistinct() {
    var lines: [String: [LogColumn]] = [:]
    for line in ColumnNames.lines {
      let own = [line.column.rawValue, line.en, line.zh] + line.names
      for name in Set(own.map(LogColumn.normalised)) {
        lines[name, default: []].append(line.column)
      }
    }
    #expect(lines.filter { $0.value.count > 1 }.isEmpty)
    #expect(Set(ColumnNames.lines.map(\.column)) == Set(LogColumn.allCases))
  }
}
