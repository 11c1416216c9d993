package import Documents
internal import Forecourt

extension Texts {
  private static func one(_ value: Double) -> String { NumberText.fixed(value, decimals: 1) }

  // Ranges of times
  static let areaClock = Text("In the area", "区内停留")
  static let bayClock = Text("In the bay", "工位占用")
  static let customerClock = Text("Customer: gate to repair", "客户：进门至开工")
  static let noticeTime = Text("Trigger to notice", "触发至通知")
  static let attendanceTime = Text("Notice to manager there", "通知至经理到场")
  static let firstActionTime = Text("Trigger to first action", "触发至首次措施")
  static let ticketTime = Text("Ticket to being called", "领牌至叫号")
  static let minutesLong = Text("minutes", "分钟")
  static let median = Text("Median", "中位数")
  static let ninetieth = Text("90%", "90%分位")
  static let longest = Text("Longest", "最长")
  static let cases = Text("Cases", "样本数")

  static func minutesValue(_ value: Double) -> Text { Text("\(one(value))", "\(one(value))") }
  static let halfUnder = Text("half", "半数")
  static let nineInTenUnder = Text("nine in ten", "九成")
  static func rangeAt(_ row: TimeRanges.Row) -> Text {
    Text(
      """
      \(row.name.en): mean \(one(row.mean)), half under \(one(row.median)), nine in ten under \
      \(one(row.p90)), 95% under \(one(row.p95)) min
      """,
      "平均\(one(row.mean))，中位\(one(row.median))，90% \(one(row.p90))，95% \(one(row.p95))分钟")
  }
  static func rangesAlternative(_ ranges: TimeRanges) -> Text {
    let en = ranges.rows.map {
      "\($0.name.en): half under \(one($0.median)), nine in ten under \(one($0.p90)) minutes"
    }
    let zh = ranges.rows.map { "\($0.name.zh)：中位\(one($0.median))，九成低于\(one($0.p90))分钟" }
    return Text(en.joined(separator: "; ") + ".", zh.joined(separator: "；") + "。")
  }

  package static func clocksTitle(_ clocks: TimeRanges) -> Text {
    guard let area = clocks.rows.first, let customer = clocks.rows.last, clocks.rows.count == 3
    else { return Text("Three clocks", "三个时钟") }
    let hidden = one(max(0, customer.mean - area.mean))
    return Text(
      "The customer waits \(hidden) minutes more than the area's clock shows",
      "客户实际用时比区内时钟多\(hidden)分钟")
  }
  package static let clocksSubtitle = Text(
    "Three clocks, because waiting can be moved out of sight: dot the median, ring the mean, bar to "
      + "the 90% and line to the 95% quantile",
    "三个时钟并列，因为等候可能只是被移出视线：点为中位数，环为均值，粗线至90%，细线至95%分位")

  static func responsesTitle(_ responses: TimeRanges) -> Text {
    guard let first = responses.rows.first(where: { $0.name == firstActionTime }) else {
      return Text("The plan was not called upon", "预案未被触发")
    }
    return Text(
      "From the trigger to the first action: half take over \(one(first.median)) minutes",
      "从触发到首次措施：半数超过\(one(first.median))分钟")
  }
  static let responsesSubtitle = Text(
    "How fast the emergency plan reacts: dot the median, ring the mean, bar to the 90% quantile",
    "应急预案的反应速度：点为中位数，环为均值，粗线至90%分位")

  // The flow of cars
  static let from = Text("From", "从")
  static let to = Text("To", "到")
  static func carsValue(_ cars: Double) -> Text {
    let number = NumberText.fixed(cars, decimals: cars < 1 ? 2 : 1)
    return Text("\(number) a day", "\(number)台/日")
  }
  static func place(_ node: CarFlow.Node) -> Text {
    switch node {
    case .arrival: Text("Arrive", "到店")
    case .gateQueue: Text("Gate queue", "门外排队")
    case .lane: Text("Lane", "通道")
    case .temporaryParking: Text("Temporary parking", "临时停车位")
    case .bay: Text("Bays", "预检工位")
    case .waitingBay: Text("Waiting bays", "等待工位")
    case .awaitingRepair: Text("Awaiting repair", "待修区")
    case .workshop: Text("Workshop", "车间")
    case .finishedParking: Text("Finished parking", "竣工停车区")
    case .lost: Text("Drive away", "驶离")
    case .exit: Text("Leave", "离店")
    }
  }
  static func flowTitle(_ flow: CarFlow) -> Text {
    let diverted = one(flow.through(.temporaryParking))
    let all = NumberText.fixed(flow.through(.arrival), decimals: 0)
    return Text(
      "\(diverted) of \(all) cars a day are sent to temporary parking",
      "每日\(all)台中有\(diverted)台被分流到临时停车位")
  }
  static let flowSubtitle = Text(
    "Cars a day from the gate to the exit; the breadth of a stream is the number of cars",
    "每日从进门到离店的车流，宽度为台次")
  static func flowAt(_ stream: CarFlow.Stream) -> Text {
    let cars = NumberText.fixed(stream.cars, decimals: 2)
    let (from, to) = (place(stream.from), place(stream.to))
    return Text("\(from.en) → \(to.en): \(cars) a day", "\(from.zh) → \(to.zh)：\(cars)台/日")
  }
  static func flowAlternative(_ flow: CarFlow) -> Text {
    let nodes = flow.nodes
    let en = nodes.map { "\(place($0).en) \(one(flow.through($0)))" }
    let zh = nodes.map { "\(place($0).zh)\(one(flow.through($0)))" }
    return Text(
      "Flow diagram. Cars a day: \(en.joined(separator: ", ")).",
      "流向图。每日台次：\(zh.joined(separator: "，"))。")
  }

  // The ledger of fines
  static let noFines = Text("Nobody is fined.", "没有考核扣款。")
  static let yuanADay = Text("¥ a day", "元/日")
  static let finedCarsADay = Text("Cars a day", "台次/日")
  static func finedCars(_ cars: Double) -> Text {
    let number = NumberText.fixed(cars, decimals: 2)
    return Text("\(number) cars", "\(number)台次")
  }
  static func finesTitle(_ fines: FineLedger) -> Text {
    guard let first = fines.entries.first else {
      return Text("Nobody is fined", "没有考核扣款")
    }
    let share = NumberText.percent(
      fines.yuanPerDay > 0 ? first.yuan / fines.yuanPerDay : 0, decimals: 0)
    return Text(
      "\(share) of the fines fall on one person", "\(share)的考核扣款落在一人身上")
  }
  static let finesSubtitle = Text(
    "Simulated ledger, ¥ a day by person. Fines on staff are restricted by labour law in places: "
      + "no payroll instruction",
    "考核扣款（模拟），每日金额，按人员。部分地区劳动法规限制对员工罚款，不作为工资依据")
  static func finesAlternative(_ fines: FineLedger) -> Text {
    let en = fines.entries.prefix(5).map { "\($0.name.en) \(one($0.yuan))" }
    let zh = fines.entries.prefix(5).map { "\($0.name.zh)\(one($0.yuan))元" }
    return fines.entries.isEmpty
      ? noFines
      : Text(
        "Bar chart. Yuan a day: \(en.joined(separator: ", ")).",
        "条形图。每日：\(zh.joined(separator: "，"))。")
  }

  // Delays of the long stays
  static func longDelaysTitle(_ delays: DelayPareto) -> Text {
    guard let wait = delays.largestWait, wait.share >= 0.005 else {
      return Text("Long stays are long work, not waiting", "超时停留源于作业本身而非等候")
    }
    let share = NumberText.percent(wait.share, decimals: 0)
    let (en, zh) = (wait.cause.title.en.lowercased(), wait.cause.title.zh)
    return Text(
      "Long stays lose \(share) of their time to one wait: \(en)",
      "超时停留的时间，\(share)耗在：\(zh)")
  }
  static let longDelaysSubtitle = Text(
    "The same for the stays over the limit alone: minutes a long stay", "仅超时停留：每次超时停留的分钟数")
}
