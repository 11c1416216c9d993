import EventSimulation
import Forecourt
import Foundation
import Pages
import Reporting
import Testing

@Suite struct `The days to replay` {
  private static func event(
    _ day: Int, _ minute: Int64, _ kind: EventKind, car: UInt32 = 0, place: Place = .road,
    index: Int16 = -1
  ) -> LoggedEvent {
    LoggedEvent(
      time: Microseconds(day) * TimeUnit.day + minute * TimeUnit.minute, kind: kind, place: place,
      index: index, person: -1, car: car, detail: 0)
  }

  private static func log(longStays: [Int]) -> EventLog {
    var events: [LoggedEvent] = []
    for (day, count) in longStays.enumerated() {
      events.append(event(day, 480, .arrives, car: UInt32(day + 1)))
      for index in 0..<count {
        events.append(event(day, 500 + Int64(index), .longStayBegins, car: UInt32(day + 1)))
      }
    }
    return EventLog(events: events, visits: [])
  }

  @Test func `know the worst and the typical one`() {
    let days = ReplayDays(Self.log(longStays: [3, 9, 0, 4, 5]))
    #expect(days.days.map(\.longStays) == [3, 9, 0, 4, 5])
    #expect(days.worst == 1)
    // The median of 0, 3, 4, 5, 9.
    #expect(days.typical == 3)
  }

  @Test func `are those on which a car came`() {
    var log = Self.log(longStays: [1])
    log.events.append(Self.event(1, 0, .dayBegins))
    log.events.append(Self.event(1, 600, .dayEnds))
    #expect(ReplayDays(log).days.map(\.number) == [0])
    #expect(ReplayDays(EventLog(events: [], visits: [])).typical == nil)
  }

  @Test func `begin with the cars that stayed overnight where they stood`() {
    let events = [
      Self.event(0, 480, .arrives, car: 1), Self.event(0, 481, .entersLane, car: 1, place: .lane),
      Self.event(0, 500, .driveBegins, car: 1, place: .workshop, index: 2),
      Self.event(0, 490, .arrives, car: 2), Self.event(0, 900, .completes, car: 2),
      Self.event(1, 480, .arrives, car: 3),
    ]
    let days = ReplayDays(EventLog(events: events, visits: []))
    #expect(
      days.days[1].inside == [ReplayDays.StandingCar(car: 1, place: .workshop, index: 2)])
    #expect(days.days[0].inside.isEmpty)
  }

  @Test func `are written as JSON that reads back`() throws {
    let shop = try HTMLSample.shop("baseline", days: 2)
    let log = Simulator(shop).log(seed: 1, replication: 0).log
    let text = ReplayData(ReportReplay(log: log, replication: 0), shop).json()
    let read = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let days = try #require(read["days"] as? [[String: Any]])
    #expect(days.count == 2)
    let numbers = try #require(days[0]["events"] as? [Int])
    #expect(numbers.count % 7 == 0)
    let firstDay = log.events.filter { $0.time < TimeUnit.day }
    #expect(numbers.count == firstDay.count * 7)
    // The differences add up to the time of the last event, in tenths of a second.
    let sum = stride(from: 0, to: numbers.count, by: 7).reduce(0) { $0 + numbers[$1] }
    let last = try #require(firstDay.last)
    #expect(abs(Int64(sum) - last.time / 100_000) <= 1)
  }

  @Test func `carry the evidence of every fine, to the fen`() throws {
    let shop = try HTMLSample.shop("baseline", days: 14)
    let log = Simulator(shop).log(seed: 1, replication: 0).log
    let charged = log.visits.reduce(0) { $0 + Int($1.fined) }
    try #require(charged > 0, "a fortnight without a fine tests nothing")
    let text = ReplayData(ReportReplay(log: log, replication: 0), shop).json()
    let read = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let days = try #require(read["days"] as? [[String: Any]])
    let fines = try days.flatMap { try #require($0["fines"] as? [[String: Any]]) }
    let amounts = try fines.flatMap { try #require($0["charged"] as? [[Int]]) }.map { $0[1] }
    #expect(amounts.reduce(0, +) == charged)
    for fine in fines {
      #expect((fine["delays"] as? [[Int]])?.isEmpty == false)
    }
  }
}
