import EventSimulation
public import Forecourt
public import Statistics
import Tallies

/// A difference explained over several replications: each part with its interval.
public struct DifferenceExplanation: Sendable {
  /// A part of the difference, per open day.
  public struct Part: Sendable {
    public var interval: ConfidenceInterval
  }

  public let figure: ExplainedFigure
  /// Per open day, after minus before.
  public let total: Part
  /// By `DelayCause.rawValue`.
  public let byCause: [Part]
  public let byHour: [Part]
  public let byJob: [Part]
  /// The cars of the first replication that differ, the largest gain first.
  public let cars: [DifferenceSplit.Car]
  public let replications: Int

  /// Of those who come under both policies: for whom the second is better, the most first.
  public var gained: [DifferenceSplit.Car] { inBoth.filter { $0.difference < 0 } }
  /// Of the same: for whom it is worse, the most first.
  public var lost: [DifferenceSplit.Car] { inBoth.filter { $0.difference > 0 }.reversed() }
  /// Cars that differ because they come under one policy only: another booking sheet brings other
  /// customers.
  public var inOneOnly: Int { cars.count - inBoth.count }

  private var inBoth: [DifferenceSplit.Car] {
    cars.filter { $0.before != nil && $0.after != nil }
  }

  /// Runs both shops over the same customers and splits their difference.
  ///
  /// - Parameter numbers: the replications; two at least for an interval.
  public init(
    _ figure: ExplainedFigure, before: Shop, after: Shop, seed: UInt64, numbers: Range<Int>
  ) {
    let first = Simulator(before)
    let second = Simulator(after)
    var cars: [DifferenceSplit.Car]?
    var rows: [Totals] = []
    for number in numbers {
      let split = DifferenceSplit(
        figure, before: first.visits(seed: seed, replication: number),
        after: second.visits(seed: seed, replication: number), shops: (before, after),
        from: Microseconds(before.calendar.warmUpDays) * TimeUnit.day)
      cars = cars ?? split.cars
      rows.append(
        Totals(
          total: split.total, byCause: split.byCause, byHour: split.byHour, byJob: split.byJob))
    }
    let days = Double(max(1, Self.openDays(before)))
    self.figure = figure
    replications = numbers.count
    self.cars = cars ?? []
    func part(_ value: (Totals) -> Int64) -> Part {
      let values = rows.map { Double(value($0)) / Double(figure.unit) / days }
      return Part(interval: RunningMoments(values).meanInterval(level: 0.95))
    }
    total = part { $0.total }
    byCause = DelayCause.allCases.map { cause in part { $0.byCause[Int(cause.rawValue)] } }
    byHour = (0..<24).map { hour in part { $0.byHour[hour] } }
    byJob = before.jobTypes.indices.map { job in part { $0.byJob[job] } }
  }

  /// What is kept of a replication: no cars, of which there may be many.
  private struct Totals {
    let total: Int64
    let byCause: [Int64]
    let byHour: [Int64]
    let byJob: [Int64]
  }

  /// Measured days on which the shop is open.
  private static func openDays(_ shop: Shop) -> Int {
    let calendar = shop.calendar
    return (calendar.warmUpDays..<calendar.days).count { calendar.isOpen(onDay: $0) }
  }
}
