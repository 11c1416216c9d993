import EventSimulation
public import Forecourt

/// In which order a column writes the numbers of a date.
public enum DateOrder: UInt8, CaseIterable, Sendable, Hashable {
  /// 24-7-1. With the year in four digits no order is asked for.
  case yearMonthDay
  /// 1/7/2024
  case dayMonthYear
  /// 7/1/2024
  case monthDayYear

  /// As an option and a mapping write it.
  public var key: String {
    switch self {
    case .yearMonthDay: "ymd"
    case .dayMonthYear: "dmy"
    case .monthDayYear: "mdy"
    }
  }

  public var name: BilingualName {
    switch self {
    case .yearMonthDay: BilingualName(en: "year-month-day", zh: "年月日")
    case .dayMonthYear: BilingualName(en: "day/month/year", zh: "日/月/年")
    case .monthDayYear: BilingualName(en: "month/day/year", zh: "月/日/年")
    }
  }
}

/// Three numbers that make a date in more than one order.
struct DateTriple: Equatable {
  var first: Int
  var second: Int
  var third: Int
  /// The last number has at least three digits, and so is the year.
  var endsWithYear: Bool

  /// Days since 1970-01-01; nil: no date in this order.
  func day(_ order: DateOrder) -> Int? {
    func day(_ year: Int, _ month: Int, _ day: Int) -> Int? {
      CalendarDate(year: year < 100 ? 2000 + year : year, month: month, day: day)?.dayNumber
    }
    switch order {
    case .yearMonthDay: return endsWithYear ? nil : day(first, second, third)
    case .dayMonthYear: return day(third, second, first)
    case .monthDayYear: return day(third, first, second)
    }
  }
}

/// What all cells of one column say of the order in which it writes dates, and of its times.
struct DateCensus {
  /// A column of dates that all orders fit alike.
  struct Choice: Equatable {
    var order: DateOrder
    /// Others fit as well: what was taken is a guess.
    var isGuess = false
    /// By how many days the dates spread in this order, and in the next best one that fits every cell.
    var spread = 0
    var otherSpread: Int?
  }

  private(set) var triples = 0
  private var valid = [Int](repeating: 0, count: DateOrder.allCases.count)
  private var low = [Int](repeating: .max, count: DateOrder.allCases.count)
  private var high = [Int](repeating: .min, count: DateOrder.allCases.count)
  private var endWithYear = 0
  /// `0.3403` is a part of a day, `8.05` is five past eight: cells that can only be the one.
  var partsOfDay = 0
  var dottedTimes = 0

  mutating func add(_ triple: DateTriple) {
    triples += 1
    if triple.endsWithYear { endWithYear += 1 }
    for order in DateOrder.allCases {
      guard let day = triple.day(order) else { continue }
      let slot = Int(order.rawValue)
      valid[slot] += 1
      low[slot] = min(low[slot], day)
      high[slot] = max(high[slot], day)
    }
  }

  /// The order that makes dates of most cells; of several such, the one in which the dates lie much
  /// closer together (a log is of days that follow each other). Nil: nothing to decide.
  var choice: Choice? {
    guard triples > 0, let most = valid.max(), most > 0 else { return nil }
    func spread(_ order: DateOrder) -> Int {
      high[Int(order.rawValue)] - low[Int(order.rawValue)]
    }
    let fitting = DateOrder.allCases.filter { valid[Int($0.rawValue)] == most }
      .sorted { (spread($0), $0.rawValue) < (spread($1), $1.rawValue) }
    let best = fitting[0]
    guard fitting.count > 1 else { return Choice(order: best, spread: spread(best)) }
    let other = spread(fitting[1])
    let isGuess = (spread(best) + 1) * 4 > other + 1
    return Choice(order: best, isGuess: isGuess, spread: spread(best), otherSpread: other)
  }

  /// What is taken where nothing in the file decides: as Chinese shops and Excel write.
  var custom: DateOrder { endWithYear * 2 > triples ? .monthDayYear : .yearMonthDay }

  /// Whether a decimal number in this column is a part of a day.
  var hasPartsOfDay: Bool { partsOfDay > dottedTimes }
}
