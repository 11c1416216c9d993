import DataFiles
import EventSimulation
import Forecourt
import Foundation
import ScenarioFiles

extension FuzzTarget {
  /// The reader of JSON with comments.
  static let jsonc = FuzzTarget(
    "jsonc", .values,
    dictionary: [
      "//", "/*", "*/", "{", "}", "[", "]", ",", ":", "\"", "\\u00e9", "\\ud800", "\\", "\\n", "'",
      "NaN", "Infinity", "0x10", "+1", "01", "1.", ".5", "1e", "-", "tru", "{\"a\":1,\"a\":2}",
    ]
  ) { bytes throws(Violation) in
    let result = JSONCReader.read(bytes, file: "f")
    switch result {
    case .success(let node):
      try requirePlaces(of: node, within: TextExtent(bytes))
      let text = CanonicalText.of(node)
      guard case .success(let again) = JSONCReader.read(text, file: "f") else {
        throw Violation("what was read is refused when written: \(text)")
      }
      try require(CanonicalText.of(again) == text, "written and read it is another: \(text)")
      return .accepted
    case .failure(let error):
      try requireSound([error.diagnostic], within: TextExtent(bytes))
      return .refused
    }
  }

  /// JSON without comments, against another implementation: what is one's must be the other's.
  static let jsonPeer = FuzzTarget(
    "json-peer", .values, dictionary: ["\\u00e9", "\\ud800", "\\udc00", "01", "1.", "1e5", "-"],
    rounds: 2_000
  ) { bytes throws(Violation) in
    let peer = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
    switch JSONCReader.read(bytes, file: "f") {
    case .success(let node):
      // What this reader adds to JSON the peer need not know.
      let text = CanonicalText.of(node)
      try require(
        (try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed))
          != nil,
        "the peer refuses \(text)")
      return .accepted
    case .failure(let error):
      let own = ["given twice", "nested", "too large", "UTF-16", "NaN", "control character"]
      try require(
        peer == nil || own.contains { error.diagnostic.message.en.contains($0) }
          || !bytes.allSatisfy { $0 != 0 },
        "the peer accepts what is refused: \(error.diagnostic)")
      return .refused
    }
  }

  /// Tables with cells in quotes.
  static let csv = FuzzTarget(
    "csv", .table, dictionary: ["\"", "\"\"", ",", ";", "\t", "\n", "\"a\nb\"", "=1+1", "\u{FEFF}"]
  ) { bytes throws(Violation) in
    let extent = TextExtent(bytes)
    switch CSVTable.read(bytes, file: "f") {
    case .success(let table):
      var last = 0
      for row in table.rows {
        try require(row.line > last && row.line <= extent.lines, "a row on line \(row.line)")
        last = row.line
      }
      let rows = [table.headings] + table.rows.map(\.cells)
      let text = rows.map { $0.map(quoted).joined(separator: ",") }.joined(separator: "\n")
      guard case .success(let again) = CSVTable.read(Array(text.utf8), file: "f") else {
        throw Violation("what was read is refused when written")
      }
      try require(
        again.headings == table.headings && again.rows.map(\.cells) == table.rows.map(\.cells),
        "written and read it is another")
      return .accepted
    case .failure(let error):
      try requireSound([error.diagnostic], within: extent)
      return .refused
    }
  }

  private static func quoted(_ cell: String) -> String {
    var text = "\""
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { text.unicodeScalars.append(scalar) }
      text.unicodeScalars.append(scalar)
    }
    return text + "\""
  }

  /// Durations, times of day, dates and weekdays, each on a line: what is read can be written, and
  /// reads back as the same.
  static let units = FuzzTarget(
    "units", .words,
    dictionary: [
      "0", "9", "12", "08:30", ":", "-", ".", "e9", "min", "h", "s", "us", "day", " ", "mon", "fri",
      "sun", "sat,", "2024-02-29", "¥", "%", "％", "分", "小时", "+", "0.000000001", "１", "never",
      "all",
      "24:00", "365250 days", "1 h 30 min", "−5 min", "08:00–18:30",
    ], rounds: 8_000
  ) { bytes throws(Violation) in
    var answer = Answer.refused
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let text = String(decoding: line, as: UTF8.self)
      if let duration = DurationText.parse(text) {
        answer = .accepted
        try require(DurationText.parse(DurationText.render(duration)) == duration, text)
      }
      if let time = ClockText.time(text[...]) {
        answer = .accepted
        try require((0...TimeUnit.day).contains(time), text)
        try require(ClockText.time(ClockText.render(time: time)[...]) == time, text)
      }
      if let date = ClockText.date(text[...]) {
        answer = .accepted
        try require(ClockText.date("\(date)"[...]) == date, text)
      }
      if let days = ClockText.weekdays(text) {
        answer = .accepted
        try require(!days.isEmpty && Set(days).count == days.count, text)
      }
    }
    return answer
  }
}
