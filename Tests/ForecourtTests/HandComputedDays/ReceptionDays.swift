import EventSimulation
import Forecourt
import Testing

/// Who is served when, and by whom.
@Suite struct `Reception, by hand` {
  /// One bay. At 08:00 a walk-in; 08:01 a walk-in; 08:02 a booked car. Ten minutes each.
  @Test(arguments: [QueueOrder.fifo, .bookedFirst])
  func `Booked cars before walk-ins`(order: QueueOrder) {
    let day = Day(
      .quiet {
        $0.places.bays = 1
        $0.reception.order = order
        $0.arrivals(clock(8), clock(8, 1))
        $0.booked(clock(8, 2))
      })
    let second = order == .fifo ? 2 : 3
    #expect(
      day.story(.receptionBegins) == [
        "08:00 receptionBegins 1", "08:10 receptionBegins \(second)",
        "08:20 receptionBegins \(5 - second)",
      ])
  }

  /// Two bays, the second reserved. Two walk-ins at 08:00: one bay serves them one after the
  /// other. The booked car of 08:05 takes the reserved bay at once.
  @Test func `A reserved bay waits for booked cars`() {
    let day = Day(
      .quiet {
        $0.places.bays = 2
        $0.reception.reservedBays = 1
        $0.arrivals(clock(8), clock(8))
        $0.booked(clock(8, 5))
      })
    #expect(
      day.story(.receptionBegins) == [
        "08:00 receptionBegins 1", "08:05 receptionBegins 3", "08:10 receptionBegins 2",
      ])
    #expect(day.log.events.filter { $0.kind == .reachesBay }.map(\.index) == [0, 1, 0])
  }

  /// At the car until 08:06; driven to the lot in 2 minutes by the mover; the bay is free at 08:06
  /// for car 2. Papers until 08:10 on foot.
  @Test func `The bay is cleared early`() {
    let day = Day(
      .quiet {
        $0.places.bays = 1
        $0.reception.clearBayEarly = true
        $0.employ(.mover, 1)
        $0.handOver.driver = .mover
        $0.handOver.drive = minutes(2)
        $0.arrivals(clock(8), clock(8))
      })
    #expect(
      day.storyWithPeople(.driveBegins, .driveEnds, .reachesBay, .orderSigned).prefix(5) == [
        "08:00 reachesBay 1", "08:06 driveBegins 1 mover 1", "08:06 reachesBay 2",
        "08:08 driveEnds 1 mover 1", "08:10 orderSigned 1 advisor 1",
      ])
    #expect(day.visit(1).areaClock == 6 * TimeUnit.minute)
    #expect(day.causes(1) == [.service: 6, .awaitingWorkshop: 4])
  }

  /// Patience of 5 minutes, one bay with 10-minute visits: car 2 goes at 08:05, car 3 comes at 08:06
  /// and is received at 08:10. A booked car in place of car 2 has no patience to lose.
  @Test func `A walk-in drives away when patience ends`() {
    let day = Day(
      .quiet {
        $0.places.bays = 1
        $0.customers.patience = minutes(5)
        $0.arrivals(clock(8), clock(8), clock(8, 6))
      })
    #expect(
      day.story(.losesPatience, .receptionBegins) == [
        "08:00 receptionBegins 1", "08:05 losesPatience 2", "08:10 receptionBegins 3",
      ])
    #expect(day.measures[.lostToPatience] == 1)
    #expect(day.visit(2).isLost)
    let booked = Day(
      .quiet {
        $0.places.bays = 1
        $0.customers.patience = minutes(5)
        $0.booked(clock(8), clock(8))
      })
    #expect(booked.story(.losesPatience) == [])
  }

  /// A patience of 2 minutes, and a guard who leads for 2: the car stands at the instant at which its
  /// patience ends, and is lost then, once. The next one, which takes its row, is not touched by it.
  @Test func `Patience ends at the instant of reaching the bay`() {
    let day = Day(
      .quiet {
        $0.customers.patience = minutes(2)
        $0.reception.guide = minutes(2)
        $0.arrivals(clock(8), clock(9))
        $0.booked(clock(8, 2))
      })
    #expect(
      day.story(.losesPatience, .completes) == [
        "08:02 losesPatience 1", "08:14 completes 2", "09:02 losesPatience 3",
      ])
    #expect(Invariants.failures(day.shop, day.measures, day.log) == [])
  }

  /// The gate queue holds one, the lane one, one bay: of four cars at once the last drives on.
  @Test func `A car that finds everything full drives on`() {
    let day = Day(
      .quiet {
        $0.places.bays = 1
        $0.places.lane = 1
        $0.places.temporaryParking = 0
        $0.places.gateQueue = 1
        $0.arrivals(clock(8), clock(8), clock(8), clock(8))
      })
    #expect(
      day.story(.joinsGateQueue, .drivesOn, .receptionBegins) == [
        "08:00 receptionBegins 1", "08:00 joinsGateQueue 3", "08:00 drivesOn 4",
        "08:10 receptionBegins 2", "08:20 receptionBegins 3",
      ])
    #expect(day.causes(3) == [.gate: 10, .bayFull: 10, .service: 6, .partsAndDesk: 4])
    #expect(day.measures[.lostAtGate] == 1)
    #expect(day.measures[.lostCustomerValue] == 50_000)
  }

  /// With no free guard (there is none) three visitors an hour stand in the lane for 5 minutes each.
  @Test func `Other visitors stand in the lane when no guard is free`() {
    let day = Day(
      .quiet {
        $0.employ(.guardPost, 0)
        $0.places.lane = 1000
        $0.demand.visitors.perDay = 30
      })
    let violations = day.measures[.violations]
    #expect(violations > 10)
    #expect(day.measures[.visitors] == violations)
    #expect(day.measures[.visitorsTurnedAway] == 0)
    #expect(day.minutes(.violationTime) == 5 * Double(violations))
    #expect(day.measures[.arrivals] == 0)
  }

  /// A guard with nothing else to do turns each away, unless he is busy with the one before.
  @Test func `A free guard turns other visitors away`() {
    let day = Day(.quiet { $0.demand.visitors.perDay = 30 })
    #expect(day.measures[.visitorsTurnedAway] > 10)
    #expect(
      day.measures[.visitors]
        == day.measures[.visitorsTurnedAway] + day.measures[.violations])
    #expect(
      day.measures[.busyTime, person: 0]
        == Int64(day.measures[.visitorsTurnedAway]) * TimeUnit.minute)
  }

  /// From the lane to the advisor it takes as long as the guide: a minute sharp keeps the promise.
  @Test func `Received at the target sharp is within it`() {
    func within(_ guide: Microseconds) -> Int64 {
      let day = Day(
        .quiet {
          $0.reception.guide = .constant(Double(guide))
          $0.arrivals(clock(8))
        })
      return day.measures[.receivedWithinTarget]
    }
    #expect(within(TimeUnit.minute) == 1)
    #expect(within(TimeUnit.minute + 1) == 0)
  }

  /// Booked for 17:30 and 45 minutes late; nobody is let in from 18:00 on.
  @Test func `A booked customer who is late comes before the doors shut`() {
    let day = Day(
      .quiet {
        $0.demand.trace = nil
        $0.demand.appointments = Appointments(
          template: Array(
            repeating: [AppointmentSlot(time: clock(17, 30), places: 1)], count: 7),
          bookedShare: 1, noShow: 0, punctuality: .constant(45 * 60e6))
      })
    #expect(day.story(.arrives) == ["17:59:59.999999 arrives 1"])
  }

  /// In its bay from 17:55 to 18:05, of which five minutes lie in the opening hours.
  @Test func `Bays are measured while the shop is open`() {
    let day = Day(.quiet { $0.arrivals(clock(17, 55)) })
    #expect(day.minutes(.bayWorking) == 5)
  }
}
