import DataFiles
import EventSimulation
import Forecourt
import FoundationEssentials
import ScenarioFiles
import Testing

/// Random shops as files: what lets the commands be tried with them, not only the engine.
@Suite struct `Random scenarios` {
  /// Nothing is lost on the way through a file, and nothing about a random shop is refused.
  @Test func `read back as the shop that they were written of`() {
    for seed in seeds(200) {
      let shop = Self.writable(seed: seed)
      let result = ScenarioLoader().load(text: ScenarioText(shop).text)
      guard var read = result.scenario?.shop else {
        Issue.record("seed \(seed): \(result.diagnostics.rendered())")
        continue
      }
      read.question = shop.question
      // Printed, two shops are many pages: the parts that differ are told.
      let parts = [
        ("calendar", read.calendar == shop.calendar),
        ("demand", read.demand == shop.demand),
        ("beforeOpening", read.demand.beforeOpening == shop.demand.beforeOpening),
        ("appointments", read.demand.appointments == shop.demand.appointments),
        ("visitors", read.demand.visitors == shop.demand.visitors),
        ("trace", read.demand.trace == shop.demand.trace),
        ("jobTypes", read.jobTypes == shop.jobTypes),
        ("places", read.places == shop.places),
        ("staff", read.staff == shop.staff),
        ("reception", read.reception == shop.reception),
        ("handOver", read.handOver == shop.handOver),
        ("crowding", read.crowding == shop.crowding),
        ("longStay", read.longStay == shop.longStay),
        ("customers", read.customers == shop.customers),
        ("fines", read.fines == shop.fines),
        ("workshop", read.workshop == shop.workshop),
        ("anything", read == shop),
      ]
      #expect(parts.filter { !$0.1 }.map { $0.0 } == [], "seed \(seed)")
    }
  }

  /// `BAYSIM_SCENARIOS=FOLDER:FIRST-LAST` writes the scenarios of these seeds there for a search
  /// that calls the program itself (`.ci/commands`).
  @Test func `are written for a search through the commands`() throws {
    guard let wanted = ProcessInfo.processInfo.environment["BAYSIM_SCENARIOS"] else { return }
    let parts = wanted.split(separator: ":")
    let bounds = try #require(parts.last).split(separator: "-").compactMap { UInt64($0) }
    try #require(parts.count == 2 && bounds.count == 2 && bounds[0] <= bounds[1])
    for seed in bounds[0]...bounds[1] {
      try Data(ScenarioText(Self.writable(seed: seed)).text.utf8)
        .write(to: URL(filePath: "\(parts[0])/\(seed).jsonc"))
    }
  }

  /// A random shop without what no file says: slots of no places, a record of no cars, cars while it is
  /// closed, and cars that are late without bound (a file's bell keeps the bounds of the defaults).
  private static func writable(seed: UInt64) -> Shop {
    var shop = ShopGenerator.shop(seed: seed)
    shop.demand.appointments.template = shop.demand.appointments.template.map { slots in
      slots.filter { $0.places > 0 }
    }
    if shop.demand.trace == [] { shop.demand.trace = nil }
    for (day, hours) in shop.calendar.opening.enumerated() {
      let open = hours?.arrivalShares ?? [Double](repeating: 0, count: 24)
      shop.demand.walkInRates[day] = zip(shop.demand.walkInRates[day], open).map { $1 > 0 ? $0 : 0 }
      if hours == nil {
        shop.demand.beforeOpening.cars[day] = 0
        shop.demand.appointments.template[day] = []
      }
    }
    if case .normal(let mean, let sd, _, _) = shop.demand.appointments.punctuality {
      let bound = 30 * Double(TimeUnit.minute)
      shop.demand.appointments.punctuality = .normal(
        mean: mean, sd: sd, low: -bound, high: bound)
    }
    return shop
  }
}
