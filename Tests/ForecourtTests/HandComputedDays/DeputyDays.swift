import EventSimulation
import Forecourt
import Statistics
import Tallies
import Testing

/// Who attends while the service manager is away, worked out on paper.
@Suite struct `Deputies, by hand` {
  /// Three cars at 08:00 are signed at 08:10; a hand-over takes the one supervisor two minutes and
  /// the workshop takes a car half an hour later. Two or more cars are a crowd, told at 08:00 to a
  /// supervisor who deputises. Nothing is possible until a car is ordered.
  private func day(_ change: (inout Shop) -> Void = { _ in }) -> Day {
    Day(
      .quiet {
        $0.employ(.manager, 0)
        $0.staff.attendDeputies = [.supervisor]
        $0.handOver.handOver = minutes(2)
        $0.handOver.workshopTakesOver = minutes(30)
        $0.crowding.enabled = true
        $0.crowding.threshold = 2
        $0.crowding.actions = [.releaseToWaitingBay]
        $0.arrivals(clock(8), clock(8), clock(8))
        change(&$0)
      })
  }

  /// The hand-overs at 08:10, 08:12 and 08:14 come first. At 08:16 nothing else can start: a round,
  /// and at 08:17 car 1 goes to a waiting bay; back; another round, and at 08:18 car 2 is sent: the
  /// supervisor goes back, the car sets off, the count is 1, the episode over.
  @Test func `A deputy's own work comes first, and a round at a time`() {
    #expect(
      day().storyWithPeople(
        .noticeGiven, .handOverBegins, .managerSetsOff, .managerLeaves, .actionTaken,
        .crowdingEnds) == [
          "08:00 noticeGiven", "08:10 handOverBegins 1 supervisor 1",
          "08:12 handOverBegins 2 supervisor 1", "08:14 handOverBegins 3 supervisor 1",
          "08:16 managerSetsOff supervisor 1", "08:17 actionTaken 1 supervisor 1",
          "08:17 managerLeaves supervisor 1", "08:17 managerSetsOff supervisor 1",
          "08:18 actionTaken 2 supervisor 1", "08:18 managerLeaves supervisor 1",
          "08:18 crowdingEnds",
        ])
  }

  /// The same with no waiting bay: nothing is ever possible, and nobody stands about for it. The
  /// workshop takes the cars at 08:42, 08:44 and 08:46, and the supervisor was busy for six minutes.
  @Test func `A deputy who can do nothing does not come`() {
    let day = day { $0.places.waitingBays = 0 }
    #expect(day.story(.managerSetsOff) == [])
    #expect(
      day.story(.completes) == ["08:42 completes 1", "08:44 completes 2", "08:46 completes 3"])
    let supervisor = day.shop.staff.people.firstIndex { $0.role == .supervisor }!
    #expect(day.measures[.busyTime, person: supervisor] == 6 * TimeUnit.minute)
    #expect(day.measures[.attendances] == 0)
  }

  /// One car is a crowd. Car 1 is ordered at 08:12 and the workshop takes it at 08:14, while the
  /// supervisor is on a way of three minutes. Car 2, signed at 08:15, keeps the episode open, but
  /// there is nothing to be done on the spot: back at once, to its hand-over.
  @Test func `A deputy who comes too late goes back`() {
    let day = day {
      $0.crowding.threshold = 1
      $0.crowding.response.attendance = minutes(3)
      $0.handOver.workshopTakesOver = minutes(2)
      $0.demand.trace = []
      $0.arrivals(clock(8), clock(8, 5))
    }
    #expect(
      day.story(.handOverBegins, .managerSetsOff, .managerAttends, .managerLeaves).prefix(5) == [
        "08:10 handOverBegins 1", "08:12 managerSetsOff", "08:15 managerAttends",
        "08:15 managerLeaves", "08:15 handOverBegins 2",
      ])
  }

  /// A manager comes at 08:16:30, in the middle of the deputy's round, and goes on: the second round
  /// is the manager's. Attendance is counted once: from 08:00 to 08:16.
  @Test func `A manager who comes takes over after the round`() {
    let day = day {
      $0.employ(.manager, 1, shift: DayInterval(from: clock(8, 16, 30), to: clock(18)))
    }
    #expect(
      day.storyWithPeople(.managerSetsOff, .managerLeaves, .actionTaken) == [
        "08:16 managerSetsOff supervisor 1", "08:17 actionTaken 1 supervisor 1",
        "08:17 managerLeaves supervisor 1", "08:17 managerSetsOff manager 1",
        "08:18 actionTaken 2 manager 1", "08:18 managerLeaves manager 1",
      ])
    #expect(day.measures[.attendance].count == 1)
    #expect(day.measures[.attendances] == 2)
  }

  /// A manager on duty who also drives the cars out is not kept on the spot: cars 1 and 2 are driven
  /// to waiting bays, two minutes each, by the one who decided it.
  @Test func `A manager who drives the cars himself decides and drives by turns`() {
    let day = day {
      $0.employ(.manager, 1)
      $0.handOver.driver = .manager
      $0.handOver.drive = minutes(2)
    }
    #expect(
      day.storyWithPeople(.actionTaken, .driveBegins, .driveEnds, .crowdingEnds).prefix(7) == [
        "08:13 actionTaken 1 manager 1", "08:13 driveBegins 1 manager 1",
        "08:15 driveEnds 1 manager 1", "08:16 actionTaken 2 manager 1",
        "08:16 driveBegins 2 manager 1", "08:16 crowdingEnds", "08:18 driveEnds 2 manager 1",
      ])
  }

  /// One mover, five minutes a car. All three are ordered at 08:10 and the lot has room for all: the
  /// second waits five minutes for the mover, the third ten, and none of it for room.
  @Test func `Every car that could go waits for the driver`() {
    let day = Day(
      .quiet {
        $0.employ(.mover, 1)
        $0.handOver.destination = .awaitingRepair
        $0.handOver.driver = .mover
        $0.handOver.drive = minutes(5)
        $0.handOver.workshopTakesOver = minutes(60)
        $0.arrivals(clock(8), clock(8), clock(8))
      })
    #expect(day.causes(1)[.moverBusy] == nil)
    #expect(day.causes(2)[.moverBusy] == 5)
    #expect(day.causes(3)[.moverBusy] == 10)
    for car in 1...3 { #expect(day.causes(UInt32(car))[.workshopFull] == nil) }
  }

  /// The same with room for two in the lot: car 3 waits for room until the workshop fetches car 1 at
  /// 09:10; the mover is free by then.
  @Test func `A car for which there is no room does not wait for the driver`() {
    let day = Day(
      .quiet {
        $0.employ(.mover, 1)
        $0.places.awaitingRepair = 2
        $0.handOver.destination = .awaitingRepair
        $0.handOver.driver = .mover
        $0.handOver.drive = minutes(5)
        $0.handOver.workshopTakesOver = minutes(60)
        $0.arrivals(clock(8), clock(8), clock(8, 1))
      })
    #expect(day.causes(2)[.moverBusy] == 5)
    #expect(day.causes(3)[.moverBusy] == nil)
    #expect(day.causes(3)[.workshopFull] == 59)
  }
}
