import EventSimulation
import Forecourt

/// Odd rosters.
struct StaffOddities {
  let oddities: Oddities
  private var shop: Shop { oddities.shop }
  /// Coverage is looked at in steps of this.
  private static let step = 15 * TimeUnit.minute

  func note(_ reading: inout Reading) {
    for role in [Role.guardPost, .advisor] where oddities.has(role) { gaps(role, &reading) }
    for role in Role.allCases where oddities.has(role) { breaks(role, &reading) }
  }

  /// Open time in which nobody of a role is on duty.
  private func gaps(_ role: Role, _ reading: inout Reading) {
    let people = shop.staff.people.filter { $0.role == role }
    var spans: [(days: [Weekday], from: Microseconds, to: Microseconds)] = []
    for (day, hours) in zip(Weekday.allCases, shop.calendar.opening) {
      guard let hours else { continue }
      let shifts = people.flatMap { $0.shifts[day.rawValue] }
      var time = hours.opens
      while time < hours.lastArrival {
        var end = time
        while end < hours.lastArrival, !shifts.contains(where: { $0.contains(end) }) {
          end += Self.step
        }
        end = min(end, hours.lastArrival)
        if end > time {
          if let place = spans.firstIndex(where: { $0.from == time && $0.to == end }) {
            spans[place].days.append(day)
          } else {
            spans.append(([day], time, end))
          }
        }
        time = end + Self.step
      }
    }
    guard let span = spans.first else { return }
    let days = span.days.map(\.code).joined(separator: ",")
    let times = ClockText.render(time: span.from) + "-" + ClockText.render(time: span.to)
    let more = spans.count - 1
    let result =
      role == .advisor ? "cars wait unreceived" : "drivers park alone and nobody notifies"
    oddities.warn(
      "staff.\(role.key).shift",
      "nobody is on duty \(times) on \(days), while the shop takes cars: \(result)"
        + (more > 0 ? " (and \(more) more such times)" : ""),
      "\(days) \(times) 接车但无人在岗" + (more > 0 ? "（另有 \(more) 个此类时段）" : ""), &reading)
  }

  private func breaks(_ role: Role, _ reading: inout Reading) {
    let people = shop.staff.people.filter { $0.role == role && !$0.breaks.isEmpty }
    let path = "staff.\(role.key).breaks"
    for person in people {
      let shifts = person.shifts.joined()
      for pause in person.breaks
      where !shifts.isEmpty
        && !shifts.contains(where: { $0.from < pause.window.to && pause.window.from < $0.to })
      {
        let window =
          ClockText.render(time: pause.window.from) + "-"
          + ClockText.render(time: pause.window.to)
        oddities.warn(
          path, "the break \(window) of \(person.name) lies outside every shift",
          "\(person.name) 的休息 \(window) 不在任何班次内", &reading)
        return
      }
    }
    let minimum = shop.staff.minimumOnDuty[Int(role.rawValue)]
    let all = shop.staff.people.filter { $0.role == role }
    let most = (0..<7).map { day in all.count { !$0.shifts[day].isEmpty } }.max() ?? 0
    if !people.isEmpty && minimum > 0 && most <= minimum {
      oddities.warn(
        "staff.\(role.key).minimumOnDuty",
        "nobody ever gets a break: at least \(minimum) stay on duty, and at most \(most) are there",
        "永远无人能休息：至少留岗 \(minimum) 人，而最多只有 \(most) 人", &reading)
    }
  }
}
