import Documents
import Testing

@Suite struct MonthTests {
  let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.run("run base.jsonc --replications 2 --days 10 -q --log -o ./run")
    try bench.write("measures/b.jsonc", #"{ "name": "Bays", "places": { "bays": 5 } }"#)
    try bench.write(
      "measures/a.jsonc", #"{ "name": "Movers", "staff": { "movers": { "count": 1 } } }"#)
    try bench.write("measures/notes.txt", "not a scenario")
  }

  private func month(_ more: String, language: Language = .en) throws -> Outcome {
    try bench.run(
      "month ./run/events.csv --scenario base.jsonc --replications 3 -o ./out " + more,
      language: language)
  }

  @Test func `A folder of measures is all of them, a file among them counts once`() throws {
    let out = try month("--measures ./measures --measures ./measures/b.jsonc --measures off.jsonc")
    #expect(out.code == 0)
    let rows = try bench.text("out/measures.csv").split(whereSeparator: \.isNewline).dropFirst()
    let names = rows.compactMap { $0.split(separator: ",").first }
    #expect(Set(names) == ["Bays", "Movers", "Off"])
    #expect(names.count == 3)
  }

  @Test func `A folder without measures is refused`() throws {
    try bench.write("empty/notes.txt", "nothing")
    let out = try month("--measures ./empty")
    #expect(out.code == 2)
    #expect(out.errors.contains("there is no measure in this folder"))
    #expect(try month("--measures ./empty", language: .zh).errors.contains("文件夹中没有措施"))
  }

  @Test func `What is no scenario is told with its place, before anything is run`() throws {
    try bench.write("measures/c.jsonc", "{ \"places\": { \"bay\": 4 } }")
    let out = try month("--measures ./measures")
    #expect(out.code == 2)
    #expect(out.errors.contains("measures/c.jsonc:1:15"))
    #expect(out.errors.contains("did you mean “bays”?"))
    #expect(!bench.exists("out"))
    try bench.write("trial.jsonc", #"{ "base": "base.jsonc", "policies": { "x": {} } }"#)
    #expect(try month("--measures trial.jsonc").errors.contains("this is an experiment"))
  }

  @Test func `A measure of another shop is refused, one that changes nothing is left out`() throws {
    try bench.write("other.jsonc", #"{ "places": { "bays": 2 } }"#)
    try bench.write("foreign.jsonc", #"{ "extends": "other.jsonc", "places": { "lane": 2 } }"#)
    let foreign = try month("--measures foreign.jsonc")
    #expect(foreign.code == 2)
    #expect(foreign.errors.contains("foreign.jsonc:1:14: extends:"))
    let same = try month("--measures base.jsonc")
    #expect(same.code == 0)
    #expect(same.errors.contains("changes nothing that can be a measure; left out"))
    // More days of the same are no measure: the log says which days there were.
    try bench.write("days.jsonc", #"{ "extends": "base.jsonc", "calendar": { "days": 20 } }"#)
    #expect(try month("--measures days.jsonc").errors.contains("changes nothing"))
  }

  @Test func `A mapping file says what the shop's own words mean`() throws {
    let rows = (1...40).map { day in
      "车\(day);定保;2024-07-\(day % 28 < 9 ? "0" : "")\(day % 28 + 1) 09:05;"
        + "2024-07-\(day % 28 < 9 ? "0" : "")\(day % 28 + 1) 09:25"
    }
    try bench.write("own.csv", (["号;活;来;走"] + rows).joined(separator: "\n"))
    try bench.write(
      "names.jsonc",
      """
      { "columns": { "来": "arrival", "走": "leftArea", "活": "jobType", "号": "plate" },
        "jobTypes": { "定保": "maintenance" } }
      """)
    let line = "month ./own.csv --scenario base.jsonc --replications 2 -o ./own"
    #expect(try bench.run(line).code == 2)
    let out = try bench.run(line + " --mapping names.jsonc")
    #expect(out.code == 0)
    #expect(out.output.contains("40 rows read, 40 used"))
    #expect(!out.output.contains("unknown job type"))
    try bench.write("names.jsonc", "{ \"columns\": { \"来\": \"arival\" } }")
    let wrong = try bench.run(line + " --mapping names.jsonc")
    #expect(wrong.code == 2)
    #expect(wrong.errors.contains("names.jsonc:1:21"))
    #expect(wrong.errors.contains("did you mean “arrival”?"))
  }

  @Test func `Without a scenario the shop is what the log and the defaults say`() throws {
    let rows = (1...28).flatMap { day in
      let date = "\(day < 10 ? "0" : "")\(day)/06/2024"
      return ["车\(day),\(date) 09:05,\(date) 09:25", "车\(day + 40),\(date) 10:05,\(date) 10:25"]
    }
    try bench.write(
      "own.csv",
      (["车牌,到店时间,离场时间"] + rows + ["车99,01/07/2024 09:05,01/07/2024 09:15"])
        .joined(separator: "\n"))
    let out = try bench.run("month ./own.csv --replications 2 -o ./own")
    #expect(out.code == 0)
    #expect(out.output.contains("57 rows read, 56 used"))
    #expect(out.output.contains("2024-06 (56), 2024-07 (1)"))
    #expect(!(try bench.text("own/calibrated.jsonc").contains("\"extends\"")))
    #expect(bench.exists("own/calibrated.json"))
    let july = try bench.run("month ./own.csv --month 2024-07 --replications 2 -o ./july")
    #expect(july.output.contains("57 rows read, 1 used"))
    let none = try bench.run("month ./own.csv --month 2023-01 --replications 2 -o ./none")
    #expect(none.code == 2)
    #expect(none.errors.contains("the log has 2024-06 (56), 2024-07 (1)"))
    let base = try bench.run("month ./own.csv --measures ./measures -o ./none")
    #expect(base.errors.contains("give it by --scenario"))
    let order = try bench.run("month ./own.csv --date-order ydm -o ./none")
    #expect(order.errors.contains("ymd, dmy or mdy"))
  }
}
