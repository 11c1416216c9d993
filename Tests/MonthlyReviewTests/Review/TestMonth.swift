import EventSimulation
import Forecourt
import MonthlyReview
import ScenarioFiles

/// Simulated months for the tests: shops with known parameters.
enum TestMonth {
  struct NoShop: Error {
    var reasons: [String]
  }

  /// The shipped defaults with what the text changes.
  static func shop(_ json: String = "{}") throws -> Shop {
    let result = ScenarioLoader().load(bytes: Array(json.utf8), file: "test.jsonc")
    guard let scenario = result.scenario else {
      throw NoShop(reasons: result.diagnostics.map { "\($0)" })
    }
    return scenario.shop
  }

  /// A scenario of the shipped library by its path without the ending.
  static func shipped(_ name: String, overrides: [String] = []) throws -> Shop {
    let path = "\(packageFolder)/scenarios/\(name).jsonc"
    let result = ScenarioLoader().load(path: path, overrides: overrides)
    guard let scenario = result.scenario else {
      throw NoShop(reasons: result.diagnostics.map { "\($0)" })
    }
    return scenario.shop
  }

  /// The package's folder: four names up from this file.
  static let packageFolder = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast(4).joined(separator: "/")

  /// A month written as the simulator writes it and read as a shop's log is read.
  static func log(
    _ shop: Shop, seed: UInt64, number: Int = 0
  ) throws -> (log: VisitLog, measures: Measures) {
    let (measures, events) = Simulator(shop).log(seed: seed, replication: number)
    let bytes = EventLogText.csv(events, shop: shop)
    return (try LogReader.read(bytes: bytes, shop: shop), measures)
  }

  /// A month as one row a visit, with these columns of `VisitLogText` only.
  static func rows(_ shop: Shop, seed: UInt64, columns: [String]) throws -> VisitLog {
    let (_, events) = Simulator(shop).log(seed: seed, replication: 0)
    let text = String(
      decoding: VisitLogText.csv(events, shop: shop, rounding: TimeUnit.second), as: UTF8.self)
    let table = text.drop { $0 == "\u{FEFF}" }.split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let kept = columns.compactMap { name in table[0].firstIndex { $0 == name } }
    let rows = table.map { row in kept.map { String(row[$0]) }.joined(separator: ",") }
    return try LogReader.read(bytes: Array(rows.joined(separator: "\n").utf8), shop: shop)
  }
}
