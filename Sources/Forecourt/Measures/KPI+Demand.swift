/// Who came, what became of them, and each job type by itself.
extension KPI {
  static let demand: [KPI] = [
    kpi(
      "arrivals.perDay", .demand, .perDay, .neutral, en: "Arrivals", zh: "到店车辆",
      means: "Cars with a service need that came to the gate, per open day.",
      zh: "每日有维修保养需求的到店车辆数。", perDay(.arrivals)),
    kpi(
      "arrivals.bookedShare", .demand, .share, .neutral, en: "Booked arrivals", zh: "预约到店占比",
      means: "Arrivals with an appointment, as a share of all.", zh: "有预约的到店车辆占比。",
      share(.bookedArrivals, of: .arrivals)),
    kpi(
      "appointments.noShowShare", .demand, .share, .lowerIsBetter, en: "No-shows", zh: "失约率",
      means: "Booked customers who did not come, as a share of the booked.",
      zh: "预约未到的客户占预约的比例。", share(.noShows, of: .bookings)),
    kpi(
      "appointments.punctualShare", .demand, .share, .higherIsBetter,
      en: "Punctual arrivals", zh: "准时到店率",
      means: "Booked cars that came within 15 minutes of their slot, of the booked that came.",
      zh: "预约车辆中在预约时间前后15分钟内到店的比例。",
      share(.punctualArrivals, of: .bookedArrivals)),
    kpi(
      "completions.perDay", .demand, .perDay, .higherIsBetter, en: "Completions", zh: "完成车辆",
      means: "Visits completed in the measured days, whenever the car came, per open day.",
      zh: "统计期内每日完成的到店车辆数，不论何时到店。", perDay(.completions)),
    kpi(
      "lost.perDay", .demand, .perDay, .lowerIsBetter, en: "Lost customers", zh: "流失车辆",
      means: "Cars a day that drove on at a full gate or lost patience before reception.",
      zh: "每日因无位或失去耐心而在接待前驶离的车辆数。", perDay(.lostAtGate, .lostToPatience)),
    kpi(
      "lost.share", .demand, .share, .lowerIsBetter, en: "Share lost", zh: "流失率",
      means: "Lost cars as a share of arrivals.", zh: "流失车辆占到店车辆的比例。"
    ) { measures, _ in
      ratio(measures[.lostAtGate] &+ measures[.lostToPatience], measures[.arrivals])
    },
    kpi(
      "frontDesk.helpedPerDay", .demand, .perDay, .neutral,
      en: "Helped by the front desk", zh: "前台协助",
      means: "Receptions and desk steps a day that the front desk took over at the peak.",
      zh: "每日高峰时由前台协助的接待与开单数。", perDay(.helpedReceptions, .helpedDeskSteps)),
    kpi(
      "progressNotices.perDay", .demand, .perDay, .neutral, en: "Progress notices", zh: "进度通报",
      means: "Notices of progress given to customers, per open day (clause 9).",
      zh: "每日向客户通报维修进度的次数（第九条）。", perDay(.progressNotices)),
    kpi(
      "progressNotices.minutesPerDay", .demand, .minutesPerDay, .neutral,
      en: "Minutes for progress notices", zh: "进度通报用时",
      means: "Advisor minutes a day spent on notices of progress (clause 9).",
      zh: "每日服务顾问用于进度通报的分钟数（第九条）。", minutesPerDay(.progressNoticeTime)),
  ]

  /// Five figures for each job type; with a workshop, the time in the shop too.
  static func jobTypes(for shop: Shop) -> [KPI] {
    shop.jobTypes.indices.flatMap { index -> [KPI] in
      let job = shop.jobTypes[index]
      func entry(
        _ suffix: String, _ unit: Unit, _ direction: Direction, _ en: String, _ zh: String,
        _ means: String, _ meansZh: String, _ figure: @escaping @Sendable (Measures) -> Double
      ) -> KPI {
        kpi(
          "jobs.\(job.id).\(suffix)", .demand, unit, direction, en: "\(job.name.en), \(en)",
          zh: "\(job.name.zh)\(zh)", means: means, zh: meansZh
        ) { measures, _ in figure(measures) }
      }
      let general = [
        entry(
          "arrivalsPerDay", .perDay, .neutral, "arrivals", "到店", "Arrivals of this type a day.",
          "该类型每日到店车辆数。"
        ) { ratio($0[.arrivals, job: index], $0[.openDays]) },
        entry(
          "longShare", .share, .lowerIsBetter, "long stays", "超时占比",
          "Long stays, of this type's stays in the area.", "该类型超时停留占其停留的比例。"
        ) { ratio($0[.longStays, job: index], $0[.areaStays, job: index]) },
        entry(
          "areaMean", .minutes, .lowerIsBetter, "stay in the area", "区内停留",
          "Mean stay in the area of this type.", "该类型在预检区的平均停留时间。"
        ) { minutes($0[.areaClock, job: index], per: $0[.areaStays, job: index]) },
        entry(
          "customerMean", .minutes, .lowerIsBetter, "gate to repair", "进门至开工",
          "Mean time from the gate to the repair of this type.", "该类型从进门到开工的平均时间。"
        ) { minutes($0[.customerClock, job: index], per: $0[.customerStays, job: index]) },
        entry(
          "receptionWaitMean", .minutes, .lowerIsBetter, "reception wait", "接待等候",
          "Mean time from the gate to reception of this type.", "该类型从进门到开始接待的平均时间。"
        ) { minutes($0[.receptionWait, job: index], per: $0[.received, job: index]) },
      ]
      guard shop.workshop != nil else { return general }
      return general + [
        entry(
          "timeInShopMean", .minutes, .lowerIsBetter, "time in the shop", "在店时间",
          "Mean time from arrival to hand-back of this type.", "该类型从到店到交车的平均时间。"
        ) { minutes($0[.timeInShop, job: index], per: $0[.completions, job: index]) },
        sameDay(job, index),
      ]
    }
  }

  private static func minutes(_ time: Int64, per cases: Int64) -> Double {
    ratio(time, cases) / microsecondsPerMinute
  }
}
