/// Numbers for people.
enum Number {
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
