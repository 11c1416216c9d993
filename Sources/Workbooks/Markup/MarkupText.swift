/// Text with references in it: `&amp;`, `&#20013;`, `&#x4E2D;`.
enum MarkupText {
  /// The first `&` that begins no reference that is known.
  static func unknownReference(_ buffer: [UInt8], _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      if buffer[index] == 0x26 {
        guard let (_, end) = reference(buffer, at: index, to: range.upperBound) else {
          return index
        }
        index = end
      } else {
        index += 1
      }
    }
    return nil
  }

  /// What is no reference stays as it is.
  static func append(_ buffer: [UInt8], _ range: Range<Int>, to text: inout [UInt8]) {
    var index = range.lowerBound
    while index < range.upperBound {
      if buffer[index] == 0x26,
        let (scalar, end) = reference(buffer, at: index, to: range.upperBound)
      {
        text.append(contentsOf: UTF8.encode(scalar)!)
        index = end
      } else {
        text.append(buffer[index])
        index += 1
      }
    }
  }

  private static func reference(
    _ buffer: [UInt8], at start: Int, to limit: Int
  ) -> (Unicode.Scalar, end: Int)? {
    var end = start + 1
    while end < limit, end - start < 12, buffer[end] != 0x3B { end += 1 }
    guard end < limit, buffer[end] == 0x3B else { return nil }
    let name = (start + 1)..<end
    guard let first = name.first else { return nil }
    if buffer[first] == UInt8(ascii: "#") {
      return scalar(buffer, (first + 1)..<end).map { ($0, end + 1) }
    }
    let known: [(StaticString, Unicode.Scalar)] = [
      ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"),
    ]
    for (word, scalar) in known where bytes(buffer, name, are: word) { return (scalar, end + 1) }
    return nil
  }

  /// What is a number and yet no character (some exports write `&#0;`) is told as unknown.
  private static func scalar(_ buffer: [UInt8], _ range: Range<Int>) -> Unicode.Scalar? {
    var digits = range
    let isHexadecimal = !digits.isEmpty && buffer[digits.lowerBound] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { digits = (digits.lowerBound + 1)..<digits.upperBound }
    guard !digits.isEmpty else { return nil }
    var value: UInt32 = 0
    for index in digits {
      guard let digit = hexadecimalDigit(buffer[index]), isHexadecimal || digit < 10,
        value <= 0x10_FFFF
      else { return nil }
      value = value * (isHexadecimal ? 16 : 10) + digit
    }
    return value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}

extension MarkupText {
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  /// A text as it stands in an element or an attribute; what is no character of XML becomes U+FFFD.
  static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "\n": escaped.append(contentsOf: "&#10;".unicodeScalars)
      case "\r": escaped.append(contentsOf: "&#13;".unicodeScalars)
      case "\t": escaped.append(contentsOf: "&#9;".unicodeScalars)
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": escaped.append("\u{FFFD}")
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}

package func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
  switch byte {
  case 0x30...0x39: UInt32(byte) - 0x30
  case 0x41...0x46: UInt32(byte) - 0x37
  case 0x61...0x66: UInt32(byte) - 0x57
  default: nil
  }
}

// MARK: Bytes of markup

func isMarkupSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
}

/// Behind the name that begins here: at a space or at what no name has in it.
func markupNameEnd(_ text: Span<UInt8>, from start: Int, to limit: Int) -> Int {
  var index = start
  while index < limit {
    switch text[index] {
    case 0x00...0x20, 0x22, 0x26, 0x27, 0x2F, 0x3C, 0x3D, 0x3E: return index
    default: index += 1
    }
  }
  return index
}

/// The `>` that ends a tag, or the end of the text; `quote` is the one that is open there, or 0.
func markupTagEnd(_ text: Span<UInt8>, from start: Int, _ quote: inout UInt8) -> Int {
  var index = start
  while index < text.count {
    let byte = text[index]
    if quote != 0 {
      if byte == quote { quote = 0 }
    } else if byte == 0x3E {
      return index
    } else if byte == 0x22 || byte == 0x27 {
      quote = byte
    }
    index += 1
  }
  return index
}

/// The next `<`, or the end of the text.
func markupTextEnd(_ text: Span<UInt8>, from start: Int) -> Int {
  var index = start
  while index < text.count, text[index] != 0x3C { index += 1 }
  return index
}

func bytes(_ buffer: [UInt8], _ range: Range<Int>, are text: StaticString) -> Bool {
  guard range.count == text.utf8CodeUnitCount else { return false }
  return text.withUTF8Buffer { wanted in
    var index = range.lowerBound
    for byte in wanted {
      if buffer[index] != byte { return false }
      index += 1
    }
    return true
  }
}
