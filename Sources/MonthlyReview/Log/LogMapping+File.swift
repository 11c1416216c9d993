public import DataFiles
public import Forecourt

extension LogMapping {
  /// What is wrong with a mapping file, each with its place.
  public struct FileError: Error, Sendable {
    public var diagnostics: [Diagnostic]
  }

  /// Reads a mapping file, JSON with comments:
  ///
  /// ```jsonc
  /// {
  ///   "columns": { "到厂登记": "arrival", "驶离": "leftArea" },
  ///   "jobTypes": { "定保": "maintenance" },
  ///   "activities": { "环车": { "begins": "receptionBegins", "ends": "atCarEnds" } },
  ///   "encoding": "GB18030", "delimiter": ";", "dayFirst": true
  /// }
  /// ```
  ///
  /// Every key may be left out. Columns are `LogColumn`s, job types the ids of the shop's, activities
  /// `EventKind`s.
  ///
  /// - Throws: `FileError` with all that is wrong, not just the first thing.
  public init(path: String, shop: Shop) throws(FileError) {
    switch JSONCReader.read(path: path) {
    case .success(let node): try self.init(node, shop: shop)
    case .failure(let error): throw FileError(diagnostics: [error.diagnostic])
    }
  }

  /// - Parameter file: its name in messages.
  public init(text: String, file: String, shop: Shop) throws(FileError) {
    switch JSONCReader.read(text, file: file) {
    case .success(let node): try self.init(node, shop: shop)
    case .failure(let error): throw FileError(diagnostics: [error.diagnostic])
    }
  }

  private init(_ node: Node, shop: Shop) throws(FileError) {
    var reader = MappingReader(shop: shop)
    self = reader.mapping(node)
    guard reader.diagnostics.isEmpty else {
      throw FileError(diagnostics: reader.diagnostics.inOrder)
    }
  }
}

/// Reads the tree of a mapping file and notes all that is wrong with it.
private struct MappingReader {
  let shop: Shop
  var diagnostics: [Diagnostic] = []

  private static let keys = [
    "columns", "jobTypes", "activities", "encoding", "delimiter", "dayFirst",
  ]
  private static let encodings: [TextEncoding] = [
    .utf8, .utf16LittleEndian, .utf16BigEndian, .gb18030,
  ]

  init(shop: Shop) { self.shop = shop }

  mutating func mapping(_ node: Node) -> LogMapping {
    var mapping = LogMapping()
    for member in members(node, "") {
      let value = member.node
      switch member.key {
      case "$schema": break
      case "columns":
        let columns = Dictionary(
          uniqueKeysWithValues: LogColumn.allCases.map { ($0.rawValue, $0) })
        mapping.columns = words(value, member.key, columns)
      case "jobTypes":
        mapping.jobTypes = words(
          value, member.key, Dictionary(uniqueKeysWithValues: shop.jobTypes.map { ($0.id, $0.id) }))
      case "activities": mapping.activities = activities(value)
      case "encoding":
        let names = Dictionary(
          uniqueKeysWithValues: Self.encodings.map { ($0.rawValue.lowercased(), $0) })
        mapping.encoding = word(
          value, member.key, names, expected: Self.encodings.map(\.rawValue), isLowercased: true)
      case "delimiter":
        let bytes = Array((value.string ?? "").utf8)
        if bytes.count == 1, bytes[0] < 0x80, bytes[0] != 0x22, bytes[0] != 0x0A, bytes[0] != 0x0D {
          mapping.delimiter = bytes[0]
        } else {
          fail(value, member.key, "one ASCII character such as \";\"", "一个 ASCII 字符，如 \";\"")
        }
      case "dayFirst":
        if case .bool(let dayFirst) = value.value {
          mapping.dayFirst = dayFirst
        } else {
          fail(value, member.key, "true or false", "true 或 false")
        }
      default: unknown(member.key, at: member.keyPosition, "", among: Self.keys)
      }
    }
    return mapping
  }

  /// Words of the export, each with one of the known names.
  private mutating func words<Meaning>(
    _ node: Node, _ key: String, _ names: [String: Meaning]
  ) -> [String: Meaning] {
    var result: [String: Meaning] = [:]
    for member in members(node, key) {
      if let meaning = word(member.node, "\(key).\(member.key.shortened)", names) {
        result[member.key] = meaning
      }
    }
    return result
  }

  private mutating func activities(_ node: Node) -> [String: LogActivity] {
    let kinds = Dictionary(uniqueKeysWithValues: EventKind.allCases.map { ("\($0)", $0) })
    var result: [String: LogActivity] = [:]
    for member in members(node, "activities") {
      let key = "activities.\(member.key.shortened)"
      guard let parts = member.node.members else {
        result[member.key] = word(member.node, key, kinds).map { LogActivity($0) }
        continue
      }
      for part in parts where part.key != "begins" && part.key != "ends" {
        unknown(part.key, at: part.keyPosition, key, among: ["begins", "ends"])
      }
      guard let begins = member.node["begins"] else {
        fail(member.node, key, "{ \"begins\": …, \"ends\": … }", "{ \"begins\": …, \"ends\": … }")
        continue
      }
      let ends = member.node["ends"].flatMap { word($0, "\(key).ends", kinds) }
      result[member.key] = word(begins, "\(key).begins", kinds).map { LogActivity($0, ends: ends) }
    }
    return result
  }

  // MARK: Values and messages

  private mutating func members(_ node: Node, _ key: String) -> [Node.Member] {
    guard let members = node.members else {
      fail(node, key, "an object { … }", "对象 { … }")
      return []
    }
    return members
  }

  private mutating func word<Meaning>(
    _ node: Node, _ key: String, _ names: [String: Meaning], expected: [String]? = nil,
    isLowercased: Bool = false
  ) -> Meaning? {
    let expected = expected ?? names.keys.sorted()
    guard let text = node.string else {
      let list = expected.joined(separator: ", ")
      fail(node, key, "one of \(list)", "\(list) 之一")
      return nil
    }
    if let meaning = names[isLowercased ? text.lowercased() : text] { return meaning }
    unknown(text, at: node.position, key, among: expected)
    return nil
  }

  private mutating func unknown(
    _ word: String, at position: Position, _ key: String, among known: [String]
  ) {
    let shown = word.shortened
    let list = known.joined(separator: ", ")
    let near = Suggestion.nearest(to: word, among: known)
    note(
      Diagnostic(
        position: position, keyPath: key,
        message: BilingualText(
          en: "unknown word “\(shown)”"
            + (near.map { "; did you mean “\($0)”?" } ?? " (expected one of \(list))"),
          zh: "未知的词 “\(shown)”" + (near.map { "；是否想写 “\($0)”？" } ?? "（应为 \(list) 之一）"))))
  }

  /// After so many remarks more of them help nobody.
  private mutating func note(_ diagnostic: Diagnostic) {
    if diagnostics.count < 200 { diagnostics.append(diagnostic) }
  }

  private mutating func fail(_ node: Node, _ key: String, _ en: String, _ zh: String) {
    let found: String =
      switch node.value {
      case .null: "null"
      case .bool(let bool): "\(bool)"
      case .number(_, let text): text.shortened
      case .string(let text): "\"\(text.shortened)\""
      case .array: "[ … ]"
      case .object: "{ … }"
      }
    note(
      Diagnostic(
        position: node.position, keyPath: key,
        message: BilingualText(en: "\(found) (expected \(en))", zh: "\(found)（应为 \(zh)）")))
  }
}
