public import EventSimulation
import Forecourt

/// A stay over the limit and what its time went to.
public struct LongStayCase: Sendable {
  /// Index into the log's visits.
  public var visit: Int
  public var line: Int32
  /// When it entered the area, on the scale of the calendar.
  public var began: Microseconds
  public var stay: Microseconds
  /// Adds up to the stay.
  public var times: CauseTimes
  /// The time over the limit by cause; adds up to it.
  public var overTimes: CauseTimes
  /// The largest cause of the time over the limit, which may be the work itself.
  public var mainCause: RootCause?
}

/// A crowded stretch and what it was due to.
public struct EpisodeCase: Sendable {
  public var began: Microseconds
  /// Adds up to the crowded time.
  public var times: CauseTimes
  public var mainCause: RootCause?
}

/// Cars and causes of one advisor.
public struct PersonCauses: Sendable {
  /// Below this many cars a person is not judged.
  public static let fewest = 30

  public var name: String
  /// Cars received, and how many of them stayed over the limit.
  public var cars: Int
  public var longStays: Int
  public var times: CauseTimes
  /// Too few cars for the share of long stays to say anything about the person.
  public var isTooFew: Bool { cars < PersonCauses.fewest }
}

/// Why the area was crowded and why cars stayed long (plan clause 7: 原因分析).
public struct CauseReport: Sendable {
  /// In order of time.
  public var longStays: [LongStayCase]
  public var episodes: [EpisodeCase]
  /// All time of the long stays; their time over the limit; all crowded time.
  public var longStayTimes: CauseTimes
  public var overTimes: CauseTimes
  public var crowdedTimes: CauseTimes
  /// Long stays by the hour and the weekday in which they began, and by job type (the last entry:
  /// unknown).
  public var byHour: [CauseTimes]
  public var byWeekday: [CauseTimes]
  public var byJobType: [CauseTimes]
  /// By advisor, in order of first appearance in the log.
  public var people: [PersonCauses]

  /// The time in breach of the plan, crowded time and time over the limit together: the Pareto of
  /// the month.
  public var pareto: [(cause: RootCause, time: Double)] {
    var all = overTimes
    all.add(crowdedTimes)
    return all.ranked
  }

  public init(log: VisitLog, month: ObservedMonth) {
    var sweep = CauseSweep(log: log, month: month)
    sweep.run(month.steps)
    let shop = month.shop
    longStayTimes = CauseTimes()
    overTimes = CauseTimes()
    crowdedTimes = CauseTimes()
    byHour = [CauseTimes](repeating: CauseTimes(), count: 24)
    byWeekday = [CauseTimes](repeating: CauseTimes(), count: 7)
    byJobType = [CauseTimes](repeating: CauseTimes(), count: shop.jobTypes.count + 1)
    longStays = []
    people = log.people.map {
      PersonCauses(name: $0, cars: 0, longStays: 0, times: CauseTimes())
    }
    for (index, visit) in log.visits.enumerated() {
      guard let began = sweep.entered[index], !visit.isVisitor else { continue }
      let advisor = Int(visit.advisor)
      if advisor >= 0 { people[advisor].cars += 1 }
      // A stay that goes on beyond the month is not over, and so not yet long.
      guard let left = sweep.leftArea[index] else { continue }
      let times = sweep.times[index]
      let stay = Microseconds(times.total.rounded())
      guard shop.yardstick.isLong(stay) else { continue }
      let over = sweep.timeOverLimit(of: index, stay: stay, left: left)
      longStays.append(
        LongStayCase(
          visit: index, line: visit.line, began: began, stay: stay, times: times,
          overTimes: over, mainCause: over.ranked.first?.cause))
      longStayTimes.add(times)
      overTimes.add(over)
      let hour = Int(began.flooredQuotient(by: TimeUnit.hour))
      byHour[(hour % 24 + 24) % 24].add(times)
      byWeekday[CalendarDate(instant: began + month.calendar.origin).weekday.rawValue].add(times)
      let job = Int(visit.jobType)
      byJobType[shop.jobTypes.indices.contains(job) ? job : shop.jobTypes.count].add(times)
      if advisor >= 0 {
        people[advisor].longStays += 1
        people[advisor].times.add(times)
      }
    }
    people.removeAll { $0.cars == 0 }
    episodes = sweep.crowded.filter { $0.times.total > 0 }.map {
      EpisodeCase(began: $0.began, times: $0.times, mainCause: $0.times.ranked.first?.cause)
    }
    for episode in episodes { crowdedTimes.add(episode.times) }
  }
}
