public import Forecourt

/// What to replicate: a shop, the seed, and the figures wanted of each replication.
///
/// ```swift
/// let plan = ReplicationPlan(shop, seed: 1)
/// let month = Runner(threads: 2).run(plan, replications: 100)
/// ```
///
/// Two plans of the same seed meet the same customers (common random numbers), so their rows can
/// be compared pair by pair.
public struct ReplicationPlan: Sendable {
  /// Runs one replication by its number, from 0; nil when it was stopped. It belongs to one thread
  /// and may keep memory between calls, but its answer must depend on nothing but the number.
  public typealias Replicate = (_ number: Int) -> Measures?

  /// What a table calls it: the name of the scenario or policy.
  public var name: String
  public var shop: Shop
  /// The columns of a row, in order.
  public var kpis: [KPI]
  public var seed: UInt64
  /// Makes what one thread needs to run replications of a seed, and to end in the middle of one;
  /// called once a thread.
  public var makeReplicate: @Sendable (_ seed: UInt64, _ stop: StopFlag) -> Replicate

  /// Replications of the simulator.
  ///
  /// - Parameters:
  ///   - kpis: the columns; nil takes the whole catalogue of the shop.
  ///   - keys: what is asked for; those that mean a weekday or an hour get a column behind the others.
  /// - Precondition: `shop.problems()` is empty.
  public init(
    _ shop: Shop, name: String? = nil, seed: UInt64, kpis: [KPI]? = nil, for keys: [String] = []
  ) {
    var columns = kpis ?? KPI.catalogue(for: shop)
    for key in keys where key.contains("@") {
      guard let kpi = KPI.named(key, for: shop), !columns.contains(where: { $0.key == kpi.key })
      else { continue }
      columns.append(kpi)
    }
    self.init(name: name ?? shop.name, shop: shop, kpis: columns, seed: seed) { _ in { _ in nil } }
    makeReplicate = { seed, stop in
      let simulator = Simulator(shop, stop: stop)
      return { number in
        let measures = simulator.run(seed: seed, replication: number)
        return simulator.wasStopped ? nil : measures
      }
    }
  }

  /// Replications of anything that gives measures: a recorded month drawn again, a known truth.
  public init(
    name: String, shop: Shop, kpis: [KPI]? = nil, seed: UInt64,
    makeReplicate: @escaping @Sendable (_ seed: UInt64) -> Replicate
  ) {
    self.name = name
    self.shop = shop
    self.kpis = kpis ?? KPI.catalogue(for: shop)
    self.seed = seed
    self.makeReplicate = { seed, _ in makeReplicate(seed) }
  }

  /// The same plan with another seed: other customers.
  public func reseeded(_ seed: UInt64) -> ReplicationPlan {
    var plan = self
    plan.seed = seed
    return plan
  }

  /// The same plan with these figures only, in this order; keys that it lacks are left out.
  public func limited(to keys: [String]) -> ReplicationPlan {
    var plan = self
    plan.kpis = keys.compactMap { key in kpis.first { $0.key == key } }
    return plan
  }

  /// The place of a KPI in each row; nil where the plan has no such column.
  public func column(of key: String) -> Int? { kpis.firstIndex { $0.key == key } }
}
