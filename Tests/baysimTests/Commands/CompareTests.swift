import Documents
import Foundation
import Testing

@Suite struct CompareTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  /// The values of one figure, by replication, as `run` gives them.
  private func column(_ folder: String, _ key: String) throws -> [Double] {
    try bench.text("\(folder)/replications.csv").split(separator: "\r\n").dropFirst().compactMap {
      let cells = $0.split(separator: ",", omittingEmptySubsequences: false)
      return cells[1] == key ? Double(cells[2]) : nil
    }
  }

  @Test func `The difference is the mean over the same customers`() throws {
    try bench.run("run base.jsonc --replications 6 -q -o ./a")
    try bench.run("run off.jsonc --replications 6 -q -o ./b")
    let out = try bench.run("compare base.jsonc off.jsonc --replications 6 -q -o ./c")
    #expect(out.code == 0 && out.errors.isEmpty)
    let policies = try bench.json("c/comparison.json")["policies"] as? [[String: Any]]
    let changes = policies?.first?["changes"] as? [[String: Any]]
    for key in ["longStays.perDay", "crowding.minutesPerDay", "cost.perDay"] {
      let pairs = zip(try column("b", key), try column("a", key)).map { $0 - $1 }
      #expect(pairs.count == 6)
      let change = changes?.first { $0["kpi"] as? String == key }
      let difference = try #require(change?["difference"] as? Double)
      #expect(abs(difference - pairs.reduce(0, +) / 6) < 1e-9)
      // One policy: the interval is the plain t interval, t(5, 0.975) = 2.570581836 (tables).
      let mean = pairs.reduce(0, +) / 6
      let variance = pairs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 5
      let high = try #require(change?["high"] as? Double)
      #expect(abs(high - mean - 2.570581836 * (variance / 6).squareRoot()) < 1e-6)
    }
  }

  @Test(arguments: [("en", "against 1 policy"), ("zh", "与 1 个方案比较")])
  func `Both languages name the base, the verdict and the folder`(
    code: String, words: String
  ) throws {
    let out = try bench.run(
      "compare base.jsonc off.jsonc --replications 3 -o ./c",
      language: code == "zh" ? .zh : .en)
    #expect(out.output.contains(words))
    #expect(out.output.contains("Off"))
    #expect(out.output.contains(bench.path("c")))
    #expect(out.output.split(separator: "\n").allSatisfy { $0.count <= 120 })
  }

  @Test func `A key that is slightly wrong is corrected, and nothing runs`() throws {
    let out = try bench.run("compare base.jsonc off.jsonc --kpi longStay.perDay -o ./c")
    #expect(out.code == 64)
    #expect(out.errors.contains("Did you mean 'longStays.perDay'?"))
    #expect(!bench.exists("c"))
    let prefix = try bench.run("compare base.jsonc off.jsonc --kpi complaints -o ./c")
    #expect(prefix.errors.contains("Did you mean 'complaints.perDay'?"))
  }

  @Test(arguments: [
    ("compare base.jsonc", 64, "nothing to compare"),
    ("compare missing.jsonc", 2, "no such file"),
    ("compare base.jsonc missing.jsonc", 2, "no such file"),
    ("compare base.jsonc off.jsonc --precision 5% --shard 1/2", 64, "--shard"),
    ("compare base.jsonc off.jsonc --precision 5% --resume", 64, "--resume"),
    ("compare base.jsonc off.jsonc --shard 3/2", 64, "3/2"),
  ])
  func `What cannot be compared is refused with a reason`(
    line: String, code: Int, words: String
  ) throws {
    let out = try bench.run(line)
    #expect(out.code == Int32(code))
    #expect(out.errors.contains(words))
    #expect(out.output.isEmpty)
  }

  @Test func `A precision is met or its lack is told`() throws {
    let out = try bench.run(
      "compare base.jsonc off.jsonc --precision 0.1% --max-replications 12 -o ./c")
    #expect(out.code == 0)
    #expect(out.errors.contains("after 12 replications still less precise than asked: Off"))
    #expect(try bench.json("c/comparison.json")["replications"] as? Int == 12)
  }

  @Test func `An experiment compares policies and measures the effects of factors`() throws {
    try bench.write(
      "study.jsonc",
      #"""
      { "base": "base.jsonc", "minimise": "cost.perDay", "replications": 3,
        "policies": { "Off": "off.jsonc" },
        "factors": {
          "guards": { "one": {}, "two": { "staff": { "guards": { "count": 2 } } } },
          "bays": { "three": {}, "four": { "places": { "bays": 4 } } } } }
      """#)
    let out = try bench.run("compare study.jsonc -q -o ./s")
    #expect(out.code == 0)
    let json = try bench.json("s/comparison.json")
    let names = (json["policies"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
    #expect(
      names == [
        "Off", "guards one, bays three", "guards one, bays four", "guards two, bays three",
        "guards two, bays four",
      ])
    let effects = (json["effects"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
    #expect(
      effects == [
        "guards: one → two", "bays: three → four", "guards: one → two × bays: three → four",
      ])
    // The cell that changes nothing is the base itself.
    let same = (json["policies"] as? [[String: Any]])?[1]["outcome"] as? String
    #expect(same == "same")
    #expect(try bench.run("reproduce ./s").code == 0)
    #expect(try bench.run("compare study.jsonc base.jsonc").code == 64)
  }

  @Test func `An experiment with nothing to compare says so`() throws {
    try bench.write("empty.jsonc", #"{ "base": "base.jsonc" }"#)
    let out = try bench.run("compare empty.jsonc")
    #expect(out.code == 2)
    #expect(out.errors.contains("no policies and no factors"))
  }

  @Test func `An experiment is validated as one`() throws {
    try bench.write("study.jsonc", #"{ "base": "base.jsonc", "policies": { "Off": "off.jsonc" } }"#)
    #expect(try bench.run("validate study.jsonc").code == 0)
    try bench.write("study.jsonc", #"{ "base": "base.jsonc", "minimise": "cost.perDya" }"#)
    let out = try bench.run("validate study.jsonc")
    #expect(out.code == 2)
    #expect(out.errors.contains("did you mean \"cost.perDay\""))
  }
}
