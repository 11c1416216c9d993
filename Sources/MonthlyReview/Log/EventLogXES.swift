import Documents
import EventSimulation
public import Forecourt

/// An event log for process-mining tools: IEEE 1849-2016 (XES), one trace a car.
///
/// Steps that begin and end are two events of one activity, `start` and `complete` of the lifecycle
/// extension; everything else is `complete`. What concerns no car (shifts, notices, alarms) stands
/// behind the traces, in none of them, as the standard allows. The attributes `place` to `visitor` are
/// columns of `events.csv`: the two files carry the same facts.
public enum EventLogXES {
  /// The shop's clock is Chinese time, which has no summer time.
  private static let zone = "+08:00"

  /// - Parameter log: of one replication of `shop`.
  public static func text(_ log: EventLog, shop: Shop) -> String {
    var visits: [UInt32: LoggedVisit] = [:]
    for visit in log.visits { visits[visit.car] = visit }
    var xml = XMLWriter(to: "")
    xml.element("log", [("xes.version", "1849-2016"), ("xes.features", "")]) { xml in
      for (name, prefix) in [
        ("Concept", "concept"), ("Lifecycle", "lifecycle"), ("Time", "time"),
        ("Organizational", "org"),
      ] {
        xml.element(
          "extension",
          [
            ("name", name), ("prefix", prefix),
            ("uri", "http://www.xes-standard.org/\(prefix).xesext"),
          ])
      }
      xml.element("classifier", [("name", "Activity"), ("keys", "concept:name")])
      xml.element("string", [("key", "concept:name"), ("value", shop.name)])
      for trace in log.traces {
        xml.element("trace") { xml in
          xml.element("string", [("key", "concept:name"), ("value", "\(trace.first!.car)")])
          for event in trace { write(event, visits[event.car], shop, to: &xml) }
        }
      }
      for event in log.events where event.car == 0 { write(event, nil, shop, to: &xml) }
    }
    return xml.output
  }

  private static func write(
    _ event: LoggedEvent, _ visit: LoggedVisit?, _ shop: Shop, to xml: inout XMLWriter<String>
  ) {
    let (activity, transition) = activity(event.kind)
    xml.element("event") { xml in
      func attribute(_ type: String, _ key: String, _ value: String) {
        xml.element(type, [("key", key), ("value", value)])
      }
      attribute("string", "concept:name", activity)
      attribute("string", "lifecycle:transition", transition)
      attribute("date", "time:timestamp", date(event.time, shop))
      if event.person >= 0, Int(event.person) < shop.staff.people.count {
        attribute("string", "org:resource", shop.staff.people[Int(event.person)].name)
      }
      attribute("string", "place", "\(event.place)")
      attribute("int", "index", "\(event.index)")
      attribute("int", "detail", "\(event.detail)")
      if event.kind == .arrives, let visit {
        if shop.jobTypes.indices.contains(visit.jobType) {
          attribute("string", "jobType", shop.jobTypes[visit.jobType].id)
        }
        if let slot = visit.bookedSlot { attribute("date", "bookedSlot", date(slot, shop)) }
        attribute("boolean", "visitor", visit.isVisitor ? "true" : "false")
      } else if event.kind == .noShow {
        attribute("date", "bookedSlot", date(event.detail, shop))
      }
    }
  }

  private static func date(_ time: Microseconds, _ shop: Shop) -> String {
    let origin = Microseconds(shop.calendar.firstDate.dayNumber) * TimeUnit.day
    let instant = WallClockText.precise(origin + time)
    return instant.split(separator: " ").joined(separator: "T") + zone
  }

  /// `receptionBegins` is the start of `reception`.
  private static func activity(_ kind: EventKind) -> (name: String, transition: String) {
    let name = "\(kind)"
    for (suffix, transition) in [("Begins", "start"), ("Ends", "complete")]
    where name.hasSuffix(suffix) {
      return (String(name.dropLast(suffix.count)), transition)
    }
    return (name, "complete")
  }
}

extension EventLog {
  /// The events of each car, in order of time; cars in order of arrival.
  fileprivate var traces: [ArraySlice<LoggedEvent>] {
    let order = events.indices.filter { events[$0].car > 0 }
      .sorted { (events[$0].car, $0) < (events[$1].car, $1) }
    let sorted = order.map { events[$0] }
    let first = sorted.indices.filter { $0 == 0 || sorted[$0].car != sorted[$0 - 1].car }
    return zip(first, first.dropFirst() + [sorted.count]).map { sorted[$0..<$1] }
  }
}
