import EventSimulation
import Forecourt

/// A time of day of the first day.
func clock(_ hour: Int, _ minute: Int = 0, _ second: Int = 0, micro: Int64 = 0) -> Microseconds {
  Microseconds(hour) * TimeUnit.hour + Microseconds(minute) * TimeUnit.minute
    + Microseconds(second) * TimeUnit.second + micro
}

func minutes(_ value: Double) -> Distribution { .constant(value * Double(TimeUnit.minute)) }

let wholeDay = DayInterval(from: 0, to: TimeUnit.day)
let nothing = Distribution.constant(0)
let noBookings = Appointments(
  template: Array(repeating: [], count: 7), bookedShare: 0, noShow: 0, punctuality: nothing)

/// Noticed at once, told at once, there at once, decided in a minute.
let promptResponse = EscalationResponse(
  noticeDelay: nothing, noticeReliability: 1, patrolEvery: 5 * TimeUnit.minute,
  attendance: nothing, coordination: minutes(1), calledOff: true)

extension JobType {
  /// A visit of `atCar` and `atDesk`, and nothing else.
  static func plain(
    _ id: String = "service", atCar: Distribution, atDesk: Distribution = nothing
  ) -> JobType {
    JobType(
      id: id, name: BilingualName(en: id, zh: id), share: 1, bookedShare: 1, atCar: atCar,
      atDesk: atDesk, diagnosisProbability: 0, diagnosis: nothing, operations: [],
      washAccepted: 0, isMajor: false, handBack: nothing, pickUpDelay: nothing)
  }
}

extension Shop {
  /// One Monday, 08:00 to 18:00. Three bays, three advisors, one guard, supervisor and manager, all on
  /// duty while the shop is open. Six minutes at the car, four at the desk; nothing else takes time.
  /// Both rules off, everybody infinitely patient, nobody comes: a test says what differs.
  static func quiet(_ change: (inout Shop) -> Void = { _ in }) -> Shop {
    var shop = Shop(
      name: "test", question: "",
      calendar: ShopCalendar(
        firstDate: CalendarDate(year: 2024, month: 7, day: 1)!, days: 1, warmUpDays: 0,
        opening: Array(
          repeating: OpeningHours(
            opens: clock(8), closes: clock(18), lastArrival: clock(18)), count: 7),
        closedDates: [], specialDays: []),
      demand: Demand(
        walkInRates: Array(repeating: Array(repeating: 0, count: 24), count: 7),
        dayToDayVariation: 0, beforeOpening: .nobody, appointments: noBookings,
        visitors: OtherVisitors(perDay: 0, stay: minutes(5), turnAway: minutes(1)), trace: []),
      jobTypes: [.plain(atCar: minutes(6), atDesk: minutes(4))],
      places: Places(
        bays: 3, lane: 3, temporaryParking: 8, waitingBays: 2, awaitingRepair: 6,
        gateQueue: Places.unlimited, finishedParking: Places.unlimited),
      staff: Staff(
        people: [], minimumOnDuty: Array(repeating: 0, count: Role.allCases.count),
        notifyDeputies: [], attendDeputies: []),
      reception: ReceptionPolicy(
        guide: nothing, selfParking: nothing, order: .fifo, reservedBays: 0,
        target: TimeUnit.minute, bookedFactor: 1, advisorStaysForDiagnosis: true,
        clearBayEarly: false, frontDeskHelp: nil),
      handOver: HandOverPolicy(
        handOver: nothing, destination: .holdInBay, driver: .advisor, drive: nothing,
        parkingDrive: nothing, workshopTakesOver: nothing),
      crowding: CrowdingRule(
        enabled: false, threshold: 4, closeAfter: 0, actions: [], recallBelow: nil,
        response: promptResponse),
      longStay: LongStayRule(
        enabled: false, limit: 20 * TimeUnit.minute, repeatEvery: nil, actions: [],
        clockAfterReturn: .resume, response: promptResponse),
      yardstick: Yardstick(crowded: 4, longStay: 20 * TimeUnit.minute),
      customers: CustomerBehaviour(
        patience: .never, receptionTolerance: .never, stayTolerance: .never, loungeFactor: 1),
      fines: FineRule(amount: 5000, trigger: .complaint, attribution: .largestDelay),
      workshop: nil,
      handBack: HandBackPolicy(
        priority: .receptionFirst, deferMajor: false, peakWindows: Array(repeating: [], count: 7),
        payment: nothing),
      progressNotices: ProgressNotices(
        enabled: false, every: TimeUnit.hour, duration: nothing, toleranceFactor: 1),
      costs: Costs(overtimeFactor: 1.5, loadFactor: 1.3, lostCustomer: 50_000), startingCars: [])
    shop.employ(.guardPost, 1)
    shop.employ(.advisor, 3)
    shop.employ(.supervisor, 1)
    shop.employ(.manager, 1)
    change(&shop)
    return shop
  }

  /// Replaces the people of a role: `count` alike, named "role 1", "role 2", …
  mutating func employ(
    _ role: Role, _ count: Int, shift: DayInterval = DayInterval(from: clock(8), to: clock(18)),
    breaks: [Break] = [], speed: Double = 1
  ) {
    let title = role == .guardPost ? "guard" : "\(role)"
    let others = staff.people.filter { $0.role != role }
    let hired = (0..<count).map { number in
      Person(
        name: "\(title) \(number + 1)", role: role, speed: speed, wagePerHour: 6000,
        shifts: Array(repeating: [shift], count: 7), breaks: breaks)
    }
    staff.people = (others + hired).enumerated().sorted {
      ($0.element.role.rawValue, $0.offset) < ($1.element.role.rawValue, $1.offset)
    }.map(\.element)
  }

  /// Walk-ins at these instants.
  mutating func arrivals(_ times: Microseconds..., job: Int = 0) {
    demand.trace =
      (demand.trace ?? [])
      + times.map { TraceArrival(time: $0, jobType: job, bookedSlot: nil) }
  }

  /// Booked cars that come on the minute.
  mutating func booked(_ times: Microseconds..., job: Int = 0) {
    demand.trace =
      (demand.trace ?? []) + times.map { TraceArrival(time: $0, jobType: job, bookedSlot: $0) }
    demand.trace?.sort { $0.time < $1.time }
  }

  /// Open, staffed and visited around the clock: for theory of steady states.
  mutating func openAroundTheClock(days: Int, warmUp: Int, carsPerHour: Double) {
    calendar.days = days + warmUp
    calendar.warmUpDays = warmUp
    calendar.opening = Array(
      repeating: OpeningHours(opens: 0, closes: TimeUnit.day, lastArrival: TimeUnit.day), count: 7)
    for index in staff.people.indices {
      staff.people[index].shifts = Array(repeating: [wholeDay], count: 7)
    }
    demand.trace = nil
    demand.walkInRates = Array(repeating: Array(repeating: carsPerHour, count: 24), count: 7)
  }
}

extension Workshop {
  /// One mechanical pool around the clock in which nothing but the operation takes time.
  static func simple(bays: Int, teams: Int) -> Workshop {
    Workshop(
      pools: [
        Pool(
          id: "mechanical", name: BilingualName(en: "mechanical", zh: "机修"), kind: .mechanical,
          bays: bays, teams: teams, hours: Array(repeating: [wholeDay], count: 7),
          teamWagePerHour: 9000)
      ],
      dispatch: .fifo,
      additionalWork: AdditionalWork(
        probability: 0, call: nothing, answer: nothing, accepted: 0, extraShare: 0),
      partsWaitProbability: 0, partsWait: nothing, inspection: nothing, reworkProbability: 0,
      reworkShare: 0, wash: nothing, washTouchUp: nothing)
  }
}
