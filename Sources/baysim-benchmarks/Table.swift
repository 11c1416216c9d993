/// Rows in columns, as text or for a page.
struct Table {
  struct Column {
    var title: String
    var width: Int
    var isNumber = true
  }

  let columns: [Column]
  let isMarkdown: Bool

  func printHeader() {
    printRow(columns.map(\.title))
    if isMarkdown { print("|" + columns.map { $0.isNumber ? "---:|" : "---|" }.joined()) }
  }

  func printRow(_ cells: [String]) {
    if isMarkdown { return print("| " + cells.joined(separator: " | ") + " |") }
    var line = ""
    for (column, cell) in zip(columns, cells) {
      let space = String(repeating: " ", count: max(0, column.width - cell.count))
      line += column.isNumber ? space + cell + "  " : cell + space + "  "
    }
    while line.last == " " { line.removeLast() }
    print(line)
  }
}

extension Table {
  static func results(isMarkdown: Bool) -> Table {
    Table(
      columns: [
        Column(title: "benchmark", width: 18, isNumber: false),
        Column(title: "a second", width: 10), Column(title: "fastest", width: 10),
        Column(title: "spread", width: 6), Column(title: "unit", width: 12, isNumber: false),
        Column(title: "ratio", width: 6), Column(title: "of", width: 16, isNumber: false),
        Column(title: "also", width: 0, isNumber: false),
      ], isMarkdown: isMarkdown)
  }

  func printResult(_ result: Result) {
    var also = ""
    if let unit = result.secondUnit, let rate = result.secondPerSecond {
      also = "\(Number.short(rate)) \(unit)"
    }
    printRow([
      result.name, Number.short(result.perSecond), Number.short(result.fastest),
      "±" + Number.percent(result.spread), result.unit,
      result.ratio.map { Number.decimals($0, 3) } ?? "", result.ratio == nil ? "" : result.bound!,
      also,
    ])
  }

  static func scaling(isMarkdown: Bool) -> Table {
    Table(
      columns: [
        Column(title: "varied", width: 12, isNumber: false), Column(title: "value", width: 8),
        Column(title: "events", width: 9), Column(title: "events/s", width: 9),
        Column(title: "ns an event", width: 11), Column(title: "peak MiB", width: 8),
      ], isMarkdown: isMarkdown)
  }

  func printSize(_ row: Scaling.Row) {
    printRow([
      row.varied, "\(row.value)", Number.short(Double(row.events)),
      Number.short(row.perSecond), Number.decimals(1e9 / row.perSecond, 0),
      row.peak.map { Number.decimals($0, 1) } ?? "?",
    ])
  }

  static func changes(isMarkdown: Bool) -> Table {
    Table(
      columns: [
        Column(title: "since then", width: 18, isNumber: false),
        Column(title: "speed", width: 8), Column(title: "", width: 0, isNumber: false),
      ], isMarkdown: isMarkdown)
  }
}
