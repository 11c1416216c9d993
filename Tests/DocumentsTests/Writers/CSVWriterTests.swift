import Documents
import Testing

@Suite struct `CSV that spreadsheets open as it is meant` {
  private static func line(_ cells: CSVCell...) -> String {
    var csv = CSVWriter(to: "", byteOrderMark: false)
    csv.row(cells)
    return csv.output
  }

  @Test func `a byte order mark, and lines that end with CR LF`() {
    var csv = CSVWriter(to: "")
    csv.row(["姓名", "台次"])
    csv.row(["张三", .integer(12)])
    #expect(csv.output.isSame(as: "\u{FEFF}姓名,台次\r\n张三,12\r\n"))
  }

  @Test func `quoting by RFC 4180`() {
    #expect(
      Self.line("a,b", "say \"hi\"", "two\nlines", " edge", "plain")
        .isSame(as: "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\" edge\",plain\r\n"))
  }

  @Test func `numbers are exact, and empty where there is none`() {
    #expect(
      Self.line(.number(0.1 + 0.2), .number(-1), .number(.nan), .number(.infinity), .empty)
        .isSame(as: "0.30000000000000004,-1.0,,,\r\n"))
  }

  @Test func `a row with one empty cell is not a blank line`() {
    #expect(Self.line("").isSame(as: "\"\"\r\n"))
  }

  @Test(arguments: [
    ("=1+2", "'=1+2"), ("@SUM(A1)", "'@SUM(A1)"), ("+cmd", "'+cmd"), ("-2+3", "'-2+3"),
    ("\t=1", "'\t=1"), ("\r", "'\r"), ("＝1", "'＝1"), ("-5", "-5"), ("+1.5e3", "+1.5e3"),
    ("-inf", "'-inf"), ("-0x10", "'-0x10"), ("plain", "plain"), ("'quoted'", "'quoted'"),
    ("'=1", "''=1"), ("a=b", "a=b"), ("", ""),
  ])
  func `formulas are defused, numbers are not`(text: String, expected: String) {
    #expect(CSVText.defused(text) == expected)
    #expect(CSVText.undefused(expected) == text)
  }

  @Test func `a control character is seen, and drives no terminal`() {
    #expect(
      Self.line("a\u{1B}[2Jb", "\u{0}", "x\u{9B}31m", "tab\there", "two\r\nlines")
        .isSame(as: "a\\u{1B}[2Jb,\\u{0},x\\u{9B}31m,tab\there,\"two\r\nlines\"\r\n"))
  }

  /// As a reader finds a text: what could drive a terminal is written out.
  private func seen(_ text: String) -> String {
    var seen = ""
    for scalar in text.unicodeScalars {
      let isControl =
        scalar.properties.generalCategory == .control && !"\t\r\n".unicodeScalars.contains(scalar)
      seen.unicodeScalars.append(
        contentsOf: isControl
          ? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars
          : String(scalar).unicodeScalars)
    }
    return seen
  }

  @Test func `any text comes back through a reader`() {
    let rows = Array(RandomStrings(seed: 2, count: 600)).chunked(by: 3)
    var csv = CSVWriter(to: "")
    for row in rows { csv.row(row.map(CSVCell.text)) }
    let back = parse(csv.output)
    #expect(back.count == rows.count)
    for (read, written) in zip(back, rows) {
      #expect(read.count == written.count)
      #expect(zip(read, written).allSatisfy { CSVText.undefused($0).isSame(as: seen($1)) })
    }
  }

  /// A reader by the letter of RFC 4180, for the test alone.
  private func parse(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    var rest = text.unicodeScalars.dropFirst()
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"" where isQuoted && rest.first == "\"":
        cell.append(scalar)
        rest.removeFirst()
      case "\"":
        isQuoted.toggle()
      case "," where !isQuoted:
        row.append(String(cell))
        cell = .init()
      case "\r" where !isQuoted && rest.first == "\n":
        rest.removeFirst()
        rows.append(row + [String(cell)])
        row = []
        cell = .init()
      default:
        cell.append(scalar)
      }
    }
    return rows
  }
}

extension Array {
  fileprivate func chunked(by size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
