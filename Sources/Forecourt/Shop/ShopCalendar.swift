public import EventSimulation

/// A stretch of a day, in microseconds since its midnight; `from <= to`, and `to` may reach 24:00.
public struct DayInterval: Sendable, Hashable {
  public var from: Microseconds
  public var to: Microseconds

  public init(from: Microseconds, to: Microseconds) {
    self.from = from
    self.to = to
  }

  public var length: Microseconds { to - from }

  @inlinable public func contains(_ timeOfDay: Microseconds) -> Bool {
    timeOfDay >= from && timeOfDay < to
  }
}

/// When the shop receives cars on a day.
public struct OpeningHours: Sendable, Hashable {
  public var opens: Microseconds
  public var closes: Microseconds
  /// No car arrives at or after this time; whoever is inside then is served.
  public var lastArrival: Microseconds

  public init(opens: Microseconds, closes: Microseconds, lastArrival: Microseconds) {
    self.opens = opens
    self.closes = closes
    self.lastArrival = lastArrival
  }
}

/// A date on which demand is not that of its weekday.
public struct SpecialDay: Sendable, Hashable {
  public var date: CalendarDate
  /// Multiplies the walk-in rates and the places booked that day (1 = an ordinary day).
  public var factor: Double
  /// Take the demand and the rosters of this weekday instead of the date's own; nil = its own.
  public var like: Weekday?

  public init(date: CalendarDate, factor: Double, like: Weekday?) {
    self.date = date
    self.factor = factor
    self.like = like
  }
}

/// The horizon of one replication.
public struct ShopCalendar: Sendable, Equatable {
  /// The first of the horizon: of the warm-up, if there is one.
  public var firstDate: CalendarDate
  /// Length of the horizon in days, warm-up included.
  public var days: Int
  /// Days at the start that are simulated and not measured (shops that carry cars overnight).
  public var warmUpDays: Int
  /// Seven entries, Monday first; nil: closed on that weekday.
  public var opening: [OpeningHours?]
  /// Sorted, without repeats.
  public var closedDates: [CalendarDate]
  /// Sorted by date, without repeats.
  public var specialDays: [SpecialDay]

  public init(
    firstDate: CalendarDate, days: Int, warmUpDays: Int, opening: [OpeningHours?],
    closedDates: [CalendarDate], specialDays: [SpecialDay]
  ) {
    self.firstDate = firstDate
    self.days = days
    self.warmUpDays = warmUpDays
    self.opening = opening
    self.closedDates = closedDates
    self.specialDays = specialDays
  }

  /// Days after the warm-up.
  public var measuredDays: Int { max(0, days - warmUpDays) }
  public var firstMeasuredDate: CalendarDate { date(ofDay: warmUpDays) }

  public func date(ofDay day: Int) -> CalendarDate {
    CalendarDate(dayNumber: firstDate.dayNumber + day)
  }

  /// Seven counts, Monday first: measured days on which the shop is open with the roster of that
  /// weekday. A special day may be like another one.
  public var measuredDaysByRoster: [Int] {
    let first = firstMeasuredDate.dayNumber
    var counts = Weekday.allCases.map { day in
      let ahead = (day.rawValue - firstMeasuredDate.weekday.rawValue + 7) % 7
      return (max(0, measuredDays - ahead) + 6) / 7
    }
    func isMeasured(_ date: CalendarDate) -> Bool {
      (first..<first + measuredDays).contains(date.dayNumber)
    }
    for date in closedDates where isMeasured(date) { counts[date.weekday.rawValue] -= 1 }
    let closed = Set(closedDates)
    for special in specialDays where isMeasured(special.date) && !closed.contains(special.date) {
      guard let like = special.like else { continue }
      counts[special.date.weekday.rawValue] -= 1
      counts[like.rawValue] += 1
    }
    return zip(counts, opening).map { $1 == nil ? 0 : $0 }
  }

  /// Whether the shop is closed on this very date. O(log of the dates).
  public func isClosed(on date: CalendarDate) -> Bool {
    let index = closedDates.firstIndexInOrder { $0 >= date }
    return index < closedDates.count && closedDates[index] == date
  }

  /// What is special about a date, if anything. O(log of the days).
  public func specialDay(on date: CalendarDate) -> SpecialDay? {
    let index = specialDays.firstIndexInOrder { $0.date >= date }
    guard index < specialDays.count, specialDays[index].date == date else { return nil }
    return specialDays[index]
  }
}

extension Array {
  /// The first index from which on something holds, which does for all that follow one for which it
  /// does; the count if for none.
  fileprivate func firstIndexInOrder(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
