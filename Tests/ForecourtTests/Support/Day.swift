import EventSimulation
import Forecourt

/// One replication with everything written down, and its log in words.
struct Day {
  let shop: Shop
  let measures: Measures
  let log: EventLog

  init(_ shop: Shop, seed: UInt64 = 1, replication: Int = 0) {
    // The simulator only says that it cannot be run.
    precondition(shop.problems().isEmpty, "\(shop.problems())")
    self.shop = shop
    (measures, log) = Simulator(shop).log(seed: seed, replication: replication)
  }

  /// The events of these kinds, one a line: `08:10 reachesBay 2`, the last being the car.
  func story(_ kinds: EventKind...) -> [String] {
    log.events.filter { kinds.contains($0.kind) }.map(line)
  }

  /// The same with the person at the end: `08:10 receptionBegins 2 advisor 1`.
  func storyWithPeople(_ kinds: EventKind...) -> [String] {
    log.events.filter { kinds.contains($0.kind) }.map { event in
      event.person >= 0
        ? line(event) + " " + shop.staff.people[Int(event.person)].name : line(event)
    }
  }

  func visit(_ car: UInt32) -> LoggedVisit { log.visits.first { $0.car == car }! }

  /// The causes of a car's time that are not 0, in minutes.
  func causes(_ car: UInt32) -> [DelayCause: Double] {
    var result: [DelayCause: Double] = [:]
    for (cause, time) in zip(DelayCause.allCases, visit(car).delays) where time > 0 {
      result[cause] = Double(time) / Double(TimeUnit.minute)
    }
    return result
  }

  func minutes(_ tally: Tally) -> Double { Double(measures[tally]) / Double(TimeUnit.minute) }

  private func line(_ event: LoggedEvent) -> String {
    let head = timeOfDay(event.time) + " \(event.kind)"
    return event.car > 0 ? head + " \(event.car)" : head
  }
}

/// `08:10`, `08:10:30`, `08:10:30.000001`.
func timeOfDay(_ time: Microseconds) -> String {
  func padded(_ value: Int64, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
  let seconds = time / TimeUnit.second
  let micro = time % TimeUnit.second
  var text = padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2)
  if seconds % 60 != 0 || micro != 0 { text += ":" + padded(seconds % 60, 2) }
  if micro != 0 { text += "." + padded(micro, 6) }
  return text
}
