import EventSimulation
import Experiments
import Forecourt
import Statistics
import Tallies

/// What it means to have seen one month only: the days of the log drawn again with replacement, the
/// shop fitted anew to each draw, and the measures simulated on each (Cheng and Holland 1997).
///
/// Days are drawn among those that the scenario treats alike, so that a draw has as many Saturdays as
/// the month. Its cost is bounded: `resamples` × `replications` months of the base and of each measure.
struct InputResampling {
  var resamples = 24
  var replications = 3

  /// The fitted shops, by draw; one that makes no possible shop is nil.
  func shops(
    _ log: VisitLog, _ month: ObservedMonth, seed: UInt64, stop: StopFlag
  ) -> [Shop?] {
    (0..<resamples).map { number in
      if stop.isRaised { return nil }
      let drawn = log.drawn(Self.days(month, draw: number, seed: seed), in: month.calendar)
      let shop = Calibration(log: drawn, month: month, resamples: 0).shop
      return shop.problems().isEmpty ? shop : nil
    }
  }

  /// By day of the month: the day that stands in its place.
  private static func days(_ month: ObservedMonth, draw: Int, seed: UInt64) -> [Int] {
    var days = Array(0..<month.calendar.days)
    let first = month.calendar.firstDate.dayNumber
    for (number, group) in DayGroup.groups(month).enumerated() {
      let own = group.dates.map { $0.dayNumber - first }
      guard !own.isEmpty else { continue }
      let picks = Bootstrap.indices(
        of: own.count, resample: draw, seed: seed &+ UInt64(number) &* 0x9E37_79B9)
      for (place, pick) in zip(own, picks) { days[place] = own[pick] }
    }
    return days
  }

  /// Few days vary too little among themselves: n days drawn from n have (n − 1)/n of the variance of
  /// days, averaged over the groups by their days.
  static func inflation(_ month: ObservedMonth) -> Double {
    let sizes = DayGroup.groups(month).map { Double($0.dates.count) }.filter { $0 > 1 }
    let all = sizes.reduce(0, +)
    guard all > 0 else { return 1 }
    return sizes.reduce(0) { $0 + $1 / all * ($1 / ($1 - 1)) }
  }

  /// By figure and measure: the variance of the effect that comes of the month.
  ///
  /// - Parameters:
  ///   - shops: fitted, by draw.
  ///   - changes: what each measure changes.
  func variances(
    of keys: [String], _ shops: [Shop?], changes: [ShopChange], seed: UInt64, runner: Runner,
    inflation: Double
  ) -> [String: [Double]] {
    var groups = [[[RunningMoments]]](
      repeating: Array(repeating: [], count: changes.count), count: keys.count)
    for (draw, shop) in shops.enumerated() {
      guard let shop, !runner.stop.isRaised else { continue }
      let numbers = (draw * replications)..<((draw + 1) * replications)
      func rows(_ shop: Shop) -> Replications {
        let plan = ReplicationPlan(shop, name: shop.name, seed: seed).limited(to: keys)
        return runner.run(plan, numbers: numbers)
      }
      let base = rows(shop)
      for (index, change) in changes.enumerated() {
        guard let changed = change.applied(to: shop) else { continue }
        let own = rows(changed)
        for (column, key) in keys.enumerated() {
          guard let left = own.column(key), let right = base.column(key) else { continue }
          var moments = RunningMoments()
          for (x, y) in zip(left, right) where x.isFinite && y.isFinite { moments.add(x - y) }
          groups[column][index].append(moments)
        }
      }
    }
    var result: [String: [Double]] = [:]
    for (column, key) in keys.enumerated() {
      result[key] = groups[column].map { moments in
        let used = moments.filter { $0.count > 1 }
        return used.count > 1 ? InputUncertainty(used).inputVariance * inflation : 0
      }
    }
    return result
  }
}

extension VisitLog {
  /// The log of a month in whose days others of its days stand.
  ///
  /// - Parameter days: by day of the calendar, the day whose visits come on it.
  func drawn(_ days: [Int], in calendar: MonthCalendar) -> VisitLog {
    var byDay = [[Int]](repeating: [], count: days.count)
    for (index, visit) in visits.enumerated() {
      guard let arrival = visit.arrival else { continue }
      let day = Int((arrival - calendar.origin).flooredQuotient(by: TimeUnit.day))
      if byDay.indices.contains(day) { byDay[day].append(index) }
    }
    var missed = [[RecordedVisit]](repeating: [], count: days.count)
    for visit in noShows {
      guard let slot = visit.bookedSlot else { continue }
      let day = Int((slot - calendar.origin).flooredQuotient(by: TimeUnit.day))
      if missed.indices.contains(day) { missed[day].append(visit) }
    }
    var ofVisit = [[Int]](repeating: [], count: events.isEmpty ? 0 : visits.count)
    for (index, event) in events.enumerated() where ofVisit.indices.contains(Int(event.visit)) {
      ofVisit[Int(event.visit)].append(index)
    }
    var log = self
    log.visits = []
    log.noShows = []
    log.events = []
    for (day, source) in days.enumerated() where byDay.indices.contains(source) {
      let shift = Microseconds(day - source) * TimeUnit.day
      for index in byDay[source] {
        let place = Int32(log.visits.count)
        log.visits.append(visits[index].moved(by: shift))
        guard ofVisit.indices.contains(index) else { continue }
        for number in ofVisit[index] {
          var event = events[number]
          event.time += shift
          event.visit = place
          log.events.append(event)
        }
      }
      log.noShows += missed[source].map { $0.moved(by: shift) }
    }
    log.events.sort { ($0.time, $0.line) < ($1.time, $1.line) }
    return log
  }
}

extension RecordedVisit {
  /// The same visit at another time.
  fileprivate func moved(by shift: Microseconds) -> RecordedVisit {
    var visit = self
    for stamp in VisitStamp.allCases { visit[stamp] = visit[stamp].map { $0 + shift } }
    return visit
  }
}
