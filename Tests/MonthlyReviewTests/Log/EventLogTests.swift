import EventSimulation
import Forecourt
import MonthlyReview
import Testing

@Suite("One row an event")
struct EventLogTests {
  private static let text = """
    case;activity;start;end;resource;job type;plate
    7;引导;2024-07-01 08:05:10;2024-07-01 08:06:00;王保安;保养;粤B1
    7;arrives;2024-07-01 08:05:00.000001;;;;
    7;接待;2024-07-01 08:06:30;2024-07-01 08:16:30;张三;;
    7;开单;2024-07-01 08:16:30;2024-07-01 08:22:00;张三;;
    7;leavesArea;2024-07-01 08:25:00;;;;
    8;arrives;2024-07-01 08:07:00;;;索赔;粤B2
    ;通知经理;2024-07-01 08:08:00;;王保安;;
    8;抱怨;2024-07-01 08:37:00;;;;
    8;睡觉;2024-07-01 08:38:00;;;;
    9;接待;2024-07-01 09:30:00;2024-07-01 09:20:00;张三;;
    ;接待;2024-07-01 09:40:00;;张三;;
    10;离开预检区;2024-07-01 10:00:00;;;;
    """

  @Test("Events make visits, in order of arrival, each with its stamps")
  func visits() throws {
    let log = try LogReader.read(bytes: Array(Self.text.utf8))
    #expect(log.format == .rowPerEvent)
    #expect(log.visits.count == 3)
    let first = log.visits[0]
    #expect(first.arrival == LogText.july(1, 8, 5) + 1)
    #expect(first[.reachesBay] == LogText.july(1, 8, 6))
    #expect(first.receptionBegan == LogText.july(1, 8, 6, 30))
    #expect(first[.atCarEnded] == LogText.july(1, 8, 16, 30))
    #expect(first.orderSigned == LogText.july(1, 8, 22))
    #expect(first.leftArea == LogText.july(1, 8, 25))
    #expect(log.people[Int(first.advisor)] == "张三")
    #expect(log.jobTypeNames[Int(first.jobTypeName)] == "保养")
    // Of what, the row does not say.
    #expect(log.visits[1].complaint == .unspecified)
    // A case whose reception is the first thing told arrived then, at the latest.
    #expect(log.visits[2].arrival == LogText.july(1, 9, 30))
  }

  @Test("Events are in order of time, intervals are two of them")
  func order() throws {
    let log = try LogReader.read(bytes: Array(Self.text.utf8))
    let first = log.events.prefix(5).map { "\($0.kind)" }
    #expect(first == ["arrives", "guideBegins", "reachesBay", "receptionBegins", "arrives"])
    #expect(zip(log.events, log.events.dropFirst()).allSatisfy { $0.time <= $1.time })
    #expect(log.events.first { $0.kind == .noticeGiven }?.visit == -1)
  }

  @Test("What cannot be used is told by line")
  func findings() throws {
    let quality = try LogReader.read(bytes: Array(Self.text.utf8)).quality
    #expect(
      quality.findings.map { "\($0.line) \($0.reason)" } == [
        "7 missingEnd", "10 unknownActivity", "11 endBeforeStart", "11 missingEnd",
        "12 missingVisit", "13 missingArrival",
      ])
    #expect(quality.rowsRead == 12)
    #expect(quality.rowsRefused == 3)
  }

  @Test("A name that a spreadsheet would run as a formula is defused, half-width or full-width")
  func defused() throws {
    var shop = try TestMonth.shipped(
      "baseline", overrides: ["calendar.days=1", "calendar.warmUpDays=0"])
    for index in shop.staff.people.indices {
      shop.staff.people[index].name = index % 2 == 0 ? "=1+1,\(index)" : "＝2＋2"
    }
    let events = Simulator(shop).log(seed: 1, replication: 0).log
    for bytes in [EventLogText.csv(events, shop: shop), VisitLogText.csv(events, shop: shop)] {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains(",\"'=1+1,") && text.contains(",'＝2＋2,"))
      #expect(!text.contains(",=") && !text.contains(",\"=") && !text.contains(",＝"))
    }
  }
}
