/// Clauses 3, 5 and 6 at work: how fast the plan answers and what it does.
extension KPI {
  static let escalations: [KPI] = response + actions + visitors

  private static let response: [KPI] = [
    kpi(
      "notice.mean", .escalations, .minutes, .lowerIsBetter,
      en: "Trigger to notice, mean", zh: "触发至通知平均值",
      means: "Mean time from a trigger until the service manager knows of it (clauses 5 and 6).",
      zh: "从触发到服务经理得知的平均时间（第五、六条）。", mean(.notice)),
    kpi(
      "notice.p90", .escalations, .minutes, .lowerIsBetter,
      en: "Trigger to notice, 90th percentile", zh: "触发至通知90分位",
      means: "Nine in ten notices were given within this time of their trigger.",
      zh: "九成通知在触发后此时间内送达。", quantile(0.9, .notice)),
    kpi(
      "attendance.mean", .escalations, .minutes, .lowerIsBetter,
      en: "Notice to attendance, mean", zh: "通知至到场平均值",
      means: "Mean time from the notice until the service manager is on the spot.",
      zh: "从通知到服务经理到场的平均时间。", mean(.attendance)),
    kpi(
      "attendance.p90", .escalations, .minutes, .lowerIsBetter,
      en: "Notice to attendance, 90th percentile", zh: "通知至到场90分位",
      means: "Nine in ten times the manager was on the spot within this time of the notice.",
      zh: "九成情况下经理在通知后此时间内到场。", quantile(0.9, .attendance)),
    kpi(
      "firstAction.mean", .escalations, .minutes, .lowerIsBetter,
      en: "Trigger to first action, mean", zh: "触发至首个措施平均值",
      means: "Mean time from a trigger to the first action that was taken on it.",
      zh: "从触发到采取首个措施的平均时间。", mean(.firstAction)),
    kpi(
      "firstAction.p90", .escalations, .minutes, .lowerIsBetter,
      en: "Trigger to first action, 90th percentile", zh: "触发至首个措施90分位",
      means: "Nine in ten first actions were taken within this time of their trigger.",
      zh: "九成首个措施在触发后此时间内采取。", quantile(0.9, .firstAction)),
    kpi(
      "notices.perDay", .escalations, .perDay, .neutral, en: "Notices", zh: "通知次数",
      means: "Notices a day to the service manager, of crowding and of long stays.",
      zh: "每日因拥堵或超时停留向服务经理发出的通知数。", perDay(.crowdingNotices, .longStayNotices)),
    kpi(
      "missedNotices.perDay", .escalations, .perDay, .lowerIsBetter,
      en: "Missed triggers", zh: "漏报次数",
      means: "Triggers a day that a guard overlooked until the next round.",
      zh: "每日保安未及时发现、待下次巡查才发现的触发数。", perDay(.missedNotices)),
    kpi(
      "attendances.perDay", .escalations, .perDay, .neutral, en: "Attendances", zh: "到场次数",
      means: "Times a day that the service manager came to coordinate on the spot.",
      zh: "每日服务经理到场协调的次数。", perDay(.attendances)),
    kpi(
      "longStayEscalations.perDay", .escalations, .perDay, .lowerIsBetter,
      en: "Long-stay escalations", zh: "超时停留升级",
      means: "Times a day that a car's clock set off clause 6.",
      zh: "每日车辆停留触发第六条的次数。", perDay(.longStayEscalations)),
    kpi(
      "longStayEscalations.actedShare", .escalations, .share, .neutral,
      en: "Long-stay escalations acted on", zh: "超时升级采取措施占比",
      means:
        "Of the long-stay escalations that ended, those with an action; else the car just left.",
      zh: "已结束的超时升级中以采取措施结束的占比，其余为车辆自行离开。"
    ) { measures, _ in
      let acted = measures[.longStayActions]
      return ratio(acted, acted &+ measures[.longStayResolvedAlone])
    },
  ]

  private static let actions: [KPI] = [
    kpi(
      "diverted.perDay", .escalations, .perDay, .neutral, en: "Diverted cars", zh: "分流车辆",
      means: "Cars a day sent to temporary parking with a ticket (clause 5).",
      zh: "每日分流到临时停车位并领取叫号牌的车辆数（第五条）。", perDay(.diverted)),
    kpi(
      "diverted.atGatePerDay", .escalations, .perDay, .neutral,
      en: "Diverted at the gate", zh: "门口分流车辆",
      means: "Of the diverted, those a day sent there on arrival.",
      zh: "每日在到店时即被分流的车辆数。", perDay(.divertedAtGate)),
    kpi(
      "released.perDay", .escalations, .perDay, .neutral,
      en: "Released to waiting bays", zh: "移至等待工位",
      means: "Ordered cars a day driven to the workshop's waiting bays (clause 5).",
      zh: "每日已开工单并移至车间等待工位的车辆数（第五条）。", perDay(.released)),
    kpi(
      "moved.perDay", .escalations, .perDay, .neutral,
      en: "Moved to the awaiting-repair lot", zh: "移至待修区",
      means: "Cars a day moved to the awaiting-repair lot because of a long stay (clause 6).",
      zh: "每日因超时停留移至待修区的车辆数（第六条）。", perDay(.movedToLot)),
    kpi(
      "reordered.perDay", .escalations, .perDay, .neutral,
      en: "Operations re-ordered", zh: "调整作业顺序",
      means: "Cars a day that started with the wash or with body and paint instead (clause 6).",
      zh: "每日改为先洗车或先钣喷的车辆数（第六条）。", perDay(.washedFirst, .bodyFirst)),
    kpi(
      "doubleHandling.perDay", .escalations, .perDay, .lowerIsBetter,
      en: "Extra moves", zh: "额外移车",
      means: """
        Moves a day that the same visit would not have had without an escalation: out of the lane to \
        parking, out of a bay that it would have kept, back to the wash for a touch-up.
        """,
      zh: "每日因升级处置而多出的移车次数：由通道移至临停、移出本可停留的工位、为补洗再进洗车工位。",
      perDay(.doubleHandling)),
  ]

  private static let visitors: [KPI] = [
    kpi(
      "visitors.perDay", .escalations, .perDay, .neutral, en: "Other visitors", zh: "非维保车辆",
      means: "Cars a day that came without a service need (clause 3).",
      zh: "每日无维修保养需求的到店车辆数（第三条）。", perDay(.visitors)),
    kpi(
      "violations.perDay", .escalations, .perDay, .lowerIsBetter,
      en: "Unauthorised parking", zh: "违规停放",
      means: "Other visitors a day who stood in the area (clause 3).",
      zh: "每日在预检区停放的非维保车辆数（第三条）。", perDay(.violations)),
    kpi(
      "violations.minutesPerDay", .escalations, .minutesPerDay, .lowerIsBetter,
      en: "Unauthorised minutes", zh: "违规停放分钟",
      means: "Car-minutes a day of other visitors in the area (clause 3).",
      zh: "每日非维保车辆在预检区停放的分钟数（第三条）。", minutesPerDay(.violationTime)),
  ]
}
