extension JSONCReader {
  mutating func value() throws(SyntaxError) -> Node {
    values += 1
    if values > Limits.values {
      throw fault("more than \(Limits.values) values in one file", "文件中的值超过 \(Limits.values) 个")
    }
    guard offset < bytes.count else {
      throw fault("the file ends where a value was expected", "文件在应有值的地方结束")
    }
    let start = mark()
    switch bytes[offset] {
    case UInt8(ascii: "{"): return Node(try object(), at: start)
    case UInt8(ascii: "["): return Node(try array(), at: start)
    case UInt8(ascii: "\""): return Node(.string(try string()), at: start)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return Node(try number(), at: start)
    default: return Node(try word(), at: start)
    }
  }

  private mutating func word() throws(SyntaxError) -> Node.Value {
    var end = offset
    while end < bytes.count, isWord(bytes[end]) { end += 1 }
    let text = String(decoding: bytes[offset..<end], as: UTF8.self)
    switch text {
    case "true", "false", "null":
      offset = end
      return text == "null" ? .null : .bool(text == "true")
    case "NaN", "Infinity", "+Infinity", "inf", "nan":
      throw fault("\(text) is not a number that can be used", "\(text) 不是可用的数字")
    default:
      if bytes[offset] == UInt8(ascii: "'") {
        throw fault(
          "text is written in double quotes (\" \"), not in single ones",
          "文本应使用双引号 (\" \")，而不是单引号")
      }
      throw typingSlip
        ?? fault("\(here.en) where a value was expected", "应为值，却是 \(here.zh)")
    }
  }

  // MARK: Collections

  private mutating func enter() throws(SyntaxError) {
    depth += 1
    if depth > Limits.depth {
      throw fault(
        "values are nested more than \(Limits.depth) deep", "嵌套超过 \(Limits.depth) 层")
    }
    offset += 1
    try skipSpace()
  }

  private mutating func object() throws(SyntaxError) -> Node.Value {
    let open = position
    try enter()
    var members: [Node.Member] = []
    var seen = SeenKeys()
    while true {
      guard offset < bytes.count else { throw unclosed("{", "}", open) }
      if bytes[offset] == UInt8(ascii: "}") { break }
      guard bytes[offset] == UInt8(ascii: "\"") else {
        throw typingSlip
          ?? fault(
            "\(here.en) where a key in double quotes was expected",
            "应为双引号中的键，却是 \(here.zh)")
      }
      let keyPosition = mark()
      let key = try string()
      path.append(key)
      if let index = seen.place(of: key, among: members) {
        throw fault(
          "the key is given twice (first on line \(members[index].keyPosition.line))",
          "键重复（首次出现在第 \(members[index].keyPosition.line) 行）", at: keyPosition)
      }
      try skipSpace()
      guard offset < bytes.count else { throw unclosed("{", "}", open) }
      guard bytes[offset] == UInt8(ascii: ":") else {
        throw typingSlip ?? fault("\(here.en) where ‘:’ was expected", "应为“:”，却是 \(here.zh)")
      }
      offset += 1
      try skipSpace()
      members.append(Node.Member(key: key, keyPosition: keyPosition, node: try value()))
      path.removeLast()
      try separator(closing: UInt8(ascii: "}"), open)
    }
    offset += 1
    depth -= 1
    return .object(members)
  }

  private mutating func array() throws(SyntaxError) -> Node.Value {
    let open = position
    try enter()
    var elements: [Node] = []
    while true {
      guard offset < bytes.count else { throw unclosed("[", "]", open) }
      if bytes[offset] == UInt8(ascii: "]") { break }
      path.append("[\(elements.count)]")
      elements.append(try value())
      path.removeLast()
      try separator(closing: UInt8(ascii: "]"), open)
    }
    offset += 1
    depth -= 1
    return .array(elements)
  }

  /// After an entry: a comma, or the closing bracket (left to be read).
  private mutating func separator(closing: UInt8, _ open: Position) throws(SyntaxError) {
    try skipSpace()
    let close = closing == UInt8(ascii: "}") ? "}" : "]"
    guard offset < bytes.count else { throw unclosed(close == "}" ? "{" : "[", close, open) }
    if bytes[offset] == UInt8(ascii: ",") {
      offset += 1
      try skipSpace()
    } else if bytes[offset] != closing {
      throw typingSlip
        ?? fault(
          "\(here.en) where ‘,’ or ‘\(close)’ was expected", "应为“,”或“\(close)”，却是 \(here.zh)")
    }
  }

  private func unclosed(_ open: String, _ close: String, _ place: Position) -> SyntaxError {
    fault(
      "the file ends before the ‘\(open)’ of line \(place.line), column \(place.column) is "
        + "closed (expected ‘\(close)’)",
      "第 \(place.line) 行第 \(place.column) 列的“\(open)”没有闭合（应有“\(close)”）")
  }

  // MARK: Numbers

  private mutating func number() throws(SyntaxError) -> Node.Value {
    var end = offset
    while end < bytes.count, isWord(bytes[end]) { end += 1 }
    let text = String(decoding: bytes[offset..<end], as: UTF8.self)
    guard JSONCReader.isNumber(bytes[offset..<end]) else {
      throw fault("\(text.shortened) is not a number", "\(text.shortened) 不是数字")
    }
    guard let number = Double(text), number.isFinite else {
      throw fault("the number \(text.shortened) is too large", "数字 \(text.shortened) 过大")
    }
    offset = end
    return .number(number, text: text)
  }

  /// RFC 8259: `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`.
  static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
    func digits(_ rest: inout ArraySlice<UInt8>) -> Int {
      let count = rest.prefix(while: isDigit).count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let leadingZero = rest.first == UInt8(ascii: "0")
    let whole = digits(&rest)
    if whole == 0 || (leadingZero && whole > 1) { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      if digits(&rest) == 0 { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      }
      if digits(&rest) == 0 { return false }
    }
    return rest.isEmpty
  }
}

/// The keys of an object that were read: a few are looked through, of many an index is kept.
private struct SeenKeys {
  private static let few = 16
  private var index: [String: Int] = [:]

  /// The place of a key that was given before.
  mutating func place(of key: String, among members: [Node.Member]) -> Int? {
    if members.count < Self.few { return members.firstIndex { $0.key == key } }
    for place in index.count..<members.count { index[members[place].key] = place }
    return index[key]
  }
}
