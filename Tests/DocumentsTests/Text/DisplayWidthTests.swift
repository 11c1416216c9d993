import Documents
import Testing

@Suite struct `Columns on a terminal` {
  @Test(arguments: [
    ("", 0), ("baysim", 6), ("预检区", 6), ("4S店", 4), ("（含4台）", 9), ("é", 1), ("e\u{301}", 1),
    ("a\u{301}\u{302}", 1), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("ｶﾅ", 2), ("カナ", 4),
    ("🚗", 2), ("👨‍🔧", 2), ("🇨🇳", 2), ("❤", 1), ("❤️", 2), ("👍🏽", 2), ("½", 1), ("–", 1), ("█▏", 2),
    ("𠮷", 2), ("\u{1B}[1m", 3), ("\u{200B}", 0), ("¥", 1), ("￥", 2), ("１", 2),
  ])
  func `width`(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test func `padding counts columns, not characters`() {
    #expect("预检".padded(toWidth: 6) == "预检  ")
    #expect("预检".rightAligned(toWidth: 6) == "  预检")
    #expect("预检".padded(toWidth: 3) == "预检")
  }

  @Test(arguments: [
    ("Wang Xiaoming", 20, "Wang Xiaoming"), ("Wang Xiaoming", 8, "Wang Xi…"),
    ("服务顾问张三", 7, "服务顾…"), ("服务顾问张三", 6, "服务…"), ("服务", 1, "…"), ("服务", 0, ""),
    ("服务", 4, "服务"),
  ])
  func `cutting never takes half a character`(text: String, width: Int, expected: String) {
    #expect(text.truncated(toWidth: width) == expected)
    #expect(text.truncated(toWidth: width).displayWidth <= width)
  }

  @Test(arguments: [
    ("张三", "张三"), ("\u{1B}[31mred", "\\u{1B}[31mred"), ("a\nb\tc", "a\\u{A}b\\u{9}c"),
    ("abc\u{202E}def", "abc\\u{202E}def"), ("a\u{9B}b", "a\\u{9B}b"), ("a\r\nb", "a\\u{D}\\u{A}b"),
    ("x\u{2066}y\u{2069}", "x\\u{2066}y\\u{2069}"), ("\u{FEFF}a", "\\u{FEFF}a"),
    ("👨‍🔧", "👨‍🔧"), ("e\u{301}", "e\u{301}"), ("\u{0}", "\\u{0}"),
  ])
  func `names that could play tricks are made visible`(text: String, expected: String) {
    #expect(text.safeForTerminal == expected)
  }

  @Test func `English wraps at spaces`() {
    let text = "The guard notifies the service manager at once."
    #expect(
      text.wrapped(toWidth: 20) == ["The guard notifies", "the service manager", "at once."])
  }

  @Test func `a word wider than the line stands alone`() {
    #expect(
      "see https://example.org/x now".wrapped(toWidth: 10)
        == ["see", "https://example.org/x", "now"])
  }

  @Test func `Chinese wraps between characters and keeps punctuation in place`() {
    // The comma would begin the second line; it takes its character along.
    let lines = "保安第一时间通知，服务经理（组长）到场协调。".wrapped(toWidth: 16)
    #expect(lines == ["保安第一时间通", "知，服务经理（组", "长）到场协调。"])
    for line in lines {
      #expect(line.displayWidth <= 16)
      #expect(!"，。）".contains(line.first!))
      #expect(line.last != "（")
    }
    #expect(lines.joined() == "保安第一时间通知，服务经理（组长）到场协调。")
  }

  @Test func `line breaks in the text stay`() {
    #expect("a\n\nb".wrapped(toWidth: 10) == ["a", "", "b"])
    #expect("".wrapped(toWidth: 10) == [""])
  }
}
