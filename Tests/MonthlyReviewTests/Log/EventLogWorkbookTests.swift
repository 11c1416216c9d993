import DataFiles
import Forecourt
import MonthlyReview
import Testing
import Workbooks

@Suite struct `A log as a workbook` {
  @Test func `has the rows of the table beside it, to the microsecond`() throws {
    var shop = try TestMonth.shipped("baseline")
    shop.calendar.warmUpDays = 0
    shop.calendar.days = 3
    let log = Simulator(shop).log(seed: 3, replication: 0).log
    let text = String(decoding: EventLogText.csv(log, shop: shop), as: UTF8.self)
    let lines = text.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let bytes = try #require(EventLogWorkbook.bytes(log, shop: shop))
    let table = try #require(try TableFile(bytes))
    var rows: [[String]] = []
    try table.source.forEachRow { row in
      var cells = row.cells.map { row.text($0) }
      while cells.count < 10 { cells.append("") }
      rows.append(cells)
      return true
    }
    #expect(rows.count == log.events.count + 1)
    #expect(Array(rows.dropFirst()) == Array(lines.dropFirst()))
  }
}
