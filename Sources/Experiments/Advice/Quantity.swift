import Forecourt
import Statistics

/// How a figure of a kind is told in a sentence: as many decimals as its interval lets one trust, and
/// the unit in both languages.
struct Quantity {
  let unit: KPI.Unit
  let digits: Int

  /// - Parameter halfWidth: of the interval that the sentence tells.
  init(_ unit: KPI.Unit, halfWidth: Double) {
    self.unit = unit
    let width = halfWidth * (unit == .share ? 100 : 1)
    digits =
      if unit == .yuanPerDay {
        0
      } else if !width.isFinite || width == 0 {
        1
      } else if width >= 5 {
        0
      } else if width >= 0.05 {
        1
      } else {
        width >= 0.005 ? 2 : 3
      }
  }

  /// A number that somebody wrote, with the decimals that it has.
  init(_ unit: KPI.Unit, value: Double) {
    self.unit = unit
    let scaled = abs(value) * (unit == .share ? 100 : 1)
    digits =
      (0...3).first { digits in
        let times = scaled * [1, 10, 100, 1000][digits]
        return abs(times - times.rounded()) < 1e-6
      } ?? 3
  }

  func amount(_ value: Double) -> String {
    switch unit {
    case .share: Plain.grouped(100 * value, digits: digits) + "%"
    default: Plain.grouped(value, digits: digits)
    }
  }

  /// The interval with signs: `−2.4 to −1.8`; of a share in percentage points.
  func range(_ interval: ConfidenceInterval, _ separator: String) -> String {
    let scale = unit == .share ? 100.0 : 1
    return Plain.signed(scale * interval.low, digits: digits) + separator
      + Plain.signed(scale * interval.high, digits: digits)
  }

  var name: BilingualName {
    switch unit {
    case .perDay: BilingualName(en: " a day", zh: "次/日")
    case .yuanPerDay: BilingualName(en: " a day", zh: "元/日")
    case .minutes: BilingualName(en: " min", zh: "分钟")
    case .minutesPerDay: BilingualName(en: " min a day", zh: "分钟/日")
    case .cars: BilingualName(en: " cars", zh: "台")
    case .share, .count: BilingualName(en: "", zh: "")
    }
  }
}

extension BilingualName {
  /// As it stands within a sentence.
  var within: BilingualName {
    BilingualName(en: en.prefix(1).lowercased() + en.dropFirst(), zh: zh)
  }
}

/// Numbers in a sentence: fixed decimals, thousands apart, a true minus sign.
enum Plain {
  static func signed(_ value: Double, digits: Int) -> String {
    let text = grouped(value, digits: digits)
    return value > 0 && text.contains { $0 >= "1" && $0 <= "9" } ? "+" + text : text
  }

  static func grouped(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return "–" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 1e15 else { return value.description }
    let whole = Int64(scaled)
    let unit = Int64(scale)
    var text = String(whole / unit)
    var place = text.count - 3
    while place > 0 {
      text.insert(",", at: text.index(text.startIndex, offsetBy: place))
      place -= 3
    }
    if digits > 0 {
      let rest = String(whole % unit)
      text += "." + String(repeating: "0", count: digits - rest.count) + rest
    }
    return value < 0 && whole != 0 ? "−" + text : text
  }
}
