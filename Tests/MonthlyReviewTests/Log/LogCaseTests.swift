import EventSimulation
import Forecourt
import MonthlyReview
import Testing

/// Logs that came out wrong without a word, each with its right value.
@Suite("Logs as shops have them")
struct LogCaseTests {
  private func read(
    _ text: String, mapping: LogMapping = LogMapping()
  ) throws -> (log: VisitLog, month: ObservedMonth) {
    let shop = try TestMonth.shop()
    let log = try LogReader.read(
      bytes: Array(text.utf8), mapping: mapping, shop: shop, period: .busiestMonth)
    return (log, try #require(ObservedMonth(log: log, shop: shop)))
  }

  private func minutes(_ log: VisitLog) -> [Int64] {
    log.visits.map { ($0.areaStay ?? -TimeUnit.minute) / TimeUnit.minute }
  }

  private func reasons(_ log: VisitLog) -> [String] {
    log.quality.findings.map { "\($0.line) \($0.reason)" }
  }

  @Test("A stay of no time is over when it begins, and doubtful")
  func zeroLength() throws {
    let stays = (1...30).map { day in
      "c\(day),2024-07-\(day < 10 ? "0" : "")\(day) 9:10,2024-07-\(day < 10 ? "0" : "")\(day) 9:25"
    }
    let empty = (1...4).map { "z\($0),2024-07-01 8:0\($0),2024-07-01 8:0\($0)" }
    let (log, month) = try read(
      (["plate,arrival,leftArea"] + empty + stays).joined(separator: "\n"))
    #expect(reasons(log) == (2...5).map { "\($0) stayOfNoTime" })
    #expect(log.quality.rowsDoubtful == 4)
    #expect(month["crowding.openShare"] == 0)
    #expect(month["area.maximumCars"] == 1)
    #expect(try #require(month["area.meanCars"]) < 0.03)
    #expect(CauseReport(log: log, month: month).crowdedTimes.total == 0)
  }

  @Test("An end before its beginning keeps no car in the area")
  func endBeforeStart() throws {
    let rows = (0..<8).map { "c\($0),2024-07-01 9:1\($0),2024-07-01 8:00" }
    let (log, month) = try read(
      (["plate,arrival,leftArea"] + rows + ["d,2024-07-01 9:30,2024-07-01 9:45"])
        .joined(separator: "\n"))
    #expect(log.quality.rowsDoubtful == 8)
    #expect(month["area.maximumCars"] == 1)
    let stays = try #require(month.figure("longStays.perDay")).evidence
    #expect((stays.visits, stays.of) == (1, 9))
  }

  @Test("Temporary parking that ends after the car has left keeps no car in the area")
  func strayTicket() throws {
    let (_, month) = try read(
      """
      plate,arrival,entersArea,divertedAt,returnedAt,leftArea
      a,2024-07-01 9:00,2024-07-01 9:00,2024-07-01 9:05,2024-07-01 9:50,2024-07-01 9:30
      b,2024-07-01 9:00,2024-07-01 9:00,2024-07-01 9:00,2024-07-01 9:40,2024-07-01 9:30
      c,2024-07-02 9:00,2024-07-02 9:00,,,2024-07-02 9:30
      """)
    #expect(month["area.maximumCars"] == 1)
    #expect(month.measures[.areaStays] == 2)
  }

  @Test("Two-digit years behind day and month: every row is of July")
  func twoDigitYears() throws {
    let rows = (1...31).map { day in
      let date = "\(day < 10 ? "0" : "")\(day).07.24"
      return "c\(day);\(date) 8:10;\(date) 8:45"
    }
    let (log, _) = try read((["plate;arrival;leftArea"] + rows).joined(separator: "\n"))
    #expect(log.visits.count == 31)
    #expect(minutes(log) == [Int64](repeating: 35, count: 31))
    #expect(log.dates?.first.description == "2024-07-01")
    #expect(log.quality.rowsRefused == 0)
  }

  @Test("No way to write that nobody complained is a complaint")
  func noWords() throws {
    let words = [
      "", "0", "否", "无", "无投诉", "未投诉", "没有投诉", "NULL", "null", "N/A", "NA", "nan", "None", "-", "—",
      "/", "×", "✗", "正常", "满意", "无异常", "False", "FALSE", "No", "N", "未", "不", "零", "0次",
    ]
    let rows = words.enumerated().map { index, word in
      "测\(index),2024-07-0\(1 + index / 10) 1\(index % 10):10,2024-07-0\(1 + index / 10) "
        + "1\(index % 10):25,保养,\(word == "无投诉" ? "" : word),\(word)"
    }
    let (log, month) = try read(
      (["车牌,进厂时间,离开预检区时间,维修类型,流失,投诉"] + rows).joined(separator: "\n"))
    #expect(log.visits.count == words.count)
    #expect(month["complaints.perDay"] == 0)
    #expect(month["lost.perDay"] == 0)
    #expect(log.quality.unknownWords.filter { $0.column == .complaint }.isEmpty)
  }

  @Test("Case 0 is a case")
  func caseZero() throws {
    let (log, _) = try read(
      """
      case,activity,start,end,resource
      0,arrival,2024-07-01 8:00,2024-07-01 8:00,A
      0,reception,2024-07-01 8:05,2024-07-01 8:20,A
      0,leftArea,2024-07-01 8:30,2024-07-01 8:30,A
      1,arrival,2024-07-01 9:00,2024-07-01 9:00,A
      1,leftArea,2024-07-01 9:30,2024-07-01 9:30,A
      """)
    #expect(minutes(log) == [30, 30])
    #expect(log.quality.rowsRefused == 0)
  }

  @Test("Rows that tell the beginning and the end of an activity give its length")
  func lifecycle() throws {
    let (log, _) = try read(
      """
      case,activity,lifecycle:transition,timestamp
      1,arrival,complete,2024-07-01 08:00
      1,entersarea,complete,2024-07-01 08:00
      1,reception,start,2024-07-01 08:05
      1,reception,complete,2024-07-01 08:20
      1,desk,start,2024-07-01 08:20
      1,desk,complete,2024-07-01 08:30
      1,leftarea,complete,2024-07-01 08:31
      1,reception,suspend,2024-07-01 08:10
      """)
    let visit = try #require(log.visits.first)
    #expect(visit.receptionBegan == LogText.july(1, 8, 5))
    #expect(visit[.atCarEnded] == LogText.july(1, 8, 20))
    #expect(visit.orderSigned == LogText.july(1, 8, 30))
    #expect(visit.areaStay == 31 * TimeUnit.minute)
    #expect(reasons(log) == ["9 unusedTransition"])
    #expect(log.events.map { "\($0.kind)" }.contains("deskBegins"))
  }

  @Test("What Excel makes of a time without a date takes the date column's day")
  func excelTimes() throws {
    let (log, _) = try read(
      """
      plate,date,arrival,leftArea
      a,2024-07-01,23:58:00,0:20:00
      b,2024-07-02,1899-12-30 08:10:00,1899-12-30 08:45:00
      c,2024-07-03,1899/12/30 08:10:00,1899/12/30 08:45:00
      d,2024-07-04,1900/1/0 08:10:00,1900/1/0 08:45:00
      e,2024-07-05,0.340277777777778,0.364583333333333
      f,2024-07-06,00:00:00,00:30:00
      """)
    #expect(minutes(log) == [22, 35, 35, 35, 35, 30])
    #expect(log.quality.rowsRefused == 0)
  }

  @Test("A start date and an end date, each with its time")
  func twoDates() throws {
    let mapping = LogMapping(
      columns: [
        "Project": .plate, "Start Date": .date, "Start Time": .arrival, "End Time": .leftArea,
      ])
    let (log, month) = try read(
      """
      Project,Start Date,Start Time,End Date,End Time
      p,29/04/2025,14:00,29/04/2025,14:35
      q,29/04/2025,23:50,30/04/2025,00:20
      """, mapping: mapping)
    #expect(minutes(log) == [35, 30])
    #expect(log.quality.findings.isEmpty)
    // The log's only day ends before the second car leaves.
    #expect(month.measures[.areaStays] == 2)
    #expect(month["areaClock.mean"] == 32.5)
  }

  @Test("An event log gives the figures of the same facts one row a visit")
  func sameFacts() throws {
    let events = try read(
      """
      case,activity,start
      c1,arrival,2024-07-01 08:00
      c1,reception,2024-07-01 08:10
      c1,leftArea,2024-07-01 08:40
      c2,arrival,2024-07-01 09:00
      c2,reception,2024-07-01 09:12
      c2,leftArea,2024-07-01 09:45
      c3,arrival,2024-07-01 10:00
      c3,reception,2024-07-01 10:15
      c3,leftArea,2024-07-01 10:50
      """
    ).month
    let rows = try read(
      """
      plate,arrival,receptionBegan,leftArea
      c1,2024-07-01 08:00,2024-07-01 08:10,2024-07-01 08:40
      c2,2024-07-01 09:00,2024-07-01 09:12,2024-07-01 09:45
      c3,2024-07-01 10:00,2024-07-01 10:15,2024-07-01 10:50
      """
    ).month
    #expect(rows.measures[.longStays] == 3)
    #expect(events.figures.map(\.kpi.key) == rows.figures.map(\.kpi.key))
    for (a, b) in zip(events.figures, rows.figures) {
      #expect(a.value == b.value || (a.value.isNaN && b.value.isNaN), "\(a.kpi.key)")
      #expect(a.evidence == b.evidence, "\(a.kpi.key)")
    }
    #expect(events["complaints.perDay"] == nil && events["lost.perDay"] == nil)
  }

  @Test("Stays over a day are long, and doubtful")
  func overADay() throws {
    let (log, month) = try read(
      """
      plate,arrival,receptionBegan,leftArea
      c0,2024-07-01 08:00,2024-07-01 08:10,2024-07-02 09:30
      c1,2024-07-03 08:00,2024-07-03 08:10,2024-07-04 09:30
      c2,2024-07-05 08:00,2024-07-05 08:10,2024-07-06 09:30
      c3,2024-07-08 08:00,2024-07-08 08:10,2024-07-09 09:30
      """)
    #expect(reasons(log) == (2...5).map { "\($0) stayOverADay" })
    #expect(month.measures[.longStays] == 4)
    #expect(CauseReport(log: log, month: month).longStays.count == 4)
    #expect(try #require(month.figure("longStays.perDay")).evidence.doubtful == 4)
  }

  @Test("A no-show with an arrival is one of the two, and doubtful")
  func noShowWithArrival() throws {
    let (log, _) = try read(
      """
      plate,bookedSlot,arrival,leftArea,noShow
      a,2024-07-01 08:00,2024-07-01 08:00,,Yes
      b,2024-07-01 09:00,2024-07-01 09:00,2024-07-01 09:15,No
      c,2024-07-01 10:00,,,Yes
      d,2024-07-01 11:00,2024-07-01 11:00,2024-07-01 11:15,Yes
      """)
    #expect(log.visits.map(\.line) == [3, 5])
    #expect(log.noShows.map(\.line) == [2, 4])
    #expect(reasons(log) == ["2 comesAndIsNoShow", "5 noShowThatCame"])
  }

  @Test("Times without any date are refused for that one reason")
  func noDates() throws {
    let text = "plate,到店,leftArea\nc0,8:00,9:00\nc1,8:10,9:10\nc2,8:20,9:20"
    #expect(throws: LogError.noDates(column: "到店", example: "8:00")) {
      try LogReader.read(bytes: Array(text.utf8))
    }
    let dated = try LogReader.read(
      bytes: Array(text.utf8), mapping: LogMapping(date: CalendarDate(year: 2024, month: 7, day: 1))
    )
    #expect(dated.visits.first?.arrival == LogText.july(1, 8, 0))
  }

  @Test("Cars without a plate are different cars")
  func unplated() throws {
    let words = ["无牌", "无牌", "临牌", "临牌", "新车", "N/A", "N/A", "-", "-", "", ""]
    let rows = words.map { "\($0),2024-07-01 08:10,2024-07-01 08:35,保养" }
    let (log, _) = try read(
      (["车牌,进厂时间,离开预检区时间,维修类型"] + rows + ["粤B1,2024-07-01 08:10,2024-07-01 08:35,保养"])
        .joined(separator: "\n"))
    #expect(log.visits.count == 12)
    #expect(!log.quality.findings.contains { $0.reason == .duplicate })
  }

  @Test(
    "Months are listed, and one can be chosen; one that is not there is refused with those that are"
  )
  func months() throws {
    let text = """
      plate,arrival
      a,2024-06-01 8:05
      b,2024-07-01 8:05
      c,2024-07-02 8:05
      """
    let all = try LogReader.read(bytes: Array(text.utf8), period: .busiestMonth)
    #expect(all.quality.months.map { "\($0) \($0.visits)" } == ["2024-06 1", "2024-07 2"])
    #expect(all.visits.count == 2)
    let june = try #require(LogPeriod.month(year: 2024, month: 6))
    #expect(try LogReader.read(bytes: Array(text.utf8), period: june).visits.count == 1)
    let may = try #require(LogPeriod.month(year: 2024, month: 5))
    #expect(throws: LogError.nothingInPeriod(months: all.quality.months)) {
      try LogReader.read(bytes: Array(text.utf8), period: may)
    }
  }

  @Test("Open days without a row are named")
  func emptyDays() throws {
    let days = (1...31).filter { ![4, 5].contains($0) }.map { $0 < 10 ? "0\($0)" : "\($0)" }
    let (_, month) = try read(
      (["plate,arrival"] + days.map { "c\($0),2024-07-\($0) 9:05" }).joined(separator: "\n"))
    #expect(month.emptyDays.map(\.description) == ["2024-07-04", "2024-07-05"])
  }

  @Test("What a column tells of no visit is not known, and what it tells of some says of how many")
  func evidence() throws {
    let (_, month) = try read(
      """
      plate,arrival,receptionBegan,leftArea,reachedWorkshop,投诉
      a,2024-07-01 8:05,2024-07-01 8:10,2024-07-01 8:35,,否
      b,2024-07-01 9:05,,,,看不清
      c,2024-07-01 10:05,,2024-07-01 10:15,,是
      """)
    #expect(month["customerClock.mean"] == nil)
    let stays = try #require(month.figure("areaStays.longShare"))
    #expect(stays.value == 0.5)
    #expect((stays.evidence.visits, stays.evidence.of) == (2, 3))
    #expect(month.figure("reception.waitMean")?.evidence.visits == 1)
    let complaints = try #require(month.figure("complaints.perDay"))
    #expect((complaints.evidence.visits, complaints.evidence.of) == (2, 3))
  }

  @Test("A row counts as used only where its visit is, in event logs too")
  func usedRows() throws {
    let text = """
      case,activity,start
      a,arrival,2024-07-01 08:00
      a,leftArea,2024-07-01 08:20
      b,arrival,2024-05-01 08:00
      b,reception,2024-05-01 08:05
      b,leftArea,2024-05-01 08:20
      c,leftArea,2024-07-01 09:20
      c,sleeps,2024-07-01 09:25
      """
    let quality = try LogReader.read(
      bytes: Array(text.utf8), period: try #require(.month(year: 2024, month: 7))
    ).quality
    #expect((quality.rowsRead, quality.rowsUsed, quality.rowsRefused) == (7, 2, 5))
    #expect(quality.notes.contains { $0.en.contains("sleeps (1)") })
  }

  @Test("The simulator's own log is read back with no doubt at all")
  func ownLog() throws {
    var shop = try TestMonth.shop()
    shop.calendar.days = 28
    let (_, events) = Simulator(shop).log(seed: 3, replication: 0)
    for bytes in [EventLogText.csv(events, shop: shop), VisitLogText.csv(events, shop: shop)] {
      let quality = try LogReader.read(bytes: bytes, shop: shop).quality
      #expect(quality.findings.prefix(5) == [])
      #expect(quality.notes == [])
    }
  }

  @Test("The simulator's own log gives the same figures as CSV, as a workbook and as XES")
  func ownFiles() throws {
    var shop = try TestMonth.shop()
    shop.calendar.days = 10
    let (_, events) = Simulator(shop).log(seed: 3, replication: 0)
    func figures(_ bytes: [UInt8]) throws -> [String] {
      let log = try LogReader.read(bytes: bytes, shop: shop)
      #expect(log.quality.findings.prefix(3) == [])
      #expect(log.quality.notes == [])
      let month = try #require(ObservedMonth(log: log, shop: shop))
      return month.figures.map { "\($0.kpi.key) \($0.value) \($0.evidence)" }
    }
    let text = try figures(EventLogText.csv(events, shop: shop))
    #expect(text.count > 40)
    #expect(try figures(try #require(EventLogWorkbook.bytes(events, shop: shop))) == text)
    #expect(try figures(Array(EventLogXES.text(events, shop: shop).utf8)) == text)
  }

  @Test("Reading stops where it is told to")
  func stopped() throws {
    let rows = (0..<9000).map { "c\($0),2024-07-01 8:05" }
    #expect(throws: LogError.stopped) {
      try LogReader.read(
        bytes: Array((["plate,arrival"] + rows).joined(separator: "\n").utf8),
        isStopped: { true })
    }
  }
}
