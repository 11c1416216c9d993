import EventSimulation
import Forecourt
import Testing

/// Shifts, breaks and overtime.
@Suite struct `People, by hand` {
  private static let lunch = Break(
    window: DayInterval(from: clock(11, 30), to: clock(13)), length: 30 * TimeUnit.minute)

  /// Two idle advisors, lunch of 30 minutes between 11:30 and 13:00. One must stay: the first
  /// goes at 11:30, the second at 12:00. Both must stay: neither goes, and at 13:00 it is said.
  @Test func `Breaks leave the minimum on duty`() {
    func day(_ minimum: Int) -> Day {
      Day(
        .quiet {
          $0.employ(.advisor, 2, breaks: [Self.lunch])
          $0.staff.minimumOnDuty[Int(Role.advisor.rawValue)] = minimum
        })
    }
    #expect(
      day(0).storyWithPeople(.breakBegins, .breakEnds, .breakMissed) == [
        "11:30 breakBegins advisor 1", "11:30 breakBegins advisor 2", "12:00 breakEnds advisor 1",
        "12:00 breakEnds advisor 2",
      ])
    #expect(
      day(1).storyWithPeople(.breakBegins, .breakEnds, .breakMissed) == [
        "11:30 breakBegins advisor 1", "12:00 breakEnds advisor 1", "12:00 breakBegins advisor 2",
        "12:30 breakEnds advisor 2",
      ])
    let strict = day(2)
    #expect(
      strict.storyWithPeople(.breakBegins, .breakMissed) == [
        "13:00 breakMissed advisor 1", "13:00 breakMissed advisor 2",
      ])
    #expect(strict.measures[.breaksMissed] == 2)
  }

  /// One must stay. Advisor 2 goes home at 12:00, the very instant at which advisor 1 could go to
  /// lunch: there is nobody else, and at 13:00 it is said.
  @Test func `Who goes home when a window opens has gone`() {
    let day = Day(
      .quiet {
        $0.employ(.advisor, 2)
        let first = $0.staff.people.firstIndex { $0.role == .advisor }!
        $0.staff.people[first].breaks = [
          Break(
            window: DayInterval(from: clock(12), to: clock(13)), length: 30 * TimeUnit.minute)
        ]
        $0.staff.people[first + 1].shifts[0] = [DayInterval(from: clock(8), to: clock(12))]
        $0.staff.minimumOnDuty[Int(Role.advisor.rawValue)] = 1
      })
    #expect(day.story(.breakBegins, .breakMissed) == ["13:00 breakMissed"])
  }

  /// The one advisor is busy from 11:25 to 12:00 sharp, when the window closes: too late.
  @Test func `A break does not begin when its window closes`() {
    let day = Day(
      .quiet {
        let window = DayInterval(from: clock(11, 30), to: clock(12))
        $0.employ(.advisor, 1, breaks: [Break(window: window, length: 30 * TimeUnit.minute)])
        $0.jobTypes[0].atDesk = minutes(29)
        $0.arrivals(clock(11, 25))
      })
    #expect(day.story(.breakBegins, .breakMissed) == ["12:00 breakMissed"])
    #expect(day.measures[.breaksMissed] == 1)
  }

  /// Lunch from 11:30 to 12:15; the tea break falls due at 12:00. If its window is open until 12:30
  /// it follows at once, if until 12:10 it is missed.
  @Test(arguments: [30, 10]) func `A break that falls due during another`(minute: Int) {
    let day = Day(
      .quiet {
        $0.employ(
          .advisor, 1,
          breaks: [
            Break(
              window: DayInterval(from: clock(11, 30), to: clock(12)),
              length: 45 * TimeUnit.minute),
            Break(
              window: DayInterval(from: clock(12), to: clock(12, minute)),
              length: 15 * TimeUnit.minute),
          ])
      })
    let tea =
      minute == 30
      ? ["12:15 breakEnds", "12:15 breakBegins", "12:30 breakEnds"]
      : ["12:10 breakMissed", "12:15 breakEnds"]
    #expect(
      day.story(.breakBegins, .breakEnds, .breakMissed) == ["11:30 breakBegins"] + tea)
  }

  /// 60 yuan an hour with on-costs of 30 %: guard, supervisor and manager ten hours each, the one
  /// advisor nine and a half (lunch is not paid): 39.5 × 7800 fen. The car at 17:55 keeps advisor and
  /// supervisor for five minutes, at half as much again: 2 × 975 fen.
  @Test func `Wages are for duty without breaks, and overtime costs more`() {
    let day = Day(
      .quiet {
        $0.employ(.advisor, 1, breaks: [Self.lunch])
        $0.arrivals(clock(17, 55))
      })
    #expect(day.measures[.wages] == 308_100)
    #expect(day.measures[.overtimeWages] == 1_950)
  }

  /// One advisor, busy 11:25-11:35 with the first car; the second, which came at 11:26, waits through
  /// the break until 12:05. The break comes before any next task.
  @Test func `A break is taken before the next task`() {
    let day = Day(
      .quiet {
        $0.employ(.advisor, 1, breaks: [Self.lunch])
        $0.arrivals(clock(11, 25), clock(11, 26))
      })
    #expect(
      day.story(.breakBegins, .breakEnds, .receptionBegins) == [
        "11:25 receptionBegins 1", "11:35 breakBegins", "12:05 breakEnds",
        "12:05 receptionBegins 2",
      ])
    #expect(day.causes(2)[.advisorBusy] == 39)
  }

  /// A car at 17:55 is at the desk until 18:05: five minutes of overtime for its advisor, and for the
  /// supervisor who waits for it. Drives take no time, so that nobody else is needed.
  @Test func `Who is needed stays, and that is overtime`() {
    let day = Day(.quiet { $0.arrivals(clock(17, 55)) })
    let people = day.shop.staff.people
    for (index, person) in people.enumerated() {
      let overtime = day.measures[.overtime, person: index]
      switch person.name {
      case "advisor 1", "supervisor 1": #expect(overtime == 5 * TimeUnit.minute)
      case "guard 1", "manager 1": #expect(overtime == 0)
      default: break
      }
    }
  }

  /// Two advisors; the one idle longest takes the next car. Both idle since 08:00: advisor 1 takes
  /// car 1 (08:00-08:10), advisor 2 car 2 (08:05-08:15). At 08:20 advisor 1 has been idle longer.
  /// At 08:40 advisor 1 has been idle since 08:30, advisor 2 since 08:15.
  @Test func `The one idle longest takes the next task`() {
    let day = Day(
      .quiet {
        $0.employ(.advisor, 2)
        $0.arrivals(clock(8), clock(8, 5), clock(8, 20), clock(8, 40))
      })
    #expect(
      day.storyWithPeople(.receptionBegins) == [
        "08:00 receptionBegins 1 advisor 1", "08:05 receptionBegins 2 advisor 2",
        "08:20 receptionBegins 3 advisor 1", "08:40 receptionBegins 4 advisor 2",
      ])
  }

  /// Half speed doubles the 6 + 4 minutes.
  @Test func `A slow advisor takes longer`() {
    let day = Day(
      .quiet {
        $0.employ(.advisor, 1, speed: 0.5)
        $0.arrivals(clock(8))
      })
    #expect(day.story(.atCarEnds, .orderSigned) == ["08:12 atCarEnds 1", "08:20 orderSigned 1"])
  }
}
