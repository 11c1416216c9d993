import Documents
internal import Experiments
internal import Forecourt
internal import MonthlyReview
import Pages
import Reporting
internal import Statistics

// Causes, people, measures and checks on the page of the monthly review.
extension Texts {
  private static func signedNumber(_ value: Double, _ unit: KPI.Unit) -> String {
    guard value.isFinite else { return noValue }
    let number = KeyFigures.number(abs(value), unit)
    // Nothing has no sign.
    guard number.contains(where: { ("1"..."9").contains($0) }) else { return number }
    return (value < 0 ? "−" : "+") + number
  }
  static func change(_ value: Double, _ unit: KPI.Unit) -> Text {
    Text(verbatim: signedNumber(value, unit))
  }
  static func changes(_ interval: ConfidenceInterval, _ unit: KPI.Unit) -> Text {
    let (low, high) = (signedNumber(interval.low, unit), signedNumber(interval.high, unit))
    return Text("\(low) to \(high)", "\(low) 至 \(high)")
  }

  // Causes
  /// Why there are no causes to show.
  static func noCauses(_ month: ObservedMonth) -> Text {
    month.capabilities.contains(.stays)
      ? Text(
        "Neither crowding nor long stays\(ofSome(month).en).", "无拥堵与超时停留\(ofSome(month).zh)。")
      : staysUnknown
  }
  static let responsible = Text("Responsible", "责任岗位")
  static let crowdedMinutes = Text("Crowded minutes", "拥堵分钟")
  static let minutesOver = Text("Minutes over the limit", "超时分钟")
  static let mainCauseTitle = Text("Main cause", "主要原因")
  static let unknownJob = Text("Unknown type", "类型未知")

  static func paretoTitle(_ pareto: CausePareto) -> Text {
    let few = pareto.bars.firstIndex { $0.cumulated >= 0.8 } ?? 0
    let names = pareto.bars.prefix(few + 1).map(\.cause.name)
    let share = NumberText.percent(
      pareto.bars.indices.contains(few) ? pareto.bars[few].cumulated : 0, decimals: 0)
    let zh = names.prefix(3).map(\.zh).joined(separator: "、")
    guard names.count > 1 else {
      return Text("\(names.first?.en ?? "") makes \(share) of it", "\(zh)占\(share)")
    }
    return Text("\(names.count) causes make \(share) of it", "\(zh)共占\(share)")
  }
  static let paretoSubtitle = Text(
    "Minutes of the month in breach of the plan, by what held the cars up, with who looks into it",
    "本月违反预案的时间（分钟），按滞留原因，附责任岗位")
  static func paretoAt(_ bar: CausePareto.Bar) -> Text {
    let (crowded, over) = (
      NumberText.fixed(bar.crowded, decimals: 0), NumberText.fixed(bar.over, decimals: 0)
    )
    return Text(
      "\(bar.cause.name.en): crowded \(crowded) min, over the limit \(over) min",
      "\(bar.cause.name.zh)：拥堵\(crowded)分钟，超时\(over)分钟")
  }
  static func paretoAlternative(_ pareto: CausePareto) -> Text {
    let bars = pareto.bars.prefix(6)
    let en = bars.map { "\($0.cause.name.en) \(NumberText.fixed($0.minutes, decimals: 0)) min" }
    let zh = bars.map { "\($0.cause.name.zh)\(NumberText.fixed($0.minutes, decimals: 0))分钟" }
    return Text(
      "Bar chart: \(en.joined(separator: ", ")).", "条形图：\(zh.joined(separator: "，"))。")
  }

  /// The group with the most delay, and its share.
  private static func largest(_ groups: [CauseTimes]) -> (index: Int, share: Double)? {
    let delays = groups.map { $0.delays.reduce(0) { $0 + $1.time } }
    let total = delays.reduce(0, +)
    guard total > 0, let most = delays.max(), let index = delays.firstIndex(of: most) else {
      return nil
    }
    return (index, most / total)
  }
  static func causeHours(_ causes: CauseReport) -> Text {
    guard let worst = largest(causes.byHour) else { return Text("No delays", "无滞留") }
    let share = NumberText.percent(worst.share, decimals: 0)
    let (from, to) = (worst.index, worst.index + 1)
    return Text(
      "\(share) of the delay comes from cars that entered between \(from) and \(to) o'clock",
      "\(from)–\(to)时进入的车辆占滞留时间的\(share)")
  }
  static let causeHoursSub = Text(
    "Minutes of delay in long stays, by cause and by the hour in which the car entered",
    "超时车辆的滞留分钟，按原因与进入时段")
  static func causeWeekdays(_ causes: CauseReport) -> Text {
    guard let worst = largest(causes.byWeekday) else { return Text("No delays", "无滞留") }
    let share = NumberText.percent(worst.share, decimals: 0)
    let day = short(Weekday.allCases[worst.index])
    return Text("Worst day of the week: \(day.en), \(share)", "最严重的是\(day.zh)，占\(share)")
  }
  static let causeWeekdaysSub = Text(
    "Minutes of delay in long stays over the month, by cause and weekday",
    "全月超时车辆的滞留分钟，按原因与星期")
  static func heatAt(_ row: Text, _ column: Text, _ minutes: Double) -> Text {
    let number = NumberText.fixed(minutes, decimals: 1)
    return Text("\(row.en), \(column.en): \(number) min", "\(row.zh)，\(column.zh)：\(number)分钟")
  }
  static func jobsTitle(_ jobs: JobDelays) -> Text {
    guard let first = jobs.bars.first else { return Text("No delays", "无滞留") }
    let name = first.name.typedSafe
    return Text("Most delay: \(name.en)", "滞留最多：\(name.zh)")
  }
  static let jobsSubtitle = Text(
    "Minutes of delay in long stays by job type, with the main cause of each",
    "超时车辆的滞留分钟，按维修类型，附各自的主要原因")

  // People
  static let peopleTitle = Text("By advisor, with the number of cases", "按服务顾问，附样本数")
  static func peopleSubtitle(fewest: Int) -> Text {
    Text(
      """
      A long stay is seldom the doing of the advisor alone: the rows say where to ask, not whom to \
      blame. Below \(fewest) cars nobody is judged
      """,
      "超时往往并非顾问一人所致：此表用于了解情况，不用于追责。少于\(fewest)台不作评价")
  }
  static let carsReceived = Text("Cars received", "接待台次")
  static let longStayCars = Text("Long stays", "超时台次")
  static let slowMinutes = Text("Slow reception, min", "问诊开单偏慢（分钟）")
  static let tooFew = Text("too few", "样本过少")

  // Measures
  static let measure = Text("Measure", "措施")
  static let wagesADay = Text("Wages, a day", "每日工资")
  static let effectPerYuan = Text("Per ¥100", "每百元效果")
  static let clearlyBetter = Text("Verdict", "结论")
  static let costsNothing = Text("–", "–")
  static let noCandidates = Text(
    "No candidate measures were given: name some with --measures FILE.",
    "未给出候选措施：可用 --measures 文件 指定。")
  static func refused(_ name: String) -> Text {
    Text(
      "\(name): makes no possible shop of this one, and was left out.",
      "\(name)：与本店情况不相容，未纳入比较。")
  }
  static func rankingTitle(_ ranking: MeasureRanking) -> Text {
    let works = ranking.measures.count(where: \.isEffective)
    let all = ranking.measures.count
    return works == 0
      ? Text("None of \(all) measures clearly helps", "\(all)项措施均无明显改善")
      : Text("\(works) of \(all) measures clearly help", "\(all)项措施中\(works)项明显有效")
  }
  static func rankingSubtitle(_ ranking: MeasureRanking) -> Text {
    Text(
      """
      Improvement of \(ranking.kpi.name.en.lowercased()), simulated on the shop as calibrated; \
      ranked by effect. \(rankingCaution(ranking).en)
      """,
      "校准模型上仿真的改善量（\(ranking.kpi.name.zh)），按效果排序。\(rankingCaution(ranking).zh)")
  }
  /// What the intervals of a ranking hold, and what they leave out.
  static func rankingCaution(_ ranking: MeasureRanking) -> Text {
    let month =
      ranking.resamples > 1
      ? Text(
        "The intervals include that one month was seen (its days drawn again \(ranking.resamples) times "
          + "and the shop fitted anew)", "区间已计入仅观察一个月的不确定性（对各日重抽\(ranking.resamples)次并重新校准）")
      : Text(
        "The intervals say how exact the simulation is, not that only one month was seen",
        "区间只反映仿真精度，未计入仅观察一个月的不确定性")
    return month
      + Text(
        "; each measure is taken alone, and effects of several do not add up. Green: clearly better, "
          + "and paid with nothing that matters.",
        "；各项效果为单独实施的效果，不可相加。绿色：明显更好，且无须付出代价。")
  }
  static func improvement(_ kpi: KPI) -> Text {
    let unit = unit(kpi.unit)
    let (en, zh) = unit.en.isEmpty ? ("%", "%") : (unit.en, unit.zh)
    return Text("better by, \(en)", "改善量（\(zh)）")
  }
  static func priceLine(_ wages: Text, _ perYuan: Text) -> Text {
    Text(
      perYuan == costsNothing ? "\(wages.en) a day" : "\(wages.en) a day, \(perYuan.en) per ¥100",
      perYuan == costsNothing ? "每日\(wages.zh)" : "每日\(wages.zh)，每百元\(perYuan.zh)")
  }
  static func measureAt(_ measure: RankedMeasure, _ kpi: KPI) -> Text {
    let name = TypedText.label(measure.name, columns: 60)
    let range = changes(measure.effect, kpi.unit)
    return Text("\(name.en): better by \(range.en)", "改善\(range.zh)")
  }
  static func rankingAlternative(_ ranking: MeasureRanking) -> Text {
    let parts = ranking.measures.prefix(8).map { measure in
      let name = TypedText.label(measure.name, columns: 40).en
      return "\(name) \(signedNumber(measure.effect.estimate, ranking.kpi.unit))"
    }
    return Text(
      "Improvement: \(parts.joined(separator: "; ")).", "改善量：\(parts.joined(separator: "；"))。")
  }

  // The plan and the check
  static let planTitle = Text("Draft of next month's plan", "下月整改计划（草案）")
  static let planSubtitle = Text(
    "For the meeting to decide: what each measure changes when it is taken alone, who carries it, and "
      + "when it is checked",
    "供会议讨论：各措施单独实施时的预期变化、责任岗位与检点日期")
  /// The promise of the whole: one simulation with all of its measures.
  static func planPromise(_ verdict: Verdict, measures: Int) -> Text {
    Text(
      "All \(measures) together, simulated at once: \(verdict.sentence.en).",
      "\(measures)项措施同时实施的仿真结果：\(verdict.sentence.zh)。")
  }
  static let expectedChange = Text("Change, alone", "单独实施的变化")
  static let interval = Text("95% interval", "95%区间")
  static let checkOn = Text("Check on", "检点日期")
  static let noPrevious = Text(
    "No previous review was given (--previous FOLDER): there is nothing to check yet.",
    "未指定上月结果（--previous 文件夹），暂无可检点的措施。")
  /// What was planned: the check judges all of it together.
  static func checkedMeasures(_ result: MonthlyReviewResult) -> Text {
    let names = result.checkedMeasures.map { TypedText.safe($0.name) }
    let isSum = result.checks.contains(where: \.isSumOfEffects)
    return Text(
      "Planned last month, and judged together: \(names.joined(separator: "; "))."
        + (isSum
          ? " Expected is what each was to bring alone, added up: where they overlap, together "
            + "they bring less. Strike from plan.csv what was not done, or give --measures to have "
            + "all of it simulated at once." : ""),
      "上月计划的措施，合并检点：\(names.joined(separator: "；"))。"
        + (isSum ? "预期为各项单独效果之和，措施重叠时合计会小些；请从 plan.csv 删去未实施的措施，或用 --measures 合并模拟。" : ""))
  }
  static let lastMonth = Text("Last month", "上月")
  static let thisMonth = Text("This month", "本月")
  static let byDemand = Text("By demand alone", "客流影响")
  static let byMeasures = Text("By the measures", "措施效果")
  static let wasExpected = Text("Expected, of these customers", "预期（按本月客流）")

  static func checkOutcome(_ check: MeasureCheck) -> Text {
    let unit = check.kpi.unit
    let (range, estimate) = (changes(check.actual, unit), change(check.actual.estimate, unit))
    let (en, zh) =
      switch check.outcome {
      case .worked: ("the measures worked", "措施有效")
      case .madeItWorse: ("it became worse", "情况变差")
      case .notProven: ("one month cannot tell", "一个月尚不能判断")
      }
    let expected: Text =
      switch check.isAsExpected {
      case true?: Text(", as expected", "，与预期相符")
      case false?: Text(", not as expected", "，与预期不符")
      case nil: Text(verbatim: "")
      }
    return Text(
      "\(en): \(estimate.en) (\(range.en)) without the change in demand\(expected.en).",
      "\(zh)：剔除客流变化后\(estimate.zh)（\(range.zh)）\(expected.zh)。")
  }
  static func checkSentence(_ check: MeasureCheck) -> Text {
    let outcome = checkOutcome(check)
    return Text(
      "Last month's measures, \(check.kpi.name.en.lowercased()): \(outcome.en)",
      "上月措施检点（\(check.kpi.name.zh)）：\(outcome.zh)")
  }

  // The record and the calibration
  static let flaw = Text("Flaw", "问题")
  static let rows = Text("Rows", "行数")
  static let row = Text("Row", "行号")
  static let column = Text("Column", "列")
  static let cell = Text("As written", "原文")
  static let treatment = Text("Treatment", "处理")
  static let refusedRow = Text("row not used", "整行未采用")
  static let doubtfulRow = Text("row used, value in doubt", "采用，存疑")
  static func qualitySentence(_ quality: QualityReport) -> Text {
    let numbers = [
      quality.rowsRead, quality.rowsUsed, quality.rowsDoubtful, quality.rowsRefused,
    ].map { NumberText.whole($0) }
    return Text(
      """
      \(numbers[0]) rows read, \(numbers[1]) used, \(numbers[2]) of them in doubt, \(numbers[3]) \
      not used. Nothing was dropped in silence.
      """,
      "读取\(numbers[0])行，采用\(numbers[1])行（其中存疑\(numbers[2])行），未采用\(numbers[3])行；每一行都有说明。")
  }
  static func rowByRow(_ count: Int, ofEachKind limit: Int) -> Text {
    let all = NumberText.whole(count)
    return Text(
      "Row by row: the first \(limit) of each kind (all \(all) in quality-lines.csv)",
      "逐行明细：每类前\(limit)条（共\(all)条，全部见 quality-lines.csv）")
  }
  static func notInTheLog(_ count: Int) -> Text {
    Text("\(count) figures that this log cannot tell", "日志无法得出的\(count)项指标")
  }
  static func calibrationSentence(_ count: Int, moved: Int) -> Text {
    Text(
      """
      \(count) numbers of the scenario come from the log; of those that had a value before, \
      \(moved) (●) lay outside of what the month allows.
      """,
      "\(count)项参数取自日志；其中\(moved)项（●）的原值不在本月数据的区间内。")
  }
  static let parameter = Text("Parameter", "参数")
  static let wasBefore = Text("Was", "原值")
  static let isNow = Text("Is", "现值")
  static let origin = Text("Origin", "来源")
  static let keyPath = Text("Key path", "参数路径")
  static func otherParameters(_ count: Int) -> Text {
    Text("All \(count) numbers beside the arrival rates", "除到店率外的全部\(count)项参数")
  }
  static let keptBecause = Text("Why it stays", "保留原因")
  static func arrivalRates(_ count: Int) -> Text {
    Text("\(count) arrival rates by weekday and hour", "\(count)项分星期、分时段的到店率")
  }
  static func keptParameters(_ count: Int) -> Text {
    Text("\(count) groups of numbers that the log cannot tell", "日志无法得出而保留原值的\(count)组参数")
  }
  static func unit(_ unit: CalibratedParameter.Unit) -> Text {
    switch unit {
    case .perHour: Text("an hour", "台/小时")
    case .perDay: Text("a day", "台/日")
    case .share: Text("share", "比例")
    case .minutes: Text("min", "分钟")
    case .ratio: Text("ratio", "比值")
    }
  }
}
