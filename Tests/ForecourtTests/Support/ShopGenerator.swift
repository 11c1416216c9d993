import EventSimulation
import Forecourt

/// Random small valid shops, each a pure function of its seed.
///
/// Small on purpose: one to four bays, a short lane, few people, so that every queue, limit and rule
/// is met within a day, and ties are frequent (many durations are whole minutes).
struct ShopGenerator {
  /// What a shop may have beyond a guard, advisors and cars.
  struct Features: OptionSet {
    let rawValue: Int
    static let walkIns = Features(rawValue: 1)
    static let bookings = Features(rawValue: 2)
    static let visitors = Features(rawValue: 4)
    static let randomResponse = Features(rawValue: 8)
    static let speeds = Features(rawValue: 16)
    static let breaks = Features(rawValue: 32)
    static let rosters = Features(rawValue: 64)
    static let frontDesk = Features(rawValue: 128)
    static let notices = Features(rawValue: 256)
    static let workshop = Features(rawValue: 512)
    static let patience = Features(rawValue: 1024)
    static let days = Features(rawValue: 2048)
    static let escalations = Features(rawValue: 4096)
    static let fineRules = Features(rawValue: 8192)
    static let calendar = Features(rawValue: 16384)
    static let all = Features(rawValue: 32767)
  }

  private var state: UInt64
  private let features: Features

  private init(seed: UInt64, features: Features) {
    state = seed
    self.features = features
    // Neighbouring seeds must not be the same sequence shifted by one.
    state = next() ^ seed
    state = next()
  }

  static func shop(seed: UInt64, features: Features = .all) -> Shop {
    var generator = ShopGenerator(seed: seed, features: features)
    return generator.make(seed)
  }

  // MARK: Dice

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private mutating func int(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  private mutating func chance(_ percent: Int) -> Bool { int(1...100) <= percent }

  private mutating func pick<T>(_ choices: [T]) -> T { choices[int(0...choices.count - 1)] }

  private mutating func has(_ feature: Features, _ percent: Int = 50) -> Bool {
    let roll = chance(percent)
    return roll && features.contains(feature)
  }

  /// Often nothing or whole minutes, else exponential or lognormal.
  private mutating func duration(_ upTo: Int) -> Distribution {
    switch int(0...9) {
    case 0...2: nothing
    case 3...6: minutes(Double(int(1...upTo)))
    case 7...8: .exponential(mean: Double(int(1...upTo)) * 60e6)
    default: .lognormal(mean: Double(int(1...upTo)) * 60e6, cv: 0.5)
    }
  }

  private mutating func fixedDuration(_ upTo: Int) -> Distribution {
    minutes(Double(int(0...upTo)))
  }

  // MARK: The shop

  private mutating func make(_ seed: UInt64) -> Shop {
    var shop = Shop.quiet()
    shop.name = "random \(seed)"
    let days = has(.days, 30) ? int(2...4) : 1
    shop.calendar.days = days
    makePlaces(&shop)
    makeJobs(&shop)
    makeDemand(&shop, days: days)
    makePeople(&shop)
    makeReception(&shop)
    makeRules(&shop)
    makeCustomers(&shop)
    if features.contains(.workshop) { makeWorkshop(&shop) }
    if has(.notices, 30) {
      shop.progressNotices = ProgressNotices(
        enabled: true, every: Microseconds(int(10...60)) * TimeUnit.minute,
        duration: duration(4), toleranceFactor: pick([1, 2, 1.5]))
    }
    if features.contains(.calendar) { makeCalendar(&shop, days: days) }
    // With other dice, so that the shops of before stay as they are in all else.
    state ^= 0x5851_F42D_4C95_7F2D
    makeLaterChoices(&shop)
    return shop
  }

  private mutating func makePlaces(_ shop: inout Shop) {
    shop.places = Places(
      bays: int(1...4), lane: int(0...5), temporaryParking: int(0...4), waitingBays: int(0...2),
      awaitingRepair: int(0...3), gateQueue: pick([0, 1, 3, Places.unlimited]),
      finishedParking: pick([1, 3, Places.unlimited]))
  }

  private mutating func makeJobs(_ shop: inout Shop) {
    shop.jobTypes = (0..<int(1...3)).map { number in
      var job = JobType.plain("job\(number)", atCar: duration(20), atDesk: duration(15))
      job.share = Double(int(1...4))
      job.bookedShare = Double(int(1...4))
      job.diagnosisProbability = pick([0, 0, 1, 0.3])
      job.diagnosis = duration(20)
      return job
    }
  }

  private mutating func makeDemand(_ shop: inout Shop, days: Int) {
    let busy = int(1...12)
    if has(.walkIns) || has(.bookings, 30) {
      shop.demand.trace = nil
      if features.contains(.walkIns) {
        shop.demand.walkInRates = (0..<7).map { _ in
          (0..<24).map { _ in Double(int(0...busy)) }
        }
        if chance(20) { shop.demand.dayToDayVariation = pick([0.2, 0.8]) }
      }
      if has(.bookings, 60) {
        let slots = (0..<int(1...10)).map { clock(8 + $0, pick([0, 0, 30])) }
        shop.demand.appointments = Appointments(
          template: (0..<7).map { _ in
            slots.map { AppointmentSlot(time: $0, places: int(0...3)) }
          },
          bookedShare: pick([1, 0.6]), noShow: pick([0, 0.3]),
          punctuality: pick([
            nothing, .constant(-5 * 60e6), .normal(mean: 0, sd: 8 * 60e6),
            .uniform(low: -20 * 60e6, high: 15 * 60e6),
          ]))
      }
    } else {
      var trace: [TraceArrival] = []
      for day in 0..<days {
        for _ in 0..<int(0...busy * 6) {
          let minute = Microseconds(int(0...599)) * TimeUnit.minute
          let time = Microseconds(day) * TimeUnit.day + clock(8) + minute
          trace.append(
            TraceArrival(
              time: time, jobType: int(0...shop.jobTypes.count - 1),
              bookedSlot: chance(40) ? time : nil))
        }
      }
      shop.demand.trace = trace.sorted { $0.time < $1.time }
    }
    if has(.visitors, 30) {
      shop.demand.visitors = OtherVisitors(
        perDay: Double(int(1...40)), stay: duration(20), turnAway: duration(5))
    }
  }

  private mutating func makePeople(_ shop: inout Shop) {
    let wanted: [(Role, ClosedRange<Int>)] = [
      (.guardPost, 0...2), (.advisor, 1...4), (.frontDesk, 0...2), (.supervisor, 0...2),
      (.manager, 0...2), (.mover, 0...1), (.inspector, 0...1), (.cashier, 0...1),
    ]
    for (role, range) in wanted { shop.employ(role, int(range)) }
    for index in shop.staff.people.indices {
      if has(.speeds, 20) { shop.staff.people[index].speed = pick([0.5, 1.25, 2]) }
      if has(.breaks, 40) {
        let from = clock(int(9...15), pick([0, 30]))
        shop.staff.people[index].breaks = [
          Break(
            window: DayInterval(
              from: from, to: from + Microseconds(int(1...4)) * 30 * TimeUnit.minute),
            length: Microseconds(int(1...60)) * TimeUnit.minute)
        ]
      }
      // The first advisor is always there: a shop that is open needs one.
      if has(.rosters, 40), shop.staff.people[index].name != "advisor 1" {
        shop.staff.people[index].shifts = (0..<7).map { _ in
          switch int(0...5) {
          case 0: []
          case 1:
            [
              DayInterval(from: clock(8), to: clock(12)),
              DayInterval(from: clock(int(12...14)), to: clock(int(15...19))),
            ]
          case 2: [DayInterval(from: clock(7), to: clock(int(14...22)))]
          case 3: [DayInterval(from: clock(int(9...12)), to: clock(18))]
          default: [DayInterval(from: clock(8), to: clock(18))]
          }
        }
      }
    }
    for role in Role.allCases {
      shop.staff.minimumOnDuty[Int(role.rawValue)] = pick([0, 0, 1, 2])
    }
    shop.staff.notifyDeputies = pick([[], [.advisor], [.frontDesk, .supervisor]])
    shop.staff.attendDeputies = pick([[], [.supervisor], [.advisor, .supervisor]])
  }

  private mutating func makeReception(_ shop: inout Shop) {
    shop.reception = ReceptionPolicy(
      guide: duration(4), selfParking: duration(4), order: pick([.fifo, .bookedFirst]),
      reservedBays: chance(30) ? int(0...shop.places.bays - 1) : 0, target: TimeUnit.minute,
      bookedFactor: pick([1, 1, 0.5]), advisorStaysForDiagnosis: chance(50),
      clearBayEarly: chance(25), frontDeskHelp: nil)
    if has(.frontDesk, 40) {
      shop.reception.frontDeskHelp = FrontDeskHelp(
        peakWindows: Array(
          repeating: chance(50) ? [DayInterval(from: clock(9), to: clock(11))] : [], count: 7),
        assistAt: chance(50) ? int(1...4) : nil, steps: pick([.desk, .reception]))
    }
    shop.handOver = HandOverPolicy(
      handOver: duration(4), destination: pick([.holdInBay, .awaitingRepair]),
      driver: pick([.advisor, .supervisor, .guardPost, .mover, .frontDesk]), drive: duration(4),
      parkingDrive: duration(3), workshopTakesOver: duration(40))
  }

  private mutating func response() -> EscalationResponse {
    if features.contains(.randomResponse) {
      return EscalationResponse(
        noticeDelay: duration(3), noticeReliability: pick([1, 0.9, 0.5, 0]),
        patrolEvery: Microseconds(int(1...10)) * TimeUnit.minute, attendance: duration(4),
        coordination: duration(3), calledOff: true)
    }
    return EscalationResponse(
      noticeDelay: fixedDuration(3), noticeReliability: 1,
      patrolEvery: Microseconds(int(1...10)) * TimeUnit.minute, attendance: fixedDuration(4),
      coordination: fixedDuration(3), calledOff: true)
  }

  private mutating func makeRules(_ shop: inout Shop) {
    let threshold = int(1...5)
    shop.crowding = CrowdingRule(
      enabled: has(.escalations, 70), threshold: threshold,
      closeAfter: pick([0, 0, 2 * TimeUnit.minute]),
      actions: pick([
        [.releaseToWaitingBay, .divertToTemporaryParking],
        [.divertToTemporaryParking, .releaseToWaitingBay], [.divertToTemporaryParking],
        [.releaseToWaitingBay], [],
      ]), recallBelow: int(1...max(threshold, 1)), response: response())
    shop.longStay = LongStayRule(
      enabled: has(.escalations, 70), limit: Microseconds(int(5...30)) * TimeUnit.minute,
      repeatEvery: chance(30) ? Microseconds(int(1...10)) * TimeUnit.minute : nil,
      actions: pick([
        [.moveToAwaitingRepair], [.moveToAwaitingRepair, .washFirst, .bodyAndPaintFirst],
        [.washFirst, .moveToAwaitingRepair], [.bodyAndPaintFirst, .washFirst], [],
      ]), clockAfterReturn: pick([.resume, .restart]), response: response())
    shop.yardstick = Yardstick(
      crowded: chance(50) ? threshold : int(1...5),
      longStay: chance(50) ? shop.longStay.limit : Microseconds(int(5...30)) * TimeUnit.minute)
  }

  private mutating func makeLaterChoices(_ shop: inout Shop) {
    if chance(60) { shop.crowding.recallBelow = nil }
    if features.contains(.randomResponse) {
      shop.crowding.response.calledOff = chance(70)
      shop.longStay.response.calledOff = chance(70)
    }
    if has(.walkIns, 25) {
      shop.demand.beforeOpening = BeforeOpening(
        cars: (0..<7).map { _ in Double(int(0...5)) },
        early: pick([minutes(10), nothing, .uniform(low: 0, high: 30 * 60e6)]))
    }
  }

  private mutating func makeCustomers(_ shop: inout Shop) {
    shop.customers = CustomerBehaviour(
      patience: has(.patience, 40) ? duration(40) : .never,
      receptionTolerance: chance(60) ? duration(20) : .never,
      stayTolerance: chance(60) ? duration(40) : .never, loungeFactor: pick([1, 0.5, 0]))
    guard features.contains(.fineRules) else { return }
    shop.fines = FineRule(
      amount: 5000, trigger: pick([.complaint, .episode, .longStay]),
      attribution: pick([.largestDelay, .sharedByDelay, .fixed(.manager), .fixed(.cashier)]))
  }

  private mutating func makeWorkshop(_ shop: inout Shop) {
    let kinds: [Pool.Kind] = pick([
      [.mechanical], [.mechanical, .wash], [.mechanical, .bodyAndPaint, .wash],
    ])
    let pools = kinds.enumerated().map { number, kind in
      Pool(
        id: "pool\(number)", name: BilingualName(en: "pool", zh: "pool"), kind: kind,
        bays: int(1...3), teams: int(1...3),
        hours: Array(
          repeating: pick([
            [DayInterval(from: clock(8), to: clock(18))],
            [
              DayInterval(from: clock(8), to: clock(12)),
              DayInterval(from: clock(13), to: clock(18)),
            ],
          ]), count: 7),
        teamWagePerHour: 9000)
    }
    for index in shop.jobTypes.indices {
      shop.jobTypes[index].operations = (0..<int(0...3)).map { _ in
        Operation(pool: int(0...pools.count - 1), duration: duration(60))
      }
      shop.jobTypes[index].washAccepted = pick([0, 1, 0.5])
      shop.jobTypes[index].isMajor = chance(30)
      shop.jobTypes[index].handBack = duration(10)
      shop.jobTypes[index].pickUpDelay = duration(60)
    }
    shop.workshop = Workshop(
      pools: pools, dispatch: pick([.fifo, .bookedFirst, .minorFirst]),
      additionalWork: AdditionalWork(
        probability: pick([0, 0.4]), call: duration(5), answer: duration(20),
        accepted: pick([1, 0.5]), extraShare: 0.5),
      partsWaitProbability: pick([0, 0.3]), partsWait: duration(60), inspection: duration(5),
      reworkProbability: pick([0, 0.3]), reworkShare: 0.5, wash: duration(15),
      washTouchUp: duration(5))
    shop.handBack = HandBackPolicy(
      priority: pick([.receptionFirst, .handBackFirst]), deferMajor: chance(50),
      peakWindows: Array(repeating: [DayInterval(from: clock(9), to: clock(11))], count: 7),
      payment: duration(5))
  }

  private mutating func makeCalendar(_ shop: inout Shop, days: Int) {
    if days > 1, chance(30) { shop.calendar.warmUpDays = int(1...days - 1) }
    if chance(10) { shop.calendar.opening[int(0...6)] = nil }
    if chance(10) { shop.calendar.closedDates = [shop.calendar.date(ofDay: int(0...days - 1))] }
    if chance(10) {
      shop.calendar.specialDays = [
        SpecialDay(
          date: shop.calendar.date(ofDay: int(0...days - 1)), factor: pick([0, 0.5, 2]),
          like: chance(50) ? .sunday : nil)
      ]
    }
    if chance(10), days > 1 {
      shop.startingCars = [
        StartingCars(place: pick([.gate, .awaitingRepair]), jobType: 0, count: int(1...3))
      ]
    }
  }
}
