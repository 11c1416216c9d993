import DataFiles
import EventSimulation
import Forecourt

/// What is allowed but odd: said once, at its place, and changing nothing.
struct Oddities {
  let shop: Shop
  let tree: Node
  /// Every file that was read, the one first named first.
  let files: [String]
  /// Compared with a base, whose yardstick it has.
  var isPolicy = false

  func note(_ reading: inout Reading) {
    rules(&reading)
    if !isPolicy { yardstick(&reading) }
    roles(&reading)
    dates(&reading)
    weights(&reading)
    emptyDays(&reading)
    StaffOddities(oddities: self).note(&reading)
    LoadOddities(oddities: self).note(&reading)
  }

  func warn(_ path: String, _ en: String, _ zh: String, _ reading: inout Reading) {
    reading.warn(en, zh, at: tree.nearest(to: path).position, key: path)
  }

  /// What several lines make together is told at the one that was written last: in the file that was
  /// named rather than in one that it extends, and in the defaults only where nobody wrote any.
  func warn(anyOf paths: [String], _ en: String, _ zh: String, _ reading: inout Reading) {
    func rank(_ path: String) -> Int {
      let file = tree.nearest(to: path).position.file
      if file.hasPrefix("--set") { return -1 }
      return files.firstIndex(of: file) ?? (file == Defaults.name ? .max : files.count)
    }
    let ranks = paths.map(rank)
    guard let least = ranks.min(), let place = ranks.firstIndex(of: least) else { return }
    warn(paths[place], en, zh, &reading)
  }

  // MARK: Rules that cannot act

  private func rules(_ reading: inout Reading) {
    let places = shop.places
    let room = places.bays + places.lane
    let crowding = shop.crowding
    if crowding.enabled && crowding.threshold > room {
      warn(
        "crowding.threshold",
        "the rule can never fire: \(crowding.threshold) cars, but the area holds \(room) "
          + "(\(places.bays) bays and \(places.lane) lane places)",
        "规则永远不会触发：需 \(crowding.threshold) 台，而区内只能停 \(room) 台", &reading)
    }
    let crowded = shop.yardstick.crowded
    if crowded <= places.bays {
      warn(
        anyOf: ["places.bays", "yardstick.crowded"],
        "“crowded” begins at \(crowded) cars, and there are \(places.bays) bays: it may mean that bays "
          + "are in use and nobody waits (yardstick.crowded, places.bays)",
        "\(crowded) 台即算拥堵，而工位有 \(places.bays) 个：可能只是工位在用、并无人等候"
          + "（yardstick.crowded、places.bays）", &reading)
    }
    tickets(&reading)
    let longest = shop.calendar.opening.compactMap { $0.map { $0.closes - $0.opens } }.max() ?? 0
    if shop.longStay.enabled && shop.longStay.limit >= longest {
      warn(
        "longStay.limit", "the rule can hardly fire: the limit is longer than an open day",
        "规则几乎不会触发：时限长于营业时间", &reading)
    }
    if crowding.enabled {
      needs(
        places.waitingBays, for: crowding.actions.contains(.releaseToWaitingBay),
        "crowding.actions", "releaseToWaitingBay", "places.waitingBays", &reading)
      needs(
        places.temporaryParking, for: crowding.actions.contains(.divertToTemporaryParking),
        "crowding.actions", "divertToTemporaryParking", "places.temporaryParking", &reading)
    }
    if shop.longStay.enabled {
      needs(
        places.awaitingRepair, for: shop.longStay.actions.contains(.moveToAwaitingRepair),
        "longStay.actions", "moveToAwaitingRepair", "places.awaitingRepair", &reading)
    }
    if shop.handOver.destination == .awaitingRepair && places.awaitingRepair == 0 {
      warn(
        "handOver.destination", "cars go to a lot without places (places.awaitingRepair is 0)",
        "车辆要去的待修区没有车位（places.awaitingRepair 为 0）", &reading)
    }
    if shop.reception.reservedBays > 0
      && shop.demand.appointments.template.allSatisfy(\.isEmpty) && shop.demand.trace == nil
    {
      warn(
        "reception.reservedBays", "bays are reserved for booked cars, and nobody can book",
        "预留了预约工位，但没有预约", &reading)
    }
  }

  /// A rule that was changed beside a yardstick that nobody wrote: the shop may have signed other
  /// numbers, or a policy may be meant.
  private func yardstick(_ reading: inout Reading) {
    func isAssumed(_ key: String) -> Bool {
      tree["yardstick"]?[key]?.position.file == Defaults.name
    }
    let (crowding, longStay, yardstick) = (shop.crowding, shop.longStay, shop.yardstick)
    if crowding.enabled, crowding.threshold != yardstick.crowded, isAssumed("crowded") {
      let (called, counted) = (crowding.threshold, yardstick.crowded)
      warn(
        "crowding.threshold",
        "the rule calls at \(called) cars, crowding is still measured at \(counted): as it should "
          + "be for a policy; set yardstick.crowded too if your shop signed \(called)",
        "规则在 \(called) 台时上报，而拥堵仍按 \(counted) 台统计：作为对比方案应当如此；若本店约定即为 \(called) 台，"
          + "请同时设置 yardstick.crowded", &reading)
    }
    if longStay.enabled, longStay.limit != yardstick.longStay, isAssumed("longStay") {
      let called = ValueText.duration(longStay.limit)
      let counted = ValueText.duration(yardstick.longStay)
      warn(
        "longStay.limit",
        "the rule calls after \(called.en), long stays are still measured at \(counted.en): as it "
          + "should be for a policy; set yardstick.longStay too if your shop signed \(called.en)",
        "规则在停留 \(called.zh)后上报，而超时仍按 \(counted.zh)统计：作为对比方案应当如此；若本店约定即为"
          + " \(called.zh)，请同时设置 yardstick.longStay", &reading)
    }
  }

  /// Called back only when fewer cars are in the area than there are bays: a bay stands free, and a
  /// customer with a ticket waits for it.
  private func tickets(_ reading: inout Reading) {
    let (crowding, places) = (shop.crowding, shop.places)
    guard crowding.enabled, crowding.actions.contains(.divertToTemporaryParking),
      places.temporaryParking > 0, let below = crowding.recallBelow, below < places.bays
    else { return }
    warn(
      anyOf: ["places.bays", "crowding.recallBelow"],
      "tickets are called when fewer than \(below) cars are in the area, and there are "
        + "\(places.bays) bays: customers wait with a ticket beside a free bay "
        + "(crowding.recallBelow, places.bays)",
      "区内少于 \(below) 台才叫号，而工位有 \(places.bays) 个：工位空着，持牌客户仍在等"
        + "（crowding.recallBelow、places.bays）", &reading)
  }

  private func needs(
    _ places: Int, for isUsed: Bool, _ path: String, _ action: String, _ place: String,
    _ reading: inout Reading
  ) {
    guard isUsed && places == 0 else { return }
    warn(
      path, "\(action) can never be done: \(place) is 0", "\(action) 永远无法执行：\(place) 为 0",
      &reading)
  }

  // MARK: Roles that nobody has

  private func roles(_ reading: inout Reading) {
    let driver = shop.handOver.driver
    if !has(driver) {
      warn(
        "handOver.driver", "\(driver.key) drive the cars, and staff.\(driver.key) has nobody",
        "由 \(driver.key) 移车，但该岗位无人", &reading)
    }
    if shop.reception.frontDeskHelp != nil && !has(.frontDesk) {
      warn(
        "reception.frontDeskHelp", "the front desk helps, and staff.frontDesk has nobody",
        "前台协助接待，但前台无人", &reading)
    }
    let acts =
      (shop.crowding.enabled && !shop.crowding.actions.isEmpty)
      || (shop.longStay.enabled && !shop.longStay.actions.isEmpty)
    if acts && !has(.manager) && !shop.staff.attendDeputies.contains(where: has) {
      warn(
        "staff.managers", "nobody can attend an escalation: no manager, and no deputy",
        "无人到场协调：没有服务经理，也没有代理人", &reading)
    }
    if acts && !has(.guardPost) && !shop.staff.notifyDeputies.contains(where: has) {
      warn(
        "staff.guards", "nobody can notify: no guard, and no deputy", "无人通知：没有保安，也没有代理人",
        &reading)
    }
    if case .fixed(let role) = shop.fines.attribution, !has(role) {
      warn(
        "fines.attribution", "\(role.key) are fined, and staff.\(role.key) has nobody",
        "考核 \(role.key)，但该岗位无人", &reading)
    }
  }

  func has(_ role: Role) -> Bool { shop.staff.people.contains { $0.role == role } }

  // MARK: Dates and hours

  private func dates(_ reading: inout Reading) {
    let calendar = shop.calendar
    let last = calendar.date(ofDay: calendar.days - 1)
    let outside = calendar.closedDates.filter { $0 < calendar.firstDate || $0 > last }
    if let date = outside.first {
      warn(
        "calendar.closed", "\(date) is not in the calendar (\(calendar.firstDate) to \(last))",
        "\(date) 不在日历内（\(calendar.firstDate) 至 \(last)）", &reading)
    }
    let special = calendar.specialDays.map(\.date).filter { $0 < calendar.firstDate || $0 > last }
    if let date = special.first {
      warn(
        "calendar.specialDays",
        "\(date) is not in the calendar (\(calendar.firstDate) to \(last))",
        "\(date) 不在日历内（\(calendar.firstDate) 至 \(last)）", &reading)
    }
  }

  /// Open days on which no customer is expected: people are paid, and figures a day are thinned.
  private func emptyDays(_ reading: inout Reading) {
    guard shop.demand.trace == nil else { return }
    let demand = shop.demand
    let days = Weekday.allCases.filter { day in
      shop.calendar.opening[day.rawValue] != nil
        && demand.walkInRates[day.rawValue].allSatisfy { $0 == 0 }
        && demand.appointments.template[day.rawValue].isEmpty
    }
    guard !days.isEmpty, days.count < 7 else { return }
    let codes = days.map(\.code).joined(separator: ",")
    let isDirect = tree.value(at: "demand.walkInsPerHour")?.members != nil
    let table = isDirect ? "demand.walkInsPerHour" : "demand.carsPerDay"
    warn(
      "\(table).\(days[0].code)",
      "the shop is open on \(codes), and no car is expected: is it closed? "
        + "(“calendar”: { “opening”: { “\(codes)”: “closed” } })",
      "\(WeekdayWords.zh(days))营业但没有车来：是否歇业？"
        + "（“calendar”: { “opening”: { “\(codes)”: “closed” } }）", &reading)
  }

  /// Walk-ins that would come while the shop is closed.
  private func weights(_ reading: inout Reading) {
    let isDirect = tree.value(at: "demand.walkInsPerHour")?.members != nil
    let table = isDirect ? "demand.walkInsPerHour" : "demand.hourly"
    for row in tree.value(at: table)?.members ?? [] {
      guard let day = Weekday.allCases.first(where: { $0.code == row.key }),
        let hours = shop.calendar.opening[day.rawValue]
      else { continue }
      let open = DemandAssembly.openShare(hours)
      let written = row.written ?? row.key
      let path = written.isEmpty ? table : "\(table).\(written)"
      let members = row.node.members ?? []
      for index in members.indices {
        guard let hour = ClockText.hour(members[index].key), open[hour] == 0,
          case .number(let weight, _) = members[index].node.value, weight > 0
        else { continue }
        let member = members[index]
        reading.warn(
          "walk-ins at \(member.key):00, when the shop takes no cars: they are left out",
          "\(member.key):00 不接车，该时段权重不计", at: member.keyPosition,
          key: "\(path).\(member.key)")
      }
    }
  }
}
