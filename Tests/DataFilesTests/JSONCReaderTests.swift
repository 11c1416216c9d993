import DataFiles
import Testing

@Suite("Reading JSON with comments")
struct JSONCReaderTests {
  static let faults: [(String, String)] = [
    ("", "t:1:1: the file is empty (expected { … })"),
    ("  // nothing\n", "t:2:1: the file is empty (expected { … })"),
    ("{", "t:1:2: the file ends before the ‘{’ of line 1, column 1 is closed (expected ‘}’)"),
    (
      "{ \"a\": [1,\n  2",
      "t:2:4: a: the file ends before the ‘[’ of line 1, column 8 is closed (expected ‘]’)"
    ),
    ("{ \"a\": }", "t:1:8: a: ‘}’ where a value was expected"),
    ("{ \"a\":", "t:1:7: a: the file ends where a value was expected"),
    ("{ \"a\" 1 }", "t:1:7: a: ‘1’ where ‘:’ was expected"),
    ("{ , }", "t:1:3: ‘,’ where a key in double quotes was expected"),
    ("{ \"a\": 1,, }", "t:1:10: ‘,’ where a key in double quotes was expected"),
    ("{ a: 1 }", "t:1:3: ‘a’ where a key in double quotes was expected"),
    ("{ \"a\": 1 \"b\": 2 }", "t:1:10: ‘\"’ where ‘,’ or ‘}’ was expected"),
    ("[1 2]", "t:1:4: ‘2’ where ‘,’ or ‘]’ was expected"),
    ("[,]", "t:1:2: [0]: ‘,’ where a value was expected"),
    ("{} {}", "t:1:4: ‘{’ after the end of the value (expected the end of the file)"),
    ("{ \"a\": 1, \"a\": 2 }", "t:1:11: a: the key is given twice (first on line 1)"),
    ("{ \"a\": 'x' }", "t:1:8: a: text is written in double quotes (\" \"), not in single ones"),
    ("{ \"a\": True }", "t:1:8: a: ‘True’ where a value was expected"),
    ("{ \"a\": NaN }", "t:1:8: a: NaN is not a number that can be used"),
    ("{ \"a\": -Infinity }", "t:1:8: a: -Infinity is not a number"),
    ("{ \"a\": 1e999 }", "t:1:8: a: the number 1e999 is too large"),
    ("{ \"a\": 08 }", "t:1:8: a: 08 is not a number"),
    ("{ \"a\": 1. }", "t:1:8: a: 1. is not a number"),
    ("{ \"a\": 1e }", "t:1:8: a: 1e is not a number"),
    ("{ \"a\": +1 }", "t:1:8: a: ‘+1’ where a value was expected"),
    ("{ \"a\": 0x10 }", "t:1:8: a: 0x10 is not a number"),
    (
      "{ \"a\": \"b\n\" }",
      "t:1:8: a: the text is not closed on its line (expected a double quote)"
    ),
    (
      "{ \"a\": \"b",
      "t:1:8: a: the text that begins on line 1 is not closed (expected a double quote)"
    ),
    (
      "{ \"a\": \"\\q\" }",
      "t:1:9: a: a backslash that begins no escape (for a backslash write \\\\)"
    ),
    ("{ \"a\": \"\\u12g4\" }", "t:1:9: a: \\u is not followed by four hexadecimal digits"),
    ("{ \"a\": \"\\uD800\" }", "t:1:9: a: half of a surrogate pair (\\uD800)"),
    ("{ \"a\": \"\\uDC00\" }", "t:1:9: a: half of a surrogate pair (\\uDC00)"),
    ("{ \"a\": \"\\uD83D\\u0041\" }", "t:1:9: a: half of a surrogate pair (\\uD83D)"),
    (
      "{ \"a\": \"\u{1}\" }",
      "t:1:9: a: a control character (U+1) inside a text; write it as an escape"
    ),
    ("{} /", "t:1:4: a single ‘/’ (a comment begins with ‘//’ or ‘/*’)"),
    ("{} /* x", "t:1:4: the comment is not closed (expected ‘*/’)"),
    ("\u{FEFF}\u{FEFF}{}", "t:1:1: ‘\u{FEFF}’ where a value was expected"),
    // Columns count characters, not bytes.
    ("{ \"预检区\": ] }", "t:1:10: 预检区: ‘]’ where a value was expected"),
  ]

  @Test(arguments: faults)
  func `a fault is named at its place`(text: String, message: String) {
    guard case .failure(let error) = JSONCReader.read(text, file: "t") else {
      Issue.record("read without a fault: \(text)")
      return
    }
    #expect(error.diagnostic.description == message)
  }

  @Test func `bytes that are not UTF-8 are named at their place`() {
    for (bytes, column) in [
      ([0x7B, 0x22, 0xFF, 0x22], 3), ([0x7B, 0xC0, 0xAF], 2), ([0x7B, 0xED, 0xA0, 0x80], 2),
      ([0xE9], 1), ([0x7B, 0xF5, 0x80, 0x80, 0x80], 2),
    ] as [([UInt8], Int)] {
      guard case .failure(let error) = JSONCReader.read(bytes, file: "t") else {
        Issue.record("read without a fault")
        continue
      }
      let told = error.diagnostic.description
      #expect(told.hasPrefix("t:1:\(column): a byte that is not UTF-8"), "\(told)")
    }
  }

  @Test func `what JSON and its comments allow is read`() throws {
    let text = """
      \u{FEFF}// first
      { /* a */ "n": -0.5e+2, "t": "a\\n\\u00e9\\ud83d\\ude97\\/", // last
        "l": [true, false, null,], "o": {}, }
      """
    let node = try JSONCReader.read(text, file: "t").get()
    guard case .number(let number, let spelled) = try #require(node["n"]).value else {
      Issue.record("no number")
      return
    }
    #expect(number == -50 && spelled == "-0.5e+2")
    #expect(node["t"]?.string == "a\né🚗/")
    #expect(node["l"]?.elements?.count == 3)
    #expect(node["o"]?.members?.isEmpty == true)
    #expect(node["l"]?.position == Position(file: "t", line: 3, column: 8))
    #expect(node["n"]?.position == Position(file: "t", line: 2, column: 16))
  }

  @Test func `nesting is bounded, however deep the file`() {
    let deep = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect((try? JSONCReader.read(deep, file: "t").get()) != nil)
    for open in ["[", "{\"a\":"] {
      let text = String(repeating: open, count: 1_000_000)
      guard case .failure(let error) = JSONCReader.read(text, file: "t") else {
        Issue.record("read without a fault")
        continue
      }
      #expect(error.diagnostic.message.en == "values are nested more than 64 deep")
    }
  }

  @Test func `the size of a text and the number of its values are bounded`() {
    let large = [UInt8](repeating: UInt8(ascii: " "), count: JSONCReader.Limits.bytes + 1)
    let many = "[" + String(repeating: "0,", count: JSONCReader.Limits.values) + "0]"
    for (bytes, message) in [
      (large, "the file is larger than 8 MB"),
      (Array(many.utf8), "more than 1000000 values in one file"),
    ] {
      guard case .failure(let error) = JSONCReader.read(bytes, file: "t") else {
        Issue.record("read without a fault")
        continue
      }
      #expect(error.diagnostic.message.en == message)
    }
  }
}
