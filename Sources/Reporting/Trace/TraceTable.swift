public import Documents
import EventSimulation
public import Forecourt

/// A day of the log, event by event, in the three forms in which it is printed.
public struct TraceTable {
  private let shop: Shop
  private let events: [LoggedEvent]
  private let language: Language

  public init(_ shop: Shop, events: [LoggedEvent], language: Language) {
    self.shop = shop
    self.events = events
    self.language = language
  }

  /// One sentence a line, after the time of day and the number of cars in the area.
  public func lines() -> [String] {
    let sentence = TraceSentence(shop, language: language)
    return events.map { event in
      clock(event.time) + "  " + sentence.text(event)
    }
  }

  public func csv() -> String {
    let sentence = TraceSentence(shop, language: language)
    var csv = CSVWriter(to: "")
    csv.row(["day", "time", "event", "car", "person", "place", "index", "detail", "sentence"])
    for event in events {
      csv.row([
        .integer(event.time / TimeUnit.day + 1), .text(clock(event.time)),
        .text("\(event.kind)"), event.car > 0 ? .integer(Int64(event.car)) : .empty,
        person(event).map(CSVCell.text) ?? .empty, .text("\(event.place)"),
        event.index >= 0 ? .integer(Int64(event.index) + 1) : .empty, .integer(event.detail),
        .text(sentence.text(event)),
      ])
    }
    return csv.output
  }

  /// One JSON object a line.
  public func ndjson() -> String {
    var text = ""
    for event in events {
      var json = JSONWriter(to: "")
      json.object { json in
        json.field("day", event.time / TimeUnit.day + 1)
        json.field("time", clock(event.time))
        json.field("event", "\(event.kind)")
        if event.car > 0 { json.field("car", event.car) }
        if let person = person(event) { json.field("person", person) }
        json.field("place", "\(event.place)")
        if event.index >= 0 { json.field("index", event.index + 1) }
        json.field("detail", event.detail)
      }
      text += json.output + "\n"
    }
    return text
  }

  private func person(_ event: LoggedEvent) -> String? {
    let index = Int(event.person)
    return shop.staff.people.indices.contains(index) ? shop.staff.people[index].name : nil
  }

  private func clock(_ time: Microseconds) -> String {
    let ofDay = time % TimeUnit.day
    return TimeText.clock(
      microsecondsSinceMidnight: ofDay,
      to: ofDay % TimeUnit.second == 0 ? .second : .microsecond)
  }
}
