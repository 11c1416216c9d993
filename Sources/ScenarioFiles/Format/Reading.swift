import DataFiles

/// What is being read, where, and what was wrong so far.
struct Reading: Sendable {
  /// After so many remarks more of them help nobody.
  static let limit = 200

  private(set) var diagnostics: [Diagnostic] = []
  var path: [String] = []

  var isFull: Bool { diagnostics.count >= Self.limit }

  mutating func note(
    _ severity: Diagnostic.Severity, _ en: String, _ zh: String, at position: Position,
    key: String? = nil, isIdle: Bool = false
  ) {
    guard !isFull else { return }
    let steps = key.map { path + [$0] } ?? path
    var diagnostic = Diagnostic(
      severity: severity, position: position, keyPath: KeyPath.joined(steps),
      message: BilingualText(en: en, zh: zh))
    diagnostic.isIdle = isIdle
    diagnostics.append(diagnostic)
  }

  mutating func fail(_ en: String, _ zh: String, at position: Position, key: String? = nil) {
    note(.error, en, zh, at: position, key: key)
  }

  mutating func warn(_ en: String, _ zh: String, at position: Position, key: String? = nil) {
    note(.warning, en, zh, at: position, key: key)
  }

  /// `12 is not a time of day (expected HH:MM)`.
  mutating func fail(_ node: Node, isNot wanted: Wanted) {
    let found = node.found
    if let plain = node.string.flatMap(FullWidth.plain) {
      fail(
        "\(found.en) has full-width characters; did you mean \(plain.quoted)?",
        "\(found.zh) 含全角字符；是否想写 \(plain.quoted)？", at: node.position)
      return
    }
    fail(
      "\(found.en) is not \(wanted.what.en) (expected \(wanted.form.en))",
      "\(found.zh) 不是\(wanted.what.zh)（应为 \(wanted.form.zh)）", at: node.position)
  }

  mutating func append(_ more: some Sequence<Diagnostic>) {
    for diagnostic in more where !isFull { diagnostics.append(diagnostic) }
  }

  /// Reads a part of the value under the name of its key.
  mutating func within<Result>(
    _ step: String, _ body: (inout Reading) -> Result
  ) -> Result {
    path.append(step)
    defer { path.removeLast() }
    return body(&self)
  }
}

/// What a value has to be: `a time of day` and `HH:MM`.
struct Wanted: Sendable {
  var what: BilingualText
  var form: BilingualText

  init(_ what: String, _ whatZh: String, form: String, _ formZh: String? = nil) {
    self.what = BilingualText(en: what, zh: whatZh)
    self.form = BilingualText(en: form, zh: formZh ?? form)
  }
}
