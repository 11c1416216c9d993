import DataFiles
import Documents
import Foundation
import Testing
import Workbooks

@Suite struct NewTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  private func rows(_ name: String, sheet: String? = nil) throws -> [[String]] {
    let bytes = Array(try Data(contentsOf: URL(filePath: bench.path(name))))
    let table = try #require(try TableFile(bytes, sheet: sheet))
    var rows: [[String]] = []
    try table.source.forEachRow { row in
      rows.append(row.cells.map { row.text($0) })
      return true
    }
    return rows
  }

  @Test(arguments: [
    (Language.en, "Arrival\n(到店时间)", "Example 1", "How to fill in"),
    (.zh, "到店时间\n(Arrival)", "示例1", "填写说明"),
  ])
  func `A workbook for the log has columns, examples and a sheet that explains them`(
    language: Language, heading: String, example: String, explanations: String
  ) throws {
    let out = try bench.run("new --log ./july", language: language)
    #expect(out.code == 0)
    #expect(out.output.contains("july.xlsx"))
    let visits = try rows("july.xlsx")
    #expect(visits.count == 1)
    #expect(visits[0].contains(heading))
    // Examples stand where nobody can forget to delete them.
    let told = try rows("july.xlsx", sheet: explanations)
    let name = try #require(heading.split(separator: "\n").first)
    #expect(told.count { $0.contains(String(name)) } == 2)
    let row = try #require(told.first { $0.first == example })
    #expect(row.contains { $0.hasSuffix(" 08:25:00") })
  }

  @Test func `A file that is there is left as it is`() throws {
    try bench.write("july.xlsx", "mine")
    let out = try bench.run("new --log ./july.xlsx")
    #expect(out.code == 2)
    #expect(out.errors.contains("exists already"))
    #expect(try bench.text("july.xlsx") == "mine")
  }

  @Test func `A scenario needs a name`() throws {
    #expect(try bench.run("new").code == 64)
    #expect(try bench.run("new ./saturday").code == 0)
    #expect(bench.exists("saturday.jsonc"))
  }
}
