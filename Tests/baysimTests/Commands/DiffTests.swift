import Documents
import Testing

@Suite struct DiffTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  @Test func `Scenarios are told apart by meaning, not by spelling`() throws {
    try bench.write(
      "same.jsonc",
      #"{ "calendar": { "days": 2 }, "name": "Other", "longStay": { "limit": "1200 s" } }"#)
    let same = try bench.run("diff base.jsonc same.jsonc")
    #expect(same.code == 0)
    #expect(same.output.contains("the same in meaning"))
    let off = try bench.run("diff base.jsonc off.jsonc")
    #expect(off.code == 1)
    #expect(off.output.contains("Whether the rule holds: yes → no  crowding.enabled"))
    #expect(off.output.contains("longStay.enabled"))
    #expect(try bench.run("diff base.jsonc off.jsonc", language: .zh).output.contains("是否启用：是 → 否"))
    #expect(try bench.run("diff base.jsonc off.jsonc -q").output.isEmpty)
  }

  @Test func `Results are told by figures and by the first event at which they part`() throws {
    try bench.run("run base.jsonc --replications 2 -q -o ./a")
    try bench.run("run off.jsonc --replications 2 -q -o ./b")
    #expect(try bench.run("diff ./a ./a").code == 0)
    let out = try bench.run("diff ./a ./b")
    #expect(out.code == 1)
    #expect(out.output.contains("crowding.enabled"))
    #expect(out.output.contains("Crowded minutes"))
    #expect(out.output.contains("The runs part after"))
    // With the rules off the first thing that is missing is a guard who calls.
    #expect(out.output.contains("calls the service manager"))
  }

  /// The log that `run` writes is the one that is simulated again, to the microsecond.
  @Test func `A recorded log is the run itself`() throws {
    try bench.run("run base.jsonc --replications 2 -q --log -o ./a")
    try bench.run("run base.jsonc --replications 2 -q --log -o ./b --set crowding.threshold=3")
    #expect(try bench.run("diff ./a/events.csv ./a/events.csv").code == 0)
    #expect(try bench.run("diff ./a/events.csv ./b/events.csv").code == 1)
    // From the recorded events here, simulated again there: they part at the same event.
    let recorded = try bench.run("diff ./a ./b").output
    try bench.run("run base.jsonc --replications 2 -q -o ./a")
    let simulated = try bench.run("diff ./a ./b").output
    func parting(_ text: String) -> Substring? {
      text.split(separator: "\n").first { $0.hasPrefix("The runs part") }
    }
    #expect(parting(recorded) != nil)
    #expect(parting(recorded) == parting(simulated))
  }

  @Test func `Traces of two programs are told apart`() throws {
    let before = try bench.run("trace base.jsonc --day 2 --format csv").output
    let after = try bench.run("trace base.jsonc --day 2 --format csv --set places.bays=2").output
    try bench.write("before.csv", before)
    try bench.write("after.csv", after)
    let out = try bench.run("diff ./before.csv ./after.csv")
    #expect(out.code == 1)
    #expect(out.output.contains("on day 2"))
    #expect(try bench.run("diff ./before.csv ./before.csv").code == 0)
  }

  @Test(arguments: [
    ("diff base.jsonc", 64), ("diff base.jsonc ./nowhere.jsonc", 2),
    ("diff base.jsonc off.jsonc base.jsonc", 64), ("diff base.jsonc ./x.csv", 64),
    ("diff ./x.csv ./x.csv", 2), ("diff ./empty ./empty", 2),
  ])
  func `What cannot be compared is refused`(line: String, code: Int32) throws {
    try bench.write("x.csv", "a,b\n1,2\n")
    #expect(try bench.run(line).code == code)
  }

  @Test func `A baseline that moves is told by the first event that differs`() throws {
    try bench.run("check base.jsonc --update -q --baselines ./baselines --replications 2")
    try bench.run("check base.jsonc -q --baselines ./baselines")
    let out = try bench.run(
      "check base.jsonc --baselines ./baselines --seed 1")
    #expect(out.code == 0)
    try bench.write(
      "base.jsonc", #"{ "calendar": { "days": 2 }, "crowding": { "threshold": 3 } }"#)
    let moved = try bench.run("check base.jsonc --baselines ./baselines")
    #expect(moved.code == 1)
    #expect(moved.output.contains("baysim diff"))
  }
}
