/// Characters of a Chinese input method that look like the ones that a file needs.
package enum FullWidth {
  /// The character that was meant; nil for one that means itself.
  package static func meant(by scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "“", "”", "„", "「", "」", "『", "』": "\""
    case "‘", "’": "'"
    case "、", "，": ","
    case "。", "．": "."
    case "【", "〔": "["
    case "】", "〕": "]"
    case "—", "–", "－", "～": "-"
    case "\u{3000}": " "
    case "\u{FF01}"..."\u{FF5E}": Unicode.Scalar(scalar.value - 0xFEE0)
    default: nil
    }
  }

  /// A text with each of them replaced; nil where it has none.
  package static func plain(_ text: String) -> String? {
    guard text.unicodeScalars.contains(where: { meant(by: $0) != nil }) else { return nil }
    var plain = String.UnicodeScalarView()
    plain.append(contentsOf: text.unicodeScalars.map { meant(by: $0) ?? $0 })
    return String(plain)
  }
}
