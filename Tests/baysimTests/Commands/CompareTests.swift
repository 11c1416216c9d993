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

  /// Nobody wins by moving the line at which is counted.
  @Test func `A policy with a yardstick of its own is refused by name`() throws {
    try bench.write(
      "own.jsonc",
      #"""
      { "extends": "base.jsonc", "name": "Own",
        "crowding": { "threshold": 6 }, "yardstick": { "crowded": 6 } }
      """#)
    try bench.write(
      "study.jsonc",
      #"""
      { "base": "base.jsonc",
        "policies": { "six": { "yardstick": { "crowded": 6 } } },
        "factors": { "stay": { "as it is": {}, "half an hour": {
          "yardstick": { "longStay": "30 min" } } } } }
      """#)
    let why =
      "a policy is measured by its base's yardstick, 4 cars and 20 min, and this one brings its "
      + "own, 6 cars and 20 min"
    for line in ["compare base.jsonc off.jsonc own.jsonc", "why difference base.jsonc own.jsonc"] {
      let out = try bench.run(line)
      #expect(out.code == 2 && out.output.isEmpty)
      #expect(out.errors.contains("Own: \(why)"))
    }
    for command in ["compare", "optimize", "validate"] {
      let out = try bench.run("\(command) study.jsonc")
      #expect(out.code == 2 && out.output.isEmpty)
      #expect(out.errors.contains("study.jsonc:2:39: yardstick: \(why)"))
      #expect(out.errors.contains("study.jsonc:4:18: yardstick: a policy is measured"))
    }
    let month = try bench.run("compare own.jsonc base.jsonc", language: .zh)
    #expect(month.code == 2)
    #expect(month.errors.contains("Base：方案须按基准的统计口径（6 台、20 分钟）衡量"))
  }

  /// The rule alone is what a policy may change, and a study of rules is not told so at every level.
  @Test func `A policy that moves the rule alone is compared`() throws {
    try bench.write(
      "rules.jsonc",
      #"""
      { "base": "base.jsonc", "replications": 2,
        "policies": { "three": { "crowding": { "threshold": 3 } } },
        "factors": { "limit": { "20": {}, "30": { "longStay": { "limit": "30 min" } } } } }
      """#)
    let out = try bench.run("compare rules.jsonc -o ./r")
    #expect(out.code == 0)
    #expect(!out.errors.contains("still measured"))
    try bench.write("three.jsonc", #"{ "extends": "base.jsonc", "crowding": { "threshold": 3 } }"#)
    let alone = try bench.run("validate three.jsonc")
    #expect(alone.errors.contains("the rule calls at 3 cars, crowding is still measured at 4"))
  }

  /// The week's figure is the weighted mean of its days: the base's two days are a Monday and a
  /// Tuesday.
  @Test func `A weekday or some hours can decide`() throws {
    let out = try bench.run(
      "compare base.jsonc off.jsonc --replications 4 -k longStays.perDay@mon/9-12 -o ./m")
    #expect(out.code == 0)
    #expect(out.output.contains("Long stays (Mon, 09:00–12:00)"))
    func difference(_ folder: String, _ key: String) throws -> Double {
      let policies = try bench.json("\(folder)/comparison.json")["policies"] as? [[String: Any]]
      let changes = policies?.first?["changes"] as? [[String: Any]]
      return try #require(
        changes?.first { $0["kpi"] as? String == key }?["difference"] as? Double)
    }
    #expect(try difference("m", "longStays.perDay@mon/09-12").isFinite)
    var parts = 0.0
    for day in ["mon", "tue"] {
      try bench.run(
        "compare base.jsonc off.jsonc --replications 4 -q -k longStays.perDay@\(day) -o ./d")
      parts += try difference("d", "longStays.perDay@\(day)")
    }
    #expect(abs(parts / 2 - (try difference("m", "longStays.perDay"))) < 1e-9)
    #expect(try bench.run("reproduce ./m").code == 0)
    let wrong = try bench.run("compare base.jsonc off.jsonc -k longStays.perDay@saturday -o ./w")
    #expect(wrong.code == 64 && wrong.errors.contains("“@saturday” is no weekday or hour"))
    let uncounted = try bench.run("compare base.jsonc off.jsonc -k cost.perDay@sat -o ./w")
    #expect(uncounted.code == 64 && uncounted.errors.contains("is not counted by weekday and hour"))
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
