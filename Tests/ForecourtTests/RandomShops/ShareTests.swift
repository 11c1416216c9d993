import EventSimulation
import Forecourt
import Testing

/// Shares lie between 0 and 1 by construction: both sides count the same cars and the same time,
/// warm-up, nights and work in hand included.
@Suite struct `Shares of random shops` {
  @Test func `lie between 0 and 1`() {
    for seed in seeds(300) {
      let shop = ShopGenerator.shop(seed: seed)
      let measures = Simulator(shop).run(seed: seed, replication: 0)
      let shares = KPI.catalogue(for: shop).filter { $0.unit == .share }
      for kpi in shares {
        let value = kpi.value(measures, shop)
        #expect(value.isNaN || (0...1).contains(value), "seed \(seed), \(kpi.key): \(value)")
      }
    }
  }

  @Test func `lie between 0 and 1 on each weekday and in each hour`() {
    let slices =
      Weekday.allCases.map { HourSlice(weekdays: [$0]) }
      + (0..<24).map { HourSlice(hours: $0..<$0 + 1) }
    for seed in seeds(30) {
      let shop = ShopGenerator.shop(seed: seed)
      let measures = Simulator(shop).run(seed: seed, replication: 0)
      let shares = KPI.catalogue(for: shop).filter { $0.unit == .share }.map(\.key)
      for key in KPI.sliceableKeys.filter(shares.contains) {
        for slice in slices {
          guard let part = KPI.sliced(key, by: slice, for: shop) else {
            Issue.record("no \(key)\(slice.suffix)")
            continue
          }
          let value = part.value(measures, shop)
          #expect(value.isNaN || (0...1).contains(value), "seed \(seed), \(part.key): \(value)")
        }
      }
    }
  }

  /// The pools by the hour: never more than the teams that are there.
  @Test func `Teams work no longer than they are there`() {
    for seed in seeds(300) {
      let shop = ShopGenerator.shop(seed: seed)
      let measures = Simulator(shop).run(seed: seed, replication: 0)
      for pool in shop.workshop?.pools.indices ?? 0..<0 {
        var worked: Int64 = 0
        for hour in 0..<24 {
          let here = measures[.working, pool: pool, hour: hour]
          #expect(
            here <= measures[.available, pool: pool, hour: hour], "seed \(seed), \(pool) \(hour)")
          worked += here
        }
        #expect(worked == measures[.bayWorking, pool: pool], "seed \(seed), pool \(pool)")
        #expect(
          measures[.bayHeld, pool: pool] <= measures[.bayTime, pool: pool], "seed \(seed), \(pool)")
      }
    }
  }

  /// Whoever was inside when measuring began, and whoever came since, is done, lost, or inside still.
  @Test func `Cars are conserved over a warm-up`() {
    var warm = 0
    for seed in seeds(300) {
      let shop = ShopGenerator.shop(seed: seed)
      guard shop.calendar.warmUpDays > 0 else { continue }
      warm += 1
      let (measures, log) = Simulator(shop).log(seed: seed, replication: 0)
      let begins = log.events.firstIndex {
        $0.kind == .dayBegins && $0.detail == Int64(shop.calendar.warmUpDays)
      }
      let measured = log.events[(begins ?? 0)...]
      #expect(
        measures[.completions] == Int64(measured.count { $0.kind == .completes }), "seed \(seed)")
      let arrived = Set(measured.filter { $0.kind == .arrives && $0.detail >= 0 }.map(\.car))
      let left = Set(
        measured.filter {
          $0.kind == .completes || $0.kind == .losesPatience || $0.kind == .drivesOn
        }.map(\.car))
      let inside = log.visits.filter { !$0.isVisitor && !left.contains($0.car) }
      // Of those that came: lost ones count for the day on which they came.
      let lost = measures[.lostAtGate] + measures[.lostToPatience]
      let done = Int64(measured.count { $0.kind == .completes && arrived.contains($0.car) })
      let stay = Int64(inside.count { arrived.contains($0.car) })
      #expect(measures[.arrivals] <= Int64(arrived.count), "seed \(seed)")
      #expect(Int64(arrived.count) == done + lost + stay, "seed \(seed)")
    }
    #expect(warm > 20)
  }
}
