import EventSimulation
import Forecourt
import Testing

/// The workshop behind the forecourt, worked out on paper.
@Suite struct `The workshop, by hand` {
  /// One mechanical bay and team; cars are ordered on arrival and need an hour.
  private func day(_ change: (inout Shop) -> Void) -> Day {
    Day(
      .quiet {
        $0.jobTypes[0] = .plain(atCar: nothing)
        $0.jobTypes[0].operations = [Operation(pool: 0, duration: minutes(60))]
        $0.workshop = .simple(bays: 1, teams: 1)
        change(&$0)
      })
  }

  /// Hours 08:00-12:00 and 13:00-18:00. The first car comes at 11:00 and is ready at 12:00 sharp; the
  /// team is given the second one then, and works at it from 13:00.
  @Test func `Work ends with the shift, or goes on after it`() {
    let day = day {
      $0.workshop?.pools[0].hours = Array(
        repeating: [
          DayInterval(from: clock(8), to: clock(12)), DayInterval(from: clock(13), to: clock(18)),
        ], count: 7)
      $0.arrivals(clock(11), clock(11, 30))
    }
    #expect(day.story(.finished) == ["12:00 finished 1", "14:00 finished 2"])
    #expect(day.measures[.bayWorking, pool: 0] == 2 * TimeUnit.hour)
    // Held from 11:00 to 14:00, the second car's lunch hour included.
    #expect(day.measures[.bayHeld, pool: 0] == 3 * TimeUnit.hour)
  }

  /// Nothing passes, as good as ever: 60 minutes, then five times half of that, and out at 11:30.
  @Test func `Rework ends after the fifth time`() {
    let day = day {
      $0.workshop?.reworkProbability = 1.0.nextDown
      $0.workshop?.reworkShare = 0.5
      $0.arrivals(clock(8))
    }
    #expect(day.measures[.reworks] == 5)
    #expect(day.story(.finished) == ["11:30 finished 1"])
  }

  /// One mechanical bay, busy with car 1 until 09:00; car 2 stands in its bay. At 08:20 and a
  /// microsecond the manager is told and decides within a minute: the wash first, 15 minutes, then
  /// an hour of repair from 09:00, and 5 minutes of touch-up.
  @Test func `A wash that came first is touched up at the end`() {
    let day = day {
      $0.workshop?.pools.append(
        Pool(
          id: "wash", name: BilingualName(en: "wash", zh: "洗车"), kind: .wash, bays: 1, teams: 1,
          hours: Array(repeating: [wholeDay], count: 7), teamWagePerHour: 0))
      $0.workshop?.wash = minutes(15)
      $0.workshop?.washTouchUp = minutes(5)
      $0.jobTypes[0].washAccepted = 1
      $0.longStay.enabled = true
      $0.longStay.actions = [.washFirst]
      $0.arrivals(clock(8), clock(8))
    }
    #expect(
      day.story(.washBegins, .washEnds, .finished) == [
        "08:21:00.000001 washBegins 2", "08:36:00.000001 washEnds 2", "09:00 washBegins 1",
        "09:15 washEnds 1", "09:15 finished 1", "10:00 washBegins 2", "10:05 washEnds 2",
        "10:05 finished 2",
      ])
  }

  /// Room for one finished car, fetched an hour and a half after it is ready. Car 1 is ready at 09:00
  /// and fetched at 10:30. Car 2, ready at 10:00, is parked then, and only then car 3 comes in:
  /// ready at 11:30, and parked when car 2 is fetched at 12:00.
  @Test func `While finished parking is full a car keeps its bay`() {
    let day = day {
      $0.places.finishedParking = 1
      $0.jobTypes[0].pickUpDelay = minutes(90)
      $0.arrivals(clock(8), clock(8), clock(8))
    }
    #expect(
      day.story(.operationBegins, .operationEnds, .finished) == [
        "08:00 operationBegins 1", "09:00 operationEnds 1", "09:00 finished 1",
        "09:00 operationBegins 2", "10:00 operationEnds 2", "10:30 finished 2",
        "10:30 operationBegins 3", "11:30 operationEnds 3", "12:00 finished 3",
      ])
    #expect(day.measures.maximumInPlace[Int(Place.finishedParking.rawValue)] == 1)
  }

  /// Car 2 needs an hour in the mechanical bay, which car 1 holds until 09:00, and half an hour in
  /// the body bay, which is free. At 08:20 and a microsecond the manager is told, and a minute later
  /// it starts with the body work.
  @Test func `Body and paint first while the mechanics are busy`() {
    let day = day {
      var body = $0.workshop!.pools[0]
      body.id = "body"
      body.kind = .bodyAndPaint
      $0.workshop?.pools.append(body)
      $0.jobTypes.append($0.jobTypes[0])
      $0.jobTypes[1].id = "both"
      $0.jobTypes[1].operations.append(Operation(pool: 1, duration: minutes(30)))
      $0.longStay.enabled = true
      $0.longStay.actions = [.bodyAndPaintFirst]
      $0.arrivals(clock(8))
      $0.arrivals(clock(8), job: 1)
    }
    #expect(
      day.story(.actionTaken, .operationBegins, .finished) == [
        "08:00 operationBegins 1", "08:21:00.000001 actionTaken 2",
        "08:21:00.000001 operationBegins 2", "09:00 finished 1", "09:00 operationBegins 2",
        "10:00 finished 2",
      ])
    #expect(day.measures[.bodyFirst] == 1)
  }

  /// Two bays, three advisors, two days with four cars on the first. Cars 1 and 2 are ready at 09:00, 3
  /// and 4 at 10:00; the customer of car 4 comes a day later. Nobody comes on the second day.
  @Test func `Cars a head, cars a bay, and cars back on their day`() {
    let day = day {
      $0.calendar.days = 2
      $0.workshop = .simple(bays: 2, teams: 2)
      $0.jobTypes.append($0.jobTypes[0])
      $0.jobTypes[1].id = "late"
      $0.jobTypes[1].pickUpDelay = minutes(24 * 60)
      $0.arrivals(clock(8), clock(8), clock(8))
      $0.arrivals(clock(8), job: 1)
    }
    func value(_ key: String) -> Double? {
      KPI.named(key, for: day.shop)?.value(day.measures, day.shop)
    }
    #expect(value("handBack.sameDayShare") == 0.75)
    #expect(value("jobs.service.sameDayShare") == 1)
    #expect(value("jobs.late.sameDayShare") == 0)
    #expect(value("staff.advisors.carsPerShift") == 4.0 / 6)
    #expect(value("workshop.mechanical.carsPerBay") == 1)
  }

  /// Ten days from Wednesday 10 July 2024 after three of warm-up: two Wednesdays to Fridays, one of each
  /// other day. Thursday 11 is closed, Friday 19 is like a Sunday, and Mondays are closed.
  @Test func `Measured days by the roster that holds`() {
    func date(_ day: Int) -> CalendarDate { CalendarDate(year: 2024, month: 7, day: day)! }
    var calendar = Shop.quiet().calendar
    calendar.firstDate = date(7)
    calendar.warmUpDays = 3
    calendar.days = 13
    #expect(calendar.firstMeasuredDate == date(10))
    #expect(calendar.measuredDaysByRoster == [1, 1, 2, 2, 2, 1, 1])
    calendar.closedDates = [date(8), date(11)]
    calendar.specialDays = [
      SpecialDay(date: date(11), factor: 1, like: .monday),
      SpecialDay(date: date(19), factor: 1, like: .sunday),
      SpecialDay(date: date(20), factor: 1, like: .sunday),
    ]
    calendar.opening[0] = nil
    #expect(calendar.measuredDaysByRoster == [0, 1, 2, 1, 1, 1, 2])
  }
}
