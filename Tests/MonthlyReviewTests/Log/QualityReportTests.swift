import EventSimulation
import Forecourt
import MonthlyReview
import Testing

@Suite("The quality report")
struct QualityReportTests {
  private func findings(_ rows: [String], period: LogPeriod = .everything) throws -> [String] {
    try LogText.read(rows, period: period).quality.findings.map { "\($0.line) \($0.reason)" }
  }

  @Test(
    "Each kind of bad row is found, with its line and reason",
    arguments: [
      // End before start: the end is set aside.
      (
        ["粤B1,保养,张三,,2024-07-01 08:05,2024-07-01 08:06,,2024-07-01 08:01,"],
        ["2 endBeforeStart", "2 missingEnd"]
      ),
      (
        ["粤B1,保养,张三,,2024-07-01 08:05,2024-07-01 08:02,,2024-07-01 08:31,"],
        ["2 endBeforeStart"]
      ),
      // The same visit twice.
      (
        [
          "粤B1,保养,张三,,2024-07-01 08:05,,,2024-07-01 08:20,",
          "粤B1,保养,张三,,2024-07-01 08:05,,,2024-07-01 08:20,",
        ],
        ["3 duplicate"]
      ),
      // A car that arrives again before it left.
      (
        [
          "粤B1,保养,张三,,2024-07-01 08:05,,,2024-07-01 08:20,",
          "粤B1,保养,张三,,2024-07-01 08:15,,,2024-07-01 08:40,",
        ],
        ["3 overlapsItself"]
      ),
      (
        ["粤B1,保养,张三,,2024-07-01 08:05,,,2024-07-02 08:06,"],
        ["2 stayOverADay"]
      ),
      (["粤B1,保养,张三,,2024-07-01 08:05,,,,"], ["2 missingEnd"]),
      (["粤B1,保养,张三,,,,,,"], ["2 missingArrival"]),
      (["粤B1,保养,张三,,2024-07-01 08:05,soon,,2024-07-01 08:20,"], ["2 unreadableInstant"]),
      (["粤B1,保养,张三,25点,2024-07-01 08:05,,,2024-07-01 08:20,"], ["2 unreadableBooking"]),
      (["粤B1,保养,张三,,2024-07-01 08:05,,,2024-07-01 08:20,,,more"], ["2 extraFields"]),
    ])
  func reasons(rows: [String], expected: [String]) throws {
    #expect(try findings(rows) == expected)
  }

  @Test("Rows outside the month with most arrivals are refused, not dropped in silence")
  func outsideTheMonth() throws {
    let rows = [
      "粤B1,保养,张三,,2024-06-30 08:05,,,2024-06-30 08:20,",
      "粤B2,保养,张三,,2024-07-01 08:05,,,2024-07-01 08:20,",
      "粤B3,保养,张三,,2024-07-31 17:05,,,2024-07-31 17:20,",
      "粤B4,保养,张三,,2024-08-01 08:05,,,2024-08-01 08:20,",
    ]
    let log = try LogText.read(rows, period: .busiestMonth)
    #expect(log.visits.map(\.line) == [3, 4])
    #expect(log.quality.findings.map(\.line) == [2, 5])
    #expect(log.quality.rowsRead == 4)
    #expect(log.quality.rowsUsed == 2)
    #expect(log.quality.rowsRefused == 2)
  }

  @Test("A booked customer who did not come is kept as such")
  func noShow() throws {
    let log = try LogText.read([
      "粤B1,保养,张三,2024-07-01 09:00,,,,,",
      "粤B2,保养,张三,2024-07-01 08:00,2024-07-01 08:05,,,2024-07-01 08:20,",
    ])
    #expect(log.noShows.map(\.bookedSlot) == [LogText.july(1, 9, 0)])
    #expect(log.visits.map(\.isBooked) == [true])
    #expect(log.quality.findings.isEmpty)
  }

  @Test(
    "Complaints are told apart",
    arguments: [
      ("", RecordedComplaint.none), ("否", .none), ("无", .none), ("拥堵", .crowding),
      ("等待太久", .longStay), ("是", .unspecified), ("crowding", .crowding),
      ("long wait", .longStay),
    ])
  func complaints(text: String, expected: RecordedComplaint) throws {
    let log = try LogText.read(["粤B1,保养,张三,,2024-07-01 08:05,,,2024-07-01 08:20,\(text)"])
    #expect(log.visits.first?.complaint == expected)
  }

  @Test("Plates are pseudonyms in order of first appearance")
  func pseudonyms() throws {
    let log = try LogText.read([
      "粤B9,保养,张三,,2024-07-01 09:05,,,2024-07-01 09:20,",
      "粤B1,保养,张三,,2024-07-01 08:05,,,2024-07-01 08:20,",
      "粤B9,保养,张三,,2024-07-03 09:05,,,2024-07-03 09:20,",
    ])
    // In order of the file: 粤B9 is the first car, though 粤B1 arrived before it.
    let names = log.visits.map { log.plateName($0, style: .numbered) }
    #expect(names.map(\.zh) == ["车辆0002", "车辆0001", "车辆0001"])
    #expect(names.map(\.en) == ["car-0002", "car-0001", "car-0001"])
    let keyed = log.visits.map { log.plateName($0, style: .keyed(salt: "s")).en }
    #expect(keyed[1] == keyed[2])
    #expect(keyed[0] != keyed[1])
    #expect(keyed[1] != log.plateName(log.visits[1], style: .keyed(salt: "t")).en)
    #expect(!keyed[1].contains("粤"))
  }

  @Test("SipHash-2-4 gives the authors' test vectors")
  func sipHash() {
    // From the paper's appendix and the reference implementation: key 00…0f, input 00, 01, …
    let hash = SipHash24(key0: 0x0706_0504_0302_0100, key1: 0x0F0E_0D0C_0B0A_0908)
    #expect(hash.hash([]) == 0x726F_DB47_DD0E_0E31)
    #expect(hash.hash((0..<15).map { UInt8($0) }) == 0xA129_CA61_49BE_45E5)
  }
}
