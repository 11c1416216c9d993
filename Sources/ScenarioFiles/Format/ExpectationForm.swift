public import DataFiles
public import Forecourt

/// What a scenario promises about a KPI; `check` fails it where the interval lies wholly outside.
public struct Expectation: Sendable, Hashable {
  /// `longStays.perDay`, or of a weekday or hours, `longStays.perDay@sat/09-11`.
  public var kpi: String
  public var minimum: Double?
  public var maximum: Double?
  /// Nil: over the whole week.
  public var weekday: Weekday?
  /// Nil: over the whole day.
  public var hour: Int?
  public var position: Position

  public init(
    kpi: String, minimum: Double?, maximum: Double?, weekday: Weekday? = nil, hour: Int? = nil,
    position: Position
  ) {
    self.kpi = kpi
    self.minimum = minimum
    self.maximum = maximum
    self.weekday = weekday
    self.hour = hour
    self.position = position
  }

  /// What `weekday` and `hour` say.
  public var slice: HourSlice {
    HourSlice(weekdays: weekday.map { [$0] } ?? [], hours: hour.map { $0..<$0 + 1 })
  }
}

enum ExpectationForm {
  static let list = Form<[Expectation]>.list(one, 0...500)

  private static let value = Form<Double>.number(-1e12...1e12)

  private static let one = Form<Expectation>.object { object in
    let kpi = object.required("kpi", .text(80), "The key of a KPI.", "指标。")
    let minimum = object.optional("min", value, "At least.", "下限。")
    let maximum = object.optional("max", value, "At most.", "上限。")
    let near = object.optional("near", value, "About, within the tolerance.", "接近。")
    let tolerance = object.optional(
      "tolerance", .number(0...1e12), "How far from near, in the KPI's unit.", "允许偏差。")
    let weekday = object.optional("weekday", .weekday, "Only on this weekday.", "仅此星期。")
    let hour = object.optional("hour", .count(0...23), "Only in this hour.", "仅此小时。")
    return { fields, reading in
      var low = fields[minimum]
      var high = fields[maximum]
      if let near = fields[near] {
        guard low == nil, high == nil, let tolerance = fields[tolerance] else {
          reading.fail(
            "“near” goes with “tolerance”, and without “min” and “max”",
            "“near” 需配 “tolerance”，且不与 “min”、“max” 同用", at: fields.position)
          return nil
        }
        (low, high) = (near - tolerance, near + tolerance)
      }
      guard low != nil || high != nil else {
        reading.fail(
          "expects nothing (expected “min”, “max”, or “near” with “tolerance”)",
          "没有期望（应有 “min”、“max” 或 “near” 加 “tolerance”）", at: fields.position)
        return nil
      }
      if let low, let high, low > high {
        reading.fail(
          "“min” is above “max”", "“min” 大于 “max”", at: fields.position(minimum), key: "min")
        return nil
      }
      return Expectation(
        kpi: fields[kpi], minimum: low, maximum: high, weekday: fields[weekday],
        hour: fields[hour], position: fields.position(kpi))
    }
  }
}

/// `{ "max": 3 }` or `{ "min": "90 %" }`.
struct TargetDraft: Sendable {
  var minimum: Double?
  var maximum: Double?
}

enum TargetForm {
  static let form = Form<TargetDraft>.object(named: "target") { object in
    let minimum = object.optional("min", value, "At least.", "不低于。")
    let maximum = object.optional("max", value, "At most.", "不超过。")
    return { fields, reading in
      guard (fields[minimum] == nil) != (fields[maximum] == nil) else {
        reading.fail(
          "wants nothing certain (expected “min” or “max”)", "目标不明确（应有 “min” 或 “max” 之一）",
          at: fields.position)
        return nil
      }
      return TargetDraft(minimum: fields[minimum], maximum: fields[maximum])
    }
  }

  /// In the KPI's own unit, a share also as a percentage.
  private static let value = Form<Double>.scalar(
    Wanted("a number", "数字", form: "3, or a share such as \"90 %\"", "3，或 \"90 %\""),
    schema: ["type": ["number", "string"]]
  ) { node in
    if case .number(let number, _) = node.value, abs(number) <= 1e12 { return number }
    return node.string.flatMap { AmountText.percent($0) }
  }
}

/// A number of the scenario that nobody measured, and between which values it may lie.
///
/// `low` and `high` are values as `--set` takes them, so that a sensitivity run is two loads with
/// the overrides `path=low` and `path=high`.
public struct Estimate: Sendable, Hashable {
  public var keyPath: String
  public var low: String
  public var high: String
  public var position: Position

  public init(keyPath: String, low: String, high: String, position: Position) {
    self.keyPath = keyPath
    self.low = low
    self.high = high
    self.position = position
  }

  /// The two overrides for `ScenarioLoader.load(path:overrides:)`.
  public var overrides: (low: String, high: String) {
    ("\(keyPath)=\(low)", "\(keyPath)=\(high)")
  }
}

/// How far off an estimate may be, as the file says it.
enum EstimateRange: Sendable {
  /// Multiples of the value: 0.7 and 1.3.
  case factors(Double, Double)
  case values(Node, Node)
}

enum EstimateForm {
  static let form = Form<EstimateRange>.object(ends, or: percent)

  private static let percent = Form<EstimateRange>.scalar(
    Wanted(
      "a range", "范围", form: "a text such as \"±30 %\", or { \"low\", \"high\" }",
      "\"±30 %\" 这样的文本，或 { \"low\", \"high\" }"),
    schema: ["type": "string", "pattern": #"^\s*± *[0-9]+(\.[0-9]+)? *%\s*$"#]
  ) { node in
    guard let text = node.string?.trimmed, text.first == "±",
      let share = AmountText.percent(String(text.dropFirst())), share > 0, share < 1
    else { return nil }
    return .factors(1 - share, 1 + share)
  }

  private static let ends = Form<EstimateRange>.object { object in
    let low = object.required("low", anything, "The least that it may be.", "最小可能值。")
    let high = object.required("high", anything, "The most that it may be.", "最大可能值。")
    return { fields, _ in .values(fields[low], fields[high]) }
  }

  private static let anything = Form<Node>.scalar(
    Wanted("a value", "值", form: "a number or a text", "数字或文本"),
    schema: ["type": ["number", "string"]]
  ) { node in
    switch node.value {
    case .number, .string: node
    default: nil
    }
  }
}
