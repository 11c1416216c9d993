/// Reads JSON with comments and trailing commas into a tree that knows its places.
///
/// RFC 8259, plus `//` and `/* */` comments and a comma after the last entry (JSONC as editors know
/// it). Stricter than most readers: UTF-8 only, no duplicate keys, no numbers beyond the range of a
/// 64-bit float, bounded depth and size. The first fault ends the reading, because what follows it
/// is guesswork.
public struct JSONCReader: Sendable {
  /// What a file may cost, checked while reading.
  public enum Limits {
    /// Bytes of one file.
    public static let bytes = 8 << 20
    /// Values inside values.
    public static let depth = 64
    /// Values of one file.
    public static let values = 1_000_000
  }

  let file: String
  let bytes: [UInt8]
  var offset = 0
  var line = 1
  /// A byte of the current line and its column: places are counted on from here, so that a file of
  /// one long line is read in one pass.
  private var markOffset = 0
  private var markColumn = 1
  var depth = 0
  var values = 0
  var path: [String] = []

  /// - Parameter file: The name that positions and messages carry.
  /// - Returns: The tree, or the one fault that ended the reading.
  public static func read(
    _ bytes: [UInt8], file: String
  ) -> Result<Node, SyntaxError> {
    var reader = JSONCReader(file: file, bytes: bytes)
    do {
      return .success(try reader.document())
    } catch {
      return .failure(error)
    }
  }

  public static func read(_ text: String, file: String) -> Result<Node, SyntaxError> {
    read(Array(text.utf8), file: file)
  }

  /// The fault that ended the reading.
  public struct SyntaxError: Error, Sendable {
    public var diagnostic: Diagnostic
  }

  private init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  private mutating func document() throws(SyntaxError) -> Node {
    if bytes.count > Limits.bytes {
      throw fault(
        "the file is larger than \(Limits.bytes >> 20) MB", "文件超过 \(Limits.bytes >> 20) MB",
        whole: true)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      offset = 3
      markOffset = 3
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw fault(
        "the file is UTF-16; save it as UTF-8", "文件是 UTF-16 编码，请另存为 UTF-8", whole: true)
    }
    try checkEncoding()
    try skipSpace()
    if offset == bytes.count {
      throw fault("the file is empty (expected { … })", "文件为空（应为 { … }）")
    }
    let node = try value()
    try skipSpace()
    if offset < bytes.count {
      throw typingSlip
        ?? fault(
          "\(here.en) after the end of the value (expected the end of the file)",
          "值之后出现 \(here.zh)（应为文件结尾）")
    }
    return node
  }

  /// Names the first byte that is not UTF-8; afterwards every slice can be decoded.
  private mutating func checkEncoding() throws(SyntaxError) {
    guard String(validating: bytes, as: UTF8.self) == nil else { return }
    let start = offset
    var index = start
    while index < bytes.count {
      let length = UTF8Sequence.length(of: bytes, at: index)
      if length == 0 {
        offset = index
        if DoubleBytes.fill(bytes) {
          throw fault(
            "a byte that is not UTF-8: the file looks like GBK (ANSI); save it as UTF-8",
            "文件是 GBK（ANSI）编码，不是 UTF-8：请另存为 UTF-8")
        }
        throw fault("a byte that is not UTF-8", "存在非 UTF-8 字节，请另存为 UTF-8")
      }
      if bytes[index] == UInt8(ascii: "\n") { newLine(at: index) }
      index += length
    }
  }

  // MARK: Places

  mutating func newLine(at index: Int) {
    line += 1
    markOffset = index + 1
    markColumn = 1
  }

  /// Columns count characters (Unicode scalars): bytes that do not continue another.
  var position: Position {
    var column = markColumn
    for byte in bytes[min(markOffset, offset)..<offset] where byte & 0xC0 != 0x80 { column += 1 }
    return Position(file: file, line: line, column: column)
  }

  /// The position, from which the next one is counted on.
  mutating func mark() -> Position {
    let place = position
    markOffset = offset
    markColumn = place.column
    return place
  }

  /// What stands here, for a message.
  var here: BilingualText {
    guard offset < bytes.count else {
      return BilingualText(en: "the end of the file", zh: "文件结尾")
    }
    var end = offset + max(1, UTF8Sequence.length(of: bytes, at: offset))
    if isWord(bytes[offset]) {
      while end < bytes.count, isWord(bytes[end]), end - offset < 40 { end += 1 }
    }
    let text = String(decoding: bytes[offset..<end], as: UTF8.self).shortened
    return BilingualText(en: "‘\(text)’", zh: "“\(text)”")
  }

  /// The fault of a character that a Chinese input method put in the place of a plain one; nil where
  /// none stands here.
  var typingSlip: SyntaxError? {
    guard offset < bytes.count, bytes[offset] >= 0x80,
      let scalar = String(decoding: bytes[offset..<min(bytes.count, offset + 4)], as: UTF8.self)
        .unicodeScalars.first, let meant = FullWidth.meant(by: scalar)
    else { return nil }
    let (en, zh) =
      switch meant {
      case "\"": ("a Chinese quotation mark", "中文引号")
      case " ": ("a full-width space", "全角空格")
      default: ("a Chinese (full-width) character", "中文（全角）标点")
      }
    let plain = meant == " " ? ("a plain space", "半角空格") : ("‘\(meant)’", "英文半角的 \(meant)")
    return fault(
      "‘\(scalar)’ is \(en): write \(plain.0)", "“\(scalar)”是\(zh)：请改用\(plain.1)")
  }

  func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "+"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  func fault(
    _ en: String, _ zh: String, at place: Position? = nil, whole: Bool = false
  ) -> SyntaxError {
    SyntaxError(
      diagnostic: Diagnostic(
        position: whole ? Position(file: file) : place ?? position,
        keyPath: KeyPath.joined(path), message: BilingualText(en: en, zh: zh)))
  }
}

/// Key paths as messages write them.
package enum KeyPath {
  /// `["staff", "advisors", "[1]"]` → `staff.advisors[1]`.
  package static func joined(_ steps: [String]) -> String {
    var text = ""
    for step in steps {
      if !text.isEmpty && !step.hasPrefix("[") { text += "." }
      text += step.shortened
    }
    return text
  }
}

/// The shape of UTF-8 (Unicode 15, table 3-7).
enum UTF8Sequence {
  /// The length of the well-formed sequence that begins at an index; 0 if there is none.
  static func length(of bytes: [UInt8], at index: Int) -> Int {
    let first = bytes[index]
    if first < 0x80 { return 1 }
    let second: ClosedRange<UInt8>
    let length: Int
    switch first {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
    for later in bytes[(index + 1)..<(index + length)] where later & 0xC0 != 0x80 { return 0 }
    return length
  }
}

/// The older Chinese encodings: pairs of bytes, the first of them above 0x80.
enum DoubleBytes {
  /// Whether a text that is not UTF-8 is one of GBK throughout.
  static func fill(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
      } else if index + 1 < bytes.count, (0x81...0xFE).contains(bytes[index]),
        (0x40...0xFE).contains(bytes[index + 1]), bytes[index + 1] != 0x7F
      {
        index += 2
      } else {
        return false
      }
    }
    return true
  }
}

extension JSONCReader {
  /// Reads a file.
  public static func read(path: String) -> Result<Node, SyntaxError> {
    do {
      return read(try FileReading.bytes(of: path, limit: Limits.bytes), file: path)
    } catch {
      return .failure(
        SyntaxError(
          diagnostic: Diagnostic(position: Position(file: path), message: error.message)))
    }
  }
}
