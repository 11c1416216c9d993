import DataFiles
import EventSimulation
import Forecourt
import ScenarioFiles
import Testing

/// Sections that scenarios share are read once. Nobody may notice.
@Suite("Sections that come again")
struct RecollectionTests {
  private func loader(_ files: [String: String]) -> ScenarioLoader {
    ScenarioLoader(
      files: .texts(
        Dictionary(uniqueKeysWithValues: files.map { ("/s/scenarios/" + $0, Array($1.utf8)) })))
  }

  private func arrivals(_ csv: String) throws -> [Microseconds] {
    let files = loader([
      "a.jsonc": #"{ "demand": { "trace": { "file": "t.csv" } } }"#, "t.csv": csv,
    ])
    let shop = try #require(files.load(path: "/s/scenarios/a.jsonc").scenario?.shop)
    return shop.demand.trace?.map(\.time) ?? []
  }

  @Test func `a file that says something else is read again`() throws {
    let first = try arrivals("time,job\n2024-07-01 08:05,repair\n")
    #expect(first == [8 * TimeUnit.hour + 5 * TimeUnit.minute])
    let second = try arrivals("time,job\n2024-07-01 09:10,repair\n")
    #expect(second == [9 * TimeUnit.hour + 10 * TimeUnit.minute])
  }

  /// More variants than are remembered, twice over, in two orders.
  @Test func `a variant is the same whatever was read before it`() throws {
    let texts = (1...9).map {
      #"{ "crowding": { "threshold": \#($0) }, "staff": { "guards": { "count": \#($0) } } }"#
    }
    func resolved(_ text: String) throws -> String {
      try #require(ScenarioLoader().load(text: text).scenario).resolvedJSON
    }
    let forwards = try texts.map(resolved)
    let backwards = try texts.reversed().map(resolved)
    #expect(forwards == backwards.reversed())
    #expect(Set(forwards).count == texts.count)
    for (text, number) in zip(forwards, 1...) {
      #expect(try Scenario(resolvedJSON: text).shop.crowding.threshold == number)
    }
  }

  @Test func `what is wrong with a section is told every time`() {
    let text = #"{ "crowding": { "threshold": -1 } }"#
    let first = messages(text)
    #expect(first.count == 1 && messages(text) == first)
  }

  @Test func `what one scenario gives all entries does not stay for the next`() throws {
    let base = try #require(
      ScenarioLoader().load(text: #"{ "jobTypes": { "*": { "washAccepted": 0.25 } } }"#).scenario)
    #expect(base.shop.jobTypes.allSatisfy { $0.washAccepted == 0.25 })
    let plain = try #require(ScenarioLoader().load(text: "{}").scenario)
    #expect(plain.shop.jobTypes.allSatisfy { $0.washAccepted == 0.9 })
    #expect(!plain.resolvedJSON.contains("\"*\""))
  }
}
