import Forecourt
import Statistics

/// Writes JSON with comments, one pair a line.
struct JSONCText {
  private(set) var text = ""
  private var depth = 0

  mutating func comment(_ words: String) {
    line("// \(words.split(whereSeparator: \.isNewline).joined(separator: " "))")
  }

  mutating func open() {
    line("{")
    depth += 1
  }

  mutating func close() {
    depth -= 1
    line(depth == 0 ? "}" : "},")
  }

  mutating func object(_ key: String, _ contents: (inout JSONCText) -> Void) {
    line("\(JSONCText.quoted(key)): {")
    depth += 1
    contents(&self)
    close()
  }

  /// The origin, if any, becomes a comment at the end of the line.
  mutating func pair(_ key: String, _ value: String, _ origin: String? = nil) {
    line("\(JSONCText.quoted(key)): \(value),\(origin.map { " // \($0)" } ?? "")")
  }

  private mutating func line(_ words: String) {
    text += String(repeating: "  ", count: depth) + words + "\n"
  }

  static func quoted(_ words: String) -> String {
    var result = "\""
    for scalar in words.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  static func minutes(_ value: Double) -> String { "\"\(number(value)) min\"" }

  static func origin(_ parameter: CalibratedParameter) -> String {
    let interval = parameter.interval
    return "\(parameter.origin.en); 95 % \(number(interval.low)) to \(number(interval.high))"
  }

  /// Four decimals at most, without trailing zeros.
  static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return value > 0 ? "∞" : "0" }
    let scaled = Int64((abs(value) * 10_000).rounded())
    var digits = String(scaled % 10_000)
    digits = String(repeating: "0", count: 4 - digits.count) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    let sign = value < 0 && scaled > 0 ? "-" : ""
    return sign + String(scaled / 10_000) + (digits.isEmpty ? "" : ".\(digits)")
  }
}
