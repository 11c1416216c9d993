/// Lines of text in columns.
enum Table {
  static let header =
    left("benchmark", 22) + right("per second", 12) + "  " + left("unit", 13)
    + right("spread", 8) + right("ratio", 8) + "  bound"

  static func line(_ result: Result) -> String {
    var text =
      left(result.name, 22) + right(short(result.perSecond), 12) + "  " + left(result.unit, 13)
      + right("±" + percent(result.spread), 8)
    text += right(result.ratio.map { decimals($0, 3) } ?? "", 8)
    if let bound = result.bound { text += "  of \(bound)" }
    if let unit = result.secondUnit, let rate = result.secondPerSecond {
      text += "  (\(short(rate)) \(unit))"
    }
    return text
  }

  static func line(_ row: Scaling.Row) -> String {
    left(row.varied, 12) + right("\(row.value)", 10) + right(short(Double(row.events)), 12)
      + right(short(row.perSecond), 12) + right(row.peak.map { decimals($0, 1) } ?? "?", 10)
  }

  static let scalingHeader =
    left("varied", 12) + right("value", 10) + right("events", 12) + right("per second", 12)
    + right("peak MiB", 10)

  static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// 12.3 M, 4.56 k, 78.9
  static func short(_ value: Double) -> String {
    if value >= 1e6 { return decimals(value / 1e6, value >= 1e8 ? 0 : 2) + " M" }
    if value >= 1e3 { return decimals(value / 1e3, 1) + " k" }
    return decimals(value, 1)
  }

  static func percent(_ share: Double) -> String { decimals(share * 100, 0) + "%" }

  static func decimals(_ value: Double, _ places: Int) -> String {
    guard value.isFinite else { return "–" }
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let whole = Int((abs(value) * Double(scale)).rounded())
    let sign = value < 0 && whole > 0 ? "-" : ""
    guard places > 0 else { return sign + "\(whole)" }
    let fraction = "\(whole % scale)"
    return sign + "\(whole / scale)."
      + String(repeating: "0", count: places - fraction.count) + fraction
  }
}
