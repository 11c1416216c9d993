/// Numbers as people read them. A value that is not a finite number shows as "–".
///
/// For machines (JSON, CSV) use a number's `description`, which is the shortest that reads back as
/// the same number.
public enum NumberText {
  /// With exactly so many decimals, ties to even on the number's decimal expansion.
  public static func fixed(_ value: Double, decimals: Int, grouping: Bool = true) -> String {
    precondition(decimals >= 0)
    guard let expansion = DecimalExpansion(value) else { return Texts.noValue }
    return expansion.text(decimals: decimals, grouping: grouping)
  }

  /// With so many significant digits, never in scientific notation: 0.0012346 by three is 0.00123,
  /// and 123,456 by three is 123,000.
  public static func significant(_ value: Double, digits: Int, grouping: Bool = true) -> String {
    precondition(digits > 0)
    guard var expansion = DecimalExpansion(value) else { return Texts.noValue }
    expansion.round(significant: digits)
    guard !expansion.digits.isEmpty else { return "0" }
    return expansion.text(decimals: max(0, digits - expansion.point), grouping: grouping)
  }

  public static func whole(_ value: some BinaryInteger, grouping: Bool = true) -> String {
    let sign = value < 0 ? "-" : ""
    let digits = String(value.magnitude)
    guard grouping else { return sign + digits }
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return sign + grouped
  }

  /// A share as a percentage: 0.1234 is "12.3%". The decimal point moves before rounding, so that
  /// no binary multiplication disturbs a tie.
  public static func percent(_ share: Double, decimals: Int = 1) -> String {
    precondition(decimals >= 0)
    guard var expansion = DecimalExpansion(share) else { return Texts.noValue }
    expansion.scale(byPowerOfTen: 2)
    return expansion.text(decimals: decimals, grouping: true) + "%"
  }

  /// Money, from a whole number of fen (1/100 yuan): "¥1,234.50".
  public static func yuan(fen: Int64) -> String {
    let cents = fen.magnitude % 100
    return (fen < 0 ? "-¥" : "¥") + whole(fen.magnitude / 100) + "."
      + (cents < 10 ? "0" : "") + String(cents)
  }

  /// Money rounded to whole yuan, ties to even: "¥1,234".
  public static func wholeYuan(fen: Int64) -> String {
    yuan(fen: Double(fen), decimals: 0)
  }

  /// A mean amount of money, in fen, shown in yuan: 12345.6 by two decimals is "¥123.46".
  public static func yuan(fen: Double, decimals: Int = 2) -> String {
    precondition(decimals >= 0)
    guard var expansion = DecimalExpansion(fen) else { return Texts.noValue }
    expansion.scale(byPowerOfTen: -2)
    let text = expansion.text(decimals: decimals, grouping: true)
    return text.hasPrefix("-") ? "-¥" + text.dropFirst() : "¥" + text
  }
}
