import EventSimulation
import Forecourt
import Foundation
import FoundationXML
import MonthlyReview
import Testing

@Suite struct `A log for process mining` {
  private static func document() throws -> (log: EventLog, root: XMLElement) {
    var shop = try TestMonth.shipped(
      "baseline", overrides: ["calendar.days=2", "calendar.warmUpDays=0"])
    shop.staff.people[0].name = "<王 & \"Li\">"
    let log = Simulator(shop).log(seed: 3, replication: 0).log
    let document = try XMLDocument(data: Data(EventLogXES.text(log, shop: shop).utf8))
    return (log, try #require(document.rootElement()))
  }

  private static func value(_ key: String, of element: XMLElement) -> String? {
    for case let child as XMLElement in element.children ?? []
    where child.attribute(forName: "key")?.stringValue == key {
      return child.attribute(forName: "value")?.stringValue
    }
    return nil
  }

  @Test func `every car is a trace, with all its events in order of time`() throws {
    let (log, root) = try Self.document()
    let traces = root.elements(forName: "trace")
    let cars = Set(log.events.map(\.car)).subtracting([0])
    #expect(
      traces.compactMap { Self.value("concept:name", of: $0) } == cars.sorted().map { "\($0)" })
    let events = traces.map { $0.elements(forName: "event") }
    #expect(events.joined().count == log.events.count { $0.car > 0 })
    for trace in events {
      let times = trace.compactMap { Self.value("time:timestamp", of: $0) }
      #expect(times.count == trace.count)
      #expect(times.allSatisfy { $0.hasPrefix("2024-07-0") && $0.hasSuffix("+08:00") })
      // Of one zone: a time without a fraction is a prefix of its second.
      let clock = times.map { String($0.dropLast(6)) }
      #expect(zip(clock, clock.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }

  @Test func `a step is a start and a complete of one activity, by the person named`() throws {
    let (log, root) = try Self.document()
    let events = root.elements(forName: "trace").flatMap { $0.elements(forName: "event") }
    func count(_ name: String, _ transition: String) -> Int {
      events.count {
        Self.value("concept:name", of: $0) == name
          && Self.value("lifecycle:transition", of: $0) == transition
      }
    }
    #expect(count("reception", "start") == log.events.count { $0.kind == .receptionBegins })
    #expect(count("atCar", "complete") == log.events.count { $0.kind == .atCarEnds })
    #expect(count("arrives", "complete") == log.events.count { $0.kind == .arrives })
    #expect(
      events.count { Self.value("org:resource", of: $0) == "<王 & \"Li\">" }
        == log.events.count { $0.person == 0 && $0.car > 0 })
  }
}
