import EventSimulation
import Forecourt

/// `"workshop"` as it is written; nil: switched off.
struct WorkshopDraft: Sendable {
  var enabled: Bool
  var workshop: Workshop
}

enum WorkshopForm {
  static let form = Form<WorkshopDraft>.object { object in
    let enabled = object.required(
      "enabled", .flag, "Whether it is simulated; else the forecourt alone.",
      "是否仿真车间；否则只仿真预检区。")
    let pools = object.required(
      "pools", .entries(pool, 0...ShopLimits.pools), "Bays and teams by trade.", "工位组。")
    let dispatch = object.required(
      "dispatch",
      .choice([
        ("fifo", Workshop.Dispatch.fifo), ("bookedFirst", .bookedFirst),
        ("minorFirst", .minorFirst),
      ]),
      "Which car is taken next.", "派工次序。")
    let additional = object.required(
      "additionalWork", additionalWork, "Work that is found on the lift.", "增项。")
    let partsProbability = object.required(
      "partsWaitProbability", .share, "How often a job waits for parts.", "待料比例。")
    let partsWait = object.required(
      "partsWait", .distribution, "How long.", "待料时长。")
    let inspection = object.required(
      "inspection", .distribution, "Final inspection.", "总检用时。")
    let reworkProbability = object.required(
      "reworkProbability", .share, "How often it finds a fault.", "返修率。")
    let reworkShare = object.required(
      "reworkShare", .number(0...ShopLimits.factor), "Rework, as a share of the last operation.",
      "返修用时占末道作业的比例。")
    let wash = object.required("wash", .distribution, "A wash.", "洗车用时。")
    let touchUp = object.required(
      "washTouchUp", .distribution, "At the end, after a wash that came first.", "先洗后的补洗。")
    return { fields, _ in
      WorkshopDraft(
        enabled: fields[enabled],
        workshop: Workshop(
          pools: fields[pools].map { entry in
            var pool = entry.value
            pool.id = entry.key
            if pool.name.en.isEmpty { pool.name = BilingualName(en: entry.key, zh: entry.key) }
            return pool
          },
          dispatch: fields[dispatch], additionalWork: fields[additional],
          partsWaitProbability: fields[partsProbability], partsWait: fields[partsWait],
          inspection: fields[inspection], reworkProbability: fields[reworkProbability],
          reworkShare: fields[reworkShare], wash: fields[wash], washTouchUp: fields[touchUp]))
    }
  }

  private static let pool = Form<Pool>.object { object in
    let name = object.optional("name", .name, "The name in reports.", "报告中的名称。")
    let kind = object.required(
      "kind",
      .choice([
        ("mechanical", Pool.Kind.mechanical), ("bodyAndPaint", .bodyAndPaint), ("wash", .wash),
      ]),
      "Its trade.", "工种。")
    let bays = object.required("bays", .count(1...ShopLimits.count), "Bays.", "工位数。")
    let teams = object.required(
      "teams", .count(1...ShopLimits.count), "Teams; each works at one car.", "班组数。")
    let hours = object.required(
      "hours", .weekdays(.intervals), "Working hours; work stands still in between.", "工作时间。")
    let wage = object.required(
      "teamWagePerHour", .money, "Yuan an hour for a whole team.", "班组时薪（元）。")
    return { fields, _ in
      Pool(
        id: "", name: fields[name] ?? BilingualName(en: "", zh: ""), kind: fields[kind],
        bays: fields[bays], teams: fields[teams], hours: fields[hours],
        teamWagePerHour: fields[wage])
    }
  }

  private static let additionalWork = Form<AdditionalWork>.object { object in
    let probability = object.required("probability", .share, "How often.", "发现比例。")
    let call = object.required("call", .distribution, "The advisor's call.", "顾问联系用时。")
    let answer = object.required(
      "answer", .distribution, "Until the customer answers; the bay is held.", "客户答复用时。")
    let accepted = object.required("accepted", .share, "How often it is accepted.", "接受比例。")
    let extra = object.required(
      "extraShare", .number(0...ShopLimits.factor), "By how much it lengthens the operation.",
      "作业延长的比例。")
    return { fields, _ in
      AdditionalWork(
        probability: fields[probability], call: fields[call], answer: fields[answer],
        accepted: fields[accepted], extraShare: fields[extra])
    }
  }

  static let handBack = Form<HandBackPolicy>.object { object in
    let priority = object.required(
      "priority",
      .choice([
        ("receptionFirst", HandBackPolicy.Priority.receptionFirst),
        ("handBackFirst", .handBackFirst),
      ]),
      "What an advisor does first.", "顾问优先事项。")
    let deferMajor = object.required(
      "deferMajor", .flag, "Major jobs are not handed back in the peak (source 3.3).",
      "高峰期不交大修车。")
    let windows = object.required(
      "peakWindows", .weekdays(.intervals), "The peak.", "高峰时段。")
    let payment = object.required(
      "payment", .distribution, "At the cashier; only where there are cashiers.", "收银用时。")
    return { fields, _ in
      HandBackPolicy(
        priority: fields[priority], deferMajor: fields[deferMajor],
        peakWindows: fields[windows], payment: fields[payment])
    }
  }
}
