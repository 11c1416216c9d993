import EventSimulation
import Forecourt

extension Shop {
  /// A shop that is a plain queue: cars come at all hours at one rate, an advisor serves for an
  /// exponential time in a bay, and nothing else takes time or is scarce. With `inShifts` one half
  /// of the advisors works before noon and the other after it, with a break each.
  static func queue(
    servers: Int, advisors: Int? = nil, inShifts: Bool = false, carsPerHour: Double,
    minutes: Double = 18, days: Int
  ) -> Shop {
    let allDay = [[DayInterval]](repeating: [DayInterval(from: 0, to: TimeUnit.day)], count: 7)
    func permanent(_ number: Int) -> Person {
      Person(
        name: "A\(number)", role: .advisor, speed: 1, wagePerHour: 4000, shifts: allDay, breaks: [])
    }
    func shiftWorker(_ number: Int) -> Person {
      let begins = number % 2 == 0 ? 0 : 12 * TimeUnit.hour
      let shift = DayInterval(from: begins, to: begins + 12 * TimeUnit.hour)
      let window = DayInterval(from: begins + 5 * TimeUnit.hour, to: begins + 7 * TimeUnit.hour)
      return Person(
        name: "A\(number)", role: .advisor, speed: 1, wagePerHour: 4000,
        shifts: [[DayInterval]](repeating: [shift], count: 7),
        breaks: [Break(window: window, length: TimeUnit.hour / 2)])
    }
    let none = EscalationResponse(
      noticeDelay: .constant(0), noticeReliability: 1, patrolEvery: 60_000_000,
      attendance: .constant(0), coordination: .constant(0), calledOff: true)
    return Shop(
      name: "mm3", question: "",
      calendar: ShopCalendar(
        firstDate: CalendarDate(year: 2024, month: 7, day: 1)!, days: days, warmUpDays: 0,
        opening: [OpeningHours?](
          repeating: OpeningHours(opens: 0, closes: TimeUnit.day, lastArrival: TimeUnit.day),
          count: 7),
        closedDates: [], specialDays: []),
      demand: Demand(
        walkInRates: [[Double]](repeating: [Double](repeating: carsPerHour, count: 24), count: 7),
        dayToDayVariation: 0, beforeOpening: .nobody,
        appointments: Appointments(
          template: [[AppointmentSlot]](repeating: [], count: 7), bookedShare: 0, noShow: 0,
          punctuality: .constant(0)),
        visitors: OtherVisitors(perDay: 0, stay: .constant(0), turnAway: .constant(0)), trace: nil),
      jobTypes: [
        JobType(
          id: "a", name: BilingualName(en: "a", zh: "a"), share: 1, bookedShare: 1,
          atCar: .exponential(mean: minutes * 60e6), atDesk: .constant(0), diagnosisProbability: 0,
          diagnosis: .constant(0), operations: [], washAccepted: 0, isMajor: false,
          handBack: .constant(0), pickUpDelay: .constant(0))
      ],
      places: Places(
        bays: servers, lane: Places.unlimited, temporaryParking: 0, waitingBays: 0,
        awaitingRepair: 0,
        gateQueue: Places.unlimited, finishedParking: 0),
      staff: Staff(
        people: (0..<(advisors ?? servers)).map { inShifts ? shiftWorker($0) : permanent($0) },
        minimumOnDuty: [Int](repeating: 0, count: 8), notifyDeputies: [], attendDeputies: []),
      reception: ReceptionPolicy(
        guide: .constant(0), selfParking: .constant(0), order: .fifo, reservedBays: 0,
        target: 60_000_000, bookedFactor: 1, advisorStaysForDiagnosis: true, clearBayEarly: false,
        frontDeskHelp: nil),
      handOver: HandOverPolicy(
        handOver: .constant(0), destination: .holdInBay, driver: .advisor, drive: .constant(0),
        parkingDrive: .constant(0), workshopTakesOver: .constant(0)),
      crowding: CrowdingRule(
        enabled: false, threshold: 4, closeAfter: 0, actions: [], recallBelow: nil, response: none),
      longStay: LongStayRule(
        enabled: false, limit: 20 * TimeUnit.minute, repeatEvery: nil, actions: [],
        clockAfterReturn: .resume, response: none),
      yardstick: Yardstick(crowded: 4, longStay: 20 * TimeUnit.minute),
      customers: CustomerBehaviour(
        patience: .never, receptionTolerance: .never, stayTolerance: .never, loungeFactor: 1),
      fines: FineRule(amount: 5000, trigger: .complaint, attribution: .largestDelay),
      workshop: nil,
      handBack: HandBackPolicy(
        priority: .receptionFirst, deferMajor: false,
        peakWindows: [[DayInterval]](repeating: [], count: 7), payment: .constant(0)),
      progressNotices: ProgressNotices(
        enabled: false, every: 60_000_000, duration: .constant(0), toleranceFactor: 1),
      costs: Costs(overtimeFactor: 1.5, loadFactor: 1.35, lostCustomer: 0), startingCars: [])
  }
}
