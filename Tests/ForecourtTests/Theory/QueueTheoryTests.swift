import EventSimulation
import Forecourt
import Statistics
import Testing

/// Degenerate shops whose steady state is known.
@Suite struct `Queueing theory` {
  /// A queue: `servers` bays with an advisor each, the whole visit at the car, an unbounded lane.
  static func queue(
    servers: Int, perHour: Double, service: Distribution, days: Int = 40, warmUp: Int = 6,
    _ change: (inout Shop) -> Void = { _ in }
  ) -> Shop {
    .quiet {
      $0.places.bays = servers
      $0.places.lane = Places.unlimited
      $0.places.temporaryParking = 0
      $0.jobTypes = [.plain(atCar: service)]
      $0.employ(.advisor, servers)
      $0.openAroundTheClock(days: days, warmUp: warmUp, carsPerHour: perHour)
      change(&$0)
    }
  }

  static func hours(_ measures: Measures) -> Double {
    Double(measures[.horizonTime]) / Double(TimeUnit.hour)
  }

  static func perMinute(_ sum: Int64, per count: Int64) -> Double {
    Double(sum) / Double(count) / Double(TimeUnit.minute)
  }

  /// The M/M/3 table of the domain page (section 7), which it has from scipy: rate, mean service, c;
  /// mean wait in minutes, mean queue, probability of four or more.
  static let table: [(Double, Double, Int, Double, Double, Double)] = [
    (6, 18, 3, 5.321, 0.5321, 0.2128),
    (8, 18, 3, 19.416, 2.5888, 0.5178),
    (9, 18, 3, 49.024, 7.3535, 0.7354),
    (8, 18, 4, 3.229, 0.4306, 0.2870),
    (6, 20, 3, 8.889, 0.8889, 0.2963),
    (8, 20, 3, 47.850, 6.3801, 0.7089),
  ]

  @Test(arguments: table.indices) func `M/M/c`(row: Int) {
    let (rate, mean, c, wait, queue, fourOrMore) = Self.table[row]
    #expect(
      abs(60 * MarkovChain.erlangCWait(servers: c, lambda: rate, mu: 60 / mean) - wait) < 6e-4)
    let shop = Self.queue(
      servers: c, perHour: rate, service: .exponential(mean: mean * 60e6), days: 40, warmUp: 12)
    // Close to saturation a replication says little and is skewed: many of them.
    Replicated(shop, seed: 100 + UInt64(row), count: 400).expect([
      ("wait", wait, { Self.perMinute($0[.receptionWait], per: $0[.received]) }),
      ("queue", queue, { Double($0[.carTime, .lane]) / Double($0[.horizonTime]) }),
      ("four or more", fourOrMore, { Double($0[.crowdedTime]) / Double($0[.horizonTime]) }),
      (
        "busy", rate * mean / 60 / Double(c),
        {
          Double($0[.bayWorking]) / Double($0[.horizonTime]) / Double(c)
        }
      ),
    ])
  }

  @Test func `M/M/1`() {
    let shop = Self.queue(servers: 1, perHour: 6, service: .exponential(mean: 6 * 60e6))
    // ρ = 0.6: wait ρ/(μ - λ) = 9 minutes, 1.5 cars, P(N ≥ 4) = 0.6⁴.
    Replicated(shop, seed: 2).expect([
      ("wait", 9, { Self.perMinute($0[.receptionWait], per: $0[.received]) }),
      ("cars", 1.5, { Double($0[.areaCarTime]) / Double($0[.openTime]) }),
      ("four or more", 0.1296, { Double($0[.crowdedTime]) / Double($0[.horizonTime]) }),
    ])
  }

  /// Loss: of λ = 12 an hour, mean service 15 minutes, three bays and K - 3 places in the lane.
  @Test(arguments: [3, 4, 6, 9]) func `M/M/3/K`(k: Int) {
    let chain = MarkovChain.birthDeath(
      last: k, birth: { _ in 12 }, death: { 4 * Double(min($0, 3)) })
    let shop = Self.queue(servers: 3, perHour: 12, service: .exponential(mean: 15 * 60e6)) {
      $0.places.lane = k - 3
      $0.places.gateQueue = 0
    }
    let mean = chain.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    Replicated(shop, seed: UInt64(30 + k)).expect([
      ("lost", chain[k], { Double($0[.lostAtGate]) / Double($0[.arrivals]) }),
      ("cars", mean, { Double($0[.areaCarTime]) / Double($0[.openTime]) }),
      (
        "stay", mean / 12 / (1 - chain[k]) * 60,
        { Self.perMinute($0[.areaClock], per: $0[.areaStays]) }
      ),
    ])
  }

  /// Patience exponential with mean 10 minutes: deaths at 4 min(n, 3) + 6 (n - 3)⁺ an hour.
  @Test func `M/M/3+M`() {
    let chain = MarkovChain.birthDeath(
      last: 80, birth: { _ in 14 },
      death: { 4 * Double(min($0, 3)) + 6 * Double(max($0 - 3, 0)) })
    let queue = chain.enumerated().reduce(0) { $0 + Double(max($1.offset - 3, 0)) * $1.element }
    let shop = Self.queue(servers: 3, perHour: 14, service: .exponential(mean: 15 * 60e6)) {
      $0.customers.patience = .exponential(mean: 10 * 60e6)
    }
    Replicated(shop, seed: 41).expect([
      ("lost", 6 * queue / 14, { Double($0[.lostToPatience]) / Double($0[.arrivals]) }),
      ("queue", queue, { Double($0[.carTime, .lane]) / Double($0[.horizonTime]) }),
      (
        "four or more", chain[4...].reduce(0, +),
        { Double($0[.crowdedTime]) / Double($0[.horizonTime]) }
      ),
    ])
  }

  /// Pollaczek and Khinchine: wait = λ E[S²] / (2 (1 - ρ)) = ρ (1 + cv²) / (2 (1 - ρ)) × mean.
  @Test(arguments: [0, 0.5, 1.2]) func `M/G/1`(cv: Double) {
    let service: Distribution =
      cv == 0 ? .constant(12 * 60e6) : .lognormal(mean: 12 * 60e6, cv: cv)
    let shop = Self.queue(servers: 1, perHour: 3, service: service, days: 100)
    let wait = 0.6 * (1 + cv * cv) / (2 * 0.4) * 12
    Replicated(shop, seed: UInt64(50 + 10 * cv)).expect([
      ("wait", wait, { Self.perMinute($0[.receptionWait], per: $0[.received]) }),
      ("cars", 3 * (wait + 12) / 60, { Double($0[.areaCarTime]) / Double($0[.openTime]) }),
    ])
  }

  /// As many bays as anybody needs: the mean count follows m' = λ(t) - μ m from an empty midnight,
  /// exactly; its mean over an hour is (λ - (m(end) - m(begin))) / μ.
  @Test func `M(t)/M/∞ with hourly rates`() {
    let rates = (0..<24).map { hour -> Double in
      switch hour {
      case 8...9: 30
      case 10...13: 12
      case 14...16: 24
      case 17: 6
      default: 0
      }
    }
    let shop = Self.queue(
      servers: 90, perHour: 1, service: .exponential(mean: 30 * 60e6), days: 28, warmUp: 0
    ) {
      $0.demand.walkInRates = Array(repeating: rates, count: 7)
    }
    var m = 0.0
    var expected: [(String, Double, @Sendable (Measures) -> Double)] = []
    for hour in 0..<22 {
      let end = rates[hour] / 2 + (m - rates[hour] / 2) * 0.135_335_283_236_612_7  // e⁻²
      let mean = (rates[hour] - (end - m)) / 2
      m = end
      guard mean > 0.3 else { continue }
      expected.append(
        (
          "cars at \(hour)", mean,
          {
            Double($0.total(.areaCarTime, hour: hour)) / Double($0.total(.openTime, hour: hour))
          }
        ))
    }
    Replicated(shop, seed: 61).expect(expected, simultaneous: true)
  }

  /// Advisors work in two rosters a week; hours after each change the queue is Erlang's for that
  /// many. Bays do not bind.
  @Test func `Erlang C with a roster`() {
    let shop = Self.queue(
      servers: 60, perHour: 12, service: .exponential(mean: 12 * 60e6), days: 140, warmUp: 7
    ) { shop in
      shop.employ(.advisor, 5, shift: wholeDay)
      // Monday to Wednesday three, Thursday to Sunday five.
      for index in shop.staff.people.indices where shop.staff.people[index].role == .advisor {
        let number = Int(shop.staff.people[index].name.split(separator: " ")[1])!
        if number > 3 {
          for day in 0..<3 { shop.staff.people[index].shifts[day] = [] }
        }
      }
    }
    func cars(_ c: Int) -> Double {
      12 * MarkovChain.erlangCWait(servers: c, lambda: 12, mu: 5) + 2.4
    }
    @Sendable func count(_ days: [Weekday], _ measures: Measures) -> Double {
      var time: Int64 = 0
      var open: Int64 = 0
      for day in days {
        for hour in 12..<24 {
          time += measures[.areaCarTime, day, hour]
          open += measures[.openTime, day, hour]
        }
      }
      return Double(time) / Double(open)
    }
    Replicated(shop, seed: 71).expect([
      ("three", cars(3), { count([.tuesday, .wednesday], $0) }),
      ("five", cars(5), { count([.friday, .saturday, .sunday], $0) }),
    ])
  }
}
