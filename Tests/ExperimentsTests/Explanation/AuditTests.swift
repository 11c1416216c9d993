import EventSimulation
import Experiments
import Forecourt
import Statistics
import Testing

/// The audit of the escalations, and the ladder from theory to the simulated wait.
struct AuditTests {
  private func crowded() -> Shop {
    var shop = smallShop(advisors: 2)
    shop.demand.walkInRates = [[Double]](
      repeating: (0..<24).map { $0 >= 8 && $0 < 17 ? 7 : 0 }, count: 7)
    return shop
  }

  @Test("Shares are shares, and every tried decision has one verdict")
  func audit() {
    let audit = EscalationAudit(crowded(), seed: 1, numbers: 0..<3, mostTried: 30)
    #expect(audit.days == 7)
    for rule in [audit.crowding, audit.longStay] {
      #expect(rule.momentsPerDay.estimate > 0)
      for share in [rule.noticed, rule.attended, rule.possible, rule.acted, rule.flapping] {
        #expect((0...1).contains(share.estimate))
      }
      #expect(rule.attended.estimate <= rule.noticed.estimate)
      #expect(rule.acted.estimate <= rule.attended.estimate)
      #expect(rule.noticeMedian <= rule.noticeP90)
    }
    #expect(!audit.whatIfs.isEmpty)
    for row in audit.whatIfs {
      #expect(abs(row.helped + row.moved + row.nothing + row.worse - 1) < 1e-9)
      #expect(row.tried <= row.count)
    }
  }

  /// A rule that only watches finds the same moments and acts on none.
  @Test("Watching acts on nothing")
  func watching() {
    var shop = crowded()
    shop.crowding.actions = []
    shop.longStay.actions = []
    let audit = EscalationAudit(shop, seed: 1, numbers: 0..<2)
    #expect(audit.whatIfs.isEmpty)
    #expect(audit.crowding.acted.estimate == 0)
    #expect(audit.crowding.noticed.estimate > 0)
    #expect(audit.crowding.attended.estimate == 0)
  }

  /// With nobody to see it nothing is noticed; a perfect guard, free at once, misses nothing.
  @Test("Nothing is noticed by a guard who never looks")
  func blind() {
    var shop = crowded()
    shop.crowding.response.noticeReliability = 0
    shop.longStay.response.noticeReliability = 0
    let audit = EscalationAudit(shop, seed: 1, numbers: 0..<2)
    #expect(audit.crowding.noticed.estimate == 0)
    #expect(audit.longStay.noticed.estimate == 0)
    #expect(audit.longStay.missedAtFirst.estimate == 1)
  }

  /// A lower line marks more moments than a higher one in the same run, and the line as it is marks
  /// what the rules were about.
  @Test("Lines are ordered")
  func lines() throws {
    let audit = EscalationAudit(crowded(), seed: 1, numbers: 0..<2)
    func marks(_ change: EscalationAudit.Line.Change) throws -> Double {
      try #require(audit.lines.first { $0.change == change }).marksPerDay
    }
    #expect(try marks(.threshold(3)) >= marks(.threshold(5)))
    #expect(
      try marks(.limit(15 * TimeUnit.minute)) > marks(.limit(25 * TimeUnit.minute)))
    let off = try #require(audit.lines.first { $0.change == .off })
    #expect(off.actions.estimate < 0)
  }

  /// Round the clock at a constant rate the first rung is an M/M/c queue: Erlang C must lie within
  /// its interval or within 5 % of it. 2 advisors, 16 min a car (8 + 6 + 2), 6 cars an hour.
  @Test("The first rung of the ladder is Erlang's queue")
  func ladder() throws {
    var shop = smallShop(advisors: 2)
    let whole = DayInterval(from: 0, to: TimeUnit.day)
    shop.calendar.days = 60
    shop.calendar.opening = Array(
      repeating: OpeningHours(opens: 0, closes: TimeUnit.day, lastArrival: TimeUnit.day), count: 7)
    for index in shop.staff.people.indices {
      shop.staff.people[index].shifts = Array(repeating: [whole], count: 7)
    }
    shop.demand.walkInRates = [[Double]](repeating: Array(repeating: 6, count: 24), count: 7)
    let ladder = WaitLadder(shop, seed: 1, numbers: 0..<6)
    let first = try #require(ladder.rungs.first).wait
    // Erlang C of 2 servers at 1.6 erlangs is 0.7111…; the wait 0.7111 × 16 / 0.4 = 28.44 min.
    #expect(abs(ladder.advisorTheory - 28.444444) < 1e-4)
    #expect(
      abs(first.estimate - ladder.advisorTheory)
        < max(first.halfWidth, 0.05 * ladder.advisorTheory))
    // Work that varies less waits less, and two queues in one wait longer than either.
    let waits = ladder.rungs.map(\.wait.estimate)
    #expect(waits[1] < waits[0])
    #expect(waits[4] > max(waits[2], waits[3]))
  }

  @Test("Offered load is the description's: by hand")
  func offered() {
    var shop = smallShop()
    shop.jobTypes[0].atCar = .constant(10 * 60e6)
    shop.jobTypes[0].atDesk = .exponential(mean: 6 * 60e6)
    shop.reception.guide = .constant(60e6)
    shop.handOver.handOver = .constant(2 * 60e6)
    shop.handOver.drive = .constant(60e6)
    let load = OfferedLoad(shop)
    // 1 + 10 + 6 + 2, and 10 + 6 + 1; all the variance is that of the desk.
    #expect(abs(load.bay.mean - 19 * 60e6) < 1)
    #expect(abs(load.advisor.mean - 17 * 60e6) < 1)
    #expect(abs(load.bay.cv - 6.0 / 19) < 1e-12)
    #expect(abs(load.advisor.cv - 6.0 / 17) < 1e-12)
    #expect(load.carsByHour(.monday)[9] == 5)
    #expect(load.carsByHour(.monday)[3] == 0)
    #expect(load.onDuty(.advisor, .monday, 9) == 2)
  }
}
