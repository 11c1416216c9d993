package import Documents
internal import Experiments
internal import Forecourt
internal import Statistics

extension Texts {
  private static func number(_ value: Double) -> String {
    NumberText.significant(value, digits: 3)
  }

  static let sectionStudies = Text("What matters most", "关键因素")

  // Tornado
  static let asItIs = Text("as it is", "现状")
  static let lowValue = Text("low", "取低值")
  static let highValue = Text("high", "取高值")
  static let estimate = Text("Estimate", "估计值")
  static func tornadoTitle(_ study: Sensitivity) -> Text {
    guard let first = study.bars.first, first.swing.estimate.isFinite else {
      return Text("No estimate was varied", "未变动任何估计值")
    }
    let name = EstimateName.text(first.name, columns: 40)
    return Text("Measure this first: \(name.en)", "最先该实测的数：\(name.zh)")
  }
  static func tornadoSubtitle(_ kpi: KPI) -> Text {
    Text(
      "\(kpi.name.en) with each estimate at its low and at its high value, the others as they are",
      "逐一将各估计值取低值与高值时的\(kpi.name.zh)，其余不变")
  }
  static func tornadoAt(_ bar: Sensitivity.Bar, factor: Double) -> Text {
    let (low, high) = (number(bar.lowMean * factor), number(bar.highMean * factor))
    let name = EstimateName.text(bar.name, columns: 60)
    return Text("\(name.en): \(low) at the low value, \(high) at the high one", "低\(low)，高\(high)")
  }
  static func tornadoAlternative(_ study: Sensitivity) -> Text {
    let names = study.bars.prefix(6).map { EstimateName.text($0.name, columns: 40) }
    return Text(
      "Tornado diagram, most important first: \(names.map(\.en).joined(separator: ", ")).",
      "龙卷风图，按重要性：\(names.map(\.zh).joined(separator: "，"))。")
  }

  // Effects
  package static let effect = Text("Effect", "效应")
  static let adjustedP = Text("p (Holm)", "p值（Holm）")
  static func effectsTitle(_ effects: [FactorialStudy.Effect], _ kpi: KPI) -> Text {
    guard let first = effects.first else { return Text("No effects", "没有效应") }
    let name = TypedText.label(first.name, columns: 50)
    return Text("Strongest lever: \(name.en)", "最强的杠杆：\(name.zh)")
  }
  static func effectsSubtitle(_ kpi: KPI) -> Text {
    Text(
      "Change of \(kpi.name.en.lowercased()): each factor by itself, then what two do together; all "
        + "intervals hold together",
      "\(kpi.name.zh)的变化：各因素的主效应与两两交互效应；所有区间同时成立")
  }
  static func effectAt(_ effect: FactorialStudy.Effect, factor: Double) -> Text {
    let interval = effect.interval
    let (low, high) = (number(interval.low * factor), number(interval.high * factor))
    let name = TypedText.label(effect.name, columns: 90)
    return Text(
      "\(name.en): \(number(interval.estimate * factor)) (\(low) to \(high))",
      "\(number(interval.estimate * factor))（\(low)至\(high)）")
  }
  static func effectsAlternative(_ effects: [FactorialStudy.Effect], factor: Double) -> Text {
    let parts = effects.prefix(6).map {
      "\(TypedText.label($0.name, columns: 50).en) \(number($0.interval.estimate * factor))"
    }
    return Text(
      "Effects, strongest first: \(parts.joined(separator: "; ")).",
      "效应，由强到弱：\(parts.joined(separator: "；"))。")
  }

  // Method
  static let allFigures = Text("All figures", "全部指标")
  static let value = Text("Mean", "均值")
  package static let lowEnd = Text("Low", "下限")
  package static let highEnd = Text("High", "上限")
  static let definition = Text("Definition", "定义")
  package static let againCommand = Text("These numbers again:", "重现这些数字：")
  static let method: [Text] = [
    Text(
      """
      A simulated shop, not a recorded one: every number follows from the scenario and the seed, \
      and the same seed gives the same bytes.
      """,
      "本页为仿真结果而非实际记录：所有数字由场景与随机种子决定，同一种子得到完全相同的结果。"),
    Text(
      """
      The area is the bays and the lane. A car counts from entering the lane or a bay until it \
      leaves; temporary parking stops its clock and the gate queue is outside. Crowding and long stays \
      are counted by the shop's yardstick, whatever its rules say: from its count of cars itself, and \
      strictly over its time.
      """,
      """
      预检区指工位与通道。车辆自进入通道或工位起计入，至离开为止；临时停车时停表，门外排队不计。\
      拥堵与超时按本店统计口径计算，与上报规则无关：拥堵含达到台数本身，超时为严格大于时长。
      """),
    Text(
      """
      Intervals are those of the mean over the replications (Student's t). How soon customers \
      complain is an assumption of the scenario: no published curve is known. The ledger of fines \
      is simulated and no payroll instruction.
      """,
      """
      区间为各次重复均值的置信区间（t分布）。客户多久会投诉是场景中的假设，未见公开数据。\
      考核扣款为模拟，不作为工资依据。
      """),
  ]
}
