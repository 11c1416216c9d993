import EventSimulation

extension ShopCheck {
  mutating func staff(_ staff: Staff, calendar: ShopCalendar) {
    count(staff.people.count, 0...ShopLimits.people, "staff")
    expect(
      staff.minimumOnDuty.count == Role.allCases.count, "staff",
      "minimumOnDuty is not one number a role", "minimumOnDuty 与岗位数不符")
    for (role, minimum) in zip(Role.allCases, staff.minimumOnDuty) {
      count(minimum, 0...ShopLimits.count, "staff.\(role.key).minimumOnDuty")
    }
    var lastRole: UInt8 = 0
    for person in staff.people {
      var path: String { "staff.\(person.role.key)" }
      expect(
        person.role.rawValue >= lastRole, path, "people are not grouped by role",
        "人员未按岗位分组")
      lastRole = person.role.rawValue
      number(person.speed, 0...ShopLimits.factor, above: true, path + ".speed")
      amount(person.wagePerHour, path + ".wagePerHour")
      week(person.shifts, path + ".shift")
      count(person.breaks.count, 0...ShopLimits.intervals, path + ".breaks")
      for pause in person.breaks {
        intervals([pause.window], path + ".breaks")
        expect(
          pause.length > 0 && pause.length <= TimeUnit.day, path + ".breaks",
          "a break of no length or over a day", "休息时长为零或超过一天")
      }
    }
    onDuty(staff, calendar)
  }

  /// Every open weekday needs somebody who receives cars: else all that came would only pile up.
  private mutating func onDuty(_ staff: Staff, _ calendar: ShopCalendar) {
    for (day, hours) in zip(Weekday.allCases, calendar.opening) where hours != nil {
      let isReceiving = staff.people.contains {
        $0.role == .advisor && $0.shifts.count == 7 && !$0.shifts[day.rawValue].isEmpty
      }
      expect(
        isReceiving, "staff.advisors",
        "no advisor is on duty on \(day.code), when the shop is open (expected at least one)",
        "\(day.code) 营业但没有服务顾问在岗（至少应有一人）")
    }
  }

  mutating func policies(_ shop: Shop) {
    let reception = shop.reception
    duration(reception.guide, "reception.guide")
    duration(reception.selfParking, "reception.selfParking")
    duration(reception.target, "reception.target")
    number(
      reception.bookedFactor, 0...ShopLimits.factor, above: true, "reception.bookedFactor")
    expect(
      reception.reservedBays >= 0 && reception.reservedBays < shop.places.bays,
      "reception.reservedBays",
      "\(reception.reservedBays) of \(shop.places.bays) bays are reserved (expected at least one "
        + "bay for walk-ins)",
      "\(shop.places.bays) 个工位中预留了 \(reception.reservedBays) 个（至少留一个给随到客户）")
    if let help = reception.frontDeskHelp {
      week(help.peakWindows, "reception.frontDeskHelp.peakWindows")
      if let assistAt = help.assistAt {
        count(assistAt, 1...ShopLimits.count, "reception.frontDeskHelp.assistAt")
      }
    }
    let handOver = shop.handOver
    duration(handOver.handOver, "handOver.handOver")
    duration(handOver.drive, "handOver.drive")
    duration(handOver.parkingDrive, "handOver.parkingDrive")
    duration(handOver.workshopTakesOver, "handOver.workshopTakesOver")
    week(shop.handBack.peakWindows, "handBack.peakWindows")
    duration(shop.handBack.payment, "handBack.payment")
    let notices = shop.progressNotices
    duration(notices.every, from: TimeUnit.second, "progressNotices.every")
    duration(notices.duration, "progressNotices.duration")
    number(
      notices.toleranceFactor, 0...ShopLimits.factor, above: true,
      "progressNotices.toleranceFactor")
  }

  mutating func rules(_ shop: Shop) {
    count(shop.crowding.threshold, 1...ShopLimits.count, "crowding.threshold")
    if let recall = shop.crowding.recallBelow {
      count(recall, 1...ShopLimits.count, "crowding.recallBelow")
    }
    duration(shop.crowding.closeAfter, "crowding.closeAfter")
    response(shop.crowding.response, "crowding.response")
    duration(shop.longStay.limit, from: 1, "longStay.limit")
    count(shop.yardstick.crowded, 1...ShopLimits.count, "yardstick.crowded")
    duration(shop.yardstick.longStay, from: 1, "yardstick.longStay")
    if let every = shop.longStay.repeatEvery {
      duration(every, from: TimeUnit.second, "longStay.repeatEvery")
    }
    response(shop.longStay.response, "longStay.response")
    let customers = shop.customers
    duration(customers.patience, never: true, "customers.patience")
    duration(customers.receptionTolerance, never: true, "customers.receptionTolerance")
    duration(customers.stayTolerance, never: true, "customers.stayTolerance")
    number(customers.loungeFactor, 0...ShopLimits.factor, "customers.loungeFactor")
  }

  private mutating func response(_ response: EscalationResponse, _ path: String) {
    duration(response.noticeDelay, path + ".noticeDelay")
    share(response.noticeReliability, path + ".noticeReliability")
    duration(response.patrolEvery, from: TimeUnit.second, path + ".patrolEvery")
    duration(response.attendance, path + ".attendance")
    duration(response.coordination, path + ".coordination")
  }

  mutating func money(_ shop: Shop) {
    amount(shop.fines.amount, "fines.amount")
    amount(shop.costs.lostCustomer, "costs.lostCustomer")
    number(shop.costs.overtimeFactor, 0...ShopLimits.factor, "costs.overtimeFactor")
    number(shop.costs.loadFactor, 0...ShopLimits.factor, "costs.loadFactor")
  }

  mutating func workshop(_ workshop: Workshop) {
    count(workshop.pools.count, 0...ShopLimits.pools, "workshop.pools")
    expect(
      Set(workshop.pools.map { $0.id }).count == workshop.pools.count, "workshop.pools",
      "two pools have the same id", "工位组 id 重复")
    expect(
      workshop.pools.count { $0.kind == .wash } <= 1, "workshop.pools",
      "more than one pool of the kind wash (expected at most one)", "洗车工位组多于一个")
    for pool in workshop.pools {
      var path: String { "workshop.pools.\(pool.id)" }
      count(pool.bays, 1...ShopLimits.count, path + ".bays")
      count(pool.teams, 1...ShopLimits.count, path + ".teams")
      week(pool.hours, path + ".hours")
      expect(
        pool.hours.contains { !$0.isEmpty }, path + ".hours", "nobody ever works there",
        "没有工作时间")
      amount(pool.teamWagePerHour, path + ".teamWagePerHour")
    }
    let additional = workshop.additionalWork
    share(additional.probability, "workshop.additionalWork.probability")
    duration(additional.call, "workshop.additionalWork.call")
    duration(additional.answer, "workshop.additionalWork.answer")
    share(additional.accepted, "workshop.additionalWork.accepted")
    number(
      additional.extraShare, 0...ShopLimits.factor, "workshop.additionalWork.extraShare")
    share(workshop.partsWaitProbability, "workshop.partsWaitProbability")
    duration(workshop.partsWait, "workshop.partsWait")
    duration(workshop.inspection, "workshop.inspection")
    share(workshop.reworkProbability, "workshop.reworkProbability")
    expect(
      workshop.reworkProbability < 1, "workshop.reworkProbability",
      "every inspection fails, so that no car is ever finished (expected below 1)",
      "每次总检都不合格，车辆永远完不成（应小于 1）")
    number(workshop.reworkShare, 0...ShopLimits.factor, "workshop.reworkShare")
    duration(workshop.wash, "workshop.wash")
    duration(workshop.washTouchUp, "workshop.washTouchUp")
  }
}
