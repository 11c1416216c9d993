import CommandLines
import Testing
import baysim

@Suite struct ReproduceTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  @Test(arguments: [
    "run base.jsonc --seed 18446744073709551615", "run base.jsonc --set places.bays=4",
    "run base.jsonc --precision 50% --max-replications 11", "compare base.jsonc off.jsonc",
  ])
  func `Results can be made again from nothing but themselves`(line: String) throws {
    #expect(try bench.run("\(line) -q -o ./r").code == 0)
    try bench.write("base.jsonc", "{}")
    let out = try bench.run("reproduce ./r")
    #expect(out.code == 0)
    #expect(out.output.contains("the same to the byte"))
  }

  @Test func `A changed byte, a missing file and a cut file are told with their place`() throws {
    try bench.run("run base.jsonc --replications 3 -q -o ./r")
    // Reading as text may take the byte order mark off; the file has one.
    let read = try bench.text("r/replications.csv")
    let csv = read.unicodeScalars.first == "\u{FEFF}" ? read : "\u{FEFF}" + read
    let lines = csv.split(separator: "\r\n").map(String.init)
    var changed = lines
    changed[4] = "0,never.measured,1,perDay"
    try bench.write("r/replications.csv", changed.joined(separator: "\r\n") + "\r\n")
    let out = try bench.run("reproduce ./r")
    #expect(out.code == 1)
    #expect(out.errors.contains("replications.csv:5: it says ‘0,never.measured,1,perDay"))
    #expect(out.errors.contains(lines[4]))
    try bench.write("r/replications.csv", String(csv.dropLast()))
    #expect(try bench.run("reproduce ./r").code == 1)
    try bench.write("r/replications.csv", csv)
    #expect(try bench.run("reproduce ./r").code == 0)
  }

  @Test func `What holds no results, or edited ones, is refused`() throws {
    #expect(try bench.run("reproduce ./nowhere").code == 2)
    try bench.run("run base.jsonc --replications 3 -q -o ./r")
    var text = try bench.text("r/summary.json")
    text.replace("\\\"bays\\\": 3", with: "\\\"bays\\\": 4")
    try bench.write("r/summary.json", text)
    let out = try bench.run("reproduce ./r")
    #expect(out.code == 2)
    #expect(out.errors.contains("was edited"))
    try bench.write("r/summary.json", "{ \"seed\": ")
    #expect(try bench.run("reproduce ./r").errors.contains("summary.json:1:"))
  }

  // MARK: Files to start from

  /// The name under which a file is written first is no longer than its own may be.
  @Test(arguments: [249, 250])
  func `A name may be as long as the system lets it be`(length: Int) throws {
    let name = String(repeating: "a", count: length) + ".jsonc"
    let code = try bench.run("new ./\(name)").code
    #expect(code == (length == 249 ? ExitCode.done : .cannotWrite).rawValue)
    #expect(bench.exists(name) == (length == 249))
  }

  @Test func `A new scenario is valid, and never takes another's place`() throws {
    #expect(try bench.run("new ./shop").output.contains("shop.jsonc"))
    #expect(try bench.run("validate ./shop.jsonc").code == 0)
    try bench.write("shop.jsonc", "mine")
    let again = try bench.run("new ./shop.jsonc")
    #expect(again.code == 2)
    #expect(again.errors.contains("exists already"))
    #expect(try bench.text("shop.jsonc") == "mine")
    #expect(try bench.run("new ./nowhere/shop").code == 74)
    #expect(try bench.run("new ./").code == 64)
  }

  @Test(arguments: [("schema", "baysim scenario"), ("schema --experiment", "baysim experiment")])
  func `The schema says of what it is`(line: String, title: String) throws {
    let out = try bench.run(line)
    #expect(out.code == 0)
    #expect(out.output.contains("\"title\": \"\(title)\""))
  }
}
