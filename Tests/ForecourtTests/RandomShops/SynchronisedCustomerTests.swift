import EventSimulation
import Forecourt
import Testing

/// Two policies meet the same customers with the same needs and the same patience.
@Suite struct `Synchronised customers` {
  /// Who comes, when, with what: everything about a customer that no policy may touch.
  private struct Customer: Hashable {
    var arrival: Microseconds
    var bookedSlot: Microseconds?
    var jobType: Int
    var atCar: Microseconds
    var atDesk: Microseconds
    var patience: Microseconds
    var receptionTolerance: Microseconds
    var stayTolerance: Microseconds

    init(_ visit: LoggedVisit) {
      arrival = visit.arrival
      bookedSlot = visit.bookedSlot
      jobType = visit.jobType
      atCar = visit.atCarDuration
      atDesk = visit.atDeskDuration
      patience = visit.patience
      receptionTolerance = visit.receptionTolerance
      stayTolerance = visit.stayTolerance
    }

    static func all(_ shop: Shop, seed: UInt64) -> [UInt64: Customer] {
      Dictionary(
        uniqueKeysWithValues: Simulator(shop).visits(seed: seed, replication: 0)
          .filter { !$0.isVisitor }.map { ($0.entity, Customer($0)) })
    }
  }

  /// The demand of one random shop with the staff, places, rules and workshop of another.
  private static func other(_ shop: Shop, _ seed: UInt64) -> Shop {
    var result = ShopGenerator.shop(seed: seed &+ 1_000_003)
    result.calendar = shop.calendar
    result.demand = shop.demand
    result.customers = shop.customers
    result.startingCars = shop.startingCars
    result.reception.bookedFactor = shop.reception.bookedFactor
    result.progressNotices = shop.progressNotices
    let operations = result.jobTypes.flatMap(\.operations)
    result.jobTypes = shop.jobTypes
    for index in result.jobTypes.indices { result.jobTypes[index].operations = operations }
    return result
  }

  @Test func `come at the same time with the same needs`() {
    var customers = 0
    for seed in seeds(200) {
      let shop = ShopGenerator.shop(seed: seed)
      let other = Self.other(shop, seed)
      guard other.problems().isEmpty else { continue }
      let these = Customer.all(shop, seed: seed)
      #expect(these == Customer.all(other, seed: seed), "seed \(seed)")
      customers += these.count
    }
    #expect(customers > 5000)
  }

  /// What is drawn later is the customer's own too: whether and how long the fault is examined, what
  /// an operation takes, whether more work is found, how long the n-th progress notice is. Everybody
  /// works at normal speed, so that a duration in the log is the one that was drawn.
  @Test func `keep their numbers to the end of the visit`() {
    struct Need: Hashable {
      var car: UInt64
      var what: EventKind
      var number: Int
    }
    func needs(_ shop: Shop, _ seed: UInt64) -> [Need: Microseconds] {
      let log = Simulator(shop).log(seed: seed, replication: 0).log
      let entity = Dictionary(uniqueKeysWithValues: log.visits.map { ($0.car, $0.entity) })
      var needs: [Need: Microseconds] = [:]
      var begun: [Need: Microseconds] = [:]
      var counts: [Need: Int] = [:]
      for event in log.events {
        guard let car = entity[event.car] else { continue }
        func next(_ kind: EventKind) -> Need {
          let number = counts[Need(car: car, what: kind, number: 0), default: 0]
          counts[Need(car: car, what: kind, number: 0)] = number + 1
          return Need(car: car, what: kind, number: number)
        }
        switch event.kind {
        case .diagnosisBegins, .inspectionBegins, .handBackBegins:
          begun[Need(car: car, what: event.kind, number: 0)] = event.time
        case .diagnosisEnds:
          let key = Need(car: car, what: .diagnosisBegins, number: 0)
          needs[next(event.kind)] = event.time - begun[key]!
        case .inspectionEnds:
          let key = Need(car: car, what: .inspectionBegins, number: 0)
          needs[next(event.kind)] = event.time - begun[key]!
        case .progressNotice, .callBegins, .customerAnswers:
          needs[next(event.kind)] = event.detail
        default: break
        }
      }
      return needs
    }
    var compared = 0
    for seed in seeds(200) {
      var shop = ShopGenerator.shop(seed: seed)
      shop.progressNotices = ProgressNotices(
        enabled: true, every: 10 * TimeUnit.minute, duration: .exponential(mean: 60e6),
        toleranceFactor: 1)
      for index in shop.staff.people.indices { shop.staff.people[index].speed = 1 }
      var other = shop
      other.employ(.advisor, 6)
      other.employ(.inspector, shop.staff.people.contains { $0.role == .inspector } ? 2 : 0)
      other.places.bays += 1
      other.crowding.enabled.toggle()
      other.longStay.enabled.toggle()
      guard other.problems().isEmpty else { continue }
      let (these, those) = (needs(shop, seed), needs(other, seed))
      for (need, time) in these where those[need] != nil {
        compared += 1
        #expect(those[need] == time, "seed \(seed), \(need)")
      }
    }
    #expect(compared > 5000)
  }
}
