import DataFiles

/// The words of one yes-or-no column: each is looked up once, and counted.
struct AnswerWords {
  /// What a cell says; a complaint may name its reason.
  struct Meaning: Sendable, Hashable {
    var answer: Answer
    var complaint = RecordedComplaint.none
  }

  private let column: LogColumn
  private let own: [String: LogMapping.Word]
  private var words = ByteTable()
  private var meanings: [Meaning] = []
  private var counts: [Int] = []

  init(column: LogColumn, mapping: LogMapping) {
    self.column = column
    var own: [String: LogMapping.Word] = [:]
    for (word, meaning) in mapping.words { own[LogColumn.normalised(word)] = meaning }
    self.own = own
  }

  mutating func meaning(of cell: TableCell, in row: TableRow) -> Meaning {
    guard !cell.isBlank else { return Meaning(answer: .no) }
    let entry = words.insert(row.bytes, Int(cell.start), Int(cell.end))
    if entry == meanings.count {
      meanings.append(meaning(of: row.text(cell)))
      counts.append(0)
    }
    counts[entry] += 1
    return meanings[entry]
  }

  /// Words that mean nothing known, each with how often it was found, the commonest first.
  var unknown: [(word: String, count: Int)] {
    meanings.indices.filter { meanings[$0].answer == .unknown }
      .map { (words[$0], counts[$0]) }
      .sorted { ($1.count, $0.word) < ($0.count, $1.word) }
  }

  private func meaning(of text: String) -> Meaning {
    let word = LogColumn.normalised(text)
    switch own[word] {
    case .yes: return Meaning(answer: .yes, complaint: .unspecified)
    case .no: return Meaning(answer: .no)
    case .unknown: return Meaning(answer: .unknown)
    case .crowding: return Meaning(answer: .yes, complaint: .crowding)
    case .longStay: return Meaning(answer: .yes, complaint: .longStay)
    case nil: break
    }
    // Of a dash or a bracket nothing is left.
    if word.isEmpty { return Meaning(answer: .no) }
    if let answer = Self.known[column]?[word] ?? Self.common[word] {
      return Meaning(answer: answer, complaint: answer == .yes ? .unspecified : .none)
    }
    // `0次` and `2 times`.
    let digits = word.prefix { ("0"..."9").contains($0) }
    if !digits.isEmpty, word.count <= digits.count + 5, column != .noShow {
      let isNone = digits.allSatisfy { $0 == "0" }
      return Meaning(answer: isNone ? .no : .yes, complaint: isNone ? .none : .unspecified)
    }
    if column == .complaint, let complaint = Self.reason(in: word) {
      return Meaning(answer: .yes, complaint: complaint)
    }
    return Meaning(answer: .unknown)
  }

  /// Why somebody complained, unless the word says that nobody did.
  private static func reason(in word: String) -> RecordedComplaint? {
    guard !Words.denials.contains(where: word.hasPrefix) else { return nil }
    if Words.crowding.contains(where: word.contains) { return .crowding }
    return Words.longStay.contains(where: word.contains) ? .longStay : nil
  }

  private static func table(_ yes: [String], _ no: [String], _ unknown: [String] = [])
    -> [String: Answer]
  {
    var result: [String: Answer] = [:]
    for word in unknown { result[LogColumn.normalised(word)] = .unknown }
    for word in yes { result[LogColumn.normalised(word)] = .yes }
    for word in no { result[LogColumn.normalised(word)] = .no }
    return result
  }

  fileprivate static let common = table(Words.yes, Words.no, Words.unknown)
  private static let known = Words.more.mapValues { table($0.yes, $0.no) }
}

extension Words {
  private static func set(_ words: [String]) -> Set<String> { Set(words.map(LogColumn.normalised)) }
  private static let unplatedSet = set(unplated)
  private static let totalsSet = set(totals)
  private static let beginsSet = set(begins)
  private static let endsSet = set(ends)

  /// Whether a plate is none; of a dash nothing is left.
  static func isUnplated(_ text: String) -> Bool {
    let word = LogColumn.normalised(text)
    return word.isEmpty || unplatedSet.contains(word)
  }

  static func isTotal(_ text: String) -> Bool {
    let word = LogColumn.normalised(text.prefix { $0 != ":" && $0 != "：" }.description)
    return totalsSet.contains(word)
  }

  /// Nil: neither the beginning nor the end.
  static func isBeginning(_ text: String) -> Bool? {
    let word = LogColumn.normalised(text)
    return beginsSet.contains(word) ? true : endsSet.contains(word) ? false : nil
  }
}

extension AnswerWords {
  /// Words that stand for a cell in which nothing was written, in a column of times too.
  static let nothing: Set<String> = Set(
    (["", "-", "无", "没有", "空", "未", "未知", "不详", "待定", "不适用"]
      + ["—", "――", "——", "–", "―", "×", "null", "none", "nil", "na", "nan", "nat", "#n/a", "tbd"])
      .map(LogColumn.normalised))
}

extension AnswerWords {
  /// For a column that may hold times or words.
  static func saysYes(_ word: String) -> Bool { common[word] == .yes }
  static func saysNo(_ word: String) -> Bool { word.isEmpty || common[word] == .no }
}
