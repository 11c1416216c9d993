import EventSimulation
import Forecourt
import Statistics

/// Measures of a sample log, counted here and not by the simulator.
struct HTMLSampleMeasures {
  let shop: Shop
  var measures: Measures

  static func of(_ log: EventLog, _ shop: Shop) -> Measures {
    var sample = HTMLSampleMeasures(
      shop: shop,
      measures: Measures(
        shape: MeasureShape(
          jobTypes: shop.jobTypes.count, people: shop.staff.people.count, pools: 3, days: 7)))
    sample.measures.replications = 1
    sample.count(log)
    return sample.measures
  }

  // Where the blocks lie, in the order that `MeasureShape` documents.
  private static let hourly = Tally.allCases.count
  private static let role = hourly + HourlyTally.allCases.count * 168
  private static let cause = role + RoleTally.allCases.count * Role.allCases.count * 24
  private static let blame = cause + CauseTally.allCases.count * DelayCause.allCases.count
  private static let place = blame + BlameTally.allCases.count * Role.allCases.count
  private static let flow = place + PlaceTally.allCases.count * Place.allCases.count
  private static let profile = flow + Place.allCases.count * Place.allCases.count
  private static let stay = profile + MeasureShape.profileBins * MeasureShape.profileLevels
  private static let job = stay + MeasureShape.stayMinutes
  private var person: Int { Self.job + JobTally.allCases.count * shop.jobTypes.count }

  private mutating func add(_ tally: Tally, _ value: Int64 = 1) {
    measures.sums[tally.rawValue] += value
  }

  private mutating func add(
    _ tally: HourlyTally, at time: Microseconds, _ value: Int64 = 1
  ) {
    let day = Int(time / TimeUnit.day) % 7
    let hour = Int(time % TimeUnit.day / TimeUnit.hour)
    measures.sums[Self.hourly + tally.rawValue * 168 + day * 24 + hour] += value
  }

  private mutating func count(_ log: EventLog) {
    for visit in log.visits { count(visit) }
    var onTheWay: [UInt32: Place] = [:]
    for event in log.events where event.car > 0 {
      switch event.kind {
      case .entersLane, .diverted, .reachesBay, .driveBegins, .finished, .completes:
        let to = event.kind == .completes ? Place.road : event.place
        let from = onTheWay[event.car] ?? .road
        measures.sums[Self.flow + Int(from.rawValue) * Place.allCases.count + Int(to.rawValue)] += 1
        onTheWay[event.car] = to
      default: break
      }
    }
    occupancy(log)
    for day in 0..<7 {
      add(.openDays)
      add(.openTime, 10 * TimeUnit.hour)
      for hour in 8..<18 {
        add(.openTime, at: Int64(day * 24 + hour) * TimeUnit.hour, TimeUnit.hour)
      }
    }
    add(.wages, 7 * 500_000)
    add(.teamWages, 7 * 800_000)
    add(.overtimeWages, 7 * 20_000)
    for hour in 8..<18 {
      for (index, people) in [(0, 1), (1, 4), (3, 1), (4, 1)] {
        let busy = Double(people) * [0.3, 0.7, 0, 0.5, 0.25][index] * (hour < 11 ? 1.25 : 0.8)
        let base = Self.role + index * 24 + hour
        let block = Role.allCases.count * 24
        measures.sums[base] += Int64(people) * 7 * TimeUnit.hour
        measures.sums[base + block] += Int64(busy * 7 * Double(TimeUnit.hour))
        if index == 1, (11...12).contains(hour) {
          measures.sums[base + 2 * block] += Int64(0.7 * 7 * Double(TimeUnit.hour))
        }
      }
    }
  }

  private mutating func count(_ visit: LoggedVisit) {
    add(.arrivals)
    add(.completions)
    add(.received)
    add(.areaStays)
    let wait = visit.receptionBegan! - visit.arrival
    add(.received, at: visit.arrival)
    if wait <= TimeUnit.minute * 2 {
      add(.receivedWithinTarget)
      add(.receivedWithinTarget, at: visit.arrival)
    }
    measures.timings[Timing.areaClock.rawValue].add(visit.areaClock)
    measures.timings[Timing.bayClock.rawValue].add(visit.bayClock)
    measures.timings[Timing.customerClock.rawValue].add(visit.delays.reduce(0, +))
    measures.timings[Timing.receptionWait.rawValue].add(wait)
    let minute = min(Int(visit.areaClock / TimeUnit.minute), MeasureShape.stayMinutes - 1)
    measures.sums[Self.stay + minute] += 1
    if visit.areaClock > shop.longStay.limit {
      add(.longStays)
      add(.longStays, at: visit.arrival)
    }
    for cause in DelayCause.allCases {
      measures.sums[Self.cause + Int(cause.rawValue)] += visit.delays[Int(cause.rawValue)]
    }
    if visit.complainedOfLongStay {
      add(.longStayComplaints)
      add(.complaints, at: visit.arrival)
      add(.finedCars)
      add(.fines, visit.fined)
      let base = person + visit.advisor! * PersonTally.allCases.count
      measures.sums[base + PersonTally.finedCars.rawValue] += 1
      measures.sums[base + PersonTally.fines.rawValue] += visit.fined
    }
  }

  private mutating func occupancy(_ log: EventLog) {
    var changes: [(Microseconds, Int)] = []
    for visit in log.visits {
      changes.append((visit.leftArea! - visit.areaClock, 1))
      changes.append((visit.leftArea!, -1))
    }
    changes.sort { $0 < $1 }
    var level = 0
    var time: Microseconds = 0
    for (next, change) in changes + [(7 * TimeUnit.day, 0)] {
      while time < next {
        let bin = Int(time % TimeUnit.day / MeasureShape.profileBin)
        let end = min(next, (time / MeasureShape.profileBin + 1) * MeasureShape.profileBin)
        measures.sums[Self.profile + bin * MeasureShape.profileLevels + level] += end - time
        if level >= shop.crowding.threshold {
          add(.crowdedTime, end - time)
          add(.crowdedTime, at: time, end - time)
        }
        time = end
      }
      level += change
      measures.maximumInArea = max(measures.maximumInArea, Int64(level))
    }
  }
}
