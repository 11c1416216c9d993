import Testing
import Workbooks

@Suite struct `A cell's number format` {
  @Test(arguments: [
    ("General", NumberFormat.plain), ("G/通用格式", .plain), ("0", .plain), ("0.00", .plain),
    ("#,##0.00", .plain), ("0%", .plain), ("0.00E+00", .plain), ("@", .plain), ("0\"天\"", .plain),
    ("\"¥\"#,##0;[Red]\\-\"¥\"#,##0", .plain), ("[>=100]0;0.0", .plain), ("\"day\"", .plain),
    ("yyyy/m/d", .date), ("yyyy\\-mm\\-dd", .date), ("d\\-mmm\\-yy", .date), ("m/d;@", .date),
    ("yyyy\"年\"m\"月\"d\"日\"", .date), ("[$-804]yyyy\"年\"m\"月\"d\"日\";@", .date),
    ("[DBNum1][$-804]yyyy\"年\"m\"月\"", .date), ("yyyy年m月d日", .date), ("m\"月\"", .date),
    ("mmmm", .date), ("aaaa", .date), ("[$-411]ge.m.d", .date), ("e/m/d", .date),
    ("h:mm", .time), ("h:mm:ss AM/PM", .time), ("[$-F400]h:mm:ss\\ AM/PM", .time),
    ("h\"时\"mm\"分\"", .time), ("上午/下午h\"时\"mm\"分\"", .time), ("hh:mm:ss.000", .time),
    ("mm:ss", .time), ("mm:ss.0", .time), ("[$-804]AM/PMh\"时\"mm\"分\";@", .time),
    ("h:mm A/P", .time),
    ("yyyy/m/d h:mm", .dateTime), ("m/d/yy h:mm", .dateTime), ("h:mm m/d", .dateTime),
    ("yyyy\"年\"m\"月\"d\"日\" h\"时\"mm\"分\"", .dateTime), ("yyyy-mm-dd hh:mm:ss", .dateTime),
    ("yyyy-mm-dd\"T\"hh:mm:ss.000", .dateTime), ("YYYY-MM-DD HH:MM", .dateTime),
    ("[h]:mm", .elapsed), ("[h]:mm:ss;@", .elapsed), ("[mm]:ss", .elapsed), ("[s].00", .elapsed),
    ("[Red]h:mm", .time), ("[Magenta]0", .plain), ("", .plain), ("\"", .plain), ("[", .plain),
    ("\\", .plain), ("yyyy\"", .date),
  ])
  func `tells dates and times from numbers`(code: String, wanted: NumberFormat) {
    #expect(NumberFormat(code: Array(code.utf8)) == wanted)
  }

  @Test func `that has a number of its own is known`() {
    #expect(
      [14, 22, 21, 46, 0, 2, 49].map(NumberFormat.builtIn) == [
        .date, .dateTime, .time, .elapsed, .plain, .plain, .plain,
      ])
    // Of a Chinese Excel: 31 yyyy"年"m"月"d"日", 32 h"时"mm"分", 34 上午/下午h"时"mm"分", 58 m"月"d"日".
    #expect([31, 32, 34, 58].map(NumberFormat.builtIn) == [.date, .time, .time, .date])
  }
}

@Suite struct `A number of a sheet` {
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("0.0", "0"), ("007", "7"), ("12.50", "12.5"), ("-3", "-3"),
    ("1.3800138E10", "13800138000"), ("1.3800138000000000E+10", "13800138000"),
    ("0.1", "0.1"), ("0.10000000000000001", "0.1"), ("78.370000000000005", "78.37"),
    ("1E-3", "0.001"), ("1e15", "1000000000000000"), ("123456789012345678", "123456789012346000"),
    ("1E+100", "1E100"), ("1.5E-20", "1.5E-20"), ("12345678901234567890123", "1.23456789012346E22"),
    (" 5 ", "5"), (".5", "0.5"), ("5.", "5"), ("99999999999999999", "100000000000000000"),
    ("0.00000000123", "0.00000000123"),
  ])
  func `is written with the digits that a spreadsheet holds`(text: String, wanted: String) throws {
    var written: [UInt8] = []
    try #require(DecimalNumber(Array(text.utf8)[...])).append(to: &written)
    #expect(String(decoding: written, as: UTF8.self) == wanted)
  }

  @Test(arguments: [
    "", "-", ".", "e5", "1e", "1e+", "1e12345", "0x10", "1,5", "1 2", "NaN", "1E999",
  ])
  func `that is none`(text: String) {
    #expect(DecimalNumber(Array(text.utf8)[...]) == nil)
  }

  private static func date(
    _ text: String, _ format: NumberFormat, since1904: Bool = false
  ) -> String? {
    var written: [UInt8] = []
    guard let number = DecimalNumber(Array(text.utf8)[...]),
      SerialDate.append(number, as: format, since1904: since1904, to: &written)
    else { return nil }
    return String(decoding: written, as: UTF8.self)
  }

  /// What Excel shows of these numbers.
  @Test(arguments: [
    ("45474", NumberFormat.date, "2024-07-01"), ("45474", .dateTime, "2024-07-01 00:00:00"),
    ("45474.336805555555", .dateTime, "2024-07-01 08:05:00"),
    // As LibreOffice writes it (15 digits), as rounded to four places, as a sum of times leaves it.
    ("45474.3368055556", .dateTime, "2024-07-01 08:05:00"),
    ("45474.3368", .dateTime, "2024-07-01 08:05:00"),
    ("45474.336805555541", .dateTime, "2024-07-01 08:05:00"),
    ("45474.336817129632", .dateTime, "2024-07-01 08:05:01"),
    // Half a second, and a tenth of a thousandth.
    ("45474.336811342592", .dateTime, "2024-07-01 08:05:00.500000"),
    ("45474.336805556713", .dateTime, "2024-07-01 08:05:00.000100"),
    ("45474.999999999997", .dateTime, "2024-07-02 00:00:00"),
    // The number counts, whatever the format leaves out of it.
    ("45474.25", .date, "2024-07-01 06:00:00"), ("45474.25", .time, "2024-07-01 06:00:00"),
    ("0.33680555555555558", .time, "08:05:00"), ("0.33680555555555558", .dateTime, "08:05:00"),
    ("0.33680555555555558", .date, "08:05:00"), ("0", .time, "00:00:00"),
    ("0.5", .elapsed, "12:00:00"), ("1.0069444444444444", .elapsed, "24:10:00"),
    ("1.0069444444444444", .time, "24:10:00"), ("4.1666666666666664E-2", .time, "01:00:00"),
    ("1.5", .elapsed, "36:00:00"),
    // The calendar of 1900.
    ("0", .date, "1900-01-00"), ("1", .date, "1900-01-01"), ("59", .date, "1900-02-28"),
    ("60", .date, "1900-02-29"), ("61", .date, "1900-03-01"), ("366", .date, "1900-12-31"),
    ("36526", .date, "2000-01-01"), ("36585", .date, "2000-02-29"),
    ("2958465.5", .dateTime, "9999-12-31 12:00:00"),
  ])
  func `is a date as Excel shows it`(text: String, format: NumberFormat, wanted: String) {
    #expect(Self.date(text, format) == wanted)
  }

  @Test func `is a date of the other system`() {
    #expect(Self.date("44012", .date, since1904: true) == "2024-07-01")
    #expect(Self.date("44012.25", .dateTime, since1904: true) == "2024-07-01 06:00:00")
    #expect(Self.date("0", .date, since1904: true) == "1904-01-01")
    #expect(Self.date("0.25", .time, since1904: true) == "06:00:00")
  }

  @Test(arguments: ["-1", "-0.5", "2958466", "1E10", "1E300"])
  func `that is no date stays a number`(text: String) {
    #expect(Self.date(text, .dateTime) == nil)
    #expect(Self.date("2957004", .date, since1904: true) == nil)
  }

  @Test func `of every day is the day after the one before`() {
    // Against the calendar's own rule.
    var (year, month, day) = (1900, 3, 1)
    for serial in 61...60_000 {
      let date = CivilDate(dayNumber: serial - 25_569)
      #expect(date == CivilDate(year: year, month: month, day: day))
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
      day += 1
      if day > days { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
  }
}

extension CivilDate {
  init(year: Int, month: Int, day: Int) {
    self.init(dayNumber: 0)
    (self.year, self.month, self.day) = (year, month, day)
  }
}
