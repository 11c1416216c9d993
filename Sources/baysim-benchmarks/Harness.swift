/// Warms up, runs several times, and takes the middle.
struct Harness {
  /// Timed runs of each benchmark.
  var runs = 7
  /// A run repeats its work until it lasts so long.
  var leastSeconds = 0.2

  static let quick = Harness(runs: 3, leastSeconds: 0.02)

  func measure(_ benchmark: Benchmark) -> Result {
    let work = benchmark.prepare()
    var once = 0.0
    var done = Benchmark.Work(0)
    // The first run warms up, the second says how long one takes.
    for _ in 0..<2 {
      once = Stopwatch.time(onTheWall: benchmark.usesThreads) { done = work() }
    }
    let repeats = max(1, Int((leastSeconds / max(once, 1e-7)).rounded(.up)))
    var rates: [Double] = []
    for _ in 0..<runs {
      var units = 0
      let time = Stopwatch.time(onTheWall: benchmark.usesThreads) {
        for _ in 0..<repeats { units += work().units }
      }
      rates.append(Double(units) / max(time, 1e-9))
    }
    rates.sort()
    let second =
      benchmark.secondUnit == nil ? nil : Double(done.secondUnits) / Double(max(1, done.units))
    return Result(
      name: benchmark.name, unit: benchmark.unit, perSecond: rates[rates.count / 2],
      slowest: rates[0], fastest: rates[rates.count - 1], runs: runs, bound: benchmark.bound,
      secondUnit: benchmark.secondUnit,
      secondPerSecond: second.map { $0 * rates[rates.count / 2] })
  }
}

/// What a benchmark came to.
struct Result: Codable {
  var name: String
  var unit: String
  /// The median of the runs.
  var perSecond: Double
  var slowest: Double
  var fastest: Double
  var runs: Int
  var bound: String?
  /// Speed as a share of the bound's, by the fastest runs: other programs disturb those least.
  var ratio: Double?
  var secondUnit: String?
  var secondPerSecond: Double?

  /// Half the distance between the fastest and the slowest run, as a share of the median.
  var spread: Double { (fastest - slowest) / 2 / perSecond }
}
