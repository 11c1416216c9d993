public import DataFiles
public import Documents
public import Forecourt

/// The figures in which two results differ, as they stand in their files.
public struct ResultsDifference: Sendable {
  /// One figure of a results file.
  public struct Figure: Sendable, Hashable {
    public var key: String
    public var name: BilingualName
    public var unit: KPI.Unit
    /// NaN: it has no value.
    public var mean: Double
    public var halfWidth: Double
  }

  public struct Row: Sendable {
    public var before: Figure?
    public var after: Figure?
    var figure: Figure? { after ?? before }
  }

  /// The headline figures first, then in the order of the file.
  public let rows: [Row]

  public init(_ before: [Figure], _ after: [Figure]) {
    let old = Dictionary(before.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let keys = Set(after.map(\.key))
    let pairs =
      after.map { Row(before: old[$0.key], after: $0) }
      + before.filter { !keys.contains($0.key) }.map { Row(before: $0, after: nil) }
    let differing = pairs.filter { !Self.isSame($0.before, $0.after) }
    func place(_ row: Row) -> Int {
      row.figure.flatMap { KPI.headline.firstIndex(of: $0.key) } ?? KPI.headline.count
    }
    rows = differing.enumerated().sorted {
      (place($0.element), $0.offset) < (place($1.element), $1.offset)
    }.map(\.element)
  }

  private static func isSame(_ one: Figure?, _ other: Figure?) -> Bool {
    guard let one, let other else { return false }
    func same(_ left: Double, _ right: Double) -> Bool {
      left == right || (left.isNaN && right.isNaN)
    }
    return same(one.mean, other.mean) && same(one.halfWidth, other.halfWidth)
  }

  /// The table of them.
  ///
  /// - Parameter most: rows that are shown; what is left out is counted.
  public func lines(
    names: (String, String), language: Language, width: Int, colour: Bool, most: Int = 16
  ) -> [String] {
    var table = TextTable(columns: [
      .init("", minimumWidth: 20),
      .init(names.0, .decimal), .init(names.1, .decimal),
      .init(Text("difference", "差")[language], .decimal),
      .init("", style: .dim, isOptional: true),
    ])
    table.add(
      rows: rows.prefix(most).map { row in
        let unit = row.figure?.unit ?? .count
        let change = (row.after?.mean ?? .nan) - (row.before?.mean ?? .nan)
        func number(_ figure: Figure?) -> String {
          guard let mean = figure?.mean, mean.isFinite else { return Texts.noValue }
          return KPIText.number(mean, unit)
        }
        return [
          TextTable.Cell(row.figure?.name[language] ?? ""), TextTable.Cell(number(row.before)),
          TextTable.Cell(number(row.after)),
          TextTable.Cell(
            change.isFinite
              ? (change > 0 ? "+" : "") + KPIText.number(change, unit) : Texts.noValue),
          TextTable.Cell(KPIText.unit(unit)[language]),
        ]
      })
    var lines = table.lines(width: width, colour: colour)
    if rows.count > most {
      let rest = rows.count - most
      lines.append(
        Text("… and \(rest) more figures", "……另有 \(rest) 项")[language])
    }
    return lines
  }
}

extension ResultsDifference.Figure {
  /// A figure as `summary.json` holds it.
  public init?(_ node: Node) {
    guard let key = node["key"]?.string, let name = node["name"]?.string,
      let unit = node["unit"]?.string.flatMap(KPI.Unit.init(rawValue:))
    else { return nil }
    func number(_ node: Node?) -> Double {
      if case .number(let value, _)? = node?.value { value } else { .nan }
    }
    self.key = key
    self.name = BilingualName(en: name, zh: node["nameZh"]?.string ?? name)
    self.unit = unit
    mean = number(node["mean"])
    halfWidth = number(node["halfWidth"])
  }
}
