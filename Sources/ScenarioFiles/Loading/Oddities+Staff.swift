import DataFiles
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
      "\(WeekdayWords.zh(span.days)) \(times) 接车但无人在岗" + (more > 0 ? "（另有 \(more) 个此类时段）" : ""),
      &reading)
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
          place(of: person, role) ?? path,
          "the break \(window) of \(person.name) lies outside every shift",
          "\(person.label.zh) 的休息 \(window) 不在任何班次内", &reading)
        return
      }
    }
    let minimum = shop.staff.minimumOnDuty[Int(role.rawValue)]
    let all = shop.staff.people.filter { $0.role == role }
    let most = (0..<7).map { day in all.count { !$0.shifts[day].isEmpty } }.max() ?? 0
    let nobodyEver = !people.isEmpty && minimum > 0 && most <= minimum
    if !nobodyEver { crowdedBreaks(role, &reading) }
    if nobodyEver {
      oddities.warn(
        "staff.\(role.key).minimumOnDuty",
        "nobody ever gets a break: at least \(minimum) stay on duty, and at most \(most) are there",
        "永远无人能休息：至少留岗 \(minimum) 人，而最多只有 \(most) 人", &reading)
    }
  }

  /// Breaks that not everybody can take, because some must stay and the window ends.
  ///
  /// Whoever shares a break goes in rounds of as many as may be spared; a round that would begin after
  /// the window is lost.
  private func crowdedBreaks(_ role: Role, _ reading: inout Reading) {
    let minimum = shop.staff.minimumOnDuty[Int(role.rawValue)]
    let people = shop.staff.people.filter { $0.role == role }
    var told: Set<Break> = []
    for pause in people.flatMap(\.breaks) where told.insert(pause).inserted {
      var days: [Weekday] = []
      var worst = (can: Int.max, want: 0)
      for day in Weekday.allCases where shop.calendar.opening[day.rawValue] != nil {
        let there = people.filter { covers($0, day, pause.window) }
        let want = there.count { $0.breaks.contains(pause) }
        // The last may begin just before the window ends.
        let width = pause.window.to - pause.window.from
        let rounds = Int((width + pause.length - 1) / pause.length)
        let can = max(0, there.count - minimum) * rounds
        guard want > can else { continue }
        days.append(day)
        if can - want < worst.can - worst.want || worst.can == .max { worst = (can, want) }
      }
      guard !days.isEmpty, let person = people.first(where: { $0.breaks.contains(pause) })
      else { continue }
      let window =
        ClockText.render(time: pause.window.from) + "-" + ClockText.render(time: pause.window.to)
      let (codes, zh) = (days.map(\.code).joined(separator: ","), WeekdayWords.zh(days))
      oddities.warn(
        place(of: person, role) ?? "staff.\(role.key).breaks",
        "on \(codes) at most \(worst.can) of \(worst.want) can take the break \(window) "
          + "(\(DurationText.render(pause.length))): \(minimum) must stay on duty",
        "\(zh) \(window) 的休息（\(DurationText.render(pause.length))）\(worst.want) 人中最多 \(worst.can) 人能休："
          + "至少留岗 \(minimum) 人", &reading)
    }
  }

  private func covers(_ person: Person, _ day: Weekday, _ window: DayInterval) -> Bool {
    person.shifts[day.rawValue].contains { $0.from <= window.from && window.to <= $0.to }
  }

  /// Where the breaks of one person are written; nil where they are the role's.
  private func place(of person: Person, _ role: Role) -> String? {
    let people = shop.staff.people.filter { $0.role == role }
    guard let index = people.firstIndex(of: person),
      let written = oddities.tree.value(at: "staff.\(role.key).people")?.elements,
      written.count == people.count, written[index]["breaks"]?.isNull == false
    else { return nil }
    return "staff.\(role.key).people[\(index)].breaks"
  }
}
