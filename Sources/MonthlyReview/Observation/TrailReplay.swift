public import EventSimulation
import Forecourt

/// Drives the simulator's own recorder with what a log tells.
struct TrailReplay {
  private let log: VisitLog
  private let shop: Shop
  private let calendar: MonthCalendar
  private let unknownJob: Int
  private var cars: [CarState]
  private(set) var episodes: [CrowdingRecord] = []
  private var crowd: CrowdingRecord?
  /// Today's opening.
  private var opensAt: Microseconds = 0
  /// Since when the rule's count is reached, and since when it no longer is: what a guard calls about.
  private var callBegan: Microseconds?
  private var belowSince: Microseconds?

  private struct CarState {
    var firstInArea: Microseconds?
    /// Since its arrival, or since the opening of who came before.
    var waitsSince: Microseconds?
    var areaSince: Microseconds?
    var areaClock: Microseconds = 0
    var bayReached: Microseconds?
    var ticketGiven: Microseconds?
    var longSince: Microseconds?
    /// Work for which it stands in the area, and since when some of it goes on.
    var areaWork: Microseconds = 0
    var worksSince: Microseconds?
    var isOrdered = false
    /// Out of the area for good, after a long stay.
    var wasLong = false
    var hasComplained = false
    /// Which steps that happen once have happened, a bit each: a log may say one of them twice.
    var done: UInt32 = 0
  }

  init(log: VisitLog, shop: Shop, calendar: MonthCalendar) {
    self.log = log
    self.shop = shop
    self.calendar = calendar
    unknownJob = shop.jobTypes.count
    cars = [CarState](repeating: CarState(), count: log.visits.count)
  }

  static func shape(log: VisitLog, shop: Shop, calendar: MonthCalendar) -> MeasureShape {
    let hasUnknown = log.visits.contains {
      !$0.isVisitor && !shop.jobTypes.indices.contains(Int($0.jobType))
    }
    return MeasureShape(
      jobTypes: shop.jobTypes.count + (hasUnknown ? 1 : 0), people: shop.staff.people.count,
      pools: shop.workshop?.pools.count ?? 0, days: calendar.days)
  }

  mutating func run(_ steps: [TrailStep]) -> Measures {
    var recorder = MeasureRecorder(
      shape: TrailReplay.shape(log: log, shop: shop, calendar: calendar),
      yardstick: shop.yardstick, firstWeekday: calendar.firstDate.weekday, firstMeasuredDay: 0)
    recorder.beginMeasuring(at: 0)
    var marks = calendarMarks()[...]
    for step in steps where step.time >= 0 && step.time <= calendar.length {
      while let mark = marks.first, mark.time <= step.time {
        apply(mark, to: &recorder)
        marks.removeFirst()
      }
      endCallIfDue(by: step.time)
      take(step, &recorder)
    }
    while let mark = marks.first {
      apply(mark, to: &recorder)
      marks.removeFirst()
    }
    endCrowd(at: calendar.length)
    endLateStays(steps, &recorder)
    for visit in log.visits where visit.isBooked && isMeasured(visit.arrival) {
      recorder.add(.bookings)
    }
    for visit in log.noShows where visit.bookedSlot == nil || isMeasured(visit.bookedSlot) {
      recorder.add(.bookings)
      recorder.add(.noShows)
    }
    recorder.finish(at: calendar.length)
    return recorder.measures()
  }

  private func isMeasured(_ instant: Microseconds?) -> Bool {
    instant.map { (0..<calendar.length).contains($0 - calendar.origin) } ?? false
  }

  // MARK: The calendar

  private enum Mark {
    /// The instant of its opening; nil: closed.
    case day(Int, opens: Microseconds?)
    case opens, closes
  }

  private func calendarMarks() -> [(time: Microseconds, mark: Mark)] {
    var marks: [(time: Microseconds, mark: Mark)] = []
    for day in 0..<calendar.days {
      let start = Microseconds(day) * TimeUnit.day
      let hours = shop.calendar.hours(on: calendar.date(ofDay: day))
      marks.append((start, .day(day, opens: hours.map { start + $0.opens })))
      if let hours {
        marks.append((start + hours.opens, .opens))
        marks.append((start + hours.closes, .closes))
      }
    }
    return marks
  }

  private mutating func apply(
    _ mark: (time: Microseconds, mark: Mark), to recorder: inout MeasureRecorder
  ) {
    switch mark.mark {
    case .day(let day, let opens):
      opensAt = opens ?? 0
      recorder.beginDay(day, isOpen: opens != nil)
    case .opens: recorder.setOpen(true, at: mark.time)
    case .closes: recorder.setOpen(false, at: mark.time)
    }
  }

  // MARK: The steps

  private mutating func take(_ step: TrailStep, _ recorder: inout MeasureRecorder) {
    let index = Int(step.visit)
    guard index >= 0 else { return takeNotice(step, &recorder) }
    let visit = log.visits[index]
    let now = step.time
    guard let arrival = visit.arrival.map({ $0 - calendar.origin }), arrival < calendar.length,
      // Who came before the first day counts when the visit is complete, and in nothing else.
      arrival >= 0 || step.kind == .completes, isFirst(step, index)
    else { return }
    if visit.isVisitor { return takeVisitor(step, index, &recorder) }
    let job = shop.jobTypes.indices.contains(Int(visit.jobType)) ? Int(visit.jobType) : unknownJob
    switch step.kind {
    case .arrives:
      cars[index].waitsSince = max(now, opensAt)
      recorder.arrived(
        job: job, bookedSlot: visit.bookedSlot.map { $0 - calendar.origin }, at: now)
    case .firstSeen:
      if cars[index].firstInArea == nil { cars[index].firstInArea = now }
    case .entersArea: enter(index, &recorder, at: now)
    case .passesThrough:
      guard cars[index].firstInArea == nil else { return }
      cars[index].firstInArea = now
      recorder.areaStayEnded(job: job, began: now, areaClock: 0, bayClock: nil)
    case .leavesArea: leave(index, step, job, &recorder)
    case .guided, .diagnosisBegan: cars[index].worksSince = now
    case .deskBegins, .handOverBegan: cars[index].worksSince = papersHoldTheBay ? now : nil
    case .atCarEnded, .diagnosisEnded: endWork(index, at: now)
    case .reachesBay:
      endWork(index, at: now)
      cars[index].bayReached = now
    case .received:
      cars[index].worksSince = now
      recorder.received(
        job: job, wait: max(0, now - (cars[index].waitsSince ?? arrival)),
        target: shop.reception.target, at: now)
    case .ordered:
      endWork(index, at: now)
      recorder.add(.ordered)
    case .handedOver:
      endWork(index, at: now)
      cars[index].isOrdered = true
      judgeLongStay(index, &recorder)
    case .repairBegins:
      recorder.repairBegan(job: job, customerClock: max(0, now - arrival))
    case .completes:
      recorder.add(.completions)
      recorder.add(JobTally.completions, job: job)
    case .lost: lose(step, arrival, job, &recorder)
    case .complains: complain(index, step, job, &recorder)
    case .diverted:
      cars[index].ticketGiven = now
      recorder.add(.diverted)
      if step.detail == 1 { recorder.add(.divertedAtGate) }
      recorder.add(DailyTally.diverted, at: now)
    case .called:
      guard let given = cars[index].ticketGiven else { return }
      recorder.add(.ticketsCalled)
      recorder.add(Tally.ticketWait, now - given)
      recorder.add(Timing.ticketWait, now - given)
    case .longStayBegins: cars[index].longSince = now
    case .noticeGiven, .noticeMissed: takeNotice(step, &recorder)
    case .visitorTurnedAway, .visitorLeaves: break
    }
  }

  /// False for the second telling of a step that happens once.
  private mutating func isFirst(_ step: TrailStep, _ index: Int) -> Bool {
    switch step.kind {
    case .leavesArea, .diverted, .called, .entersArea, .complains, .noticeMissed, .noticeGiven,
      .longStayBegins, .reachesBay:
      return true
    default:
      let bit = UInt32(1) << UInt32(step.kind.rawValue)
      guard cars[index].done & bit == 0 else { return false }
      cars[index].done |= bit
      return true
    }
  }

  /// A car that is not in for service: it counts among the cars, and nothing else is asked of it.
  private mutating func takeVisitor(
    _ step: TrailStep, _ index: Int, _ recorder: inout MeasureRecorder
  ) {
    switch step.kind {
    case .arrives: recorder.add(.visitors)
    case .entersArea: enter(index, &recorder, at: step.time)
    case .leavesArea: leave(index, step, 0, &recorder)
    case .visitorTurnedAway: recorder.add(.visitorsTurnedAway)
    case .visitorLeaves:
      if cars[index].firstInArea != nil { recorder.add(.violationTime, cars[index].areaClock) }
    default: break
    }
  }

  private mutating func enter(
    _ index: Int, _ recorder: inout MeasureRecorder, at now: Microseconds
  ) {
    guard cars[index].areaSince == nil else { return }
    if cars[index].firstInArea == nil {
      cars[index].firstInArea = now
      if log.visits[index].isVisitor { recorder.add(.violations) }
    }
    cars[index].areaSince = now
    recorder.changeLevel(by: 1, at: now)
    let cars = recorder.level
    if shop.yardstick.isCrowded(cars) {
      var here = crowd ?? CrowdingRecord(began: now, ended: now, mostCars: cars)
      here.mostCars = max(here.mostCars, cars)
      crowd = here
    }
    if cars >= shop.crowding.threshold {
      belowSince = nil
      callBegan = callBegan ?? now
    }
  }

  private mutating func leave(
    _ index: Int, _ step: TrailStep, _ job: Int, _ recorder: inout MeasureRecorder
  ) {
    guard let since = cars[index].areaSince else { return }
    let now = step.time
    cars[index].areaSince = nil
    cars[index].areaClock += now - since
    recorder.changeLevel(by: -1, at: now)
    if !shop.yardstick.isCrowded(recorder.level) { endCrowd(at: now) }
    if callBegan != nil, recorder.level < shop.crowding.threshold, belowSince == nil {
      belowSince = now
      endCallIfDue(by: now)
    }
    endStay(index, step, job, &recorder)
  }

  /// A stay that began in the month is one of the month's, though it ends behind the last midnight: its
  /// length counts; what the area was like after the month does not.
  private mutating func endLateStays(_ steps: [TrailStep], _ recorder: inout MeasureRecorder) {
    for step in steps where step.time > calendar.length && step.kind == .leavesArea {
      let index = Int(step.visit)
      guard index >= 0, let since = cars[index].areaSince else { continue }
      cars[index].areaSince = nil
      cars[index].areaClock += step.time - since
      let job = Int(log.visits[index].jobType)
      endStay(index, step, shop.jobTypes.indices.contains(job) ? job : unknownJob, &recorder)
    }
  }

  private mutating func endStay(
    _ index: Int, _ step: TrailStep, _ job: Int, _ recorder: inout MeasureRecorder
  ) {
    guard step.detail == 1, !log.visits[index].isVisitor, let began = cars[index].firstInArea
    else { return }
    recorder.areaStayEnded(
      job: job, began: began, areaClock: cars[index].areaClock,
      bayClock: cars[index].bayReached.map { step.time - $0 })
    cars[index].wasLong = shop.yardstick.isLong(cars[index].areaClock)
    judgeLongStay(index, &recorder)
  }

  /// As `World` does: when the car is out of the area and ordered, whichever comes last.
  private func judgeLongStay(_ index: Int, _ recorder: inout MeasureRecorder) {
    guard cars[index].wasLong, cars[index].isOrdered, shop.yardstick.isLong(cars[index].areaWork),
      let began = cars[index].firstInArea
    else { return }
    recorder.longStayWasWork(began: began)
  }

  private mutating func endWork(_ index: Int, at now: Microseconds) {
    guard let since = cars[index].worksSince else { return }
    cars[index].areaWork += now - since
    cars[index].worksSince = nil
  }

  /// Papers are no work for which a car stands in the area where it is driven out before them.
  private var papersHoldTheBay: Bool {
    !shop.reception.clearBayEarly || shop.places.awaitingRepair == 0
  }

  private mutating func endCrowd(at now: Microseconds) {
    guard var ended = crowd else { return }
    ended.ended = now
    episodes.append(ended)
    crowd = nil
  }

  private mutating func endCallIfDue(by now: Microseconds) {
    guard let below = belowSince, below + shop.crowding.closeAfter <= now else { return }
    callBegan = nil
    belowSince = nil
  }

  private func lose(
    _ step: TrailStep, _ arrival: Microseconds, _ job: Int, _ recorder: inout MeasureRecorder
  ) {
    recorder.add(step.detail == 1 ? .lostAtGate : .lostToPatience)
    recorder.add(HourlyTally.lost, at: arrival)
    recorder.add(DailyTally.lost, at: arrival)
    recorder.add(JobTally.lost, job: job)
  }

  private mutating func complain(
    _ index: Int, _ step: TrailStep, _ job: Int, _ recorder: inout MeasureRecorder
  ) {
    let isCrowded: Bool
    switch (step.detail, log.visits[index].complaint) {
    case (1, _): isCrowded = true
    case (2, _): isCrowded = false
    case (_, .crowding): isCrowded = true
    case (_, .longStay): isCrowded = false
    default: isCrowded = shop.yardstick.isCrowded(recorder.level)
    }
    recorder.add(isCrowded ? .crowdingComplaints : .longStayComplaints)
    recorder.add(HourlyTally.complaints, at: step.time)
    recorder.add(DailyTally.complaints, at: step.time)
    if !cars[index].hasComplained {
      cars[index].hasComplained = true
      recorder.add(.complainingCars)
      recorder.add(JobTally.complaints, job: job)
    }
  }

  private mutating func takeNotice(_ step: TrailStep, _ recorder: inout MeasureRecorder) {
    if step.kind == .noticeMissed { return recorder.add(.missedNotices) }
    guard step.kind == .noticeGiven else { return }
    if step.detail == 1, step.visit >= 0 {
      recorder.add(.longStayNotices)
      if let since = cars[Int(step.visit)].longSince {
        recorder.add(Timing.notice, step.time - since)
      }
    } else if let began = callBegan {
      recorder.add(.crowdingNotices)
      recorder.add(Timing.notice, step.time - began)
    }
  }
}

/// A stretch during which the area was crowded, on the scale of the calendar.
public struct CrowdingRecord: Sendable, Hashable {
  public var began: Microseconds
  public var ended: Microseconds
  public var mostCars: Int
  public var length: Microseconds { ended - began }
}
