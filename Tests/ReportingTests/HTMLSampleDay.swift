import EventSimulation
import Forecourt

/// A plausible log of one week, without a simulator: bays and advisors are taken in order.
struct HTMLSampleDay {
  let shop: Shop
  var state: UInt64
  var events: [LoggedEvent] = []
  var visits: [LoggedVisit] = []
  var car: UInt32 = 0

  init(_ shop: Shop, seed: UInt64) {
    self.shop = shop
    state = seed
  }

  /// Splitmix64 (Steele, Lea and Flood 2014), as a share of 1.
  private mutating func draw() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) / 9_007_199_254_740_992
  }

  private mutating func minutes(_ mean: Double) -> Microseconds {
    Microseconds(mean * (0.5 + draw() * 0.6 + draw() * draw() * 0.9) * Double(TimeUnit.minute))
  }

  private mutating func log(
    _ time: Microseconds, _ kind: EventKind, _ place: Place = .road, _ index: Int = -1,
    person: Int = -1, car: UInt32 = 0, detail: Int64 = 0
  ) {
    events.append(
      LoggedEvent(
        time: time, kind: kind, place: place, index: Int16(index), person: Int32(person), car: car,
        detail: detail))
  }

  static func week(_ shop: Shop, seed: UInt64) -> EventLog {
    var sample = HTMLSampleDay(shop, seed: seed)
    for day in 0..<7 { sample.day(day) }
    sample.events.sort { ($0.time, $0.car, $0.kind.rawValue) < ($1.time, $1.car, $1.kind.rawValue) }
    return EventLog(events: sample.events, visits: sample.visits)
  }

  private mutating func day(_ day: Int) {
    let midnight = Microseconds(day) * TimeUnit.day
    let opens = midnight + 8 * TimeUnit.hour
    log(midnight, .dayBegins, detail: Int64(day))
    for person in shop.staff.people.indices {
      log(opens, .shiftBegins, person: person)
      log(midnight + 18 * TimeUnit.hour + 30 * TimeUnit.minute, .shiftEnds, person: person)
    }
    for (index, person) in [1, 2, 3, 4].enumerated() {
      let from = midnight + 11 * TimeUnit.hour + Int64(index) * 20 * TimeUnit.minute
      log(from, .breakBegins, person: person)
      log(from + 20 * TimeUnit.minute, .breakEnds, person: person)
    }
    var bays = [Microseconds](repeating: opens, count: shop.places.bays)
    var advisors = [Microseconds](repeating: opens, count: 4)
    var ticket: Int64 = 0
    let weights = [0.13, 0.19, 0.17, 0.10, 0.05, 0.08, 0.11, 0.09, 0.06, 0.02]
    let total = day >= 5 ? 48.0 : 37.0
    var arrivals: [Microseconds] = []
    for (hour, weight) in weights.enumerated() {
      for _ in 0..<Int((weight * total).rounded()) {
        arrivals.append(opens + Int64(hour) * TimeUnit.hour + Int64(draw() * 3.6e9))
      }
    }
    for arrival in arrivals.sorted() {
      visit(arrival, &bays, &advisors, &ticket)
    }
    log(midnight + 19 * TimeUnit.hour, .dayEnds, detail: Int64(day))
  }

  private mutating func visit(
    _ arrival: Microseconds, _ bays: inout [Microseconds], _ advisors: inout [Microseconds],
    _ ticket: inout Int64
  ) {
    car += 1
    var delays = [Microseconds](repeating: 0, count: DelayCause.allCases.count)
    func book(_ cause: DelayCause, _ time: Microseconds) { delays[Int(cause.rawValue)] += time }
    let bay = bays.indices.min { (bays[$0], $0) < (bays[$1], $1) }!
    let job = draw() < 0.6 ? 0 : draw() < 0.75 ? 1 : 2
    let isBooked = draw() < 0.35
    log(arrival, .arrives, car: car, detail: Int64(job))
    var reaches = arrival
    var outside: Microseconds = 0
    if bays[bay] - arrival > 12 * TimeUnit.minute {
      ticket += 1
      log(arrival, .diverted, .temporaryParking, car: car, detail: ticket)
      log(arrival + TimeUnit.minute, .parked, .temporaryParking, car: car)
      log(bays[bay], .called, .bay, bay, car: car)
      reaches = bays[bay] + TimeUnit.minute
      outside = reaches - arrival
      book(.diverted, outside)
    } else {
      log(arrival, .entersLane, .lane, car: car)
      let free = max(arrival, bays[bay])
      book(.bayFull, free - arrival)
      log(free, .guideBegins, .bay, bay, person: 0, car: car)
      reaches = free + minutes(0.7)
      book(.guidance, reaches - free)
    }
    log(reaches, .reachesBay, .bay, bay, car: car)
    let advisor = advisors.indices.min { (advisors[$0], $0) < (advisors[$1], $1) }!
    let person = advisor + 1
    let received = max(reaches, advisors[advisor])
    book(.advisorBusy, received - reaches)
    log(received, .receptionBegins, .bay, bay, person: person, car: car)
    let atCar = minutes(9)
    let desk = minutes(6)
    book(.service, atCar)
    book(.partsAndDesk, desk)
    log(received + atCar, .atCarEnds, .bay, bay, person: person, car: car)
    log(received + atCar, .deskBegins, .bay, bay, person: person, car: car)
    let signed = received + atCar + desk
    log(signed, .orderSigned, .bay, bay, person: person, car: car)
    log(signed, .handOverBegins, .bay, bay, person: 5, car: car)
    let over = signed + minutes(1)
    log(over, .handOverEnds, .bay, bay, person: 5, car: car)
    let lot: Place = draw() < 0.4 ? .awaitingRepair : .workshop
    book(.supervisorBusy, over - signed)
    log(over, .driveBegins, lot, lot == .workshop ? 0 : -1, person: person, car: car)
    let left = over
    log(left, .leavesArea, .road, car: car, detail: left - arrival - outside)
    let drive = minutes(1.5)
    log(over + drive, .driveEnds, lot, lot == .workshop ? 0 : -1, person: person, car: car)
    bays[bay] = over + TimeUnit.minute / 3
    advisors[advisor] = over + drive
    var ready = over + drive
    if lot == .awaitingRepair {
      ready += minutes(15)
      log(ready, .driveBegins, .workshop, 0, car: car)
    }
    book(.awaitingWorkshop, ready - over)
    log(ready, .operationBegins, .workshop, 0, car: car)
    let done = ready + minutes(60)
    log(done, .operationEnds, .workshop, 0, car: car)
    log(done, .finished, .finishedParking, car: car)
    let back = done + minutes(15)
    log(back, .handBackBegins, .finishedParking, person: person, car: car)
    log(back + minutes(8), .handedBack, .finishedParking, person: person, car: car)
    log(back + 20 * TimeUnit.minute, .completes, car: car)
    let stay = left - arrival - outside
    let complains = stay > 30 * TimeUnit.minute
    if stay > shop.longStay.limit {
      log(arrival + outside + shop.longStay.limit, .longStayBegins, .bay, bay, car: car)
    }
    if complains {
      log(left, .complains, .bay, bay, car: car, detail: 1)
      log(left, .fined, .bay, bay, person: person, car: car, detail: 5000)
    }
    visits.append(
      LoggedVisit(
        car: car, isVisitor: false, jobType: job,
        bookedSlot: isBooked ? arrival / (15 * TimeUnit.minute) * (15 * TimeUnit.minute) : nil,
        arrival: arrival, receptionBegan: received, orderSigned: signed, leftArea: left,
        ended: ready, areaClock: stay, bayClock: left - reaches, delays: delays, isLost: false,
        complainedOfCrowding: false, complainedOfLongStay: complains, fined: complains ? 5000 : 0,
        advisor: person, receptionTolerance: 0, stayTolerance: 0, patience: .never,
        atCarDuration: atCar, atDeskDuration: desk))
  }
}
