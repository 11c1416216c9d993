import EventSimulation
import Forecourt
import Testing

/// Shops at the edges: no closing time, no day open, a great many of everything.
@Suite struct `Extreme shops` {
  /// Three days around the clock: a shift that ends at midnight and the next one that begins then are
  /// one duty, with no overtime and nobody sent home.
  @Test func `Around the clock nobody works overtime`() {
    let shop = Shop.quiet {
      $0.openAroundTheClock(days: 3, warmUp: 0, carsPerHour: 12)
      $0.jobTypes[0].atCar = .exponential(mean: 20 * 60e6)
    }
    let day = Day(shop)
    for index in shop.staff.people.indices {
      let name = shop.staff.people[index].name
      #expect(day.measures[.dutyTime, person: index] == 3 * TimeUnit.day, "\(name)")
      #expect(day.measures[.overtime, person: index] == 0, "\(name)")
    }
    #expect(day.measures[.openTime] == 3 * TimeUnit.day)
    #expect(Invariants.failures(shop, day.measures, day.log) == [])
  }

  /// A car at 23:50 with 6 + 14 minutes of work leaves at 00:10 of the next day.
  @Test func `A visit goes on past midnight`() {
    let day = Day(
      .quiet {
        $0.openAroundTheClock(days: 2, warmUp: 0, carsPerHour: 0)
        $0.jobTypes[0].atDesk = minutes(14)
        $0.arrivals(clock(23, 50))
      })
    #expect(
      day.story(.receptionBegins, .completes) == ["23:50 receptionBegins 1", "24:10 completes 1"])
    #expect(day.measures[.arrivals, day: 0] == 1)
    #expect(day.measures[.areaStays, day: 0] == 1)
  }

  /// 1969-07-05 was a Saturday. Day numbers are negative then, and weekdays are not.
  @Test func `A week before 1970`() {
    let shop = Shop.quiet {
      $0.calendar.firstDate = CalendarDate(year: 1969, month: 7, day: 5)!
      $0.calendar.days = 3
      $0.calendar.opening[Weekday.sunday.rawValue] = nil
      $0.demand.trace = nil
      $0.demand.walkInRates = Array(repeating: Array(repeating: 5, count: 24), count: 7)
    }
    let day = Day(shop)
    #expect(day.measures[.openDays] == 2)
    #expect((0..<3).map { day.measures[.arrivals, day: $0] > 0 } == [true, false, true])
  }

  /// Bookings a few seconds apart, as a log's calibration makes them, are different people.
  @Test func `Slots within ten seconds are other customers`() {
    let shop = Shop.quiet {
      $0.calendar.days = 5
      $0.demand.trace = nil
      $0.demand.appointments.template = Array(
        repeating: [5, 9, 10].map {
          AppointmentSlot(time: clock(9, 0) + $0 * TimeUnit.second, places: 1)
        }, count: 7)
      $0.demand.appointments.bookedShare = 1
      $0.demand.appointments.punctuality = .uniform(low: 0, high: 20 * 60e6)
    }
    let visits = Simulator(shop).visits(seed: 1, replication: 0)
    let late = visits.compactMap { visit in visit.bookedSlot.map { visit.arrival - $0 } }
    #expect(late.count > 10 && Set(late).count == late.count)
  }

  @Test func `A closed week`() {
    let shop = Shop.quiet {
      $0.calendar.days = 7
      let calendar = $0.calendar
      $0.calendar.closedDates = (0..<7).map { calendar.date(ofDay: $0) }
      $0.demand.trace = nil
      $0.demand.walkInRates = Array(
        repeating: (0..<24).map { $0 >= 8 && $0 < 18 ? 5 : 0 }, count: 7)
    }
    let day = Day(shop)
    #expect(day.measures[.openDays] == 0)
    #expect(day.measures[.openTime] == 0)
    #expect(day.measures[.arrivals] == 0)
    #expect(day.measures[.horizonTime] == 7 * TimeUnit.day)
    #expect(shop.staff.people.indices.allSatisfy { day.measures[.dutyTime, person: $0] == 0 })
  }

  @Test func `A thousand bays and ten thousand cars a day`() {
    let shop = Shop.quiet {
      $0.places.bays = 1000
      $0.places.lane = 500
      $0.employ(.advisor, 300)
      $0.employ(.guardPost, 50)
      $0.crowding.enabled = true
      $0.crowding.actions = [.divertToTemporaryParking]
      $0.crowding.threshold = 400
      $0.longStay.enabled = true
      $0.reception.guide = .exponential(mean: 30e6)
      $0.demand.trace = nil
      $0.demand.walkInRates = Array(
        repeating: (0..<24).map { $0 >= 8 && $0 < 18 ? 1000 : 0 }, count: 7)
    }
    let day = Day(shop)
    #expect(abs(Double(day.measures[.arrivals]) - 10_000) < 500)
    #expect(Invariants.failures(shop, day.measures, day.log) == [])
  }

  /// 29 February 2024 to 28 February 2034: ten years with three leap days, 3653 days, of which 521 or
  /// 522 are Sundays.
  @Test func `Ten years`() {
    let shop = Shop.quiet {
      $0.calendar.firstDate = CalendarDate(year: 2024, month: 2, day: 29)!
      $0.calendar.days = 3653
      $0.calendar.opening[Weekday.sunday.rawValue] = nil
      $0.demand.trace = nil
      $0.demand.walkInRates = Array(
        repeating: (0..<24).map { $0 == 10 ? 2 : 0 }, count: 7)
    }
    let measures = Simulator(shop).run(seed: 1, replication: 0)
    let sundays = (0..<3653).count { shop.calendar.date(ofDay: $0).weekday == .sunday }
    #expect(measures[.openDays] == Int64(3653 - sundays))
    #expect(measures[.horizonTime] == 3653 * TimeUnit.day)
    #expect(measures[.arrivals] == measures[.completions])
    #expect(abs(Double(measures[.arrivals]) / Double(3653 - sundays) - 2) < 0.1)
  }

  /// Two days, the first a warm-up. A car comes at 23:50 of the first and leaves at 00:10. It is no
  /// arrival of the measured days, but completed in one, and ten minutes of its stay, and of the advisor's work, lie in measured time.
  @Test func `What lies in the warm-up is not counted`() {
    let day = Day(
      .quiet {
        $0.openAroundTheClock(days: 1, warmUp: 1, carsPerHour: 0)
        $0.jobTypes[0].atDesk = minutes(14)
        $0.arrivals(clock(23, 50))
      })
    #expect(day.measures[.horizonTime] == TimeUnit.day)
    #expect(day.measures[.arrivals] == 0)
    #expect(day.measures[.completions] == 1)
    #expect(day.measures[.carTime, .bay] == 10 * TimeUnit.minute)
    #expect(day.measures[.stayTime, .bay] == 10 * TimeUnit.minute)
    let advisor = day.shop.staff.people.firstIndex { $0.role == .advisor }!
    let busy = (advisor..<advisor + 3).reduce(Int64(0)) {
      $0 + day.measures[.busyTime, person: $1]
    }
    #expect(busy == 10 * TimeUnit.minute)
  }

  /// The last day ends with a car at the desk: it is still inside, its stay clipped at midnight.
  @Test func `The horizon ends with a car inside`() {
    let day = Day(
      .quiet {
        $0.openAroundTheClock(days: 1, warmUp: 0, carsPerHour: 0)
        $0.jobTypes[0].atDesk = minutes(14)
        $0.arrivals(clock(23, 50))
      })
    #expect(day.measures[.completions] == 0)
    #expect(day.measures[.stayTime, .bay] == 10 * TimeUnit.minute)
    #expect(day.visit(1).ended == nil)
    #expect(day.causes(1) == [.service: 6, .partsAndDesk: 4])
  }

  /// As many operations as a job may have, a minute each.
  @Test func `Fifty operations`() {
    let day = Day(
      .quiet {
        $0.jobTypes[0] = .plain(atCar: nothing)
        $0.jobTypes[0].operations = Array(
          repeating: Operation(pool: 0, duration: minutes(1)), count: ShopLimits.operations)
        $0.workshop = .simple(bays: 1, teams: 1)
        $0.arrivals(clock(8))
      })
    #expect(day.story(.finished) == ["08:50 finished 1"])
  }

  /// Nobody would ever be received: that is no shop to be run.
  @Test func `A shop in which nobody works is refused`() {
    let shop = Shop.quiet {
      $0.staff.people = []
      $0.arrivals(clock(8), clock(9), clock(10), clock(11), clock(12))
    }
    #expect(shop.problems().contains { $0.path.hasPrefix("staff") })
  }

  /// Ten thousand teams for a thousand years have worked longer than 64 bits of microseconds tell.
  @Test func `More time than can be added up is refused`() {
    func shop(days: Int) -> Shop {
      .quiet {
        $0.workshop = .simple(bays: 1, teams: 10_000)
        $0.calendar.days = days
      }
    }
    #expect(shop(days: 10_000).problems().isEmpty)
    #expect(shop(days: 10_001).problems().map(\.path) == ["calendar.days"])
  }
}
