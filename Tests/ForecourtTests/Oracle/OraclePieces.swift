import EventSimulation
import Forecourt

final class OracleCar {
  let number: UInt32
  let entity: UInt64
  let isVisitor: Bool
  let job: Int
  let slot: Microseconds?
  let arrival: Microseconds
  /// The arrival, or the opening if that is later.
  let waitsSince: Microseconds
  var atCar: Microseconds = 0
  var atDesk: Microseconds = 0
  var patience: Microseconds = .never
  var receptionTolerance: Microseconds = .never
  var stayTolerance: Microseconds = .never

  // Where it is. On the way to a place it is already counted there, and `isDriving`.
  var place = Place.road
  var bay = -1
  var isDriving = false
  /// Since when it stands in its bay.
  var bayReached: Microseconds?
  var bayClock: Microseconds = 0
  /// A place that is held for it, while it still stands in its bay.
  var move: Place?
  var isLost = false

  // How far it is.
  var isReceived = false
  var receptionBegan: Microseconds?
  var advisor: OraclePerson?
  var atCarDone = false
  var diagnosisDone = false
  var deskBegan = false
  var orderSigned: Microseconds?
  /// Ordered: the hand-over is done (or nobody was waited for).
  var orderNumber: Int?
  var isTakenOver = false
  var isDone = false

  // Clocks.
  var firstInArea: Microseconds?
  var areaSince: Microseconds?
  var areaSum: Microseconds = 0
  /// What the rule's clock leaves out (a restart).
  var forgiven: Microseconds = 0
  var perceived: Double = 0
  var perceivedSince: Microseconds
  var perceivedRate: Double = 1
  var leftArea: Microseconds?
  /// What it stands in the area for, as begun.
  var areaWork: Microseconds = 0
  var ended: Microseconds?
  var delays = [Microseconds](repeating: 0, count: DelayCause.allCases.count)
  var cause: DelayCause?
  var causeSince: Microseconds

  // In the workshop.
  var pool: OraclePool?
  var next = OracleWork.nothing
  var done = Set<Int>()
  var work: Microseconds = 0
  var operationTime: Microseconds = 0
  var hadParts = false
  var wasAsked = false
  var wantsWash = false
  var isWashed = false
  var wasWashedFirst = false
  var isFinished = false
  var reworks = 0
  var notices = 0
  var noticeDue: Agenda.Entry?

  // Limits.
  var patienceEnds: Agenda.Entry?
  var receptionEnds: Agenda.Entry?
  var stayEnds: Agenda.Entry?
  var limitPassed: Agenda.Entry?
  var limit: Microseconds = 0
  var escalations = 0
  var attempts = 0
  var matter: OracleMatter?
  var receptionComplained = false
  var stayComplained = false
  var complaints: [Bool] = []  // true: of crowding
  var fined: Int64 = 0
  var guardMet: OraclePerson?
  var supervisorMet: OraclePerson?
  var moves = 0
  var ticket: Int64 = 0
  var drives = 0
  var isBeingDiagnosed = false
  var isBeingHandedOver = false
  var waitsForGuard = false
  var waitsForDriver = false

  init(
    number: UInt32, entity: UInt64, isVisitor: Bool, job: Int, slot: Microseconds?,
    arrival: Microseconds, waitsSince: Microseconds? = nil
  ) {
    self.number = number
    self.entity = entity
    self.isVisitor = isVisitor
    self.job = job
    self.slot = slot
    self.arrival = arrival
    self.waitsSince = waitsSince ?? arrival
    perceivedSince = self.waitsSince
    causeSince = arrival
  }

  var isBooked: Bool { slot != nil }
  var isInArea: Bool { place.isInArea }
  var isOrdered: Bool { orderNumber != nil }
}

final class OraclePerson {
  let index: Int
  let role: Role
  let speed: Double
  var isOnDuty = false
  var isOnBreak = false
  var isBusy = false
  var isOver = false
  var isStaying = false
  /// Rises with each time that somebody becomes idle: of two, the one idle longer has the lower.
  var idleOrder = 0
  /// The break whose window is open and that was not taken yet.
  var due: Int?
  var breakEnds: Agenda.Entry?

  init(index: Int, person: Person) {
    self.index = index
    role = person.role
    speed = person.speed
  }

  var isPresent: Bool { isOnDuty && !isOnBreak }
  var isFree: Bool { isPresent && !isBusy }
}

/// An episode of crowding, or a long stay of one car.
final class OracleMatter {
  let car: OracleCar?
  let entity: UInt64
  let number: Int
  var attempts = 0
  var isOver = false
  var patrol: Agenda.Entry?
  var call: Agenda.Entry?

  init(car: OracleCar?, entity: UInt64, number: Int) {
    self.car = car
    self.entity = entity
    self.number = number
  }

  var isCrowding: Bool { car == nil }
}
