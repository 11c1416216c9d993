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
    let hours = workHours()
    var bays = Peak()
    var advisors = Peak()
    for (day, opening) in zip(Weekday.allCases, shop.calendar.opening) where opening != nil {
      let cars = carsByHour(day)
      for hour in 0..<24 where cars[hour] > 0 {
        bays.offer(day, hour, cars[hour] * hours.bay, Double(shop.places.bays))
        advisors.offer(day, hour, cars[hour] * hours.advisor, onDuty(day, hour))
      }
    }
    tell(bays, "places.bays", "bays", "工位", &reading)
    tell(advisors, "staff.advisors", "advisors", "服务顾问", &reading)
  }

  /// Expected arrivals, booked cars included, in each hour.
  private func carsByHour(_ day: Weekday) -> [Double] {
    let open = DemandAssembly.openShare(shop.calendar.opening[day.rawValue])
    var cars = zip(shop.demand.walkInRates[day.rawValue], open).map { $0 * $1 }
    let booking = shop.demand.appointments
    for slot in booking.template[day.rawValue] {
      cars[min(23, Int(slot.time / TimeUnit.hour))] +=
        Double(slot.places) * booking.bookedShare * (1 - booking.noShow)
    }
    return cars
  }

  /// Mean hours that a car holds a bay and an advisor.
  private func workHours() -> (bay: Double, advisor: Double) {
    let total = shop.jobTypes.reduce(0) { $0 + $1.share }
    guard total > 0 else { return (0, 0) }
    var car = 0.0
    var desk = 0.0
    for job in shop.jobTypes {
      car += job.share / total * job.atCar.mean
      desk += job.share / total * job.atDesk.mean
    }
    let walkIns = shop.demand.walkInRates.joined().reduce(0, +)
    let booking = shop.demand.appointments
    let booked =
      Double(booking.template.joined().reduce(0) { $0 + $1.places }) * booking.bookedShare
      * (1 - booking.noShow)
    let all = walkIns + booked
    if all > 0 {
      let factor = (walkIns + booked * shop.reception.bookedFactor) / all
      car *= factor
      desk *= factor
    }
    let reception = shop.reception
    let handOver = shop.handOver
    let drive = handOver.driver == .advisor ? handOver.drive.mean : 0
    let speeds = shop.staff.people.filter { $0.role == .advisor }.map(\.speed)
    let speed = speeds.isEmpty ? 1 : speeds.reduce(0, +) / Double(speeds.count)
    let inBay = car + (reception.clearBayEarly ? 0 : desk + handOver.handOver.mean)
    let hour = Double(TimeUnit.hour)
    return (
      bay: (reception.guide.mean + inBay / speed) / hour,
      advisor: (car + desk + drive) / speed / hour
    )
  }

  private func onDuty(_ day: Weekday, _ hour: Int) -> Double {
    let from = Microseconds(hour) * TimeUnit.hour
    let present = shop.staff.people.reduce(Microseconds(0)) { sum, person in
      guard person.role == .advisor else { return sum }
      return person.shifts[day.rawValue].reduce(sum) {
        $0 + max(0, min($1.to, from + TimeUnit.hour) - max($1.from, from))
      }
    }
    return Double(present) / Double(TimeUnit.hour)
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
      path,
      "more is expected than can be done: \(JSON.render(load)) \(what) are needed on "
        + "\(peak.day.code) at \(peak.hour):00, and there are \(capacity)\(more)",
      "\(peak.day.code) \(peak.hour):00 需要 \(JSON.render(load)) 个\(whatZh)，只有 \(capacity) 个"
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
