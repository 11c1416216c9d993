public import Forecourt

/// About how many bytes results will take, so that a disk that is too small is told before the work
/// and not after it. From the sizes of the shipped scenarios' results; too low rather than too high,
/// since what would have fitted is not to be refused.
public enum ResultSize {
  /// A row of `replications.csv`.
  private static let row = 40
  /// The page without cars, and what each car that it replays adds.
  private static let page = 300_000
  private static let carOfPage = 300
  /// A car's events in both logs.
  private static let carOfLog = 6000
  private static let summary = 80_000

  /// - Parameters:
  ///   - shops: the base first.
  ///   - replications: of each.
  ///   - withLog: whether the events of a replication are written.
  public static func bytes(of shops: [Shop], replications: Int, withLog: Bool = false) -> Int {
    guard let base = shops.first else { return 0 }
    let cars = cars(base)
    let shown = cars * min(1, 31 / Double(base.calendar.days))
    let figures = KPI.catalogue(for: base).count
    // One scenario has a row for each replication, several have one for each policy.
    let rows = shops.count == 1 ? replications * figures : shops.count * figures
    var bytes = Double(summary + page) + Double(rows) * Double(row) + shown * Double(carOfPage)
    if withLog { bytes += cars * Double(carOfLog) }
    return Int(min(bytes, 1e15))
  }

  /// Expected over the whole horizon, closed days aside.
  private static func cars(_ shop: Shop) -> Double {
    if let trace = shop.demand.trace { return Double(trace.count) }
    let load = OfferedLoad(shop)
    let week = Weekday.allCases.reduce(0.0) { $0 + load.carsByHour($1).reduce(0, +) }
    return week / 7 * Double(shop.calendar.days)
  }
}
