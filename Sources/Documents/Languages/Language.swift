/// The two languages in which the program speaks.
public enum Language: String, Sendable, CaseIterable {
  case en
  case zh

  /// The language of the surroundings: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set
  /// decides (POSIX.1-2017, 8.2), Chinese if it begins with `zh`, else English.
  public static func ofEnvironment(_ environment: [String: String]) -> Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = environment[name], !value.isEmpty else { continue }
      return value.lowercased().hasPrefix("zh") ? .zh : .en
    }
    return .en
  }
}

/// A text in both languages, side by side, so that a change of one is seen beside the other.
public struct Text: Sendable, Hashable {
  public let en: String
  public let zh: String

  public init(_ en: String, _ zh: String) {
    self.en = en
    self.zh = zh
  }

  /// A text that is the same in both languages: a file name, a number, a command.
  public init(verbatim text: String) {
    self.init(text, text)
  }

  public subscript(language: Language) -> String {
    switch language {
    case .en: en
    case .zh: zh
    }
  }

  public static func + (left: Text, right: Text) -> Text {
    Text(left.en + right.en, left.zh + right.zh)
  }
}
