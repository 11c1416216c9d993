import EventSimulation
import Forecourt
import Testing

/// The evidence for fines, against an auditor who knows the log and the rules and nothing else.
struct FineEvidenceTests {
  private static let seeds: Range<UInt64> = 0..<80
  private static let rules: [FineRule.Attribution] =
    [.largestDelay, .sharedByDelay] + Role.allCases.map { .fixed($0) }

  private func day(
    _ seed: UInt64, _ attribution: FineRule.Attribution, _ trigger: FineRule.Trigger
  ) -> Day {
    var shop = ShopGenerator.shop(seed: seed)
    shop.calendar.warmUpDays = 0
    shop.fines = FineRule(amount: 5000, trigger: trigger, attribution: attribution)
    shop.longStay.limit = min(shop.longStay.limit, 15 * TimeUnit.minute)
    return Day(shop, seed: seed)
  }

  @Test("The ledger is the log's, to the fen, under every rule", arguments: seeds)
  func ledger(seed: UInt64) {
    for attribution in Self.rules {
      for trigger in [FineRule.Trigger.longStay, .complaint, .episode] {
        let day = day(seed, attribution, trigger)
        let all = day.log.fineEvidence(of: day.shop)
        #expect(all.reduce(0) { $0 + $1.amount } == day.measures[.fines])
        #expect(Int64(all.count) == day.measures[.finedCars])
        #expect(Set(all.map(\.car)).count == all.count)
        for one in all { check(one, day, attribution, seed) }
      }
    }
  }

  private func check(
    _ evidence: FineEvidence, _ day: Day, _ attribution: FineRule.Attribution, _ seed: UInt64
  ) {
    let place = "seed \(seed), car \(evidence.car), \(attribution)"
    let visit = day.visit(evidence.car)
    // The record up to the fine is every microsecond since the gate.
    if evidence.time <= visit.arrival + visit.delays.reduce(0, +) {
      #expect(
        evidence.delays.reduce(0) { $0 + $1.delay } == evidence.time - visit.arrival, "\(place)")
    }
    #expect(evidence.amount == 5000, "\(place)")
    let waits = evidence.delays.filter { !$0.cause.isWork }
    #expect(
      evidence.delays.allSatisfy { other in
        other.cause.isWork || evidence.cause.isWork
          || other.delay <= (waits.first { $0.cause == evidence.cause }?.delay ?? 0)
      }, "\(place)")
    let roles = evidence.charged.map { charge in
      day.shop.staff.people.indices.contains(charge.person)
        ? day.shop.staff.people[charge.person].role : nil
    }
    // One of the very role; the manager only if the roster has nobody of it.
    func fits(_ found: Role?, _ wanted: Role) -> Bool {
      let staffed = Set(day.shop.staff.people.map(\.role))
      if staffed.contains(wanted) { return found == wanted }
      return found == (staffed.contains(.manager) ? .manager : nil)
    }
    switch attribution {
    case .largestDelay:
      #expect(roles.count == 1, "\(place)")
      #expect(fits(roles[0], evidence.role), "\(place): \(roles)")
      let isTheCauses = evidence.role == evidence.cause.role(in: day.shop)
      #expect(isTheCauses || evidence.metNoAdvisor && evidence.role == .manager, "\(place)")
    case .fixed(let role):
      #expect(roles.count == 1, "\(place)")
      let wanted = role == .advisor && !isReceived(day, evidence) ? .manager : role
      #expect(fits(roles[0], wanted), "\(place): \(roles)")
    case .sharedByDelay:
      guard !evidence.shares.isEmpty else { return }
      #expect(evidence.charged.count <= evidence.shares.count, "\(place)")
      // Each role's part is its share of the waiting, to the fen.
      let parts = evidence.charged.map(\.amount).sorted(by: >)
      for (part, share) in zip(parts, evidence.shares) {
        #expect(
          abs(Double(part) - 5000 * share.share) < Double(evidence.shares.count) + 1, "\(place)")
      }
    }
  }

  /// By an advisor, before the fine.
  private func isReceived(_ day: Day, _ evidence: FineEvidence) -> Bool {
    day.log.events.prefix { !($0.kind == .fined && $0.car == evidence.car) }.contains {
      $0.kind == .receptionBegins && $0.car == evidence.car
        && day.shop.staff.people[Int($0.person)].role == .advisor
    }
  }

  @Test("Thin evidence is told")
  func thin() throws {
    for seed in UInt64(0)..<40 {
      let day = day(seed, .largestDelay, .longStay)
      for one in day.log.fineEvidence(of: day.shop) {
        let waits = one.delays.filter { !$0.cause.isWork }.map(\.delay)
        let total = waits.reduce(0, +)
        let lead = (waits.first ?? 0) - (waits.dropFirst().first ?? 0)
        let isThin = waits.isEmpty || lead < TimeUnit.minute || 2 * waits[0] < total
        #expect(one.isThin == isThin)
      }
    }
  }
}
