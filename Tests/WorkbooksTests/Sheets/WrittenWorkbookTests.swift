import DataFiles
import Testing
import Workbooks

@Suite struct `A workbook that is written` {
  private static let day: Int64 = 86_400_000_000
  private static let start: Int64 = 19_905 * day

  @Test func `is read back as it was`() throws {
    var sheet = WrittenSheet(name: "到店 <&> \"1\"")
    sheet.columns = [
      .init(width: 20, choice: .instant, hint: "a & b", style: .instant),
      .init(width: 10, choice: .oneOf(["是", "否"]), hint: "c\nd"),
    ]
    sheet.frozenRows = 1
    sheet.rows = [
      [.text("到店时间\n(Arrival)", .requiredHeading), .text(" <x> & \"y\" ", .heading)],
      [.instant(Self.start + 29_100_000_000), .blank, .number(-3)],
      [],
      [
        .instant(Self.start + 29_100_000_001, .preciseInstant), .text("", .example),
        .text("\u{1}\t"),
      ],
    ]
    var second = sheet
    second.name = "说明"
    let bytes = WrittenWorkbook(sheets: [sheet, second]).bytes
    #expect(bytes == WrittenWorkbook(sheets: [sheet, second]).bytes)
    let table = try #require(try TableFile(bytes))
    #expect(table.sheets == ["到店 <&> \"1\"", "说明"])
    #expect(
      try told(table) == [
        "1: A=到店时间\n(Arrival), B= <x> & \"y\" ", "2: A=2024-07-01 08:05:00 @, C=-3 #",
        // A microsecond beside a second is more than a number can carry.
        "4: A=2024-07-01 08:05:00.000001, C=\u{FFFD}\t",
      ])
  }

  @Test func `carries instants to the microsecond`() throws {
    var dice = Dice(3)
    var sheet = WrittenSheet(name: "1")
    var wanted: [String] = []
    let edges: [Int64] = [0, 1, 2, 3, 499_999, 500_000, 500_001, 999_997, 999_998, 999_999]
    for round in 0..<3000 {
      let instant =
        Self.start + Int64(dice.roll(400)) * Self.day + Int64(dice.roll(86_400)) * 1_000_000
        + (round < 500 ? edges[round % edges.count] : Int64(dice.roll(1_000_000)))
      sheet.rows.append([.instant(instant)])
      wanted.append(
        "\(round + 1): A=\(String(decoding: SerialDate.text(of: instant), as: UTF8.self))")
    }
    sheet.rows.append([.instant(0), .instant(-1), .instant(.max)])
    let read = try told(WrittenWorkbook(sheets: [sheet]).bytes)
    #expect(read.dropLast().map { $0.replacing(" @", with: "") } == wanted)
    #expect(read.last!.hasPrefix("3001: A=1970-01-01 00:00:00 @, B=1969-12-31 23:59:59.999999"))
  }
}
