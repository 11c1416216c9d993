import Foundation
import Reporting
import Testing

@Suite struct `The report` {
  @Test func `writes the same bytes for the same input`() throws {
    let page = ReportPage.render(HTMLSample.input)
    #expect(page == ReportPage.render(HTMLSample.input))
    if let path = ProcessInfo.processInfo.environment["BAYSIM_REPORT_SAMPLE"] {
      try page.write(toFile: path, atomically: true, encoding: .utf8)
    }
  }
}
