import EventSimulation

/// A distribution made ready for drawing, read in place.
typealias Rule = UnsafePointer<SamplerRule>

// What protects the pointers of this file: a table is as long as the list that it is made of, lives as
// long as the `Compiled` that made it, and whoever reads one holds that (`World.owner`). An index into one
// is a weekday (0 to 6, seven entries), a role, or a number that `Shop.problems()` has checked, without
// which there is no `Simulator`: of a job type, of a pool of an operation.

/// Makes rules, and keeps their samplers alive.
final class RuleKeeper {
  private var samplers: [Sampler] = []

  func rule(durations: Distribution) -> Rule { keep(Sampler(durations: durations)) }

  func rule(_ distribution: Distribution) -> Rule { keep(Sampler(distribution)) }

  private func keep(_ sampler: Sampler) -> Rule {
    samplers.append(sampler)
    return sampler.rule
  }
}

/// A job type made ready for drawing.
struct CompiledJob {
  let walkInWeight: Double
  let bookedWeight: Double
  let atCar: Rule
  let atDesk: Rule
  /// None of what every car of the type draws is a constant.
  let hasRandomNeeds: Bool
  let diagnosisProbability: Double
  let diagnosis: Rule
  let operations: UnsafeBufferPointer<CompiledOperation>
  /// The first operation in the pool of body and paint; −1: there is none.
  let bodyOperation: Int
  let washAccepted: Double
  let isMajor: Bool
  let handBack: Rule
  let pickUpDelay: Rule
}

struct CompiledOperation {
  let pool: Int
  let duration: Rule
}

/// A table that is made once, read in place, and given back by who owns it.
func table<T>(_ list: [T]) -> UnsafeBufferPointer<T> {
  let block = UnsafeMutableBufferPointer<T>.allocate(capacity: list.count)
  _ = block.initialize(from: list)
  return UnsafeBufferPointer(block)
}

extension UnsafeBufferPointer {
  /// Gives a `table` back.
  func destroy() {
    UnsafeMutableBufferPointer(mutating: self).deinitialize()
    deallocate()
  }
}

/// An escalation's response made ready for drawing.
struct CompiledResponse {
  let noticeDelay: Rule
  let reliability: Double
  let patrolEvery: Microseconds
  let attendance: Rule
  let coordination: Rule
  let calledOff: Bool

  init(_ response: EscalationResponse, _ keeper: RuleKeeper) {
    noticeDelay = keeper.rule(durations: response.noticeDelay)
    reliability = response.noticeReliability
    patrolEvery = response.patrolEvery
    attendance = keeper.rule(durations: response.attendance)
    coordination = keeper.rule(durations: response.coordination)
    calledOff = response.calledOff
  }
}

/// Owns the tables that a replication reads and none changes. The tables lie behind a pointer, so
/// that reading one of them in the middle of an event copies nothing and counts no references.
final class Compiled: @unchecked Sendable {
  let tables: UnsafePointer<CompiledShop>
  let shop: UnsafePointer<Shop>

  init(_ shop: Shop) {
    let shopStorage = UnsafeMutablePointer<Shop>.allocate(capacity: 1)
    shopStorage.initialize(to: shop)
    let tableStorage = UnsafeMutablePointer<CompiledShop>.allocate(capacity: 1)
    tableStorage.initialize(to: CompiledShop(shop))
    self.shop = UnsafePointer(shopStorage)
    tables = UnsafePointer(tableStorage)
  }

  deinit {
    tables.pointee.destroy()
    UnsafeMutablePointer(mutating: tables).deinitialize(count: 1)
    tables.deallocate()
    UnsafeMutablePointer(mutating: shop).deinitialize(count: 1)
    shop.deallocate()
  }
}

/// The shop with its distributions made ready and its weekdays spread out.
struct CompiledShop {
  let shop: Shop
  let jobs: UnsafeBufferPointer<CompiledJob>
  let guide: Rule
  let selfParking: Rule
  let handOver: Rule
  let drive: Rule
  let parkingDrive: Rule
  let workshopTakesOver: Rule
  let visitorStay: Rule
  let turnAway: Rule
  let punctuality: Rule
  let early: Rule
  let patience: Rule
  let receptionTolerance: Rule
  let stayTolerance: Rule
  let crowding: CompiledResponse
  let longStay: CompiledResponse
  let progressNotice: Rule
  let payment: Rule
  /// One, or none.
  let workshop: UnsafePointer<CompiledWorkshop>?
  /// The pool that washes; −1: the wash takes no bay of the model.
  let washPool: Int
  /// The pool of body and paint; −1: there is none.
  let bodyPool: Int
  /// By weekday; of total 0 where no walk-ins come.
  let walkInRates: UnsafeBufferPointer<PiecewiseRate>
  let dayFactor: Rule?
  let unitExponential: Rule
  let toleranceFactor: Double
  let walkInWeight: Double
  let bookedWeight: Double
  let horizon: Microseconds
  let measuringBegins: Microseconds
  let shape: MeasureShape
  /// Roles that stay after their last shift while customers inside wait to be served.
  let staying: UnsafeBufferPointer<Bool>
  let hasInspectors: Bool
  /// By role: where something may start when somebody of it becomes free.
  let linesOfRole: UnsafeBufferPointer<Lines>
  /// Tickets are called while the count is below this.
  let recallBelow: Int
  let crowdingActions: UnsafeBufferPointer<CrowdingAction>
  let longStayActions: UnsafeBufferPointer<LongStayAction>
  /// The same by bit.
  let longStayActionSet: UInt8
  private let keeper: RuleKeeper
  /// Day number of day 0 of the horizon.
  private let firstDayNumber: Int
  /// No day is closed by date and none is special.
  private let isRegular: Bool
  /// Weekdays without opening hours, by bit.
  private let closedWeekdays: UInt8
  /// The most bookings of a day.
  let mostBookings: Int

  init(_ shop: Shop) {
    self.shop = shop
    let keeper = RuleKeeper()
    self.keeper = keeper
    unitExponential = keeper.rule(.exponential(mean: 1))
    let bodyPool = shop.workshop?.pools.firstIndex { $0.kind == .bodyAndPaint } ?? -1
    self.bodyPool = bodyPool
    let receptionTolerance = keeper.rule(durations: shop.customers.receptionTolerance)
    let stayTolerance = keeper.rule(durations: shop.customers.stayTolerance)
    self.receptionTolerance = receptionTolerance
    self.stayTolerance = stayTolerance
    jobs = table(
      shop.jobTypes.map { job in
        let atCar = keeper.rule(durations: job.atCar)
        let atDesk = keeper.rule(durations: job.atDesk)
        return CompiledJob(
          walkInWeight: job.share, bookedWeight: job.bookedShare, atCar: atCar, atDesk: atDesk,
          hasRandomNeeds: [atCar, atDesk, receptionTolerance, stayTolerance].allSatisfy {
            $0.pointee.constantDuration == nil
          },
          diagnosisProbability: job.diagnosisProbability,
          diagnosis: keeper.rule(durations: job.diagnosis),
          operations: table(
            job.operations.map {
              CompiledOperation(pool: $0.pool, duration: keeper.rule(durations: $0.duration))
            }),
          bodyOperation: job.operations.firstIndex { $0.pool == bodyPool } ?? -1,
          washAccepted: job.washAccepted, isMajor: job.isMajor,
          handBack: keeper.rule(durations: job.handBack),
          pickUpDelay: keeper.rule(durations: job.pickUpDelay))
      })
    guide = keeper.rule(durations: shop.reception.guide)
    selfParking = keeper.rule(durations: shop.reception.selfParking)
    handOver = keeper.rule(durations: shop.handOver.handOver)
    drive = keeper.rule(durations: shop.handOver.drive)
    parkingDrive = keeper.rule(durations: shop.handOver.parkingDrive)
    workshopTakesOver = keeper.rule(durations: shop.handOver.workshopTakesOver)
    visitorStay = keeper.rule(durations: shop.demand.visitors.stay)
    turnAway = keeper.rule(durations: shop.demand.visitors.turnAway)
    punctuality = keeper.rule(shop.demand.appointments.punctuality)
    early = keeper.rule(durations: shop.demand.beforeOpening.early)
    patience = keeper.rule(durations: shop.customers.patience)
    crowding = CompiledResponse(shop.crowding.response, keeper)
    longStay = CompiledResponse(shop.longStay.response, keeper)
    progressNotice = keeper.rule(durations: shop.progressNotices.duration)
    payment = keeper.rule(durations: shop.handBack.payment)
    workshop = shop.workshop.map { table([CompiledWorkshop($0, keeper)]).baseAddress! }
    washPool = shop.workshop?.pools.firstIndex { $0.kind == .wash } ?? -1
    walkInRates = table(Weekday.allCases.map { Self.walkInRate(of: shop, on: $0) })
    let variation = shop.demand.dayToDayVariation
    dayFactor = variation > 0 ? keeper.rule(.gamma(mean: 1, cv: variation)) : nil
    toleranceFactor = shop.progressNotices.enabled ? shop.progressNotices.toleranceFactor : 1
    walkInWeight = shop.jobTypes.reduce(0) { $0 + $1.share }
    bookedWeight = shop.jobTypes.reduce(0) { $0 + $1.bookedShare }
    horizon = Microseconds(shop.calendar.days) * TimeUnit.day
    measuringBegins = Microseconds(shop.calendar.warmUpDays) * TimeUnit.day
    shape = MeasureShape(
      jobTypes: shop.jobTypes.count, people: shop.staff.people.count,
      pools: shop.workshop?.pools.count ?? 0,
      days: shop.calendar.days - shop.calendar.warmUpDays)
    staying = table(
      Role.allCases.map {
        $0 == .advisor || $0 == .supervisor || $0 == shop.handOver.driver
      })
    linesOfRole = table(Role.allCases.map { Lines(for: $0, in: shop) })
    recallBelow = shop.crowding.heldBackFrom ?? .max
    crowdingActions = table(shop.crowding.actions)
    longStayActions = table(shop.longStay.actions)
    longStayActionSet = shop.longStay.actions.reduce(0) { $0 | $1.bit }
    hasInspectors = shop.staff.people.contains { $0.role == .inspector }
    firstDayNumber = shop.calendar.firstDate.dayNumber
    isRegular = shop.calendar.closedDates.isEmpty && shop.calendar.specialDays.isEmpty
    closedWeekdays = shop.calendar.opening.enumerated().reduce(0) {
      $1.element == nil ? $0 | 1 << UInt8($1.offset) : $0
    }
    let busiest = shop.demand.appointments.template.map { $0.reduce(0) { $0 + $1.places } }.max()
    let largestFactor = shop.calendar.specialDays.map { $0.factor }.max() ?? 1
    mostBookings = Int((Double(busiest ?? 0) * max(1, largestFactor)).rounded(.up)) + 1
  }

  /// Walk-ins between opening and the last arrival, hour by hour.
  private static func walkInRate(of shop: Shop, on weekday: Weekday) -> PiecewiseRate {
    let nobody = PiecewiseRate(breakpoints: [0, TimeUnit.day], ratesPerHour: [0])
    guard let opening = shop.calendar.opening[weekday.rawValue] else { return nobody }
    let last = min(opening.lastArrival, TimeUnit.day)
    guard last > opening.opens else { return nobody }
    var breakpoints = [opening.opens]
    var rates: [Double] = []
    var at = opening.opens
    while at < last {
      let hour = Int(at / TimeUnit.hour)
      at = min(last, Microseconds(hour + 1) * TimeUnit.hour)
      breakpoints.append(at)
      rates.append(shop.demand.walkInRates[weekday.rawValue][hour])
    }
    return PiecewiseRate(breakpoints: breakpoints, ratesPerHour: rates)
  }

  /// Gives back what lies behind pointers.
  func destroy() {
    for job in jobs { job.operations.destroy() }
    jobs.destroy()
    walkInRates.destroy()
    staying.destroy()
    linesOfRole.destroy()
    crowdingActions.destroy()
    longStayActions.destroy()
    if let workshop {
      workshop.pointee.destroy()
      UnsafeBufferPointer(start: workshop, count: 1).destroy()
    }
  }

  /// The weekday whose demand and rosters hold on a day of the horizon, and how much demand.
  func plan(ofDay day: Int) -> DayPlan {
    let dayNumber = firstDayNumber + day
    let own = CalendarDate.weekday(ofDayNumber: dayNumber).rawValue
    var plan = DayPlan(weekday: own, factor: 1, isClosed: false)
    if !isRegular {
      let calendar = shop.calendar
      let date = CalendarDate(dayNumber: dayNumber)
      if calendar.isClosed(on: date) {
        plan.isClosed = true
      } else if let special = calendar.specialDay(on: date) {
        plan.weekday = special.like?.rawValue ?? own
        plan.factor = special.factor
      }
    }
    if closedWeekdays & 1 << UInt8(plan.weekday) != 0 { plan.isClosed = true }
    return plan
  }
}

/// Which rosters and whose demand hold on a day.
struct DayPlan {
  /// Index into the per-weekday tables.
  var weekday: Int
  var factor: Double
  /// By date or by weekday: nobody works, nobody comes.
  var isClosed: Bool
}
