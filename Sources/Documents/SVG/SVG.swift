/// What an attribute of a picture may hold.
package protocol SVGValue {
  var svgText: String { get }
}

extension String: SVGValue {
  package var svgText: String { self }
}

extension Int: SVGValue {
  package var svgText: String { String(self) }
}

extension Double: SVGValue {
  /// Hundredths of a unit are finer than any screen, and keep the page small.
  package var svgText: String {
    guard isFinite, abs(self) < 1e9 else { return "0" }
    let hundredths = Int((self * 100).rounded())
    let whole = abs(hundredths) / 100
    let rest = abs(hundredths) % 100
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return sign + String(whole) }
    let decimals = rest < 10 ? "0\(rest)" : rest % 10 == 0 ? String(rest / 10) : String(rest)
    return "\(sign)\(whole).\(decimals)"
  }
}

/// Builds a picture as it is told, element by element. Everything that goes in is escaped, so that
/// no name of a scenario can end a tag.
///
/// Colours are not named here: elements carry classes, and the style sheet of the page gives each
/// class its colour in the light and in the dark scheme.
package struct SVG {
  package typealias Attributes = KeyValuePairs<String, any SVGValue>

  package private(set) var markup = ""
  package let width: Double
  package let height: Double

  package init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  package mutating func element(_ name: String, _ attributes: Attributes = [:]) {
    open(name, attributes)
    markup += "/>"
  }

  package mutating func element(
    _ name: String, _ attributes: Attributes, _ body: (inout SVG) -> Void
  ) {
    open(name, attributes)
    markup += ">"
    body(&self)
    markup += "</\(name)>"
  }

  package mutating func group(_ name: String, _ body: (inout SVG) -> Void) {
    element("g", ["class": name], body)
  }

  package mutating func rect(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: String,
    radius: Double = 0
  ) {
    guard width > 0, height > 0 else { return }
    if radius > 0 {
      element(
        "rect",
        [
          "x": x, "y": y, "width": width, "height": height, "rx": min(radius, height / 2),
          "class": style,
        ])
    } else {
      element("rect", ["x": x, "y": y, "width": width, "height": height, "class": style])
    }
  }

  package mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String
  ) {
    element("line", ["x1": x1, "y1": y1, "x2": x2, "y2": y2, "class": style])
  }

  package mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ style: String) {
    element("circle", ["cx": x, "cy": y, "r": radius, "class": style])
  }

  package mutating func path(_ data: PathData, _ style: String) {
    guard !data.isEmpty else { return }
    element("path", ["d": data.text, "class": style])
  }

  package mutating func text(
    _ x: Double, _ y: Double, _ text: Text, _ style: String = "t", anchor: TextAnchor = .start
  ) {
    let attributes: Attributes =
      anchor == .start
      ? ["x": x, "y": y, "class": style]
      : ["x": x, "y": y, "class": style, "text-anchor": anchor.rawValue]
    element("text", attributes) { $0.bilingual(text) }
  }

  /// The full text behind a mark, which browsers show when the pointer rests on it.
  package mutating func title(_ text: Text) {
    // A title is plain text: it cannot hold a span for each language, so both stand in it.
    element("title", [:]) {
      $0.markup += HTMLEscape.text(text.en == text.zh ? text.en : "\(text.en) · \(text.zh)")
    }
  }

  private mutating func bilingual(_ text: Text) {
    if text.en == text.zh {
      markup += HTMLEscape.text(text.en)
    } else {
      markup += "<tspan lang=\"en\">\(HTMLEscape.text(text.en))</tspan>"
      markup += "<tspan lang=\"zh\">\(HTMLEscape.text(text.zh))</tspan>"
    }
  }

  private mutating func open(_ name: String, _ attributes: Attributes) {
    markup += "<\(name)"
    for (key, value) in attributes {
      markup += " \(key)=\"\(HTMLEscape.text(value.svgText))\""
    }
  }
}

package enum TextAnchor: String {
  case start, middle, end
}

/// The outline of a mark.
package struct PathData {
  package private(set) var text = ""

  package init() {}

  package var isEmpty: Bool { text.isEmpty }

  package mutating func move(_ x: Double, _ y: Double) {
    text += "M\(x.svgText) \(y.svgText)"
  }

  package mutating func line(_ x: Double, _ y: Double) {
    text += (isEmpty ? "M" : "L") + "\(x.svgText) \(y.svgText)"
  }

  package mutating func curve(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ x: Double, _ y: Double
  ) {
    text += "C\(x1.svgText) \(y1.svgText) \(x2.svgText) \(y2.svgText) \(x.svgText) \(y.svgText)"
  }

  package mutating func close() { text += "Z" }
}
