import EventSimulation
import Forecourt
import Testing

/// Clause 6: the manager has a car start with its wash, or in body and paint.
@Suite struct `Re-ordered operations, by hand` {
  /// One mechanical bay, one wash bay, one of body and paint. Cars 1, 2 and 3 are ordered at 08:10;
  /// half an hour of mechanical work each, car 3 accepts a wash or has twenty minutes of body work
  /// too. Car 1 has the mechanical bay until 08:40. At 08:20 the stay of cars 2 and 3 is long, and at
  /// 08:21 it is decided that car 3 starts with the other operation.
  private func day(_ action: LongStayAction, _ change: (inout Shop) -> Void = { _ in }) -> Day {
    Day(
      .quiet {
        var workshop = Workshop.simple(bays: 1, teams: 1)
        for (id, kind) in [("wash", Pool.Kind.wash), ("body", .bodyAndPaint)] {
          var pool = workshop.pools[0]
          pool.id = id
          pool.kind = kind
          workshop.pools.append(pool)
        }
        workshop.wash = minutes(10)
        $0.workshop = workshop
        $0.jobTypes[0].operations = [Operation(pool: 0, duration: minutes(30))]
        var other = $0.jobTypes[0]
        other.id = "other"
        if action == .washFirst {
          other.washAccepted = 1
        } else {
          other.operations.append(Operation(pool: 2, duration: minutes(20)))
        }
        $0.jobTypes.append(other)
        $0.longStay.enabled = true
        $0.longStay.actions = [action]
        $0.arrivals(clock(8), clock(8))
        $0.arrivals(clock(8), job: 1)
        change(&$0)
      })
  }

  /// Washed until 08:31, car 3 waits in the yard. The mechanical bay goes to car 2, which was ordered
  /// before it, and at 09:10 to car 3.
  @Test func `A car washed first overtakes nobody`() {
    let day = day(.washFirst)
    #expect(
      day.story(.actionTaken, .washBegins, .washEnds, .operationBegins) == [
        "08:10 operationBegins 1", "08:21:00.000001 actionTaken 3", "08:21:00.000001 washBegins 3",
        "08:31:00.000001 washEnds 3", "08:40 operationBegins 2", "09:10 operationBegins 3",
        "09:40 washBegins 3", "09:40 washEnds 3",
      ])
  }

  /// Body and paint until 08:41, one minute too late for 08:40; and at 09:10 it is its turn.
  @Test func `Nor does one that starts with body and paint`() {
    #expect(
      day(.bodyAndPaintFirst).story(.actionTaken, .operationBegins) == [
        "08:10 operationBegins 1", "08:21:00.000001 actionTaken 3",
        "08:21:00.000001 operationBegins 3", "08:40 operationBegins 2", "09:10 operationBegins 3",
      ])
  }

  /// Two mechanical bays, and a mover who is away with car 1 from 08:10 to 08:30. Cars 2 and 3 wait for
  /// the mover; for one of them the second bay is free. That is car 2; car 3 has to wait for a bay, and
  /// starts with its wash. With three bays nobody has to.
  @Test(arguments: [(2, ["08:21:00.000001 actionTaken 3"]), (3, [])])
  func `Only who has to wait for a bay is re-ordered`(bays: Int, actions: [String]) {
    let day = day(.washFirst) {
      $0.workshop!.pools[0].bays = bays
      $0.employ(.mover, 1)
      $0.handOver.driver = .mover
      $0.handOver.drive = minutes(20)
    }
    #expect(day.story(.actionTaken) == actions)
  }
}
