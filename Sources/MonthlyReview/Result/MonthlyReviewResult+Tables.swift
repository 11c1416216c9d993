import EventSimulation
import Forecourt
import Statistics

extension MonthlyReviewResult {
  /// All tables, in the order of the review, and those that next month's review reads.
  public func tables(chinese: Bool = true) -> [CSVTable] {
    [
      qualityTable(chinese), findingsTable(chinese), validationTable(chinese),
      figuresTable(chinese), episodesTable(chinese), longStaysTable(chinese),
      causesTable(chinese), causeHoursTable(chinese), peopleTable(), parametersTable(chinese),
      keptTable(chinese), measuresTable(), planTable(), checkTable(chinese), arrivalsTable(),
    ]
  }

  private func qualityTable(_ chinese: Bool) -> CSVTable {
    var table = CSVTable(
      "quality.csv", [BilingualName("项目", "Item"), BilingualName("行数", "Rows")])
    let quality = log.quality
    let totals = [
      (BilingualName("读取", "read"), quality.rowsRead),
      (BilingualName("采用", "used"), quality.rowsUsed),
      (BilingualName("存疑", "doubtful"), quality.rowsDoubtful),
      (BilingualName("未采用", "refused"), quality.rowsRefused),
      (BilingualName("空行", "blank lines"), quality.blankLines),
    ]
    for (name, count) in totals { table.add([name.text(chinese), "\(count)"]) }
    for (reason, count) in quality.counts { table.add([reason.name.text(chinese), "\(count)"]) }
    return table
  }

  private func findingsTable(_ chinese: Bool) -> CSVTable {
    var table = CSVTable(
      "quality-lines.csv",
      [
        BilingualName("行号", "Row"), BilingualName("处理", "Treatment"),
        BilingualName("原因", "Reason"), BilingualName("列", "Column"),
        BilingualName("原文", "As written"),
      ])
    for finding in log.quality.findings {
      table.add([
        "\(finding.line)",
        (finding.reason.isRefusal
          ? BilingualName("未采用", "refused") : BilingualName("存疑", "doubtful")).text(chinese),
        finding.reason.name.text(chinese), finding.column.map(log.quality.name) ?? "",
        finding.cell,
      ])
    }
    return table
  }

  private func validationTable(_ chinese: Bool) -> CSVTable {
    var table = CSVTable(
      "validation.csv",
      [
        BilingualName("指标", "Key"), BilingualName("名称", "Name"), BilingualName("本月", "Recorded"),
        BilingualName("模型", "Model"), BilingualName("下限", "Low"), BilingualName("上限", "High"),
        BilingualName("在区间内", "Inside"),
      ])
    func add(_ key: String, _ name: String, _ check: PredictionCheck) {
      table.add([
        key, name, FigureText.text(check.recorded), FigureText.text(check.interval.estimate),
        FigureText.text(check.interval.low), FigureText.text(check.interval.high),
        check.isInside ? "1" : "0",
      ])
    }
    for figure in validation.figures {
      add(figure.kpi.key, figure.kpi.name.text(chinese), figure.check)
    }
    for hour in validation.occupancy {
      add(
        "hours.\(hour.hour).occupancy",
        BilingualName("\(hour.hour) 时平均在场车辆", "Cars in the area, hour \(hour.hour)").text(chinese),
        hour.check)
    }
    for hour in validation.arrivals {
      add(
        "hours.\(hour.hour).arrivals",
        BilingualName("\(hour.hour) 时到店", "Arrivals, hour \(hour.hour)").text(chinese), hour.check)
    }
    return table
  }

  private func figuresTable(_ chinese: Bool) -> CSVTable {
    var table = CSVTable(
      "figures.csv",
      [
        BilingualName("指标", "Key"), BilingualName("名称", "Name"), BilingualName("数值", "Value"),
        BilingualName("单位", "Unit"), BilingualName("依据台次", "Told of visits"),
        BilingualName("全部台次", "Of visits"), BilingualName("其中存疑", "Of them doubtful"),
      ])
    for figure in month.figures {
      table.add([
        figure.kpi.key, figure.kpi.name.text(chinese), FigureText.text(figure.value),
        figure.kpi.unit.rawValue, "\(figure.evidence.visits)", "\(figure.evidence.of)",
        "\(figure.evidence.doubtful)",
      ])
    }
    return table
  }

  private func clock(_ time: Microseconds) -> String {
    WallClockText.minutes(time + month.calendar.origin)
  }

  private func minutes(_ time: Double) -> String {
    FigureText.text((time / Double(TimeUnit.minute) * 100).rounded() / 100)
  }

  private static let causeHeader = RootCause.allCases.map(\.name)

  private func episodesTable(_ chinese: Bool) -> CSVTable {
    var table = CSVTable(
      "episodes.csv",
      [
        BilingualName("开始", "Began"), BilingualName("分钟", "Minutes"),
        BilingualName("主要原因", "Main cause"),
      ] + Self.causeHeader)
    for episode in causes.episodes {
      table.add(
        [
          clock(episode.began), minutes(episode.times.total),
          episode.mainCause?.name.text(chinese) ?? "",
        ] + RootCause.allCases.map { minutes(episode.times[$0]) })
    }
    return table
  }

  private func longStaysTable(_ chinese: Bool) -> CSVTable {
    var table = CSVTable(
      "long-stays.csv",
      [
        BilingualName("日志行", "Line"), BilingualName("车辆", "Car"),
        BilingualName("进入", "Entered"), BilingualName("停留分钟", "Minutes"),
        BilingualName("维修类型", "Job type"), BilingualName("主要原因", "Main cause"),
      ] + Self.causeHeader)
    for stay in causes.longStays {
      let visit = log.visits[stay.visit]
      let job = Int(visit.jobType)
      table.add(
        [
          "\(stay.line)", log.plateName(visit, style: options.plates).text(chinese),
          clock(stay.began), minutes(Double(stay.stay)),
          month.shop.jobTypes.indices.contains(job)
            ? month.shop.jobTypes[job].name.text(chinese) : "",
          stay.mainCause?.name.text(chinese) ?? "",
        ] + RootCause.allCases.map { minutes(stay.times[$0]) })
    }
    return table
  }

  private func causesTable(_ chinese: Bool) -> CSVTable {
    var table = CSVTable(
      "causes.csv",
      [
        BilingualName("原因", "Cause"), BilingualName("责任岗位", "Role"),
        BilingualName("拥堵分钟", "Crowded minutes"),
        BilingualName("超时分钟", "Minutes over the limit"), BilingualName("占比", "Share"),
        BilingualName("累计占比", "Cumulative share"),
      ])
    let ranked = causes.pareto
    let all = ranked.reduce(0) { $0 + $1.time }
    var sum = 0.0
    for (cause, time) in ranked {
      sum += time
      table.add([
        cause.name.text(chinese), cause.role.title.text(chinese),
        minutes(causes.crowdedTimes[cause]), minutes(causes.overTimes[cause]),
        FigureText.text(all > 0 ? time / all : 0), FigureText.text(all > 0 ? sum / all : 0),
      ])
    }
    return table
  }

  private func causeHoursTable(_ chinese: Bool) -> CSVTable {
    var table = CSVTable(
      "causes-when.csv", [BilingualName("分组", "Group")] + Self.causeHeader)
    func add(_ name: String, _ times: CauseTimes) {
      guard times.total > 0 else { return }
      table.add([name] + RootCause.allCases.map { minutes(times[$0]) })
    }
    for (hour, times) in causes.byHour.enumerated() {
      add(BilingualName("\(hour) 时", "hour \(hour)").text(chinese), times)
    }
    let days = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
    for (weekday, times) in causes.byWeekday.enumerated() {
      add(chinese ? days[weekday] : Weekday.allCases[weekday].code, times)
    }
    for (index, times) in causes.byJobType.enumerated() {
      let isKnown = month.shop.jobTypes.indices.contains(index)
      add(
        isKnown
          ? month.shop.jobTypes[index].name.text(chinese)
          : BilingualName("类型未知", "unknown type").text(chinese), times)
    }
    return table
  }

  private func peopleTable() -> CSVTable {
    var table = CSVTable(
      "people.csv",
      [
        BilingualName("业务接待", "Advisor"), BilingualName("接待台次", "Cars"),
        BilingualName("超时停留台次", "Long stays"),
        BilingualName("样本过少，不宜评价", "Too few to judge"),
        BilingualName("接待慢分钟", "Slow reception, minutes"),
      ])
    for person in causes.people {
      table.add([
        person.name, "\(person.cars)", "\(person.longStays)", person.isTooFew ? "1" : "0",
        minutes(person.times[.slowIntake]),
      ])
    }
    return table
  }
}
