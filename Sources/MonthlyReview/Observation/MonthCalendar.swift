public import EventSimulation
public import Forecourt

/// The days that a log speaks of, on the scale of a simulated horizon: microseconds since midnight
/// of the first day.
public struct MonthCalendar: Sendable, Equatable {
  public let firstDate: CalendarDate
  public let days: Int

  public init(firstDate: CalendarDate, days: Int) {
    self.firstDate = firstDate
    self.days = days
  }

  /// The shop's own horizon if the log lies in it; else the calendar month of the log's first
  /// arrival, or as many days as the log has. Nil for a log without visits, or of more than
  /// `MeasureShape.dailyLimit` days: such a one is read with a `LogPeriod`.
  public init?(log: VisitLog, shop: Shop) {
    guard let dates = log.dates else { return nil }
    let own = shop.calendar
    let last = dates.last.dayNumber
    if own.warmUpDays == 0, dates.first >= own.firstDate,
      last < own.firstDate.dayNumber + own.days
    {
      self.init(firstDate: own.firstDate, days: own.days)
    } else if let start = CalendarDate(year: dates.first.year, month: dates.first.month, day: 1),
      last - start.dayNumber < CalendarDate.days(inMonth: start.month, year: start.year)
    {
      self.init(
        firstDate: start, days: CalendarDate.days(inMonth: start.month, year: start.year))
    } else {
      guard last - dates.first.dayNumber < MeasureShape.dailyLimit else { return nil }
      self.init(firstDate: dates.first, days: last - dates.first.dayNumber + 1)
    }
  }

  /// Start of the horizon, in microseconds since 1970-01-01 of the shop's clock.
  public var origin: Microseconds { Microseconds(firstDate.dayNumber) * TimeUnit.day }
  public var length: Microseconds { Microseconds(days) * TimeUnit.day }

  public func date(ofDay day: Int) -> CalendarDate {
    CalendarDate(dayNumber: firstDate.dayNumber + day)
  }

  /// The same shop over these days, measured from the first.
  public func applied(to shop: Shop) -> Shop {
    var shop = shop
    shop.calendar.firstDate = firstDate
    shop.calendar.days = days
    shop.calendar.warmUpDays = 0
    return shop
  }
}

extension ShopCalendar {
  /// Whose rosters and demand hold on a date: a special day may be like another weekday.
  func weekdayInForce(on date: CalendarDate) -> Weekday {
    specialDays.first { $0.date == date }?.like ?? date.weekday
  }

  /// Opening hours of a date; nil: closed.
  func hours(on date: CalendarDate) -> OpeningHours? {
    if closedDates.contains(date) { return nil }
    return opening[weekdayInForce(on: date).rawValue]
  }
}
