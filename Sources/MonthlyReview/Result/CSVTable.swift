import Documents
public import Forecourt

/// A table for the meeting. UTF-8 with a byte order mark, so that Excel shows Chinese; cells that a
/// spreadsheet would take for a formula are defused.
public struct CSVTable: Sendable {
  /// File name without folder: `causes.csv`.
  public var name: String
  public var header: [BilingualName]
  public private(set) var rows: [[String]] = []

  public init(_ name: String, _ header: [BilingualName]) {
    self.name = name
    self.header = header
  }

  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// - Parameter chinese: language of the header.
  public func bytes(chinese: Bool) -> [UInt8] {
    var text = "\u{FEFF}"
    text += header.map { CSVText.cell(chinese ? $0.zh : $0.en) }.joined(separator: ",") + "\r\n"
    for row in rows { text += row.map { CSVText.cell($0) }.joined(separator: ",") + "\r\n" }
    return Array(text.utf8)
  }
}

/// A figure as a cell of these tables.
enum FigureText {
  /// Up to four decimals; empty where it is no number.
  static func text(_ value: Double) -> String {
    value.isFinite ? JSONCText.number(value) : ""
  }
}

extension BilingualName {
  init(_ zh: String, _ en: String) { self.init(en: en, zh: zh) }

  func text(_ chinese: Bool) -> String { chinese ? zh : en }
}
