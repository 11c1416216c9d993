import EventSimulation
import Forecourt
import Statistics

/// Who is to be expected by the scenario alone.
extension Shop {
  /// Cars in for service over the horizon, without a trace.
  var expectedCars: Double {
    var cars = 0.0
    for day in 0..<calendar.days {
      let date = CalendarDate(dayNumber: calendar.firstDate.dayNumber + day)
      guard calendar.hours(on: date) != nil else { continue }
      let weekday = calendar.weekdayInForce(on: date).rawValue
      let factor = calendar.specialDay(on: date)?.factor ?? 1
      let booked = demand.appointments.arrivals(weekday: weekday).reduce(0, +)
      let early = demand.beforeOpening.cars[weekday]
      cars += factor * (demand.walkInRates[weekday].reduce(0, +) + early + booked)
    }
    return cars
  }

  /// By hour of the day: the share of the arrivals that have not booked; 1 where nobody is expected.
  func walkInShares(weekday: Int) -> [Double] {
    zip(demand.walkInRates[weekday], demand.appointments.arrivals(weekday: weekday)).map {
      $0 + $1 > 0 ? $0 / ($0 + $1) : 1
    }
  }

  /// Booked ones among all cars of an ordinary week.
  var bookedShareOfCars: Double {
    let booked = (0..<7).reduce(0) { $0 + demand.appointments.arrivals(weekday: $1).reduce(0, +) }
    let walkIns =
      demand.walkInRates.reduce(0) { $0 + $1.reduce(0, +) }
      + demand.beforeOpening.cars.reduce(0, +)
    return booked + walkIns > 0 ? booked / (booked + walkIns) : 0
  }
}

extension Appointments {
  /// Booked cars of a day by the hour of their arrival; those that would come before midnight or after
  /// it are left out.
  func arrivals(weekday: Int) -> [Double] {
    var cars = [Double](repeating: 0, count: 24)
    for slot in template[weekday] {
      let expected = Double(slot.places) * bookedShare * (1 - noShow)
      var below = 0.0
      for hour in 0..<24 {
        let end = Microseconds(hour + 1) * TimeUnit.hour
        let until = punctuality.cdf(Double(end - slot.time))
        cars[hour] += expected * (until - below)
        below = until
      }
    }
    return cars
  }
}

extension ConfidenceInterval {
  /// - Parameter factor: at least 0.
  func scaled(by factor: Double) -> ConfidenceInterval {
    ConfidenceInterval(
      estimate: estimate * factor, low: low * factor, high: high * factor, level: level, n: n)
  }
}
