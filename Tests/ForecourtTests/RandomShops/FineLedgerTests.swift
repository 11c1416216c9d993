import EventSimulation
import Forecourt
import Testing

/// The ledger of fines against an auditor who has only the log.
@Suite struct `The ledger of fines` {
  @Test func `is what an auditor finds in the log, to the fen`() {
    var audited = 0
    for seed in seeds(400) {
      var shop = ShopGenerator.shop(seed: seed)
      // An odd amount leaves remainders to be shared.
      if seed % 3 == 0 { shop.fines.amount = 4999 }
      if shop.startingCars.contains(where: { $0.place == .awaitingRepair }) { continue }
      let (measures, log) = Simulator(shop).log(seed: seed, replication: 0)
      let audit = FineAuditor(shop, log)
      let booked = log.events.filter { $0.kind == .fined }.map {
        FineAuditor.Entry(time: $0.time, car: $0.car, person: Int($0.person), fen: $0.detail)
      }
      #expect(audit.entries == booked, "seed \(seed)")
      audited += booked.count
      guard shop.calendar.warmUpDays == 0 else { continue }
      var total: Int64 = 0
      var byPerson = [Int64](repeating: 0, count: shop.staff.people.count)
      var byRole: [Role: Int64] = [:]
      var byCause: [DelayCause: Int64] = [:]
      var byDay: [Int: Int64] = [:]
      for fine in audit.fines {
        byCause[fine.cause, default: 0] += 1
        for (role, entry) in fine.entries {
          total += entry.fen
          byRole[role, default: 0] += entry.fen
          byDay[Int(fine.time / TimeUnit.day), default: 0] += entry.fen
          if entry.person >= 0 { byPerson[entry.person] += entry.fen }
        }
      }
      #expect(measures[.fines] == total, "seed \(seed)")
      #expect(measures[.finedCars] == Int64(audit.fines.count), "seed \(seed)")
      for person in byPerson.indices {
        #expect(measures[.fines, person: person] == byPerson[person], "seed \(seed)")
      }
      for role in Role.allCases {
        #expect(measures[.fines, role] == byRole[role] ?? 0, "seed \(seed), \(role)")
      }
      for cause in DelayCause.allCases {
        #expect(measures[.fines, cause] == byCause[cause] ?? 0, "seed \(seed), \(cause)")
      }
      for day in 0..<shop.calendar.days {
        #expect(measures[.fines, day: day] == byDay[day] ?? 0, "seed \(seed)")
      }
    }
    #expect(audited > 1000)
  }
}
