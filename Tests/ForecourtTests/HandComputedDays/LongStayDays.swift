import EventSimulation
import Forecourt
import Testing

/// Clause 6, and both rules at once.
@Suite struct `Long stays, by hand` {
  private func stay(_ atDesk: Microseconds) -> Day {
    Day(
      .quiet {
        $0.longStay.enabled = true
        $0.jobTypes[0].atCar = minutes(12)
        $0.jobTypes[0].atDesk = .constant(Double(atDesk))
        $0.arrivals(clock(8))
      })
  }

  /// 12 + 8 minutes: strictly over means that 20:00 is not long. A microsecond more is. At 20:00 and
  /// one microsecond the car leaves before anybody could say so; with one more it is escalated then.
  @Test func `Twenty minutes are no long stay and a microsecond more is`() {
    let exact = stay(8 * TimeUnit.minute)
    #expect(exact.visit(1).areaClock == 20 * TimeUnit.minute)
    #expect(exact.measures[.longStays] == 0)
    #expect(exact.measures[.areaStays] == 1)
    #expect(exact.story(.longStayBegins) == [])

    let over = stay(8 * TimeUnit.minute + 1)
    #expect(over.measures[.longStays] == 1)
    #expect(over.measures[.timeOverLimit] == 1)

    let escalated = stay(8 * TimeUnit.minute + 2)
    #expect(escalated.measures[.longStays] == 1)
    #expect(escalated.story(.longStayBegins) == ["08:20:00.000001 longStayBegins 1"])
  }

  /// Every car stays 30 minutes of work; the limit is 20, repeated after each further 4.
  @Test func `Escalated again after each further interval`() {
    let day = Day(
      .quiet {
        $0.longStay.enabled = true
        $0.longStay.repeatEvery = 4 * TimeUnit.minute
        $0.jobTypes[0].atCar = minutes(30)
        $0.jobTypes[0].atDesk = nothing
        $0.arrivals(clock(8))
      })
    #expect(
      day.story(.longStayBegins) == [
        "08:20:00.000001 longStayBegins 1", "08:24:00.000001 longStayBegins 1",
        "08:28:00.000001 longStayBegins 1",
      ])
    #expect(day.measures[.longStays] == 1)
  }

  /// Four cars at 08:00, three bays, 12 minutes at the car and 18 at the desk; the lot has one
  /// place, no waiting bay. Notice 1, walk 2, decision 1 minute.
  ///
  /// 08:00 the count is 4; told 08:01, there 08:03. Release: no waiting bay. He watches.
  /// 08:20:00.000001 all four are over the limit; told at 08:21:00.000001. Car 1 can be moved
  /// (work at the car done at 08:12): decided at 08:22:00.000001. It goes to the lot at once; the
  /// count is 3: the crowding is over; car 4 is led to bay 1. The lot is full: cars 2 and 3 stay, and
  /// leave at 08:30 when their papers are done. So are car 1's, which leaves the lot. Only now an
  /// advisor is free for car 4; his work at the car is done at 08:42, and it is moved at 08:43.
  @Test func `Two rules and one manager`() {
    let day = Day(
      .quiet {
        let response = EscalationResponse(
          noticeDelay: minutes(1), noticeReliability: 1, patrolEvery: TimeUnit.minute,
          attendance: minutes(2), coordination: minutes(1), calledOff: true)
        $0.crowding.enabled = true
        $0.crowding.actions = [.releaseToWaitingBay]
        $0.crowding.response = response
        $0.longStay.enabled = true
        $0.longStay.actions = [.moveToAwaitingRepair]
        $0.longStay.response = response
        $0.places.waitingBays = 0
        $0.places.awaitingRepair = 1
        $0.jobTypes[0].atCar = minutes(12)
        $0.jobTypes[0].atDesk = minutes(18)
        $0.arrivals(clock(8), clock(8), clock(8), clock(8))
      })
    #expect(
      day.story(
        .crowdingBegins, .crowdingEnds, .managerSetsOff, .managerAttends, .longStayBegins,
        .actionTaken, .leavesArea) == [
          "08:00 crowdingBegins 4", "08:01 managerSetsOff", "08:03 managerAttends",
          "08:20:00.000001 longStayBegins 1", "08:20:00.000001 longStayBegins 2",
          "08:20:00.000001 longStayBegins 3", "08:20:00.000001 longStayBegins 4",
          "08:22:00.000001 actionTaken 1", "08:22:00.000001 leavesArea 1",
          "08:22:00.000001 crowdingEnds", "08:30 leavesArea 2", "08:30 leavesArea 3",
          "08:43 actionTaken 4", "08:43 leavesArea 4",
        ])
    #expect(day.measures[.longStays] == 4)
    #expect(day.measures[.longStayActions] == 2)
    #expect(day.measures[.longStayResolvedAlone] == 2)
    #expect(day.measures[.attendances] == 1)
    #expect(day.measures[.movedToLot] == 2)
    // 22 minutes in the area; the rest of the papers is time outside it.
    #expect(day.visit(1).areaClock == 22 * TimeUnit.minute + 1)
    #expect(
      day.visit(1).delays[Int(DelayCause.awaitingWorkshop.rawValue)] == 8 * TimeUnit.minute - 1)
  }

  /// Ten minutes in the lane, then parked, then ten in the bay. Bays 1: car 1 there for 30 minutes.
  /// Car 2 comes at 08:05; diverted at 08:10 (threshold 2, told and there at once, decided
  /// in 5 minutes); called at 08:30; served 08:30-08:40. 5 + 10 minutes in the area: with a limit of
  /// 12, long at 08:37; no long stay for the rule if its clock starts again on the return.
  @Test(arguments: [LongStayRule.ClockAfterReturn.resume, .restart])
  func `Temporary parking stops the area clock`(after: LongStayRule.ClockAfterReturn) {
    let day = Day(
      .quiet {
        $0.places.bays = 1
        $0.jobTypes = [
          .plain("long", atCar: minutes(30)), .plain("short", atCar: minutes(10)),
        ]
        $0.crowding.enabled = true
        $0.crowding.threshold = 2
        $0.crowding.actions = [.divertToTemporaryParking]
        $0.crowding.response.coordination = minutes(5)
        $0.longStay.enabled = true
        $0.longStay.limit = 12 * TimeUnit.minute
        $0.longStay.clockAfterReturn = after
        $0.arrivals(clock(8))
        $0.arrivals(clock(8, 5), job: 1)
      })
    #expect(
      day.story(.diverted, .called, .completes).filter { $0.hasSuffix("2") } == [
        "08:10 diverted 2", "08:30 called 2", "08:40 completes 2",
      ])
    #expect(
      day.story(.longStayBegins).filter { $0.hasSuffix("2") }
        == (after == .resume ? ["08:37:00.000001 longStayBegins 2"] : []))
    #expect(day.visit(2).areaClock == 15 * TimeUnit.minute)
    #expect(day.causes(2) == [.bayFull: 5, .diverted: 20, .service: 10])
    #expect(day.visit(2).bayClock == 10 * TimeUnit.minute)
  }

  /// One bay, held by car 1 until 08:54; a limit of 30 seconds. Car 2 comes at 08:29, is sent to
  /// parking at 08:30 and is back at 08:55.
  private func back(_ change: (inout Shop) -> Void) -> [Microseconds] {
    let day = Day(
      .quiet {
        $0.places.bays = 1
        $0.jobTypes[0].atCar = minutes(50)
        $0.handOver.parkingDrive = minutes(1)
        $0.crowding.enabled = true
        $0.crowding.threshold = 2
        $0.crowding.actions = [.divertToTemporaryParking]
        $0.longStay.limit = 30 * TimeUnit.second
        $0.arrivals(clock(8), clock(8, 29))
        change(&$0)
      })
    return day.log.events.filter { $0.car == 2 && $0.kind == .longStayBegins }.map(\.time)
  }

  /// Again every 30 seconds. It leaves with a clock of exactly a minute: the second passing is a
  /// microsecond after it is back in the area.
  @Test func `A limit that is reached at the instant of leaving is passed on return`() {
    #expect(
      back { $0.longStay.repeatEvery = 30 * TimeUnit.second }.prefix(3) == [
        clock(8, 29, 30, micro: 1), clock(8, 55, 0, micro: 1), clock(8, 55, 30, micro: 1),
      ])
  }

  /// Once only, by the plan's own clock; a clock that starts again passes again.
  @Test func `A limit passed before parking is passed again only if the clock restarts`() {
    #expect(back { _ in } == [clock(8, 29, 30, micro: 1)])
    #expect(
      back { $0.longStay.clockAfterReturn = .restart } == [
        clock(8, 29, 30, micro: 1), clock(8, 55, 30, micro: 1),
      ])
  }
}
