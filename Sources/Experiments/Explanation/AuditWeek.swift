import EventSimulation
import Forecourt

/// The first measured week of a shop, and what its lines could be instead.
struct AuditWeek {
  /// Cut to the end of the week: what happens before the cut is the same.
  let shop: Shop
  /// Of the horizon.
  let days: Range<Int>
  let openDays: Int
  /// The run as it is first. A line that would make no possible shop is left out.
  let lines: [(change: EscalationAudit.Line.Change, shop: Shop)]

  init(_ whole: Shop) {
    let first = whole.calendar.warmUpDays
    let last = min(whole.calendar.days, first + 7)
    days = first..<last
    let shop = whole.cut(toDays: last)
    self.shop = shop
    lines = Self.changes(of: shop).compactMap { change in
      Self.shop(shop, with: change).map { (change, $0) }
    }
    openDays = days.count { whole.calendar.isOpen(onDay: $0) }
  }

  var window: Range<Microseconds> {
    Microseconds(days.lowerBound) * TimeUnit.day..<Microseconds(days.upperBound) * TimeUnit.day
  }

  private static func changes(of shop: Shop) -> [EscalationAudit.Line.Change] {
    let step = 5 * TimeUnit.minute
    var lines: [EscalationAudit.Line.Change] = [.asItIs]
    if shop.crowding.enabled || shop.longStay.enabled { lines.append(.off) }
    if shop.crowding.enabled {
      if shop.crowding.threshold > 1 { lines.append(.threshold(shop.crowding.threshold - 1)) }
      lines.append(.threshold(shop.crowding.threshold + 1))
    }
    if shop.longStay.enabled {
      if shop.longStay.limit > step { lines.append(.limit(shop.longStay.limit - step)) }
      lines.append(.limit(shop.longStay.limit + step))
    }
    return lines
  }

  private static func shop(_ shop: Shop, with line: EscalationAudit.Line.Change) -> Shop? {
    shop.changed { shop in
      switch line {
      case .asItIs: break
      case .off:
        shop.crowding.enabled = false
        shop.longStay.enabled = false
      case .threshold(let count):
        // A recall line moves along, so that a car that comes back makes no new crowd.
        shop.crowding.recallBelow = shop.crowding.recallBelow.map {
          max(1, $0 + count - shop.crowding.threshold)
        }
        shop.crowding.threshold = count
      case .limit(let limit): shop.longStay.limit = limit
      }
    }
  }
}

extension ShopCalendar {
  func isOpen(onDay day: Int) -> Bool {
    let date = date(ofDay: day)
    if isClosed(on: date) { return false }
    return opening[(specialDay(on: date)?.like ?? date.weekday).rawValue] != nil
  }
}

/// What the audit needs of the moments of one kind in one run: numbers, so that many runs can be kept.
struct MomentCounts {
  private(set) var all = 0
  private(set) var noticed = 0
  private(set) var missedAtFirst = 0
  private(set) var attended = 0
  /// Of those attended.
  private(set) var possible = 0
  private(set) var acted = 0
  private(set) var flapping = 0
  private(set) var carsPulledOut = 0
  /// From the beginning of a moment.
  private(set) var notices: [Microseconds] = []
  private(set) var actions: [Microseconds] = []

  init(_ moments: some Sequence<EscalationMoment>) {
    for moment in moments {
      all += 1
      if moment.wasMissed { missedAtFirst += 1 }
      if moment.attended != nil {
        attended += 1
        if moment.possible != nil { possible += 1 }
      }
      if moment.isFlapping { flapping += 1 }
      carsPulledOut += moment.carsPulledOut
      if let known = moment.known {
        noticed += 1
        notices.append(known - moment.began)
      }
      if let time = moment.acted {
        acted += 1
        actions.append(time - moment.began)
      }
    }
  }
}

/// What the audit needs of one run, by the lines of the scenario itself.
struct AuditedRun {
  let crowding: MomentCounts
  let longStay: MomentCounts
  /// Moments by the first action that was taken.
  let firstActions: [EscalationMoment.Action: Int]
  let actions: Int
  let crowdedTime: Microseconds
  let longStays: Int
  let customerTime: Microseconds
  let customers: Int
  let complaints: Int
  /// Moments that each line would mark in this run.
  private(set) var marks: [EscalationAudit.Line.Change: Int] = [:]

  /// - Parameter moments: of the week, in the log.
  init(
    _ log: EventLog, _ moments: [EscalationMoment], week: AuditWeek, marks wantsMarks: Bool
  ) {
    let window = week.window
    let count = AreaCount(log, window: window)
    let visits = log.visits.filter { !$0.isVisitor && window.contains($0.arrival) }
    let shop = week.shop
    crowding = MomentCounts(moments.lazy.filter { $0.isCrowding })
    longStay = MomentCounts(moments.lazy.filter { !$0.isCrowding })
    firstActions = moments.reduce(into: [:]) { counts, moment in
      if let action = moment.actions.first { counts[action, default: 0] += 1 }
    }
    actions = moments.reduce(0) { $0 + $1.actions.count }
    crowdedTime = count.time(atLeast: shop.yardstick.crowded)
    longStays = visits.count { shop.yardstick.isLong($0.areaClock) }
    customerTime = visits.reduce(0) { $0 + $1.delays.reduce(0, +) }
    customers = visits.count
    complaints = visits.count { $0.complainedOfCrowding || $0.complainedOfLongStay }
    guard wantsMarks else { return }
    for (line, _) in week.lines {
      switch line {
      case .asItIs: marks[line] = moments.count
      case .off: break
      case .threshold(let threshold): marks[line] = count.rises(to: threshold)
      case .limit(let limit): marks[line] = visits.count { $0.areaClock > limit }
      }
    }
  }
}

/// A day's outcome, in whole numbers, so that differences are exact.
struct DayOutcome {
  var crowdedTime: Microseconds
  var longStays: Int64
  var customerTime: Microseconds
  var complaints: Int64

  init(_ measures: Measures, _ visits: [LoggedVisit]) {
    crowdedTime = measures[.crowdedTime]
    longStays = measures[.longStays]
    complaints = measures[.complainingCars]
    customerTime = visits.reduce(0) { $1.isVisitor ? $0 : $0 + $1.delays.reduce(0, +) }
  }

  static func - (left: DayOutcome, right: DayOutcome) -> DayOutcome {
    var difference = left
    difference.crowdedTime -= right.crowdedTime
    difference.longStays -= right.longStays
    difference.customerTime -= right.customerTime
    difference.complaints -= right.complaints
    return difference
  }
}

/// One decision, and the same day without it.
struct TriedDecision {
  enum Verdict { case helped, moved, nothing, worse }

  var action: EscalationMoment.Action
  /// As it was minus without it, to the end of its day.
  var change: DayOutcome
  /// The same of what the rule is about: crowded time, or the stay of the car.
  var target: Microseconds

  /// A second more or less is no effect that anybody would see.
  private static let noticeable = TimeUnit.second

  var verdict: Verdict {
    if target.magnitude < Self.noticeable.magnitude { return .nothing }
    if target > 0 { return .worse }
    return change.customerTime >= Self.noticeable ? .moved : .helped
  }
}

/// Simulates moments again without the decision.
struct ActionLaboratory {
  private let week: AuditWeek
  /// By day of the week: the shop up to the end of that day.
  private let simulators: [Simulator]

  init(_ week: AuditWeek) {
    self.week = week
    simulators = week.days.map { Simulator(week.shop.cut(toDays: $0 + 1)) }
  }

  /// - Parameter most: where there are more, every so-many-th is tried.
  func tries(
    _ moments: [EscalationMoment], seed: UInt64, replication: Int, most: Int
  ) -> [TriedDecision] {
    let acted = moments.filter { $0.acted != nil }
    guard !acted.isEmpty, most > 0 else { return [] }
    let count = min(most, acted.count)
    let chosen = (0..<count).map { acted[$0 * acted.count / count] }
    var days: [(measures: Measures, visits: [LoggedVisit])?] =
      Array(repeating: nil, count: week.days.count)
    return chosen.compactMap { moment in
      guard let action = moment.actions.first, let time = moment.acted else { return nil }
      let day = Int(time / TimeUnit.day) - week.days.lowerBound
      guard simulators.indices.contains(day) else { return nil }
      let simulator = simulators[day]
      let asItWas =
        days[day] ?? simulator.run(seed: seed, replication: replication, leaving: nil)
      days[day] = asItWas
      let without = simulator.run(seed: seed, replication: replication, leaving: moment.key)
      let change =
        DayOutcome(asItWas.measures, asItWas.visits)
        - DayOutcome(without.measures, without.visits)
      return TriedDecision(
        action: action, change: change,
        target: target(moment.key, asItWas.visits, without.visits) ?? change.crowdedTime)
    }
  }

  /// The stay of a car that stayed long; nil for a crowd.
  private func target(
    _ key: EscalationMoment.Key, _ asItWas: [LoggedVisit], _ without: [LoggedVisit]
  ) -> Microseconds? {
    guard case .longStay(let car) = key else { return nil }
    func stay(_ visits: [LoggedVisit]) -> Microseconds {
      visits.first { $0.car == car }?.areaClock ?? 0
    }
    return stay(asItWas) - stay(without)
  }
}
