import FoundationEssentials

/// The inputs from which a search starts: sound ones, and those on which a parser once tripped.
///
/// `Corpus/NAME.txt` holds one a line, with `\n`, `\r`, `\t`, `\\` and `\x1B` for what would not fit
/// into a line.
enum Corpus {
  private static let folder: String = {
    var parts = #filePath.split(separator: "/")
    parts.removeLast()
    return "/" + parts.joined(separator: "/") + "/Corpus"
  }()

  /// Those written by hand.
  static func sound(_ target: String) -> [[UInt8]] { inputs(target) }

  /// Those that a search guided by coverage came upon, as few as still reach all that they reached.
  static func found(_ target: String) -> [[UInt8]] { inputs(target + "-found") }

  private static func inputs(_ name: String) -> [[UInt8]] {
    guard let data = try? Data(contentsOf: URL(filePath: "\(folder)/\(name).txt")) else {
      return []
    }
    return data.split(separator: UInt8(ascii: "\n")).map { unescaped(Array($0)) }
  }

  static func unescaped(_ line: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = line[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let code = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      switch code {
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case UInt8(ascii: "t"): bytes.append(0x09)
      case UInt8(ascii: "x"):
        bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
        rest = rest.dropFirst(2)
      default: bytes.append(code)
      }
    }
    return bytes
  }

  /// Text as it is, everything else by number.
  static func escaped(_ bytes: [UInt8]) -> String {
    let isText = String(validating: bytes, as: UTF8.self) != nil
    var line: [UInt8] = []
    for byte in bytes {
      switch byte {
      case 0x0A: line += Array("\\n".utf8)
      case 0x0D: line += Array("\\r".utf8)
      case 0x09: line += Array("\\t".utf8)
      case UInt8(ascii: "\\"): line += Array("\\\\".utf8)
      case 0..<0x20, 0x7F,
        0x80... where byte < 0x80 || !isText:
        let digits = String(byte, radix: 16, uppercase: true)
        line += Array(("\\x" + (byte < 16 ? "0" : "") + digits).utf8)
      default: line.append(byte)
      }
    }
    return String(decoding: line, as: UTF8.self)
  }
}
