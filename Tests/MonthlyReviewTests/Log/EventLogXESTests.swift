import DataFiles
import EventSimulation
import Forecourt
import Foundation
import FoundationXML
import MonthlyReview
import Testing
import Workbooks

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

  /// Every row of `events.csv` and every event in XML, as the same words in the same order.
  @Test func `carries the facts of the table beside it`() throws {
    var shop = try TestMonth.shipped("baseline")
    shop.calendar.warmUpDays = 0
    shop.calendar.days = 3
    let log = Simulator(shop).log(seed: 3, replication: 0).log
    #expect(log.events.contains { $0.car == 0 } && log.visits.contains { $0.bookedSlot != nil })

    let text = String(decoding: EventLogText.csv(log, shop: shop), as: UTF8.self)
    // No cell of these is quoted.
    let lines = text.split(separator: "\r\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let table = try #require(
      try TableFile(Array(EventLogXES.text(log, shop: shop).utf8)))
    var rows: [[String]] = []
    try table.source.forEachRow { row in
      rows.append(row.cells.map { row.text($0) })
      return true
    }
    let header = rows.removeFirst()
    let keys = [
      "case:concept:name", "concept:name", "time:timestamp", "org:resource", "place", "index",
      "detail", "jobType", "bookedSlot", "visitor",
    ]
    let columns = try keys.map { try #require(header.firstIndex(of: $0), "no \($0)") }
    let transitions = try #require(header.firstIndex(of: "lifecycle:transition"))
    let kinds = Set(EventKind.allCases.map { "\($0)" })
    let told = rows.map { row in
      zip(keys, columns).map { key, column -> String in
        let cell = column < row.count ? row[column] : ""
        switch key {
        case "case:concept:name": return cell.isEmpty ? "0" : cell
        case "concept:name":
          let kind = cell + (row[transitions] == "start" ? "Begins" : "Ends")
          return kinds.contains(kind) ? kind : cell
        case "time:timestamp", "bookedSlot":
          return cell.replacing("T", with: " ").replacing("+08:00", with: "")
        case "visitor": return cell == "true" ? "1" : cell == "false" ? "0" : ""
        default: return cell
        }
      }
    }
    #expect(told.count == log.events.count)
    #expect(Set(told) == Set(lines))
  }
}
