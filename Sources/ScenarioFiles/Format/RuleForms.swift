import EventSimulation
import Forecourt

/// `"crowding"`: plan clause 5.
enum CrowdingForm {
  static let form = Form<CrowdingRule>.object { object in
    let enabled = object.required("enabled", .flag, "Whether the rule holds.", "是否启用。")
    let threshold = object.required(
      "threshold", .count(1...ShopLimits.count), "The guard calls at so many cars in the area.",
      "达到此台数即上报。")
    let closeAfter = object.required(
      "closeAfter", .duration(), "The crowd is over when it was smaller for so long.",
      "低于台数持续多久才算结束。")
    let actions = object.required(
      "actions",
      .list(
        .choice([
          ("releaseToWaitingBay", CrowdingAction.releaseToWaitingBay),
          ("divertToTemporaryParking", .divertToTemporaryParking),
        ]), 0...2),
      "What is done, in order of preference; empty: only watched.", "措施，按优先次序；空为只观察。")
    let recall = object.optional(
      "recallBelow", .count(1...ShopLimits.count),
      "Hold tickets back until fewer cars are in the area; null: a bay goes to whoever came first.",
      "区内少于此数时才叫号；null：空工位先到先得。")
    let response = object.required("response", ResponseForm.form, "Who reacts how fast.", "响应。")
    return { fields, _ in
      CrowdingRule(
        enabled: fields[enabled], threshold: fields[threshold], closeAfter: fields[closeAfter],
        actions: fields[actions].withoutRepeats, recallBelow: fields[recall],
        response: fields[response])
    }
  }
}

/// `"longStay"`: plan clause 6.
enum LongStayForm {
  static let form = Form<LongStayRule>.object { object in
    let enabled = object.required("enabled", .flag, "Whether the rule holds.", "是否启用。")
    let limit = object.required(
      "limit", .duration(1...DurationText.longest), "The guard calls after a longer stay.",
      "停留超过此时长即上报。")
    let repeatEvery = object.optional(
      "repeatEvery", .duration(TimeUnit.second...DurationText.longest),
      "Escalate again after each further such time.", "每再过多久再次上报。")
    let actions = object.required(
      "actions",
      .list(
        .choice([
          ("moveToAwaitingRepair", LongStayAction.moveToAwaitingRepair),
          ("washFirst", .washFirst), ("bodyAndPaintFirst", .bodyAndPaintFirst),
        ]), 0...3),
      "What is done, in order of preference; empty: only watched.", "措施，按优先次序；空为只观察。")
    let clock = object.required(
      "clockAfterReturn",
      .choice([("resume", LongStayRule.ClockAfterReturn.resume), ("restart", .restart)]),
      "What temporary parking does to the clock.", "临时停车后计时方式。")
    let response = object.required("response", ResponseForm.form, "Who reacts how fast.", "响应。")
    return { fields, _ in
      LongStayRule(
        enabled: fields[enabled], limit: fields[limit], repeatEvery: fields[repeatEvery],
        actions: fields[actions].withoutRepeats, clockAfterReturn: fields[clock],
        response: fields[response])
    }
  }
}

/// `"yardstick"`: what is measured, whatever the rules say.
enum YardstickForm {
  static let form = Form<Yardstick>.object { object in
    let crowded = object.required(
      "crowded", .count(1...ShopLimits.count), "So many cars in the area count as crowded.",
      "达到此台数即计为拥堵。")
    let longStay = object.required(
      "longStay", .duration(1...DurationText.longest), "A longer stay counts as a long one.",
      "停留超过此时长即计为超时。")
    return { fields, _ in Yardstick(crowded: fields[crowded], longStay: fields[longStay]) }
  }
}

enum ResponseForm {
  static let form = Form<EscalationResponse>.object(named: "response") { object in
    let notice = object.required(
      "noticeDelay", .distribution, "From a free guard to the manager knowing.", "通知用时。")
    let reliability = object.required(
      "noticeReliability", .share, "How often it is noticed at once.", "及时发现的概率。")
    let patrol = object.required(
      "patrolEvery", .duration(TimeUnit.second...DurationText.longest),
      "When missed, it is looked for again after this.", "漏报后再次巡视的间隔。")
    let attendance = object.required(
      "attendance", .distribution, "The manager's way to the area.", "经理到场用时。")
    let coordination = object.required(
      "coordination", .distribution, "One round of coordination.", "一轮协调用时。")
    let calledOff = object.required(
      "calledOff", .flag,
      "Whoever is on the way is called off when no known matter is left; false: comes in vain.",
      "途中如已无待处理事项，即通知返回；false：仍到场，白跑一趟。")
    return { fields, _ in
      EscalationResponse(
        noticeDelay: fields[notice], noticeReliability: fields[reliability],
        patrolEvery: fields[patrol], attendance: fields[attendance],
        coordination: fields[coordination], calledOff: fields[calledOff])
    }
  }
}

enum CustomerForms {
  static let behaviour = Form<CustomerBehaviour>.object { object in
    let patience = object.required(
      "patience", .distributionOrNever, "A walk-in drives away when not received within it.",
      "随到客户的耐心。")
    let reception = object.required(
      "receptionTolerance", .distributionOrNever,
      "Perceived wait before reception after which the customer complains.", "接待等候容忍度。")
    let stay = object.required(
      "stayTolerance", .distributionOrNever,
      "Perceived stay in the area after which the customer complains.", "停留容忍度。")
    let lounge = object.required(
      "loungeFactor", .number(0...ShopLimits.factor), "How fast waiting in the lounge is felt.",
      "休息室等候的感受系数。")
    return { fields, _ in
      CustomerBehaviour(
        patience: fields[patience], receptionTolerance: fields[reception],
        stayTolerance: fields[stay], loungeFactor: fields[lounge])
    }
  }

  static let fines = Form<FineRule>.object { object in
    let amount = object.required("amount", .money, "Yuan a car and visit.", "每台次金额（元）。")
    let fineOn = object.required(
      "fineOn",
      .choice([
        ("complaint", FineRule.Trigger.complaint), ("episode", .episode), ("longStay", .longStay),
      ]),
      "When a fine falls due.", "考核触发。")
    let attribution = object.required(
      "attribution",
      .choice(
        [
          ("largestDelay", FineRule.Attribution.largestDelay), ("sharedByDelay", .sharedByDelay),
        ] + Role.allCases.map { ($0.key, .fixed($0)) }),
      "Who is responsible: by delay, or always one role.", "责任人认定。")
    return { fields, _ in
      FineRule(
        amount: fields[amount], trigger: fields[fineOn], attribution: fields[attribution])
    }
  }

  static let progressNotices = Form<ProgressNotices>.object { object in
    let enabled = object.required("enabled", .flag, "Whether they are given.", "是否通报。")
    let every = object.required(
      "every", .duration(TimeUnit.minute...DurationText.longest), "From notice to notice.",
      "间隔。")
    let duration = object.required(
      "duration", .distribution, "An advisor's time for each.", "每次用时。")
    let factor = object.required(
      "toleranceFactor", .number(0...ShopLimits.factor, above: true),
      "Multiplies the tolerances while notices are given.", "容忍度倍数。")
    return { fields, _ in
      ProgressNotices(
        enabled: fields[enabled], every: fields[every], duration: fields[duration],
        toleranceFactor: fields[factor])
    }
  }

  static let costs = Form<Costs>.object { object in
    let overtime = object.required(
      "overtimeFactor", .number(0...ShopLimits.factor), "Overtime pay over ordinary pay.",
      "加班工资倍数。")
    let load = object.required(
      "loadFactor", .number(0...ShopLimits.factor), "On-costs: multiplies every wage.",
      "附加人工成本倍数。")
    let lost = object.required(
      "lostCustomer", .money, "Yuan for a customer who drives away.", "流失一位客户的损失（元）。")
    return { fields, _ in
      Costs(
        overtimeFactor: fields[overtime], loadFactor: fields[load], lostCustomer: fields[lost])
    }
  }
}

extension Array where Element: Hashable {
  /// The first of each.
  var withoutRepeats: [Element] {
    var seen = Set<Element>()
    return filter { seen.insert($0).inserted }
  }
}
