public import EventSimulation

/// Who comes, and when (model page, "Demand").
public struct Demand: Sendable, Equatable {
  /// Walk-in cars per hour: 7 weekdays × 24 hours. A non-homogeneous Poisson process.
  public var walkInRates: [[Double]]
  /// Coefficient of variation of a gamma factor on the walk-in rates, drawn once a day; 0 = none.
  public var dayToDayVariation: Double
  public var beforeOpening: BeforeOpening
  public var appointments: Appointments
  public var visitors: OtherVisitors
  /// Arrivals replayed from a log. Not nil: it replaces walk-ins, appointments and who comes before
  /// opening.
  public var trace: [TraceArrival]?

  public init(
    walkInRates: [[Double]], dayToDayVariation: Double, beforeOpening: BeforeOpening,
    appointments: Appointments, visitors: OtherVisitors, trace: [TraceArrival]?
  ) {
    self.walkInRates = walkInRates
    self.dayToDayVariation = dayToDayVariation
    self.beforeOpening = beforeOpening
    self.appointments = appointments
    self.visitors = visitors
    self.trace = trace
  }
}

/// Customers without an appointment who stand in front of the gate when it opens.
public struct BeforeOpening: Sendable, Equatable {
  /// Expected cars of a day: 7 weekdays, Monday first. Their number is Poisson; a busy day has more.
  public var cars: [Double]
  /// How long before the opening each of them comes.
  public var early: Distribution

  public init(cars: [Double], early: Distribution) {
    self.cars = cars
    self.early = early
  }

  public static let nobody = BeforeOpening(
    cars: [Double](repeating: 0, count: 7), early: .constant(0))
}

/// A time of day for which customers may book, and how many places it has.
public struct AppointmentSlot: Sendable, Hashable {
  public var time: Microseconds
  public var places: Int

  public init(time: Microseconds, places: Int) {
    self.time = time
    self.places = places
  }
}

/// The booking sheet (预约).
public struct Appointments: Sendable, Equatable {
  /// Seven entries, Monday first; slots in order of time. Empty: no appointments that day.
  public var template: [[AppointmentSlot]]
  /// Probability that a place is booked.
  public var bookedShare: Double
  /// Probability that a booked customer does not come (失约).
  public var noShow: Double
  /// Arrival minus slot, in microseconds; negative is early.
  public var punctuality: Distribution

  public init(
    template: [[AppointmentSlot]], bookedShare: Double, noShow: Double, punctuality: Distribution
  ) {
    self.template = template
    self.bookedShare = bookedShare
    self.noShow = noShow
    self.punctuality = punctuality
  }
}

/// Cars that are not in for service and should not stand in the area (clause 3).
public struct OtherVisitors: Sendable, Equatable {
  /// Cars a day, spread evenly over the opening hours (a Poisson process).
  public var perDay: Double
  /// How long one stands in the area when nobody turns it away.
  public var stay: Distribution
  /// How long a guard takes to turn one away.
  public var turnAway: Distribution

  public init(perDay: Double, stay: Distribution, turnAway: Distribution) {
    self.perDay = perDay
    self.stay = stay
    self.turnAway = turnAway
  }
}

/// One recorded arrival.
public struct TraceArrival: Sendable, Hashable {
  /// Microseconds since midnight of the first day of the calendar.
  public var time: Microseconds
  /// Index into `Shop.jobTypes`.
  public var jobType: Int
  /// The booked time, on the same scale as `time`; nil: a walk-in.
  public var bookedSlot: Microseconds?

  public init(time: Microseconds, jobType: Int, bookedSlot: Microseconds?) {
    self.time = time
    self.jobType = jobType
    self.bookedSlot = bookedSlot
  }
}

/// Cars that are there at the first opening.
public struct StartingCars: Sendable, Hashable {
  public enum Place: Sendable, Hashable {
    /// At the gate, arriving at the instant of the first opening.
    case gate
    /// Ordered, in the awaiting-repair lot (or queueing for the workshop).
    case awaitingRepair
  }
  public var place: Place
  public var jobType: Int
  public var count: Int

  public init(place: Place, jobType: Int, count: Int) {
    self.place = place
    self.jobType = jobType
    self.count = count
  }
}

extension Demand {
  /// Cars expected on a day like the busiest of the calendar, customers and others: an upper bound for
  /// how much there is to do and to remember.
  public func mostCarsPerDay(on calendar: ShopCalendar) -> Double {
    let walkIns = walkInRates.map { $0.reduce(0, +) }.max() ?? 0
    let booked = appointments.template.map { Double($0.reduce(0) { $0 + $1.places }) }.max() ?? 0
    let factor = max(1, calendar.specialDays.map { $0.factor }.max() ?? 1)
    let early = beforeOpening.cars.max() ?? 0
    return (walkIns + booked + early + visitors.perDay) * factor
  }
}
