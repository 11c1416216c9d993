public import Experiments
public import Forecourt
public import Statistics
import Tallies

/// Is the calibrated model like the shop? The recorded month against simulated ones.
public struct ModelValidation: Sendable {
  /// One figure of the month against what the model expects.
  public struct Figure: Sendable {
    public var kpi: KPI
    public var check: PredictionCheck
  }
  /// The average day's occupancy or arrivals in one hour.
  public struct Hour: Sendable {
    public var hour: Int
    public var check: PredictionCheck
  }
  /// Every figure that the log tells, worst first.
  public var figures: [Figure]
  /// Mean cars in the area during the opening time of each hour of the day; arrivals a day in it.
  public var occupancy: [Hour]
  public var arrivals: [Hour]
  public var replications: Int
  /// The level at which all figures together are judged: each is held against 1 − 0.05/k, so that a
  /// true model is called false once in twenty months and not once in every one.
  public var figureLevel: Double

  /// Figures outside their interval, worst first.
  public var failures: [Figure] { figures.filter { !$0.check.isInside } }
  public var hourFailures: Int {
    occupancy.count { !$0.check.isInside } + arrivals.count { !$0.check.isInside }
  }

  /// Whether the model reproduces the month.
  public var reproducesTheMonth: Bool { failures.isEmpty && hourFailures == 0 }

  /// The first sentence of the review.
  public var verdict: BilingualName {
    if reproducesTheMonth {
      return BilingualName(
        en: "The calibrated model reproduces the month: all \(figures.count) figures lie in "
          + "their prediction intervals (\(replications) simulated months).",
        zh: "校准后的模型能够再现本月：\(figures.count) 项指标全部落在预测区间内（模拟 \(replications) 个月）。")
    }
    let worst = failures.first
    return BilingualName(
      en: "The calibrated model does NOT reproduce the month: \(failures.count) of "
        + "\(figures.count) figures"
        + (worst.map { " (worst: \($0.kpi.name.en))" } ?? "")
        + " and \(hourFailures) hours of the day lie outside. Read what follows with that in mind.",
      zh: "校准后的模型不能再现本月：\(figures.count) 项指标中 \(failures.count) 项"
        + (worst.map { "（偏差最大：\($0.kpi.name.zh)）" } ?? "") + "、\(hourFailures) 个时段超出预测区间，以下结论须谨慎采用。"
    )
  }

  /// Simulates the shop and holds the month against it.
  ///
  /// - Parameters:
  ///   - shop: calibrated, over the days of the month.
  ///   - replications: simulated months; at least 2.
  public init(
    month: ObservedMonth, shop: Shop, replications: Int, seed: UInt64, runner: Runner
  ) {
    self.replications = replications
    let wanted = month.figures.filter { $0.value.isFinite }
    let level = 1 - 0.05 / Double(max(1, wanted.count))
    figureLevel = level
    let hourLevel = 1 - 0.05 / 48
    let probes = HourProbe.all
    let kpis = wanted.map(\.kpi) + probes.map(\.kpi)
    let plan = ReplicationPlan(shop, name: shop.name, seed: seed, kpis: kpis)
    let result = runner.run(plan, replications: max(2, replications))
    func moments(_ column: Int) -> RunningMoments {
      var moments = RunningMoments()
      for value in result.column(column) where value.isFinite { moments.add(value) }
      return moments
    }
    figures = wanted.enumerated().map { index, figure in
      Figure(
        kpi: figure.kpi,
        check: PredictionCheck(
          recorded: figure.value, simulated: moments(index), level: level))
    }
    .filter { $0.check.distance.isFinite || $0.check.distance.isInfinite }
    figures = figures.enumerated().sorted { left, right in
      let (a, b) = (abs(left.element.check.distance), abs(right.element.check.distance))
      return a == b ? left.offset < right.offset : a > b
    }.map(\.element)
    occupancy = []
    arrivals = []
    let isStayKnown = month.capabilities.contains(.stays)
    for (index, probe) in probes.enumerated() {
      let recorded = probe.kpi.value(month.measures, month.shop)
      let simulated = moments(wanted.count + index)
      guard recorded.isFinite, simulated.count > 1, recorded > 0 || simulated.mean > 0 else {
        continue
      }
      let hour = Hour(
        hour: probe.hour,
        check: PredictionCheck(recorded: recorded, simulated: simulated, level: hourLevel))
      if probe.isOccupancy {
        if isStayKnown { occupancy.append(hour) }
      } else {
        arrivals.append(hour)
      }
    }
  }
}

/// Occupancy and arrivals of an hour of the day as figures that a plan can collect.
private struct HourProbe {
  var hour: Int
  var isOccupancy: Bool
  var kpi: KPI

  static let all: [HourProbe] = (0..<24).flatMap { hour -> [HourProbe] in
    let name = BilingualName(en: "hour \(hour)", zh: "\(hour) 时")
    return [
      HourProbe(
        hour: hour, isOccupancy: true,
        kpi: KPI(
          key: "hours.\(hour).occupancy", name: name, unit: .cars, group: .congestion,
          direction: .lowerIsBetter, definition: name
        ) { measures, _ in
          let open = measures.total(.openTime, hour: hour)
          return open > 0
            ? Double(measures.total(.areaCarTime, hour: hour)) / Double(open) : .nan
        }),
      HourProbe(
        hour: hour, isOccupancy: false,
        kpi: KPI(
          key: "hours.\(hour).arrivals", name: name, unit: .perDay, group: .demand,
          direction: .neutral, definition: name
        ) { measures, _ in
          let days = measures[.openDays]
          return days > 0
            ? Double(measures.total(.arrivals, hour: hour)) / Double(days) : .nan
        }),
    ]
  }
}
