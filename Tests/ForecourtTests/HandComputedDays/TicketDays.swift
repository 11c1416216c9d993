import EventSimulation
import Forecourt
import Testing

/// Clause 5: a car with a ticket keeps its place in the order of arrival (叫号).
@Suite struct `Tickets, by hand` {
  /// One bay, held by car 1 until 08:10; two cars are a crowd. Car 2 of 08:00 is sent to parking at
  /// 08:01.
  private func oneBay(_ arrivals: [Microseconds], _ change: (inout Shop) -> Void = { _ in })
    -> Day
  {
    Day(
      .quiet {
        $0.places.bays = 1
        $0.crowding.enabled = true
        $0.crowding.threshold = 2
        $0.crowding.actions = [.divertToTemporaryParking]
        for time in arrivals { $0.arrivals(time) }
        change(&$0)
      })
  }

  /// Parking has one place. Car 3 comes at 08:02 and stands in the lane, and the count is 1 when the
  /// bay comes free: it is car 2's, which came first. A shop that holds tickets back until nobody is
  /// in the area gives it to car 3.
  @Test(arguments: [nil, 1]) func `A bay goes to whoever came first`(recallBelow: Int?) {
    let day = oneBay([clock(8), clock(8), clock(8, 2)]) {
      $0.places.temporaryParking = 1
      $0.crowding.recallBelow = recallBelow
    }
    #expect(
      day.story(.reachesBay)
        == ["08:00 reachesBay 1"]
        + (recallBelow == nil
          ? ["08:10 reachesBay 2", "08:20 reachesBay 3"]
          : ["08:10 reachesBay 3", "08:20 reachesBay 2"]))
  }

  /// The drive to parking takes 4 minutes. Car 2 comes at 08:08, is sent away at 08:09, and the crowd is
  /// over. Car 3 enters the lane at 08:09:30; the bay is free at 08:10. It is car 2's, which is parked
  /// and called at 08:13 and back at 08:17. That makes two again: car 3 is sent away at 08:18.
  @Test func `Nobody takes the bay of a car that is on its way to parking`() {
    let day = oneBay([clock(8), clock(8, 8), clock(8, 9, 30)]) {
      $0.handOver.parkingDrive = minutes(4)
    }
    #expect(
      day.story(.diverted, .parked, .called, .reachesBay) == [
        "08:00 reachesBay 1", "08:09 diverted 2", "08:13 parked 2", "08:13 called 2",
        "08:17 reachesBay 2", "08:18 diverted 3", "08:22 parked 3", "08:27 called 3",
        "08:31 reachesBay 3",
      ])
  }

  /// No lane, no rule, one place to park. Car 2 is on its way there from 08:08 to 08:12; car 3 stands
  /// outside from 08:09 and does not drive past it to the bay that is free at 08:10.
  @Test func `Nobody drives past a ticket from the gate`() {
    let day = oneBay([clock(8), clock(8, 8), clock(8, 9)]) {
      $0.crowding.enabled = false
      $0.places.lane = 0
      $0.places.temporaryParking = 1
      $0.handOver.parkingDrive = minutes(4)
    }
    #expect(
      day.story(.joinsGateQueue, .called, .reachesBay) == [
        "08:00 reachesBay 1", "08:09 joinsGateQueue 3", "08:12 called 2", "08:16 reachesBay 2",
        "08:26 called 3", "08:30 reachesBay 3",
      ])
  }

  enum Plan: CaseIterable, Sendable { case off, onlyWatches, acts }

  /// Two bays, no lane: car 1 until 08:10, car 2 until 08:40, car 3 of 08:01 has a ticket. It is to be
  /// held back until nobody is in the area: by a rule that is on and acts, and by no other.
  @Test(arguments: Plan.allCases) func `Off means off`(plan: Plan) {
    let day = Day(
      .quiet {
        $0.places.bays = 2
        $0.places.lane = 0
        var long = $0.jobTypes[0]
        long.id = "long"
        long.atCar = minutes(36)
        $0.jobTypes.append(long)
        $0.crowding.enabled = plan != .off
        $0.crowding.actions = plan == .onlyWatches ? [] : [.releaseToWaitingBay]
        $0.crowding.recallBelow = 1
        $0.arrivals(clock(8))
        $0.arrivals(clock(8), job: 1)
        $0.arrivals(clock(8, 1))
      })
    #expect(day.story(.called) == [plan == .acts ? "08:40 called 3" : "08:10 called 3"])
  }
}
