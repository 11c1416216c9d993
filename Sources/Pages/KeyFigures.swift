package import Documents
package import Experiments
package import Forecourt
package import Statistics

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
  /// The same figure of the base; nil: nothing is beside.
  var base: Text?

  package init(
    key: String, name: Text, definition: Text, value: String, unit: Text, interval: Text,
    standing: Standing?, aim: Text, spark: Spark, base: Text? = nil
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
    self.base = base
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
    let (aim, standing) = aim(kpi, mean)
    return KeyFigure(
      key: kpi.key, name: Text(kpi.name), definition: Text(kpi.definition),
      value: Self.number(mean, kpi.unit), unit: Texts.unit(kpi.unit),
      interval: interval(kpi), standing: standing, aim: aim,
      spark: Spark(kpi.key, input.measures, input.shop),
      base: input.base?[kpi.key].map {
        let value = $0.interval.estimate.isFinite ? $0.interval.estimate : $0.pooled
        return Texts.besideFigure(Self.number(value, kpi.unit), Texts.unit(kpi.unit))
      })
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
    let range = Texts.range(
      Self.number(max(0, interval.low), kpi.unit), Self.number(high, kpi.unit),
      level: interval.level)
    return input.summary[kpi.key]?.isRare == true
      ? range + Text("; few cases, rough", "；个案少，仅供参考") : range
  }

  private func aim(_ kpi: KPI, _ mean: Double) -> (Text, Standing?) {
    let interval =
      input.summary[kpi.key]?.interval
      ?? ConfidenceInterval(estimate: mean, halfWidth: .infinity, level: 0.95, n: 1)
    let alone = input.summary["longStays.byWorkAlone"]?.interval
    return Self.aim(
      kpi, interval, byWorkAlone: alone, of: input.shop, cars: value("arrivals.perDay"))
  }

  /// What the shop wants of a figure, and how it stands against that.
  ///
  /// - Parameter cars: a day.
  package static func aim(
    _ kpi: KPI, _ interval: ConfidenceInterval, byWorkAlone: ConfidenceInterval? = nil,
    of shop: Shop, cars: Double
  ) -> (Text, Standing?) {
    if let target = shop.targets.first(where: { $0.kpi == kpi.key }) {
      let check = TargetCheck(
        target, kpi, interval, byWorkAlone: kpi.key == "longStays.perDay" ? byWorkAlone : nil)
      return (Text(check.short), Standing(interval.estimate, target, kpi.unit))
    }
    switch kpi.key {
    case "arrivals.perDay": return (Text("as customers come", "随客户到店"), nil)
    case "cost.perDay":
      let perCar =
        cars > 0
        ? NumberText.yuan(fen: interval.estimate / cars * 100, decimals: 0) : Texts.noValue
      return (Text("\(perCar) a car", "每台次\(perCar)"), nil)
    default: return (Texts.noTarget, nil)
    }
  }
}
