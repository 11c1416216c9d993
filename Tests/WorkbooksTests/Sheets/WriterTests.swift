import DataFiles
import Testing
import Workbooks

@Suite struct `Workbooks by other programs` {
  /// The same table by each of them (`.ci/workbooks.py`): titles and dates in merged cells, a sheet that
  /// is hidden before it, a row that is hidden, formulas, texts shared, rich and inline.
  @Test(arguments: ["openpyxl", "xlsxwriter", "libreoffice"])
  func `are read to the same cells`(writer: String) throws {
    let table = try #require(try TableFile(try Fixture.bytes("\(writer).xlsx")))
    #expect(table.sheet == "到店记录")
    #expect(table.sheets == ["旧表", "到店记录"])
    #expect(table.hiddenRows == 1)
    #expect(
      try told(table) == [
        "1: A=七月到店记录, B=七月到店记录 ^, C=七月到店记录 ^, D=七月到店记录 ^, E=七月到店记录 ^, F=七月到店记录 ^",
        "2: A=工单号, B=日期, C=到店时间, D=接待时间, E=离店时间, F=备注",
        "3: A=1 #, B=2024-07-01 @, C=2024-07-01 08:05:00 @, D=08:10:00 @, "
          + "E=2024-07-01 08:40:00 @, F=<急> & 等",
        "4: A=2 #, B=2024-07-01 @ ^, C=2024-07-01 09:30:15 @, D=09:31:00 @, "
          + "E=2024-07-01 10:05:15 @, F=换行\n第二行",
        "5h: A=3 #, B=2024-07-01 @ ^, C=2024-07-01 23:50:00 @, D=23:55:00 @, "
          + "E=2024-07-02 00:25:00 @, F=TRUE ?",
        "6: A=4 #, B=2024-07-02 @, D=24:10:00 @, F=13800138000 #",
      ])
    #expect(try told(try Fixture.bytes("\(writer).xlsx"), sheet: "旧表") == ["1: A=not this one"])
  }
}
