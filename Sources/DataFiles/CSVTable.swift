/// A table of texts: RFC 4180, with a comma, semicolon or tab between cells (whichever the first
/// line has most of) and a byte order mark forgiven, because Excel writes both.
public struct CSVTable: Sendable {
  public struct Row: Sendable {
    public var cells: [String]
    /// The line of the file on which it begins, from 1.
    public var line: Int
  }

  public var file: String
  public var headings: [String]
  public var rows: [Row]

  /// Most rows that are read.
  public static let limit = 1_000_000

  /// The place of a heading, white space and case aside.
  public func place(of heading: String) -> Int? {
    let wanted = String(heading.trimmed).lowercased()
    return headings.firstIndex { String($0.trimmed).lowercased() == wanted }
  }

  public static func read(
    _ bytes: [UInt8], file: String
  ) -> Result<CSVTable, JSONCReader.SyntaxError> {
    func fault(_ en: String, _ zh: String, line: Int) -> JSONCReader.SyntaxError {
      JSONCReader.SyntaxError(
        diagnostic: Diagnostic(
          position: Position(file: file, line: line), message: BilingualText(en: en, zh: zh)))
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      return .failure(
        fault(
          "the file is not UTF-8 (in Excel: save as “CSV UTF-8”)",
          "文件不是 UTF-8（Excel 请另存为“CSV UTF-8”）", line: 0))
    }
    var scanner = CSVScanner(bytes)
    var rows: [Row] = []
    while let row = scanner.row() {
      if row.cells.allSatisfy({ $0.isEmpty }) { continue }
      rows.append(row)
      if rows.count > limit + 1 {
        return .failure(fault("more than \(limit) rows", "超过 \(limit) 行", line: row.line))
      }
    }
    if let line = scanner.unclosedLine {
      return .failure(
        fault("a quoted cell is not closed", "引号没有闭合", line: line))
    }
    guard let first = rows.first else {
      return .failure(fault("the file has no heading line", "文件没有标题行", line: 0))
    }
    return .success(
      CSVTable(file: file, headings: first.cells, rows: Array(rows.dropFirst())))
  }
}

/// Cuts a CSV text into rows.
struct CSVScanner {
  private let bytes: [UInt8]
  private var offset: Int
  private var line = 1
  private let separator: UInt8
  /// The line of a quote that was never closed.
  private(set) var unclosedLine: Int?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var isQuoted = false
    let first = bytes.prefix { !CSVScanner.endsLine($0) }.filter { byte in
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      return !isQuoted
    }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    var best = (count: 0, separator: candidates[0])
    for candidate in candidates {
      let count = first.count { $0 == candidate }
      if count > best.count { best = (count, candidate) }
    }
    separator = best.separator
  }

  mutating func row() -> CSVTable.Row? {
    guard offset < bytes.count else { return nil }
    let start = line
    var cells: [String] = []
    while true {
      cells.append(cell())
      guard offset < bytes.count else { break }
      let byte = bytes[offset]
      offset += 1
      if byte == separator { continue }
      // CR LF is one end of a line; a CR alone, as old Excel for Mac writes it, is one too.
      if byte == UInt8(ascii: "\r"), offset < bytes.count, bytes[offset] == UInt8(ascii: "\n") {
        offset += 1
      }
      line += 1
      break
    }
    return CSVTable.Row(cells: cells, line: start)
  }

  private static func endsLine(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// Up to the next separator or line end, which is left to be read.
  private mutating func cell() -> String {
    var text: [UInt8] = []
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") {
      let opened = line
      offset += 1
      while true {
        guard offset < bytes.count else {
          unclosedLine = opened
          break
        }
        let byte = bytes[offset]
        offset += 1
        if byte == UInt8(ascii: "\"") {
          guard offset < bytes.count, bytes[offset] == byte else { break }
          offset += 1
        } else if byte == UInt8(ascii: "\n") {
          line += 1
        } else if byte == UInt8(ascii: "\r"), offset < bytes.count,
          bytes[offset] != UInt8(ascii: "\n")
        {
          line += 1
        }
        text.append(byte)
      }
    }
    while offset < bytes.count, bytes[offset] != separator, !CSVScanner.endsLine(bytes[offset]) {
      text.append(bytes[offset])
      offset += 1
    }
    return String(decoding: text, as: UTF8.self)
  }
}
