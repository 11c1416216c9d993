import Forecourt

/// Events per second and memory against the size of the problem. No cost per event may grow
/// faster than the logarithm of what is pending, and memory not with the horizon.
struct Scaling {
  var isQuick: Bool

  struct Row: Codable {
    var varied: String
    var value: Int
    var events: Int
    /// Of the fastest run within a second.
    var perSecond: Double
    /// The most memory held while it ran, in MiB.
    var peak: Double?
  }

  func rows(_ report: (Row) -> Void) -> [Row] {
    var rows: [Row] = []
    func add(_ varied: String, _ value: Int, _ shop: Shop) {
      let row = measure(varied, value, shop)
      report(row)
      rows.append(row)
    }
    // 192 cars a day at a load of 0.8 of three bays, but for what is varied.
    let horizons = isQuick ? [1, 30, 365, 3650] : [1, 30, 365, 3650, 36500, 365_000]
    for days in horizons {
      add("days", days, .queue(servers: 3, carsPerHour: 8, days: days))
    }
    for cars in isQuick ? [10, 1000, 100_000] : [10, 100, 1000, 10_000, 100_000] {
      // Bays for a load of 0.8.
      let bays = max(3, cars * 18 / 24 / 60 * 10 / 8)
      add(
        "cars a day", cars,
        .queue(
          servers: bays, carsPerHour: Double(cars) / 24, days: max(2, min(4000, 400_000 / cars))))
    }
    for bays in [3, 10, 100, 1000] {
      add("bays", bays, .queue(servers: bays, advisors: 3, carsPerHour: 8, days: 2000))
    }
    for staff in [10, 100, 1000] {
      add(
        "staff", staff,
        .queue(
          servers: 10, advisors: staff, inShifts: true, carsPerHour: 8, days: 200_000 / staff))
    }
    return rows
  }

  private func measure(_ varied: String, _ value: Int, _ shop: Shop) -> Row {
    PeakMemory.reset()
    let simulator = Simulator(shop)
    func run() -> Double {
      Stopwatch.time { consume(simulator.run(seed: 1, replication: 0).replications) }
    }
    var fastest = run()
    let peak = PeakMemory.mebibytes()
    var left = isQuick ? 0 : 1 - fastest
    while left > 0 {
      let time = run()
      left -= time
      fastest = min(fastest, time)
    }
    return Row(
      varied: varied, value: value, events: simulator.eventCount,
      perSecond: Double(simulator.eventCount) / max(fastest, 1e-9), peak: peak)
  }
}
