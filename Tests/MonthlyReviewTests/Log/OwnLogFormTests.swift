import Forecourt
import MonthlyReview
import Testing

@Suite struct `The simulator's own log, read back` {
  /// As a table, as a workbook and in XML: no row in doubt, and all figures the same to the last bit.
  @Test(arguments: ["baseline", "forecourt", "plan/divert-first", "demand/other-visitors"])
  func `gives the same figures in all its forms`(name: String) throws {
    let shop = try TestMonth.shipped(name)
    let (measures, events) = Simulator(shop).log(seed: 11, replication: 0)
    let forms: [(String, [UInt8])] = [
      ("csv", EventLogText.csv(events, shop: shop)),
      ("xlsx", try #require(EventLogWorkbook.bytes(events, shop: shop))),
      ("xes", Array(EventLogXES.text(events, shop: shop).utf8)),
    ]
    for (form, bytes) in forms {
      let log = try LogReader.read(bytes: bytes, shop: shop)
      #expect(log.quality.rowsRead == events.events.count, "\(form)")
      #expect(log.quality.rowsRefused == 0, "\(form): \(log.quality.findings.prefix(5))")
      #expect(log.quality.rowsDoubtful == 0, "\(form): \(log.quality.findings.prefix(5))")
      let month = try #require(ObservedMonth(log: log, shop: shop))
      var different: [String] = []
      for figure in month.figures {
        let simulated = figure.kpi.value(measures, shop)
        if figure.value != simulated && !(figure.value.isNaN && simulated.isNaN) {
          different.append("\(form) \(figure.kpi.key): \(figure.value), simulated \(simulated)")
        }
      }
      #expect(month.figures.count > 40 && different == [])
    }
  }
}
