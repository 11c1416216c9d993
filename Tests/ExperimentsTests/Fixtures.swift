import EventSimulation
import Experiments
import Forecourt
import Statistics
import Tallies

/// A small valid shop; the figures of most tests come from known truths and not from it.
func smallShop(_ name: String = "small", advisors: Int = 2) -> Shop {
  let minutes = { (mean: Double) in
    Distribution.lognormal(mean: mean * Double(TimeUnit.minute), cv: 0.4)
  }
  let none = Distribution.constant(0)
  let day = DayInterval(from: 8 * TimeUnit.hour, to: 18 * TimeUnit.hour)
  let response = EscalationResponse(
    noticeDelay: minutes(1), noticeReliability: 0.95, patrolEvery: 5 * TimeUnit.minute,
    attendance: minutes(2), coordination: minutes(1), calledOff: true)
  func people(_ role: Role, _ count: Int, wage: Int64) -> [Person] {
    (0..<count).map {
      Person(
        name: "\(role.key) \($0 + 1)", role: role, speed: 1, wagePerHour: wage,
        shifts: Array(repeating: [day], count: 7), breaks: [])
    }
  }
  return Shop(
    name: name, question: "",
    calendar: ShopCalendar(
      firstDate: CalendarDate(year: 2024, month: 7, day: 1)!, days: 7, warmUpDays: 0,
      opening: Array(
        repeating: OpeningHours(opens: day.from, closes: day.to, lastArrival: day.to - 1), count: 7),
      closedDates: [], specialDays: []),
    demand: Demand(
      walkInRates: Array(
        repeating: (0..<24).map { $0 >= 8 && $0 < 17 ? 5 : 0 }, count: 7),
      dayToDayVariation: 0, beforeOpening: .nobody,
      appointments: Appointments(
        template: Array(repeating: [], count: 7), bookedShare: 0, noShow: 0, punctuality: none),
      visitors: OtherVisitors(perDay: 0, stay: minutes(5), turnAway: minutes(1)), trace: nil),
    jobTypes: [
      JobType(
        id: "maintenance", name: BilingualName(en: "Maintenance", zh: "保养"), share: 1,
        bookedShare: 1, atCar: minutes(8), atDesk: minutes(6), diagnosisProbability: 0,
        diagnosis: none, operations: [], washAccepted: 0, isMajor: false, handBack: minutes(8),
        pickUpDelay: none)
    ],
    places: Places(
      bays: 3, lane: 3, temporaryParking: 8, waitingBays: 2, awaitingRepair: 6,
      gateQueue: Places.unlimited, finishedParking: Places.unlimited),
    staff: Staff(
      people: people(.guardPost, 1, wage: 2500) + people(.advisor, advisors, wage: 4000)
        + people(.supervisor, 1, wage: 5000) + people(.manager, 1, wage: 8000),
      minimumOnDuty: Array(repeating: 0, count: Role.allCases.count), notifyDeputies: [.advisor],
      attendDeputies: [.supervisor]),
    reception: ReceptionPolicy(
      guide: minutes(0.7), selfParking: minutes(1), order: .fifo, reservedBays: 0,
      target: TimeUnit.minute, bookedFactor: 1, advisorStaysForDiagnosis: true,
      clearBayEarly: false, frontDeskHelp: nil),
    handOver: HandOverPolicy(
      handOver: minutes(1), destination: .awaitingRepair, driver: .advisor, drive: minutes(2),
      parkingDrive: minutes(1.5), workshopTakesOver: minutes(3)),
    crowding: CrowdingRule(
      enabled: true, threshold: 4, closeAfter: 0,
      actions: [.releaseToWaitingBay, .divertToTemporaryParking], recallBelow: nil,
      response: response),
    longStay: LongStayRule(
      enabled: true, limit: 20 * TimeUnit.minute, repeatEvery: nil,
      actions: [.moveToAwaitingRepair], clockAfterReturn: .resume, response: response),
    yardstick: Yardstick(crowded: 4, longStay: 20 * TimeUnit.minute),
    customers: CustomerBehaviour(
      patience: .never, receptionTolerance: minutes(20), stayTolerance: minutes(40),
      loungeFactor: 0.5),
    fines: FineRule(amount: 5000, trigger: .complaint, attribution: .largestDelay),
    workshop: nil,
    handBack: HandBackPolicy(
      priority: .receptionFirst, deferMajor: false, peakWindows: Array(repeating: [], count: 7),
      payment: none),
    progressNotices: ProgressNotices(
      enabled: false, every: TimeUnit.hour, duration: none, toleranceFactor: 1),
    costs: Costs(overtimeFactor: 1.5, loadFactor: 1.3, lostCustomer: 50000), startingCars: [])
}

let tinyShape = MeasureShape(
  jobTypes: 1, people: smallShop().staff.people.count, pools: 0, days: 1)

/// One for all, so that a synthetic replication costs no more than its sums.
let noTimes = LogLinearHistogram()

/// Measures that carry one figure (a double's bits) and something to add up.
func carrying(_ value: Double, longStays: Int64 = 0, stays: [Int64] = []) -> Measures {
  var sums = [Int64](repeating: 0, count: tinyShape.count)
  sums[Tally.horizonTime.rawValue] = Int64(bitPattern: value.bitPattern)
  sums[Tally.openDays.rawValue] = 1
  sums[Tally.longStays.rawValue] = longStays
  return Measures(
    shape: tinyShape, replications: 1, sums: sums,
    maximumInPlace: Place.allCases.map { _ in 0 }, maximumInArea: longStays,
    timings: Timing.allCases.map {
      $0 == .areaClock && !stays.isEmpty ? LogLinearHistogram(stays) : noTimes
    })!
}

func figure(
  _ key: String, unit: KPI.Unit = .perDay, direction: KPI.Direction = .lowerIsBetter,
  _ value: @escaping @Sendable (Measures, Shop) -> Double
) -> KPI {
  KPI(
    key: key, name: BilingualName(en: key, zh: key), unit: unit, group: .congestion,
    direction: direction, definition: BilingualName(en: key, zh: key), value: value)
}

/// The figure that `carrying` carries; only of a single replication.
let carried = figure("carried") { measures, _ in
  Double(bitPattern: UInt64(bitPattern: measures[.horizonTime]))
}

/// A plan whose replication `n` has the figure `value(n)`.
func plan(
  _ name: String = "synthetic", seed: UInt64 = 1, _ value: @escaping @Sendable (Int) -> Double
) -> ReplicationPlan {
  ReplicationPlan(name: name, shop: smallShop(name), kpis: [carried], seed: seed) { _ in
    { carrying(value($0), longStays: Int64($0 % 7)) }
  }
}

/// Standard normal number `n` of a seed: a pure function, by the sum of twelve uniforms minus 6
/// (mean 0 and variance 1 exactly; the tails do not matter here).
func noise(_ seed: UInt64, _ n: Int) -> Double {
  func mixed(_ x: UInt64) -> UInt64 {
    var z = x
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
  var state = mixed(mixed(seed &+ 1) ^ UInt64(n))
  var sum = -6.0
  for _ in 0..<12 {
    state &+= 0x9E37_79B9_7F4A_7C15
    sum += Double(mixed(state) >> 11) * 0x1p-53
  }
  return sum
}
