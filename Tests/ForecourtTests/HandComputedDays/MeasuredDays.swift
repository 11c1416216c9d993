import EventSimulation
import Forecourt
import Tallies
import Testing

/// What each figure counts, on days that are worked out on paper.
@Suite struct `Measures, by hand` {
  // MARK: Bays

  /// No lane, one guard who leads for two minutes. Car 1 is led to its bay from 08:00 to 08:02; car 2
  /// drove up to the other, waits for the guard until 08:02, and is led until 08:04. Ten minutes of
  /// work each. A bay is held while its car is on its way, and waits while the car waits for a person.
  @Test func `A bay is held while its car is on its way and no longer`() {
    let day = Day(
      .quiet {
        $0.places.bays = 2
        $0.places.lane = 0
        $0.reception.guide = minutes(2)
        $0.arrivals(clock(8), clock(8))
      })
    #expect(day.minutes(.bayHeld) == 4)
    #expect(day.minutes(.bayWaiting) == 2)
    #expect(day.minutes(.bayWorking) == 20)
    #expect(day.minutes(.bayBlocked) == 0)
    // From standing in the bay to leaving it: the ten minutes of work.
    #expect(day.minutes(.bayClock) == 20)
    #expect(day.measures[.bayStays] == 2)
  }

  /// No advisor until noon, and five minutes of patience: the bay waited for five minutes all the same.
  @Test func `A car that is lost held its bay until then`() {
    let day = Day(
      .quiet {
        for index in $0.staff.people.indices where $0.staff.people[index].role == .advisor {
          $0.staff.people[index].shifts = Array(
            repeating: [DayInterval(from: clock(12), to: clock(18))], count: 7)
        }
        $0.customers.patience = minutes(5)
        $0.arrivals(clock(8))
      })
    #expect(day.measures[.lostToPatience] == 1)
    #expect(day.minutes(.bayWaiting) == 5)
  }

  // MARK: Waits

  /// One bay, no lane, and a place to park. Car 1 is received at once; car 2, sent to the lounge on
  /// arriving, is called and received when car 1 leaves, at 08:10: not within a minute.
  @Test func `The reception wait runs from the gate`() {
    let day = Day(
      .quiet {
        $0.places.bays = 1
        $0.places.lane = 0
        $0.places.temporaryParking = 1
        $0.arrivals(clock(8), clock(8))
      })
    #expect(day.measures[.divertedAtGate] == 1)
    #expect(day.minutes(.receptionWait) == 10)
    #expect(day.measures[.received] == 2)
    #expect(day.measures[.receivedWithinTarget] == 1)
    #expect(day.measures[.receptionWait].maximum == 10 * TimeUnit.minute)
  }

  /// One advisor until 17:30, the shop closes at 18:00 and opens at 08:00. Both jobs take no time;
  /// car 1's customer is back at 17:40 and waits for twenty minutes of that day; car 2's comes at
  /// 20:00 and waits for none. Both cars are handed back at 08:00.
  @Test func `Customers wait for their car while the shop is open`() {
    let day = Day(
      .quiet {
        $0.calendar.days = 2
        $0.employ(.advisor, 1, shift: DayInterval(from: clock(8), to: clock(17, 30)))
        $0.workshop = .simple(bays: 2, teams: 2)
        $0.jobTypes[0] = .plain(atCar: nothing)
        $0.jobTypes[0].operations = [Operation(pool: 0, duration: nothing)]
        $0.jobTypes[0].pickUpDelay = minutes(40)
        $0.jobTypes.append($0.jobTypes[0])
        $0.jobTypes[1].id = "late"
        $0.jobTypes[1].pickUpDelay = minutes(180)
        $0.arrivals(clock(17))
        $0.arrivals(clock(17), job: 1)
      })
    #expect(
      day.story(.handBackBegins) == ["32:00 handBackBegins 1", "32:00 handBackBegins 2"])
    #expect(day.measures[.handBacks] == 2)
    #expect(day.minutes(.handBackWait) == 20)
  }

  // MARK: Moves

  /// Twelve minutes at the car and eighteen at the desk: at 08:21 and a microsecond the car is moved
  /// to the lot. A bay that it would have kept: one move more. Where every car goes to the lot when
  /// it is ordered, and where it is driven out before its papers, it is none.
  @Test func `Only what an escalation adds is an extra move`() {
    func day(_ change: (inout Shop) -> Void) -> Day {
      Day(
        .quiet {
          $0.places.awaitingRepair = 1
          $0.jobTypes[0] = .plain(atCar: minutes(12), atDesk: minutes(18))
          $0.longStay.enabled = true
          $0.longStay.actions = [.moveToAwaitingRepair]
          $0.arrivals(clock(8))
          change(&$0)
        })
    }
    let kept = day { _ in }
    #expect(kept.measures[.movedToLot] == 1)
    #expect(kept.measures[.doubleHandling] == 1)
    let goesAnyway = day { $0.handOver.destination = .awaitingRepair }
    #expect(goesAnyway.measures[.movedToLot] == 1)
    #expect(goesAnyway.measures[.doubleHandling] == 0)
    let early = day { $0.reception.clearBayEarly = true }
    #expect(early.story(.leavesArea) == ["08:12 leavesArea 1"])
    #expect(early.measures[.doubleHandling] == 0)
  }

  // MARK: The workshop

  /// The wash day of the workshop: car 2 waits for the mechanics from 08:00, is washed from
  /// 08:21:00.000001 to 08:36:00.000001, and is repaired from 09:00 when car 1 is done.
  private var washFirst: Day {
    Day(
      .quiet {
        $0.jobTypes[0] = .plain(atCar: nothing)
        $0.jobTypes[0].operations = [Operation(pool: 0, duration: minutes(60))]
        $0.jobTypes[0].washAccepted = 1
        $0.workshop = .simple(bays: 1, teams: 1)
        $0.workshop?.pools.append(
          Pool(
            id: "wash", name: BilingualName(en: "wash", zh: "洗车"), kind: .wash, bays: 1, teams: 1,
            hours: Array(repeating: [wholeDay], count: 7), teamWagePerHour: 0))
        $0.workshop?.wash = minutes(15)
        $0.workshop?.washTouchUp = minutes(5)
        $0.longStay.enabled = true
        $0.longStay.actions = [.washFirst]
        $0.arrivals(clock(8), clock(8))
      })
  }

  @Test func `The customer's clock runs through a wash to the repair`() {
    let day = washFirst
    #expect(day.visit(1).ended == clock(8))
    #expect(day.visit(2).ended == clock(9))
    #expect(day.minutes(.customerClock) == 60)
    #expect(day.measures[.longCustomerStays] == 1)
    // 21 minutes in the bay, and from there to 09:00 outside.
    #expect(day.visit(2).areaClock == 21 * TimeUnit.minute + 1)
    #expect(
      day.visit(2).delays[Int(DelayCause.awaitingWorkshop.rawValue)] == 39 * TimeUnit.minute - 1)
  }

  /// Two jobs for the mechanics, with no wait and with 21 minutes before the wash and 24 behind it;
  /// three for the wash: car 2 at once, then car 1 after its repair, and car 2's touch-up.
  @Test func `A job that was re-ordered waits once`() {
    let day = washFirst
    #expect(day.measures[.queueEntries, pool: 0] == 2)
    #expect(day.measures[.queueTime, pool: 0] == 45 * TimeUnit.minute)
    #expect(day.measures[.queueEntries, pool: 1] == 3)
    // Back to the wash for the touch-up: the manager's doing.
    #expect(day.measures[.doubleHandling] == 1)
  }

  /// Two days, the first a warm-up; the pool works from 08:00 to 18:00. Car 1's eight hours begin at
  /// 16:00: two of them in the warm-up, six from 08:00 to 14:00. Car 2's begin at 17:00 of the second
  /// day: one until closing. Seven hours of ten, in the hours in which they were done; car 1 is a
  /// completion of the second day, twenty-two hours in the shop.
  @Test func `Work and completions count on the day on which they are`() {
    let day = Day(
      .quiet {
        $0.calendar.days = 2
        $0.calendar.warmUpDays = 1
        $0.jobTypes[0] = .plain(atCar: nothing)
        $0.jobTypes[0].operations = [Operation(pool: 0, duration: minutes(480))]
        $0.workshop = .simple(bays: 1, teams: 1)
        $0.workshop?.pools[0].hours = Array(
          repeating: [DayInterval(from: clock(8), to: clock(18))], count: 7)
        $0.arrivals(clock(16), clock(41))
      })
    #expect(day.measures[.arrivals] == 1)
    #expect(day.measures[.completions] == 1)
    #expect(day.measures[.timeInShop] == 22 * TimeUnit.hour)
    #expect(day.measures[.bayWorking, pool: 0] == 7 * TimeUnit.hour)
    #expect(day.measures[.teamTime, pool: 0] == 10 * TimeUnit.hour)
    let hours = (0..<24).filter { day.measures[.working, pool: 0, hour: $0] > 0 }
    #expect(hours == Array(8..<14) + [17])
    #expect(hours.allSatisfy { day.measures[.working, pool: 0, hour: $0] == TimeUnit.hour })
    #expect(
      KPI.named("workshop.mechanical.teamUtilisation", for: day.shop)?.value(day.measures, day.shop)
        == 0.7)
  }

  // MARK: Long stays by work alone

  /// Twenty minutes are the yardstick. One advisor: car 1's 12 + 9 minutes are its work; car 2, of 10
  /// minutes, waits for 21 of its 31.
  @Test func `A long stay is told from its work`() {
    let day = Day(
      .quiet {
        $0.employ(.advisor, 1)
        $0.jobTypes = [
          .plain("long", atCar: minutes(12), atDesk: minutes(9)),
          .plain("short", atCar: minutes(10)),
        ]
        $0.arrivals(clock(8))
        $0.arrivals(clock(8), job: 1)
      })
    #expect(day.visit(1).areaClock == 21 * TimeUnit.minute)
    #expect(day.visit(2).areaClock == 31 * TimeUnit.minute)
    #expect(day.visit(1).areaWork == 21 * TimeUnit.minute)
    #expect(day.visit(2).areaWork == 10 * TimeUnit.minute)
    #expect(day.measures[.longStays] == 2)
    #expect(day.measures[.longStaysByWorkAlone] == 1)
    #expect(day.measures[HourlyTally.longStaysByWorkAlone, .monday, 8] == 1)
    #expect(day.measures[DailyTally.longStaysByWorkAlone, day: 0] == 1)
  }

  /// Twelve minutes at the car and eighteen at the desk make thirty, whoever moved the car after 21:
  /// the papers went on without it. Waiting of 25 minutes for the workshop, behind 15 of work, makes
  /// a long stay that is not one of work.
  @Test func `Papers that went on outside are work of the stay`() {
    let moved = Day(
      .quiet {
        $0.places.awaitingRepair = 1
        $0.jobTypes[0] = .plain(atCar: minutes(12), atDesk: minutes(18))
        $0.longStay.enabled = true
        $0.longStay.actions = [.moveToAwaitingRepair]
        $0.arrivals(clock(8))
      })
    #expect(moved.visit(1).areaClock == 21 * TimeUnit.minute + 1)
    #expect(moved.measures[.longStaysByWorkAlone] == 1)
    let blocked = Day(
      .quiet {
        $0.jobTypes[0] = .plain(atCar: minutes(15))
        $0.handOver.workshopTakesOver = minutes(25)
        $0.arrivals(clock(8))
      })
    #expect(blocked.measures[.longStays] == 1)
    #expect(blocked.measures[.longStaysByWorkAlone] == 0)
  }

  /// A shop that drives cars out before the papers counts no papers: 15 minutes at the car. The lot is
  /// full, so that the car stays for its papers of 10: a long stay, and not of work.
  @Test func `Where bays are cleared early papers are no work of the stay`() {
    let day = Day(
      .quiet {
        $0.places.awaitingRepair = 1
        $0.reception.clearBayEarly = true
        $0.jobTypes[0] = .plain(atCar: minutes(15), atDesk: minutes(10))
        $0.handOver.workshopTakesOver = minutes(60)
        $0.arrivals(clock(8), clock(8))
      })
    #expect(day.story(.leavesArea).first == "08:15 leavesArea 1")
    #expect(day.measures[.longStays] == 1)
    #expect(day.measures[.longStaysByWorkAlone] == 0)
  }

  /// The lot has room for one of two: car 1 is moved at 08:21, car 2 leaves when the workshop takes it.
  @Test func `The share acted on is of those that ended`() {
    let day = Day(
      .quiet {
        $0.places.awaitingRepair = 1
        $0.jobTypes[0] = .plain(atCar: minutes(12), atDesk: minutes(18))
        $0.longStay.enabled = true
        $0.longStay.actions = [.moveToAwaitingRepair]
        $0.handOver.workshopTakesOver = minutes(60)
        $0.arrivals(clock(8), clock(8))
      })
    #expect(day.measures[.longStayEscalations] == 2)
    #expect(day.measures[.longStayActions] == 1)
    #expect(day.measures[.longStayResolvedAlone] == 1)
    let share = KPI.named("longStayEscalations.actedShare", for: day.shop)
    #expect(share?.value(day.measures, day.shop) == 0.5)
  }
}
