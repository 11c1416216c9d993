import EventSimulation
import Forecourt

/// The model page once more, in the simplest way that its author could think of: one class, lists
/// that are searched, closures for what comes next. Written from the page and not from the engine,
/// so that where the two disagree one of the three is wrong.
///
/// It covers the whole page: demand, people, breaks, help by the front desk, both escalations,
/// complaints and fines, notices, the workshop, hand-back, start states; and writes the same log and
/// the same visits, delays by cause included. What it does not do: measures, bay tallies, overtime
/// and wages, shifts that touch midnight. Of the engine it uses the random streams, the samplers and
/// the walk-in rates, which have tests of their own.
final class Oracle {
  let shop: Shop
  let seed: UInt64
  let replication: UInt32
  let agenda = Agenda()
  let horizon: Microseconds
  var events: [LoggedEvent] = []
  var cars: [OracleCar] = []
  let people: [OraclePerson]
  var now: Microseconds { agenda.now }
  /// Something started in this pass of settling.
  var changed = false
  var isOpen = false
  /// Cars stand in front of it, and it is not yet time.
  var gateIsShut = false
  var opening: Microseconds = 0
  var idleCount = 0

  // Places: each list holds the cars that are there or on their way there.
  var lane: [OracleCar] = []
  var visitorsInLane = 0
  var gate: [OracleCar] = []
  var parking: [OracleCar] = []
  /// With a ticket and not called yet, in order of arrival at the gate; parked, or on the way there.
  var tickets: [OracleCar] = []
  var bays: [OracleCar?]
  var lot: [OracleCar] = []
  var waitingBays: [OracleCar] = []
  var level = 0
  var ticketNumber: Int64 = 0

  // Waiting for somebody.
  var toBeGuided: [OracleCar] = []
  var toBeReceived: [OracleCar] = []
  var diagnosed: [OracleCar] = []
  var toBeHandedOver: [OracleCar] = []
  /// In the order in which their moves were ordered.
  var movesOrdered: [OracleCar] = []
  /// Ordered, in the order of their orders, until they leave for the workshop.
  var ordered: [OracleCar] = []
  /// Taken over by the workshop, in the order in which that happened.
  var taken: [OracleCar] = []
  var orders = 0

  // The workshop.
  let pools: [OraclePool]
  var toBeCalled: [OracleCar] = []
  var toBeInspected: [OracleCar] = []
  var toBeParked: [OracleCar] = []
  var deferred: [OracleCar] = []
  var toBeHandedBack: [OracleCar] = []
  var toBeNotified: [OracleCar] = []
  var toPay: [(OracleCar, OraclePerson)] = []
  var finishedCars = 0

  // Escalations.
  var episode: OracleMatter?
  var episodes = 0
  var gateDiverts = false
  var rounds = 0
  var closing: Agenda.Entry?
  var unnotified: [OracleMatter] = []
  var known: [OracleMatter] = []
  var attendant: OraclePerson?
  var attendantState = AttendantState.travelling
  var roundIsDone = false
  enum AttendantState { case travelling, there, coordinating }
  /// On the way; and whether the rule that called says to call off.
  var way: Agenda.Entry?
  var turnsBack = false

  init(_ shop: Shop, seed: UInt64, replication: Int) {
    self.shop = shop
    self.seed = seed
    self.replication = UInt32(replication)
    horizon = Microseconds(shop.calendar.days) * TimeUnit.day
    people = shop.staff.people.enumerated().map { OraclePerson(index: $0, person: $1) }
    pools = (shop.workshop?.pools ?? []).enumerated().map { OraclePool(index: $0, pool: $1) }
    bays = Array(repeating: nil, count: shop.places.bays)
  }

  func run() {
    agenda.at(0, Agenda.calendar) { self.dayBegins(0) }
    enterStartingCars()
    while agenda.next(before: horizon) { settle() }
    agenda.clear()
  }

  /// The visits as the log has them; those not over at the end of the horizon are cut there.
  func visits() -> [LoggedVisit] {
    cars.map { car in
      if let last = car.cause { car.delays[Int(last.rawValue)] += horizon - car.causeSince }
      if let since = car.areaSince { car.areaSum += horizon - since }
      if let reached = car.bayReached { car.bayClock += horizon - reached }
      return LoggedVisit(
        car: car.number, isVisitor: car.isVisitor, jobType: car.job, bookedSlot: car.slot,
        arrival: car.arrival, receptionBegan: car.receptionBegan, orderSigned: car.orderSigned,
        leftArea: car.leftArea, ended: car.ended, areaClock: car.areaSum, bayClock: car.bayClock,
        delays: car.delays, isLost: car.isLost,
        complainedOfCrowding: car.complaints.contains(true),
        complainedOfLongStay: car.complaints.contains(false), fined: car.fined,
        advisor: car.advisor?.index, receptionTolerance: car.receptionTolerance,
        stayTolerance: car.stayTolerance, patience: car.patience, atCarDuration: car.atCar,
        atDeskDuration: car.atDesk, areaWork: car.areaWork)
    }
  }

  // MARK: Settling

  /// What can start, starts, in the page's order, again and again until nothing can.
  func settle() {
    var passes = 0
    repeat {
      passes += 1
      precondition(passes < 10_000, "the oracle settles for ever at \(now)")
      changed = false
      giveNotices()
      respond()
      fillPools()
      driveOut()
      handOver()
      serve()
      guideStanding()
      fillBays()
      moveUp()
      inspectWaiting()
      takePayments()
      parkFinished()
      if !changed { respondBesideOtherWork() }
    } while changed
    goHome()
    bookCauses()
  }

  // MARK: Small words

  func log(
    _ kind: EventKind, _ car: OracleCar? = nil, by person: OraclePerson? = nil,
    place: Place = .road, index: Int = -1, detail: Int64 = 0
  ) {
    events.append(
      LoggedEvent(
        time: now, kind: kind, place: place, index: Int16(index),
        person: Int32(person?.index ?? -1), car: car?.number ?? 0, detail: detail))
  }

  func stream(_ purpose: OraclePurpose, _ entity: UInt64, plus: Int = 0) -> RandomStream {
    RandomStream(
      seed: seed, replication: replication, purpose: purpose.rawValue + UInt8(plus), entity: entity)
  }

  func draw(_ distribution: Distribution, _ purpose: OraclePurpose, _ entity: UInt64)
    -> Microseconds
  {
    var stream = stream(purpose, entity)
    return Sampler(durations: distribution).sampleDuration(&stream)
  }

  func chance(_ probability: Double, _ purpose: OraclePurpose, _ entity: UInt64) -> Bool {
    if probability <= 0 { return false }
    if probability >= 1 { return true }
    var stream = stream(purpose, entity)
    return stream.uniform() < probability
  }

  func divided(_ time: Microseconds, by speed: Double) -> Microseconds {
    if speed == 1 || time == .never { return time }
    return Microseconds(min((Double(time) / speed).rounded(), Double(Microseconds.never)))
  }

  /// After `time`; within this event if that is nothing.
  @discardableResult
  func after(_ time: Microseconds, _ priority: Int, _ action: @escaping () -> Void)
    -> Agenda.Entry?
  {
    if time == 0 {
      action()
      return nil
    }
    if time >= .never { return nil }
    return agenda.at(now + time, priority, action)
  }

  // MARK: People

  func free(_ role: Role) -> OraclePerson? {
    people.filter { $0.role == role && $0.isFree }
      .min { $0.idleOrder < $1.idleOrder }
  }

  func isPresent(_ role: Role) -> Bool { people.contains { $0.role == role && $0.isPresent } }

  func becomesIdle(_ person: OraclePerson) {
    idleCount += 1
    person.idleOrder = idleCount
  }

  func begin(_ person: OraclePerson) {
    person.isBusy = true
    changed = true
  }

  func finish(_ person: OraclePerson) {
    person.isBusy = false
    changed = true
    if person.isOver, !person.isStaying { return leave(person) }
    if !takeBreak(person) { becomesIdle(person) }
  }

  /// Clears up at the end of a day's duty.
  func leave(_ person: OraclePerson) {
    person.isOnDuty = false
    person.isOver = false
    person.isStaying = false
    changed = true
    log(.shiftEnds, by: person)
  }

  /// Served: ordered, and out of its bay unless the policy is to hold it there.
  var someoneInsideIsNotServed: Bool {
    cars.contains { car in
      guard !car.isVisitor, !car.isLost, !car.isDone else { return false }
      return !car.isOrdered
        || shop.handOver.destination == .awaitingRepair && car.place == .bay
    }
  }
}

/// What a random number is for: the engine's numbers, as the key of a stream has them.
enum OraclePurpose: UInt8 {
  case walkInGap = 1
  case dayFactor, booking, punctuality, visitorGap, jobType, patience, receptionTolerance
  case stayTolerance, atCar, atDesk, diagnosis, diagnosisDuration, guide, parkingDrive, handOver
  case drive, workshopTakesOver, visitorStay, turnAway, washAccepted
  case crowdingNotice, crowdingAttendance, crowdingCoordination
  case longStayNotice, longStayAttendance, longStayCoordination
  case partsNeeded, partsWait, additionalWork, additionalCall, additionalAnswer
  case inspection, rework, wash, touchUp, handBack, payment, pickUp, progressNotice
  case earlyGap, early
  case operation = 64
}

enum OracleEntity {
  static func walkIn(day: Int, index: Int) -> UInt64 {
    1 << 60 | UInt64(day) << 32 | UInt64(index)
  }
  /// A slot is told from others by its ten seconds of the day, and by what is beyond them.
  static func booking(day: Int, slot: Microseconds, place: Int) -> UInt64 {
    let tens = UInt64(slot / 10_000_000)
    let beyond = UInt64(slot % 10_000_000) + UInt64(place / 65_536) * 16_777_216
    let key = 2 << 60 | UInt64(day) << 32 | tens << 16 | UInt64(place % 65_536)
    return key &+ beyond &* 0x9E37_79B9_7F4A_7C15
  }
  static func visitor(day: Int, index: Int) -> UInt64 {
    3 << 60 | UInt64(day) << 32 | UInt64(index)
  }
  static func traced(_ index: Int) -> UInt64 { 4 << 60 | UInt64(index) }
  static func starting(_ index: Int) -> UInt64 { 5 << 60 | UInt64(index) }
  static func day(_ day: Int) -> UInt64 { 6 << 60 | UInt64(day) }
  static func episode(_ number: Int, attempt: Int) -> UInt64 {
    7 << 60 | UInt64(number) << 20 | UInt64(attempt)
  }
  static func early(day: Int, index: Int) -> UInt64 {
    8 << 60 | UInt64(day) << 32 | UInt64(index)
  }
  static func repeated(_ entity: UInt64, _ n: Int) -> UInt64 {
    n < 256 ? entity ^ UInt64(n) << 52 : entity &+ UInt64(n) &* 0x9E37_79B9_7F4A_7C15
  }
}
