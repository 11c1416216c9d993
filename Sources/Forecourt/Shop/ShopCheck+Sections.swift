import EventSimulation

extension ShopCheck {
  /// People, bays and teams, each for the whole horizon.
  mutating func timeSheets(_ shop: Shop) {
    let pools = shop.workshop?.pools.map { max($0.bays, $0.teams) } ?? []
    let most = max(shop.staff.people.count, pools.max() ?? 0)
    let (days, limit) = (shop.calendar.days, ShopLimits.timeSheet)
    expect(
      days <= limit / max(1, most), "calendar.days",
      "\(days) days are too many to keep the time of \(most) people, bays or teams (expected "
        + "at most \(limit / max(1, most)))",
      "\(days) 天过长，无法累计 \(most) 个人员、工位或班组的时间（最多 \(limit / max(1, most)) 天）")
  }

  mutating func calendar(_ calendar: ShopCalendar) {
    count(calendar.days, 1...ShopLimits.days, "calendar.days")
    count(calendar.warmUpDays, 0...max(0, calendar.days - 1), "calendar.warmUpDays")
    expect(
      calendar.firstDate.year + calendar.days / 365 < 9_999, "calendar.firstDate",
      "the calendar runs past the year 9999", "日历超出 9999 年")
    guard calendar.opening.count == 7 else {
      expect(false, "calendar.opening", "not 7 weekdays", "不是 7 天")
      return
    }
    expect(
      calendar.opening.contains { $0 != nil }, "calendar.opening",
      "the shop is closed on every weekday", "每天都歇业")
    for hours in calendar.opening {
      guard let hours else { continue }
      expect(
        hours.opens >= 0 && hours.opens < hours.lastArrival && hours.lastArrival <= hours.closes
          && hours.closes <= TimeUnit.day, "calendar.opening",
        "opening hours are not in order (expected opens < lastArrival <= closes <= 24:00)",
        "营业时间顺序不对（应为 opens < lastArrival <= closes <= 24:00）")
    }
    let closed = zip(calendar.closedDates, calendar.closedDates.dropFirst())
    expect(
      closed.allSatisfy { $0 < $1 }, "calendar.closed", "dates are not in order", "日期未排序")
    let special = zip(calendar.specialDays, calendar.specialDays.dropFirst())
    expect(
      special.allSatisfy { $0.date < $1.date }, "calendar.specialDays",
      "dates are not in order", "日期未排序")
    for day in calendar.specialDays {
      number(day.factor, 0...ShopLimits.factor, "calendar.specialDays")
    }
  }

  mutating func demand(_ shop: Shop) {
    let demand = shop.demand
    let rates = demand.walkInRates
    expect(
      rates.count == 7 && rates.allSatisfy { $0.count == 24 }, "demand.walkInsPerHour",
      "rates are not 7 weekdays of 24 hours", "到店率不是 7 天 × 24 小时")
    for rate in rates.joined() { number(rate, 0...ShopLimits.ratePerHour, "demand.carsPerDay") }
    number(
      demand.dayToDayVariation, 0...ShopLimits.dayToDayVariation, "demand.dayToDayVariation")
    beforeOpening(demand.beforeOpening)
    let booking = demand.appointments
    share(booking.bookedShare, "demand.appointments.bookedShare")
    share(booking.noShow, "demand.appointments.noShow")
    distribution(booking.punctuality, "demand.appointments.punctuality")
    expect(
      !ShopCheck.mayNeverEnd(booking.punctuality), "demand.appointments.punctuality",
      "it may be never", "可能为 never")
    template(booking.template)
    number(demand.visitors.perDay, 0...1e5, "demand.otherVisitors.perDay")
    duration(demand.visitors.stay, "demand.otherVisitors.stay")
    duration(demand.visitors.turnAway, "demand.otherVisitors.turnAway")
    trace(shop)
    expectedCars(shop)
    visitorsAtOnce(demand.visitors)
  }

  private mutating func beforeOpening(_ early: BeforeOpening) {
    expect(
      early.cars.count == 7, "demand.beforeOpening.cars", "not 7 weekdays", "不是 7 天")
    for cars in early.cars {
      number(cars, 0...ShopLimits.carsBeforeOpening, "demand.beforeOpening.cars")
    }
    duration(early.early, "demand.beforeOpening.early")
    expect(
      !ShopCheck.mayNeverEnd(early.early), "demand.beforeOpening.early", "it may be never",
      "可能为 never")
  }

  private mutating func template(_ template: [[AppointmentSlot]]) {
    let path = "demand.appointments.slots"
    expect(template.count == 7, path, "not 7 weekdays", "不是 7 天")
    for slots in template {
      count(slots.count, 0...ShopLimits.slots, path)
      var last: Microseconds = -1
      for slot in slots {
        expect(
          slot.time > last && slot.time < TimeUnit.day, path,
          "slots are not in order within the day", "时段未按时间排序")
        count(slot.places, 0...ShopLimits.slotPlaces, path)
        last = slot.time
      }
    }
  }

  private mutating func trace(_ shop: Shop) {
    guard let trace = shop.demand.trace else { return }
    count(trace.count, 0...ShopLimits.trace, "demand.trace")
    let end = Microseconds(max(0, shop.calendar.days)) &* TimeUnit.day
    var last: Microseconds = 0
    for car in trace {
      expect(
        car.time >= last && car.time < end && shop.jobTypes.indices.contains(car.jobType),
        "demand.trace", "recorded cars are out of order, outside the calendar, or of no job type",
        "记录的车辆乱序、超出日历或没有作业类型")
      last = car.time
    }
  }

  private mutating func expectedCars(_ shop: Shop) {
    let cars = shop.demand.mostCarsPerDay(on: shop.calendar) * Double(shop.calendar.days)
    expect(
      cars <= ShopLimits.expectedCars, "demand.carsPerDay",
      "a replication would have \(cars) cars (expected at most \(ShopLimits.expectedCars))",
      "一次仿真将有 \(cars) 台车（至多 \(ShopLimits.expectedCars)）")
  }

  /// By Little's law; nothing but their stay limits how many stand there.
  private mutating func visitorsAtOnce(_ visitors: OtherVisitors) {
    guard visitors.stay.validate() == nil else { return }
    let count = visitors.perDay * visitors.stay.mean / Double(TimeUnit.day)
    let limit = Double(Places.unlimited)
    expect(
      !(count > limit), "demand.otherVisitors",
      "\(count) of them would stand there at a time (expected at most \(limit))",
      "同时将有 \(count) 台在场（至多 \(limit)）")
  }

  mutating func jobTypes(_ shop: Shop) {
    count(shop.jobTypes.count, 1...ShopLimits.jobTypes, "jobTypes")
    let pools = shop.workshop?.pools.count ?? 0
    expect(
      shop.jobTypes.contains { $0.share > 0 } || shop.demand.trace != nil
        || shop.demand.walkInRates.allSatisfy { $0.allSatisfy { $0 == 0 } }
          && shop.demand.beforeOpening.cars.allSatisfy { $0 == 0 },
      "jobTypes",
      "no job type has a share above 0", "没有权重大于 0 的作业类型")
    expect(
      shop.jobTypes.contains { $0.bookedShare > 0 } || shop.demand.trace != nil
        || shop.demand.appointments.template.allSatisfy { $0.isEmpty }, "jobTypes",
      "no job type has a bookedShare above 0", "没有预约权重大于 0 的作业类型")
    expect(
      Set(shop.jobTypes.map { $0.id }).count == shop.jobTypes.count, "jobTypes",
      "two job types have the same id", "作业类型 id 重复")
    for job in shop.jobTypes {
      var path: String { "jobTypes.\(job.id)" }
      number(job.share, 0...1e6, path + ".share")
      number(job.bookedShare, 0...1e6, path + ".bookedShare")
      duration(job.atCar, path + ".atCar")
      duration(job.atDesk, path + ".atDesk")
      share(job.diagnosisProbability, path + ".diagnosisProbability")
      duration(job.diagnosis, path + ".diagnosis")
      count(job.operations.count, 0...ShopLimits.operations, path + ".operations")
      for operation in job.operations {
        expect(
          (0..<pools).contains(operation.pool), path + ".operations",
          "an operation in a pool that the workshop does not have", "作业所在的工位组不存在")
        duration(operation.duration, path + ".operations")
      }
      share(job.washAccepted, path + ".washAccepted")
      duration(job.handBack, path + ".handBack")
      duration(job.pickUpDelay, path + ".pickUpDelay")
    }
  }

  mutating func places(_ shop: Shop) {
    let places = shop.places
    count(places.bays, 1...ShopLimits.count, "places.bays")
    capacity(places.lane, "places.lane")
    capacity(places.temporaryParking, "places.temporaryParking")
    capacity(places.waitingBays, "places.waitingBays")
    capacity(places.awaitingRepair, "places.awaitingRepair")
    capacity(places.gateQueue, "places.gateQueue")
    capacity(places.finishedParking, "places.finishedParking")
  }

  mutating func startingCars(_ shop: Shop) {
    var total = 0
    for cars in shop.startingCars {
      expect(
        shop.jobTypes.indices.contains(cars.jobType), "start", "cars of no job type",
        "车辆没有作业类型")
      count(cars.count, 0...ShopLimits.count, "start")
      total += min(max(cars.count, 0), ShopLimits.count)
    }
    count(total, 0...ShopLimits.count, "start")
  }
}
