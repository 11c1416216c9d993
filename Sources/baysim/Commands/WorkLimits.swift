import CommandLines
import Documents
import Forecourt
import Reporting

/// What a command would have to keep in memory, held against a limit before any work is done.
///
/// Measures do not grow with the cars or the replications. A log does with the cars, a table of
/// replications with these; each has a bound far beyond what anybody would read.
enum WorkLimits {
  /// Cars of a log, at some 2 kB each.
  static let loggedCars = 250_000
  /// Figures of all replications, at 8 bytes each.
  static let figures = 100_000_000

  /// Refuses the log of so many cars.
  ///
  /// - Parameter days: of the horizon, from its beginning; nil: all.
  static func requireLog(of shop: Shop, days: Int? = nil) throws {
    let days = min(days ?? shop.calendar.days, shop.calendar.days)
    let perDay =
      shop.demand.trace.map { _ in shop.demand.visitors.perDay }
      ?? shop.demand.mostCarsPerDay(on: shop.calendar)
    let cars = perDay * Double(days) + Double(shop.demand.trace?.count ?? 0)
    guard cars > Double(loggedCars) else { return }
    let number = Int(min(cars, 1e15))
    let most = Int(Double(loggedCars) / max(1, perDay)) - shop.calendar.warmUpDays
    let way =
      shop.demand.trace == nil && most > 0
      ? Text("; it can be done for --days \(most)", "；可改用 --days \(most)") : Text("", "")
    throw CommandFailure(
      .badInput,
      Text(
        "up to \(number) cars in \(days) days would have to be remembered one by one (expected at most "
          + "\(loggedCars))",
        "\(days) 天内至多 \(number) 台车需逐台记住（上限 \(loggedCars) 台）") + way)
  }

  /// Refuses so many replications of these scenarios.
  static func requireTable(of shops: [Shop], replications: Int) throws {
    let columns = shops.reduce(0) { $0 + KPI.catalogue(for: $1).count }
    guard Double(columns) * Double(replications) > Double(figures) else { return }
    let most = max(1, figures / max(1, columns))
    throw CommandFailure(
      .usage,
      Text(
        "\(replications) replications of \(columns) figures would have to be kept (expected at most "
          + "\(figures) numbers); up to \(most) replications can be done, or more in shards",
        "需保留 \(replications) 次重复 × \(columns) 项指标（至多 \(figures) 个数）；"
          + "最多可重复 \(most) 次，或用 --shard 分批运行"))
  }
}
