/// Clause 8: complaints, and the simulated ledger of fines (考核扣款（模拟）).
extension KPI {
  static func complaintsAndFines(for shop: Shop) -> [KPI] {
    complaintTotals + complaintCauses + roles(of: shop).map(finesOfRole)
  }

  private static let complaintTotals: [KPI] = [
    kpi(
      "complaints.perDay", .complaintsAndFines, .perDay, .lowerIsBetter,
      en: "Complaints", zh: "投诉",
      means: "Complaints a day of crowding and of long stays (clause 8).",
      zh: "每日因拥堵或停留时间过长的投诉数（第八条）。",
      perDay(.crowdingComplaints, .longStayComplaints)),
    kpi(
      "complaints.crowdingPerDay", .complaintsAndFines, .perDay, .lowerIsBetter,
      en: "Complaints of crowding", zh: "拥堵投诉",
      means: "Complaints a day made while as many cars were in the area as count as crowded.",
      zh: "每日在车辆数达到拥堵口径时发生的投诉数。", perDay(.crowdingComplaints)),
    kpi(
      "complaints.longStayPerDay", .complaintsAndFines, .perDay, .lowerIsBetter,
      en: "Complaints of long stays", zh: "超时投诉",
      means: "Complaints a day made while fewer cars were in the area than count as crowded.",
      zh: "每日在车辆数低于拥堵口径时发生的投诉数。", perDay(.longStayComplaints)),
    kpi(
      "complaints.carShare", .complaintsAndFines, .share, .lowerIsBetter,
      en: "Share of customers who complain", zh: "投诉客户占比",
      means: "Cars with at least one complaint, as a share of arrivals.",
      zh: "至少投诉一次的车辆占到店车辆的比例。", share(.complainingCars, of: .arrivals)),
    kpi(
      "fines.carsPerDay", .complaintsAndFines, .perDay, .lowerIsBetter,
      en: "Fined cars", zh: "考核台次",
      means: "Cars a day for which somebody is fined; at most one fine a visit (clause 8).",
      zh: "每日产生考核扣款的台次，每次到店至多一次（第八条，模拟）。", perDay(.finedCars)),
    kpi(
      "fines.perDay", .complaintsAndFines, .yuanPerDay, .lowerIsBetter,
      en: "Fines", zh: "考核扣款（模拟）",
      means: "Fines a day in the simulated ledger (clause 8; ¥50 a car).",
      zh: "每日模拟考核扣款金额（第八条，50元/台次）。", yuanPerDay(.fines)),
  ]

  private static let complaintCauses: [KPI] = DelayCause.allCases.map { cause in
    kpi(
      "complaints.cause.\(cause.key)", .complaintsAndFines, .perDay, .lowerIsBetter,
      en: "Complaints, mostly: \(cause.title.en)", zh: "投诉主因：\(cause.title.zh)",
      means: "Complaints a day of cars that had lost most of their time to this cause.",
      zh: "每日耗时最多原因为该项的车辆的投诉数。"
    ) { measures, _ in ratio(measures[.complaints, cause], measures[.openDays]) }
  }

  private static func finesOfRole(_ role: Role) -> KPI {
    kpi(
      "fines.\(role.key)", .complaintsAndFines, .yuanPerDay, .lowerIsBetter,
      en: "Fines: \(role.title.en)", zh: "考核扣款（模拟）：\(role.title.zh)",
      means: "Fines a day that fall on this role by the attribution rule (clause 8).",
      zh: "按责任认定规则每日由该岗位承担的扣款（第八条）。"
    ) { measures, _ in ratio(measures[.fines, role], measures[.openDays]) / 100 }
  }

  /// The roles that a shop has people in, in the fixed order of `Role`.
  static func roles(of shop: Shop) -> [Role] {
    Role.allCases.filter { role in shop.staff.people.contains { $0.role == role } }
  }
}
