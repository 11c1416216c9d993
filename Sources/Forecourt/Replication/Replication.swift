import EventSimulation

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
  private let compiled: Compiled
  private var world: World<NoObserver>

  /// All that the engine reads without looking is made here, of a shop that was looked at: this is
  /// the check on which the tables and buffers of a replication stand, in a release build too.
  ///
  /// - Parameter stop: looked at once a simulated day.
  /// - Precondition: `shop.problems()` is empty.
  public init(_ shop: Shop, stop: StopFlag? = nil) {
    precondition(shop.problems().isEmpty, "a shop that cannot be run")
    self.shop = shop
    compiled = Compiled(shop)
    world = World(compiled, observer: NoObserver())
    world.stop = stop
  }

  /// Whether the last `run` was stopped before its end: then its measures are those of no replication.
  public var wasStopped: Bool { world.wasStopped }

  /// Runs a replication and measures it.
  public func run(seed: UInt64, replication: Int) -> Measures {
    world.run(seed: seed, replication: replication)
    eventCount = world.eventCount
    return world.recorder.measures()
  }

  /// Events of the calendar that the last `run` handled.
  public private(set) var eventCount = 0

  /// The same replication with everything written down, for the days in `days` (nil: all).
  /// The log changes no result.
  public func log(
    seed: UInt64, replication: Int, days: Range<Int>? = nil
  ) -> (measures: Measures, log: EventLog) {
    let window = days.map {
      Microseconds($0.lowerBound) * TimeUnit.day..<Microseconds($0.upperBound) * TimeUnit.day
    }
    var observed = World(
      compiled, observer: LogWriter(window: window ?? 0..<compiled.tables.pointee.horizon))
    observed.run(seed: seed, replication: replication)
    let measures = observed.recorder.measures()
    return (measures, observed.takeObserver().log())
  }

  /// The same replication when nobody finds anything to do about one moment: until somebody would
  /// act on it both are the same event by event, so every difference comes from acting.
  public func run(
    seed: UInt64, replication: Int, leaving moment: EscalationMoment.Key?
  ) -> (measures: Measures, visits: [LoggedVisit]) {
    var observed = World(compiled, observer: LogWriter.visitsOnly())
    observed.untouched = moment
    observed.run(seed: seed, replication: replication)
    let measures = observed.recorder.measures()
    return (measures, observed.takeObserver().visits)
  }

  /// The visits of a replication in order of arrival, warm-up included, without the events.
  public func visits(seed: UInt64, replication: Int) -> [LoggedVisit] {
    var observed = World(compiled, observer: LogWriter.visitsOnly())
    observed.run(seed: seed, replication: replication)
    return observed.takeObserver().visits.sorted { $0.car < $1.car }
  }
}
