public import Documents
public import Forecourt

/// How a figure is printed: the decimals and the sign of its unit.
public enum KPIText {
  /// The number alone, with the decimals that its unit deserves.
  public static func number(_ value: Double, _ unit: KPI.Unit) -> String {
    switch unit {
    case .share: NumberText.percent(value)
    case .yuanPerDay: NumberText.yuan(fen: value * 100, decimals: 0)
    case .perDay, .minutes, .minutesPerDay, .cars:
      NumberText.fixed(value, decimals: abs(value) >= 1000 ? 0 : abs(value) >= 100 ? 1 : 2)
    case .count: NumberText.fixed(value, decimals: 0)
    }
  }

  /// A half-width, as "± 0.31"; a dash where there is none.
  public static func halfWidth(_ value: Double, _ unit: KPI.Unit) -> String {
    value.isFinite ? "± " + number(value, unit) : Texts.noValue
  }

  public static func unit(_ unit: KPI.Unit) -> Text {
    switch unit {
    case .perDay: Text("a day", "每天")
    case .share: Text("", "")
    case .minutes: Text("min", "分钟")
    case .minutesPerDay: Text("min a day", "分钟/天")
    case .cars: Text("cars", "台")
    case .yuanPerDay: Text("a day", "每天")
    case .count: Text("", "")
    }
  }
}

extension BilingualName {
  public subscript(language: Language) -> String {
    switch language {
    case .en: en
    case .zh: zh
    }
  }
}
