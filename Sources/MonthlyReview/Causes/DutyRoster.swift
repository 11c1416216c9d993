import EventSimulation
import Forecourt

/// How many advisors the roster has at a moment, as steps of the day: looked up in order of time.
struct DutyRoster {
  private struct Step {
    var from: Microseconds
    var advisors: Int
  }

  /// By weekday, in order of time, from midnight.
  private var weeks: [[Step]] = []
  private let shop: Shop
  private let calendar: MonthCalendar
  private var day = Int.min
  private var steps: [Step] = []

  init(shop: Shop, calendar: MonthCalendar) {
    self.shop = shop
    self.calendar = calendar
    for weekday in Weekday.allCases {
      let shifts = shop.staff.people.filter { $0.role == .advisor }.map {
        $0.shifts.indices.contains(weekday.rawValue) ? $0.shifts[weekday.rawValue] : []
      }
      var bounds: Set<Microseconds> = [0]
      for shift in shifts {
        for interval in shift { bounds.formUnion([interval.from, interval.to]) }
      }
      weeks.append(
        bounds.filter { (0..<TimeUnit.day).contains($0) }.sorted().map { time in
          Step(
            from: time,
            advisors: shifts.count { shift in shift.contains { $0.contains(time) } })
        })
    }
  }

  /// Advisors on duty at a moment on the scale of the calendar, and when that changes next.
  mutating func advisors(at now: Microseconds) -> (count: Int, until: Microseconds) {
    let today = Int(now.flooredQuotient(by: TimeUnit.day))
    if today != day {
      day = today
      steps =
        weeks[
          shop.calendar.weekdayInForce(on: calendar.date(ofDay: today)).rawValue]
    }
    let start = Microseconds(today) * TimeUnit.day
    let next = steps.partitioningIndex { start + $0.from > now }
    let until = next < steps.count ? start + steps[next].from : start + TimeUnit.day
    return (next > 0 ? steps[next - 1].advisors : 0, until)
  }
}
