import Documents
import EventSimulation
public import Forecourt
import Workbooks

/// A simulated replication as a workbook: the rows of `EventLogText`, their instants as dates that a
/// spreadsheet shows to the thousandth of a second and keeps to the millionth.
public enum EventLogWorkbook {
  /// Events that one sheet holds at most; a month has some ten thousands.
  public static let limit = 250_000

  /// Nil where the log has more than ``limit`` events.
  public static func bytes(_ log: EventLog, shop: Shop) -> [UInt8]? {
    guard log.events.count <= limit else { return nil }
    var visits: [UInt32: LoggedVisit] = [:]
    for visit in log.visits { visits[visit.car] = visit }
    var sheet = WrittenSheet(name: "events")
    sheet.frozenRows = 1
    sheet.rows = [
      EventLogText.header.split(separator: ",").map { .text(String($0), .heading) }
    ]
    sheet.columns = sheet.rows[0].indices.map { index in
      let isInstant = index == 2 || index == 8
      return WrittenSheet.Column(width: isInstant ? 24 : 14)
    }
    sheet.rows.reserveCapacity(log.events.count + 1)
    for event in log.events { sheet.rows.append(row(event, visits[event.car], shop)) }
    return WrittenWorkbook(sheets: [sheet]).bytes
  }

  private static func row(
    _ event: LoggedEvent, _ visit: LoggedVisit?, _ shop: Shop
  ) -> [WrittenSheet.Cell] {
    let origin = Microseconds(shop.calendar.firstDate.dayNumber) * TimeUnit.day
    func instant(_ time: Microseconds) -> WrittenSheet.Cell {
      .instant(origin + time, .preciseInstant)
    }
    let people = shop.staff.people
    var row: [WrittenSheet.Cell] = [
      .number(Int64(event.car)), .text("\(event.kind)"), instant(event.time),
      people.indices.contains(Int(event.person)) ? .text(people[Int(event.person)].name) : .blank,
      .text("\(event.place)"), .number(Int64(event.index)), .number(event.detail),
    ]
    if event.kind == .arrives, let visit {
      let jobs = shop.jobTypes
      row.append(jobs.indices.contains(visit.jobType) ? .text(jobs[visit.jobType].id) : .blank)
      row.append(visit.bookedSlot.map(instant) ?? .blank)
      row.append(.number(visit.isVisitor ? 1 : 0))
    } else if event.kind == .noShow {
      row.append(.blank)
      row.append(instant(event.detail))
    }
    return row
  }
}
