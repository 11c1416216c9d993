import CommandLines
import Foundation
import Testing
import baysim

@Suite struct RunTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  @Test(arguments: [
    ("base.jsonc off.jsonc -o ./r", "there are 2 scenarios"),
    ("base.jsonc --no-output --shard 1/2", "--shard"),
    ("base.jsonc --no-output --resume", "--resume"),
  ])
  func `What cannot be asked together is refused before anything is run`(
    line: String, message: String
  ) throws {
    let outcome = try bench.run("run \(line)")
    #expect(outcome.code == ExitCode.usage.rawValue)
    #expect(outcome.errors.contains(message))
    #expect(!bench.exists("r"))
  }

  @Test func `Files of one name do not replace each other's results`() throws {
    try bench.write("a/base.jsonc", try bench.text("base.jsonc"))
    for line in ["run base.jsonc a/base.jsonc", "check base.jsonc a/base.jsonc --update"] {
      let outcome = try bench.run("\(line) --replications 2 -q")
      #expect(outcome.code == ExitCode.usage.rawValue)
      #expect(outcome.errors.contains("the second would replace the first"))
      #expect(!bench.exists("results"))
    }
    let shown = try bench.run("run base.jsonc a/base.jsonc --replications 2 --no-output -q")
    #expect(shown.code == 0)
  }

  @Test func `Each form prints the same figures and writes nothing`() throws {
    let line = "run base.jsonc --replications 3 --no-output"
    let csv = try bench.run("\(line) --format csv").output
    #expect(csv.split(separator: "\r\n").count > 100)
    #expect(csv.contains(",longStays.perDay,"))
    let json = try bench.run("\(line) --format json").output
    #expect(json.contains(#""longStays.perDay""#))
    let table = try bench.run(line).output
    let all = try bench.run("\(line) --all").output
    #expect(table.contains("3 replications") && all.count > table.count)
    #expect(try bench.names(".") == ["base.jsonc", "off.jsonc"])
  }

  @Test func `Quiet silences notes, and not what was asked for`() throws {
    let line = "run base.jsonc --replications 2 --no-output -q"
    let json = try bench.run("\(line) --format json").output
    #expect(json.hasPrefix("{") && json.contains("longStays.perDay"))
    #expect(try bench.run(line).output.isEmpty)
  }

  @Test func `Several scenarios are one table and one document`() throws {
    let line = "run base.jsonc off.jsonc --replications 2 --no-output -q"
    let csv = try bench.run("\(line) --format csv").output.split(separator: "\r\n")
    #expect(csv[0].hasSuffix("scenario,replication,kpi,value,unit"))
    #expect(csv.count { $0.contains("scenario,replication") } == 1)
    #expect(csv.contains { $0.hasPrefix("Base,0,longStays.perDay,") })
    #expect(csv.contains { $0.hasPrefix("Off,1,longStays.perDay,") })
    let json = try bench.run("\(line) --format json").output
    let all = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]]
    #expect(all?.compactMap { $0["scenario"] as? String } == ["Base", "Off"])
  }

  @Test func `The first screen is a verdict and six figures`() throws {
    let out = try bench.run("run base.jsonc --replications 3 --no-output").output
    #expect(out.contains("stay over 20 minutes") && out.contains("Long stays"))
    #expect(out.contains("target at most 3 a day: "))
    #expect(!out.contains("Breaks missed") && out.contains("--all"))
    let lines = out.split(separator: "\n", omittingEmptySubsequences: false).count
    #expect(lines < 40, "\(lines) lines")
    let all = try bench.run("run base.jsonc --replications 3 --no-output --all").output
    #expect(all.contains("Breaks missed"))
  }

  @Test func `A template runs, and its guesses can be varied`() throws {
    try bench.run("new ./shop")
    #expect(
      try bench.names(".") == ["base.jsonc", "off.jsonc", "scenario.schema.json", "shop.jsonc"])
    let made = try bench.run("validate shop.jsonc")
    #expect(made.code == 0 && made.errors.isEmpty, "\(made.errors)")
    let study = try bench.run(
      "compare shop.jsonc --sensitivity --replications 2 --days 7 -o ./s")
    #expect(study.code == 0 && study.output.contains("reception.atCar"))
  }

  @Test func `Every figure has its key, and a wrong scenario is told`() throws {
    let keys = try bench.run("kpis").output
    #expect(keys.contains("longStays.perDay*"))
    #expect(try bench.run("kpis base.jsonc").output == keys)
    try bench.write("bad.jsonc", #"{ "places": { "bays": -1 } }"#)
    let bad = try bench.run("kpis bad.jsonc")
    #expect(bad.code == ExitCode.badInput.rawValue)
    #expect(bad.errors.contains("bad.jsonc:1:23: places.bays"))
  }
}
