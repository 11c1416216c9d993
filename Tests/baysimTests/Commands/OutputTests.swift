import CommandLines
import Foundation
import Testing
import baysim

/// What commands may write, and where: all that is refused is refused before anything is run.
@Suite struct OutputTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: bench.path(name), withDestinationPath: bench.path(target))
  }

  @Test(arguments: ["events.csv", "notes.txt", "report.html/page.txt", "summary.json"])
  func `A user's own file is never replaced`(name: String) throws {
    try bench.write("d/" + name, "mine")
    for line in ["run base.jsonc --log", "compare base.jsonc off.jsonc"] {
      let out = try bench.run(line + " --replications 2 -o ./d")
      #expect(out.code == 74)
      #expect(out.output.isEmpty)
    }
    #expect(try bench.text("d/" + name) == "mine")
    #expect(try bench.names(".") == ["base.jsonc", "d", "off.jsonc"])
  }

  @Test func `A log is not replaced by its own review, nor last month's by this month's`() throws {
    try bench.run("run base.jsonc --replications 2 --days 10 -q --log -o ./run")
    try bench.write("d/arrivals.csv", try bench.text("run/events.csv"))
    let month = "--scenario base.jsonc --replications 2"
    let own = try bench.run("month ./d/arrivals.csv \(month) -o ./d")
    #expect(own.code == 74)
    #expect(own.errors.contains("this command reads"))
    #expect(try bench.names("d") == ["arrivals.csv"])
    #expect(try bench.run("month ./run/events.csv \(month) -q -o ./out").code == 0)
    for more in ["./run/events.csv --previous ./out", "./out/arrivals.csv"] {
      let out = try bench.run("month \(more) \(month) -o ./out")
      #expect(out.code == 74 || out.code == 2, "\(out)")
      #expect(bench.exists("out/arrivals.csv"))
    }
  }

  @Test func `Fewer replications of the same study need force`() throws {
    try bench.run("run base.jsonc --replications 5 -q -o ./d")
    let summary = try bench.text("d/summary.json")
    let fewer = try bench.run("run base.jsonc --replications 3 -o ./d")
    #expect(fewer.code == 74)
    #expect(fewer.output.isEmpty)
    #expect(
      fewer.errors.contains(
        "it holds 5 replications of the same study, and these are 3; choose another folder, or "
          + "replace them with --force"))
    #expect(try bench.text("d/summary.json") == summary)
    #expect(try bench.run("run base.jsonc --replications 3 -q -o ./d --force").code == 0)
    // Another seed, and as many, are no fewer.
    #expect(try bench.run("run base.jsonc --replications 2 --seed 9 -q -o ./d").code == 0)
    #expect(try bench.run("run base.jsonc --replications 2 --seed 9 -q -o ./d").code == 0)
  }

  @Test func `Two comparisons have two names`() throws {
    try bench.write("third.jsonc", #"{ "extends": "base.jsonc", "name": "Third" }"#)
    func name(_ line: String) throws -> String? {
      #expect(try bench.run("compare \(line) --replications 2 -q -o ./x").code == 0)
      return try bench.json("x/comparison.json")["name"] as? String
    }
    #expect(try name("base.jsonc off.jsonc") == "base-vs-off")
    #expect(try name("base.jsonc off.jsonc third.jsonc") == "base-vs-off-vs-third")
    let changed = try name("base.jsonc off.jsonc --set places.bays=4")
    #expect(changed?.hasPrefix("base-vs-off-") == true && changed?.count == 18)
    #expect(try name("base.jsonc off.jsonc --set places.bays=5") != changed)
  }

  @Test func `A shard of another run is never replaced`() throws {
    let line = "run base.jsonc --replications 4 --shard 1/2 -o ./parts -q"
    #expect(try bench.run(line + " --seed 5").code == 0)
    let kept = try bench.text("parts/1-of-2.shard")
    let out = try bench.run(line)
    #expect(out.code == 74)
    #expect(out.errors.contains("a shard of another run stands there"))
    #expect(try bench.text("parts/1-of-2.shard") == kept)
    try bench.write("parts/1-of-2.shard", "mine")
    #expect(try bench.run(line).code == 74)
    #expect(try bench.text("parts/1-of-2.shard") == "mine")
  }

  @Test func `A user's file in the place of the checkpoint stays`() throws {
    try bench.write("d.checkpoint", "mine")
    #expect(try bench.run("run base.jsonc --replications 2 -o ./d").code == 74)
    #expect(try bench.text("d.checkpoint") == "mine")
    #expect(!bench.exists("d"))
  }

  @Test func `Links in the folder of the baselines are not followed`() throws {
    try bench.write("outside/base.json", "mine")
    try FileManager.default.createDirectory(
      atPath: bench.path("b"), withIntermediateDirectories: false)
    try link("b/base.json", to: "outside/base.json")
    let line = "check base.jsonc --update --baselines ./b --replications 2"
    let out = try bench.run(line)
    #expect(out.code == 74)
    #expect(out.errors.contains("b/base.json: a link is in the way"))
    #expect(try bench.text("outside/base.json") == "mine")
    // The folder itself is whatever the user names.
    try FileManager.default.removeItem(atPath: bench.path("b/base.json"))
    try link("c", to: "b")
    #expect(try bench.run(line.replacing("./b", with: "./c")).code == 0)
    #expect(bench.exists("b/base.json"))
  }

  @Test func `A report is not written over what is checked`() throws {
    let text = try bench.text("base.jsonc")
    let out = try bench.run("check base.jsonc --junit base.jsonc")
    #expect(out.code == 74)
    #expect(out.errors.contains("this command reads it"))
    #expect(try bench.text("base.jsonc") == text)
    #expect(try bench.run("check base.jsonc --markdown ./none/m.md").code == 74)
  }

  @Test func `What only a file can say cannot be set`() throws {
    for key in ["extends", "$schema"] {
      let out = try bench.run("run base.jsonc --no-output --set \(key)=off")
      #expect(out.code == ExitCode.badInput.rawValue)
      #expect(out.errors.contains("\"\(key)\" says where a file stands and cannot be set"))
    }
  }

  @Test func `A trace shows what a name would do to a terminal`() throws {
    try bench.write(
      "named.jsonc",
      #"""
      { "extends": "base.jsonc",
        "staff": { "advisors": { "people": [{ "name": "A\u001b[2J" }] } } }
      """#)
    let out = try bench.run("trace named.jsonc --format csv")
    #expect(out.code == 0, "\(out.errors)")
    #expect(!out.output.contains("\u{1B}"))
    #expect(out.output.contains(#"A\u{1B}[2J"#))
  }
}
