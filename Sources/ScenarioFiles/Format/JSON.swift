import DataFiles

/// A plain JSON value for writing: schemas and resolved scenarios.
indirect enum JSON: Sendable, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([(String, JSON)])

  init(stringLiteral value: String) { self = .string(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(integerLiteral value: Int) { self = .number(Double(value)) }
  init(arrayLiteral elements: JSON...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements) }

  init(_ node: Node) {
    switch node.value {
    case .null: self = .null
    case .bool(let bool): self = .bool(bool)
    case .number(let number, _): self = .number(number)
    case .string(let string): self = .string(string)
    case .array(let elements): self = .array(elements.map(JSON.init))
    case .object(let members): self = .object(members.map { ($0.key, JSON($0.node)) })
    }
  }

  /// The keys of another object after one's own.
  func merging(_ more: JSON) -> JSON {
    guard case .object(let mine) = self, case .object(let others) = more else { return self }
    return .object(mine + others)
  }

  /// Two spaces a level, keys in their order, one way to write each number: the same value is
  /// always the same bytes.
  var text: String {
    var text = ""
    write(to: &text, indent: "")
    return text + "\n"
  }

  /// The same without the last line end, for a value that stands so deep.
  func text(indent: String) -> String {
    var text = ""
    write(to: &text, indent: indent)
    return text
  }

  private func write(to text: inout String, indent: String) {
    switch self {
    case .null: text += "null"
    case .bool(let bool): text += bool ? "true" : "false"
    case .number(let number): text += JSON.render(number)
    case .string(let string): JSON.write(string, to: &text)
    case .array(let elements):
      let isFlat = elements.allSatisfy { $0.isScalar }
      writeEntries(elements.count, "[", "]", to: &text, indent: indent, isFlat: isFlat) {
        elements[$0].write(to: &$1, indent: $2)
      }
    case .object(let members):
      let isFlat = isShort(members)
      writeEntries(members.count, "{", "}", to: &text, indent: indent, isFlat: isFlat) {
        JSON.write(members[$0].0, to: &$1)
        $1 += ": "
        members[$0].1.write(to: &$1, indent: $2)
      }
    }
  }

  private func writeEntries(
    _ count: Int, _ open: String, _ close: String, to text: inout String, indent: String,
    isFlat: Bool, _ entry: (Int, inout String, String) -> Void
  ) {
    text += open
    let inner = indent + "  "
    for index in 0..<count {
      if index > 0 { text += isFlat ? ", " : "," }
      if !isFlat {
        text += "\n"
        text += inner
      }
      entry(index, &text, inner)
    }
    if !isFlat && count > 0 {
      text += "\n"
      text += indent
    }
    text += close
  }

  /// A few single values are written on one line.
  private func isShort(_ members: [(String, JSON)]) -> Bool {
    var length = 0
    for (key, value) in members {
      switch value {
      case .array, .object: return false
      case .string(let string): length += string.utf8.count + 2
      default: length += 8
      }
      length += key.utf8.count + 6
      if length > 80 { return false }
    }
    return true
  }

  private var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  static func render(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
    return number.description
  }

  static func write(_ string: String, to text: inout String) {
    text += "\""
    defer { text += "\"" }
    if string.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    ) {
      text += string
      return
    }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
