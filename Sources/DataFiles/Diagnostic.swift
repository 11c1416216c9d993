/// One sentence in both languages of the product.
public struct BilingualText: Sendable, Hashable {
  public var en: String
  public var zh: String

  public init(en: String, zh: String) {
    self.en = en
    self.zh = zh
  }

  public subscript(language: MessageLanguage) -> String {
    language == .english ? en : zh
  }
}

/// The languages in which a diagnostic can be rendered.
public enum MessageLanguage: Sendable, Hashable {
  case english, chinese
}

/// Where a value stands: a file (or `--set path`), a line and a column.
public struct Position: Sendable, Hashable {
  /// As the user named it, so that a terminal can open it.
  public var file: String
  /// From 1; 0 where a whole file is meant.
  public var line: Int
  /// In characters, from 1; 0 where a whole line or file is meant.
  public var column: Int

  public init(file: String, line: Int = 0, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension Position: CustomStringConvertible {
  /// `file:line:column`, as compilers write it.
  public var description: String {
    if line == 0 { return file }
    return column == 0 ? "\(file):\(line)" : "\(file):\(line):\(column)"
  }
}

/// Something to say about an input file: where, about which value, and what.
public struct Diagnostic: Sendable, Hashable {
  public enum Severity: Int, Sendable, Hashable {
    /// The file cannot be used.
    case error
    /// Allowed, but odd.
    case warning
  }
  public var severity: Severity
  public var position: Position
  /// `staff.advisors.shift`; empty for the file as a whole.
  public var keyPath: String
  /// What was found, and what was expected.
  public var message: BilingualText
  /// The value is well formed and would do nothing: another line overrules it.
  public var isIdle = false

  public var file: String { position.file }
  public var line: Int { position.line }
  public var column: Int { position.column }

  public init(
    severity: Severity = .error, position: Position, keyPath: String = "", message: BilingualText
  ) {
    self.severity = severity
    self.position = position
    self.keyPath = keyPath
    self.message = message
  }

  /// `scenarios/x.jsonc:41:18: staff.advisors.shift: "25:00" is not a time of day (…)`.
  public func rendered(in language: MessageLanguage = .english) -> String {
    var line = "\(position): "
    if severity == .warning { line += language == .english ? "warning: " : "警告：" }
    if !keyPath.isEmpty { line += keyPath + ": " }
    // Paths are shown whole, and may hold anything.
    return (line + message[language]).harmless
  }
}

extension Diagnostic: CustomStringConvertible {
  public var description: String { rendered() }
}

extension Diagnostic: Comparable {
  /// By file, line, column; then errors before warnings, then by text, so that the order is total.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    if left.file != right.file { return left.file < right.file }
    if left.line != right.line { return left.line < right.line }
    if left.column != right.column { return left.column < right.column }
    if left.severity != right.severity { return left.severity.rawValue < right.severity.rawValue }
    if left.keyPath != right.keyPath { return left.keyPath < right.keyPath }
    return left.message.en < right.message.en
  }
}

extension Sequence<Diagnostic> {
  /// Sorted by place, without repeats (a value that holds on five weekdays is one mistake).
  public var inOrder: [Diagnostic] {
    let all = Array(self)
    if all.count < 2 { return all }
    var seen = Set<Diagnostic>()
    return all.filter { seen.insert($0).inserted }.sorted()
  }

  public var hasErrors: Bool { contains { $0.severity == .error } }

  /// One line each, sorted.
  public func rendered(in language: MessageLanguage = .english) -> String {
    inOrder.map { $0.rendered(in: language) + "\n" }.joined()
  }
}
