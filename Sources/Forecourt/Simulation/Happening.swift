import EventSimulation

/// The events of the calendar. Small trivial values: a car is its row, a person its roster index.
enum Happening: BitwiseCopyable {
  // The calendar
  case dayBegins, opens, closes, measuringBegins
  // Demand
  case walkInArrives, bookedArrives, visitorArrives, traceArrives, startingCarsArrive
  // People
  case shiftBegins(Int32)
  case shiftEnds(Int32)
  case breakEnds(Int32)
  case breakWindowOpens(Int32, Int16)
  case breakWindowCloses(Int32, Int16)
  case peakEnds
  /// The front desk begins to help: nothing but time has changed.
  case helpBegins
  // A visit
  case visitorLeaves(CarRow)
  case reachesParking(CarRow)
  case returnsFromParking(CarRow)
  case reachesBay(CarRow)
  case atCarEnds(CarRow)
  case diagnosisEnds(CarRow)
  case deskEnds(CarRow)
  case handOverEnds(CarRow)
  case driveEnds(CarRow)
  case workshopTakesOver(CarRow)
  case patienceEnds(CarRow)
  case receptionToleranceEnds(CarRow)
  case stayToleranceEnds(CarRow)
  // The rules
  case limitPassed(CarRow)
  case longStayPatrol(CarRow)
  case longStayNoticeGiven(CarRow)
  case crowdingPatrol, crowdingNoticeGiven, crowdingCloses
  case managerArrives, coordinationEnds
  // The workshop and hand-back
  case partsArrive(CarRow)
  case operationEnds(CarRow)
  case callEnds(CarRow)
  case customerAnswers(CarRow)
  case inspectionEnds(CarRow)
  case customerReturns(CarRow)
  case handBackEnds(CarRow)
  case paymentEnds(CarRow)
  case progressDue(CarRow)
  case progressNoticeEnds(Int32)
}

/// Order of events of the same instant: what ends before what begins, so that a car that leaves at
/// the instant at which another enters has left.
enum Priority {
  /// Work that ends, cars that reach a place.
  static let completion: UInt8 = 0
  /// The calendar and the rosters.
  static let calendar: UInt8 = 1
  /// Escalations: notices, attendance, coordination.
  static let escalation: UInt8 = 2
  /// Limits of patience, tolerance and the 20 minutes.
  static let limit: UInt8 = 3
  static let arrival: UInt8 = 4
}

/// What a random number is for; part of its key (see `RandomStream`).
enum Purpose: UInt8 {
  case walkInGap = 1
  case dayFactor, booking, punctuality, visitorGap, jobType, patience, receptionTolerance
  case stayTolerance, atCar, atDesk, diagnosis, diagnosisDuration, guide, parkingDrive, handOver
  case drive, workshopTakesOver, visitorStay, turnAway, washAccepted
  case crowdingNotice, crowdingAttendance, crowdingCoordination
  case longStayNotice, longStayAttendance, longStayCoordination
  case partsNeeded, partsWait, additionalWork, additionalCall, additionalAnswer
  case inspection, rework, wash, touchUp, handBack, payment, pickUp, progressNotice
  case earlyGap, early
  /// Plus the index of the operation.
  case operation = 64
}

/// Namespaces of entities: who a random number belongs to.
enum Entity {
  static func walkIn(day: Int, index: Int) -> UInt64 {
    1 << 60 | UInt64(day) << 32 | UInt64(index)
  }
  /// The place of a slot, which is a time of the day.
  static func booking(day: Int, slot: Microseconds, place: Int) -> UInt64 {
    let (unit, rest) = slot.quotientAndRemainder(dividingBy: 10 * TimeUnit.second)
    let entity = 2 << 60 | UInt64(day) << 32 | UInt64(unit) << 16 | UInt64(place & 0xFFFF)
    // What does not fit is spread over all bits; it is 0 for the slots of any ordinary sheet.
    return spread(UInt64(rest) | UInt64(place >> 16) << 24, over: entity)
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
  /// The n-th repetition of something that happens to a car. Beyond the free bits of an entity the
  /// number is spread over all of them.
  static func repeated(_ entity: UInt64, _ n: Int) -> UInt64 {
    n < 256 ? entity ^ UInt64(n) << 52 : spread(UInt64(n), over: entity)
  }

  private static func spread(_ number: UInt64, over entity: UInt64) -> UInt64 {
    entity &+ number &* 0x9E37_79B9_7F4A_7C15
  }
}
