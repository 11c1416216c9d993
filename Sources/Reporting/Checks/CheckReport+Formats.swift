import DataFiles
public import Documents

extension CheckReport {
  /// JUnit XML as CI servers read it: a suite a scenario, a case a promise or baseline. What is
  /// undecided is reported as skipped, for it failed nothing.
  public func junit() -> String {
    var xml = XMLWriter(to: "")
    let all = scenarios.flatMap(\.cases)
    xml.element(
      "testsuites",
      [("name", "baysim check")] + Self.counts(all)
    ) { xml in
      for scenario in scenarios {
        xml.element(
          "testsuite", [("name", scenario.name)] + Self.counts(scenario.cases)
        ) { xml in
          for item in scenario.cases { Self.write(item, of: scenario, &xml) }
        }
      }
    }
    return xml.output
  }

  private static func counts(_ cases: [CheckCase]) -> [(String, String)] {
    [
      ("tests", String(cases.count)),
      ("failures", String(cases.count { $0.verdict == .failed })),
      ("skipped", String(cases.count { $0.verdict == .undecided || $0.verdict == .skipped })),
    ]
  }

  private static func write(
    _ item: CheckCase, of scenario: ScenarioCheck, _ xml: inout XMLWriter<String>
  ) {
    let attributes = [
      ("classname", scenario.name), ("name", item.title.en), ("file", item.position.file),
      ("line", String(max(1, item.position.line))),
    ]
    let text = item.details.map(\.en).joined(separator: "\n")
    let first = item.details.first?.en ?? item.verdict.rawValue
    switch item.verdict {
    case .passed:
      xml.element("testcase", attributes)
    case .failed:
      xml.element("testcase", attributes) {
        $0.element("failure", [("message", first)], text: text)
      }
    case .undecided, .skipped:
      xml.element("testcase", attributes) { $0.element("skipped", [("message", first)]) }
    }
  }

  /// Workflow commands of GitHub Actions: what failed as errors, what is undecided as warnings, at
  /// the line of the scenario.
  public func annotations(language: Language) -> [String] {
    scenarios.flatMap { scenario in
      scenario.cases.compactMap { item in
        let command: String
        switch item.verdict {
        case .failed: command = "error"
        case .undecided: command = "warning"
        case .passed, .skipped: return nil
        }
        let text = item.details.map { $0[language] }.joined(separator: "\n")
        let title = scenario.name + ": " + item.title[language]
        return "::\(command) file=\(Self.property(item.position.file)),"
          + "line=\(max(1, item.position.line)),col=\(max(1, item.position.column)),"
          + "title=\(Self.property(title))::\(Self.data(text))"
      }
    }
  }

  private static func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }

  /// A summary in Markdown: the sentence, then a table of what did not pass.
  public func markdown(language: Language) -> String {
    var text = "### " + Text("Scenario check", "情景检查")[language] + "\n\n"
    text += sentence[language] + "\n"
    let rows = scenarios.flatMap { scenario in
      scenario.cases.filter { $0.verdict == .failed || $0.verdict == .undecided }
        .map { (scenario, $0) }
    }
    guard !rows.isEmpty else { return text }
    let heading = Text("| | scenario | what | why |", "| | 情景 | 检查项 | 原因 |")[language]
    text += "\n" + heading + "\n|---|---|---|---|\n"
    for (scenario, item) in rows {
      let why = item.details.map { Self.cell($0[language]) }.joined(separator: "<br>")
      text += "| " + (item.verdict == .failed ? "❌" : "❔") + " | " + Self.cell(scenario.path)
      text += " | " + Self.cell(item.title[language]) + " | " + why + " |\n"
    }
    return text
  }

  /// Text that cannot leave its cell, whatever a scenario's name holds.
  private static func cell(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "|", "\\", "`", "*", "_", "[", "]", "#": escaped += "\\" + String(character)
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
      case _ where character.isNewline: escaped += " "
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
