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

  /// Days without an arrival at either end that are taken for quiet ones. A log that leaves out more
  /// does not speak of them: counted as days on which nobody came they would thin out every rate.
  private static let quietDays = 2

  /// The shop's own horizon if the log covers it; else the calendar month that the log covers, or as
  /// many days as the log has. Nil for a log without visits, or of more than
  /// `MeasureShape.dailyLimit` days: such a one is read with a `LogPeriod`.
  public init?(log: VisitLog, shop: Shop) {
    guard let dates = log.dates else { return nil }
    let (first, last) = (dates.first.dayNumber, dates.last.dayNumber)
    if let own = MonthCalendar(horizonOf: shop.calendar, coveredFrom: first, to: last) {
      self = own
    } else if let start = CalendarDate(year: dates.first.year, month: dates.first.month, day: 1),
      case let month = MonthCalendar(
        firstDate: start, days: CalendarDate.days(inMonth: start.month, year: start.year)),
      month.isCovered(from: first, to: last)
    {
      self = month
    } else {
      guard last - first < MeasureShape.dailyLimit else { return nil }
      self.init(firstDate: dates.first, days: last - first + 1)
    }
  }

  /// The days that a scenario measures, if arrivals from one day to another cover them; those of its
  /// warm-up may come before.
  init?(horizonOf shop: ShopCalendar, coveredFrom first: Int, to last: Int) {
    let start = shop.firstDate.dayNumber
    guard shop.days > shop.warmUpDays else { return nil }
    self.init(
      firstDate: CalendarDate(dayNumber: start + shop.warmUpDays),
      days: shop.days - shop.warmUpDays)
    let isWarmUp = (start..<firstDate.dayNumber).contains(first)
    guard isCovered(from: isWarmUp ? firstDate.dayNumber : first, to: last) else { return nil }
  }

  private func isCovered(from first: Int, to last: Int) -> Bool {
    let start = firstDate.dayNumber
    let end = start + days - 1
    return (start...start + Self.quietDays).contains(first)
      && (end - Self.quietDays...end).contains(last)
  }

  /// Start of the horizon, in microseconds since 1970-01-01 of the shop's clock.
  public var origin: Microseconds { Microseconds(firstDate.dayNumber) * TimeUnit.day }
  public var length: Microseconds { Microseconds(days) * TimeUnit.day }

  /// Whether an instant of the shop's clock lies in these days.
  func contains(_ instant: Microseconds) -> Bool { (0..<length).contains(instant - origin) }

  public func date(ofDay day: Int) -> CalendarDate {
    CalendarDate(dayNumber: firstDate.dayNumber + day)
  }

  /// The same shop over these days, measured from the first. Cars that its scenario records came on
  /// other days and are left out.
  public func applied(to shop: Shop) -> Shop {
    var shop = shop
    shop.calendar.firstDate = firstDate
    shop.calendar.days = days
    shop.calendar.warmUpDays = 0
    shop.demand.trace = nil
    return shop
  }
}

extension ShopCalendar {
  /// Whose rosters and demand hold on a date: a special day may be like another weekday.
  func weekdayInForce(on date: CalendarDate) -> Weekday {
    specialDay(on: date)?.like ?? date.weekday
  }

  /// Opening hours of a date; nil: closed.
  func hours(on date: CalendarDate) -> OpeningHours? {
    if isClosed(on: date) { return nil }
    return opening[weekdayInForce(on: date).rawValue]
  }
}
