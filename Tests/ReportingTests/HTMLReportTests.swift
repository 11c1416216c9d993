import Reporting
import Testing

@Suite struct `The report` {
  @Test func `is the same bytes for the same input`() throws {
    let input = HTMLSample.report(of: try HTMLSample.shop("baseline"))
    #expect(ReportPage.render(input) == ReportPage.render(input))
  }
}
