import EventSimulation
public import Forecourt
public import Statistics

/// What queueing theory alone says of the wait before reception, beside the simulated one, and how
/// the way from one to the other divides among their causes: a ladder of shops, each nearer to the
/// real one, over the same customers.
public struct WaitLadder: Sendable {
  public enum Rung: Int, Sendable, CaseIterable {
    /// Advisors alone, with unlimited bays: exponential work of the same mean, no breaks.
    case exponentialAdvisors
    /// The work as it varies in this shop.
    case realWork
    /// Breaks as well.
    case breaks
    /// Bays alone, with people enough.
    case baysAlone
    /// Bays, advisors, guards and the workshop together, without the rules.
    case together
    /// The shop as it is.
    case asItIs
  }

  /// One hour of the week.
  public struct Hour: Sendable {
    public var weekday: Weekday
    public var hour: Int
    /// Expected arrivals.
    public var cars: Double
    public var advisors: Double
    /// Erlangs.
    public var advisorLoad: Double
    public var bayLoad: Double
    /// Minutes, by Erlang C for a steady state; infinite: more work than can be done; NaN: nobody.
    public var advisorWait: Double
    public var bayWait: Double
    /// Minutes from the gate to reception, as simulated, for those who arrive in this hour.
    public var simulatedWait: Double
    /// Cars received in this hour, as simulated, on an average such day.
    public var simulatedReceived: Double
  }

  public let load: OfferedLoad
  /// Open hours with arrivals expected, in order.
  public let hours: [Hour]
  /// Mean minutes from the gate to reception; without a rung that would be no possible shop.
  public let rungs: [(rung: Rung, wait: ConfidenceInterval)]
  /// Erlang C, hour by hour, weighted by arrivals; infinite where an hour has no steady state.
  public let advisorTheory: Double
  public let bayTheory: Double
  /// Hours of the week in which more is expected than can be done.
  public let overloadedHours: Int
  public let replications: Int

  public init(_ shop: Shop, seed: UInt64, numbers: Range<Int>) {
    let load = OfferedLoad(shop)
    let start = Microseconds(shop.calendar.warmUpDays) * TimeUnit.day
    var waits: [(rung: Rung, minutes: [Double])] = []
    var record = HourRecord(shop)
    for rung in Rung.allCases {
      guard let own = rung.shop(like: shop, load) else { continue }
      let simulator = Simulator(own)
      let minutes = numbers.map { number in
        let visits = simulator.visits(seed: seed, replication: number)
          .filter { !$0.isVisitor && $0.arrival >= start }
        if rung == .asItIs { record.add(visits) }
        let own = visits.compactMap { visit in visit.receptionBegan.map { $0 - visit.arrival } }
        let sum = own.reduce(0, +)
        return Double(sum) / Double(own.count) / Double(TimeUnit.minute)
      }
      waits.append((rung, minutes))
    }
    rungs = waits.map { ($0.rung, Audit.interval($0.minutes)) }
    let hours = Self.hours(shop, load, record, replications: numbers.count)
    func mean(_ wait: (Hour) -> Double) -> Double {
      let known = hours.filter { !wait($0).isNaN }
      return known.reduce(0) { $0 + $1.cars * wait($1) } / known.reduce(0) { $0 + $1.cars }
    }
    advisorTheory = mean(\.advisorWait)
    bayTheory = mean(\.bayWait)
    overloadedHours = hours.count { $0.bayWait == .infinity || $0.advisorWait == .infinity }
    self.hours = hours
    self.load = load
    replications = numbers.count
  }

  private static func hours(
    _ shop: Shop, _ load: OfferedLoad, _ record: HourRecord, replications: Int
  ) -> [Hour] {
    let minute = Double(TimeUnit.minute)
    func wait(_ servers: Double, _ erlangs: Double, _ work: OfferedLoad.Work) -> Double {
      guard servers >= 1 else { return .nan }
      return ErlangQueue(servers: Int(servers), offeredLoad: erlangs)
        .meanWait(service: work.mean / minute)
    }
    return Weekday.allCases.flatMap { day -> [Hour] in
      let cars = load.carsByHour(day)
      return (0..<24).filter { cars[$0] > 0 }.map { hour in
        let advisors = load.onDuty(.advisor, day, hour)
        let (forAdvisors, forBays) =
          (cars[hour] * load.advisor.hours, cars[hour] * load.bay.hours)
        return Hour(
          weekday: day, hour: hour, cars: cars[hour], advisors: advisors,
          advisorLoad: forAdvisors, bayLoad: forBays,
          advisorWait: wait(advisors, forAdvisors, load.advisor),
          bayWait: wait(Double(shop.places.bays), forBays, load.bay),
          simulatedWait: record.meanWait(day, hour),
          simulatedReceived: record.received(day, hour, replications: replications))
      }
    }
  }
}

/// Waits and receptions of simulated visits by hour of the week.
private struct HourRecord {
  private let calendar: ShopCalendar
  private var waits = [Int64](repeating: 0, count: 168)
  private var arrivals = [Int](repeating: 0, count: 168)
  private var receptions = [Int](repeating: 0, count: 168)
  private var days = [Int](repeating: 0, count: 7)

  init(_ shop: Shop) {
    calendar = shop.calendar
    for day in calendar.warmUpDays..<calendar.days where calendar.isOpen(onDay: day) {
      days[weekday(day)] += 1
    }
  }

  /// The one whose demand and rosters hold.
  private func weekday(_ day: Int) -> Int {
    let date = calendar.date(ofDay: day)
    let special = calendar.specialDay(on: date)
    return (special?.like ?? date.weekday).rawValue
  }

  mutating func add(_ visits: [LoggedVisit]) {
    for visit in visits {
      guard let received = visit.receptionBegan else { continue }
      let from = row(visit.arrival)
      waits[from] += received - visit.arrival
      arrivals[from] += 1
      receptions[row(received)] += 1
    }
  }

  private func row(_ time: Microseconds) -> Int {
    weekday(Int(time / TimeUnit.day)) * 24 + Int(time / TimeUnit.hour % 24)
  }

  func meanWait(_ day: Weekday, _ hour: Int) -> Double {
    let row = day.rawValue * 24 + hour
    return Double(waits[row]) / Double(arrivals[row]) / Double(TimeUnit.minute)
  }

  func received(_ day: Weekday, _ hour: Int, replications: Int) -> Double {
    Double(receptions[day.rawValue * 24 + hour]) / Double(days[day.rawValue] * replications)
  }
}

extension WaitLadder.Rung {
  /// So many that nobody ever waits for one.
  private static let ample = 200

  /// Nil if the rung would be no possible shop: more people than there may be, say.
  func shop(like real: Shop, _ load: OfferedLoad) -> Shop? {
    real.changed { shop in
      switch self {
      case .exponentialAdvisors: shop = Self.exponential(real, load)
      case .realWork: shop = Self.withoutBreaks(Self.advisorsAlone(real))
      case .breaks: shop = Self.advisorsAlone(real)
      case .baysAlone: shop = Self.baysAlone(real)
      case .together: shop = Self.withoutRules(real)
      case .asItIs: break
      }
    }
  }

  private static func withoutRules(_ real: Shop) -> Shop {
    var shop = real
    shop.crowding.enabled = false
    shop.longStay.enabled = false
    return shop
  }

  private static func withoutBreaks(_ real: Shop) -> Shop {
    var shop = real
    for index in shop.staff.people.indices { shop.staff.people[index].breaks = [] }
    return shop
  }

  /// Whatever else could hold a car up takes no time and has room without end.
  private static func alone(_ real: Shop) -> Shop {
    var shop = withoutRules(real)
    shop.demand.visitors.perDay = 0
    shop.places.awaitingRepair = Places.unlimited
    shop.places.waitingBays = Places.unlimited
    shop.places.gateQueue = Places.unlimited
    shop.reception.reservedBays = 0
    shop.reception.frontDeskHelp = nil
    shop.handOver.destination = .awaitingRepair
    shop.handOver.workshopTakesOver = .constant(0)
    shop.customers.patience = .never
    shop.progressNotices.enabled = false
    shop.workshop = nil
    for index in shop.jobTypes.indices { shop.jobTypes[index].operations = [] }
    shop.startingCars = []
    return shop
  }

  private static func advisorsAlone(_ real: Shop) -> Shop {
    var shop = alone(real)
    shop.places.bays = ample
    shop.reception.guide = .constant(0)
    shop.reception.selfParking = .constant(0)
    shop.handOver.handOver = .constant(0)
    if shop.handOver.driver != .advisor { shop.handOver.drive = .constant(0) }
    return shop
  }

  private static func exponential(_ real: Shop, _ load: OfferedLoad) -> Shop {
    var shop = withoutBreaks(advisorsAlone(real))
    shop.handOver.drive = .constant(0)
    shop.reception.bookedFactor = 1
    for index in shop.staff.people.indices { shop.staff.people[index].speed = 1 }
    for index in shop.jobTypes.indices {
      shop.jobTypes[index].atCar = .exponential(mean: max(1, load.advisor.mean))
      shop.jobTypes[index].atDesk = .constant(0)
      shop.jobTypes[index].diagnosisProbability = 0
    }
    return shop
  }

  /// People enough of every role that a car in a bay could wait for.
  private static func baysAlone(_ real: Shop) -> Shop {
    var shop = withoutBreaks(alone(real))
    let roles: Set<Role> = [.guardPost, .advisor, .supervisor, shop.handOver.driver]
    let people = shop.staff.people
    var crew: [Person] = []
    for role in Role.allCases {
      let own = people.filter { $0.role == role }
      crew += own
      guard roles.contains(role) else { continue }
      let speed = own.isEmpty ? 1 : own.reduce(0) { $0 + $1.speed } / Double(own.count)
      let shifts = shop.calendar.opening.map { hours in
        hours.map { [DayInterval(from: $0.opens, to: $0.closes)] } ?? []
      }
      let spare = Person(
        name: "spare", role: role, speed: speed, wagePerHour: 0, shifts: shifts, breaks: [])
      crew += Array(repeating: spare, count: 40)
    }
    shop.staff.people = crew
    return shop
  }
}
