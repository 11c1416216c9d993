import Documents
internal import EventSimulation
package import Forecourt

/// The one list from which the page draws the replay, the bays' Gantt chart and the boards.
///
/// Numbers only, times in tenths of a second, each event's time as the difference to that of the
/// one before it: a day of fifty cars takes some 30 kB.
package struct ReplayData {
  let shop: Shop
  let log: EventLog
  let days: ReplayDays
  let fines: [FineEvidence]

  /// The days that are left out are the last ones; the typical and the worst never are.
  package static let budget = 1_300_000

  package init(_ replay: ReportReplay, _ shop: Shop) {
    self.shop = shop
    log = replay.log
    days = ReplayDays(replay.log)
    fines = replay.log.fineEvidence(of: shop)
  }

  package var isEmpty: Bool { days.days.isEmpty }

  /// Safe to stand inside a `script` element, whatever the names hold.
  package func json() -> String {
    var json = JSONWriter(to: "", isEmbeddable: true)
    let kept = keptDays()
    json.object {
      writeShop(&$0)
      writeTexts(&$0)
      $0.field("typical", kept.firstIndex { $0.index == days.typical } ?? 0)
      $0.field("worst", kept.firstIndex { $0.index == days.worst } ?? 0)
      $0.field("leftOut", days.days.count - kept.count)
    }
    // The days are written apart, to know how much room each takes.
    let rest = json.output.dropLast()
    return rest + ",\"days\":[" + kept.map(\.text).joined(separator: ",") + "]}"
  }

  private func keptDays() -> [(index: Int, text: String)] {
    var texts: [Int: String] = [:]
    var size = 0
    let first = [days.typical, days.worst].compactMap { $0 }
    for index in first + Array(days.days.indices) where texts[index] == nil {
      let text = dayText(days.days[index])
      if size + text.utf8.count > Self.budget, !first.contains(index) { break }
      size += text.utf8.count
      texts[index] = text
    }
    return days.days.indices.compactMap { index in texts[index].map { (index, $0) } }
  }

  private func dayText(_ day: ReplayDays.Day) -> String {
    var json = JSONWriter(to: "", isEmbeddable: true)
    let midnight = Microseconds(day.number) * TimeUnit.day
    let date = shop.calendar.date(ofDay: day.number)
    json.object { json in
      json.field("date", date.description)
      json.field("weekday", date.weekday.rawValue)
      json.field("longStays", day.longStays)
      json.array("inside") {
        for car in day.inside {
          $0.value(car.car)
          $0.value(car.place.rawValue)
          $0.value(car.index)
        }
      }
      json.array("events") { json in
        var before: Int64 = 0
        for event in log.events[day.events] {
          let time = Self.tenths(event.time - midnight)
          json.value(time - before)
          json.value(event.kind.rawValue)
          json.value(event.place.rawValue)
          json.value(event.index)
          json.value(event.person)
          json.value(event.car)
          json.value(event.kind == .leavesArea ? Self.tenths(event.detail) : event.detail)
          before = time
        }
      }
      json.array("visits") { json in
        for car in cars(of: day) { writeVisit(car, midnight, &json) }
      }
      json.array("fines") { json in
        let today = midnight..<midnight + TimeUnit.day
        for fine in fines where today.contains(fine.time) { writeFine(fine, midnight, &json) }
      }
    }
    return json.output
  }

  /// The visits of whoever is there on the day, in order of their numbers.
  private func cars(of day: ReplayDays.Day) -> [LoggedVisit] {
    var seen = Set(day.inside.map(\.car))
    for event in log.events[day.events] where event.car > 0 { seen.insert(event.car) }
    return log.visits.filter { seen.contains($0.car) }
  }

  private func writeVisit(
    _ visit: LoggedVisit, _ midnight: Microseconds, _ json: inout JSONWriter<String>
  ) {
    func time(_ time: Microseconds?, _ json: inout JSONWriter<String>) {
      if let time { json.value(Self.tenths(time - midnight)) } else { json.nullValue() }
    }
    json.array { json in
      json.value(visit.car)
      json.value(visit.isVisitor ? -1 : visit.jobType)
      time(visit.bookedSlot, &json)
      time(visit.arrival, &json)
      time(visit.receptionBegan, &json)
      time(visit.orderSigned, &json)
      time(visit.leftArea, &json)
      time(visit.ended, &json)
      json.value(Self.tenths(visit.areaClock))
      json.value(Self.tenths(visit.bayClock))
      json.value(visit.advisor ?? -1)
      json.value(
        (visit.isLost ? 1 : 0) + (visit.complainedOfCrowding ? 2 : 0)
          + (visit.complainedOfLongStay ? 4 : 0))
      json.value(visit.fined)
      for delay in visit.delays { json.value(Self.tenths(delay)) }
    }
  }

  private func writeFine(
    _ fine: FineEvidence, _ midnight: Microseconds, _ json: inout JSONWriter<String>
  ) {
    json.object { json in
      json.field("car", Int(fine.car))
      json.field("t", Self.tenths(fine.time - midnight))
      json.field("cause", fine.cause.rawValue)
      json.field("thin", fine.isThin)
      json.array("charged") { json in
        for charge in fine.charged {
          json.array {
            $0.value(charge.person)
            $0.value(charge.amount)
          }
        }
      }
      json.array("delays") { json in
        for (cause, delay) in fine.delays {
          json.array {
            $0.value(cause.rawValue)
            $0.value(Self.tenths(delay))
          }
        }
      }
    }
  }

  private static func tenths(_ time: Microseconds) -> Int64 {
    let rounded = time >= 0 ? time + 50_000 : time - 50_000
    return rounded / 100_000
  }
}
