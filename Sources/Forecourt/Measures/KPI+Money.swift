/// What a day costs, each part shown.
extension KPI {
  static func money(for shop: Shop) -> [KPI] {
    [total, wages, overtime] + (shop.workshop == nil ? [] : [teams]) + [fines, lostCustomers]
  }

  private static let total = kpi(
    "cost.perDay", .money, .yuanPerDay, .lowerIsBetter, en: "Cost", zh: "成本",
    means: "Wages, overtime, workshop teams, fines and the value of lost customers, per open day.",
    zh: "每日工资、加班、车间班组、考核扣款（模拟）与流失客户价值之和。",
    yuanPerDay(.wages, .overtimeWages, .teamWages, .fines, .lostCustomerValue))

  private static let wages = kpi(
    "cost.wages", .money, .yuanPerDay, .lowerIsBetter, en: "Wages", zh: "工资",
    means: "Wages of the named staff for their time on duty, with on-costs, without overtime.",
    zh: "在册人员在岗时间的工资，含附加成本，不含加班。", yuanPerDay(.wages))

  private static let overtime = kpi(
    "cost.overtime", .money, .yuanPerDay, .lowerIsBetter, en: "Overtime pay", zh: "加班工资",
    means: "Wages for work after the end of a shift, at the overtime rate, with on-costs.",
    zh: "下班后继续工作的工资，按加班费率，含附加成本。", yuanPerDay(.overtimeWages))

  private static let teams = kpi(
    "cost.teams", .money, .yuanPerDay, .lowerIsBetter, en: "Workshop teams", zh: "车间班组",
    means: "Wages of the workshop's teams for their working hours, with on-costs.",
    zh: "车间班组工作时间的工资，含附加成本。", yuanPerDay(.teamWages))

  private static let fines = kpi(
    "cost.fines", .money, .yuanPerDay, .lowerIsBetter, en: "Fines", zh: "考核扣款（模拟）",
    means: "Fines of the simulated ledger (clause 8).", zh: "模拟考核扣款（第八条）。",
    yuanPerDay(.fines))

  private static let lostCustomers = kpi(
    "cost.lostCustomers", .money, .yuanPerDay, .lowerIsBetter,
    en: "Lost customers", zh: "流失客户",
    means: "Customers who drove away, at the value that the scenario gives to one.",
    zh: "驶离的客户，按场景设定的单客价值计算。", yuanPerDay(.lostCustomerValue))
}
