import EventSimulation
import Forecourt
import Testing

/// Removing a constraint never hurts where theory says so; and where more is worse, why.
@Suite struct `More of something` {
  /// First come, first served, and nothing binds but the bays: with one more, no customer is received
  /// later (the ordered workloads of Kiefer and Wolfowitz 1955 are smaller one by one), whatever the
  /// times between arrivals and of service.
  @Test(arguments: 1...4) func `One more bay makes nobody wait longer`(bays: Int) {
    var waits = 0
    let rate = Double(3 * (bays + 1))
    for seed in seeds(40) {
      let service: Distribution =
        seed % 2 == 0 ? .exponential(mean: 15 * 60e6) : .lognormal(mean: 20 * 60e6, cv: 1.5)
      func receptions(_ bays: Int) -> [UInt64: Microseconds] {
        let shop = Shop.quiet {
          $0.places.bays = bays
          $0.places.lane = Places.unlimited
          $0.places.temporaryParking = 0
          $0.employ(.advisor, 8)
          $0.jobTypes = [.plain(atCar: service)]
          $0.openAroundTheClock(days: 2, warmUp: 0, carsPerHour: rate)
        }
        return Dictionary(
          uniqueKeysWithValues: Simulator(shop).visits(seed: seed, replication: 0).map {
            ($0.entity, $0.receptionBegan ?? .never)
          })
      }
      let (few, more) = (receptions(bays), receptions(bays + 1))
      #expect(few.keys == more.keys)
      for (car, time) in few {
        #expect(more[car]! <= time, "seed \(seed), \(bays) bays")
        if more[car]! < time { waits += 1 }
      }
    }
    #expect(waits > 1000)
  }

  /// The same for advisors, with bays enough.
  @Test func `One more advisor makes nobody wait longer`() {
    for seed in seeds(40) {
      func receptions(_ advisors: Int) -> [UInt64: Microseconds] {
        let shop = Shop.quiet {
          $0.places.bays = 60
          $0.employ(.advisor, advisors)
          $0.jobTypes = [
            .plain(
              atCar: .lognormal(mean: 12 * 60e6, cv: 0.8), atDesk: .exponential(mean: 5 * 60e6))
          ]
          $0.openAroundTheClock(days: 2, warmUp: 0, carsPerHour: 10)
        }
        return Dictionary(
          uniqueKeysWithValues: Simulator(shop).visits(seed: seed, replication: 0).map {
            ($0.entity, $0.receptionBegan ?? .never)
          })
      }
      let (few, more) = (receptions(3), receptions(4))
      for (car, time) in few { #expect(more[car]! <= time, "seed \(seed)") }
    }
  }

  /// Anomaly 1. The rule counts cars in bays and lane and not those outside the gate. With no lane
  /// three cars stand in three bays and the fourth outside: no crowd. A fourth bay brings it in, and
  /// makes an episode of the same four cars. Policies are compared by minutes at four or more, and
  /// premises by the customer's own clock.
  @Test func `A fourth bay can make a crowd`() {
    func day(_ bays: Int) -> Day {
      Day(
        .quiet {
          $0.places.bays = bays
          $0.places.lane = 0
          $0.places.temporaryParking = 0
          $0.arrivals(clock(8), clock(8), clock(8), clock(8))
        })
    }
    #expect(day(3).measures[.crowdedTime] == 0)
    #expect(day(4).measures[.crowdedTime] == 10 * TimeUnit.minute)
    #expect(day(3).visit(4).ended == clock(8, 20))
    #expect(day(4).visit(4).ended == clock(8, 20))
  }

  /// Anomaly 2 (of the kind of Graham 1969). Ordered at 08:00: a mechanical job of 20 minutes, a body
  /// job of 15, a job of 5 mechanical and then 60 body; at 08:10 a body job of 10. Pools take cars in
  /// the order of their orders. With one mechanical bay the long job is ready for the body bay at
  /// 08:25 only, and the last car has slipped in at 08:15 and is done. With two it stands in front
  /// of the body bay from 08:05, takes it at 08:15, and the last car waits for its whole hour.
  @Test func `A second bay can let a long job in front`() {
    func day(_ mechanicalBays: Int) -> Day {
      func job(_ id: String, _ operations: [(Int, Double)]) -> JobType {
        var job = JobType.plain(id, atCar: nothing)
        job.operations = operations.map { Operation(pool: $0.0, duration: minutes($0.1)) }
        return job
      }
      return Day(
        .quiet {
          $0.places.bays = 4
          $0.employ(.advisor, 4)
          $0.jobTypes = [
            job("mechanical", [(0, 20)]), job("body", [(1, 15)]),
            job("both", [(0, 5), (1, 60)]), job("late body", [(1, 10)]),
          ]
          var workshop = Workshop.simple(bays: mechanicalBays, teams: mechanicalBays)
          var body = workshop.pools[0]
          body.id = "body"
          body.kind = .bodyAndPaint
          body.bays = 1
          body.teams = 1
          workshop.pools.append(body)
          $0.workshop = workshop
          $0.demand.trace = [
            TraceArrival(time: clock(8), jobType: 0, bookedSlot: nil),
            TraceArrival(time: clock(8), jobType: 1, bookedSlot: nil),
            TraceArrival(time: clock(8), jobType: 2, bookedSlot: nil),
            TraceArrival(time: clock(8, 10), jobType: 3, bookedSlot: nil),
          ]
        })
    }
    #expect(day(1).story(.finished).last { $0.hasSuffix(" 4") } == "08:25 finished 4")
    #expect(day(2).story(.finished).last { $0.hasSuffix(" 4") } == "09:25 finished 4")
    #expect(day(1).story(.finished).last { $0.hasSuffix(" 3") } == "09:25 finished 3")
    #expect(day(2).story(.finished).last { $0.hasSuffix(" 3") } == "09:15 finished 3")
  }
}
