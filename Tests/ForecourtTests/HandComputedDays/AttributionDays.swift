import EventSimulation
import Forecourt
import Testing

/// Clause 8: evidence and charge agree. Whoever helped out pays for nobody else's step.
@Suite struct `Whose fine it is, by hand` {
  private func fines(_ change: (inout Shop) -> Void) -> [String] {
    Day(.quiet(change)).storyWithPeople(.fined)
  }

  /// The supervisor is at lunch from 08:05. Car 1 is signed at 08:10, an advisor hands it over until
  /// 08:12, and it waits for the workshop. At 08:15 the customer's 15 minutes are spent: three of them
  /// in a full workshop, which is the supervisor's, present or not.
  @Test func `An advisor who covers for the supervisor does not pay for a full workshop`() {
    let lunch = Break(
      window: DayInterval(from: clock(8, 5), to: clock(9)), length: 40 * TimeUnit.minute)
    let day = Day(
      .quiet {
        $0.employ(.supervisor, 1, breaks: [lunch])
        $0.handOver.handOver = minutes(2)
        $0.handOver.workshopTakesOver = minutes(30)
        $0.customers.stayTolerance = minutes(15)
        $0.arrivals(clock(8))
      })
    #expect(
      day.storyWithPeople(.handOverBegins, .fined) == [
        "08:10 handOverBegins 1 advisor 1", "08:15:00.000001 fined 1 supervisor 1",
      ])
    #expect(day.measures[.fines, .supervisor] == 5000)
    #expect(day.log.fineEvidence(of: day.shop).map(\.role) == [.supervisor])
  }

  /// The same with no supervisor on the roster at all: the leader's.
  @Test func `Where nobody has the role, the manager answers`() {
    #expect(
      fines {
        $0.employ(.supervisor, 0)
        $0.handOver.handOver = minutes(2)
        $0.handOver.workshopTakesOver = minutes(30)
        $0.customers.stayTolerance = minutes(15)
        $0.arrivals(clock(8))
      } == ["08:15:00.000001 fined 1 manager 1"])
  }

  /// Two cars are a crowd. The manager comes at noon; the supervisor attends from 08:00 on, when car
  /// 2 has waited its half minute for a bay. Too few bays are the manager's.
  @Test func `A deputy does not pay for the manager`() {
    #expect(
      fines {
        $0.places.bays = 1
        $0.employ(.manager, 1, shift: DayInterval(from: clock(12), to: clock(18)))
        $0.staff.attendDeputies = [.supervisor]
        $0.crowding.enabled = true
        $0.crowding.threshold = 2
        $0.crowding.actions = [.divertToTemporaryParking]
        $0.customers.receptionTolerance = minutes(0.5)
        $0.arrivals(clock(8), clock(8))
      } == ["08:00:30.000001 fined 2 manager 1"])
  }

  /// The only advisor receives car 1, the front desk car 2. Half an hour of work at each, no wait: the
  /// advisor answers for the car that he received. The other no advisor has met.
  @Test func `The front desk does not pay for helping, and no advisor for what it did`() {
    let day = Day(
      .quiet {
        $0.employ(.advisor, 1)
        $0.employ(.frontDesk, 1)
        $0.reception.frontDeskHelp = FrontDeskHelp(
          peakWindows: Array(repeating: [wholeDay], count: 7), assistAt: nil, steps: .reception)
        $0.jobTypes[0].atCar = minutes(30)
        $0.customers.stayTolerance = minutes(15)
        $0.arrivals(clock(8), clock(8))
      })
    #expect(
      day.storyWithPeople(.receptionBegins, .fined) == [
        "08:00 receptionBegins 1 advisor 1", "08:00 receptionBegins 2 frontDesk 1",
        "08:15:00.000001 fined 1 advisor 1", "08:15:00.000001 fined 2 manager 1",
      ])
    #expect(day.log.fineEvidence(of: day.shop).map(\.metNoAdvisor) == [false, true])
    #expect(day.measures[.complaints, .manager] == 1)
  }
}
