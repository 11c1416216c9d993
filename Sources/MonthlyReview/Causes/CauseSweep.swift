import EventSimulation
import Forecourt

/// Goes through the month and asks at every moment why the cars that stand in the area do so.
///
/// A car that waits waits for what the others hold: in a bay for an advisor, in the lane for a bay.
/// So its time is shared among the occupants of the bays, and each occupant passes its share on to
/// what it is there for itself. Where everybody is at work and there are simply too many cars, the
/// time is shared among the cars present: walk-ins are the peak, booked ones that came in a cluster
/// or at another time than booked are the booking sheet.
struct CauseSweep {
  private let log: VisitLog
  private let shop: Shop
  private let calendar: MonthCalendar
  private let expectations: IntakeExpectations
  private let knowsBays: Bool
  private let knowsReception: Bool
  private let knowsNotices: Bool
  private let clusters: [Bool]
  private var cars: [CarState]
  /// Cars in the area, in order of entering.
  private var present: [Int32] = []
  /// When each car last left the area.
  private(set) var leftArea: [Microseconds]
  /// When each car first entered the area; nil: it is not known to have been there and left.
  private(set) var entered: [Microseconds?]
  /// Its time in the area, by cause.
  private(set) var times: [CauseTimes]
  private(set) var crowded: [CrowdedTime] = []
  /// When the manager was told of a car's long stay.
  private(set) var noticedAt: [Microseconds?]
  private var isCrowded = false
  /// Since when the count of the rule is reached: the guard should call.
  private var callBegan: Microseconds?
  private var noticed = false
  /// Since when a bay has been free while a car waits in the lane.
  private var guideSince: Microseconds?

  /// What a crowded stretch was due to.
  struct CrowdedTime {
    var began: Microseconds
    var times = CauseTimes()
  }

  enum Phase { case waiting, service, ordered, handedOver }

  private struct CarState {
    var phase = Phase.waiting
    var isInBay = false
    /// When the phase began.
    var since: Microseconds = 0
  }

  init(log: VisitLog, month: ObservedMonth) {
    self.log = log
    shop = month.shop
    calendar = month.calendar
    expectations = IntakeExpectations(shop: month.shop)
    knowsBays = month.capabilities.contains(.bays)
    knowsReception = month.capabilities.contains(.reception)
    knowsNotices = month.capabilities.contains(.notices)
    cars = [CarState](repeating: CarState(), count: log.visits.count)
    times = [CauseTimes](repeating: CauseTimes(), count: log.visits.count)
    entered = [Microseconds?](repeating: nil, count: log.visits.count)
    noticedAt = entered
    leftArea = [Microseconds](repeating: 0, count: log.visits.count)
    clusters = CauseSweep.clusters(log, bays: month.shop.places.bays)
  }

  /// Booked for a slot that at least as many others as there are bays are booked for, give or take
  /// seven minutes.
  private static func clusters(_ log: VisitLog, bays: Int) -> [Bool] {
    let slots = log.visits.compactMap(\.bookedSlot).sorted()
    let window = 7 * TimeUnit.minute
    return log.visits.map { visit in
      guard let slot = visit.bookedSlot else { return false }
      let from = slots.partitioningIndex { $0 >= slot - window }
      let to = slots.partitioningIndex { $0 > slot + window }
      return to - from > max(bays, 2)
    }
  }

  mutating func run(_ steps: [TrailStep]) {
    var last: Microseconds = 0
    for step in steps where step.time >= 0 && step.time <= calendar.length {
      if step.time > last, !present.isEmpty { book(from: last, to: step.time) }
      last = step.time
      take(step)
      followGuiding(step)
    }
  }

  /// Leading a car to its bay takes its time: only what is longer than usual is nobody's leading.
  private mutating func followGuiding(_ step: TrailStep) {
    var held = 0
    var inLane = 0
    for visit in present where !log.visits[Int(visit)].isVisitor {
      let car = cars[Int(visit)]
      if car.phase != .waiting || car.isInBay { held += 1 } else { inLane += 1 }
    }
    let canBeLed = inLane > 0 && held < shop.places.bays
    if !canBeLed {
      guideSince = nil
    } else if guideSince == nil || step.kind == .reachesBay {
      guideSince = step.time
    }
  }

  private mutating func take(_ step: TrailStep) {
    let now = step.time
    if step.kind == .noticeGiven, step.detail == 0 { noticed = true }
    let index = Int(step.visit)
    guard index >= 0 else { return }
    if step.kind == .noticeGiven, step.detail == 1, noticedAt[index] == nil {
      noticedAt[index] = now
    }
    func enter(_ phase: Phase, _ car: inout CarState) {
      car.phase = phase
      car.since = now
    }
    switch step.kind {
    case .entersArea:
      cars[index].since = now
      if entered[index] == nil { entered[index] = now }
      if !present.contains(step.visit) { present.append(step.visit) }
      if shop.yardstick.isCrowded(present.count), !isCrowded {
        isCrowded = true
        crowded.append(CrowdedTime(began: now))
      }
      if present.count >= shop.crowding.threshold, callBegan == nil {
        callBegan = now
        noticed = false
      }
    case .reachesBay: cars[index].isInBay = true
    case .received: enter(.service, &cars[index])
    case .ordered: enter(.ordered, &cars[index])
    case .handedOver: enter(.handedOver, &cars[index])
    case .leavesArea:
      present.removeAll { $0 == step.visit }
      leftArea[index] = now
      if !shop.yardstick.isCrowded(present.count) { isCrowded = false }
      if present.count < shop.crowding.threshold { callBegan = nil }
    default: break
    }
  }

  /// What the time over the limit was due to: the notice for as long as it was overdue, the work for as
  /// long as it alone goes beyond the limit, and the car's delays, in proportion, for the rest. A car
  /// that was never told of counts as untold until it left.
  func timeOverLimit(of index: Int, stay: Microseconds, left: Microseconds) -> CauseTimes {
    var result = CauseTimes()
    var over = Double(stay - shop.yardstick.longStay)
    if knowsNotices, shop.longStay.enabled, stay > shop.longStay.limit {
      // From when the rule's limit was passed, and a notice could have been given, to when it was.
      let due = left - (stay - shop.longStay.limit) + expectations.noticeAllowance
      let late = Double(min(left, noticedAt[index] ?? left) - max(due, left - Microseconds(over)))
      if late > 0 {
        result[.lateNotice] = late
        over -= late
      }
    }
    let delays = times[index].delays
    let delay = delays.reduce(0) { $0 + $1.time }
    // Without any delay the car would have been there for its work alone.
    let overByDelays = min(over, delay)
    result[.ordinaryWork] += over - overByDelays
    for (cause, time) in delays { result[cause] += overByDelays * time / delay }
    return result
  }

  // MARK: A stretch in which nothing changes

  private mutating func book(from: Microseconds, to: Microseconds) {
    let length = Double(to - from)
    let middle = from + (to - from) / 2
    let moment = Moment(self, at: middle)
    var together = CauseTimes()
    for visit in present {
      let share = moment.causes(of: Int(visit))
      times[Int(visit)].add(share.own, weight: length)
      together.add(share.crowding, weight: length / Double(present.count))
    }
    guard isCrowded else { return }
    let isLate =
      knowsNotices && shop.crowding.enabled && !noticed
      && callBegan.map { middle - $0 > expectations.noticeAllowance } ?? false
    if isLate {
      crowded[crowded.count - 1].times[.lateNotice] += length
    } else {
      crowded[crowded.count - 1].times.add(together)
    }
  }

  /// Who does what at one moment.
  private struct Moment {
    let sweep: CauseSweep
    let now: Microseconds
    private var load = CauseTimes()
    private var atAdvisors = CauseTimes()
    private var inLane = CauseTimes()
    private var isInBay: Set<Int32> = []

    init(_ sweep: CauseSweep, at now: Microseconds) {
      self.sweep = sweep
      self.now = now
      findLoad()
      findBays()
    }

    private mutating func findLoad() {
      let share = 1 / Double(sweep.present.count)
      for visit in sweep.present { load[sweep.loadCause(Int(visit))] += share }
    }

    private mutating func findBays() {
      guard sweep.knowsReception else {
        atAdvisors[.notTold] = 1
        inLane[.notTold] = 1
        return
      }
      var working = 0
      var held: [Int32] = []
      var waiting: [Int32] = []
      for visit in sweep.present where !sweep.log.visits[Int(visit)].isVisitor {
        switch sweep.cars[Int(visit)].phase {
        case .service:
          working += 1
          held.append(visit)
        case .ordered, .handedOver: held.append(visit)
        case .waiting: waiting.append(visit)
        }
      }
      let bays = sweep.shop.places.bays
      var free = max(0, bays - held.count)
      for visit in waiting {
        // Without stamps of the bays, the cars that have waited longest stand in the free ones.
        let inBay = sweep.knowsBays ? sweep.cars[Int(visit)].isInBay : free > 0
        guard inBay else { continue }
        isInBay.insert(visit)
        free = max(0, free - 1)
      }
      let rostered = sweep.advisorsOnDuty(at: now)
      if working < rostered {
        atAdvisors[.advisorsShort] = 1
      } else {
        atAdvisors = load
      }
      if free > 0 {
        let isOverdue = sweep.guideSince.map { now - $0 > sweep.expectations.guide } ?? false
        if isOverdue { inLane[.guidance] = 1 } else { inLane = load }
      } else {
        let occupants = held + waiting.filter(isInBay.contains)
        for visit in occupants {
          inLane.add(holding(Int(visit)), weight: 1 / Double(occupants.count))
        }
        if occupants.isEmpty { inLane = load }
      }
    }

    /// What the occupant of a bay holds it for.
    private func holding(_ visit: Int) -> CauseTimes {
      var result = CauseTimes()
      switch sweep.phaseCause(visit, at: now) {
      case .ordinaryWork: return load
      case let cause?: result[cause] = 1
      case nil: return atAdvisors
      }
      return result
    }

    /// `own`: what the car's own time is due to; `crowding`: what its being there is due to.
    func causes(of visit: Int) -> (own: CauseTimes, crowding: CauseTimes) {
      var own = CauseTimes()
      guard let cause = sweep.phaseCause(visit, at: now) else {
        let waits = isInBay.contains(Int32(visit)) ? atAdvisors : inLane
        return (waits, waits)
      }
      own[cause] = 1
      return (own, cause == .ordinaryWork ? load : own)
    }
  }

  /// Nil: the car waits for reception.
  private func phaseCause(_ visit: Int, at now: Microseconds) -> RootCause? {
    if log.visits[visit].isVisitor { return .otherVisitors }
    let car = cars[visit]
    let elapsed = now - car.since
    switch car.phase {
    case .waiting: return nil
    case .service:
      let usual = expectations.service(of: log.visits[visit])
      return elapsed > usual ? .slowIntake : .ordinaryWork
    case .ordered:
      guard elapsed > expectations.handOver else { return .ordinaryWork }
      return expectations.knowsHandOver(log) ? .supervisor : .workshopFull
    case .handedOver: return elapsed > expectations.drive ? .workshopFull : .ordinaryWork
    }
  }

  /// Why a car came when it did.
  private func loadCause(_ visit: Int) -> RootCause {
    let car = log.visits[visit]
    if car.isVisitor { return .otherVisitors }
    if clusters[visit] { return .clusteredBookings }
    if let slot = car.bookedSlot, let arrival = car.arrival,
      abs(arrival - slot) > 15 * TimeUnit.minute
    {
      return .unpunctualBookings
    }
    return .arrivalPeak
  }

  private func advisorsOnDuty(at now: Microseconds) -> Int {
    let day = Int(now / TimeUnit.day)
    let date = calendar.date(ofDay: day)
    let weekday = shop.calendar.weekdayInForce(on: date).rawValue
    let timeOfDay = now - Microseconds(day) * TimeUnit.day
    return shop.staff.people.count { person in
      person.role == .advisor && person.shifts[weekday].contains { $0.contains(timeOfDay) }
    }
  }
}

extension Array {
  /// The first index of which `belongs` holds, given that it holds for all after it.
  func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
