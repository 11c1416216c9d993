public import Documents

/// The words of the trade in both languages, so that every table, page and message uses the same
/// one. Names that Chinese shops use for the same thing stand behind the first, which is the one
/// that the program uses.
public struct Term: Sendable, Hashable {
  public let text: Text
  /// Other Chinese names of the same thing.
  public let synonyms: [String]

  init(_ zh: String, _ en: String, alsoKnownAs synonyms: String...) {
    self.text = Text(en, zh)
    self.synonyms = synonyms
  }

  public subscript(language: Language) -> String { text[language] }
}

/// The glossary, by area. ``Glossary/all`` is every term in the order of this page.
public enum Glossary {
  // Places
  public static let area = Term("预检区", "pre-inspection area")
  public static let bay = Term("预检工位", "pre-inspection bay")
  public static let awaitingRepair = Term("待修区", "awaiting-repair lot")
  public static let waitingBay = Term("等待工位", "workshop waiting bay")
  public static let temporaryParking = Term("临时停车位", "temporary parking")
  public static let finishedParking = Term("竣工停车区", "finished parking")
  public static let lounge = Term("休息室", "lounge")
  static let places = [
    area, bay, awaitingRepair, waitingBay, temporaryParking, finishedParking, lounge,
  ]

  // People
  public static let advisor = Term("服务顾问", "service advisor", alsoKnownAs: "业务接待")
  public static let manager = Term("服务经理", "service manager")
  public static let supervisor = Term("车间主任", "workshop supervisor", alsoKnownAs: "车间主管")
  public static let securityGuard = Term("保安", "guard")
  public static let technician = Term("维修技师", "technician")
  public static let teamLeader = Term("班组长", "team leader")
  public static let inspector = Term("质检员", "final inspector", alsoKnownAs: "技术总监")
  public static let frontDesk = Term("前台", "front desk")
  public static let mover = Term("移车员", "car mover")
  public static let responseTeam = Term("应急小组", "emergency team")
  static let people = [
    advisor, manager, supervisor, securityGuard, technician, teamLeader, inspector, frontDesk,
    mover,
    responseTeam,
  ]

  // The plan
  public static let plan = Term("应急预案", "emergency plan")
  public static let diversion = Term("分流", "diversion")
  public static let guiding = Term("引导", "guiding")
  public static let numberTicket = Term("叫号牌", "number ticket")
  public static let calling = Term("叫号", "calling", alsoKnownAs: "过号")
  public static let stay = Term("停留时间", "stay")
  public static let longStay = Term("超时停留", "long stay")
  public static let crowding = Term("拥堵", "crowding")
  public static let trigger = Term("触发", "trigger")
  public static let notice = Term("通知", "notice", alsoKnownAs: "升级")
  public static let responseTime = Term("响应时间", "response time")
  public static let resequencing = Term("工序调整", "re-ordering of operations")
  public static let washFirst = Term("先洗车", "wash first")
  public static let grievance = Term("抱怨", "grievance")
  public static let complaint = Term("投诉", "complaint")
  public static let responsible = Term("相关责任人", "person responsible")
  public static let fine = Term("罚款", "fine", alsoKnownAs: "考核扣款")
  public static let measure = Term("整改措施", "corrective measure")
  public static let check = Term("检点", "check-up")
  public static let causes = Term("原因分析", "analysis of causes", alsoKnownAs: "汇总")
  public static let onLastMonth = Term("环比", "on last month")
  public static let onLastYear = Term("同比", "on last year")
  public static let carryOver = Term("滞留车(过夜)", "car kept overnight")
  public static let progressNotice = Term("进度通报", "progress notice")
  public static let statusBoard = Term("看板", "status board")
  static let planTerms = [
    plan, diversion, guiding, numberTicket, calling, stay, longStay, crowding, trigger, notice,
    responseTime, resequencing, washFirst, grievance, complaint, responsible, fine, measure, check,
    causes, onLastMonth, onLastYear, carryOver, progressNotice, statusBoard,
  ]

  // A visit
  public static let visits = Term("进厂台次", "visits", alsoKnownAs: "台次")
  public static let oneMinuteReception = Term("一分钟接待", "one-minute reception")
  public static let walkAround = Term("环车检查", "walk-around inspection", alsoKnownAs: "环检")
  public static let interview = Term("问诊", "fault interview")
  public static let covers = Term("三件套", "protective covers", alsoKnownAs: "五宝")
  public static let intakeSheet = Term("接车登记表", "intake sheet")
  public static let workOrder = Term("任务委托书", "work order", alsoKnownAs: "工单")
  public static let parts = Term("配件", "parts", alsoKnownAs: "备品")
  public static let labourHours = Term("工时", "labour hours")
  public static let estimate = Term("估价", "estimate", alsoKnownAs: "报价")
  public static let promisedTime = Term("预计交车时间", "promised time")
  public static let dispatch = Term("派工", "dispatch")
  public static let addedWork = Term("增项", "additional work")
  public static let finalInspection = Term("总检", "final inspection", alsoKnownAs: "质检")
  public static let rework = Term("返修", "rework")
  public static let fixedFirstTime = Term("一次修复率", "fixed-first-time rate")
  public static let handBack = Term("交车", "hand-back")
  public static let settlement = Term("结算", "settlement")
  static let visit = [
    visits, oneMinuteReception, walkAround, interview, covers, intakeSheet, workOrder, parts,
    labourHours, estimate, promisedTime, dispatch, addedWork, finalInspection, rework,
    fixedFirstTime, handBack, settlement,
  ]

  // Demand
  public static let maintenance = Term("保养", "maintenance")
  public static let firstService = Term("首保", "first free service")
  public static let repair = Term("一般维修", "general repair")
  public static let bodyAndPaint = Term("钣喷", "body and paint")
  public static let warranty = Term("索赔", "warranty", alsoKnownAs: "三包")
  public static let accident = Term("事故车", "accident")
  public static let appointment = Term("预约", "appointment")
  public static let appointmentShare = Term("预约率", "appointment share")
  public static let noShow = Term("失约", "no-show", alsoKnownAs: "爽约")
  public static let punctuality = Term("准时率", "punctuality")
  public static let slot = Term("时段", "time slot", alsoKnownAs: "时间桶")
  public static let peakShaving = Term("错峰", "peak shaving", alsoKnownAs: "削峰填谷")
  public static let levelling = Term("平准化", "load levelling")
  public static let walkIn = Term("随到客户", "walk-in")
  static let demand = [
    maintenance, firstService, repair, bodyAndPaint, warranty, accident, appointment,
    appointmentShare, noShow, punctuality, slot, peakShaving, levelling, walkIn,
  ]

  // The study
  public static let scenario = Term("情景", "scenario")
  public static let policy = Term("方案", "policy")
  public static let seed = Term("随机种子", "random seed")
  public static let replications = Term("重复次数", "replications")
  public static let confidenceInterval = Term("置信区间", "confidence interval")
  static let study = [scenario, policy, seed, replications, confidenceInterval]

  public static let all: [Term] = places + people + planTerms + visit + demand + study
}
