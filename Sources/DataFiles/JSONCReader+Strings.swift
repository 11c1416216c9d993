extension JSONCReader {
  /// A string in double quotes; the reader stands on the opening quote.
  mutating func string() throws(SyntaxError) -> String {
    let open = mark()
    offset += 1
    var text = ""
    var run = offset
    while true {
      guard offset < bytes.count else {
        throw fault(
          "the text that begins on line \(open.line) is not closed (expected a double quote)",
          "文本没有闭合（缺少双引号）", at: open)
      }
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        let rest = String(decoding: bytes[run..<offset], as: UTF8.self)
        offset += 1
        return text.isEmpty ? rest : text + rest
      case UInt8(ascii: "\\"):
        text += String(decoding: bytes[run..<offset], as: UTF8.self)
        text.unicodeScalars.append(try escape())
        run = offset
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        // A text that was to end with a Chinese quotation mark goes on to the end of its line.
        for index in run..<offset where bytes[index...].starts(with: "”".utf8) {
          offset = index
          if let slip = typingSlip { throw slip }
        }
        throw fault(
          "the text is not closed on its line (expected a double quote)",
          "文本在本行没有闭合（缺少双引号）", at: open)
      case 0..<0x20:
        let code = String(bytes[offset], radix: 16, uppercase: true)
        throw fault(
          "a control character (U+\(code)) inside a text; write it as an escape",
          "文本中有控制字符 (U+\(code))，请写成转义形式")
      default:
        offset += 1
      }
    }
  }

  private mutating func escape() throws(SyntaxError) -> Unicode.Scalar {
    guard offset + 1 < bytes.count else {
      offset = bytes.count
      throw fault("the file ends inside a text", "文件在文本中间结束")
    }
    let plain: Unicode.Scalar? =
      switch bytes[offset + 1] {
      case UInt8(ascii: "\""): "\""
      case UInt8(ascii: "\\"): "\\"
      case UInt8(ascii: "/"): "/"
      case UInt8(ascii: "b"): "\u{8}"
      case UInt8(ascii: "f"): "\u{C}"
      case UInt8(ascii: "n"): "\n"
      case UInt8(ascii: "r"): "\r"
      case UInt8(ascii: "t"): "\t"
      default: nil
      }
    if let plain {
      offset += 2
      return plain
    }
    guard bytes[offset + 1] == UInt8(ascii: "u") else {
      throw fault(
        "a backslash that begins no escape (for a backslash write \\\\)",
        "无效的转义（反斜杠请写成 \\\\）")
    }
    guard let first = hexadecimal(at: offset + 2) else {
      throw fault(
        "\\u is not followed by four hexadecimal digits", "\\u 之后应有四位十六进制数字")
    }
    if let scalar = Unicode.Scalar(first) {
      offset += 6
      return scalar
    }
    if (0xD800..<0xDC00).contains(first), offset + 7 < bytes.count,
      bytes[offset + 6] == UInt8(ascii: "\\"), bytes[offset + 7] == UInt8(ascii: "u"),
      let second = hexadecimal(at: offset + 8), (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    {
      offset += 12
      return scalar
    }
    throw fault(
      "half of a surrogate pair (\\u\(String(first, radix: 16, uppercase: true)))",
      "不成对的代理项 (\\u\(String(first, radix: 16, uppercase: true)))")
  }

  private func hexadecimal(at index: Int) -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[index..<(index + 4)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 + UInt32(digit)
    }
    return value
  }

  /// White space and comments.
  mutating func skipSpace() throws(SyntaxError) {
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\n"):
        newLine(at: offset)
        offset += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        offset += 1
      case UInt8(ascii: "/"):
        try skipComment()
      default:
        return
      }
    }
  }

  private mutating func skipComment() throws(SyntaxError) {
    let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
    if next == UInt8(ascii: "/") {
      while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
      return
    }
    guard next == UInt8(ascii: "*") else {
      throw fault(
        "a single ‘/’ (a comment begins with ‘//’ or ‘/*’)", "单个“/”（注释以“//”或“/*”开始）")
    }
    let open = mark()
    offset += 2
    while offset + 1 < bytes.count {
      if bytes[offset] == UInt8(ascii: "*"), bytes[offset + 1] == UInt8(ascii: "/") {
        offset += 2
        return
      }
      if bytes[offset] == UInt8(ascii: "\n") { newLine(at: offset) }
      offset += 1
    }
    throw fault("the comment is not closed (expected ‘*/’)", "注释没有闭合（缺少“*/”）", at: open)
  }
}
