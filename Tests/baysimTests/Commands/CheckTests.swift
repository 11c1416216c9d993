import CommandLines
import Testing
import baysim

@Suite struct CheckTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  /// Promises about a figure that lies at some ten to a few dozen a day.
  private func promise(_ bounds: String) throws {
    try bench.write(
      "p.jsonc",
      """
      { "extends": "base.jsonc", "name": "Promise",
        "expect": [{ "kpi": "arrivals.perDay", \(bounds) }] }
      """)
  }

  @discardableResult
  private func check(_ more: String = "") throws -> Outcome {
    try bench.run("check p.jsonc --baselines ./b \(more)")
  }

  @Test func `A promise that is kept passes, one that is broken fails with its interval`() throws {
    try promise(#""min": 1, "max": 1000"#)
    #expect(try check().code == ExitCode.done.rawValue)
    try promise(#""max": 0.5"#)
    let broken = try check("--junit ./j.xml --markdown ./m.md")
    #expect(broken.code == ExitCode.failed.rawValue)
    #expect(broken.output.contains("arrivals.perDay"))
    #expect(try bench.text("j.xml").contains("<failure"))
    #expect(try bench.text("m.md").contains("arrivals.perDay"))
  }

  @Test func `A baseline is written, holds, and tells what moved`() throws {
    try promise(#""min": 1"#)
    #expect(try check("--update").output.contains("new: "))
    #expect(try check("-q").code == ExitCode.done.rawValue)
    let kept = try bench.text("b/p.json")
    // What is written again is the same.
    #expect(try check("--update").code == ExitCode.done.rawValue)
    #expect(try bench.text("b/p.json") == kept)
    try bench.write(
      "base.jsonc",
      #"{ "calendar": { "firstDate": "2024-07-01", "days": 2 }, "places": { "bays": 1 } }"#)
    let moved = try check()
    #expect(moved.code == ExitCode.failed.rawValue)
    #expect(moved.output.contains("base.jsonc"))
    #expect(try check("--update").output.contains("updated: "))
    #expect(try check().code == ExitCode.done.rawValue)
  }

  @Test func `A damaged baseline is refused, and may be written again`() throws {
    try promise(#""min": 1"#)
    try check("--update")
    try bench.write("b/p.json", #"{ "replications": 0 }"#)
    let refused = try check()
    #expect(refused.code == ExitCode.badInput.rawValue)
    #expect(refused.errors.contains("p.json:1:19: replications: this is no baseline"))
    #expect(try check("--update").code == ExitCode.done.rawValue)
    #expect(try check().code == ExitCode.done.rawValue)
  }

  @Test(arguments: [
    ("--update --statistical", ExitCode.usage, "cannot be used together"),
    ("--replications 3", .usage, "add --statistical"),
    ("--replications 3 --statistical --margin 100%", .done, ""),
  ])
  func `Options that go together and those that do not`(
    options: String, code: ExitCode, message: String
  ) throws {
    try promise(#""min": 1"#)
    try check("--update")
    let outcome = try check(options)
    #expect(outcome.code == code.rawValue)
    #expect(message.isEmpty || outcome.errors.contains(message))
  }

  @Test func `A promise by the hour of what is not counted by hours is refused`() throws {
    try bench.write("base.jsonc", #"{ "expect": [{ "kpi": "cost.perDay", "hour": 9, "max": 1 }] }"#)
    let sliced = try bench.run("check base.jsonc --baselines ./b")
    #expect(sliced.code == ExitCode.badInput.rawValue)
    #expect(sliced.errors.contains("is not counted by weekday and hour"))
  }
}
