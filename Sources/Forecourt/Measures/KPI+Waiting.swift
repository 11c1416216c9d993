/// One-minute reception, the ticket, and what each minute went to.
extension KPI {
  static let waiting: [KPI] = [
    kpi(
      "reception.withinTarget", .waiting, .share, .higherIsBetter,
      en: "Received within the target", zh: "达标接待率",
      means:
        "Cars received within the target of reaching the gate, of all received (one-minute reception).",
      zh: "到达门口后在目标时间（一分钟接待）内被接待的车辆占比。",
      share(.receivedWithinTarget, of: .received)),
    kpi(
      "reception.waitMean", .waiting, .minutes, .lowerIsBetter,
      en: "Reception wait, mean", zh: "接待等候平均值",
      means:
        "Mean over cars of the time from the gate to reception, gate queue and parking included.",
      zh: "各车从进门到开始接待的平均时间，含门外排队与临时停车。", mean(.receptionWait)),
    kpi(
      "reception.waitP90", .waiting, .minutes, .lowerIsBetter,
      en: "Reception wait, 90th percentile", zh: "接待等候90分位",
      means: "Nine in ten cars waited no longer from the gate to reception.",
      zh: "九成车辆从进门到开始接待的时间不超过此值。", quantile(0.9, .receptionWait)),
    kpi(
      "ticketWait.mean", .waiting, .minutes, .lowerIsBetter,
      en: "Ticket wait, mean", zh: "持牌等候平均值",
      means: "Mean time from getting the ticket to being called (clause 5).",
      zh: "从领取叫号牌到被叫号的平均时间（第五条）。", mean(.ticketWait)),
    kpi(
      "ticketWait.p90", .waiting, .minutes, .lowerIsBetter,
      en: "Ticket wait, 90th percentile", zh: "持牌等候90分位",
      means: "Nine in ten tickets were called within this time (clause 5).",
      zh: "九成叫号牌在此时间内被叫到（第五条）。", quantile(0.9, .ticketWait)),
  ]

  /// Minutes per arrived car, by cause; together they are the customer's whole clock.
  static let delays: [KPI] = DelayCause.allCases.map { cause in
    kpi(
      "delay.\(cause.key)", .waiting, .minutes, cause.isWork ? .neutral : .lowerIsBetter,
      en: "Minutes a car: \(cause.title.en)", zh: "每车分钟：\(cause.title.zh)",
      means: "Minutes of a visit, gate to repair, booked to this cause, per arrived car.",
      zh: "从进门到开工归于该原因的时间，按到店车辆平均。"
    ) { measures, _ in
      ratio(measures[.delay, cause], measures[.arrivals]) / microsecondsPerMinute
    }
  }
}
