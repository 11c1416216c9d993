import DataFiles
import Forecourt
import ScenarioFiles
import Testing

@Suite("Measures over a shop")
struct MeasureTests {
  private static let files = [
    "base.jsonc": #"{ "name": "Base", "places": { "lane": 2 }, "fines": { "amount": "¥20" } }"#,
    "shop.jsonc": """
    { "extends": "base.jsonc", "name": "Shop", "question": "Q?", "places": { "bays": 5 },
      "expect": [{ "kpi": "cost.perDay", "max": 1 }] }
    """,
    "change.jsonc": #"{ "name": "Change", "places": { "waitingBays": 7 } }"#,
    "own.jsonc": #"{ "extends": "shop.jsonc", "places": { "waitingBays": 6 } }"#,
    "sibling.jsonc": #"{ "extends": "base.jsonc", "places": { "lane": 9 } }"#,
    "more.jsonc": #"{ "extends": "sibling.jsonc", "crowding": { "threshold": 6 } }"#,
    "other.jsonc": #"{ "places": { "bays": 2, "lane": 1 } }"#,
    "foreign.jsonc": "{\n  \"extends\": \"other.jsonc\", \"places\": { \"waitingBays\": 3 }\n}",
    "wrong.jsonc": #"{ "places": { "waitingBay": 3 } }"#,
  ]

  private func load(_ measure: String, overrides: [String] = []) throws -> LoadResult {
    let folder = try TemporaryFolder(Self.files)
    return ScenarioLoader().load(
      measure: folder.path + "/" + measure, over: folder.path + "/shop.jsonc",
      overrides: overrides)
  }

  @Test func `a file without extends changes the shop, and has a name of its own`() throws {
    let result = try load("change.jsonc", overrides: ["fines.amount=30"])
    let scenario = try #require(result.scenario)
    #expect(scenario.name == "Change")
    #expect(scenario.question == "" && scenario.expectations == [])
    let places = scenario.shop.places
    #expect((places.bays, places.lane, places.waitingBays) == (5, 2, 7))
    #expect(scenario.shop.fines.amount == 3000)
  }

  @Test func `one that extends the shop is read as it is read alone`() throws {
    let folder = try TemporaryFolder(Self.files)
    let over = ScenarioLoader().load(
      measure: folder.path + "/own.jsonc", over: folder.path + "/shop.jsonc")
    let alone = ScenarioLoader().load(path: folder.path + "/own.jsonc")
    #expect(try #require(over.scenario).shop == #require(alone.scenario).shop)
    #expect(over.scenario?.name == "own")
  }

  @Test func `what extends a file that the shop stands on leaves the shop's own numbers`() throws {
    let places = try #require(try load("sibling.jsonc").scenario).shop.places
    #expect((places.bays, places.lane) == (5, 9))
    let shop = try #require(try load("more.jsonc").scenario).shop
    #expect((shop.places.bays, shop.places.lane, shop.crowding.threshold) == (5, 9, 6))
  }

  @Test func `a measure of another shop is refused where it says so`() throws {
    let folder = try TemporaryFolder(Self.files)
    let result = ScenarioLoader().load(
      measure: folder.path + "/foreign.jsonc", over: folder.path + "/shop.jsonc")
    #expect(result.scenario == nil)
    let told = try #require(result.diagnostics.first)
    #expect(result.diagnostics.count == 1)
    #expect((told.line, told.column, told.keyPath) == (2, 14, "extends"))
    #expect(told.message.en.contains("is not what \(folder.path)/shop.jsonc stands on"))
  }

  @Test func `a mistake is told in the measure's file`() throws {
    let told = try load("wrong.jsonc").diagnostics
    #expect(
      told.map(\.message.en) == ["unknown key “waitingBay”; did you mean “waitingBays”?"])
    #expect(told.allSatisfy { $0.file.hasSuffix("/wrong.jsonc") })
    #expect(try load("none.jsonc").diagnostics.map(\.message.en) == ["there is no such file"])
  }

  @Test func `the shop's own file changes nothing`() throws {
    let folder = try TemporaryFolder(Self.files)
    let shop = folder.path + "/shop.jsonc"
    let same = try #require(ScenarioLoader().load(measure: shop, over: shop).scenario)
    #expect(try same.shop == #require(ScenarioLoader().load(path: shop).scenario).shop)
  }

  @Test func `every shipped measure changes the shipped shop`() throws {
    let folder = packageFolder + "/scenarios/measures"
    let shop = packageFolder + "/scenarios/baseline.jsonc"
    let base = try #require(ScenarioLoader().load(path: shop).scenario)
    let files = ScenarioFinder.files(at: folder)
    #expect(files.count >= 10)
    for file in files {
      let result = ScenarioLoader().load(measure: file, over: shop)
      #expect(result.diagnostics.filter { $0.severity == .error } == [])
      #expect(result.scenario?.digest != base.digest)
    }
  }
}
