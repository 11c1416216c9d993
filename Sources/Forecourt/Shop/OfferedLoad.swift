import EventSimulation

/// What is expected of bays and advisors, from the description alone: cars by hour, and how long
/// each of them takes. The work of handing cars back is not part of it.
public struct OfferedLoad: Sendable {
  /// How long a car takes something, on average and by how much that varies.
  public struct Work: Sendable, Hashable {
    /// Microseconds.
    public var mean: Double
    /// Coefficient of variation over all cars.
    public var cv: Double
    public var hours: Double { mean / Double(TimeUnit.hour) }
  }

  private let shop: Shop
  /// A bay is held: guided, worked at, and handed over.
  public let bay: Work
  /// An advisor is busy: at the car, at the desk, and driving it away where advisors drive.
  public let advisor: Work

  public init(_ shop: Shop) {
    self.shop = shop
    let reception = shop.reception
    let handOver = shop.handOver
    let speeds = shop.staff.people.filter { $0.role == .advisor }.map { $0.speed }
    let speed = speeds.isEmpty ? 1 : speeds.reduce(0, +) / Double(speeds.count)
    let booked = Self.bookedShare(shop)
    var inBay = Mixture()
    var withAdvisor = Mixture()
    for job in shop.jobTypes {
      for (weight, factor) in [(1 - booked, 1.0), (booked, reception.bookedFactor)] {
        let car = Moments(job.atCar).scaled(by: factor)
        let desk = Moments(job.atDesk).scaled(by: factor)
        let held = reception.clearBayEarly ? car : car + desk + Moments(handOver.handOver)
        inBay.add(
          held.scaled(by: 1 / speed) + Moments(reception.guide), weight: weight * job.share)
        let drive = handOver.driver == .advisor ? Moments(handOver.drive) : Moments()
        withAdvisor.add(
          (car + desk + drive).scaled(by: 1 / speed), weight: weight * job.share)
      }
    }
    bay = inBay.work
    advisor = withAdvisor.work
  }

  /// Share of the cars that come by appointment.
  private static func bookedShare(_ shop: Shop) -> Double {
    let walkIns =
      shop.demand.walkInRates.joined().reduce(0, +) + shop.demand.beforeOpening.cars.reduce(0, +)
    let booking = shop.demand.appointments
    let places = booking.template.joined().reduce(0) { $0 + $1.places }
    let booked = Double(places) * booking.bookedShare * (1 - booking.noShow)
    return walkIns + booked > 0 ? booked / (walkIns + booked) : 0
  }

  /// Expected arrivals for service in each hour of a weekday, booked cars at their slots, and those
  /// who came before at the opening.
  public func carsByHour(_ day: Weekday) -> [Double] {
    guard let opening = shop.calendar.opening[day.rawValue] else {
      return [Double](repeating: 0, count: 24)
    }
    var cars = zip(shop.demand.walkInRates[day.rawValue], opening.arrivalShares).map { $0 * $1 }
    cars[min(23, Int(opening.opens / TimeUnit.hour))] +=
      shop.demand.beforeOpening.cars[day.rawValue]
    let booking = shop.demand.appointments
    for slot in booking.template[day.rawValue] {
      cars[min(23, Int(slot.time / TimeUnit.hour))] +=
        Double(slot.places) * booking.bookedShare * (1 - booking.noShow)
    }
    return cars
  }

  /// How many of a role are on duty in an hour, on average, breaks not taken off.
  public func onDuty(_ role: Role, _ day: Weekday, _ hour: Int) -> Double {
    let from = Microseconds(hour) * TimeUnit.hour
    let present = shop.staff.people.reduce(Microseconds(0)) { sum, person in
      guard person.role == role else { return sum }
      return person.shifts[day.rawValue].reduce(sum) {
        $0 + max(0, min($1.to, from + TimeUnit.hour) - max($1.from, from))
      }
    }
    return Double(present) / Double(TimeUnit.hour)
  }
}

extension OpeningHours {
  /// The part of each hour of the day in which cars may come.
  public var arrivalShares: [Double] {
    (0..<24).map { hour in
      let start = Microseconds(hour) * TimeUnit.hour
      let from = max(start, opens)
      let to = min(start + TimeUnit.hour, lastArrival)
      return Double(max(0, to - from)) / Double(TimeUnit.hour)
    }
  }
}

/// Mean and variance of a duration.
private struct Moments {
  var mean = 0.0
  var variance = 0.0

  init() {}

  init(_ distribution: Distribution) {
    mean = distribution.mean
    variance = distribution.standardDeviation * distribution.standardDeviation
  }

  /// Of a sum of independent durations.
  static func + (left: Moments, right: Moments) -> Moments {
    var sum = left
    sum.mean += right.mean
    sum.variance += right.variance
    return sum
  }

  func scaled(by factor: Double) -> Moments {
    var scaled = self
    scaled.mean *= factor
    scaled.variance *= factor * factor
    return scaled
  }
}

/// A mixture of kinds of cars.
private struct Mixture {
  private var weight = 0.0
  private var first = 0.0
  private var second = 0.0

  mutating func add(_ moments: Moments, weight: Double) {
    self.weight += weight
    first += weight * moments.mean
    second += weight * (moments.variance + moments.mean * moments.mean)
  }

  var work: OfferedLoad.Work {
    guard weight > 0, first > 0 else { return OfferedLoad.Work(mean: 0, cv: 0) }
    let mean = first / weight
    let variance = max(0, second / weight - mean * mean)
    return OfferedLoad.Work(mean: mean, cv: variance.squareRoot() / mean)
  }
}
