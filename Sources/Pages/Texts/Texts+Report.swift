package import Documents
package import Forecourt

// The words of the page around the pictures.
extension Texts {
  static let dataTable = Text("The numbers", "数据表")
  static let switchLanguage = Text("中文", "English")
  static let switchLanguageLabel = Text("Switch to Chinese", "切换到英文")
  static let skipToReplay = Text("Skip to the day replayed", "跳到单日回放")
  static let noScript = Text(
    "The replay and the language switch need JavaScript; all else on this page does not.",
    "单日回放与语言切换需要 JavaScript，其余内容不需要。")
  static let noReplay = Text(
    "The day is replayed by a script, and scripts are switched off here.",
    "单日回放需要运行脚本，而此处脚本已停用。")

  static let sectionBeside = Text("Beside the base", "与基准对照")
  static func besideNote(_ name: Text, base: Text) -> Text {
    Text(
      "Left: \(name.en). Right: the base, \(base.en). All pictures after these, and the day replayed, "
        + "are of \(name.en).",
      "左：\(name.zh)；右：基准 \(base.zh)。其后的图与单日回放均为\(name.zh)。")
  }
  static func besideFigure(_ value: String, _ unit: Text) -> Text {
    Text("base \(value) \(unit.en)", "基准 \(value)\(unit.zh)")
  }
  package static let contents = Text("On this page", "本页内容")
  package static let sectionWhen = Text("When it is crowded", "何时拥堵")
  static let sectionHowLong = Text("How long cars stay, and why", "停留多久，为什么")
  static let sectionWho = Text("Who is at work", "谁在忙")
  static let sectionWhere = Text("Where the cars go", "车辆去向")
  static let sectionReplay = Text("The day replayed", "单日回放")
  package static let sectionMethod = Text("How this was counted", "统计口径")

  static func days(_ days: Int, replications: Int) -> Text {
    Text(
      "\(NumberText.whole(days)) days × \(NumberText.whole(replications)) replications",
      "\(NumberText.whole(days))天 × \(NumberText.whole(replications))次重复")
  }

  static func seed(_ seed: UInt64) -> Text { Text("seed \(seed)", "随机种子 \(seed)") }

  // Under the numbers.
  static let noInterval = Text("one replication, no interval", "仅一次重复，无区间")
  static let noTarget = Text("no target set", "未设目标")
  static let byHour = Text("by hour of the day", "按小时")
  static let byDuration = Text("cars by minutes", "按分钟分布")
  /// The two largest of wages, overtime, workshop teams, fines and lost customers.
  static func costParts(_ parts: [Double]) -> Text {
    let names = [
      Text("wages", "工资"), Text("overtime", "加班"), Text("workshop teams", "车间班组"),
      Text("fines", "考核扣款"), Text("lost customers", "流失客户"),
    ]
    let total = parts.reduce(0, +)
    guard total > 0 else { return Text("nothing", "无") }
    let largest = parts.indices.sorted { (parts[$1], $0) < (parts[$0], $1) }
      .prefix(2).filter { parts[$0] > 0 }
    let texts = largest.map { index in
      let share = NumberText.percent(parts[index] / total, decimals: 0)
      return Text("\(names[index].en) \(share)", "\(names[index].zh)\(share)")
    }
    return Text(
      texts.map(\.en).joined(separator: ", "), texts.map(\.zh).joined(separator: "，"))
  }

  static let standingGood = Text("good", "良好")
  static let standingWatch = Text("watch", "关注")
  static let standingBad = Text("too high", "偏高")
  static let standingLow = Text("too low", "偏低")

  static func range(_ low: String, _ high: String, level: Double) -> Text {
    let percent = NumberText.percent(level, decimals: 0)
    return Text("\(low) – \(high) (\(percent))", "\(low) – \(high)（\(percent)）")
  }

  package static let unitTitle = Text("Unit", "单位")

  // Units as they stand behind a large number.
  package static func unit(_ unit: KPI.Unit) -> Text {
    switch unit {
    case .perDay: Text("a day", "台次/日")
    case .share: Text("", "")
    case .minutes: Text("min", "分钟")
    case .minutesPerDay: Text("min a day", "分钟/日")
    case .cars: Text("cars", "台")
    case .yuanPerDay: Text("a day", "/日")
    case .count: Text("", "")
    }
  }

  // Words that many pictures use.
  static let time = Text("Time", "时间")
  package static let hourOfDay = Text("Hour", "时段")
  static let mean = Text("Mean", "平均")
  package static let minutes = Text("min", "分钟")
  package static let share = Text("Share", "占比")
  package static let cause = Text("Cause", "原因")
  static let role = Text("Role", "岗位")
  static let wholeDay = Text("Day", "全天")

  static func clock(hours: Double) -> String {
    TimeText.clock(microsecondsSinceMidnight: Int64((hours * 60).rounded()) * 60_000_000)
  }

  static func duration(minutes: Double) -> Text {
    let whole = Int(minutes.isFinite ? minutes.rounded() : 0)
    guard whole >= 60 else { return Text("\(whole) min", "\(whole)分钟") }
    return Text("\(whole / 60) h \(whole % 60) min", "\(whole / 60)小时\(whole % 60)分")
  }
}

// The frame of the replay.
extension Texts {
  static let replayTitle = Text("Watch a day, minute by minute", "逐分钟观看一天")
  static let replaySubtitle = Text(
    """
    Each car carries its number and, in the area, its minutes: green under 15, amber to the limit, \
    red over it. Select a car for its visit.
    """,
    "车身为编号，区内下方为停留分钟：绿色低于15分钟，黄色接近时限，红色超时。点击车辆查看其到店记录。")
  static let planAlternative = Text(
    "Plan of the forecourt at the chosen time; the boards below say the same in words.",
    "所选时刻的场地平面图；下方看板以文字说明同样内容。")
  static let ganttAlternative = Text(
    "Chart of the cars in the area and of each bay over the day.", "全天区内车辆数与各工位占用图。")
  static let keys = Text(
    "Keys: space plays, ← → a minute (with shift ten), + − speed, n next alarm, Esc closes the card",
    "按键：空格播放，← → 一分钟（加Shift十分钟），+ − 速度，n 下一次报警，Esc 关闭卡片")
  static let replayDay = Text("Day", "日期")
  static let replaySpeed = Text("Speed", "速度")
  static let boardCars = Text("Cars in the shop", "维修车辆看板")
  static let boardPeople = Text("People", "人员看板")
  static let boardAppointments = Text("Appointments", "预约看板")
  static let boardLog = Text("What just happened", "最新动态")
  static let car = Text("Car", "车辆")
  package static let job = Text("Job", "项目")
  static let place = Text("Place", "位置")
  static let slot = Text("Slot", "时段")
  static let status = Text("Status", "状态")
  package static let name = Text("Name", "姓名")
  static let doing = Text("Doing", "当前工作")
  static let happening = Text("What happened", "事件")
}
