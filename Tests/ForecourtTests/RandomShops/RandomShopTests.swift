import EventSimulation
import Forecourt
import Testing

/// What must hold on every shop, tried on random ones with everything that a shop may have.
@Suite struct `Random shops` {
  /// Conservation, Little's law in every place to the microsecond, capacities, busy within duty,
  /// causes that add up, breaks by the rule, fines that add up.
  @Test func `keep every invariant`() {
    for seed in seeds(300) {
      let shop = ShopGenerator.shop(seed: seed)
      #expect(shop.problems().isEmpty, "seed \(seed)")
      let (measures, log) = Simulator(shop).log(seed: seed, replication: 0)
      #expect(Invariants.failures(shop, measures, log) == [], "seed \(seed)")
    }
  }

  /// A worker that ran other replications before, and the log switched on or off, change nothing.
  @Test func `give the same results whatever ran before and whoever watches`() {
    for seed in seeds(100) {
      let simulator = Simulator(ShopGenerator.shop(seed: seed))
      let third = simulator.run(seed: seed, replication: 3)
      let first = simulator.run(seed: seed, replication: 1)
      #expect(simulator.log(seed: seed, replication: 3).measures == third, "seed \(seed)")
      #expect(simulator.log(seed: seed, replication: 1).measures == first, "seed \(seed)")
      #expect(simulator.run(seed: seed, replication: 3) == third, "seed \(seed)")
    }
  }

  /// A rule that only watches changes no car's path by a microsecond.
  @Test func `are left alone by rules that only watch`() {
    for seed in seeds(100) {
      var shop = ShopGenerator.shop(seed: seed)
      shop.crowding.actions = []
      shop.longStay.actions = []
      shop.crowding.enabled = true
      shop.longStay.enabled = true
      let watched = Simulator(shop).visits(seed: seed, replication: 0)
      shop.crowding.enabled = false
      shop.longStay.enabled = false
      #expect(Simulator(shop).visits(seed: seed, replication: 0) == watched, "seed \(seed)")
    }
  }

  /// A rule that is off might as well not have been written: whatever else it says changes no car's
  /// path by a microsecond.
  @Test func `take nothing from a rule that is off`() {
    for seed in seeds(200) {
      var shop = ShopGenerator.shop(seed: seed)
      shop.crowding.enabled = false
      shop.longStay.enabled = false
      let written = Simulator(shop).visits(seed: seed, replication: 0)
      let other = Shop.quiet()
      shop.crowding.actions = other.crowding.actions
      shop.crowding.recallBelow = nil
      shop.crowding.response = promptResponse
      shop.longStay.actions = other.longStay.actions
      shop.longStay.response = promptResponse
      #expect(Simulator(shop).visits(seed: seed, replication: 0) == written, "seed \(seed)")
    }
  }

  /// First come, first served: from the log, no car gets a bay while one that came before it stands in
  /// the lane or has a ticket. (Bays for booked cars only, booked cars first and tickets held back are
  /// a shop's own choice.)
  @Test func `let nobody be overtaken who came first`() {
    var bays = 0
    for seed in seeds(200) {
      var shop = ShopGenerator.shop(seed: seed)
      shop.reception.order = .fifo
      shop.reception.reservedBays = 0
      shop.crowding.recallBelow = nil
      let log = Simulator(shop).log(seed: seed, replication: 0).log
      let visitors = Set(log.visits.filter(\.isVisitor).map(\.car))
      var waiting = Set<UInt32>()
      for event in log.events where !visitors.contains(event.car) {
        switch event.kind {
        case .joinsGateQueue, .diverted: waiting.insert(event.car)
        case .entersLane where event.place == .lane: waiting.insert(event.car)
        case .losesPatience, .drivesOn: waiting.remove(event.car)
        // Straight to a bay, led there, or called to one.
        case .entersLane, .guideBegins, .selfParks, .called:
          let hadBay = waiting.remove(event.car) == nil && event.kind != .entersLane
          guard !hadBay else { continue }
          bays += 1
          #expect(waiting.allSatisfy { $0 > event.car }, "seed \(seed), car \(event.car)")
        default: break
        }
      }
    }
    #expect(bays > 2000)
  }

  /// The story of a visit told in stretches says exactly what the delay record says.
  @Test func `tell each visit in stretches that add up by cause`() {
    for seed in seeds(200) {
      let shop = ShopGenerator.shop(seed: seed)
      let log = Simulator(shop).log(seed: seed, replication: 0).log
      for visit in log.visits where !visit.isVisitor {
        guard let timeline = log.timeline(ofCar: visit.car) else {
          Issue.record("seed \(seed), car \(visit.car): no timeline")
          continue
        }
        var end = visit.arrival
        for segment in timeline.segments {
          #expect(segment.from == end && segment.to > segment.from, "seed \(seed) \(visit.car)")
          end = segment.to
        }
        let sums = DelayCause.allCases.map { timeline.delay($0) }
        #expect(sums == visit.delays, "seed \(seed), car \(visit.car)")
      }
    }
  }
}
