import Documents
public import EventSimulation
public import Forecourt

/// A simulated replication as the CSV file of a shop that keeps one row a visit, in Chinese.
///
/// Plates are invented and say so. Less than `EventLogText`: what happened between two stamps is
/// lost, as it is in a real shop's export.
public enum VisitLogText {
  public static let header = [
    "工单号", "车牌", "维修类型", "业务接待", "预约时间", "进厂时间", "进入预检区时间", "进工位时间", "接待时间", "环检完成时间", "开单时间",
    "交接时间", "临停时间", "叫号时间", "离开预检区时间", "进入车间时间", "失约", "流失", "非维保车辆", "投诉",
  ]

  /// - Parameter rounding: stamps are rounded down to it, as people write them down.
  public static func csv(
    _ log: EventLog, shop: Shop, rounding: Microseconds = TimeUnit.second
  ) -> [UInt8] {
    var text = "\u{FEFF}" + header.joined(separator: ",") + "\r\n"
    for row in rows(log, shop: shop, rounding: rounding) {
      text += row.map { CSVText.cell($0) }.joined(separator: ",") + "\r\n"
    }
    return Array(text.utf8)
  }

  /// The cells of each visit, in order of arrival.
  static func rows(_ log: EventLog, shop: Shop, rounding: Microseconds) -> [[String]] {
    let origin = Microseconds(shop.calendar.firstDate.dayNumber) * TimeUnit.day
    func stamp(_ time: Microseconds?) -> String {
      guard let time else { return "" }
      return WallClockText.precise(origin + time - time % max(1, rounding))
    }
    var steps: [UInt32: Steps] = [:]
    var noShows: [Microseconds] = []
    for event in log.events {
      if event.kind == .noShow { noShows.append(event.detail) }
      if event.car > 0 { steps[event.car, default: Steps()].take(event) }
    }
    var rows: [[String]] = []
    for visit in log.visits {
      let seen = steps[visit.car] ?? Steps()
      let job = shop.jobTypes.indices.contains(visit.jobType) ? visit.jobType : -1
      let people = shop.staff.people
      let advisor = visit.advisor.flatMap { people.indices.contains($0) ? people[$0].name : nil }
      rows.append([
        "RO\(1_000_000 + Int(visit.car))", "测A\(10_000 + Int(visit.car))",
        job >= 0 ? shop.jobTypes[job].name.zh : "", advisor ?? "", stamp(visit.bookedSlot),
        stamp(visit.arrival), stamp(seen.entersArea), stamp(seen.reachesBay),
        stamp(visit.receptionBegan), stamp(seen.atCarEnded), stamp(visit.orderSigned),
        stamp(seen.handedOver), stamp(seen.diverted), stamp(seen.returned), stamp(visit.leftArea),
        stamp(visit.isLost || visit.isVisitor ? nil : visit.ended), "",
        visit.isLost ? "是" : "", visit.isVisitor ? "是" : "",
        visit.complainedOfCrowding ? "拥堵" : visit.complainedOfLongStay ? "停留时间长" : "",
      ])
    }
    for (index, slot) in noShows.sorted().enumerated() {
      var row = [String](repeating: "", count: header.count)
      row[0] = "YY\(1_000 + index)"
      row[4] = stamp(slot)
      row[16] = "是"
      rows.append(row)
    }
    return rows
  }

  private struct Steps {
    var entersArea: Microseconds?
    var reachesBay: Microseconds?
    var atCarEnded: Microseconds?
    var handedOver: Microseconds?
    var diverted: Microseconds?
    var returned: Microseconds?

    mutating func take(_ event: LoggedEvent) {
      switch event.kind {
      case .entersLane: entersArea = entersArea ?? event.time
      case .reachesBay:
        entersArea = entersArea ?? event.time
        reachesBay = event.time
        if diverted != nil { returned = event.time }
      case .guideBegins, .selfParks: entersArea = entersArea ?? event.time
      case .atCarEnds: atCarEnded = event.time
      case .handOverEnds: handedOver = event.time
      case .diverted: diverted = event.time
      default: break
      }
    }
  }
}
