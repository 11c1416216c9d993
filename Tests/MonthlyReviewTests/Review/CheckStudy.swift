import Experiments
import Forecourt
import MonthlyReview
import Statistics
import Tallies

/// Months before and after a measure, reviewed as a shop would: last month's shop is what was
/// calibrated from last month's log, and nothing but the two logs is known. What the measure does to
/// the customers of a month is known from replaying them often, with it and without.
struct CheckStudy {
  /// What is done from one month to the next, while demand grows by a tenth.
  enum Measure: String, CaseIterable, Sendable {
    /// Cars leave their bay as soon as the work at the car is done.
    case works
    /// Room for finished cars, in a model without a workshop.
    case doesNothing
    /// An advisor less, every day.
    case makesItWorse
    /// Three cars in five booked, evenly over the day: it works through who comes when.
    case booksEvenly

    var after: String {
      switch self {
      case .works:
        """
        { "demand": { "carsPerDay": 50 }, "reception": { "clearBayEarly": true },
          "places": { "awaitingRepair": 12 }, "staff": { "movers": { "count": 2 } },
          "handOver": { "driver": "movers" } }
        """
      case .doesNothing:
        """
        { "demand": { "carsPerDay": 50 }, "places": { "finishedParking": 40 } }
        """
      case .makesItWorse:
        """
        { "demand": { "carsPerDay": 50 }, "staff": { "advisors": { "count": 3 } } }
        """
      case .booksEvenly:
        """
        { "demand": { "carsPerDay": 50, "appointments": { "share": "60 %", "rule": "even" } } }
        """
      }
    }

    /// What must not be said of it.
    var wrong: Set<MeasureCheck.Outcome> {
      switch self {
      // So large an effect shows in any month.
      case .works: [.notProven, .madeItWorse]
      case .doesNothing: [.worked, .madeItWorse]
      // Some minutes a day may hide in the chance of two months.
      case .makesItWorse: [.worked]
      case .booksEvenly: [.madeItWorse]
      }
    }
  }

  static let before = """
    { "demand": { "carsPerDay": 45 } }
    """
  static let withoutMeasure = """
    { "demand": { "carsPerDay": 50 } }
    """
  static let key = "crowding.minutesPerDay"

  private(set) var outcomes: [MeasureCheck.Outcome: Int] = [:]
  private(set) var checks: [MeasureCheck] = []
  /// Checks whose interval holds the true effect of the measure on the customers of that month.
  private(set) var covered = 0
  /// Checks of an effect that was expected from last month's log, and that say so.
  var asExpected: Int { checks.count { $0.isAsExpected == true } }
  /// Mean of the true effects, a day.
  var truth: Double { truths.mean }
  private var truths = RunningMoments()

  /// - Parameters:
  ///   - replications: of the check, and of the expectation.
  ///   - long: times that each month's customers are replayed for the truth.
  init(_ measure: Measure, months: Int, replications: Int, long: Int, seed: UInt64) throws {
    let old = try TestMonth.shop(Self.before)
    let new = try TestMonth.shop(measure.after)
    let unchanged = try TestMonth.shop(Self.withoutMeasure)
    for number in 0..<months {
      let (first, _) = try TestMonth.log(old, seed: seed, number: 2 * number)
      let (second, _) = try TestMonth.log(new, seed: seed, number: 2 * number + 1)
      guard let month = ObservedMonth(log: first, shop: old),
        let after = ObservedMonth(log: second, shop: old)
      else { continue }
      var figures: [String: Double] = [:]
      for figure in month.figures { figures[figure.kpi.key] = figure.value }
      let calibrated = Calibration(log: first, month: month, resamples: 0).shop
      guard let measured = ShopChange(from: unchanged, to: new).applied(to: calibrated) else {
        continue
      }
      let candidate = CandidateMeasure(name: "\(measure)", shop: measured)
      let ranking = MeasureRanking(
        shop: calibrated, candidates: [candidate], key: Self.key, replications: replications,
        seed: seed &+ 9, runner: Runner(threads: 1))
      let planned = ranking.measures.map { ranked in
        PlannedMeasure(
          name: ranked.name, key: Self.key, expected: ranked.verdict.difference, wagesPerDay: 0,
          responsible: .manager, checkDate: after.calendar.firstDate,
          changesArrivals: measure == .booksEvenly)
      }
      let previous = PreviousReview(
        shop: calibrated, calendar: month.calendar,
        arrivals: first.trace(in: month.calendar, shop: calibrated), figures: figures,
        measures: planned)
      guard
        let check = MeasureCheck(
          previous: previous, plan: candidate.shop, log: second, month: after, key: Self.key,
          replications: replications, seed: seed &+ 7, runner: Runner(threads: 1))
      else { continue }
      // Without the measure of the booking sheet others would have come.
      let arrivals =
        measure == .booksEvenly ? nil : second.trace(in: after.calendar, shop: old)
      let truth =
        Self.mean(new, arrivals, long: long, seed: seed &+ 1000)
        - Self.mean(unchanged, arrivals, long: long, seed: seed &+ 1000)
      truths.add(truth)
      outcomes[check.outcome, default: 0] += 1
      checks.append(check)
      covered += check.actual.contains(truth) ? 1 : 0
    }
  }

  private static func mean(
    _ shop: Shop, _ arrivals: [TraceArrival]?, long: Int, seed: UInt64
  ) -> Double {
    guard let kpi = KPI.named(key, for: shop) else { return .nan }
    var shop = shop
    shop.demand.trace = arrivals
    let plan = ReplicationPlan(shop, name: shop.name, seed: seed, kpis: [kpi])
    var moments = RunningMoments()
    for value in Runner(threads: 1).run(plan, replications: long).column(0) { moments.add(value) }
    return moments.mean
  }
}
