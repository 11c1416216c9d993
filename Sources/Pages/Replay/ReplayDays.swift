internal import EventSimulation
package import Forecourt

/// The days of a log: which there are, which is typical and which is the worst.
package struct ReplayDays {
  package struct Day {
    /// Counted from 0 at the start of the horizon.
    package var number: Int
    /// Into `EventLog.events`.
    package var events: Range<Int>
    package var longStays: Int
    package var crowdings: Int
    package var arrivals: Int
    /// Where the cars stand that are there when the day begins.
    package var inside: [StandingCar]
  }

  package struct StandingCar: Hashable {
    package var car: UInt32
    package var place: Place
    package var index: Int16

    package init(car: UInt32, place: Place, index: Int16) {
      self.car = car
      self.place = place
      self.index = index
    }
  }

  /// Days on which a car arrived, in order.
  package var days: [Day]
  /// Of all days, the one with the median number of long stays, and the one with the most.
  package var typical: Int?
  package var worst: Int?

  package init(_ log: EventLog) {
    days = []
    var standing: [UInt32: StandingCar] = [:]
    var start = 0
    while start < log.events.count {
      let number = Int(log.events[start].time / TimeUnit.day)
      var day = Day(
        number: number, events: start..<start, longStays: 0, crowdings: 0, arrivals: 0,
        inside: standing.values.sorted { $0.car < $1.car })
      var end = start
      while end < log.events.count, Int(log.events[end].time / TimeUnit.day) == number {
        let event = log.events[end]
        switch event.kind {
        case .arrives: day.arrivals += 1
        case .longStayBegins: day.longStays += 1
        case .crowdingBegins: day.crowdings += 1
        default: break
        }
        Self.follow(event, &standing)
        end += 1
      }
      day.events = start..<end
      if day.arrivals > 0 { days.append(day) }
      start = end
    }
    let order = days.indices.sorted { (Self.badness(days[$0]), $0) < (Self.badness(days[$1]), $1) }
    typical = order.isEmpty ? nil : order[(order.count - 1) / 2]
    worst = order.last { Self.badness(days[$0]) > Self.badness(days[typical!]) } ?? order.last
  }

  private static func badness(_ day: Day) -> Int { day.longStays * 1000 + day.crowdings }

  /// Where a car is after an event, as the script of the page has it.
  private static func follow(_ event: LoggedEvent, _ standing: inout [UInt32: StandingCar]) {
    guard event.car > 0 else { return }
    switch event.kind {
    case .drivesOn, .losesPatience, .visitorLeaves, .completes:
      standing[event.car] = nil
    case .joinsGateQueue, .entersLane, .diverted, .called, .guideBegins, .selfParks, .reachesBay,
      .driveBegins, .driveEnds, .operationBegins, .washBegins, .finished:
      standing[event.car] = StandingCar(car: event.car, place: event.place, index: event.index)
    default: break
    }
  }
}
