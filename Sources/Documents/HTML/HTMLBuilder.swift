/// Builds the page as it is told, tag by tag. Text and attributes are escaped; only `raw` is not,
/// and it is given what another builder of this target escaped.
package struct HTMLBuilder {
  package typealias Attributes = KeyValuePairs<String, String>

  package private(set) var markup = ""
  /// The sections in their order, for a list of them.
  package private(set) var sections: [(id: String, title: Text)] = []
  /// Where in the markup that list is to stand, in UTF-8; nil: nowhere.
  package private(set) var contentsPlace: Int?

  package init() {}

  package mutating func raw(_ markup: String) { self.markup += markup }

  /// Opens a section that the list of contents names.
  package mutating func openSection(_ id: String, _ title: Text, _ attributes: Attributes = [:]) {
    sections.append((id, title))
    markup += "<section id=\"\(HTMLEscape.text(id))\""
    for (key, value) in attributes { markup += " \(key)=\"\(HTMLEscape.text(value))\"" }
    markup += ">"
    element("h2", title)
  }

  /// Here stands the list of contents, once all sections are known.
  package mutating func placeContents() { contentsPlace = markup.utf8.count }

  package mutating func open(_ name: String, _ attributes: Attributes = [:]) {
    markup += "<\(name)"
    for (key, value) in attributes { markup += " \(key)=\"\(HTMLEscape.text(value))\"" }
    markup += ">"
  }

  package mutating func close(_ name: String) { markup += "</\(name)>" }

  package mutating func element(_ name: String, _ attributes: Attributes, _ text: Text) {
    open(name, attributes)
    self.text(text)
    close(name)
  }

  package mutating func element(_ name: String, _ text: Text) { element(name, [:], text) }

  /// Both languages stand in the page, and the style sheet shows one of them.
  package mutating func text(_ text: Text) {
    if text.en == text.zh {
      markup += HTMLEscape.text(text.en)
    } else {
      markup += "<span lang=\"en\">\(HTMLEscape.text(text.en))</span>"
      markup += "<span lang=\"zh\">\(HTMLEscape.text(text.zh))</span>"
    }
  }

  /// A text that somebody typed into a scenario: set apart, so that its direction of writing stays
  /// its own, and without the characters that steer the direction of what stands around it.
  package mutating func typed(_ text: String) {
    markup += "<bdi>\(HTMLEscape.text(TypedText.safe(text)))</bdi>"
  }
}

/// Names and sentences that came from outside.
package enum TypedText {
  /// Without the invisible characters that reorder or hide text around them (Unicode TR 36, 2.3).
  package static func safe(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x61C, 0xFEFF, 0xE0000...0xE007F:
        continue
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  /// For a label in a picture, where text cannot wrap.
  package static func label(_ text: String, columns: Int) -> Text {
    Text(verbatim: safe(text).truncated(toWidth: columns))
  }
}

extension Text {
  package func truncated(toWidth columns: Int) -> Text {
    Text(en.truncated(toWidth: columns), zh.truncated(toWidth: columns))
  }
}
