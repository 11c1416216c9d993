import EventSimulation
import Experiments
import Forecourt
import Statistics

extension MonthlyReviewResult {
  private static let intervalHeader = [
    BilingualName("数值", "Value"), BilingualName("下限", "Low"), BilingualName("上限", "High"),
  ]

  private static func cells(_ interval: ConfidenceInterval) -> [String] {
    [interval.estimate, interval.low, interval.high].map(FigureText.text)
  }

  func parametersTable(_ chinese: Bool) -> CSVTable {
    var table = CSVTable(
      "parameters.csv",
      [
        BilingualName("参数", "Parameter"), BilingualName("单位", "Unit"),
        BilingualName("原值", "Before"),
      ] + Self.intervalHeader
        + [BilingualName("样本", "Observations"), BilingualName("来源", "Origin")])
    for parameter in calibration.parameters {
      table.add(
        [
          parameter.path, parameter.unit.rawValue,
          parameter.before.map(FigureText.text) ?? "",
        ] + Self.cells(parameter.interval)
          + ["\(parameter.interval.n)", parameter.origin.text(chinese)])
    }
    return table
  }

  func keptTable(_ chinese: Bool) -> CSVTable {
    var table = CSVTable(
      "parameters-kept.csv",
      [BilingualName("参数", "Parameter"), BilingualName("保留原值的原因", "Why it stays as it was")])
    for kept in calibration.kept { table.add([kept.path, kept.reason.text(chinese)]) }
    return table
  }

  func measuresTable() -> CSVTable {
    var table = CSVTable(
      "measures.csv",
      [
        BilingualName("措施", "Measure"), BilingualName("指标", "Key"),
        BilingualName("每日改善", "Improvement a day"), BilingualName("下限", "Low"),
        BilingualName("上限", "High"), BilingualName("每日工资（元）", "Wages a day, yuan"),
        BilingualName("每元改善", "Improvement a yuan"), BilingualName("下限", "Low"),
        BilingualName("上限", "High"), BilingualName("结论", "Outcome"),
      ])
    for measure in ranking.measures {
      table.add(
        [measure.name, measure.verdict.key] + Self.cells(measure.effect)
          + [FigureText.text(measure.wagesPerDay)]
          + (measure.effectPerYuan.map(Self.cells) ?? ["", "", ""])
          + [measure.verdict.outcome.rawValue])
    }
    for name in refusedCandidates {
      table.add([name, "", "", "", "", "", "", "", "", "refused"])
    }
    return table
  }

  func planTable() -> CSVTable {
    var table = CSVTable(
      "plan.csv",
      [
        BilingualName("措施", "Measure"), BilingualName("指标", "Key"),
        BilingualName("预期变化", "Expected change"), BilingualName("下限", "Low"),
        BilingualName("上限", "High"), BilingualName("每日工资（元）", "Wages a day, yuan"),
        BilingualName("责任岗位", "Responsible"), BilingualName("检点日期", "Check date"),
        BilingualName("模拟月数", "Months simulated"), BilingualName("改变到店", "Changes arrivals"),
        BilingualName("全部措施合计", "All together"), BilingualName("下限", "Low"),
        BilingualName("上限", "High"), BilingualName("措施数", "Measures"),
      ])
    for measure in plan {
      table.add(
        [measure.name, measure.key] + Self.cells(measure.expected)
          + [
            FigureText.text(measure.wagesPerDay), measure.responsible.key, "\(measure.checkDate)",
            "\(measure.expected.n)", measure.changesArrivals ? "1" : "0",
          ]
          + (measure.together.map { Self.cells($0.expected) + ["\($0.measures)"] } ?? [
            "", "", "", "",
          ]))
    }
    return table
  }

  func checkTable(_ chinese: Bool) -> CSVTable {
    var table = CSVTable(
      "check.csv",
      [
        BilingualName("指标", "Key"), BilingualName("名称", "Name"), BilingualName("上月", "Before"),
        BilingualName("本月", "After"), BilingualName("客流变化所致", "Due to demand"),
        BilingualName("措施实际效果", "Actual effect"), BilingualName("下限", "Low"),
        BilingualName("上限", "High"), BilingualName("预期效果", "Expected"),
        BilingualName("结论", "Outcome"), BilingualName("与预期相符", "As expected"),
      ])
    for check in checks {
      table.add(
        [
          check.kpi.key, check.kpi.name.text(chinese), FigureText.text(check.before),
          FigureText.text(check.after), FigureText.text(check.dueToDemand),
        ] + Self.cells(check.actual)
          + [
            check.expected.map { FigureText.text($0.estimate) } ?? "", check.outcome.rawValue,
            check.isAsExpected.map { $0 ? "1" : "0" } ?? "",
          ])
    }
    return table
  }

  /// The recorded arrivals without any name: what next month's review replays.
  func arrivalsTable() -> CSVTable {
    var table = CSVTable(
      "arrivals.csv",
      [
        BilingualName("到店时间", "arrival"), BilingualName("维修类型", "jobType"),
        BilingualName("预约时间", "bookedSlot"),
      ])
    let origin = month.calendar.origin
    for arrival in log.trace(in: month.calendar, shop: calibration.shop) {
      table.add([
        WallClockText.precise(origin + arrival.time),
        calibration.shop.jobTypes[arrival.jobType].id,
        arrival.bookedSlot.map { WallClockText.precise(origin + $0) } ?? "",
      ])
    }
    return table
  }
}
