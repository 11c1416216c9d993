import Documents
import Testing

@Suite struct `Numbers as people read them` {
  /// Expected values from Python's `Decimal(repr(x)).quantize(…, ROUND_HALF_EVEN)`, without the
  /// sign of a zero.
  @Test(arguments: [
    (0.125, 2, "0.12"), (0.375, 2, "0.38"), (2.675, 2, "2.68"), (2.665, 2, "2.66"),
    (1.005, 2, "1.00"), (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"), (-2.5, 0, "-2"),
    (-0.004, 2, "0.00"), (999.995, 2, "1,000.00"), (9.995, 2, "10.00"),
    (1e21, 0, "1,000,000,000,000,000,000,000"), (.leastNonzeroMagnitude, 3, "0.000"),
    (0.05, 1, "0.0"),
    (0.15, 1, "0.2"), (0.25, 1, "0.2"), (1_234_567.891, 1, "1,234,567.9"),
    (-1234.5, 2, "-1,234.50"), (0.0, 3, "0.000"), (-0.0, 1, "0.0"),
    (123_456_789_012_345_680.0, 1, "123,456,789,012,345,680.0"),
    (0.30000000000000004, 17, "0.30000000000000004"), (9.5, 0, "10"), (0.95, 1, "1.0"),
    (0.949999, 1, "0.9"),
  ])
  func `fixed decimals, ties to even`(value: Double, decimals: Int, expected: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == expected)
  }

  @Test func `without grouping there are no commas`() {
    #expect(NumberText.fixed(1234567.5, decimals: 1, grouping: false) == "1234567.5")
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `what is not a finite number is a dash`(value: Double) {
    #expect(NumberText.fixed(value, decimals: 1) == "–")
    #expect(NumberText.significant(value, digits: 3) == "–")
    #expect(NumberText.percent(value) == "–")
    #expect(NumberText.yuan(fen: value) == "–")
    #expect(TimeText.duration(microseconds: value) == "–")
  }

  @Test(arguments: [
    (0.0012346, 3, "0.00123"), (123_456.0, 3, "123,000"), (9.996, 3, "10.0"), (0.0, 3, "0"),
    (-45.25, 3, "-45.2"), (7.0, 3, "7.00"), (99.95, 3, "100"), (1e-7, 2, "0.00000010"),
  ])
  func `significant digits`(value: Double, digits: Int, expected: String) {
    #expect(NumberText.significant(value, digits: digits) == expected)
  }

  @Test(arguments: [
    (0.1234, 1, "12.3%"), (0.0005, 1, "0.0%"), (0.0015, 1, "0.2%"), (1.0, 0, "100%"),
    (0.285, 0, "28%"), (-0.5, 1, "-50.0%"),
  ])
  func `percentages move the point before they round`(
    share: Double, decimals: Int, expected: String
  ) {
    #expect(NumberText.percent(share, decimals: decimals) == expected)
  }

  @Test(
    arguments: [
      (0, "0"), (-7, "-7"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567"),
      (Int64.min, "-9,223,372,036,854,775,808"),
    ] as [(Int64, String)])
  func `whole numbers in groups of three`(value: Int64, expected: String) {
    #expect(NumberText.whole(value) == expected)
  }

  @Test(
    arguments: [
      (123_450, "¥1,234.50", "¥1,234"), (5, "¥0.05", "¥0"), (-5000, "-¥50.00", "-¥50"),
      (350, "¥3.50", "¥4"), (250, "¥2.50", "¥2"), (0, "¥0.00", "¥0"),
    ] as [(Int64, String, String)])
  func `money from fen`(fen: Int64, exact: String, whole: String) {
    #expect(NumberText.yuan(fen: fen) == exact)
    #expect(NumberText.wholeYuan(fen: fen) == whole)
  }

  @Test func `a mean amount of money`() {
    #expect(NumberText.yuan(fen: 12345.6) == "¥123.46")
    #expect(NumberText.yuan(fen: -0.2) == "¥0.00")
  }
}

@Suite struct `Times as people read them` {
  private static let second: Int64 = 1_000_000

  @Test(arguments: [
    (0, "0 s", "0秒"), (1, "< 1 s", "< 1秒"), (45 * second, "45 s", "45秒"),
    (59 * second + 600_000, "1 min 00 s", "1分00秒"),
    (2 * second + 500_000, "2 s", "2秒"), (3 * second + 500_000, "4 s", "4秒"),
    (725 * second, "12 min 05 s", "12分05秒"), (-725 * second, "-12 min 05 s", "-12分05秒"),
    (3599 * second + 700_000, "1 h 00 min", "1小时00分"),
    (3780 * second, "1 h 03 min", "1小时03分"),
    (47 * 3600 * second, "47 h 00 min", "47小时00分"),
    (51 * 3600 * second, "2 d 03 h", "2天03小时"),
  ])
  func `durations`(microseconds: Int64, en: String, zh: String) {
    #expect(TimeText.duration(microseconds: microseconds) == en)
    #expect(TimeText.duration(microseconds: microseconds, in: .zh) == zh)
  }

  @Test func `the longest and the shortest duration do not trap`() {
    #expect(TimeText.duration(microseconds: Int64.max) == "106751991 d 04 h")
    #expect(TimeText.duration(microseconds: Int64.min) == "-106751991 d 04 h")
    #expect(TimeText.duration(microseconds: 1e30) == "–")
  }

  @Test(arguments: [
    (29_100 * second, "08:05", "08:05:00", "08:05:00.000000"),
    (29_112 * second + 1, "08:05", "08:05:12", "08:05:12.000001"),
    (29_159 * second + 999_999, "08:05", "08:05:59", "08:05:59.999999"),
    (0, "00:00", "00:00:00", "00:00:00.000000"),
    (90_600 * second, "25:10", "25:10:00", "25:10:00.000000"),
    (-60 * second, "-00:01", "-00:01:00", "-00:01:00.000000"),
  ])
  func `times of day, cut off like a clock's`(
    time: Int64, minute: String, second: String, microsecond: String
  ) {
    #expect(TimeText.clock(microsecondsSinceMidnight: time) == minute)
    #expect(TimeText.clock(microsecondsSinceMidnight: time, to: .second) == second)
    #expect(TimeText.clock(microsecondsSinceMidnight: time, to: .microsecond) == microsecond)
  }
}
