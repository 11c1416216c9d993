import EventSimulation

/// What people, lifts and the whole shop get through: figures that the trade knows of other shops.
extension KPI {
  /// Cars for each advisor on duty and day; nil where the roster has no advisor.
  static func carsPerAdvisor(_ shop: Shop) -> KPI? {
    let shifts = shop.shiftsMeasured(of: .advisor)
    guard shifts > 0 else { return nil }
    return kpi(
      "staff.advisors.carsPerShift", .staff, .cars, .neutral,
      en: "Advisors, cars a head and day", zh: "服务顾问人均日接车台次",
      means: "Cars received, for each advisor on duty and day.", zh: "每名当班服务顾问每日接车台次。"
    ) { measures, _ in
      ratio(measures[.received], Int64(shifts) &* Int64(measures.replications))
    }
  }

  static let sameDay = kpi(
    "handBack.sameDayShare", .workshop, .share, .higherIsBetter,
    en: "Handed back the same day", zh: "当天交车率",
    means: "Visits that were complete on the day on which they began, of those completed.",
    zh: "到店当天即完成交车的台次，占完成台次的比例。", share(.sameDay, of: .completions))

  static func sameDay(_ job: JobType, _ index: Int) -> KPI {
    kpi(
      "jobs.\(job.id).sameDayShare", .demand, .share, .higherIsBetter,
      en: "\(job.name.en), handed back the same day", zh: "\(job.name.zh)当天交车率",
      means: "Visits of this type that were complete on the day on which they began.",
      zh: "该类型到店当天即完成交车的比例。"
    ) { measures, _ in
      ratio(measures[.sameDay, job: index], measures[.completions, job: index])
    }
  }

  /// How often a bay is taken a day (工位周转率).
  static func carsPerBay(_ pool: Pool, _ index: Int) -> KPI {
    kpi(
      "workshop.\(pool.id).carsPerBay", .workshop, .cars, .neutral,
      en: "\(pool.name.en), cars a bay and day", zh: "\(pool.name.zh)工位周转率",
      means: "Cars that were taken into a bay of this pool, for each bay and open day.",
      zh: "该工种每个工位每个营业日接入的车辆数。"
    ) { measures, _ in
      ratio(measures[.queueEntries, pool: index], measures[.openDays] &* Int64(pool.bays))
    }
  }
}

extension Shop {
  /// Days on duty of all people of a role together, over the days of one replication that are measured.
  func shiftsMeasured(of role: Role) -> Int {
    zip(Weekday.allCases, calendar.measuredDaysByRoster).reduce(0) { sum, week in
      sum + week.1 * staff.people.count { $0.role == role && !$0.shifts[week.0.rawValue].isEmpty }
    }
  }
}
