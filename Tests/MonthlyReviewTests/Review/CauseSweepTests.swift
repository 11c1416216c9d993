import EventSimulation
import Forecourt
import MonthlyReview
import Testing

@Suite("Why cars stand in the area, with any number of them")
struct CauseSweepTests {
  private func report(_ rows: [String]) throws -> (CauseReport, ObservedMonth) {
    var shop = try TestMonth.shop()
    shop.places.bays = 2
    let text = (["plate,arrival,receptionBegan,orderSigned,leftArea"] + rows).joined(
      separator: "\n")
    let log = try LogReader.read(bytes: Array(text.utf8), shop: shop)
    let month = try #require(ObservedMonth(log: log, shop: shop))
    return (CauseReport(log: log, month: month), month)
  }

  @Test("The time of every long stay, and all crowded time, is booked once, however dense")
  func bookedOnce() throws {
    let rows = (0..<400).map { index in
      let minute = index % 60
      let hour = 8 + index / 60
      func clock(_ later: Int) -> String {
        let all = hour * 60 + minute + later
        return "2024-07-01 \(all / 60):\(all % 60 < 10 ? "0" : "")\(all % 60)"
      }
      return "c\(index),\(clock(0)),\(clock(20)),\(clock(45)),\(clock(90 + index % 7))"
    }
    let (report, month) = try self.report(rows)
    #expect(report.longStays.count == 400)
    for stay in report.longStays {
      #expect(abs(stay.times.total - Double(stay.stay)) < 1)
      #expect(stay.stay == (90 + Int64(stay.visit % 7)) * TimeUnit.minute)
    }
    #expect(abs(report.crowdedTimes.total - Double(month.measures[.crowdedTime])) < 10)
  }

  @Test(
    "A car alone that reception keeps too long is slow reception's, and its usual time the work's")
  func slow() throws {
    let (report, _) = try self.report([
      "a,2024-07-01 9:00,2024-07-01 9:00,2024-07-01 11:00,2024-07-01 11:00"
    ])
    let stay = try #require(report.longStays.first)
    #expect(stay.mainCause == .slowIntake)
    #expect(stay.times[.ordinaryWork] > 0)
    #expect(stay.times[.ordinaryWork] + stay.times[.slowIntake] == Double(120 * TimeUnit.minute))
  }

  @Test(
    "Who waits for a bay waits for what its occupants are held up by; the first stand in the free ones"
  )
  func handedOn() throws {
    // Two bays, both kept by slow reception from 9:00 to 11:00; the third car waits for them.
    let (report, _) = try self.report([
      "a,2024-07-01 9:00,2024-07-01 9:00,2024-07-01 11:00,2024-07-01 11:00",
      "b,2024-07-01 9:00,2024-07-01 9:00,2024-07-01 11:00,2024-07-01 11:00",
      "c,2024-07-01 10:00,2024-07-01 11:00,2024-07-01 11:05,2024-07-01 11:05",
    ])
    let third = try #require(report.longStays.first { $0.visit == 2 })
    #expect(third.times[.slowIntake] == Double(60 * TimeUnit.minute))
  }
}
