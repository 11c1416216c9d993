import Documents
import Foundation
import FoundationXML
import Testing

@Suite struct `Text in markup` {
  @Test func `HTML`() {
    #expect(
      HTMLEscape.text("<b a='1' c=\"2\">&\u{0}\u{1B}\r\n\t</b>预")
        == "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;\u{FFFD}\u{FFFD}&#13;\n\t&lt;/b&gt;预")
  }

  @Test func `escaped HTML holds no markup and loses nothing`() {
    for text in RandomStrings(seed: 3, count: 500) {
      let escaped = HTMLEscape.text(text)
      #expect(!escaped.unicodeScalars.contains { "<>\"'".unicodeScalars.contains($0) })
      let entities = [
        ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#13;", "\r"),
        ("&amp;", "&"),
      ]
      let back = entities.reduce(escaped) {
        $0.replacingOccurrences(of: $1.0, with: $1.1, options: .literal)
      }
      #expect(back.isSame(as: text.withReplacements))
    }
  }

  @Test func `XML, element by element`() {
    var xml = XMLWriter(to: "")
    xml.element("testsuite", [("name", "a \"b\" <c>"), ("tests", "2")]) {
      $0.element("testcase", [("name", "基线")])
      $0.element("system-out", text: "1 < 2 & 3 > 2")
    }
    #expect(
      xml.output == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite name="a &quot;b&quot; &lt;c&gt;" tests="2">
          <testcase name="基线"/>
          <system-out>1 &lt; 2 &amp; 3 &gt; 2</system-out>
        </testsuite>

        """)
  }

  @Test func `any text comes back through an XML parser`() throws {
    let texts = Array(RandomStrings(seed: 4, count: 300))
    var xml = XMLWriter(to: "")
    xml.element("list") {
      for text in texts { $0.element("item", [("value", text)], text: text) }
    }
    let reader = ItemReader()
    let parser = XMLParser(data: Data(xml.output.utf8))
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    let expected = texts.map { String($0.unicodeScalars.map(\.inXML)) }
    #expect(reader.attributes.count == texts.count)
    #expect(zip(reader.attributes, expected).allSatisfy { $0.isSame(as: $1) })
    #expect(zip(reader.contents, expected).allSatisfy { $0.isSame(as: $1) })
  }
}

private final class ItemReader: NSObject, XMLParserDelegate {
  var attributes: [String] = []
  var contents: [String] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    guard name == "item" else { return }
    self.attributes.append(attributes["value"] ?? "")
    contents.append("")
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if !contents.isEmpty { contents[contents.count - 1] += string }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    // The line break and spaces between two items are no content of either.
    if name == "item" { finished.append(contents[contents.count - 1]) }
    if name == "list" { contents = finished }
  }

  private var finished: [String] = []
}

extension Unicode.Scalar {
  fileprivate var inXML: Unicode.Scalar {
    let isAllowed = value >= 0x20 || self == "\t" || self == "\n" || self == "\r"
    return isAllowed ? self : "\u{FFFD}"
  }

  fileprivate var inHTML: Unicode.Scalar {
    let isControl = value < 0x20 || (0x7F..<0xA0).contains(value)
    return isControl && self != "\t" && self != "\n" && self != "\r" ? "\u{FFFD}" : self
  }
}

extension String {
  fileprivate init(_ scalars: [Unicode.Scalar]) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }

  /// With the control characters replaced that HTML does not allow.
  fileprivate var withReplacements: String {
    String(unicodeScalars.map(\.inHTML))
  }
}
