import EventSimulation
import Forecourt
import ScenarioFiles
import Testing

@Suite("Units as managers write them")
struct UnitTests {
  @Test(
    arguments: [
      ("12 min", 720_000_000), ("90 s", 90_000_000), ("1 h 30 min", 5_400_000_000),
      ("0.5 min", 30_000_000), ("2 days", 172_800_000_000), ("1.5h", 5_400_000_000),
      ("0.1 s", 100_000), ("12分钟", 720_000_000), ("1 小时 30 分", 5_400_000_000),
      ("-5 min", -300_000_000), ("0 min", 0), ("250 ms", 250_000), ("7 us", 7),
      ("  8 min ", 480_000_000), ("1 day 1 us", 86_400_000_001),
    ] as [(String, Microseconds)])
  func `a duration is read exactly`(text: String, expected: Microseconds) {
    #expect(DurationText.parse(text) == expected)
    #expect(DurationText.parse(DurationText.render(expected)) == expected)
  }

  @Test(arguments: [
    "", "12", "min", "12 minuts", "1 min 1 h", "1 min 1 min", "1e3 min", "NaN min", "12 min x",
    "--5 min", "999999999999999 days", "1..5 min", ".5 min", "5. min", "１２ min",
    "1234567890123456 s", "1 month",
  ])
  func `what is no duration is refused`(text: String) {
    #expect(DurationText.parse(text) == nil)
  }

  @Test(
    arguments: [
      ("08:30", 30_600), ("8:30", 30_600), ("00:00", 0), ("24:00", 86_400), ("08:30:15", 30_615),
    ] as [(Substring, Microseconds)])
  func `a time of day is read`(text: Substring, seconds: Microseconds) {
    #expect(ClockText.time(text) == seconds * TimeUnit.second)
  }

  @Test(arguments: ["25:00", "24:01", "8:3", "08:60", "0830", "8", "-8:00", "08:30:60", "008:30"])
  func `what is no time of day is refused`(text: Substring) {
    #expect(ClockText.time(text) == nil)
  }

  @Test func `weekdays are read as days, ranges and lists`() {
    #expect(ClockText.weekdays("mon-fri") == [.monday, .tuesday, .wednesday, .thursday, .friday])
    #expect(ClockText.weekdays("sat,sun") == [.saturday, .sunday])
    #expect(ClockText.weekdays("all") == Weekday.allCases)
    #expect(ClockText.weekdays("sun-mon") == [.sunday, .monday])
    for text in ["", "monday", "mon-", "mon,mon", "mon-fri,wed", "all,mon", "mon--fri"] {
      #expect(ClockText.weekdays(text) == nil)
    }
  }

  @Test func `dates are real dates`() {
    #expect(ClockText.date("2024-02-29") == CalendarDate(year: 2024, month: 2, day: 29))
    for text in ["2023-02-29", "2024-2-29", "24-02-29", "2024-13-01", "2024-00-10", "2024/01/01"] {
      #expect(ClockText.date(text[...]) == nil)
    }
  }

  @Test(
    arguments: [
      ("¥50", 5000), ("50", 5000), ("¥0.50", 50), ("0.1", 10), ("50 元", 5000), ("￥ 12.34", 1234),
      ("0.29", 29), ("1.1 yuan", 110),
    ] as [(String, Int64)])
  func `money is fen exactly`(text: String, fen: Int64) {
    #expect(AmountText.fen(text) == fen)
  }

  @Test(arguments: ["¥0.005", "-5", "fifty", "", "¥", "1e2", "50 $", "¥¥5"])
  func `what is no amount is refused`(text: String) {
    #expect(AmountText.fen(text) == nil)
  }

  @Test func `shares are numbers or per cent`() {
    #expect(AmountText.percent("35 %") == 0.35)
    #expect(AmountText.percent("35％") == 0.35)
    #expect(AmountText.percent("35") == nil)
    #expect(AmountText.percent("-1 %") == nil)
  }
}
