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
  ///   "words": { "有意见": "yes", "无所谓": "否", "嫌慢": "longStay" },
  ///   "encoding": "GB18030", "delimiter": ";", "dateOrder": "dmy", "zone": "+08:00",
  ///   "date": "2024-07-01", "sheet": "七月"
  /// }
  /// ```
  ///
  /// Every key may be left out. Columns are `LogColumn`s or what they are called in either language
  /// (`ColumnNames`), job types the ids or names of the shop's, activities `EventKind`s or known words
  /// for them.
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
    "columns", "jobTypes", "activities", "words", "encoding", "delimiter", "dateOrder", "zone",
    "date", "sheet",
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
        mapping.columns = words(
          value, member.key, expected: LogColumn.allCases.map(\.rawValue)
        ) { ColumnNames.byName[LogColumn.normalised($0)] }
      case "jobTypes":
        let types = shop.jobTypes
        mapping.jobTypes = words(value, member.key, expected: types.map(\.id)) { word in
          types.first { [$0.id, $0.name.en, $0.name.zh].contains(word) }?.id
        }
      case "words":
        mapping.words = words(
          value, member.key, expected: LogMapping.Word.allCases.map(\.rawValue)
        ) { LogMapping.Word.byName[LogColumn.normalised($0)] }
      case "activities": mapping.activities = activities(value)
      case "encoding":
        mapping.encoding = word(
          value, member.key, expected: Self.encodings.map(\.rawValue)
        ) { text in
          Self.encodings.first { $0.rawValue.lowercased() == text.lowercased() }
        }
      case "delimiter":
        let bytes = Array((value.string ?? "").utf8)
        if bytes.count == 1, bytes[0] < 0x80, bytes[0] != 0x22, bytes[0] != 0x0A, bytes[0] != 0x0D {
          mapping.delimiter = bytes[0]
        } else {
          fail(value, member.key, "one ASCII character such as \";\"", "一个 ASCII 字符，如 \";\"")
        }
      case "dateOrder":
        mapping.dateOrder = word(
          value, member.key, expected: DateOrder.allCases.map(\.key)
        ) { DateOrder.byName[LogColumn.normalised($0)] }
      case "zone":
        mapping.zone = value.string.flatMap(LogMapping.zone)
        if mapping.zone == nil {
          fail(value, member.key, "a zone such as \"+08:00\"", "时区，如 \"+08:00\"")
        }
      case "date":
        mapping.date = value.string.flatMap(LogMapping.day)
        if mapping.date == nil {
          fail(value, member.key, "a date such as \"2024-07-01\"", "日期，如 \"2024-07-01\"")
        }
      case "sheet":
        mapping.sheet = value.string
        if mapping.sheet == nil { fail(value, member.key, "the name of a sheet", "工作表名称") }
      default: unknown(member.key, at: member.keyPosition, "", among: Self.keys)
      }
    }
    return mapping
  }

  /// Words of the export, each with what one of the known names means.
  private mutating func words<Meaning>(
    _ node: Node, _ key: String, expected: [String], _ meaning: (String) -> Meaning?
  ) -> [String: Meaning] {
    var result: [String: Meaning] = [:]
    for member in members(node, key) {
      let found = word(
        member.node, "\(key).\(member.key.shortened)", expected: expected, meaning)
      if let found { result[member.key] = found }
    }
    return result
  }

  private mutating func activities(_ node: Node) -> [String: LogActivity] {
    let names = EventKind.allCases.map { "\($0)" }
    func kind(_ word: String) -> LogActivity? { LogActivity.names[LogColumn.normalised(word)] }
    var result: [String: LogActivity] = [:]
    for member in members(node, "activities") {
      let key = "activities.\(member.key.shortened)"
      guard let parts = member.node.members else {
        result[member.key] = word(member.node, key, expected: names, kind)
        continue
      }
      for part in parts where part.key != "begins" && part.key != "ends" {
        unknown(part.key, at: part.keyPosition, key, among: ["begins", "ends"])
      }
      guard let begins = member.node["begins"] else {
        fail(member.node, key, "{ \"begins\": …, \"ends\": … }", "{ \"begins\": …, \"ends\": … }")
        continue
      }
      let ends = member.node["ends"].flatMap {
        word($0, "\(key).ends", expected: names, kind)?.begins
      }
      result[member.key] = word(begins, "\(key).begins", expected: names, kind).map {
        LogActivity($0.begins, ends: ends)
      }
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
    _ node: Node, _ key: String, expected: [String], _ meaning: (String) -> Meaning?
  ) -> Meaning? {
    guard let text = node.string else {
      let list = expected.joined(separator: ", ")
      fail(node, key, "one of \(list)", "\(list) 之一")
      return nil
    }
    if let meaning = meaning(text) { return meaning }
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

extension LogMapping {
  /// `+08:00`, `-5`, `Z`: minutes east of Greenwich.
  static func zone(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    var cursor = ClockCursor(bytes, from: 0, to: bytes.count)
    return cursor.zone()
  }

  /// A date that no order has to be known for.
  static func day(_ text: String) -> CalendarDate? {
    let bytes = Array(text.utf8)
    guard let clock = WallClockParser(isDate: true).parse(bytes, 0, bytes.count),
      case .day(let day) = clock.day, clock.time == nil
    else { return nil }
    return CalendarDate(dayNumber: day)
  }
}

extension LogMapping.Word {
  /// By its name in either language.
  static let byName: [String: LogMapping.Word] = [
    "yes": .yes, "是": .yes, "true": .yes, "no": .no, "否": .no, "无": .no, "false": .no,
    "unknown": .unknown, "未知": .unknown, "不详": .unknown, "crowding": .crowding, "拥堵": .crowding,
    "longstay": .longStay, "超时停留": .longStay, "停留": .longStay,
  ]
}

extension DateOrder {
  /// By its key, or as people write it in either language.
  public static let byName: [String: DateOrder] = [
    "ymd": .yearMonthDay, "yearmonthday": .yearMonthDay, "年月日": .yearMonthDay,
    "dmy": .dayMonthYear, "daymonthyear": .dayMonthYear, "日月年": .dayMonthYear,
    "mdy": .monthDayYear, "monthdayyear": .monthDayYear, "月日年": .monthDayYear,
  ]
}
