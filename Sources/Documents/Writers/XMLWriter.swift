/// Writes XML 1.0 as it is told, element by element, indented by two spaces: JUnit for CI, XES
/// for process mining.
///
///     var xml = XMLWriter(to: "")
///     xml.element("testsuite", [("name", "scenarios")]) {
///       $0.element("testcase", [("name", "baseline")])
///     }
public struct XMLWriter<Output: TextOutputStream> {
  public private(set) var output: Output
  private var depth = 0

  public init(to output: Output) {
    self.output = output
    self.output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  }

  /// An element without content.
  public mutating func element(_ name: String, _ attributes: [(String, String)] = []) {
    open(name, attributes)
    output.write("/>\n")
  }

  /// An element with text as its content.
  public mutating func element(
    _ name: String, _ attributes: [(String, String)] = [], text: String
  ) {
    open(name, attributes)
    output.write(">" + escaped(text, isAttribute: false) + "</" + name + ">\n")
  }

  /// An element with elements as its content.
  public mutating func element(
    _ name: String, _ attributes: [(String, String)] = [],
    _ body: (inout XMLWriter) throws -> Void
  ) rethrows {
    open(name, attributes)
    output.write(">\n")
    depth += 1
    try body(&self)
    depth -= 1
    indent()
    output.write("</" + name + ">\n")
  }

  private mutating func open(_ name: String, _ attributes: [(String, String)]) {
    indent()
    output.write("<" + name)
    for (key, value) in attributes {
      output.write(" " + key + "=\"" + escaped(value, isAttribute: true) + "\"")
    }
  }

  private mutating func indent() {
    output.write(String(repeating: "  ", count: depth))
  }

  /// Escapes markup, and in attributes the white space that a parser would turn into spaces; what
  /// is no character of XML 1.0 (section 2.2) becomes U+FFFD.
  private func escaped(_ text: String, isAttribute: Bool) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"" where isAttribute: escaped += "&quot;"
      case "\r": escaped += "&#13;"
      case "\t" where isAttribute: escaped += "&#9;"
      case "\n" where isAttribute: escaped += "&#10;"
      case "\t", "\n": escaped.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
