import EventSimulation
import Forecourt
import Statistics
import Tallies
import Testing

/// What is rebuilt from the log alone, against what the engine measured by itself. The shops are
/// random: every rule, limit and queue is met.
struct RebuiltRecordTests {
  private static let seeds: Range<UInt64> = 0..<150

  private func day(_ seed: UInt64) -> Day {
    var shop = ShopGenerator.shop(seed: seed)
    shop.calendar.warmUpDays = 0
    return Day(shop, seed: seed)
  }

  /// A story tells every minute of a visit under the cause that it is booked to, without a gap.
  @Test("The stretches of a visit are its delay record, to the microsecond", arguments: seeds)
  func stretches(seed: UInt64) {
    let day = day(seed)
    for visit in day.log.visits where !visit.isVisitor {
      guard let timeline = day.log.timeline(ofCar: visit.car) else {
        Issue.record("car \(visit.car) has no timeline")
        continue
      }
      let told = DelayCause.allCases.map { timeline.delay($0) }
      #expect(told == visit.delays, "seed \(seed), car \(visit.car)")
      var last = visit.arrival
      for segment in timeline.segments {
        #expect(segment.from == last)
        last = segment.to
      }
      #expect(last == visit.ended ?? last, "seed \(seed), car \(visit.car)")
    }
  }

  @Test("The moments of the plan are those that were counted", arguments: seeds)
  func moments(seed: UInt64) {
    let day = day(seed)
    let moments = day.log.escalationMoments()
    let crowds = moments.filter(\.isCrowding)
    let stays = moments.filter { !$0.isCrowding }
    if day.shop.crowding.closeAfter == 0 {
      let horizon = Microseconds(day.shop.calendar.days) * TimeUnit.day
      let count = AreaCount(day.log, window: 0..<horizon)
      #expect(crowds.count == count.rises(to: day.shop.crowding.threshold))
    }
    #expect(Int64(crowds.count { $0.known != nil }) == day.measures[.crowdingNotices])
    #expect(Int64(stays.count { $0.known != nil }) == day.measures[.longStayNotices])
    #expect(Int64(stays.count { $0.acted != nil }) == day.measures[.longStayActions])
    #expect(
      Int64(moments.count { $0.acted != nil }) == Int64(day.measures[.firstAction].count))
    if day.shop.longStay.enabled {
      #expect(Int64(stays.count) == day.measures[.longStayEscalations])
    }
    let released = crowds.reduce(0) { $0 + $1.actions.count { $0 == .releaseToWaitingBay } }
    #expect(Int64(released) == day.measures[.released])
    for moment in moments {
      let instants = [
        moment.began, moment.known, moment.attended, moment.possible, moment.acted,
      ].compactMap { $0 }
      #expect(instants == instants.sorted(), "seed \(seed): \(moment)")
      if let ended = moment.ended { #expect(instants.allSatisfy { $0 <= ended }) }
    }
  }

  @Test("The count in the area is the one that was measured", arguments: seeds)
  func count(seed: UInt64) {
    let day = day(seed)
    let horizon = Microseconds(day.shop.calendar.days) * TimeUnit.day
    let count = AreaCount(day.log, window: 0..<horizon)
    #expect(
      count.time(atLeast: day.shop.yardstick.crowded) == day.measures[.crowdedTime],
      "seed \(seed)")
    #expect(Int64(count.rises(to: day.shop.yardstick.crowded)) == day.measures[.crowdingEpisodes])
  }

  /// Until the manager knows both are the same, so what ended before is the same to the microsecond;
  /// a moment that nobody is told of changes nothing when it is left alone.
  @Test("A moment is left alone from its decision on", arguments: seeds)
  func untouched(seed: UInt64) {
    let day = day(seed)
    let simulator = Simulator(day.shop)
    let asItWas = simulator.run(seed: seed, replication: 0, leaving: nil)
    #expect(asItWas.measures == simulator.run(seed: seed, replication: 0))
    let moments = day.log.escalationMoments()
    func known(_ key: EscalationMoment.Key) -> Microseconds? {
      // A car may stay long twice.
      moments.filter { $0.key == key }.compactMap(\.known).min()
    }
    for moment in moments.filter({ known($0.key) == nil }).prefix(3) {
      let without = simulator.run(seed: seed, replication: 0, leaving: moment.key)
      #expect(without.measures == asItWas.measures, "seed \(seed): \(moment.key)")
    }
    for moment in moments.filter({ $0.acted != nil }).prefix(3) {
      guard let first = known(moment.key) else { continue }
      let without = simulator.run(seed: seed, replication: 0, leaving: moment.key)
      func before(_ visits: [LoggedVisit]) -> [LoggedVisit] {
        visits.filter { visit in visit.ended.map { $0 < first } ?? false }
          .sorted { $0.car < $1.car }
      }
      #expect(before(without.visits) == before(asItWas.visits), "seed \(seed): \(moment.key)")
    }
  }

  @Test("A replication opens alone: what ran before does not matter")
  func alone() {
    let shop = ShopGenerator.shop(seed: 11)
    let warm = Simulator(shop)
    for number in 0..<20 { _ = warm.run(seed: 5, replication: number) }
    for number in [0, 7, 999_999] {
      let after = warm.log(seed: 5, replication: number)
      let fresh = Simulator(shop).log(seed: 5, replication: number)
      #expect(after.log == fresh.log)
      #expect(after.measures == fresh.measures)
    }
  }
}
