import Experiments
import Forecourt
import Statistics
import Testing

/// A policy of known truth with two of the guards.
private func watched(
  _ name: String, stays: Double, clock: Double = 0, complaints: Double = 0,
  clockNoise: Double = 0.1, wages: Double = 1000, targets: [Target] = [], alone: Double? = nil
) -> ReplicationPlan {
  func kpi(
    _ key: String, _ unit: KPI.Unit, _ group: KPI.Group,
    _ value: @escaping @Sendable (Int) -> Double
  ) -> KPI {
    KPI(
      key: key, name: KPI.named(key, for: smallShop())?.name ?? BilingualName(en: key, zh: key),
      unit: unit, group: group, direction: .lowerIsBetter,
      definition: BilingualName(en: key, zh: key)
    ) { measures, _ in value(Int(measures[.arrivals])) }
  }
  // What is a policy's own of the chance.
  let own = name.utf8.reduce(UInt64(0)) { 31 &* $0 &+ UInt64($1) } &* 100
  var shop = smallShop(name)
  shop.targets = targets
  var kpis = [
    kpi("longStays.perDay", .perDay, .congestion) {
      10 + noise(1, $0) + stays + 0.1 * noise(own &+ 2, $0)
    },
    kpi("customerClock.p90", .minutes, .congestion) {
      45 + noise(3, $0) + clock + clockNoise * noise(own &+ 4, $0)
    },
    kpi("complaints.perDay", .perDay, .complaintsAndFines) {
      0.5 + 0.1 * noise(5, $0) + complaints + 0.01 * noise(own &+ 6, $0)
    },
    kpi("cost.perDay", .yuanPerDay, .money) { _ in wages },
    kpi("cost.wages", .yuanPerDay, .money) { _ in wages },
  ]
  if let alone {
    kpis.append(
      kpi("longStays.byWorkAlone", .perDay, .congestion) { alone + 0.01 * noise(own &+ 7, $0) })
  }
  return ReplicationPlan(name: name, shop: shop, kpis: kpis, seed: 1) { _ in
    { number in
      var sums = [Int64](repeating: 0, count: tinyShape.count)
      sums[Tally.arrivals.rawValue] = Int64(number)
      return Measures(
        shape: tinyShape, replications: 1, sums: sums,
        maximumInPlace: Place.allCases.map { _ in 0 }, maximumInArea: 0,
        timings: Timing.allCases.map { _ in noTimes })!
    }
  }
}

/// The rules by which a verdict is made: none of these may be broken.
@Suite struct VerdictRuleTests {
  func compare(
    _ policies: [ReplicationPlan], base: ReplicationPlan = watched("base", stays: 0),
    replications: Int = 30
  ) throws -> Comparison {
    try #require(
      Runner(threads: 2).compare(
        base, with: policies, on: "longStays.perDay", replications: replications))
  }

  // MARK: No win by moving the harm

  @Test func `A gain that customers pay for is a trade, and says with what it was bought`() throws {
    let comparison = try compare([watched("limit", stays: -5, clock: 1.2)])
    let verdict = comparison.verdicts[0]
    #expect(verdict.outcome == .trade && verdict.worth == nil && !verdict.mayBePraised)
    #expect(verdict.losses.map(\.key) == ["customerClock.p90"])
    #expect(verdict.sentence.en.contains("cuts long stays"))
    #expect(verdict.sentence.en.contains("90th percentile, up 1."), "\(verdict.sentence.en)")
    #expect(verdict.sentence.en.hasSuffix(": a trade, not a gain"))
    #expect(verdict.sentence.zh.contains("90分位增加1.") && verdict.sentence.zh.hasSuffix("不算改善"))
    for word in ["worth it", "best", "better"] { #expect(!verdict.sentence.en.contains(word)) }
  }

  @Test func `A trade is nowhere the best, nor green, nor on the front`() throws {
    let comparison = try compare([
      watched("trade", stays: -5, clock: 1.2), watched("gain", stays: -1),
      watched("dear trade", stays: -6, complaints: 0.2),
    ])
    #expect(comparison.best?.policy == "gain")
    #expect(comparison.standings.map(\.place) == [.worse, .trade, .best, .trade])
    #expect(comparison.mayBeChosen == [true, false, true, false])
    let stays = try #require(comparison["longStays.perDay"])
    #expect(comparison.tone(of: stays, policy: 0) == .plain)
    #expect(comparison.tone(of: stays, policy: 1) == .good)
    let clock = try #require(comparison["customerClock.p90"])
    #expect(comparison.tone(of: clock, policy: 0) == .bad)
  }

  @Test func `Where every gain is a trade, nothing is the best`() throws {
    let comparison = try compare([watched("trade", stays: -5, clock: 1.2)])
    #expect(comparison.best == nil)
    #expect(!comparison.standings.contains { $0.place == .best })
  }

  @Test func `A worsening too small to matter is none`() throws {
    let verdict = try compare([watched("gain", stays: -5, clock: 0.2)]).verdicts[0]
    #expect(verdict.guards.allSatisfy { $0.state == .kept })
    #expect(verdict.outcome == .better && verdict.worth == .worthIt)
  }

  @Test func `What is not known is not called a gain`() throws {
    let comparison = try compare([watched("noisy", stays: -5, clock: 0.4, clockNoise: 3)])
    let verdict = comparison.verdicts[0]
    #expect(verdict.outcome == .unsettled && verdict.worth == nil && !verdict.mayBePraised)
    #expect(comparison.standings.map(\.place) == [.worse, .mayBeBest])
    #expect(verdict.replicationsToSettle ?? 0 > 30)
    #expect(verdict.sentence.en.contains("may change by"))
  }

  @Test func `What is worse says what it brings in return`() throws {
    let verdict = try compare([watched("later", stays: 2, clock: -2)]).verdicts[0]
    #expect(verdict.outcome == .worse)
    #expect(verdict.sentence.en.contains("; in return "), "\(verdict.sentence.en)")
  }

  @Test func `The guards of all policies hold together`() throws {
    let one = try compare([watched("a", stays: -1)]).guards
    let four = try compare((0..<4).map { watched("\($0)", stays: -1) }).guards
    #expect(one.map(\.kpi.key) == ["customerClock.p90", "complaints.perDay"])
    #expect(abs(one[0].changes[0].difference.level - 0.975) < 1e-12)
    #expect(abs(four[0].changes[0].difference.level - (1 - 0.05 / 8)) < 1e-12)
  }

  @Test func `A figure that is a guard itself does not guard itself`() throws {
    let comparison = try #require(
      Runner(threads: 1).compare(
        watched("base", stays: 0), with: [watched("a", stays: 0, clock: -2)],
        on: "customerClock.p90", replications: 30))
    #expect(comparison.guards.map(\.kpi.key) == ["complaints.perDay"])
    #expect(comparison.verdicts[0].outcome == .better)
  }

  @Test func `As often as promised, a gain is one`() {
    // 400 comparisons in which the clock truly worsens by a little more than matters: called a gain in
    // at most 5 %, within three binomial errors (3.3 %).
    var wrong = 0
    for trial in 0..<400 {
      let difference = ConfidenceInterval.mean(
        of: (0..<20).map { 0.51 + noise(UInt64(9000 + trial), $0) })
      let change = GuardChange(
        KPI.named("customerClock.p90", for: smallShop())!, margin: 0.5, difference: difference)
      if change.state == .kept { wrong += 1 }
    }
    #expect(Double(wrong) / 400 <= 0.05 + 0.033, "\(wrong) of 400")
  }

  // MARK: The shop that works

  @Test func `No roster is recommended from the forecourt alone`() throws {
    var more = watched("one more", stays: -2)
    let person = more.shop.staff.people[1]
    more.shop.staff.people.append(person)
    let comparison = try compare([more])
    let verdict = comparison.verdicts[0]
    #expect(verdict.outcome == .better && !verdict.isRecommended && verdict.worth == nil)
    #expect(comparison.best == nil && !comparison.standings.contains { $0.place == .best })
    #expect(verdict.sentence.en.contains("try it on the whole shop"))
    #expect(!verdict.sentence.en.contains("worth it"))
  }

  // MARK: Reached or not

  @Test(arguments: [
    (-8.0, nil, TargetCheck.State.reached, "; reaches the target of 3 a day"),
    (-2, nil, .missed, "; the target is 3 a day: not reached by this"),
    (-7, nil, .open, "; whether it reaches the target of 3 a day is not settled"),
    (
      -2, 6.0, .beyondRosters,
      "; the target of 3 a day cannot be reached by rosters: the work alone"
    ),
  ])
  func `The target is reached or it is not`(
    stays: Double, alone: Double?, state: TargetCheck.State, words: String
  ) throws {
    let target = [Target(kpi: "longStays.perDay", maximum: 3)]
    let verdict = try compare(
      [watched("policy", stays: stays, targets: target, alone: alone)],
      base: watched("base", stays: 0, targets: target, alone: alone)
    ).verdicts[0]
    #expect(verdict.target?.state == state)
    #expect(verdict.sentence.en.contains(words), "\(verdict.sentence.en)")
  }

  @Test func `Half a yuan of overtime is no price`() throws {
    let verdict = try compare([watched("late", stays: -1, wages: 1000.6)]).verdicts[0]
    #expect(verdict.worth == .worthIt)
    #expect(!verdict.sentence.en.contains("unless"))
  }
}

/// One shop by itself: what can be helped.
@Suite struct ShopAdviceTests {
  func advice(
    long: Double, alone: Double?, crowded: Double = 20, waiting: Double = 5
  ) -> ShopAdvice {
    ShopAdvice(
      longStays: long, byWorkAlone: alone, cars: 50, crowdedMinutes: crowded,
      waitingPerCar: waiting, limit: 20,
      targets: [
        Target(kpi: "longStays.perDay", maximum: 3),
        Target(kpi: "crowding.minutesPerDay", maximum: 30),
      ])
  }

  @Test func `Where nobody waits nothing is overrun`() {
    let shop = advice(long: 14, alone: 14, crowded: 200, waiting: 0.3)
    #expect(shop.standing == .good)
    #expect(shop.headline.en.hasPrefix("Hardly anybody waits."))
    #expect(shop.workItself?.en.hasPrefix("All of your 14.0 long stays a day are the work") == true)
  }

  @Test func `The work itself is told from waiting`() {
    let shop = advice(long: 13, alone: 11)
    #expect(shop.standing == .good)
    #expect(
      shop.workItself?.en
        == "11.0 of your 13.0 long stays a day are the work itself: no roster will end them; shorten "
        + "intake, or ask whether 20 minutes is the right limit.")
    #expect(advice(long: 13, alone: 1).standing == .bad)
    #expect(advice(long: 13, alone: nil).standing == .bad)
    #expect(advice(long: 13, alone: nil).workItself == nil)
    #expect(advice(long: 13, alone: 0.1).workItself?.en.contains("come of waiting") == true)
  }
}
