public import Forecourt
import Statistics
import Tallies

/// A shard's file that cannot be read: where, and what was expected there.
public struct ShardSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
  /// From 1; 0: the file as a whole.
  public var line: Int
  public var expected: BilingualName

  public var description: String { line > 0 ? "\(line): \(expected.en)" : expected.en }
}

extension ShardResult {
  /// Reads a file's bytes. Whatever they are, the answer is a result or an error.
  ///
  /// - Throws: ``ShardSyntaxError``.
  public init(decoding bytes: [UInt8]) throws(ShardSyntaxError) {
    try self.init(decoding: bytes, sumsLimit: ShardReader.sumsLimit)
  }

  /// - Parameter sumsLimit: Of all parts together.
  package init(decoding bytes: [UInt8], sumsLimit: Int) throws(ShardSyntaxError) {
    var reader = try ShardReader(bytes, sumsLimit: sumsLimit)
    let digest = try reader.word("digest")
    let seed: UInt64 = try reader.number("seed")
    let version = try reader.word("version")
    let replications: Int = try reader.number("replications")
    guard (0...ShardReader.limit).contains(replications) else {
      throw reader.fault("a number of replications", zh: "重复次数")
    }
    guard let shard = Shard(try reader.word("shard")) else {
      throw reader.fault("a shard such as 3/8", zh: "分片，如 3/8")
    }
    let identity = RunIdentity(
      digest: digest, seed: seed, version: version, replications: replications)
    let count: Int = try reader.number("parts")
    var parts: [Part] = []
    // Every part takes lines of its own, so a false count ends at the end of the file.
    while parts.count < count {
      parts.append(try reader.part(within: shard.numbers(of: replications)))
    }
    try reader.end()
    self.init(identity: identity, shard: shard, parts: parts)
  }
}

/// The lines of a shard's file, one after another.
private struct ShardReader {
  /// Above this no count is believed: it keeps every later sum far from overflow.
  static let limit = 1 << 40

  /// Sums of all parts together, half a gigabyte of them: a few lines may claim a shop of any size.
  static let sumsLimit = 1 << 26

  private let lines: [Substring]
  private var next = 1
  private let sumsLimit: Int
  private var sums = 0

  init(_ bytes: [UInt8], sumsLimit: Int) throws(ShardSyntaxError) {
    self.sumsLimit = sumsLimit
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ShardSyntaxError(
        line: 0, expected: BilingualName(en: "not UTF-8 text", zh: "不是 UTF-8 文本"))
    }
    // By scalars: a combining mark after a line end must not swallow it.
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Substring($0) }
    guard lines.first.map(String.init) == ShardResult.header else {
      throw ShardSyntaxError(
        line: 1,
        expected: BilingualName(
          en: "expected `\(ShardResult.header)`: this is no shard of this version",
          zh: "应为“\(ShardResult.header)”：不是本版本的分片文件"))
    }
    let closing = lines.count >= 3 ? lines[lines.count - 2] : ""
    let length = bytes.count - closing.utf8.count - 1
    guard lines.last?.isEmpty == true, length > 0,
      closing == "checksum \(Checksum.hex(of: bytes[..<length]))"
    else {
      throw ShardSyntaxError(
        line: 0,
        expected: BilingualName(
          en: "the checksum does not fit: the file is damaged or was cut short",
          zh: "校验和不符：文件损坏或不完整"))
    }
  }

  func fault(_ expected: String, zh: String) -> ShardSyntaxError {
    ShardSyntaxError(
      line: next, expected: BilingualName(en: "expected \(expected)", zh: "应为\(zh)"))
  }

  /// The words after the keyword of the next line.
  private mutating func words(_ keyword: String) throws(ShardSyntaxError) -> [Substring] {
    guard next < lines.count else { throw fault("`\(keyword)`", zh: "“\(keyword)”") }
    let words = lines[next].split(separator: " ")
    next += 1
    guard words.first.map(String.init) == keyword else {
      throw fault("`\(keyword)`", zh: "“\(keyword)”")
    }
    return Array(words.dropFirst())
  }

  mutating func word(_ keyword: String) throws(ShardSyntaxError) -> String {
    let found = try words(keyword)
    guard found.count == 1, let text = unescaped(found[0]) else {
      throw fault("one word", zh: "一个词")
    }
    return text
  }

  mutating func number<Value: FixedWidthInteger>(
    _ keyword: String
  ) throws(ShardSyntaxError) -> Value {
    let found = try words(keyword)
    guard found.count == 1, let value = Value(found[0]) else {
      throw fault("one whole number", zh: "一个整数")
    }
    return value
  }

  private mutating func numbers(
    _ keyword: String, count: Int
  ) throws(ShardSyntaxError) -> [Int64] {
    let words = try words(keyword)
    let found = words.compactMap { Int64($0) }
    guard found.count == count, words.count == count else {
      throw fault("\(count) whole numbers", zh: "\(count)个整数")
    }
    return found
  }

  mutating func part(within numbers: Range<Int>) throws(ShardSyntaxError) -> ShardResult.Part {
    let name = try word("part")
    let columns = try words("columns")
    let keys = columns.compactMap { unescaped($0) }
    guard keys.count == columns.count else { throw fault("keys of figures", zh: "指标键") }
    let extent = try self.numbers("rows", count: 2)
    guard extent[0] == Int64(numbers.lowerBound), extent[1] >= 0,
      extent[1] <= Int64(numbers.count), extent[1] < Int64(lines.count)
    else { throw fault("replications of this shard", zh: "本分片的重复") }
    let count = Int(extent[1])
    var cells: [Double] = []
    cells.reserveCapacity(min(count * keys.count, 1 << 20))
    for _ in 0..<count { try row(keys.count, into: &cells) }
    let merged = count > 0 ? try measures(replications: count) : nil
    guard
      let replications = Replications(
        keys: keys, first: numbers.lowerBound, count: count, cells: cells, merged: merged)
    else { throw fault("rows and sums that fit together", zh: "相符的行与合计") }
    return ShardResult.Part(name: name, replications: replications)
  }

  private mutating func row(
    _ columns: Int, into cells: inout [Double]
  ) throws(ShardSyntaxError) {
    guard next < lines.count else { throw fault("a row", zh: "一行数据") }
    let before = cells.count
    for word in lines[next].split(separator: " ") {
      guard let value = Double(word) else { throw fault("numbers", zh: "数字") }
      cells.append(value.isNaN ? .nan : value)
    }
    next += 1
    guard cells.count - before == columns else {
      throw fault("\(columns) numbers", zh: "\(columns)个数字")
    }
  }

  private mutating func measures(
    replications: Int
  ) throws(ShardSyntaxError) -> Measures {
    let sizes = try numbers("measures", count: 5)
    // A shape may claim anything; memory is taken only for shops that could be.
    guard sizes[..<3].allSatisfy({ (0...20_000).contains($0) }),
      (0...Int64(MeasureShape.dailyLimit)).contains(sizes[3]), sizes[4] == Int64(replications)
    else { throw fault("the shape of a shop's measures", zh: "门店指标的规模") }
    let shape = MeasureShape(
      jobTypes: Int(sizes[0]), people: Int(sizes[1]), pools: Int(sizes[2]), days: Int(sizes[3]))
    self.sums += shape.count
    guard self.sums <= sumsLimit else {
      throw fault("at most \(sumsLimit) sums in all", zh: "合计总数至多 \(sumsLimit)")
    }
    let maxima = try numbers("maxima", count: 1 + Place.allCases.count)
    var sums = [Int64](repeating: 0, count: shape.count)
    for (index, value) in try pairs(try words("sums")) {
      guard sums.indices.contains(index) else { throw fault("sums of this shape", zh: "合计") }
      sums[index] = value
    }
    var timings: [LogLinearHistogram] = []
    for _ in Timing.allCases {
      let found = try words("timing")
      let totals = found.prefix(5).compactMap { Int64($0) }
      let hits = try pairs(Array(found.dropFirst(5)))
      guard let timing = LogLinearHistogram(exactTotals: totals, hits: hits) else {
        throw fault("a histogram", zh: "直方图")
      }
      timings.append(timing)
    }
    guard
      let measures = Measures(
        shape: shape, replications: replications, sums: sums,
        maximumInPlace: Array(maxima.dropFirst()), maximumInArea: maxima[0], timings: timings)
    else { throw fault("the measures of this shape", zh: "该规模的指标") }
    return measures
  }

  private func pairs(
    _ words: [Substring]
  ) throws(ShardSyntaxError) -> [(bucket: Int, count: Int64)] {
    var result: [(bucket: Int, count: Int64)] = []
    result.reserveCapacity(words.count)
    for word in words {
      guard let colon = word.firstIndex(of: ":"), let place = Int(word[..<colon]),
        let value = Int64(word[word.index(after: colon)...])
      else { throw fault("pairs such as 12:345", zh: "如 12:345 的数对") }
      result.append((place, value))
    }
    return result
  }

  func end() throws(ShardSyntaxError) {
    guard next == lines.count - 2 else { throw fault("the checksum", zh: "校验和") }
  }

  private func unescaped(_ word: Substring) -> String? {
    if word == "%" { return "" }
    var result = ""
    var rest = word.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "%" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      guard rest.count >= 2,
        let code = UInt8(String(String.UnicodeScalarView(rest.prefix(2))), radix: 16)
      else { return nil }
      result.unicodeScalars.append(Unicode.Scalar(code))
      rest = rest.dropFirst(2)
    }
    return result
  }
}
