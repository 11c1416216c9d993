import EventSimulation
import Forecourt
import Testing

/// Clause 8: who complains, of what, and who pays.
@Suite struct `Complaints and fines, by hand` {
  /// One bay. Car 1 is received at once and stays 10 minutes. Car 2 waits 10 and is served 10.
  private func oneBay(_ change: (inout Shop) -> Void) -> Day {
    Day(
      .quiet {
        $0.places.bays = 1
        $0.arrivals(clock(8), clock(8))
        change(&$0)
      })
  }

  /// Tolerances of 5 minutes before reception and 15 in the area: car 2 complains twice and is one
  /// fine; the bay was full, which is the manager's.
  @Test func `Two complaints on one visit are one fine`() {
    let day = oneBay {
      $0.customers.receptionTolerance = minutes(5)
      $0.customers.stayTolerance = minutes(15)
    }
    #expect(
      day.storyWithPeople(.complains, .fined) == [
        "08:05:00.000001 complains 2", "08:05:00.000001 fined 2 manager 1",
        "08:15:00.000001 complains 2",
      ])
    #expect(day.measures[.longStayComplaints] == 2)
    #expect(day.measures[.crowdingComplaints] == 0)
    #expect(day.measures[.complainingCars] == 1)
    #expect(day.measures[.finedCars] == 1)
    #expect(day.measures[.fines] == 5000)
    #expect(day.measures[.fines, .manager] == 5000)
    #expect(day.measures[.fines, person: 5] == 5000)
  }

  /// Exactly the tolerance is tolerated: received when 10:00 are spent, gone when 20:00 are.
  @Test func `A wait of exactly the tolerance is tolerated`() {
    let day = oneBay {
      $0.customers.receptionTolerance = minutes(10)
      $0.customers.stayTolerance = minutes(20)
    }
    #expect(day.story(.complains) == [])
  }

  @Test func `A complaint in a crowd is of crowding`() {
    let day = oneBay {
      $0.yardstick.crowded = 2
      $0.customers.receptionTolerance = minutes(5)
    }
    #expect(day.measures[.crowdingComplaints] == 1)
    #expect(day.measures[.longStayComplaints] == 0)
  }

  /// No lane: car 2 parks and waits in the lounge from 08:00 to 08:10. At half speed that is 5
  /// minutes of waiting: a tolerance of 4 is spent at 08:08, one of 5 is not.
  @Test func `Waiting in the lounge runs at a slower rate`() {
    func day(_ tolerance: Double) -> Day {
      oneBay {
        $0.places.lane = 0
        $0.customers.loungeFactor = 0.5
        $0.customers.receptionTolerance = minutes(tolerance)
      }
    }
    let impatient = day(4).story(.complains)
    #expect(impatient.count == 1)
    // One microsecond after, at half speed: up to two of the clock.
    #expect(impatient[0].hasPrefix("08:08:00.00000"))
    #expect(day(5).story(.complains) == [])
  }

  struct Blame: Sendable {
    var cause: DelayCause
    var person: String
    var change: @Sendable (inout Shop) -> Void
  }

  /// Car 1 and car 2 at 08:00, a stay tolerance of 15 minutes. Each row lengthens one thing, so that
  /// car 2 loses most of its time to it before it complains.
  static let blames: [Blame] = [
    // One bay, 12 + 10 minutes: car 2 waits in the lane.
    Blame(cause: .bayFull, person: "manager 1") {
      $0.places.bays = 1
      $0.jobTypes[0].atCar = minutes(12)
    },
    // One advisor: car 2 waits for him in its bay; he has met car 2 when it complains.
    Blame(cause: .advisorBusy, person: "advisor 1") { $0.employ(.advisor, 1) },
    // The hand-over of car 1 takes 12 minutes: car 2 waits from 08:10.
    Blame(cause: .supervisorBusy, person: "supervisor 1") { $0.handOver.handOver = minutes(12) },
    // The guard leads car 1 for 12 minutes.
    Blame(cause: .guidance, person: "guard 1") { $0.reception.guide = minutes(12) },
    // The workshop takes cars 30 minutes after their order.
    Blame(cause: .workshopFull, person: "supervisor 1") {
      $0.handOver.workshopTakesOver = minutes(30)
    },
    // One mover drives car 1 out for 30 minutes from 08:10.
    Blame(cause: .moverBusy, person: "mover 1") {
      $0.employ(.mover, 1)
      $0.handOver.driver = .mover
      $0.handOver.drive = minutes(30)
    },
  ]

  @Test(arguments: blames) func `A fine falls on whom the car met`(blame: Blame) {
    let day = Day(
      .quiet {
        $0.customers.stayTolerance = minutes(15)
        $0.arrivals(clock(8), clock(8))
        blame.change(&$0)
      })
    let fines = day.storyWithPeople(.fined).filter { $0.contains("fined 2") }
    #expect(fines == ["08:15:00.000001 fined 2 \(blame.person)"])
    #expect(day.measures[.complaints, blame.cause] >= 1)
  }

  /// An hour of work and no wait at all: the work itself is the cause.
  @Test func `Work is the cause only if the car never waited`() {
    let day = Day(
      .quiet {
        $0.customers.stayTolerance = minutes(15)
        $0.jobTypes[0].atCar = minutes(60)
        $0.arrivals(clock(8))
      })
    #expect(day.storyWithPeople(.fined) == ["08:15:00.000001 fined 1 advisor 1"])
    #expect(day.measures[.complaints, .service] == 1)
  }

  /// Reception tolerance 5, one advisor busy until 08:10: the customer has met nobody yet.
  @Test func `An advisor whom the car never met cannot be blamed`() {
    let day = Day(
      .quiet {
        $0.customers.receptionTolerance = minutes(5)
        $0.employ(.advisor, 1)
        $0.arrivals(clock(8), clock(8))
      })
    #expect(day.storyWithPeople(.fined) == ["08:05:00.000001 fined 2 manager 1"])
  }
}
