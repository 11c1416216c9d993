public import DataFiles
public import Documents

/// One thing that was checked, and how it went.
public struct CheckCase: Sendable {
  public enum Verdict: String, Sendable, Hashable {
    case passed, failed, undecided, skipped
  }

  public var title: Text
  public var verdict: Verdict
  /// Lines that say why.
  public var details: [Text]
  /// Where the user can change it.
  public var position: Position

  public init(
    _ title: Text, _ verdict: Verdict, details: [Text] = [], position: Position
  ) {
    self.title = title
    self.verdict = verdict
    self.details = details
    self.position = position
  }
}

/// All that was checked of one scenario.
public struct ScenarioCheck: Sendable {
  public var path: String
  public var name: String
  public var cases: [CheckCase]

  public init(path: String, name: String, cases: [CheckCase]) {
    self.path = path
    self.name = name
    self.cases = cases
  }

  /// The gravest of its cases.
  public var verdict: CheckCase.Verdict {
    for verdict in [CheckCase.Verdict.failed, .undecided, .passed]
    where cases.contains(where: { $0.verdict == verdict }) {
      return verdict
    }
    return .skipped
  }
}

/// A whole check, to be told to a terminal, a CI server or a reviewer.
public struct CheckReport: Sendable {
  public var scenarios: [ScenarioCheck]

  public init(_ scenarios: [ScenarioCheck]) {
    self.scenarios = scenarios
  }

  /// Scenarios whose gravest case is this.
  public func count(_ verdict: CheckCase.Verdict) -> Int {
    scenarios.count { $0.verdict == verdict }
  }

  /// One sentence: "47 scenarios: 45 passed, 1 failed, 1 undecided."
  public var sentence: Text {
    let parts: [(CheckCase.Verdict, Text)] = [
      (.passed, Texts.passed), (.failed, Texts.failed), (.undecided, Texts.undecided),
      (.skipped, Texts.skipped),
    ]
    let told = parts.filter { count($0.0) > 0 }
    let number = scenarios.count
    return Text(
      "\(number) scenario\(number == 1 ? "" : "s"): "
        + told.map { "\(count($0.0)) \($0.1.en)" }.joined(separator: ", ") + ".",
      "\(number) 个情景：" + told.map { "\($0.1.zh) \(count($0.0))" }.joined(separator: "，") + "。")
  }

  /// For the terminal: a line a scenario, and below it what did not simply pass.
  public func lines(language: Language, colour: Bool) -> [String] {
    var lines: [String] = []
    for scenario in scenarios {
      let (mark, style) = Self.mark(scenario.verdict)
      lines.append(
        style.apply(to: mark, colour: colour) + " " + scenario.path.safeForTerminal)
      for item in scenario.cases where item.verdict != .passed {
        let (mark, style) = Self.mark(item.verdict)
        lines.append(
          "    " + style.apply(to: mark, colour: colour) + " "
            + item.title[language].safeForTerminal)
        for detail in item.details { lines.append("      " + detail[language].safeForTerminal) }
      }
    }
    lines.append(sentence[language])
    return lines
  }

  private static func mark(_ verdict: CheckCase.Verdict) -> (String, TextStyle) {
    switch verdict {
    case .passed: ("✓", .good)
    case .failed: ("✗", .bad)
    case .undecided: ("?", .warning)
    case .skipped: ("–", .dim)
    }
  }
}

extension Texts {
  static let passed = Text("passed", "通过")
  static let failed = Text("failed", "未通过")
  static let undecided = Text("undecided", "未定")
  static let skipped = Text("without anything to check", "无检查项")
}
