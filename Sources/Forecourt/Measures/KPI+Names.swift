extension Role {
  /// What a table calls the people of this role.
  public var title: BilingualName {
    switch self {
    case .guardPost: BilingualName(en: "Guards", zh: "保安")
    case .advisor: BilingualName(en: "Advisors", zh: "服务顾问")
    case .frontDesk: BilingualName(en: "Front desk", zh: "前台")
    case .supervisor: BilingualName(en: "Supervisors", zh: "车间主任")
    case .manager: BilingualName(en: "Managers", zh: "服务经理")
    case .mover: BilingualName(en: "Movers", zh: "移车员")
    case .inspector: BilingualName(en: "Inspectors", zh: "总检")
    case .cashier: BilingualName(en: "Cashiers", zh: "收银员")
    }
  }
}

extension DelayCause {
  /// The name that a scenario file and a key use.
  public var key: String {
    switch self {
    case .gate: "gate"
    case .guidance: "guidance"
    case .bayFull: "bayFull"
    case .advisorBusy: "advisorBusy"
    case .service: "service"
    case .diagnosis: "diagnosis"
    case .partsAndDesk: "partsAndDesk"
    case .supervisorBusy: "supervisorBusy"
    case .moverBusy: "moverBusy"
    case .workshopFull: "workshopFull"
    case .diverted: "diverted"
    case .awaitingWorkshop: "awaitingWorkshop"
    }
  }

  /// What a table calls this cause.
  public var title: BilingualName {
    switch self {
    case .gate: BilingualName(en: "Gate queue", zh: "门外排队")
    case .guidance: BilingualName(en: "Waiting for a guard", zh: "等候保安引导")
    case .bayFull: BilingualName(en: "No bay free", zh: "工位已满")
    case .advisorBusy: BilingualName(en: "Advisor busy", zh: "服务顾问忙")
    case .service: BilingualName(en: "Service itself", zh: "接待作业")
    case .diagnosis: BilingualName(en: "Diagnosis", zh: "故障诊断")
    case .partsAndDesk: BilingualName(en: "Parts and desk", zh: "配件与开单")
    case .supervisorBusy: BilingualName(en: "Supervisor busy", zh: "车间主任忙")
    case .moverBusy: BilingualName(en: "Nobody free to drive", zh: "无人移车")
    case .workshopFull: BilingualName(en: "Workshop full", zh: "车间已满")
    case .diverted: BilingualName(en: "Diverted, with a ticket", zh: "分流持牌等候")
    case .awaitingWorkshop: BilingualName(en: "Awaiting the workshop", zh: "待修等候")
    }
  }
}
