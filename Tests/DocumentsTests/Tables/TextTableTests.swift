import Documents
import Testing

@Suite struct `Tables in text` {
  private static func sample() -> TextTable {
    var table = TextTable(columns: [
      .init("", minimumWidth: 12), .init("mean", .decimal),
      .init("", .bar(width: 4), isOptional: true),
      .init("unit", style: .dim, isOptional: true),
    ])
    table.add(
      "Forecourt",
      rows: [
        ["Cars received", "1,045", .bar(1), "a day"],
        [.init("Long stays", style: .bad), "3.10", .bar(0.3), "a day"],
      ])
    table.add("Reception", rows: [["Within one minute", "88.4%", .bar(0.884)]])
    return table
  }

  @Test func `groups, decimal points one below the other, bars and units`() {
    #expect(
      Self.sample().lines(width: 80, colour: false) == [
        "                         mean        unit",
        "──────────────────────────────────────────",
        "Forecourt",
        "  Cars received      1,045     ████  a day",
        "  Long stays             3.10  █▎    a day",
        "",
        "Reception",
        "  Within one minute     88.4%  ███▌",
      ])
  }

  @Test func `a narrow terminal takes from the text, then leaves columns out, never cuts a number`()
  {
    let lines = Self.sample().lines(width: 32, colour: false)
    #expect(lines.allSatisfy { $0.displayWidth <= 32 })
    #expect(lines.contains { $0.contains("1,045") } && lines.contains { $0.contains("88.4%") })
    #expect(lines.dropLast().last?.hasPrefix("  Within one  ") == true)
    #expect(lines.last == "    minute")
    let tiny = Self.sample().lines(width: 10, colour: false)
    #expect(tiny.contains { $0.contains("1,045") })
  }

  @Test func `a label too wide goes on below itself, and a single word is cut`() {
    var table = TextTable(columns: [.init("", minimumWidth: 10), .init("mean", .decimal)])
    table.add(
      rows: [
        [.init("Gate to workshop, longest", style: .bad), "147.5"], ["客户全程超时占比", "72.3%"],
        ["Extraordinarily", "1"],
      ])
    #expect(
      table.lines(width: 18, colour: false) == [
        "              mean", "──────────────────", "Gate to     147.5", "  workshop,", "  longest",
        "客户全程超   72.3%", "  时占比", "Extraordi…    1",
      ])
    let coloured = table.lines(width: 18, colour: true)
    #expect(coloured[3].contains("\u{1B}[31mworkshop,"))
  }

  @Test func `colour changes nothing but the escape sequences`() {
    let coloured = Self.sample().lines(width: 80, colour: true).joined(separator: "\n")
    #expect(coloured.contains("\u{1B}[31mLong stays"))
    let stripped = coloured.replacing(/\u{1B}\[[0-9]*m/, with: "").split(separator: "\n")
    let plain = Self.sample().lines(width: 80, colour: false).filter { !$0.isEmpty }
    #expect(stripped.count == plain.count)
    for (left, right) in zip(stripped, plain) {
      // A styled last cell may keep the spaces that pad it.
      #expect(left.hasPrefix(right) && left.dropFirst(right.count).allSatisfy { $0 == " " })
    }
  }

  @Test func `Chinese columns line up`() {
    var table = TextTable(columns: [.init("指标"), .init("均值", .decimal), .init("单位")])
    table.add(rows: [["进厂台次", "45.2", "台/天"], ["等待", "4.15", "分"]])
    #expect(
      table.lines(width: 80, colour: false) == [
        "指标       均值  单位",
        "──────────────────────",
        "进厂台次  45.2   台/天",
        "等待       4.15  分",
      ])
  }

  @Test func `a name cannot move the cursor`() {
    var table = TextTable(columns: [.init("who")])
    table.add(rows: [[.init("a\u{1B}[2Jb")]])
    #expect(table.lines(width: 80, colour: false).last == "a\\u{1B}[2Jb")
  }

  @Test(arguments: [
    (0.0, ""), (-1.0, ""), (.nan, ""), (0.001, "▏"), (0.125, "█"), (0.5, "████"), (0.55, "████▍"),
    (1.0, "████████"), (7.0, "████████"), (.infinity, "████████"),
  ])
  func `bars are exact to an eighth`(share: Double, bar: String) {
    #expect(BlockBar.text(share: share, width: 8) == bar)
  }
}
