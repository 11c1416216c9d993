import EventSimulation

/// What is happening to a car. The place it stands in is kept apart (`Car.place`): papers can go on
/// at the desk while the car is already in the lot.
enum Stage: UInt8, BitwiseCopyable {
  // Before reception
  case atGate, inLane, drivingToParking, parked, drivingBack, waitingForGuide, guided
  case waitingForReception
  // Reception
  case atCar, inDiagnosis, waitingForDesk, atDesk, waitingForSupervisor, handingOver
  /// The work order is made and the supervisor has the key (已制定完工单).
  case ordered
  /// On the way to the workshop, whose bay is held.
  case drivingToWorkshop
  // Workshop
  case waitingForParts, waitingForTeam, inOperation, waitingForCall, waitingForAnswer
  case waitingForInspector, inInspection, waitingForPool, waitingForParking
  // Hand-back
  case finished, waitingForHandBack, inHandBack, waitingForCashier, paying
  // Other visitors
  case visiting
}

/// How far an escalation of one car has come.
enum EscalationState: UInt8, BitwiseCopyable {
  case none
  /// Missed by the guard; looked for again at the next patrol.
  case missed
  /// Seen; no guard is free to call.
  case waitingForGuard
  /// The call is being made.
  case calling
  /// The manager knows.
  case known
}

/// What a team does at a car.
enum WorkPhase: UInt8, BitwiseCopyable {
  case operation, additionalWork, rework, wash, touchUp
  /// The job has no operations.
  case nothing
}

/// One car in the model.
struct Car: BitwiseCopyable {
  var serial: UInt32 = 0
  /// Key of its random streams: who it is, whatever happens to others.
  var entity: UInt64 = 0
  var stage: Stage = .atGate
  var place: Place = .road
  var cause: DelayCause = .gate
  var isVisitor = false
  var isBooked = false
  /// Arrived after the warm-up.
  var isMeasured = true
  var isLost = false
  /// Received, ordered, and out of the way: the last shift need not stay for it.
  var isServed = false
  /// The tolerance of the wait before reception is spent.
  var hasComplainedOfReception = false
  /// The tolerance of the stay is spent.
  var hasComplainedOfStay = false
  var hasComplainedOfCrowding = false
  var hasComplainedOfLongStay = false
  var isFined = false
  var isLong = false
  var washAccepted = false
  var isWashed = false
  /// The operations were re-ordered so that the wash came first.
  var washedFirst = false
  /// A long-stay or early move of the car to `moveTo` is ordered and waits for its driver.
  var moveTo: Place = .road
  /// The visit would not have had this move without an escalation.
  var isExtraMove = false
  /// With no workshop modelled: the workshop has taken it.
  var isTaken = false
  /// Its drive has begun and not ended.
  var isDriven = false
  /// A progress notice waits for an advisor.
  var noticeQueued = false
  /// Its customer sits in the lounge with a ticket.
  var isInLounge = false
  var jobType: Int16 = 0
  /// Bay of the forecourt; −1: none.
  var bay: Int32 = -1
  /// Pool of the workshop that it is in, queues for, or drives to; −1: none.
  var pool: Int16 = -1
  /// Operations done, by bit.
  var operationsDone: UInt64 = 0
  var operation: Int16 = -1
  var phase: WorkPhase = .operation
  var hasParts = false
  var isExtended = false
  var reworks: Int16 = 0
  var moves: Int32 = 0
  var ticket: Int32 = 0
  // People, −1: nobody
  var advisor: Int32 = -1
  var guide: Int32 = -1
  var supervisor: Int32 = -1
  var driver: Int32 = -1
  /// Who works at it now.
  var worker: Int32 = -1
  // Instants
  var arrival: Microseconds = 0
  /// Since when its customer waits: since it came, or since the opening.
  var waitsSince: Microseconds = 0
  var bookedSlot: Microseconds = .never
  /// Since when its time is booked to `cause`.
  var causeSince: Microseconds = 0
  var placeSince: Microseconds = 0
  var areaSince: Microseconds = 0
  var firstInArea: Microseconds = .never
  var leftArea: Microseconds = .never
  var bayReached: Microseconds = .never
  var received: Microseconds = .never
  var signed: Microseconds = .never
  var orderNumber: UInt64 = 0
  /// With no workshop modelled: when the workshop has it.
  var repairBegan: Microseconds = .never
  var finishedAt: Microseconds = .never
  /// Opening time of the shop that had passed when its customer came back.
  var openTimeAtReturn: Microseconds = 0
  var ticketGiven: Microseconds = .never
  /// Time booked so far.
  var delays = DelayTimes()
  // Clocks of ended segments
  var areaClock: Microseconds = 0
  /// What the rule's clock does not count (a restart after temporary parking).
  var forgivenClock: Microseconds = 0
  var bayClock: Microseconds = 0
  /// Work of the visit for which it stands in the area, as far as it was begun: what its stay would
  /// have been without any wait.
  var areaWork: Microseconds = 0
  // Needs and patience, drawn on arrival
  var atCar: Microseconds = 0
  var atDesk: Microseconds = 0
  var patienceEnds: Microseconds = .never
  var receptionTolerance: Microseconds = .never
  var stayTolerance: Microseconds = .never
  /// Perceived wait before reception, up to `perceivedSince`; it runs at the lounge's rate or 1.
  var perceivedWait: Microseconds = 0
  var perceivedSince: Microseconds = 0
  /// Working time of what is done next in the workshop.
  var work: Microseconds = 0
  /// Duration of the operation itself, of which rework and additional work are shares.
  var operationTime: Microseconds = 0
  /// Since when the work that goes on in the workshop is not booked yet; `work` is what is left then.
  var workBegan: Microseconds = 0
  var queuedSince: Microseconds = 0
  /// Its class among those that queue for its pool; the lowest goes first.
  var queueRank: Int8 = 0
  // Escalation of clause 6
  var escalation: EscalationState = .none
  /// Long-stay actions that would do for it while it is at rest in a bay, by bit.
  var fittingActions: UInt8 = LongStayAction.moveToAwaitingRepair.bit
  /// Times that the clock has passed the limit, repeats included.
  var limitsPassed: Int32 = 0
  /// Somebody was on the spot since this escalation became known.
  var isAttended = false
  var escalations: UInt16 = 0
  /// Progress notices given, for their random numbers.
  var notices: Int32 = 0
  var escalationBegan: Microseconds = .never
  var escalationKnown: Microseconds = .never
  var attempts: Int32 = 0
  var fined: Int64 = 0
  // Timers
  var patienceTimer: EventCalendar<Happening>.Token = .none
  var receptionTimer: EventCalendar<Happening>.Token = .none
  var stayTimer: EventCalendar<Happening>.Token = .none
  var limitTimer: EventCalendar<Happening>.Token = .none
  var escalationTimer: EventCalendar<Happening>.Token = .none
  var noticeTimer: EventCalendar<Happening>.Token = .none
}
