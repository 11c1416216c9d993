/// A value of a file, which knows where it stands.
public struct Node: Sendable {
  public indirect enum Value: Sendable {
    case null
    case bool(Bool)
    /// The text as well, so that money and durations are read exactly.
    case number(Double, text: String)
    case string(String)
    case array([Node])
    /// In the order of the file; keys are unique.
    case object([Member])
  }

  public struct Member: Sendable {
    public var key: String
    public var keyPosition: Position
    /// The key as it is written where that differs: `mon-fri` for a `mon` that it stands for.
    public var written: String?
    public var node: Node

    public init(key: String, keyPosition: Position, written: String? = nil, node: Node) {
      self.key = key
      self.keyPosition = keyPosition
      self.written = written
      self.node = node
    }
  }

  public var value: Value
  public var position: Position

  public init(_ value: Value, at position: Position) {
    self.value = value
    self.position = position
  }
}

extension Node {
  public var members: [Member]? {
    if case .object(let members) = value { members } else { nil }
  }

  public var elements: [Node]? {
    if case .array(let elements) = value { elements } else { nil }
  }

  public var string: String? {
    if case .string(let string) = value { string } else { nil }
  }

  /// Whether other values may stand inside.
  package var isComposite: Bool {
    switch value {
    case .array, .object: true
    default: false
    }
  }

  public var isNull: Bool {
    if case .null = value { true } else { false }
  }

  public subscript(key: String) -> Node? {
    guard let members, let place = members.place(of: key) else { return nil }
    return members[place].node
  }

  /// What was found, for a message: `"25:00"`, `12`, `a list`.
  package var found: BilingualText {
    switch value {
    case .null: BilingualText(en: "null", zh: "null")
    case .bool(let bool): BilingualText(en: "\(bool)", zh: "\(bool)")
    case .number(_, let text): BilingualText(en: text.shortened, zh: text.shortened)
    case .string(let string): BilingualText(en: string.quoted, zh: string.quoted)
    case .array: BilingualText(en: "a list [ … ]", zh: "列表 [ … ]")
    case .object: BilingualText(en: "an object { … }", zh: "对象 { … }")
    }
  }
}

extension [Node.Member] {
  /// The place of a key, looked for from one on and then round: files mostly follow the order of the
  /// format, so that who asks for its keys in turn finds most of them at once.
  package func place(of key: String, near start: Int = 0) -> Int? {
    for place in Swift.min(start, count)..<count where self[place].key == key { return place }
    for place in 0..<Swift.min(start, count) where self[place].key == key { return place }
    return nil
  }
}

extension String {
  /// At most 40 characters of it, with nothing that would disturb a terminal.
  package var shortened: String {
    let scalars = unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: 40, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return harmless }
    return String(self[..<end]).harmless + "…"
  }

  /// With nothing that would disturb a terminal: controls, and what is invisible or turns the
  /// direction of writing, are shown as U+FFFD.
  package var harmless: String {
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return self }
    // Mostly every letter of another script is harmless, too.
    guard unicodeScalars.contains(where: { $0.disturbs }) else { return self }
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars { scalars.append(scalar.disturbs ? "\u{FFFD}" : scalar) }
    return String(scalars)
  }

  package var quoted: String { "\"\(shortened)\"" }
}

extension Unicode.Scalar {
  /// Whether it is a control, or invisible, or turns the direction of writing.
  fileprivate var disturbs: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
