/// What the people do and cost, by role and by person.
extension KPI {
  static func staff(for shop: Shop) -> [KPI] {
    let people = shop.staff.people
    return wholeTeam(people.count)
      + roles(of: shop).flatMap { role -> [KPI] in
        let members = people.indices.filter { people[$0].role == role }
        let key = "staff.\(role.key)"
        return entries(key, role.title, members) + pauses(key, role.title, members)
          + (role == .advisor ? carsPerAdvisor(shop).map { [$0] } ?? [] : [])
          // By place within the role, so that a key means the same post in every policy.
          + members.enumerated().flatMap { place, person in
            entries(
              "\(key).\(place + 1)",
              BilingualName(
                en: "\(role.title.en): \(people[person].name)",
                zh: "\(role.title.zh)：\(people[person].label.zh)"), [person])
              + [fines(of: person, "\(key).\(place + 1)", role.title, people[person].label)]
          }
      }
  }

  /// What work asks of people beyond what was agreed, all of them together.
  private static func wholeTeam(_ people: Int) -> [KPI] {
    [
      kpi(
        "staff.overtimePerDay", .staff, .minutesPerDay, .lowerIsBetter, en: "Overtime, all staff",
        zh: "全员加班", means: "Minutes a day worked after the end of a shift, all people together.",
        zh: "全体人员每日下班后继续工作的分钟数之和。"
      ) { measures, _ in
        ratio(sum(.overtime, Array(0..<people), measures), measures[.openDays])
          / microsecondsPerMinute
      },
      kpi(
        "staff.breaksMissedPerDay", .staff, .perDay, .lowerIsBetter,
        en: "Breaks missed, all staff", zh: "全员未能休息",
        means: "Breaks a day that could not be taken inside their window, all people together.",
        zh: "全体人员每日在规定时段内未能安排的休息次数。", perDay(.breaksMissed)),
    ]
  }

  private static func entries(
    _ key: String, _ name: BilingualName, _ members: [Int]
  ) -> [KPI] {
    [
      kpi(
        "\(key).utilisation", .staff, .share, .neutral,
        en: "\(name.en), utilisation", zh: "\(name.zh)利用率",
        means: "Time at work as a share of time on duty, breaks taken off.",
        zh: "工作时间占在岗时间（扣除休息）的比例。"
      ) { measures, _ in
        ratio(
          sum(.busyTime, members, measures),
          sum(.dutyTime, members, measures) &- sum(.breakTime, members, measures))
      },
      kpi(
        "\(key).overtimePerDay", .staff, .minutesPerDay, .lowerIsBetter,
        en: "\(name.en), overtime", zh: "\(name.zh)加班",
        means: "Minutes a day worked after the end of a shift.", zh: "每日下班后继续工作的分钟数。"
      ) { measures, _ in
        ratio(sum(.overtime, members, measures), measures[.openDays]) / microsecondsPerMinute
      },
      kpi(
        "\(key).wagesPerDay", .staff, .yuanPerDay, .lowerIsBetter,
        en: "\(name.en), wages", zh: "\(name.zh)工资",
        means: "Wages a day with overtime and on-costs; breaks are not paid.",
        zh: "每日工资，含加班与附加成本；休息不计薪。"
      ) { measures, shop in
        members.reduce(0) { $0 + wages(of: $1, measures, shop) }
          / (measures[.openDays] > 0 ? Double(measures[.openDays]) : .nan)
      },
    ]
  }

  private static func pauses(_ key: String, _ name: BilingualName, _ members: [Int]) -> [KPI] {
    [
      kpi(
        "\(key).breaksMissedPerDay", .staff, .perDay, .lowerIsBetter,
        en: "\(name.en), breaks missed", zh: "\(name.zh)未能休息",
        means: "Breaks a day that could not be taken inside their window.",
        zh: "每日在规定时段内未能安排的休息次数。"
      ) { measures, _ in ratio(sum(.breaksMissed, members, measures), measures[.openDays]) }
    ]
  }

  private static func fines(
    of person: Int, _ key: String, _ role: BilingualName, _ name: BilingualName
  ) -> KPI {
    kpi(
      "\(key).finesPerDay", .staff, .yuanPerDay, .lowerIsBetter,
      en: "\(role.en): \(name.en), fines", zh: "\(role.zh)：\(name.zh)考核扣款（模拟）",
      means: "Fines a day that fall on this person (clause 8).", zh: "每日由此人承担的扣款（第八条）。"
    ) { measures, _ in
      ratio(measures[.fines, person: person], measures[.openDays]) / 100
    }
  }

  private static func sum(_ tally: PersonTally, _ members: [Int], _ measures: Measures) -> Int64 {
    members.reduce(0) { $0 &+ measures[tally, person: $1] }
  }

  /// Yuan of one person over everything measured: duty without breaks at the wage, overtime at its
  /// factor. The sums of `cost.wages` and `cost.overtime` are rounded to whole fen, these are not.
  private static func wages(of person: Int, _ measures: Measures, _ shop: Shop) -> Double {
    let overtime = measures[.overtime, person: person]
    let regular =
      measures[.dutyTime, person: person] &- measures[.breakTime, person: person] &- overtime
    let hours =
      (Double(regular) + Double(overtime) * shop.costs.overtimeFactor)
      / (60 * microsecondsPerMinute)
    return hours * Double(shop.staff.people[person].wagePerHour) * shop.costs.loadFactor / 100
  }
}
