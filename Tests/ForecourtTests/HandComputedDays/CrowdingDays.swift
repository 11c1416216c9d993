import EventSimulation
import Forecourt
import Testing

/// Clause 5 on days that are worked out on paper: each event is in the comment before it is in the
/// expectation.
@Suite struct `Crowding, by hand` {
  /// Cars at 08:00, 08:01 and 08:02 leave after 6 + 4 minutes. A fourth at 08:10:00 meets two: the
  /// first has left at that instant. One microsecond earlier it is the fourth.
  @Test func `The fourth car enters at the instant at which the first leaves`() {
    func day(_ fourth: Microseconds) -> Day {
      Day(
        .quiet {
          $0.crowding.enabled = true
          $0.arrivals(clock(8), clock(8, 1), clock(8, 2), fourth)
        })
    }
    let same = day(clock(8, 10))
    #expect(same.story(.crowdingBegins, .crowdingEnds) == [])
    #expect(same.measures.maximumInArea == 3)
    #expect(same.measures[.crowdedTime] == 0)

    let before = day(clock(8, 10, micro: -1))
    #expect(before.measures.maximumInArea == 4)
    #expect(before.measures[.crowdedTime] == 1)
    #expect(
      before.story(.crowdingBegins, .crowdingEnds) == [
        "08:09:59.999999 crowdingBegins 4", "08:10 crowdingEnds",
      ])
  }

  /// One guard, guiding takes 2 minutes, a visit 30. Cars 1-3 are led at 08:00, 08:02, 08:04. Car 4
  /// enters at 08:05 while the guard leads car 3: he is free at 08:06, and tells by 08:07. The
  /// manager is there at 08:09 and has decided at 08:10: car 4 goes to temporary parking, the
  /// count is 3, the episode over. Bay 1 is free at 08:02 + 30; car 4 needs a minute each way.
  private func busyGuard(_ change: (inout Shop) -> Void = { _ in }) -> Day {
    Day(
      .quiet {
        $0.reception.guide = minutes(2)
        $0.jobTypes[0].atCar = minutes(20)
        $0.jobTypes[0].atDesk = minutes(10)
        $0.handOver.parkingDrive = minutes(1)
        $0.crowding.enabled = true
        $0.crowding.actions = [.divertToTemporaryParking]
        $0.crowding.response = EscalationResponse(
          noticeDelay: minutes(1), noticeReliability: 1, patrolEvery: TimeUnit.minute,
          attendance: minutes(2), coordination: minutes(1), calledOff: true)
        $0.arrivals(clock(8), clock(8, 2), clock(8, 4), clock(8, 5))
        change(&$0)
      })
  }

  @Test func `The guard is busy when the count reaches four`() {
    let day = busyGuard()
    #expect(
      day.storyWithPeople(
        .crowdingBegins, .noticeBegins, .noticeGiven, .managerSetsOff, .managerAttends,
        .coordinationBegins, .actionTaken, .diverted, .parked, .crowdingEnds, .called,
        .reachesBay, .receptionBegins) == [
          "08:02 reachesBay 1", "08:02 receptionBegins 1 advisor 1",
          "08:04 reachesBay 2", "08:04 receptionBegins 2 advisor 2",
          "08:05 crowdingBegins 4",
          "08:06 reachesBay 3", "08:06 noticeBegins guard 1",
          "08:06 receptionBegins 3 advisor 3", "08:07 noticeGiven",
          "08:07 managerSetsOff manager 1", "08:09 managerAttends manager 1",
          "08:09 coordinationBegins manager 1",
          "08:10 actionTaken 4 manager 1", "08:10 crowdingEnds", "08:10 diverted 4",
          "08:11 parked 4", "08:32 called 4", "08:33 reachesBay 4",
          "08:33 receptionBegins 4 advisor 1",
        ])
    // In the lane 08:05-08:10, parked and driving 08:10-08:33, 30 minutes of service.
    #expect(day.visit(4).areaClock == 35 * TimeUnit.minute)
    #expect(day.causes(4) == [.bayFull: 5, .diverted: 23, .service: 20, .partsAndDesk: 10])
    #expect(day.minutes(.crowdedTime) == 5)
  }

  /// One bay, car 1 in it until 08:10; two cars are a crowd. Car 2 comes at 08:06 and the manager sets off,
  /// who would be there at 08:11. At 08:10 the crowd is over: the guard rings, and he turns back. If
  /// nobody rings he comes for nothing.
  @Test func `The manager on the way is called off when nothing is left`() {
    func day(_ change: (inout Shop) -> Void) -> Day {
      Day(
        .quiet {
          $0.places.bays = 1
          $0.crowding.enabled = true
          $0.crowding.threshold = 2
          $0.crowding.actions = [.divertToTemporaryParking]
          $0.crowding.response.attendance = minutes(5)
          $0.arrivals(clock(8), clock(8, 6))
          change(&$0)
        })
    }
    func walk(_ day: Day) -> [String] {
      day.story(.managerSetsOff, .managerAttends, .managerLeaves)
    }
    let calledOff = day { _ in }
    #expect(walk(calledOff) == ["08:06 managerSetsOff", "08:10 managerLeaves"])
    #expect(calledOff.measures[.attendances] == 0)
    #expect(calledOff.measures[.busyTime, person: 5] == 4 * TimeUnit.minute)

    let inVain = day { $0.crowding.response.calledOff = false }
    #expect(
      walk(inVain) == ["08:06 managerSetsOff", "08:11 managerAttends", "08:11 managerLeaves"])
    #expect(inVain.measures[.attendances] == 1)
  }

  /// Two bays; car 1 for 10 minutes, car 2 for 40, car 3 of 08:06 makes three, a crowd. When car 1 goes at
  /// 08:10, that is over; but car 2's stay is known to be over 9 minutes since 08:09.
  @Test func `The manager on the way comes for what is left`() {
    let day = Day(
      .quiet {
        $0.places.bays = 2
        var long = $0.jobTypes[0]
        long.id = "long"
        long.atCar = minutes(36)
        $0.jobTypes.append(long)
        $0.crowding.enabled = true
        $0.crowding.threshold = 3
        $0.crowding.actions = [.divertToTemporaryParking]
        $0.crowding.response.attendance = minutes(5)
        $0.longStay.enabled = true
        $0.longStay.limit = 9 * TimeUnit.minute
        $0.longStay.actions = [.moveToAwaitingRepair]
        $0.arrivals(clock(8))
        $0.arrivals(clock(8), job: 1)
        $0.arrivals(clock(8, 6))
      })
    #expect(
      day.story(.managerSetsOff, .crowdingEnds, .managerAttends, .managerLeaves).prefix(3) == [
        "08:06 managerSetsOff", "08:10 crowdingEnds", "08:11 managerAttends",
      ])
  }

  /// Nobody to attend: the notice reaches nobody, car 4 stays in the lane until 08:32.
  @Test func `The manager is absent and nobody deputises`() {
    let day = busyGuard { $0.employ(.manager, 0) }
    #expect(
      day.story(.crowdingBegins, .noticeGiven, .managerAttends, .actionTaken, .crowdingEnds) == [
        "08:05 crowdingBegins 4", "08:07 noticeGiven", "08:32 crowdingEnds",
      ])
    #expect(day.measures[.diverted] == 0)
  }

  @Test func `The manager is absent and the supervisor deputises`() {
    let day = busyGuard {
      $0.employ(.manager, 0)
      $0.staff.attendDeputies = [.supervisor]
    }
    #expect(
      day.storyWithPeople(.managerSetsOff, .managerAttends, .actionTaken) == [
        "08:07 managerSetsOff supervisor 1", "08:09 managerAttends supervisor 1",
        "08:10 actionTaken 4 supervisor 1",
      ])
  }

  /// No guard: drivers park alone (at once), so that car 4 is the fourth at 08:05; an advisor tells.
  @Test func `No guard is there and an advisor notifies`() {
    let day = busyGuard {
      $0.employ(.guardPost, 0)
      $0.staff.notifyDeputies = [.manager, .supervisor]
    }
    #expect(
      day.storyWithPeople(.crowdingBegins, .noticeBegins, .noticeGiven, .managerAttends) == [
        "08:05 crowdingBegins 4", "08:05 noticeBegins manager 1", "08:06 noticeGiven",
        "08:08 managerAttends manager 1",
      ])
    let silent = busyGuard { $0.employ(.guardPost, 0) }
    #expect(silent.story(.noticeBegins, .noticeGiven, .managerAttends) == [])
  }

  /// One parking place. Three cars fill the bays at 08:00 for an hour; cars 4 and 5 make the count
  /// 4 at 08:05 and 5 at 08:06. Decided at 08:06: the last car in the lane, 5, is diverted. Parking
  /// is full now, so that the manager can only watch, and car 6 enters the lane at 08:12 although
  /// the gate diverts. At 09:00 the bays empty one after the other: car 4 takes the first; with the
  /// second car gone the count is 3, the episode ends and ticket 5, before 6 by arrival, is called.
  /// Its drive takes no time: it is the fourth car again until the third has gone.
  @Test func `Temporary parking is full`() {
    let day = Day(
      .quiet {
        $0.places.temporaryParking = 1
        $0.jobTypes[0].atCar = minutes(40)
        $0.jobTypes[0].atDesk = minutes(20)
        $0.crowding.enabled = true
        $0.crowding.actions = [.divertToTemporaryParking]
        $0.arrivals(
          clock(8), clock(8), clock(8), clock(8, 5), clock(8, 5, 30), clock(8, 12))
      })
    #expect(
      day.story(
        .crowdingBegins, .actionTaken, .diverted, .entersLane, .crowdingEnds, .called) == [
          "08:00 entersLane 1", "08:00 entersLane 2", "08:00 entersLane 3",
          "08:05 entersLane 4", "08:05 crowdingBegins 4", "08:05:30 entersLane 5",
          "08:06 actionTaken 5", "08:06 diverted 5", "08:12 entersLane 6",
          "09:00 crowdingEnds", "09:00 called 5", "09:00 crowdingBegins 5", "09:00 crowdingEnds",
        ])
    // Once diverted the place is taken: nothing was possible at 08:06:00 and after.
    #expect(day.measures[.diverted] == 1)
    #expect(day.minutes(.crowdedTime) == 55)
  }

  /// Three cars are ordered at 08:10 and wait in their bays (the workshop takes them at 09:10). Cars
  /// 4 and 5 come at 08:12: the count is 5. One waiting bay. Release first: car 1 goes to it at
  /// 08:13 and car 4 into bay 1; the count is 4, so that at 08:14 car 5 is diverted. Divert first:
  /// car 5 goes at 08:13, car 4 at 08:14.
  @Test(arguments: [true, false])
  func `The first action on the list that is possible is taken`(releaseFirst: Bool) {
    let day = Day(
      .quiet {
        $0.places.waitingBays = 1
        $0.handOver.workshopTakesOver = minutes(60)
        $0.crowding.enabled = true
        $0.crowding.actions =
          releaseFirst
          ? [.releaseToWaitingBay, .divertToTemporaryParking]
          : [.divertToTemporaryParking, .releaseToWaitingBay]
        $0.arrivals(clock(8), clock(8), clock(8), clock(8, 12), clock(8, 12))
      })
    let story = day.story(.actionTaken, .crowdingEnds)
    if releaseFirst {
      #expect(story == ["08:13 actionTaken 1", "08:14 actionTaken 5", "08:14 crowdingEnds"])
      #expect(day.causes(4) == [.bayFull: 1, .service: 6, .partsAndDesk: 4, .workshopFull: 60])
      #expect(day.causes(1)[.awaitingWorkshop] == 57)
      #expect(day.measures[.released] == 1)
      #expect(day.measures[.diverted] == 1)
    } else {
      #expect(story == ["08:13 actionTaken 5", "08:14 actionTaken 4", "08:14 crowdingEnds"])
      #expect(day.causes(4)[.diverted] == 56)
      #expect(day.measures[.released] == 0)
      #expect(day.measures[.diverted] == 2)
    }
  }

  /// No lane, one bay, two minutes to park and back. Car 1 has the bay 08:00-08:10. Cars 2 and 3
  /// get tickets 1 and 2. Car 2 is called at 08:10, in the bay 08:12-08:22; car 3 08:24-08:34.
  @Test func `Tickets are called in order`() {
    let day = Day(
      .quiet {
        $0.places.bays = 1
        $0.places.lane = 0
        $0.handOver.parkingDrive = minutes(2)
        $0.arrivals(clock(8), clock(8, 1), clock(8, 2))
      })
    #expect(
      day.story(.diverted, .parked, .called, .reachesBay, .leavesArea) == [
        "08:00 reachesBay 1", "08:01 diverted 2", "08:02 diverted 3", "08:03 parked 2",
        "08:04 parked 3", "08:10 leavesArea 1", "08:10 called 2", "08:12 reachesBay 2",
        "08:22 leavesArea 2", "08:22 called 3", "08:24 reachesBay 3", "08:34 leavesArea 3",
      ])
    #expect(day.log.events.filter { $0.kind == .diverted }.map(\.detail) == [1, 2])
    // Temporary parking is not the area: 10 minutes each.
    #expect(day.log.visits.map(\.areaClock) == Array(repeating: 10 * TimeUnit.minute, count: 3))
  }

  /// Never noticed: looked for at 08:00 and every 5 minutes until the episode ends at 08:30.
  @Test func `A notice missed is looked for again at the next patrol`() {
    func day(reliability: Double, seed: UInt64) -> Day {
      Day(
        .quiet {
          $0.jobTypes[0].atCar = minutes(30)
          $0.crowding.enabled = true
          $0.crowding.response.noticeReliability = reliability
          $0.arrivals(clock(8), clock(8), clock(8), clock(8))
          $0.jobTypes[0].atDesk = nothing
        }, seed: seed)
    }
    #expect(
      day(reliability: 0, seed: 1).story(.noticeMissed, .noticeBegins, .crowdingEnds)
        == ["08:00", "08:05", "08:10", "08:15", "08:20", "08:25"].map { $0 + " noticeMissed" }
        + ["08:30 crowdingEnds"])
    var missed = Set<Int>()
    for seed in 1...20 {
      let one = day(reliability: 0.5, seed: UInt64(seed))
      let misses = one.story(.noticeMissed).count
      missed.insert(misses)
      #expect(
        one.story(.noticeBegins)
          == (misses < 6 ? ["\(timeOfDay(clock(8, 5 * misses))) noticeBegins"] : []))
    }
    #expect(missed.isSuperset(of: [0, 1, 2]))
  }

  /// One bay, held until 08:10; two cars are a crowd. Cars 2 and 3 stand in the lane: at 08:01 the
  /// last of them goes to parking, and the gate diverts: car 4 follows at 08:01:30. At 08:02 car 2
  /// goes too, the last to be parked and the first to be called.
  @Test func `Tickets are called in order of arrival at the gate, not of parking`() {
    let day = Day(
      .quiet {
        $0.places.bays = 1
        $0.crowding.enabled = true
        $0.crowding.threshold = 2
        $0.crowding.actions = [.divertToTemporaryParking]
        $0.arrivals(clock(8), clock(8), clock(8), clock(8, 1, 30))
      })
    #expect(
      day.story(.parked, .called) == [
        "08:01 parked 3", "08:01:30 parked 4", "08:02 parked 2", "08:10 called 2",
        "08:20 called 3", "08:30 called 4",
      ])
  }
}
