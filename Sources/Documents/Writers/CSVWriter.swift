/// One cell of a CSV file.
public enum CSVCell: Sendable, Hashable, ExpressibleByStringLiteral {
  case text(String)
  case integer(Int64)
  /// Written as the shortest that reads back as the same double; empty if not a finite number.
  case number(Double)
  case empty

  public init(stringLiteral text: String) {
    self = .text(text)
  }
}

/// Writes CSV (RFC 4180) that spreadsheets open as it is meant: UTF-8 with a byte order mark, so
/// that Excel shows Chinese; lines end with CR LF; and a text that a spreadsheet would run as a
/// formula is defused with a leading apostrophe (OWASP, "CSV Injection").
public struct CSVWriter<Output: TextOutputStream> {
  public private(set) var output: Output
  private let separator: Unicode.Scalar

  public init(to output: Output, byteOrderMark: Bool = true, separator: Unicode.Scalar = ",") {
    self.output = output
    self.separator = separator
    if byteOrderMark { self.output.write("\u{FEFF}") }
  }

  public mutating func row(_ cells: [CSVCell]) {
    // A line with nothing on it would be no row at all.
    let isBlank = cells.count == 1 && text(of: cells[0]).isEmpty
    var line = isBlank ? "\"\"" : ""
    for (index, cell) in cells.enumerated() {
      if index > 0 { line.unicodeScalars.append(separator) }
      line += text(of: cell)
    }
    line += "\r\n"
    output.write(line)
  }

  private func text(of cell: CSVCell) -> String {
    switch cell {
    case .text(let text): CSVText.cell(text, separator: separator)
    case .integer(let number): String(number)
    case .number(let number): number.isFinite ? number.description : ""
    case .empty: ""
    }
  }
}

/// A text as a cell: quoted where it must be, and kept from being run as a formula.
public enum CSVText {
  /// The text as it stands between two separators, defused. A control character, which could drive
  /// the terminal on which the file is looked at, is written visibly: `\u{1B}`.
  public static func cell(_ text: String, separator: Unicode.Scalar = ",") -> String {
    quoted(defused(visible(text)), separator)
  }

  private static func visible(_ text: String) -> String {
    // A tab and a line break are what a cell may hold.
    let isControl: (Unicode.Scalar) -> Bool = {
      switch $0.value {
      case 0x09, 0x0A, 0x0D: false
      case 0..<0x20, 0x7F..<0xA0: true
      default: false
      }
    }
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var visible = ""
    for scalar in text.unicodeScalars {
      if isControl(scalar) {
        visible += String(scalar).safeForTerminal
      } else {
        visible.unicodeScalars.append(scalar)
      }
    }
    return visible
  }

  private static func quoted(_ text: String, _ separator: Unicode.Scalar) -> String {
    let scalars = text.unicodeScalars
    let isSpecial: (Unicode.Scalar) -> Bool = {
      $0 == "\"" || $0 == "\r" || $0 == "\n" || $0 == separator
    }
    guard scalars.contains(where: isSpecial) || scalars.first == " " || scalars.last == " "
    else { return text }
    var quoted = "\""
    for scalar in scalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// The text with an apostrophe before it if it begins with `=`, `+`, `-`, `@` (also full-width),
  /// a tab or a line break, and is not a number. A text that looks defused already gets one more
  /// apostrophe, so that ``undefused(_:)`` gives back every text as it was.
  public static func defused(_ text: String) -> String {
    isRisky(text) ? "'" + text : text
  }

  /// The text as it was before ``defused(_:)``.
  public static func undefused(_ text: String) -> String {
    guard text.unicodeScalars.first == "'" else { return text }
    let rest = String(text.unicodeScalars.dropFirst())
    return isRisky(rest) ? rest : text
  }

  private static func isRisky(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    let bare = scalars.drop { $0 == "'" }
    switch bare.first {
    case "=", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠":
      return true
    case "+", "-":
      return bare.count < scalars.count || !isNumber(bare)
    default:
      return false
    }
  }

  /// Whether a spreadsheet reads the text as a number: "-5", "+1.5e3"; not "-inf" or "-0x1p3".
  private static func isNumber(_ text: Substring.UnicodeScalarView) -> Bool {
    text.allSatisfy { "0123456789.eE+-".unicodeScalars.contains($0) }
      && Double(Substring(text)) != nil
  }
}
