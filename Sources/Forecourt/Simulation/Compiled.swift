import EventSimulation

/// A job type made ready for drawing.
struct CompiledJob {
  let walkInWeight: Double
  let bookedWeight: Double
  let atCar: Sampler
  let atDesk: Sampler
  let diagnosisProbability: Double
  let diagnosis: Sampler
  let operations: UnsafeBufferPointer<CompiledOperation>
  let washAccepted: Double
  let isMajor: Bool
  let handBack: Sampler
  let pickUpDelay: Sampler
}

struct CompiledOperation {
  let pool: Int
  let duration: Sampler
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
  let noticeDelay: Sampler
  let reliability: Double
  let patrolEvery: Microseconds
  let attendance: Sampler
  let coordination: Sampler

  init(_ response: EscalationResponse) {
    noticeDelay = Sampler(durations: response.noticeDelay)
    reliability = response.noticeReliability
    patrolEvery = response.patrolEvery
    attendance = Sampler(durations: response.attendance)
    coordination = Sampler(durations: response.coordination)
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
  let guide: Sampler
  let selfParking: Sampler
  let handOver: Sampler
  let drive: Sampler
  let parkingDrive: Sampler
  let workshopTakesOver: Sampler
  let visitorStay: Sampler
  let turnAway: Sampler
  let punctuality: Sampler
  let patience: Sampler
  let receptionTolerance: Sampler
  let stayTolerance: Sampler
  let crowding: CompiledResponse
  let longStay: CompiledResponse
  let progressNotice: Sampler
  let payment: Sampler
  /// One, or none.
  let workshop: UnsafePointer<CompiledWorkshop>?
  /// By weekday; of total 0 where no walk-ins come.
  let walkInRates: UnsafeBufferPointer<PiecewiseRate>
  let dayFactor: Sampler?
  let unitExponential = Sampler(.exponential(mean: 1))
  let toleranceFactor: Double
  let walkInWeight: Double
  let bookedWeight: Double
  let horizon: Microseconds
  let measuringBegins: Microseconds
  let shape: MeasureShape
  /// Roles that stay after their last shift while customers inside wait to be served.
  let staying: UnsafeBufferPointer<Bool>
  let hasInspectors: Bool
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
    jobs = table(
      shop.jobTypes.map { job in
        CompiledJob(
          walkInWeight: job.share, bookedWeight: job.bookedShare,
          atCar: Sampler(durations: job.atCar), atDesk: Sampler(durations: job.atDesk),
          diagnosisProbability: job.diagnosisProbability,
          diagnosis: Sampler(durations: job.diagnosis),
          operations: table(
            job.operations.map {
              CompiledOperation(pool: $0.pool, duration: Sampler(durations: $0.duration))
            }),
          washAccepted: job.washAccepted, isMajor: job.isMajor,
          handBack: Sampler(durations: job.handBack),
          pickUpDelay: Sampler(durations: job.pickUpDelay))
      })
    guide = Sampler(durations: shop.reception.guide)
    selfParking = Sampler(durations: shop.reception.selfParking)
    handOver = Sampler(durations: shop.handOver.handOver)
    drive = Sampler(durations: shop.handOver.drive)
    parkingDrive = Sampler(durations: shop.handOver.parkingDrive)
    workshopTakesOver = Sampler(durations: shop.handOver.workshopTakesOver)
    visitorStay = Sampler(durations: shop.demand.visitors.stay)
    turnAway = Sampler(durations: shop.demand.visitors.turnAway)
    punctuality = Sampler(shop.demand.appointments.punctuality)
    patience = Sampler(durations: shop.customers.patience)
    receptionTolerance = Sampler(durations: shop.customers.receptionTolerance)
    stayTolerance = Sampler(durations: shop.customers.stayTolerance)
    crowding = CompiledResponse(shop.crowding.response)
    longStay = CompiledResponse(shop.longStay.response)
    progressNotice = Sampler(durations: shop.progressNotices.duration)
    payment = Sampler(durations: shop.handBack.payment)
    workshop = shop.workshop.map { table([CompiledWorkshop($0)]).baseAddress! }
    walkInRates = table(Weekday.allCases.map { Self.walkInRate(of: shop, on: $0) })
    let variation = shop.demand.dayToDayVariation
    dayFactor = variation > 0 ? Sampler(.gamma(mean: 1, cv: variation)) : nil
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
    hasInspectors = shop.staff.people.contains { $0.role == .inspector }
    firstDayNumber = shop.calendar.firstDate.dayNumber
    isRegular = shop.calendar.closedDates.isEmpty && shop.calendar.specialDays.isEmpty
    closedWeekdays = shop.calendar.opening.enumerated().reduce(0) {
      $1.element == nil ? $0 | 1 << UInt8($1.offset) : $0
    }
    let busiest = shop.demand.appointments.template.map { $0.reduce(0) { $0 + $1.places } }.max()
    let largestFactor = shop.calendar.specialDays.map(\.factor).max() ?? 1
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
    if let workshop {
      workshop.pointee.destroy()
      UnsafeBufferPointer(start: workshop, count: 1).destroy()
    }
  }

  /// The weekday whose demand and rosters hold on a day of the horizon, and how much demand.
  func plan(ofDay day: Int) -> DayPlan {
    let dayNumber = firstDayNumber + day
    let own = (dayNumber + 3) % 7
    var plan = DayPlan(weekday: own, factor: 1, isClosed: false)
    if !isRegular {
      let calendar = shop.calendar
      let date = CalendarDate(dayNumber: dayNumber)
      if calendar.closedDates.contains(date) {
        plan.isClosed = true
      } else if let special = calendar.specialDays.first(where: { $0.date == date }) {
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
