/// What the bays of the area and of the workshop are used for.
extension KPI {
  static let bays: [KPI] = [
    bayShare(
      "utilisation", en: "Bays occupied", zh: "工位占用率",
      means: "Time that a bay is taken or held, as a share of all bays' opening time.",
      zh: "工位被占用或预留的时间，占全部工位营业时间的比例。", .bayWorking, .bayWaiting, .bayBlocked,
      .bayHeld),
    bayShare(
      "working", en: "Bays at work", zh: "工位作业占比",
      means: "Bay time during which somebody works at the car or its papers, of opening time.",
      zh: "有人为该车作业或办理手续的工位时间，占营业时间的比例。", .bayWorking),
    bayShare(
      "waiting", en: "Bays waiting", zh: "工位等人占比",
      means: "Bay time during which the car waits at it for a guard, an advisor or a supervisor.",
      zh: "车辆在工位等待保安、服务顾问或车间主任的时间，占营业时间的比例。", .bayWaiting),
    bayShare(
      "blocked", en: "Bays blocked", zh: "工位受阻占比",
      means: "Bay time during which an ordered car cannot leave, of opening time.",
      zh: "工单已开而车辆无法离开的工位时间，占营业时间的比例。", .bayBlocked),
    bayShare(
      "held", en: "Bays held", zh: "工位预留占比",
      means: "Bay time during which a car is led or drives to it, of opening time.",
      zh: "车辆正被引导或驶入的工位时间，占营业时间的比例。", .bayHeld),
  ]

  private static func bayShare(
    _ suffix: String, en: String, zh: String, means: String, zh meansZh: String,
    _ tallies: Tally...
  ) -> KPI {
    let direction: Direction =
      suffix == "blocked" || suffix == "waiting" ? .lowerIsBetter : .neutral
    return kpi(
      "bays.\(suffix)", .bays, .share, direction, en: en, zh: zh, means: means, zh: meansZh
    ) { measures, shop in
      ratio(
        tallies.reduce(0) { $0 &+ measures[$1] }, measures[.openTime] &* Int64(shop.places.bays))
    }
  }

  /// Empty for a shop that is the forecourt alone.
  static func workshop(for shop: Shop) -> [KPI] {
    guard let workshop = shop.workshop else { return [] }
    return workshopTotals + workshop.pools.indices.flatMap { pool(workshop.pools[$0], $0) }
  }

  private static let workshopTotals: [KPI] = [
    kpi(
      "timeInShop.mean", .workshop, .minutes, .lowerIsBetter,
      en: "Time in the shop, mean", zh: "在店时间平均值",
      means: "Mean time from arrival to hand-back of the cars handed back, nights included.",
      zh: "统计期内交车的车辆从到店到交车的平均时间，含过夜。", mean(.timeInShop)),
    kpi(
      "timeInShop.p90", .workshop, .minutes, .lowerIsBetter,
      en: "Time in the shop, 90th percentile", zh: "在店时间90分位",
      means: "Nine in ten cars were handed back within this time of arrival.",
      zh: "九成车辆在到店后此时间内交车。", quantile(0.9, .timeInShop)),
    sameDay,
    kpi(
      "handBack.waitMean", .workshop, .minutes, .lowerIsBetter,
      en: "Hand-back wait, mean", zh: "交车等候平均值",
      means: "Mean opening time from a customer's return until an advisor hands the car back.",
      zh: "客户返店后等待服务顾问交车的平均营业时间，不含夜间与歇业。", meanMinutes(.handBackWait, per: .handBacks)),
    kpi(
      "handBack.perDay", .workshop, .perDay, .neutral, en: "Cars handed back", zh: "交车台次",
      means: "Cars handed back a day.", zh: "每日交车的车辆数。", perDay(.handBacks)),
    kpi(
      "handBack.deferredPerDay", .workshop, .perDay, .neutral,
      en: "Hand-backs deferred", zh: "错峰交车",
      means: "Major jobs a day whose hand-back was put off until after the peak.",
      zh: "每日推迟到高峰后交车的大修车辆数。", perDay(.deferredHandBacks)),
    kpi(
      "carsOvernight.perDay", .workshop, .perDay, .neutral, en: "Cars overnight", zh: "过夜车辆",
      means: "Cars that stay in the shop over night, per open day.", zh: "每日在店过夜的车辆数。",
      perDay(.carsOvernight)),
    kpi(
      "additionalWork.perDay", .workshop, .perDay, .neutral, en: "Additional work", zh: "增项",
      means: "Jobs a day with additional work found.", zh: "每日发现增项的作业数。",
      perDay(.additionalWorkFound)),
    kpi(
      "partsWaits.perDay", .workshop, .perDay, .lowerIsBetter, en: "Waits for parts", zh: "待料",
      means: "Jobs a day that had to wait for parts.", zh: "每日待料的作业数。", perDay(.partsWaits)),
    kpi(
      "reworks.perDay", .workshop, .perDay, .lowerIsBetter, en: "Rework", zh: "返工",
      means: "Final inspections a day that ended in rework.", zh: "每日总检后返工的次数。",
      perDay(.reworks)),
    kpi(
      "washes.perDay", .workshop, .perDay, .neutral, en: "Washes", zh: "洗车",
      means: "Cars washed a day.", zh: "每日洗车台次。", perDay(.washes)),
  ]

  private static func pool(_ pool: Pool, _ index: Int) -> [KPI] {
    let (en, zh) = (pool.name.en, pool.name.zh)
    return [
      carsPerBay(pool, index),
      kpi(
        "workshop.\(pool.id).bayUtilisation", .workshop, .share, .neutral,
        en: "\(en), bays at work", zh: "\(zh)工位作业率",
        means: "Bay time with a team at work, of all bays' time in the pool's working hours.",
        zh: "有班组作业的工位时间，占全部工位工作时间的比例。"
      ) { measures, _ in
        // Team time is working hours times teams; the bays are open in the same hours.
        ratio(
          measures[.bayWorking, pool: index] &* Int64(pool.teams),
          measures[.teamTime, pool: index] &* Int64(pool.bays))
      },
      kpi(
        "workshop.\(pool.id).bayOccupied", .workshop, .share, .neutral,
        en: "\(en), bays occupied", zh: "\(zh)工位占用率",
        means: "Bay time taken by a car, worked at or not, of all time, nights included.",
        zh: "工位被车辆占用（无论是否作业）的时间占全部时间（含夜间）的比例。"
      ) { measures, _ in
        ratio(measures[.bayHeld, pool: index], measures[.bayTime, pool: index])
      },
      kpi(
        "workshop.\(pool.id).teamUtilisation", .workshop, .share, .neutral,
        en: "\(en), teams at work", zh: "\(zh)班组利用率",
        means: "Team time at work, of the teams' time on duty.", zh: "班组作业时间占在岗时间的比例。"
      ) { measures, _ in
        ratio(measures[.bayWorking, pool: index], measures[.teamTime, pool: index])
      },
      kpi(
        "workshop.\(pool.id).queueMean", .workshop, .minutes, .lowerIsBetter,
        en: "\(en), queue, mean", zh: "\(zh)排队平均值",
        means: "Mean time that a job waits for a bay of this pool, nights included.",
        zh: "作业等待该工种工位的平均时间，含过夜。"
      ) { measures, _ in
        ratio(measures[.queueTime, pool: index], measures[.queueEntries, pool: index])
          / microsecondsPerMinute
      },
      kpi(
        "workshop.\(pool.id).operationsPerDay", .workshop, .perDay, .neutral,
        en: "\(en), operations", zh: "\(zh)作业数",
        means: "Operations a day that this pool finished.", zh: "该工种每日完成的作业数。"
      ) { measures, _ in ratio(measures[.operations, pool: index], measures[.openDays]) },
    ]
  }
}
