import CommandLines
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
