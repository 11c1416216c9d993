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

  struct Count {
    var inside = 0
    var total = 0
    var share: Double { total > 0 ? Double(inside) / Double(total) : 0 }
  }
  var byKind: [CalibratedParameter.Kind: Count] = [:]
  var byPath: [String: Count] = [:]

  init(months: Int, seed: UInt64) throws {
    let shop = try TestMonth.shop(Self.scenario)
    for number in 0..<months {
      let (log, _) = try TestMonth.log(shop, seed: seed, number: number)
      guard let month = ObservedMonth(log: log, shop: shop) else { continue }
      let calibration = Calibration(log: log, month: month, resamples: 0)
      for parameter in calibration.parameters {
        guard let truth = Self.truth(parameter, shop) else { continue }
        let hit = parameter.interval.contains(truth) ? 1 : 0
        byKind[parameter.kind, default: Count()].inside += hit
        byKind[parameter.kind, default: Count()].total += 1
        byPath[parameter.path, default: Count()].inside += hit
        byPath[parameter.path, default: Count()].total += 1
      }
    }
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
