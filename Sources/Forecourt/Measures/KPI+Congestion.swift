/// Clauses 5 and 6: what the plan wants to keep small, and the three clocks always side by side,
/// because the plan can move waiting out of sight rather than remove it.
extension KPI {
  static let congestion: [KPI] = [
    kpi(
      "longStays.perDay", .congestion, .perDay, .lowerIsBetter, en: "Long stays", zh: "超时停留",
      means: """
        Cars a day whose stay in the area was strictly over the yardstick of a long stay (clause 6: \
        20 min).
        """,
      zh: "每日在预检区停留超过统计口径（第六条：20分钟，不含等于）的车辆数。", perDay(.longStays)),
    kpi(
      "areaStays.longShare", .congestion, .share, .lowerIsBetter,
      en: "Share of long stays", zh: "超时停留占比",
      means: "Long stays as a share of all stays in the area that ended (clause 6).",
      zh: "超时停留占全部已结束停留的比例（第六条）。", share(.longStays, of: .areaStays)),
    kpi(
      "longStays.byWorkAlone", .congestion, .perDay, .lowerIsBetter,
      en: "Long stays by work alone", zh: "纯作业超时",
      means: """
        Long stays a day whose work in the area alone, without any wait, would have been over the \
        yardstick: guiding, at the car, diagnosis, papers and hand-over.
        """,
      zh: "每日超时停留中，仅区内作业（引导、车旁、诊断、开单、交接）本身、无任何等候也会超时的车辆数。",
      perDay(.longStaysByWorkAlone)),
    kpi(
      "longStays.byWorkAloneShare", .congestion, .share, .neutral,
      en: "Share of long stays by work alone", zh: "纯作业超时占比",
      means: "Long stays whose work in the area alone would have been over the yardstick, of all.",
      zh: "仅区内作业本身就会超时的停留占全部超时停留的比例。",
      share(.longStaysByWorkAlone, of: .longStays)),
    kpi(
      "longStays.minutesOverPerDay", .congestion, .minutesPerDay, .lowerIsBetter,
      en: "Minutes over the limit", zh: "超限分钟",
      means: "Minutes a day by which stays in the area were over the yardstick, summed over cars.",
      zh: "每日各车停留超出统计口径部分的分钟之和（第六条）。", minutesPerDay(.timeOverLimit)),
    kpi(
      "crowding.minutesPerDay", .congestion, .minutesPerDay, .lowerIsBetter,
      en: "Crowded minutes", zh: "拥堵分钟",
      means:
        "Minutes a day, day and night, with as many cars in the area as count as crowded (clause 5: 4).",
      zh: "每日（含非营业时间）预检区车辆数达到拥堵口径（第五条：4台以上含4台）的分钟数。", minutesPerDay(.crowdedTime)),
    kpi(
      "crowding.openShare", .congestion, .share, .lowerIsBetter,
      en: "Crowded share of opening time", zh: "营业时间拥堵占比",
      means:
        "Opening time with as many cars in the area as count as crowded, as a share (clause 5).",
      zh: "营业时间内车辆数达到拥堵口径的时间占比（第五条）。", share(.crowdedOpenTime, of: .openTime)),
    kpi(
      "crowding.episodesPerDay", .congestion, .perDay, .lowerIsBetter,
      en: "Crowding episodes", zh: "拥堵次数",
      means: "Times a day that the cars in the area rose to the count that is crowded (clause 5).",
      zh: "每日区内车辆数升至拥堵口径的次数（第五条）。", perDay(.crowdingEpisodes)),
    kpi(
      "area.meanCars", .congestion, .cars, .lowerIsBetter,
      en: "Cars in the area, mean", zh: "区内平均车数",
      means: "Time average of the cars in bays and lane during opening hours.",
      zh: "营业时间内工位与通道中车辆数的时间平均。", share(.areaCarTime, of: .openTime)),
    kpi(
      "area.maximumCars", .congestion, .cars, .lowerIsBetter,
      en: "Cars in the area, most", zh: "区内最多车数",
      means: "The most cars that stood in bays and lane at one time.",
      zh: "同一时刻工位与通道中的最多车辆数。"
    ) { measures, _ in
      measures.replications > 0 ? Double(measures.maximumInArea) : .nan
    },
    kpi(
      "longCustomerStays.share", .congestion, .share, .lowerIsBetter,
      en: "Customers over the limit, gate to repair", zh: "客户全程超时占比",
      means:
        "Visits that took longer from gate to repair, parking included, than a stay may; of all.",
      zh: "从进门到开工（含临时停车）超过超时口径的到店占比。",
      share(.longCustomerStays, of: .customerStays)),
  ]

  static let clocks: [KPI] =
    clock(
      "areaClock", .areaClock, en: "Stay in the area", zh: "区内停留",
      means: "from entering lane or bay to leaving the area; temporary parking does not count",
      zh: "从进入通道或工位到离开预检区，临时停车不计")
    + clock(
      "bayClock", .bayClock, en: "Time in the bay", zh: "工位占用",
      means: "from standing in a bay to leaving it", zh: "从停进工位到离开工位")
    + clock(
      "customerClock", .customerClock, en: "Gate to repair", zh: "进门至开工",
      means: """
        from the gate to the beginning of the repair (with no workshop modelled: until it has the \
        car), temporary parking, lots and a wash that only comes first included
        """,
      zh: "从进门到维修开工（未模拟车间时为车间接车），含临时停车、待修等候和提前的洗车")

  /// Mean, median, p90, p95 and maximum of one clock.
  private static func clock(
    _ key: String, _ timing: Timing, en: String, zh: String, means: String, zh meansZh: String
  ) -> [KPI] {
    func part(_ suffix: String, _ en2: String, _ zh2: String, _ figure: @escaping Figure) -> KPI {
      kpi(
        "\(key).\(suffix)", .congestion, .minutes, .lowerIsBetter,
        en: "\(en), \(en2)", zh: "\(zh)\(zh2)",
        means: "\(upperFirst(en2)) over cars of the time \(means).", zh: "各车\(meansZh)的\(zh2)。",
        figure)
    }
    return [
      part("mean", "mean", "平均值", mean(timing)),
      part("median", "median", "中位数", quantile(0.5, timing)),
      part("p90", "90th percentile", "90分位", quantile(0.9, timing)),
      part("p95", "95th percentile", "95分位", quantile(0.95, timing)),
      part("maximum", "longest", "最大值", maximum(timing)),
    ]
  }

  static func upperFirst(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
