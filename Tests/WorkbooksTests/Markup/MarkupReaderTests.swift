import Testing
import Workbooks

@Suite struct `Markup` {
  /// `+a[x=1]`, `"text"`, `-a`; in one line.
  private static func told(
    _ text: String, limits: WorkbookLimits = WorkbookLimits()
  ) throws(WorkbookFault) -> String {
    var xml = MarkupReader(PartStream(name: "f", Array(text.utf8)), limits: limits)
    var told: [String] = []
    var piece: [UInt8] = []
    while true {
      let event = try xml.next()
      if event != .text, !piece.isEmpty {
        told.append("\"" + String(decoding: piece, as: UTF8.self) + "\"")
        piece = []
      }
      switch event {
      case .finished: return told.joined(separator: " ")
      case .text: xml.appendText(to: &piece)
      case .start:
        let attributes = xml.attributes[..<xml.attributeCount].map { attribute in
          String(decoding: xml.buffer[attribute.name], as: UTF8.self) + "="
            + String(decoding: xml.value(attribute), as: UTF8.self)
        }
        told.append(
          "+" + name(xml) + (attributes.isEmpty ? "" : "[\(attributes.joined(separator: ", "))]"))
      case .end: told.append("-" + name(xml))
      }
    }
  }

  private static func name(_ xml: MarkupReader) -> String {
    for name in ["a", "b", "c"] as [StaticString] where xml.isNamed(name) { return "\(name)" }
    return "?"
  }

  @Test(arguments: [
    ("<a/>", "+a -a"),
    ("<a></a >", "+a -a"),
    ("\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<a>x</a>\n", "+a \"x\" -a"),
    ("<?xml version='1.0' encoding='utf-8' standalone='yes'?><a/>", "+a -a"),
    ("<x:a xmlns:x='u'><x:b y:c = '1' d=\"2\"/></x:a>", "+a[x=u] +b[c=1, d=2] -b -a"),
    ("<a b='&lt;&amp;&#x4E2D;&#25991;&quot;&apos;&gt;'/>", "+a[b=<&中文\"'>] -a"),
    ("<a>1 &lt; 2 &amp;&amp; 3</a>", "+a \"1 < 2 && 3\" -a"),
    ("<a><![CDATA[<b>&amp;]]]]><![CDATA[>]]></a>", "+a \"<b>&amp;]]>\" -a"),
    ("<a>x<!-- <b> -- -->y<?pi <c>?>z</a>", "+a \"xyz\" -a"),
    ("<a b='>'>'</a>", "+a[b=>] \"'\" -a"),
    ("<a>&#0;&#xD800;&#x1F600;</a>", "+a \"\u{FFFD}\u{FFFD}😀\" -a"),
    ("<a><![CDATA[]]></a>", "+a -a"),
  ])
  func `is told event by event`(text: String, wanted: String) throws {
    #expect(try Self.told(text) == wanted)
  }

  @Test(arguments: [
    ("<!DOCTYPE a [<!ENTITY b 'bbbb'>]><a>&b;</a>", MarkupFault.documentType, 1),
    ("<a>\n&nbsp;</a>", .unknownEntity, 2),
    ("<a>&#x110000;&#;</a>", .unknownEntity, 1),
    ("<a>& b</a>", .unknownEntity, 1),
    ("<?xml version=\"1.0\" encoding=\"GB18030\"?><a/>", .encoding, 1),
    ("<a><b></a></b>", .mismatchedTag, 1),
    ("</a>", .mismatchedTag, 1),
    ("<a/>\n<b/>", .tag, 2),
    ("<a/>x", .tag, 1),
    ("x<a/>", .tag, 1),
    ("<a b/>", .tag, 1),
    ("<a b=1/>", .tag, 1),
    ("<a b='1'c='2'/>", .tag, 1),
    ("<a b='<'/>", .tag, 1),
    ("< a/>", .tag, 1),
    ("<a></a b>", .tag, 1),
    ("<!ELEMENT a>", .tag, 1),
    ("", .truncated, 1),
    ("<a>", .truncated, 1),
    ("<a>\n\n<b", .truncated, 3),
    ("<a><![CDATA[x]]</a>", .truncated, 1),
    ("<a><!-- x -></a>", .truncated, 1),
    ("<a b='", .truncated, 1),
    ("<a>&am", .unknownEntity, 1),
  ])
  func `that is none is refused`(text: String, fault: MarkupFault, line: Int) {
    #expect(throws: WorkbookFault.malformedMarkup(part: "f", line: line, fault)) {
      try Self.told(text)
    }
  }

  @Test func `pieces end anywhere`() throws {
    // A piece of the stream is 64 KB: everything is moved over its end, byte by byte.
    let body = "<b c='&lt;1'>中&amp;文<![CDATA[<x>]]]]>&#x4E2D;</b><!-- - --><c/>"
    let wanted = "+b[c=<1] \"中&文<x>]]中\" -b +c -c"
    for offset in 0..<(body.utf8.count + 8) {
      let filler = String(repeating: " ", count: Inflater.piece - 4 - offset)
      #expect(try Self.told("<a\(filler)>\(body)</a>") == "+a \(wanted) -a")
      // And the text in pieces as well.
      let text = String(repeating: "x", count: Inflater.piece - 3 - offset)
      #expect(try Self.told("<a>\(text)\(body)</a>") == "+a \"\(text)\" \(wanted) -a")
    }
  }

  @Test func `limits hold`() {
    var limits = WorkbookLimits()
    limits.depth = 3
    #expect(throws: Never.self) { try Self.told("<a><a><a/></a></a>", limits: limits) }
    #expect(throws: WorkbookFault.malformedMarkup(part: "f", line: 1, .tooDeep)) {
      try Self.told("<a><a><a><a/></a></a></a>", limits: limits)
    }
    #expect(throws: WorkbookFault.malformedMarkup(part: "f", line: 1, .tooLong)) {
      try Self.told("<a b='" + String(repeating: "x", count: 1 << 18) + "'/>")
    }
  }

  @Test func `lines are counted over pieces`() {
    let lines = String(repeating: "<b>\n</b>", count: 30_000)
    #expect(throws: WorkbookFault.malformedMarkup(part: "f", line: 30_001, .mismatchedTag)) {
      try Self.told("<a>\(lines)</b>")
    }
  }
}
