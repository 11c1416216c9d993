import EventSimulation
import Forecourt

/// Goes through the month and asks at every moment why the cars that stand in the area do so.
///
/// A car that waits waits for what the others hold: in a bay for an advisor, in the lane for a bay.
/// So its time is shared among the occupants of the bays, and each occupant passes its share on to
/// what it is there for itself. Where everybody is at work and there are simply too many cars, the
/// time is shared among the cars present: walk-ins are the peak, booked ones that came in a cluster
/// or at another time than booked are the booking sheet.
///
/// Cars are counted by what they are there for (`CauseCrowd`), never gone through: what a car that
/// waits has lost since it began to wait is the difference of two running totals. O(n log n) in the
/// steps, however many cars stand there at a time.
struct CauseSweep {
  private let log: VisitLog
  private let shop: Shop
  private let calendar: MonthCalendar
  private let expectations: IntakeExpectations
  private let knowsNotices: Bool
  private let knowsHandOver: Bool
  private var crowd: CauseCrowd
  private var roster: DutyRoster
  private var cars: [CarState]
  /// Times at which a car's work begins to take longer than usual.
  private var timers = MinHeap()
  /// When each car left the area for good; nil: not within the month.
  private(set) var leftArea: [Microseconds?]
  /// When each car first entered the area; nil: it is not known to have been there and left.
  private(set) var entered: [Microseconds?]
  /// Its time in the area, by cause.
  private(set) var times: [CauseTimes]
  private(set) var crowded: [CrowdedTime] = []
  /// When the manager was told of a car's long stay.
  private(set) var noticedAt: [Microseconds?]
  private var last: Microseconds = 0
  private var isCrowded = false
  /// Since when the count of the rule is reached: the guard should call.
  private var callBegan: Microseconds?
  private var noticed = false
  /// Since when a bay has been free while a car waits in the lane.
  private var guideSince: Microseconds?
  /// Cars of customers in the area that were seen to reach a bay and wait there.
  private var waitingInBay = 0

  /// What a crowded stretch was due to.
  struct CrowdedTime {
    var began: Microseconds
    var times = CauseTimes()
  }

  enum Phase { case waiting, service, ordered, handedOver }

  private struct CarState {
    var phase = Phase.waiting
    var isPresent = false
    var isInBay = false
    /// When the phase began, or the car came back into the area.
    var since: Microseconds = 0
    /// When what it is counted for began.
    var countedSince: Microseconds = 0
    var cause: RootCause?
  }

  init(log: VisitLog, month: ObservedMonth) {
    self.log = log
    shop = month.shop
    calendar = month.calendar
    expectations = IntakeExpectations(shop: month.shop)
    knowsNotices = month.capabilities.contains(.notices)
    knowsHandOver = expectations.knowsHandOver(log)
    crowd = CauseCrowd(
      bays: month.shop.places.bays, knowsBays: month.capabilities.contains(.bays),
      knowsReception: month.capabilities.contains(.reception),
      loads: CauseSweep.loads(log, bays: month.shop.places.bays))
    roster = DutyRoster(shop: month.shop, calendar: month.calendar)
    cars = [CarState](repeating: CarState(), count: log.visits.count)
    times = [CauseTimes](repeating: CauseTimes(), count: log.visits.count)
    entered = [Microseconds?](repeating: nil, count: log.visits.count)
    noticedAt = entered
    leftArea = entered
  }

  /// Why each car came when it did. Bookings are clustered where at least as many others as there are
  /// bays are booked for the slot, give or take seven minutes.
  private static func loads(_ log: VisitLog, bays: Int) -> [RootCause] {
    let slots = log.visits.compactMap(\.bookedSlot).sorted()
    let window = 7 * TimeUnit.minute
    return log.visits.map { visit in
      if visit.isVisitor { return .otherVisitors }
      guard let slot = visit.bookedSlot else { return .arrivalPeak }
      let from = slots.partitioningIndex { $0 >= slot - window }
      let to = slots.partitioningIndex { $0 > slot + window }
      if to - from > max(bays, 2) { return .clusteredBookings }
      let isUnpunctual = visit.arrival.map { abs($0 - slot) > 15 * TimeUnit.minute } ?? false
      return isUnpunctual ? .unpunctualBookings : .arrivalPeak
    }
  }

  mutating func run(_ steps: [TrailStep]) {
    // Beyond the month too: stays of its cars that end behind the last midnight have causes.
    for step in steps where step.time >= 0 {
      advance(to: step.time)
      take(step)
      followGuiding(step)
    }
    advance(to: calendar.length)
    for index in cars.indices where cars[index].isPresent { uncount(index) }
  }

  // MARK: Steps

  private mutating func take(_ step: TrailStep) {
    let now = step.time
    if step.kind == .noticeGiven, step.detail == 0 { noticed = true }
    let index = Int(step.visit)
    guard index >= 0,
      let arrival = log.visits[index].arrival,
      (0..<calendar.length).contains(arrival - calendar.origin)
    else { return }
    if step.kind == .noticeGiven, step.detail == 1, noticedAt[index] == nil {
      noticedAt[index] = now
    }
    switch step.kind {
    case .entersArea: enter(index)
    case .leavesArea: leave(index, forGood: step.detail == 1)
    case .reachesBay: change(index) { $0.isInBay = true }
    case .received: change(index, to: .service)
    case .ordered: change(index, to: .ordered)
    case .handedOver: change(index, to: .handedOver)
    default: break
    }
  }

  private mutating func enter(_ index: Int) {
    if entered[index] == nil { entered[index] = last }
    guard !cars[index].isPresent else { return change(index) { [last] in $0.since = last } }
    cars[index].isPresent = true
    cars[index].since = last
    crowd.enter(Int32(index))
    count(index)
    if shop.yardstick.isCrowded(crowd.present), !isCrowded {
      isCrowded = true
      crowded.append(CrowdedTime(began: last))
    }
    if crowd.present >= shop.crowding.threshold, callBegan == nil {
      callBegan = last
      noticed = false
    }
  }

  private mutating func leave(_ index: Int, forGood: Bool) {
    if forGood { leftArea[index] = last }
    guard cars[index].isPresent else { return }
    uncount(index)
    cars[index].isPresent = false
    crowd.leave(Int32(index))
    if !shop.yardstick.isCrowded(crowd.present) { isCrowded = false }
    if crowd.present < shop.crowding.threshold { callBegan = nil }
  }

  private mutating func change(_ index: Int, to phase: Phase) {
    change(index) { [last] car in
      car.phase = phase
      car.since = last
    }
  }

  private mutating func change(_ index: Int, _ body: (inout CarState) -> Void) {
    let isPresent = cars[index].isPresent
    if isPresent { uncount(index) }
    body(&cars[index])
    if isPresent { count(index) }
  }

  // MARK: Counting

  /// Counts a car for what it is there for now, and asks to be told when that changes by itself.
  private mutating func count(_ index: Int) {
    cars[index].countedSince = last
    if log.visits[index].isVisitor {
      cars[index].cause = .otherVisitors
      crowd.addVisitor()
      return
    }
    if cars[index].phase == .waiting {
      cars[index].cause = nil
      if cars[index].isInBay { waitingInBay += 1 }
      crowd.addWaiting(Int32(index), isInBay: cars[index].isInBay, &times)
      return
    }
    let (usual, overdue) = allowance(of: index)
    let due = cars[index].since.addingReportingOverflow(usual)
    let isOver = !due.overflow && due.partialValue <= last
    cars[index].cause = isOver ? overdue : .ordinaryWork
    crowd.addWorking(
      isOver ? overdue : .ordinaryWork, isService: cars[index].phase == .service, &times)
    if !isOver, !due.overflow { timers.insert(due.partialValue, Int32(index)) }
  }

  /// Takes a car out of the counts, and books its time since it was put in.
  private mutating func uncount(_ index: Int) {
    guard let cause = cars[index].cause else {
      if cars[index].isInBay { waitingInBay -= 1 }
      return crowd.removeWaiting(Int32(index), isInBay: cars[index].isInBay, &times)
    }
    times[index][cause] += Double(last - cars[index].countedSince)
    if log.visits[index].isVisitor {
      crowd.removeVisitor()
    } else {
      crowd.removeWorking(cause, isService: cars[index].phase == .service, &times)
    }
  }

  /// How long the work of a car's phase may take, and what its time is due to after that.
  private func allowance(of index: Int) -> (usual: Microseconds, overdue: RootCause) {
    switch cars[index].phase {
    case .waiting: (.never, .ordinaryWork)
    case .service: (expectations.service(of: log.visits[index]), .slowIntake)
    case .ordered: (expectations.handOver, knowsHandOver ? .supervisor : .workshopFull)
    case .handedOver: (expectations.drive, .workshopFull)
    }
  }

  /// Leading a car to its bay takes its time: only what is longer than usual is nobody's leading.
  private mutating func followGuiding(_ step: TrailStep) {
    let inLane = crowd.waiting - waitingInBay
    let canBeLed = inLane > 0 && crowd.working + waitingInBay < shop.places.bays
    if !canBeLed {
      guideSince = nil
    } else if guideSince == nil || step.kind == .reachesBay {
      guideSince = step.time
    }
  }

  // MARK: Stretches in which nothing changes

  private mutating func advance(to now: Microseconds) {
    while last < now {
      var end = now
      var isOverdue = false
      var isLate = false
      if last < calendar.length { end = min(end, calendar.length) }
      if crowd.present > 0 {
        let duty = roster.advisors(at: last)
        end = min(end, duty.until)
        if let timer = timers.first { end = min(end, max(last, timer.key)) }
        if let since = guideSince {
          let due = since.addingReportingOverflow(expectations.guide)
          isOverdue = !due.overflow && due.partialValue <= last
          if !isOverdue, !due.overflow { end = min(end, due.partialValue) }
        }
        if let began = callBegan, knowsNotices, shop.crowding.enabled, !noticed {
          let due = began.addingReportingOverflow(expectations.noticeAllowance)
          isLate = !due.overflow && due.partialValue <= last
          if !isLate, !due.overflow { end = min(end, due.partialValue) }
        }
        if end > last {
          book(
            Double(end - last), advisors: duty.count, isGuideOverdue: isOverdue, isLate: isLate)
        }
      }
      last = end
      while let timer = timers.first, timer.key <= last {
        timers.removeFirst()
        // A car whose phase has changed since has another timer.
        let index = Int(timer.index)
        if cars[index].isPresent, cars[index].cause == .ordinaryWork { change(index) { _ in } }
      }
    }
  }

  private mutating func book(
    _ length: Double, advisors: Int, isGuideOverdue: Bool, isLate: Bool
  ) {
    let together = crowd.book(length, advisors: advisors, isGuideOverdue: isGuideOverdue)
    guard isCrowded, last < calendar.length else { return }
    if isLate {
      crowded[crowded.count - 1].times[.lateNotice] += length
    } else {
      crowded[crowded.count - 1].times.add(together)
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
