import EventSimulation
import Forecourt
import MonthlyReview
import Statistics

/// Simulates months from a known shop, reads them back and counts how often the truth lies in the
/// calibration's 95 % intervals.
struct RecoveryStudy {
  /// A shop whose parameters are all told by its log: some bookings, complaints, visitors.
  static let scenario = """
    { "demand": {
        "carsPerDay": 45, "otherVisitors": { "perDay": 3 },
        "appointments": {
          "rule": "custom", "bookedShare": 0.7, "noShow": 0.15,
          "slots": { "all": {
            "08:45": 2, "09:15": 2, "09:45": 3, "10:30": 3, "11:15": 2, "13:30": 3, "14:15": 3,
            "15:00": 3, "15:45": 2 } } } },
      "customers": {
        "receptionTolerance": { "exponential": { "mean": "90 min" } },
        "stayTolerance": { "exponential": { "mean": "3 h" } } } }
    """

  struct Count: CustomStringConvertible {
    private(set) var inside = 0
    private(set) var total = 0
    var share: Double { total > 0 ? Double(inside) / Double(total) : 0 }
    var description: String { "\(inside) of \(total) (\((1000 * share).rounded() / 10) %)" }

    mutating func add(_ isInside: Bool) {
      inside += isInside ? 1 : 0
      total += 1
    }
  }
  var byKind: [CalibratedParameter.Kind: Count] = [:]
  var byPath: [String: Count] = [:]

  init(_ scenario: String = Self.scenario, months: Int, seed: UInt64) throws {
    let shop = try TestMonth.shop(scenario)
    for number in 0..<months {
      let (log, _) = try TestMonth.log(shop, seed: seed, number: number)
      guard let month = ObservedMonth(log: log, shop: shop) else { continue }
      let calibration = Calibration(log: log, month: month, resamples: 0)
      for parameter in calibration.parameters {
        guard let truth = Self.truth(parameter, shop) else { continue }
        byKind[parameter.kind, default: Count()].add(parameter.interval.contains(truth))
        byPath[parameter.path, default: Count()].add(parameter.interval.contains(truth))
      }
    }
  }

  /// Kind by kind, and under each kind its parameters whose truth was most often missed.
  func tell() {
    for kind in CalibratedParameter.Kind.allCases {
      guard let count = byKind[kind] else { continue }
      LongSearch.tell("recovery of \(kind): \(count)")
    }
    let worst = byPath.sorted { ($0.value.share, $0.key) < ($1.value.share, $1.key) }
    for (path, count) in worst.prefix(12) { LongSearch.tell("  least: \(path): \(count)") }
  }

  /// What the shop of the study really has.
  static func truth(_ parameter: CalibratedParameter, _ shop: Shop) -> Double? {
    let parts = parameter.path.split(separator: ".").map(String.init)
    let minute = Double(TimeUnit.minute)
    switch parameter.kind {
    case .arrivalRate:
      guard let code = parts[2].split(whereSeparator: { "-,".contains($0) }).first,
        let weekday = Weekday.allCases.first(where: { $0.code == code }),
        let hour = Int(parts[3])
      else { return nil }
      return shop.demand.walkInRates[weekday.rawValue][hour]
    case .jobShare:
      guard let job = shop.jobTypes.first(where: { $0.id == parts[1] }) else { return nil }
      return parts[2] == "share"
        ? job.share / shop.jobTypes.reduce(0) { $0 + $1.share }
        : job.bookedShare / shop.jobTypes.reduce(0) { $0 + $1.bookedShare }
    case .bookedShare: return shop.demand.appointments.bookedShare
    case .noShow: return shop.demand.appointments.noShow
    case .punctuality:
      let punctuality = shop.demand.appointments.punctuality
      return (parts.last == "mean" ? punctuality.mean : punctuality.standardDeviation) / minute
    case .stepDuration:
      let distribution: Distribution
      if parts[0] == "jobTypes" {
        guard let job = shop.jobTypes.first(where: { $0.id == parts[1] }) else { return nil }
        distribution = parts[2] == "atCar" ? job.atCar : job.atDesk
      } else if parts[1] == "guide" {
        distribution = shop.reception.guide
      } else {
        distribution = shop.handOver.handOver
      }
      return parts.last == "cv"
        ? distribution.standardDeviation / distribution.mean : distribution.mean / minute
    case .visitors: return shop.demand.visitors.perDay
    case .tolerance:
      guard let words = parameter.path.split(separator: "≤").last,
        let minutes = words.split(separator: " ").first.flatMap({ Double($0) })
      else { return nil }
      return parameter.path.hasPrefix("customers.receptionTolerance")
        ? shop.customers.receptionTolerance.cdf(minutes * minute)
        : shop.customers.stayTolerance.cdf(minutes * minute)
    }
  }
}
