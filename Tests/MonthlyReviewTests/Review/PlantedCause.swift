import Forecourt
import MonthlyReview

/// Shops in which one cause was made dominant. The month is simulated from the changed shop and
/// reviewed against the shop as it should be.
enum PlantedCause: String, CaseIterable, Sendable {
  case advisorsOff, workshopFull, bookingCluster, guardAway

  /// The shop as the roster and the plan have it.
  static let sound = """
    { "demand": { "carsPerDay": 36 } }
    """

  var planted: String {
    switch self {
    case .advisorsOff:
      """
      { "demand": { "carsPerDay": 36 },
        "staff": { "advisors": { "count": 1, "minimumOnDuty": 0 } } }
      """
    case .workshopFull:
      """
      { "demand": { "carsPerDay": 36 }, "places": { "awaitingRepair": 1, "waitingBays": 0 },
        "handOver": { "workshopTakesOver": { "exponential": { "mean": "25 min" } } } }
      """
    case .bookingCluster:
      """
      { "demand": { "carsPerDay": 24, "appointments": {
          "rule": "custom", "slots": { "all": { "09:00": 12 } } } } }
      """
    case .guardAway:
      """
      { "demand": { "carsPerDay": 50 }, "staff": { "guards": { "count": 0, "minimumOnDuty": 0 } } }
      """
    }
  }

  var expected: RootCause {
    switch self {
    case .advisorsOff: .advisorsShort
    case .workshopFull: .workshopFull
    case .bookingCluster: .clusteredBookings
    case .guardAway: .lateNotice
    }
  }

  /// In how many of the months the cause comes first, and what else came first.
  func found(months: Int, seed: UInt64) throws -> (hits: Int, others: [RootCause: Int]) {
    let shop = try TestMonth.shop(planted)
    let sound = try TestMonth.shop(Self.sound)
    var hits = 0
    var others: [RootCause: Int] = [:]
    for number in 0..<months {
      let (log, _) = try TestMonth.log(shop, seed: seed, number: number)
      guard let month = ObservedMonth(log: log, shop: sound) else { continue }
      let report = CauseReport(log: log, month: month)
      if report.pareto.first?.cause == expected {
        hits += 1
      } else if let first = report.pareto.first?.cause {
        others[first, default: 0] += 1
      }
    }
    return (hits, others)
  }
}
