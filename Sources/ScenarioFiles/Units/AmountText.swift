import DataFiles

/// Money and shares as scenario files write them.
package enum AmountText {
  static let moneyPattern = #"^\s*[¥￥]? *[0-9]+(\.[0-9]{1,2})? *(yuan|元|CNY)?\s*$"#
  static let sharePattern = #"^\s*[0-9]+(\.[0-9]+)? *[%％]\s*$"#

  /// `¥50`, `¥0.50`, `50 元`: fen, exactly; nil if it is no amount or has parts of a fen.
  package static func fen(_ text: String) -> Int64? {
    var rest = text.trimmed
    if let first = rest.first, first == "¥" || first == "￥" { rest.removeFirst() }
    for unit in ["yuan", "元", "CNY"] where rest.hasSuffix(unit) {
      rest.removeLast(unit.count)
      break
    }
    return ExactDecimal(String(rest).trimmed)?.exactly(times: 100)
  }

  /// `35 %`: 0.35.
  package static func percent(_ text: String) -> Double? {
    var rest = text.trimmed
    guard let last = rest.last, last == "%" || last == "％" else { return nil }
    rest.removeLast()
    guard ExactDecimal(String(rest).trimmed) != nil, let value = Double(String(rest).trimmed)
    else { return nil }
    return value / 100
  }
}
