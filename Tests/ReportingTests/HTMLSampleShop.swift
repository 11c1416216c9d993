import EventSimulation
import Forecourt

/// A shop like that of the plan: three bays, four advisors, a small workshop.
enum HTMLSampleShop {
  static func shop(
    name: String = "Plan as signed", question: String = "Does the plan hold at 45 cars a day?"
  ) -> Shop {
    let minutes = { (value: Double) in
      Distribution.lognormal(mean: value * Double(TimeUnit.minute), cv: 0.35)
    }
    let response = EscalationResponse(
      noticeDelay: minutes(0.5), noticeReliability: 0.95, patrolEvery: 5 * TimeUnit.minute,
      attendance: minutes(2), coordination: minutes(1))
    let hours = DayInterval(from: 8 * TimeUnit.hour, to: 18 * TimeUnit.hour)
    let week = [[DayInterval]](repeating: [hours], count: 7)
    let opening = OpeningHours(opens: hours.from, closes: hours.to, lastArrival: hours.to)
    return Shop(
      name: name, question: question,
      calendar: ShopCalendar(
        firstDate: CalendarDate(year: 2024, month: 7, day: 1)!, days: 7, warmUpDays: 0,
        opening: [OpeningHours?](repeating: opening, count: 7), closedDates: [], specialDays: []),
      demand: Demand(
        walkInRates: (0..<7).map { _ in (0..<24).map { (8..<18).contains($0) ? 3.0 : 0 } },
        dayToDayVariation: 0,
        appointments: Appointments(
          template: [[AppointmentSlot]](
            repeating: (0..<16).map {
              AppointmentSlot(
                time: 8 * TimeUnit.hour + Int64($0) * 30 * TimeUnit.minute, places: 1)
            }, count: 7),
          bookedShare: 0.9, noShow: 0.1, punctuality: .constant(0)),
        visitors: OtherVisitors(perDay: 1, stay: minutes(8), turnAway: minutes(1)), trace: nil),
      jobTypes: [
        job("maintenance", "Maintenance", "保养", 0.6, minutes),
        job("generalRepair", "General repair", "一般维修", 0.3, minutes),
        job("bodyAndPaint", "Body and paint", "钣喷", 0.1, minutes),
      ],
      places: Places(
        bays: 3, lane: 3, temporaryParking: 8, waitingBays: 2, awaitingRepair: 4,
        gateQueue: Places.unlimited, finishedParking: 12),
      staff: Staff(
        people: people(week), minimumOnDuty: [0, 1, 0, 0, 0, 0, 0, 0], notifyDeputies: [.advisor],
        attendDeputies: [.supervisor]),
      reception: ReceptionPolicy(
        guide: minutes(0.7), selfParking: minutes(1.5), order: .fifo, reservedBays: 0,
        target: TimeUnit.minute, bookedFactor: 0.8, advisorStaysForDiagnosis: true,
        clearBayEarly: false, frontDeskHelp: nil),
      handOver: HandOverPolicy(
        handOver: minutes(1), destination: .awaitingRepair, driver: .advisor, drive: minutes(1.5),
        parkingDrive: minutes(1), workshopTakesOver: minutes(10)),
      crowding: CrowdingRule(
        enabled: true, threshold: 4, closeAfter: 0,
        actions: [.releaseToWaitingBay, .divertToTemporaryParking], recallBelow: 3,
        response: response),
      longStay: LongStayRule(
        enabled: true, limit: 20 * TimeUnit.minute, repeatEvery: nil,
        actions: [.washFirst], clockAfterReturn: .resume,
        response: response),
      customers: CustomerBehaviour(
        patience: .never, receptionTolerance: minutes(20), stayTolerance: minutes(40),
        loungeFactor: 0.75),
      fines: FineRule(amount: 5000, trigger: .complaint, attribution: .largestDelay),
      workshop: workshop(week, minutes),
      handBack: HandBackPolicy(
        priority: .receptionFirst, deferMajor: true, peakWindows: week, payment: minutes(3)),
      progressNotices: ProgressNotices(
        enabled: false, every: TimeUnit.hour, duration: minutes(1), toleranceFactor: 1.2),
      costs: Costs(overtimeFactor: 1.5, loadFactor: 1.35, lostCustomer: 0), startingCars: [])
  }

  private static func job(
    _ id: String, _ en: String, _ zh: String, _ share: Double, _ minutes: (Double) -> Distribution
  ) -> JobType {
    JobType(
      id: id, name: BilingualName(en: en, zh: zh), share: share, bookedShare: share,
      atCar: minutes(10), atDesk: minutes(6), diagnosisProbability: 0.1, diagnosis: minutes(8),
      operations: [Operation(pool: 0, duration: minutes(60))], washAccepted: 0.9,
      isMajor: id == "bodyAndPaint", handBack: minutes(8), pickUpDelay: minutes(10))
  }

  private static func people(_ week: [[DayInterval]]) -> [Person] {
    let lunch = Break(
      window: DayInterval(from: 11 * TimeUnit.hour, to: 13 * TimeUnit.hour), length: TimeUnit.hour)
    let names: [(String, Role)] = [
      ("Lao Zhao 赵", .guardPost), ("Wang 王", .advisor), ("Li 李", .advisor), ("Chen 陈", .advisor),
      ("Zhou 周", .advisor), ("Director Sun 孙", .supervisor), ("Manager He 何", .manager),
    ]
    return names.map { name, role in
      Person(
        name: name, role: role, speed: 1, wagePerHour: 4000, shifts: week,
        breaks: role == .advisor ? [lunch] : [])
    }
  }

  private static func workshop(
    _ week: [[DayInterval]], _ minutes: (Double) -> Distribution
  ) -> Workshop {
    func pool(_ id: String, _ en: String, _ zh: String, _ kind: Pool.Kind, _ bays: Int) -> Pool {
      Pool(
        id: id, name: BilingualName(en: en, zh: zh), kind: kind, bays: bays, teams: bays,
        hours: week, teamWagePerHour: 8000)
    }
    return Workshop(
      pools: [
        pool("mechanical", "Mechanical", "机电", .mechanical, 8),
        pool("bodyAndPaint", "Body and paint", "钣喷", .bodyAndPaint, 6),
        pool("wash", "Wash", "洗车", .wash, 2),
      ],
      dispatch: .fifo,
      additionalWork: AdditionalWork(
        probability: 0.3, call: minutes(2), answer: minutes(10), accepted: 0.6, extraShare: 0.25),
      partsWaitProbability: 0.05, partsWait: minutes(60), inspection: minutes(5),
      reworkProbability: 0.03, reworkShare: 0.3, wash: minutes(14), washTouchUp: minutes(5))
  }
}
