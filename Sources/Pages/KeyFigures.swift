package import Documents
internal import Experiments
package import Forecourt
internal import Statistics

/// One of the six numbers with which the page opens.
package struct KeyFigure {
  var key: String
  var name: Text
  var definition: Text
  var value: String
  var unit: Text
  var interval: Text
  /// Nil where there is no good or bad of itself.
  var standing: Standing?
  var aim: Text
  var spark: Spark

  package init(
    key: String, name: Text, definition: Text, value: String, unit: Text, interval: Text,
    standing: Standing?, aim: Text, spark: Spark
  ) {
    self.key = key
    self.name = name
    self.definition = definition
    self.value = value
    self.unit = unit
    self.interval = interval
    self.standing = standing
    self.aim = aim
    self.spark = spark
  }
}

/// Makes the six numbers (`KPI.headline`) out of what was measured.
package struct KeyFigures {
  let input: ReportInput
  let catalogue: [String: KPI]

  init(_ input: ReportInput) {
    self.input = input
    catalogue = Dictionary(
      KPI.catalogue(for: input.shop).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func value(_ key: String) -> Double {
    if let estimate = input.summary[key]?.interval.estimate, estimate.isFinite { return estimate }
    return catalogue[key]?.value(input.measures, input.shop) ?? .nan
  }

  func all() -> [KeyFigure] {
    KPI.headline.compactMap { key in catalogue[key].map(figure) }
  }

  private func figure(_ kpi: KPI) -> KeyFigure {
    let mean = value(kpi.key)
    let (aim, standing) = Self.aim(kpi.key, mean, cars: value("arrivals.perDay"))
    return KeyFigure(
      key: kpi.key, name: Text(kpi.name), definition: Text(kpi.definition),
      value: Self.number(mean, kpi.unit), unit: Texts.unit(kpi.unit),
      interval: interval(kpi), standing: standing, aim: aim,
      spark: Spark(kpi.key, input.measures, input.shop))
  }

  /// As precise as a manager needs it.
  package static func number(_ value: Double, _ unit: KPI.Unit) -> String {
    switch unit {
    case .share: NumberText.percent(value, decimals: abs(value) < 0.1 ? 1 : 0)
    case .yuanPerDay: NumberText.yuan(fen: value * 100, decimals: abs(value) < 100 ? 2 : 0)
    case .perDay, .cars, .count:
      NumberText.fixed(value, decimals: abs(value) < 1 ? 2 : abs(value) < 100 ? 1 : 0)
    case .minutes, .minutesPerDay:
      NumberText.fixed(value, decimals: abs(value) < 100 ? 1 : 0)
    }
  }

  private func interval(_ kpi: KPI) -> Text {
    guard let interval = input.summary[kpi.key]?.interval, interval.isDetermined else {
      return Texts.noInterval
    }
    // None of the six can be negative, and no share is more than all.
    let high = kpi.unit == .share ? min(1, interval.high) : interval.high
    return Texts.range(
      Self.number(max(0, interval.low), kpi.unit), Self.number(high, kpi.unit),
      level: interval.level)
  }

  /// What is good, and how a value stands against it; the page's own rules of thumb.
  ///
  /// - Parameter cars: a day.
  package static func aim(_ key: String, _ mean: Double, cars: Double) -> (Text, Standing?) {
    switch key {
    case "longStays.perDay":
      return (
        Text("under 5% of the cars", "低于台次的5%"),
        Standing(mean, good: cars * 0.05, watch: cars * 0.15)
      )
    case "crowding.minutesPerDay":
      return (Text("under half an hour", "低于半小时"), Standing(mean, good: 30, watch: 90))
    case "reception.withinTarget":
      return (Text("over 90%", "高于90%"), Standing(mean, good: 0.9, watch: 0.75))
    case "customerClock.p90":
      return (Text("under 30 min", "低于30分钟"), Standing(mean, good: 30, watch: 45))
    case "complaints.perDay":
      return (
        Text("under 1% of the cars", "低于台次的1%"),
        Standing(mean, good: cars * 0.01, watch: cars * 0.03)
      )
    case "arrivals.perDay":
      return (Text("as customers come", "随客户到店"), nil)
    default:
      let perCar = cars > 0 ? NumberText.yuan(fen: mean / cars * 100, decimals: 0) : Texts.noValue
      return (Text("\(perCar) a car", "每台次\(perCar)"), nil)
    }
  }
}
