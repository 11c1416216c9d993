import Documents
public import EventSimulation
public import Forecourt

/// A simulated replication as the CSV file that `LogReader` reads: one row an event.
///
/// A month written and read back gives the same numbers, to the microsecond.
public enum EventLogText {
  /// The columns, in order.
  public static let header =
    "case,activity,start,resource,place,index,detail,jobType,bookedSlot,visitor"

  /// - Parameter withByteOrderMark: so that Excel takes it for UTF-8.
  public static func csv(
    _ log: EventLog, shop: Shop, withByteOrderMark: Bool = true
  ) -> [UInt8] {
    var text: [UInt8] = withByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
    text.reserveCapacity(log.events.count * 80)
    text.append(contentsOf: header.utf8)
    text.append(contentsOf: "\r\n".utf8)
    let origin = Microseconds(shop.calendar.firstDate.dayNumber) * TimeUnit.day
    var visits: [UInt32: LoggedVisit] = [:]
    for visit in log.visits { visits[visit.car] = visit }
    for event in log.events {
      append("\(event.car),\(event.kind),", to: &text)
      append(WallClockText.precise(origin + event.time), to: &text)
      let name =
        event.person >= 0 && Int(event.person) < shop.staff.people.count
        ? CSVText.cell(shop.staff.people[Int(event.person)].name) : ""
      append(",\(name),\(event.place),\(event.index),\(event.detail),", to: &text)
      if event.kind == .arrives, let visit = visits[event.car] {
        let job = shop.jobTypes.indices.contains(visit.jobType) ? visit.jobType : -1
        let slot = visit.bookedSlot.map { WallClockText.precise(origin + $0) } ?? ""
        append(
          "\(job >= 0 ? CSVText.cell(shop.jobTypes[job].id) : ""),\(slot),"
            + "\(visit.isVisitor ? 1 : 0)", to: &text)
      } else if event.kind == .noShow {
        append(",\(WallClockText.precise(origin + event.detail)),", to: &text)
      } else {
        append(",,", to: &text)
      }
      append("\r\n", to: &text)
    }
    return text
  }

  private static func append(_ piece: String, to text: inout [UInt8]) {
    text.append(contentsOf: piece.utf8)
  }
}

/// Instants of the shop's clock as text.
public enum WallClockText {
  /// `2024-07-01 08:05:30`, with the microseconds where there are any.
  public static func precise(_ instant: Microseconds) -> String {
    let date = CalendarDate(instant: instant)
    let time = instant - Microseconds(date.dayNumber) * TimeUnit.day
    let micro = time % TimeUnit.second
    let clock = "\(date) \(timeOfDay(time, seconds: true))"
    return micro == 0 ? clock : "\(clock).\(padded(Int(micro), 6))"
  }

  /// `2024-07-01 08:05`.
  public static func minutes(_ instant: Microseconds) -> String {
    let date = CalendarDate(instant: instant)
    let time = instant - Microseconds(date.dayNumber) * TimeUnit.day
    return "\(date) \(timeOfDay(time, seconds: false))"
  }

  /// `08:05` or `08:05:30`.
  static func timeOfDay(_ time: Microseconds, seconds: Bool) -> String {
    let whole = Int(time / TimeUnit.second)
    let clock = "\(padded(whole / 3600, 2)):\(padded(whole / 60 % 60, 2))"
    return seconds ? "\(clock):\(padded(whole % 60, 2))" : clock
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
