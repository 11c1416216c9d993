/// How a piece of text is set off on a terminal that shows colours.
public enum TextStyle: Sendable, Hashable {
  case plain
  case bold
  case dim
  case good
  case warning
  case bad

  /// The text in this style, or as it is where colours are off. Measure and pad before styling:
  /// the escape sequences have no width of their own.
  public func apply(to text: String, colour: Bool) -> String {
    guard colour, let code, !text.isEmpty else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  /// Select Graphic Rendition parameters (ECMA-48, 8.3.117).
  private var code: String? {
    switch self {
    case .plain: nil
    case .bold: "1"
    case .dim: "2"
    case .good: "32"
    case .warning: "33"
    case .bad: "31"
    }
  }
}
