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

  /// A month written as the simulator writes it and read as a shop's log is read.
  static func log(
    _ shop: Shop, seed: UInt64, number: Int = 0
  ) throws -> (log: VisitLog, measures: Measures) {
    let (measures, events) = Simulator(shop).log(seed: seed, replication: number)
    let bytes = EventLogText.csv(events, shop: shop)
    return (try LogReader.read(bytes: bytes, shop: shop), measures)
  }
}
