import EventSimulation
import Forecourt

/// What must hold at the end of every replication, whatever the shop. Each failure is a sentence.
final class Invariants {
  let shop: Shop
  let measures: Measures
  let log: EventLog
  private(set) var failures: [String] = []

  static func failures(_ shop: Shop, _ measures: Measures, _ log: EventLog) -> [String] {
    let check = Invariants(shop: shop, measures: measures, log: log)
    check.events()
    check.visits()
    check.places()
    check.people()
    check.breaks()
    check.money()
    if shop.calendar.warmUpDays == 0 { check.counts() }
    return check.failures
  }

  private init(shop: Shop, measures: Measures, log: EventLog) {
    self.shop = shop
    self.measures = measures
    self.log = log
  }

  private func require(_ holds: Bool, _ sentence: @autoclosure () -> String) {
    if !holds { failures.append(sentence()) }
  }

  private var horizon: Microseconds { Microseconds(shop.calendar.days) * TimeUnit.day }

  private func count(_ kind: EventKind) -> Int64 {
    Int64(log.events.count { $0.kind == kind })
  }

  /// No event in the past; nothing happens to a car before it came or after it left.
  private func events() {
    var last: Microseconds = 0
    var gone = Set<UInt32>()
    var arrived = Set<UInt32>()
    for event in log.events {
      require(event.time >= last, "\(event) is earlier than the event before")
      last = event.time
      guard event.car > 0 else { continue }
      if event.kind == .arrives {
        require(arrived.insert(event.car).inserted, "car \(event.car) arrives twice")
      }
      require(
        arrived.contains(event.car) || !shop.startingCars.isEmpty,
        "\(event) before its car arrives")
      let isAfterwards = event.kind == .fined || event.kind == .driveEnds
      require(!gone.contains(event.car) || isAfterwards, "\(event) after its car has gone")
      switch event.kind {
      case .completes, .drivesOn, .losesPatience, .visitorLeaves: gone.insert(event.car)
      default: break
      }
    }
  }

  /// Causes add up to the customer's clock, those inside the area to the area's.
  private func visits() {
    for visit in log.visits where !visit.isVisitor {
      let total = visit.delays.reduce(0, +)
      let end = visit.ended ?? horizon
      require(
        total == end - visit.arrival,
        "car \(visit.car): causes \(total), clock \(end - visit.arrival)")
      require(visit.delays.allSatisfy { $0 >= 0 }, "car \(visit.car): a negative cause")
      if shop.longStay.clockAfterReturn == .resume {
        let inside = DelayCause.allCases.filter { !$0.isOutsideArea }
          .reduce(0) { $0 + visit.delays[Int($1.rawValue)] }
        require(
          inside == visit.areaClock,
          "car \(visit.car): causes in the area \(inside), area clock \(visit.areaClock)")
        require(visit.bayClock <= visit.areaClock + end - visit.arrival, "car \(visit.car): bay")
      }
      require(visit.fined == 0 || visit.fined == shop.fines.amount, "car \(visit.car) fined twice")
    }
  }

  /// Little's law to the microsecond, and no place over its capacity.
  private func places() {
    for place in Place.allCases where place != .road {
      let (car, stay) = (measures[.carTime, place], measures[.stayTime, place])
      require(car == stay, "\(place): car time \(car), stay time \(stay)")
      if shop.calendar.warmUpDays == 0 {
        require(measures[.exits, place] <= measures[.entries, place], "\(place): exits")
      }
    }
    let capacities: [(Place, Int)] = [
      (.gateQueue, shop.places.gateQueue), (.lane, shop.places.lane), (.bay, shop.places.bays),
      (.temporaryParking, shop.places.temporaryParking), (.waitingBay, shop.places.waitingBays),
      // After closing cars may go there without limit.
      (
        .awaitingRepair,
        shop.handOver.destination == .awaitingRepair
          ? Places.unlimited : shop.places.awaitingRepair
      ),
      (.finishedParking, shop.places.finishedParking),
    ]
    for (place, capacity) in capacities where shop.startingCars.isEmpty {
      let most = measures.maximumInPlace[Int(place.rawValue)]
      require(most <= Int64(capacity), "\(place): \(most) cars, room for \(capacity)")
    }
    require(
      measures.maximumInArea <= Int64(min(shop.places.lane, 1 << 20) + shop.places.bays),
      "area: \(measures.maximumInArea) cars")
  }

  private func people() {
    for (index, person) in shop.staff.people.enumerated() {
      let duty = measures[.dutyTime, person: index]
      let busy = measures[.busyTime, person: index]
      require(busy <= duty, "\(person.name): busy \(busy), on duty \(duty)")
      require(busy >= 0 && measures[.overtime, person: index] >= 0, "\(person.name): negative")
      require(measures[.overtime, person: index] <= duty, "\(person.name): overtime over duty")
    }
    for role in Role.allCases {
      let people = shop.staff.people.indices.filter { shop.staff.people[$0].role == role }
      for (byRole, byPerson) in [
        (RoleTally.dutyTime, PersonTally.dutyTime), (.busyTime, .busyTime),
        (.breakTime, .breakTime),
      ] {
        let hours = (0..<24).reduce(Int64(0)) { $0 + measures[byRole, role, $1] }
        let sum = people.reduce(Int64(0)) { $0 + measures[byPerson, person: $1] }
        require(hours == sum, "\(role): \(byRole) \(hours) by hour, \(sum) by person")
      }
    }
  }

  /// Nobody goes on a break that leaves fewer than the minimum present.
  private func breaks() {
    var present = Set<Int32>()
    for event in log.events where event.person >= 0 {
      switch event.kind {
      case .shiftBegins, .breakEnds: present.insert(event.person)
      case .shiftEnds: present.remove(event.person)
      case .breakBegins:
        present.remove(event.person)
        let role = shop.staff.people[Int(event.person)].role
        let others = present.count { shop.staff.people[Int($0)].role == role }
        let minimum = shop.staff.minimumOnDuty[Int(role.rawValue)]
        require(others >= minimum, "\(event): \(others) others stay, of \(minimum)")
      default: break
      }
    }
  }

  private func money() {
    let fines = measures[.fines]
    if shop.fines.attribution != .sharedByDelay {
      require(
        fines == shop.fines.amount * measures[.finedCars],
        "fines \(fines) for \(measures[.finedCars]) cars")
    }
    let byRole = Role.allCases.reduce(Int64(0)) { $0 + measures[.fines, $1] }
    require(byRole == fines, "fines \(fines), by role \(byRole)")
    let byPerson = shop.staff.people.indices.reduce(Int64(0)) { $0 + measures[.fines, person: $1] }
    require(byPerson <= fines, "fines \(fines), by person \(byPerson)")
    require(
      measures[.complainingCars] <= measures[.arrivals] || shop.calendar.warmUpDays > 0,
      "\(measures[.complainingCars]) complain")
  }

  /// The log tells the same as the counts.
  private func counts() {
    // Cars that stood in the lot at the start are no arrivals.
    let starting = Set(
      log.events.filter { $0.kind == .arrives && $0.place == .awaitingRepair }.map(\.car))
    let customers = log.visits.filter { !$0.isVisitor && !starting.contains($0.car) }
    let lost = measures[.lostAtGate] + measures[.lostToPatience]
    let inside = Int64(customers.count + starting.count) - measures[.completions] - lost
    require(
      measures[.arrivals] == count(.arrives) - measures[.visitors] - Int64(starting.count),
      "arrivals \(measures[.arrivals]), logged \(count(.arrives))")
    require(
      measures[.arrivals] + Int64(starting.count) == measures[.completions] + lost + inside
        && inside >= 0,
      "arrivals \(measures[.arrivals]), completions \(measures[.completions]), lost \(lost)")
    require(measures[.completions] == count(.completes), "completions")
    require(lost == Int64(customers.count { $0.isLost }), "lost \(lost)")
    require(measures[.received] == count(.receptionBegins), "received")
    if shop.crowding.closeAfter == 0, shop.crowding.threshold == shop.yardstick.crowded {
      require(measures[.crowdingEpisodes] == count(.crowdingBegins), "episodes")
    }
    let complaints = measures[.crowdingComplaints] + measures[.longStayComplaints]
    require(complaints == count(.complains), "complaints")
    // Those not over may have left for good, or have come back from parking.
    let over = customers.filter { $0.areaClock > shop.yardstick.longStay }
    let long = measures[.longStays]
    require(
      long >= Int64(over.count { $0.ended != nil && $0.leftArea != nil })
        && long <= Int64(over.count { $0.leftArea != nil }),
      "long stays \(long), of \(over.count) visits over the yardstick")
    let byWork = over.count { $0.leftArea != nil && $0.areaWork > shop.yardstick.longStay }
    require(
      measures[.longStaysByWorkAlone] <= min(long, Int64(byWork)),
      "\(measures[.longStaysByWorkAlone]) long stays by work alone, of \(byWork)")
    let delays = DelayCause.allCases.map { measures[.delay, $0] }
    let summed = DelayCause.allCases.map { cause in
      // Those of a visit that is not over are not yet counted.
      customers.filter { $0.ended != nil }.reduce(0) { $0 + $1.delays[Int(cause.rawValue)] }
    }
    require(delays == summed, "delays by cause \(delays), of visits \(summed)")
  }
}
