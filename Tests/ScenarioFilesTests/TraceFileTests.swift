import DataFiles
import Forecourt
import ScenarioFiles
import Testing

@Suite struct `A trace in a file` {
  private let scenario = #"{ "demand": { "trace": { "file": "cars.csv" } } }"#

  private func load(_ csv: String) throws -> LoadResult {
    let folder = try TemporaryFolder(["x.jsonc": scenario, "cars.csv": csv])
    return ScenarioLoader().load(path: folder.path + "/x.jsonc")
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `Lines may end as any program ends them`(end: String) throws {
    let rows = [
      "time,job", "2024-07-01 08:55:00,maintenance", "2024-07-01 09:54:00,maintenance", "",
    ]
    let result = try load(rows.joined(separator: end))
    #expect(result.scenario?.shop.demand.trace?.count == 2, "\(result.diagnostics)")
  }

  @Test func `A line break in a quoted cell is one, whatever it is`() {
    let bytes = Array("a,b\r\"x\ry\",1\r2,\"p\r\nq\"\r".utf8)
    guard case .success(let table) = CSVTable.read(bytes, file: "t.csv") else {
      Issue.record("not read")
      return
    }
    #expect(table.headings == ["a", "b"])
    #expect(table.rows.map(\.cells) == [["x\ry", "1"], ["2", "p\r\nq"]])
    #expect(table.rows.map(\.line) == [2, 4])
  }

  @Test func `One without cars is an error, told once, in a file or beside it`() throws {
    let messages = try load("time,job\n").diagnostics.map(\.message.en)
    #expect(messages.count == 1)
    #expect(
      messages.first?.hasSuffix("has a heading and no cars (expected a row for each)") == true)
    let inline = ScenarioLoader().load(text: #"{ "demand": { "trace": { "cars": [] } } }"#)
    #expect(inline.diagnostics.map(\.message.en) == ["there are no cars (expected at least one)"])
  }

  @Test func `A least duration is named in the message and in the schema`() {
    #expect(
      messages(#"{ "progressNotices": { "every": "1 s" } }"#) == [
        "x.jsonc:1:33: progressNotices.every: \"1 s\" is not a duration (expected a text such as "
          + "\"12 min\" or \"1 h 30 min\", at least 1 min)"
      ])
    #expect(Schema.json(for: .scenario).contains("From notice to notice. (at least 1 min)"))
  }
}
