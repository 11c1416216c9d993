import EventSimulation
import Forecourt

/// Hours in which more work is expected than bays or advisors can do.
struct LoadOddities {
  let oddities: Oddities
  private var shop: Shop { oddities.shop }

  fileprivate struct Peak {
    var hours = 0
    var day = Weekday.monday
    var hour = 0
    var load = 0.0
    var capacity = 0.0
  }

  func note(_ reading: inout Reading) {
    if shop.demand.trace != nil { return }
    let offered = OfferedLoad(shop)
    var bays = Peak()
    var advisors = Peak()
    for (day, opening) in zip(Weekday.allCases, shop.calendar.opening) where opening != nil {
      let cars = offered.carsByHour(day)
      for hour in 0..<24 where cars[hour] > 0 {
        bays.offer(day, hour, cars[hour] * offered.bay.hours, Double(shop.places.bays))
        advisors.offer(
          day, hour, cars[hour] * offered.advisor.hours, offered.onDuty(.advisor, day, hour))
      }
    }
    tell(bays, "places.bays", "bays", "工位", &reading)
    tell(advisors, "staff.advisors", "advisors", "服务顾问", &reading)
  }

  private func tell(
    _ peak: Peak, _ path: String, _ what: String, _ whatZh: String, _ reading: inout Reading
  ) {
    guard peak.hours > 0 else { return }
    let load = (peak.load * 10).rounded() / 10
    let capacity = JSON.render((peak.capacity * 10).rounded() / 10)
    let more =
      peak.hours == 1 ? "" : " (the worst of \(peak.hours) such hours of the week)"
    oddities.warn(
      anyOf: [path, "demand.carsPerDay", "demand.walkInsPerHour"],
      "more is expected than can be done: \(JSON.render(load)) \(what) are needed on "
        + "\(peak.day.code) at \(peak.hour):00, and there are \(capacity)\(more)",
      "\(WeekdayWords.zh(peak.day))\(peak.hour):00 需要 \(JSON.render(load)) 个\(whatZh)，只有 \(capacity) 个"
        + "（每周共 \(peak.hours) 个小时超负荷）", &reading)
  }
}

extension LoadOddities.Peak {
  fileprivate mutating func offer(
    _ day: Weekday, _ hour: Int, _ load: Double, _ capacity: Double
  ) {
    // With nobody there at all, that has been told by itself.
    guard load > capacity, capacity > 0 else { return }
    hours += 1
    if load - capacity > self.load - self.capacity || hours == 1 {
      (self.day, self.hour, self.load, self.capacity) = (day, hour, load, capacity)
    }
  }
}
