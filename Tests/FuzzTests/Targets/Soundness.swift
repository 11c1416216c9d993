import DataFiles

/// The lines of an input, and how long they are: as texts are counted, by line feeds, and as tables are,
/// which end lines with a carriage return alone, too.
struct TextExtent {
  /// Characters (Unicode scalars) of each line.
  private var ofText = [0]
  private var ofTable = [0]

  init(_ bytes: [UInt8]) {
    for (place, byte) in bytes.enumerated() {
      let isFeed = byte == UInt8(ascii: "\n")
      let isReturn = byte == UInt8(ascii: "\r")
      let next = place + 1 < bytes.count ? bytes[place + 1] : 0
      // As many characters as there are bytes at most: broken UTF-8 counts otherwise.
      if isFeed { ofText.append(0) } else { ofText[ofText.count - 1] += 1 }
      if isFeed || (isReturn && next != UInt8(ascii: "\n")) {
        ofTable.append(0)
      } else {
        ofTable[ofTable.count - 1] += 1
      }
    }
  }

  /// Lines of the table.
  var lines: Int { ofTable.count }

  /// A line and column of the text, or just behind one.
  func contains(line: Int, column: Int) -> Bool {
    if line == 0 { return column == 0 }
    return [ofText, ofTable].contains { lengths in
      line > 0 && line <= lengths.count && column >= 0 && column <= lengths[line - 1] + 1
    }
  }
}

/// Every diagnostic says something, safely, about a place that exists.
func requireSound(
  _ diagnostics: [Diagnostic], within extent: TextExtent, file: String = "f"
) throws(FuzzTarget.Violation) {
  for diagnostic in diagnostics {
    for language in [MessageLanguage.english, .chinese] {
      let text = diagnostic.rendered(in: language)
      try require(!diagnostic.message[language].isEmpty, "nothing is said")
      for scalar in text.unicodeScalars
      where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
        throw FuzzTarget.Violation("a control character in: \(text.debugDescription)")
      }
      try require(text.utf8.count < 4_000, "a message of \(text.utf8.count) bytes")
    }
    if diagnostic.file == file {
      try require(
        extent.contains(line: diagnostic.line, column: diagnostic.column),
        "no such place: \(diagnostic)")
    }
  }
}

/// Values and keys stand at places of the text, in order.
func requirePlaces(of node: Node, within extent: TextExtent) throws(FuzzTarget.Violation) {
  try require(
    extent.contains(line: node.position.line, column: node.position.column),
    "no such place: \(node.position)")
  for element in node.elements ?? [] { try requirePlaces(of: element, within: extent) }
  for member in node.members ?? [] {
    try require(
      (member.keyPosition.line, member.keyPosition.column)
        < (member.node.position.line, member.node.position.column),
      "a value before its key: \(member.keyPosition)")
    try requirePlaces(of: member.node, within: extent)
  }
}

/// One way to write a tree: two trees that mean the same are the same text.
enum CanonicalText {
  static func of(_ node: Node) -> String {
    var text = ""
    write(node, to: &text)
    return text
  }

  private static func write(_ node: Node, to text: inout String) {
    switch node.value {
    case .null: text += "null"
    case .bool(let bool): text += bool ? "true" : "false"
    case .number(_, let digits): text += digits
    case .string(let string): write(string, to: &text)
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += "," }
        write(element, to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        write(member.key, to: &text)
        text += ":"
        write(member.node, to: &text)
      }
      text += "}"
    }
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      if scalar == "\"" || scalar == "\\" {
        text += "\\"
        text.unicodeScalars.append(scalar)
      } else if scalar.value < 0x20 {
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
