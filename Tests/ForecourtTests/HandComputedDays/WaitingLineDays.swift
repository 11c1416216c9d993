import EventSimulation
import Forecourt
import Testing

/// Who waits in one line may have to wait for what happens in another: it goes on at that very
/// instant, and not at the next event.
@Suite struct `Waiting lines, by hand` {
  /// The front desk helps at the desk while a car waits for reception. A guard leads each car for 3
  /// minutes; 6 at the car, 8 in diagnosis without the advisor. The only advisor is at car 3 from
  /// 08:15 to 08:21 when car 1 comes back from diagnosis at 08:17. It waits until car 4 does: in the
  /// lane or at the bay it drove up to from 08:18, or, led from 08:16 on, in its bay from 08:19.
  @Test(arguments: [3, 0], [(16, 19), (18, 18)])
  func `The front desk helps as soon as somebody waits`(
    lane: Int, fourth: (arrives: Int, waits: Int)
  ) {
    let day = Day(
      .quiet {
        $0.places.bays = 4
        $0.places.lane = lane
        $0.reception.guide = minutes(3)
        $0.employ(.advisor, 1)
        $0.employ(.frontDesk, 1)
        $0.jobTypes[0].diagnosisProbability = 1
        $0.jobTypes[0].diagnosis = minutes(8)
        $0.reception.advisorStaysForDiagnosis = false
        $0.reception.frontDeskHelp = FrontDeskHelp(
          peakWindows: Array(repeating: [], count: 7), assistAt: 1, steps: .desk)
        $0.arrivals(clock(8), clock(8, 5), clock(8, 12), clock(8, fourth.arrives))
      })
    #expect(
      day.storyWithPeople(.receptionBegins, .deskBegins).prefix(5) == [
        "08:03 receptionBegins 1 advisor 1", "08:09 receptionBegins 2 advisor 1",
        "08:15 receptionBegins 3 advisor 1",
        "08:\(fourth.waits) deskBegins 1 frontDesk 1", "08:21 receptionBegins 4 advisor 1",
      ])
  }

  /// The only advisor is at car 1 from 08:00 to 08:06. Car 2 of 08:01 waits until the front desk's
  /// window opens at 08:04, at which nothing else happens.
  @Test func `The front desk helps from the very beginning of its window`() {
    let day = Day(
      .quiet {
        $0.employ(.advisor, 1)
        $0.employ(.frontDesk, 1)
        $0.reception.frontDeskHelp = FrontDeskHelp(
          peakWindows: Array(
            repeating: [DayInterval(from: clock(8, 4), to: clock(9))], count: 7),
          assistAt: nil, steps: .reception)
        $0.arrivals(clock(8), clock(8, 1))
      })
    #expect(
      day.storyWithPeople(.receptionBegins) == [
        "08:00 receptionBegins 1 advisor 1", "08:04 receptionBegins 2 frontDesk 1",
      ])
  }

  /// Both cars are done at the car at 08:06, and at the desk at 08:10; the only mover drives car 1 out
  /// of its bay from 08:06 to 08:16. Until the papers are done car 2 waits for them, and then for the
  /// mover. The workshop takes both at 09:10.
  @Test func `A car that is ordered meanwhile waits for the driver from then on`() {
    let day = Day(
      .quiet {
        $0.places.bays = 2
        $0.reception.clearBayEarly = true
        $0.employ(.mover, 1)
        $0.handOver.driver = .mover
        $0.handOver.drive = minutes(10)
        $0.handOver.workshopTakesOver = minutes(60)
        $0.arrivals(clock(8), clock(8))
      })
    #expect(day.causes(1) == [.service: 6, .awaitingWorkshop: 64])
    #expect(
      day.causes(2) == [.service: 6, .partsAndDesk: 4, .moverBusy: 6, .awaitingWorkshop: 54])
  }

  /// No lane. Car 1 is led until 08:03; car 2 stands at its bay from 08:01 and waits for the guard;
  /// car 3 of 08:02 stays outside although a bay is free, until car 2 is led.
  @Test func `The gate opens when nobody waits for the guard any more`() {
    let day = Day(
      .quiet {
        $0.places.lane = 0
        $0.places.temporaryParking = 0
        $0.reception.guide = minutes(3)
        $0.arrivals(clock(8), clock(8, 1), clock(8, 2))
      })
    #expect(
      day.story(.joinsGateQueue, .entersLane, .reachesBay) == [
        "08:00 entersLane 1", "08:01 entersLane 2", "08:02 joinsGateQueue 3",
        "08:03 reachesBay 1", "08:03 entersLane 3", "08:06 reachesBay 2", "08:09 reachesBay 3",
      ])
  }
}
