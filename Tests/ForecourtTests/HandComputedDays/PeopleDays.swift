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
