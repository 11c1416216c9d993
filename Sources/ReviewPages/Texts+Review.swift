import Documents
internal import Experiments
internal import Forecourt
internal import MonthlyReview
import Pages
internal import Statistics

// The page of the monthly review: its head, its answer and its validation.
extension Texts {
  static let skipToCauses = Text("Skip to the causes", "跳到原因分析")
  static let sectionValidation = Text("Can the model be believed?", "模型是否可信")
  static let sectionCauses = Text("Why", "原因分析")
  static let sectionMeasures = Text("What to do", "整改措施")
  static let sectionChecks = Text("Did last month's measures work?", "上月措施检点")
  static let sectionQuality = Text("How good the record is", "记录质量")
  static let sectionCalibration = Text("What the log says of the shop", "参数校准")

  static func reviewOf(_ date: CalendarDate) -> Text {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let name = names.indices.contains(date.month - 1) ? names[date.month - 1] : "\(date.month)"
    return Text(
      "Congestion review, \(name) \(date.year)", "\(date.year)年\(date.month)月拥堵复盘")
  }

  static func reviewLog(_ quality: QualityReport) -> Text {
    let (used, read) = (NumberText.whole(quality.rowsUsed), NumberText.whole(quality.rowsRead))
    return Text("\(used) of \(read) rows of the log", "日志\(read)行中采用\(used)行")
  }

  static let staysUnknown = Text(
    "The log does not say when cars left the area: neither crowding nor long stays are known.",
    "日志没有车辆离开预检区的时间，无法得知拥堵与超时停留。")

  static func mainCause(_ cause: RootCause, share: Double) -> Text {
    let percent = NumberText.percent(share, decimals: 0)
    let (en, zh) = (cause.name.en.lowercased(), cause.name.zh)
    return Text(
      "Main cause, \(percent) of the crowded time and of the time over the limit: \(en).",
      "首要原因：\(zh)，占拥堵与超时时间的\(percent)。")
  }

  /// - Parameter isTrusted: whether the model reproduces the month; where not, that is said first.
  static func bestMeasure(_ measure: RankedMeasure, _ kpi: KPI, isTrusted: Bool) -> Text {
    let name = TypedText.label(measure.name, columns: 60)
    let effect = KeyFigures.number(abs(measure.effect.estimate), kpi.unit)
    let unit = unit(kpi.unit)
    let wages = NumberText.yuan(fen: measure.wagesPerDay * 100, decimals: 0)
    let (costEn, costZh) =
      measure.wagesPerDay >= 1
      ? ("for \(wages) a day in wages", "每日增加工资\(wages)") : ("without more wages", "不增加工资")
    let (doubtEn, doubtZh) =
      isTrusted
      ? ("", "") : ("By a model that does not reproduce the month: ", "（所用模型未能再现本月）")
    return Text(
      """
      \(doubtEn)\(doubtEn.isEmpty ? "Most" : "most") effective: \(name.en), \
      \(kpi.name.en.lowercased()) better by \(effect) \(unit.en) \(costEn).
      """,
      "\(doubtZh)效果最好的措施：\(name.zh)，\(kpi.name.zh)改善\(effect)\(unit.zh)，\(costZh)。")
  }

  static func noMeasureHelps(_ count: Int) -> Text {
    Text(
      "None of the \(count) candidate measures is clearly better than leaving all as it is.",
      "\(count)项候选措施均无明显改善。")
  }

  static let asRecorded = Text("as recorded", "实测")
  static func modelExpects(_ low: String, _ high: String) -> Text {
    Text("recorded; the model: \(low) – \(high)", "实测；模型：\(low) – \(high)")
  }

  // Validation
  static let recorded = Text("Recorded", "实测")
  static let modelMean = Text("Model", "模型")
  static let insideInterval = Text("Inside", "在区间内")
  static let modelExpectation = Text("what the model expects", "模型预测区间")

  static func figuresCheckTitle(_ validation: ModelValidation) -> Text {
    let (all, out) = (validation.figures.count, validation.failures.count)
    return out == 0
      ? Text("All \(all) figures are as the model expects", "\(all)项指标均在模型预测区间内")
      : Text("\(out) of \(all) figures are not as the model expects", "\(all)项指标中\(out)项超出预测区间")
  }
  static let figuresCheckSubtitle = Text(
    "The ten recorded figures that are furthest off; the band is the prediction interval of each",
    "偏离最大的十项实测指标；色带为各自的预测区间")
  static func figuresCheckAlternative(_ validation: ModelValidation) -> Text {
    let worst = validation.figures.prefix(5)
    return Text(
      "Furthest off: \(worst.map(\.kpi.name.en).joined(separator: ", ")).",
      "偏离最大：\(worst.map(\.kpi.name.zh).joined(separator: "，"))。")
  }
  static func checkAt(_ kpi: KPI, _ check: PredictionCheck) -> Text {
    let interval = check.interval
    let (low, high) = (
      KeyFigures.number(interval.low, kpi.unit), KeyFigures.number(interval.high, kpi.unit)
    )
    let recorded = KeyFigures.number(check.recorded, kpi.unit)
    return Text(
      "\(kpi.name.en): recorded \(recorded), expected \(low) to \(high)",
      "实测\(recorded)，预测\(low)至\(high)")
  }
  static func hoursCheckTitle(_ hours: [ModelValidation.Hour], isOccupancy: Bool) -> Text {
    let out = hours.count { !$0.check.isInside }
    let (en, zh) = isOccupancy ? ("cars in the area", "区内车辆") : ("arrivals", "到店台次")
    return out == 0
      ? Text("Hour by hour, the \(en) are as expected", "各时段\(zh)均符合预测")
      : Text("In \(out) hours the \(en) are not as expected", "\(out)个时段的\(zh)超出预测")
  }
  static func hoursCheckSubtitle(isOccupancy: Bool) -> Text {
    isOccupancy
      ? Text(
        "Mean cars in the area by hour of the day: dot recorded, band expected",
        "各时段区内平均车辆数：点为实测，色带为预测")
      : Text("Arrivals a day by hour: dot recorded, band expected", "各时段日均到店：点为实测，色带为预测")
  }
  static func hoursCheckAlternative(_ hours: [ModelValidation.Hour]) -> Text {
    let en = hours.map { "\($0.hour): \(NumberText.fixed($0.check.recorded, decimals: 1))" }
    return Text(
      "Recorded by hour, \(en.joined(separator: ", ")).", "各时段实测：\(en.joined(separator: "，"))。")
  }
  static func hourAt(_ hour: ModelValidation.Hour) -> Text {
    let interval = hour.check.interval
    let numbers = [hour.check.recorded, interval.low, interval.high].map {
      NumberText.fixed($0, decimals: 2)
    }
    return Text(
      "\(hour.hour):00, recorded \(numbers[0]), expected \(numbers[1]) to \(numbers[2])",
      "实测\(numbers[0])，预测\(numbers[1])至\(numbers[2])")
  }

  static let reviewMethod: [Text] = [
    Text(
      """
      Recorded figures come from the shop's log and are measured by the same code as simulated \
      ones. Causes are booked minute by minute: each crowded minute and each minute over the limit \
      to what held the cars up then.
      """,
      "实测数据来自本店日志，统计口径与仿真完全相同。原因逐分钟归集：每一分钟拥堵、每一分钟超时，都归到当时的滞留原因。"),
    Text(
      """
      Effects of measures are simulated on the shop as calibrated, every measure with the same \
      customers; their intervals allow for chance and for having seen one month only, not for a wrong \
      model. A person with few cars \
      is not judged. Number plates are replaced by numbers unless asked otherwise.
      """,
      "措施效果由校准后的模型仿真得出，各措施面对同样的客户；区间反映随机波动和仅观察一个月的不确定性，不反映模型本身的偏差。样本过少的人员不作评价。车牌默认以编号代替。"),
  ]
}
