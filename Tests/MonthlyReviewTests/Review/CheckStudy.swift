import Experiments
import Forecourt
import MonthlyReview

/// Months before and after a measure whose true effect a long simulation knows.
struct CheckStudy {
  static let before = """
    { "demand": { "carsPerDay": 45 } }
    """
  /// A tenth more cars, and cars leave their bay as soon as the work at the car is done.
  static let works = """
    { "demand": { "carsPerDay": 50 }, "reception": { "clearBayEarly": true },
      "places": { "awaitingRepair": 12 }, "staff": { "movers": { "count": 2 } },
      "handOver": { "driver": "movers" } }
    """
  /// A tenth more cars, and a measure that changes nothing at the forecourt.
  static let doesNothing = """
    { "demand": { "carsPerDay": 50 }, "places": { "finishedParking": 40 } }
    """

  var outcomes: [MeasureCheck.Outcome: Int] = [:]
  var checks: [MeasureCheck] = []

  init(after json: String, months: Int, replications: Int, seed: UInt64) throws {
    let old = try TestMonth.shop(Self.before)
    let new = try TestMonth.shop(json)
    for number in 0..<months {
      let (first, _) = try TestMonth.log(old, seed: seed, number: 2 * number)
      let (second, _) = try TestMonth.log(new, seed: seed, number: 2 * number + 1)
      guard let calendar = MonthCalendar(log: first, shop: old),
        let month = ObservedMonth(log: first, shop: old),
        let after = ObservedMonth(log: second, shop: new)
      else { continue }
      var figures: [String: Double] = [:]
      for figure in month.figures { figures[figure.kpi.key] = figure.value }
      let previous = PreviousReview(
        shop: old, calendar: calendar, arrivals: first.trace(in: calendar, shop: old),
        figures: figures, measures: [])
      if let check = MeasureCheck(
        previous: previous, log: second, month: after, key: "crowding.minutesPerDay",
        replications: replications, seed: seed &+ 7, runner: Runner(threads: 1))
      {
        outcomes[check.outcome, default: 0] += 1
        checks.append(check)
      }
    }
  }
}
