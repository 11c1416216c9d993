public import EventSimulation

/// What a log row says. Each case names who (`person`), which car and what `detail` means.
public enum EventKind: UInt8, CaseIterable, Sendable, Hashable, BitwiseCopyable {
  /// The calendar: `detail` is the day number of the horizon.
  case dayBegins, dayEnds
  // People: `person`.
  case shiftBegins, shiftEnds, breakBegins, breakEnds, breakMissed
  // At the gate. `arrives`: detail = job type, or −1 for another visitor.
  /// `noShow`: told at midnight; detail = the booked time, on the scale of the log.
  case arrives, noShow
  /// Driven on because everything is full; driven away because patience ended.
  case drivesOn, losesPatience
  /// Into the area: place = the lane, or the bay of a car that drives straight up to it.
  case joinsGateQueue, entersLane
  /// To temporary parking: detail = ticket number.
  case diverted
  case parked
  /// The ticket is called; the car sets off to its bay.
  case called
  // To the bay: `index` = bay.
  case guideBegins, selfParks, reachesBay
  // Reception: `person` from its beginning.
  case receptionBegins, atCarEnds, diagnosisBegins, diagnosisEnds, deskBegins, orderSigned
  case handOverBegins, handOverEnds
  /// A car is driven: place and index = where to; `person` drives (none: it rolls by itself).
  case driveBegins, driveEnds
  /// The car is out of the area: detail = its area clock.
  case leavesArea
  // Other visitors
  case turnAwayBegins, visitorLeaves
  // Crowding: begins with detail = count, ends with detail = how long it was. Long stay: the clock
  // passes the limit.
  case crowdingBegins, crowdingEnds, longStayBegins
  /// detail = 0 crowding, 1 long stay.
  case noticeMissed, noticeBegins, noticeGiven, managerSetsOff, managerAttends
  /// detail as above.
  case coordinationBegins, escalationEnds
  /// detail = `CrowdingAction.rawValue`, or 16 + `LongStayAction.rawValue`; car = the car acted on.
  case actionTaken
  /// detail = 0 crowding, 1 long stay.
  case complains
  /// detail = fen; `person` is responsible.
  case fined
  // Workshop: place workshop, index = pool.
  case operationBegins, operationEnds, additionalWorkFound, customerAnswers, partsAwaited
  case partsArrive, inspectionBegins, inspectionEnds, reworkNeeded, washBegins, washEnds
  /// `progressNotice`: detail = how long it takes.
  case finished, handBackBegins, paymentBegins, handedBack, progressNotice
  /// The visit is over: the car leaves for good.
  case completes
  /// The manager, or the deputy, has no matter left and goes.
  /// `detail` 1: called off on the way.
  case managerLeaves
  /// An advisor calls about additional work; detail = how long it takes.
  case callBegins
}

/// One thing that happened.
public struct LoggedEvent: Sendable, Hashable {
  /// Microseconds since midnight of the first day.
  public var time: Microseconds
  public var kind: EventKind
  public var place: Place
  /// Bay or pool, from 0; −1 where the place has no parts.
  public var index: Int16
  /// Index into the roster; −1: nobody.
  public var person: Int32
  /// Number of the car in the replication, from 1 in order of arrival; 0: no car.
  public var car: UInt32
  public var detail: Int64

  public init(
    time: Microseconds, kind: EventKind, place: Place, index: Int16, person: Int32, car: UInt32,
    detail: Int64
  ) {
    self.time = time
    self.kind = kind
    self.place = place
    self.index = index
    self.person = person
    self.car = car
    self.detail = detail
  }
}

/// A car's visit once it is over (or at the end of the horizon): who it was and what it waited for.
public struct LoggedVisit: Sendable, Hashable {
  public var car: UInt32
  /// Key of the customer's random numbers: the same customer under every policy.
  public var entity: UInt64
  public var isVisitor: Bool
  public var jobType: Int
  /// On the scale of the log; nil: a walk-in.
  public var bookedSlot: Microseconds?
  public var arrival: Microseconds
  public var receptionBegan: Microseconds?
  public var orderSigned: Microseconds?
  /// When the car left the area for the last time.
  public var leftArea: Microseconds?
  /// When its repair began (or, with no workshop modelled, the workshop had it), or it was lost.
  public var ended: Microseconds?
  public var areaClock: Microseconds
  public var bayClock: Microseconds
  /// By `DelayCause.rawValue`; adds up to the customer's clock.
  public var delays: [Microseconds]
  public var isLost: Bool
  public var complainedOfCrowding: Bool
  public var complainedOfLongStay: Bool
  public var fined: Int64
  /// The advisor (or helper) who received it.
  public var advisor: Int?
  public var receptionTolerance: Microseconds
  public var stayTolerance: Microseconds
  public var patience: Microseconds
  public var atCarDuration: Microseconds
  public var atDeskDuration: Microseconds
  /// Work for which the car stands in the area, as far as it was begun: the stay without any wait.
  public var areaWork: Microseconds

  public init(
    car: UInt32, isVisitor: Bool, jobType: Int, bookedSlot: Microseconds?, arrival: Microseconds,
    receptionBegan: Microseconds?, orderSigned: Microseconds?, leftArea: Microseconds?,
    ended: Microseconds?, areaClock: Microseconds, bayClock: Microseconds,
    delays: [Microseconds], isLost: Bool, complainedOfCrowding: Bool, complainedOfLongStay: Bool,
    fined: Int64, advisor: Int?, receptionTolerance: Microseconds, stayTolerance: Microseconds,
    patience: Microseconds, atCarDuration: Microseconds, atDeskDuration: Microseconds,
    entity: UInt64 = 0, areaWork: Microseconds = 0
  ) {
    self.areaWork = areaWork
    self.entity = entity
    self.car = car
    self.isVisitor = isVisitor
    self.jobType = jobType
    self.bookedSlot = bookedSlot
    self.arrival = arrival
    self.receptionBegan = receptionBegan
    self.orderSigned = orderSigned
    self.leftArea = leftArea
    self.ended = ended
    self.areaClock = areaClock
    self.bayClock = bayClock
    self.delays = delays
    self.isLost = isLost
    self.complainedOfCrowding = complainedOfCrowding
    self.complainedOfLongStay = complainedOfLongStay
    self.fined = fined
    self.advisor = advisor
    self.receptionTolerance = receptionTolerance
    self.stayTolerance = stayTolerance
    self.patience = patience
    self.atCarDuration = atCarDuration
    self.atDeskDuration = atDeskDuration
  }
}

/// Everything that an observer wrote down of one replication.
public struct EventLog: Sendable, Equatable {
  public var events: [LoggedEvent]
  /// In order of `car`.
  public var visits: [LoggedVisit]

  public init(events: [LoggedEvent], visits: [LoggedVisit]) {
    self.events = events
    self.visits = visits
  }
}
