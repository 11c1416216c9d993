import EventSimulation
import Forecourt
import Statistics
import Tallies

/// Weekdays that the scenario treats alike, and the days of the log that fall on them.
struct DayGroup {
  var weekdays: [Int]
  /// Dates on which the shop was open, special days left out.
  var dates: [CalendarDate]

  /// `mon-fri`, `sat`.
  var code: String {
    let codes = weekdays.map { Weekday.allCases[$0].code }
    guard let first = weekdays.first, let last = weekdays.last, weekdays.count > 1,
      last - first == weekdays.count - 1
    else { return codes.joined(separator: ",") }
    return "\(codes[0])-\(codes[codes.count - 1])"
  }

  /// Weekdays with the same opening hours and the same walk-in rates belong together: a month has
  /// four or five of each weekday, and twenty of those that are alike.
  static func groups(_ month: ObservedMonth) -> [DayGroup] {
    let shop = month.shop
    var groups: [DayGroup] = []
    for weekday in 0..<7 where shop.calendar.opening[weekday] != nil {
      if let index = groups.firstIndex(where: { group in
        let other = group.weekdays[0]
        return shop.calendar.opening[other] == shop.calendar.opening[weekday]
          && shop.demand.walkInRates[other] == shop.demand.walkInRates[weekday]
      }) {
        groups[index].weekdays.append(weekday)
      } else {
        groups.append(DayGroup(weekdays: [weekday], dates: []))
      }
    }
    for day in 0..<month.calendar.days {
      let date = month.calendar.date(ofDay: day)
      guard shop.calendar.hours(on: date) != nil,
        !shop.calendar.specialDays.contains(where: { $0.date == date && $0.factor != 1 })
      else { continue }
      let weekday = shop.calendar.weekdayInForce(on: date).rawValue
      if let index = groups.firstIndex(where: { $0.weekdays.contains(weekday) }) {
        groups[index].dates.append(date)
      }
    }
    return groups
  }
}

extension Calibration {
  // MARK: Walk-ins

  mutating func calibrateArrivals(_ log: VisitLog, _ month: ObservedMonth) {
    let knowsBookings = month.capabilities.contains(.bookings)
    for group in DayGroup.groups(month) {
      guard !group.dates.isEmpty, let opening = shop.calendar.opening[group.weekdays[0]] else {
        keep("demand.walkInsPerHour.\(group.code)", "no such day in the log", "日志中没有这样的日期")
        continue
      }
      let walkInShares = knowsBookings ? nil : shop.walkInShares(weekday: group.weekdays[0])
      let days = Set(group.dates.map(\.dayNumber))
      var counts = [Int](repeating: 0, count: 24)
      for visit in log.visits where !visit.isBooked && !visit.isVisitor {
        guard let arrival = visit.arrival else { continue }
        let day = Int(arrival.flooredQuotient(by: TimeUnit.day))
        guard days.contains(day) else { continue }
        counts[Int((arrival - Microseconds(day) * TimeUnit.day) / TimeUnit.hour)] += 1
      }
      for hour in 0..<24 {
        let from = max(opening.opens, Microseconds(hour) * TimeUnit.hour)
        let to = min(opening.lastArrival, Microseconds(hour + 1) * TimeUnit.hour)
        guard to > from else { continue }
        let open = Double(to - from) / Double(TimeUnit.hour)
        var interval = PoissonRate.interval(
          count: counts[hour], exposure: open * Double(group.dates.count))
        if let walkInShares { interval = interval.scaled(by: walkInShares[hour]) }
        let cars =
          knowsBookings
          ? BilingualName(en: "walk-ins", zh: "台随到")
          : BilingualName(en: "cars, less the scenario's share of bookings", zh: "台，按原情景扣除预约")
        note(
          "demand.walkInsPerHour.\(group.code).\(hour < 10 ? "0" : "")\(hour)", .arrivalRate,
          .perHour, before: shop.demand.walkInRates[group.weekdays[0]][hour], interval,
          en: "\(counts[hour]) \(cars.en) on \(group.dates.count) days",
          zh: "\(group.dates.count) 天共 \(counts[hour]) \(cars.zh)")
        change { shop in
          for weekday in group.weekdays {
            shop.demand.walkInRates[weekday][hour] = interval.estimate
          }
        }
      }
    }
    change { $0.demand.trace = nil }
    keep(
      "demand.dayToDayVariation", "one month is too short to tell it from chance",
      "一个月的数据不足以与随机波动区分")
  }

  // MARK: Bookings

  mutating func calibrateBookings(_ log: VisitLog, _ month: ObservedMonth) {
    guard month.capabilities.contains(.bookings) else { return keepBookings(log, month) }
    let arrived = log.visits.filter { $0.isBooked && !$0.isVisitor }
    let knowsNoShows = month.capabilities.contains(.noShows)
    let slots = (arrived + log.noShows).compactMap(\.bookedSlot)
    if knowsNoShows, arrived.count + log.noShows.count > 0 {
      let all = arrived.count + log.noShows.count
      let interval = Proportion.clopperPearson(log.noShows.count, of: all)
      note(
        "demand.appointments.noShow", .noShow, .share, before: shop.demand.appointments.noShow,
        interval, en: "\(log.noShows.count) of \(all) bookings did not come",
        zh: "\(all) 个预约中 \(log.noShows.count) 个失约")
      change { $0.demand.appointments.noShow = interval.estimate }
    } else {
      keep("demand.appointments.noShow", "the log lists no bookings that did not come", "日志不记录失约")
    }
    calibrateSheet(slots, month, knowsNoShows: knowsNoShows)
    calibratePunctuality(arrived)
  }

  /// Where nobody is known to have booked, the scenario's share of the cars have; their number is that
  /// of the cars.
  private mutating func keepBookings(_ log: VisitLog, _ month: ObservedMonth) {
    keep("demand.appointments", "no column for the booked time", "日志没有预约时间列")
    let expected = month.shop.expectedCars
    let cars = log.visits.count { $0.arrival != nil && !$0.isVisitor }
    guard expected > 0, month.shop.demand.appointments.bookedShare > 0 else { return }
    let before = shop.demand.appointments.bookedShare
    let growth = PoissonRate.interval(count: cars, exposure: expected)
    change { $0.demand.appointments.book(before * growth.estimate) }
    // In places of the sheet as it is now, which may have more of them.
    let after = shop.demand.appointments.bookedShare
    note(
      "demand.appointments.bookedShare", .bookedShare, .share, before: before,
      growth.scaled(by: growth.estimate > 0 ? after / growth.estimate : 0),
      en: "the scenario's share of \(cars) cars", zh: "\(cars) 台按原情景的预约占比")
  }

  /// The booking sheet: the scenario's places if the bookings fall on them, else places of its own.
  private mutating func calibrateSheet(
    _ slots: [Microseconds], _ month: ObservedMonth, knowsNoShows: Bool
  ) {
    let appointments = shop.demand.appointments
    var offered = 0
    var booked = [[Microseconds: Int]](repeating: [:], count: 7)
    var days = [Int](repeating: 0, count: 7)
    for day in 0..<month.calendar.days {
      let date = month.calendar.date(ofDay: day)
      guard shop.calendar.hours(on: date) != nil else { continue }
      let weekday = shop.calendar.weekdayInForce(on: date).rawValue
      days[weekday] += 1
      offered += appointments.template[weekday].reduce(0) { $0 + $1.places }
    }
    var outside = 0
    for slot in slots {
      let date = CalendarDate(instant: slot)
      let weekday = shop.calendar.weekdayInForce(on: date).rawValue
      let time = slot - Microseconds(date.dayNumber) * TimeUnit.day
      booked[weekday][time, default: 0] += 1
      if !appointments.template[weekday].contains(where: { $0.time == time }) { outside += 1 }
    }
    // Where no-shows are not told, those who came stand for those who booked.
    let share = knowsNoShows ? 1 : 1 - appointments.noShow
    let all = Int((Double(slots.count) / max(share, 0.01)).rounded())
    guard !slots.isEmpty else { return }
    if outside * 20 > slots.count || all > offered {
      makeSheet(booked, days: days)
      offered = 0
      for weekday in 0..<7 {
        let places = shop.demand.appointments.template[weekday].reduce(0) { $0 + $1.places }
        offered += places * days[weekday]
      }
    }
    let interval = Proportion.clopperPearson(min(all, offered), of: max(offered, 1))
    note(
      "demand.appointments.bookedShare", .bookedShare, .share,
      before: appointments.bookedShare, interval, en: "\(all) bookings for \(offered) places",
      zh: "\(offered) 个名额约出 \(all) 个")
    change { $0.demand.appointments.bookedShare = interval.estimate }
  }

  /// As many places in each slot as were ever booked on one day, on average rounded up.
  private mutating func makeSheet(_ booked: [[Microseconds: Int]], days: [Int]) {
    change { shop in
      for weekday in 0..<7 where days[weekday] > 0 {
        shop.demand.appointments.template[weekday] = booked[weekday].keys.sorted().map { time in
          let count = booked[weekday][time] ?? 0
          return AppointmentSlot(time: time, places: (count + days[weekday] - 1) / days[weekday])
        }
      }
    }
  }

  /// Arrival minus slot: mean and spread. Cars held back by the opening of the doors say nothing of
  /// when their customers would have come and are left out.
  private mutating func calibratePunctuality(_ arrived: [RecordedVisit]) {
    var moments = RunningMoments()
    for visit in arrived {
      guard let slot = visit.bookedSlot, let arrival = visit.arrival else { continue }
      let date = CalendarDate(instant: slot)
      guard let hours = shop.calendar.hours(on: date) else { continue }
      let opens = Microseconds(date.dayNumber) * TimeUnit.day + hours.opens
      guard slot - opens >= 30 * TimeUnit.minute else { continue }
      moments.add(Double(arrival - slot) / Double(TimeUnit.minute))
    }
    guard moments.count >= 30 else {
      keep(
        "demand.appointments.punctuality", "only \(moments.count) booked cars with a slot",
        "有预约时间的车辆只有 \(moments.count) 台")
      return
    }
    let before = shop.demand.appointments.punctuality
    let mean = moments.meanInterval()
    let spread = moments.standardDeviation
    // Large-sample interval of a normal standard deviation: s·(1 ± z/√(2(n−1))).
    let half = 1.959964 * spread / (2 * Double(moments.count - 1)).squareRoot()
    let minute = Double(TimeUnit.minute)
    note(
      "demand.appointments.punctuality.normal.mean", .punctuality, .minutes,
      before: before.mean / minute, mean, en: "\(moments.count) booked cars",
      zh: "\(moments.count) 台预约车")
    note(
      "demand.appointments.punctuality.normal.sd", .punctuality, .minutes,
      before: before.standardDeviation / minute,
      ConfidenceInterval(
        estimate: spread, halfWidth: half, level: 0.95, n: moments.count),
      en: "\(moments.count) booked cars", zh: "\(moments.count) 台预约车")
    var (low, high) = (-60 * minute, 60 * minute)
    if case .normal(_, _, let cutLow, let cutHigh) = before { (low, high) = (cutLow, cutHigh) }
    change {
      $0.demand.appointments.punctuality = .normal(
        mean: moments.mean * minute, sd: spread * minute, low: low, high: high)
    }
  }

  // MARK: Job types and other visitors

  mutating func calibrateMix(_ log: VisitLog, _ month: ObservedMonth) {
    guard month.capabilities.contains(.jobTypes) else {
      keep("jobTypes.*.share", "no column for the job type", "日志没有维修类型列")
      return
    }
    let knowsBookings = month.capabilities.contains(.bookings)
    var walkIns = [Int](repeating: 0, count: shop.jobTypes.count)
    var booked = walkIns
    for visit in log.visits where !visit.isVisitor && visit.jobType >= 0 {
      if visit.isBooked {
        booked[Int(visit.jobType)] += 1
      } else {
        walkIns[Int(visit.jobType)] += 1
      }
    }
    let weight = shop.jobTypes.reduce(0) { $0 + $1.share }
    let bookedWeight = shop.jobTypes.reduce(0) { $0 + $1.bookedShare }
    let all = walkIns.reduce(0, +)
    let allBooked = booked.reduce(0, +)
    for (index, job) in shop.jobTypes.enumerated() {
      if all > 0 {
        let interval = Proportion.clopperPearson(walkIns[index], of: all)
        note(
          "jobTypes.\(job.id).share", .jobShare, .share, before: job.share / weight, interval,
          en: "\(walkIns[index]) of \(all) walk-ins", zh: "\(all) 台随到中 \(walkIns[index]) 台")
        change { $0.jobTypes[index].share = interval.estimate }
      }
      if knowsBookings, allBooked > 0 {
        let interval = Proportion.clopperPearson(booked[index], of: allBooked)
        note(
          "jobTypes.\(job.id).bookedShare", .jobShare, .share,
          before: job.bookedShare / bookedWeight, interval,
          en: "\(booked[index]) of \(allBooked) booked cars",
          zh: "\(allBooked) 台预约车中 \(booked[index]) 台")
        change { $0.jobTypes[index].bookedShare = interval.estimate }
      }
    }
  }

  mutating func calibrateVisitors(_ log: VisitLog, _ month: ObservedMonth) {
    guard month.capabilities.contains(.visitors) else {
      keep("demand.otherVisitors.perDay", "the log does not tell other visitors", "日志不记录非维保车辆")
      return
    }
    let days = Int(month.measures[.openDays])
    guard days > 0 else { return }
    let count = log.visits.count { $0.isVisitor }
    let interval = PoissonRate.interval(count: count, exposure: Double(days))
    note(
      "demand.otherVisitors.perDay", .visitors, .perDay, before: shop.demand.visitors.perDay,
      interval, en: "\(count) other visitors on \(days) days", zh: "\(days) 天共 \(count) 台非维保车")
    change { $0.demand.visitors.perDay = interval.estimate }
  }
}
