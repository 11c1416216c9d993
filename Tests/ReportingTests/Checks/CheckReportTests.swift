import DataFiles
import Documents
import Reporting
import ScenarioFiles
import Testing

struct CheckReportTests {
  /// A scenario whose name and messages try to break out of every format.
  private static let report = CheckReport([
    ScenarioCheck(
      path: "scenarios/a.jsonc", name: "a",
      cases: [
        CheckCase(
          Text("fine", "好"), .passed, position: Position(file: "scenarios/a.jsonc", line: 2))
      ]),
    ScenarioCheck(
      path: "scenarios/b,c:d.jsonc", name: "b|<script>\u{1B}[31m",
      cases: [
        CheckCase(
          Text("expect x ≤ 3", "期望 x ≤ 3"), .failed,
          details: [Text("100% & \"more\"", "100%"), Text("line|two", "第二行")],
          position: Position(file: "scenarios/b,c:d.jsonc", line: 7, column: 5)),
        CheckCase(
          Text("expect y", "期望 y"), .undecided, details: [Text("straddles", "跨越")],
          position: Position(file: "scenarios/b,c:d.jsonc", line: 8)),
      ]),
    ScenarioCheck(
      path: "scenarios/e.jsonc", name: "e",
      cases: [
        CheckCase(
          Text("nothing", "无"), .skipped, position: Position(file: "scenarios/e.jsonc"))
      ]),
  ])

  @Test func `a scenario is as good as its gravest case`() {
    #expect(Self.report.scenarios.map(\.verdict) == [.passed, .failed, .skipped])
    #expect(
      Self.report.sentence.en
        == "3 scenarios: 1 passed, 1 failed, 1 without anything to check.")
  }

  @Test func `JUnit counts and escapes`() {
    let xml = Self.report.junit()
    #expect(
      xml.contains(
        "<testsuites name=\"baysim check\" tests=\"4\" failures=\"1\" skipped=\"2\">"))
    #expect(xml.contains("<failure message=\"100% &amp; &quot;more&quot;\">"))
    #expect(xml.contains("<skipped message=\"straddles\"/>"))
    #expect(!xml.contains("<script>"))
    #expect(!xml.contains("\u{1B}"))
  }

  @Test func `annotations keep to one line and their fields`() {
    let lines = Self.report.annotations(language: .en)
    #expect(lines.count == 2)
    #expect(
      lines[0].hasPrefix("::error file=scenarios/b%2Cc%3Ad.jsonc,line=7,col=5,title=b|<script>"))
    #expect(lines[0].hasSuffix("::100%25 & \"more\"%0Aline|two"))
    #expect(lines[1].hasPrefix("::warning file="))
    #expect(lines.allSatisfy { !$0.contains("\n") })
  }

  @Test func `Markdown stays within its cells`() {
    let text = Self.report.markdown(language: .en)
    #expect(text.contains("line\\|two"))
    #expect(!text.contains("<script>"))
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ❌") || $0.hasPrefix("| ❔") }
    #expect(rows.count == 2)
  }

  @Test func `the terminal shows what did not pass, and no escape of a name`() {
    let lines = Self.report.lines(language: .zh, colour: false)
    #expect(lines.first == "✓ scenarios/a.jsonc")
    #expect(lines.contains("    ✗ 期望 x ≤ 3"))
    #expect(lines.last == "3 个情景：通过 1，未通过 1，无检查项 1。")
    #expect(!lines.joined().contains("\u{1B}"))
  }
}
