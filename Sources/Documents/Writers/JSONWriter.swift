/// Writes JSON (RFC 8259) as it is told, key by key, in the order in which it is told.
///
///     var json = JSONWriter(to: "", layout: .pretty)
///     json.object {
///       $0.field("seed", 42)
///       $0.array("means") { for mean in means { $0.value(mean) } }
///     }
///
/// Numbers are the shortest that read back as the same double; NaN and infinities, which JSON does
/// not have, become null. Several values at the top level are separated by a line break, so that
/// the compact layout gives NDJSON.
public struct JSONWriter<Output: TextOutputStream> {
  public private(set) var output: Output
  private let layout: JSONLayout
  private let isEmbeddable: Bool
  private var depth = 0
  private var isFirst = true

  /// - Parameter isEmbeddable: escapes `<`, `>` and `&` as well, so that the text may stand inside
  ///   an HTML `script` element whatever the strings hold.
  public init(to output: Output, layout: JSONLayout = .compact, isEmbeddable: Bool = false) {
    self.output = output
    self.layout = layout
    self.isEmbeddable = isEmbeddable
  }

  public mutating func object(
    _ key: String? = nil, _ body: (inout JSONWriter) throws -> Void
  ) rethrows {
    try container(key, "{", "}", body)
  }

  public mutating func array(
    _ key: String? = nil, _ body: (inout JSONWriter) throws -> Void
  ) rethrows {
    try container(key, "[", "]", body)
  }

  public mutating func field(_ key: String, _ value: String) { scalar(key, quoted(value)) }
  public mutating func field(_ key: String, _ value: Bool) { scalar(key, value ? "true" : "false") }
  public mutating func field(_ key: String, _ value: Double) { scalar(key, number(value)) }
  public mutating func field<Number: BinaryInteger>(_ key: String, _ value: Number) {
    scalar(key, String(value))
  }
  public mutating func nullField(_ key: String) { scalar(key, "null") }

  public mutating func value(_ value: String) { scalar(nil, quoted(value)) }
  public mutating func value(_ value: Bool) { scalar(nil, value ? "true" : "false") }
  public mutating func value(_ value: Double) { scalar(nil, number(value)) }
  public mutating func value<Number: BinaryInteger>(_ value: Number) {
    scalar(nil, String(value))
  }
  public mutating func nullValue() { scalar(nil, "null") }

  private mutating func container(
    _ key: String?, _ open: String, _ close: String,
    _ body: (inout JSONWriter) throws -> Void
  ) rethrows {
    scalar(key, open)
    depth += 1
    isFirst = true
    try body(&self)
    depth -= 1
    if !isFirst { breakLine() }
    isFirst = false
    output.write(close)
  }

  private mutating func scalar(_ key: String?, _ text: String) {
    precondition(key == nil || depth > 0, "a key stands inside an object")
    if depth == 0 {
      if !isFirst { output.write("\n") }
    } else {
      if !isFirst { output.write(",") }
      breakLine()
    }
    isFirst = false
    if let key { output.write(quoted(key) + (layout == .pretty ? ": " : ":")) }
    output.write(text)
  }

  private mutating func breakLine() {
    if layout == .pretty { output.write("\n" + String(repeating: "  ", count: depth)) }
  }

  private func number(_ value: Double) -> String {
    value.isFinite ? value.description : "null"
  }

  private func quoted(_ text: String) -> String {
    // Most keys and names are plain ASCII.
    if text.utf8.allSatisfy(isPlain) { return "\"" + text + "\"" }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case "<", ">", "&":
        if isEmbeddable { quoted += escape(scalar) } else { quoted.unicodeScalars.append(scalar) }
      // Line separators end a line in JavaScript before ES2019 and in some readers of NDJSON.
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}": quoted += escape(scalar)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// Printable ASCII that stands for itself in every layout.
  private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "&"):
      false
    default: (0x20..<0x7F).contains(byte)
    }
  }

  private func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}

public enum JSONLayout: Sendable {
  /// All on one line, without spaces.
  case compact
  /// One entry a line, two spaces a level.
  case pretty
}
