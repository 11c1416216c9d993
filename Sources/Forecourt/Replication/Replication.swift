/// One run of a shop over its whole horizon: a pure function of (shop, seed, replication number).
public enum Replication {
  /// The measures of replication `number` (from 0).
  ///
  /// - Precondition: `shop.problems()` is empty.
  public static func run(_ shop: Shop, seed: UInt64, number: Int) -> Measures {
    Simulator(shop).run(seed: seed, replication: number)
  }
}

/// A worker that runs replications of one shop one after another and keeps its memory between them.
///
/// Not thread-safe: each thread has its own. The results do not depend on what it ran before.
public final class Simulator {
  public let shop: Shop

  /// - Precondition: `shop.problems()` is empty.
  public init(_ shop: Shop) {
    self.shop = shop
  }

  /// Runs a replication and measures it.
  public func run(seed: UInt64, replication: Int) -> Measures {
    Measures(shape: MeasureShape(jobTypes: 1, people: 0, pools: 0, days: 1))
  }

  /// The same replication with everything written down, for the days in `days` (nil: all).
  /// The log changes no result.
  public func log(
    seed: UInt64, replication: Int, days: Range<Int>? = nil
  ) -> (measures: Measures, log: EventLog) {
    (run(seed: seed, replication: replication), EventLog(events: [], visits: []))
  }
}
