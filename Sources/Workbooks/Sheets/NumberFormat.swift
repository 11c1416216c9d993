/// What a cell's number format makes of its number.
package enum NumberFormat: Sendable {
  case plain
  case date
  case time
  case dateTime
  /// `[h]:mm`: hours that go on past 24.
  case elapsed

  /// The format of a number that stands for itself in every workbook (ECMA-376, 18.8.30), those of
  /// Chinese, Japanese and Korean programs with it.
  package static func builtIn(_ number: Int) -> NumberFormat {
    switch number {
    case 14...17, 27...31, 36, 50...54, 57, 58, 71...74, 81: .date
    case 18...21, 32...35, 45, 47, 55, 56, 75, 76, 78, 80: .time
    case 22, 77: .dateTime
    case 46, 79: .elapsed
    default: .plain
    }
  }

  /// Of a code such as `yyyy"年"m"月"d"日" h"时"mm"分"`: letters outside quotation marks decide, and an
  /// `m` is minutes behind hours or before seconds.
  package init(code: [UInt8]) {
    var scan = FormatScan(code: code)
    scan.run()
    self =
      if scan.isPlain {
        .plain
      } else if scan.isElapsed && !scan.hasDate {
        .elapsed
      } else {
        switch (scan.hasDate, scan.hasTime) {
        case (true, true): .dateTime
        case (true, false): .date
        case (false, true): .time
        case (false, false): .plain
        }
      }
  }
}

/// Walks through a format code, letter by letter.
private struct FormatScan {
  let code: [UInt8]
  private(set) var hasDate = false
  private(set) var hasTime = false
  private(set) var isElapsed = false
  /// It shows digits of the number itself.
  private(set) var isPlain = false
  private var index = 0
  /// The last letter that counts, for an `m` behind it.
  private var last: UInt8 = 0
  private var waitingMonth = false

  init(code: [UInt8]) { self.code = code }

  mutating func run() {
    // Excel in Chinese writes "G/通用格式".
    let general: [StaticString] = ["general", "g/"]
    for word in general where starts(with: word) {
      isPlain = true
      return
    }
    while index < code.count {
      let byte = code[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""): skip(to: byte)
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): skipCharacter()
      case UInt8(ascii: "["): readBrackets()
      case UInt8(ascii: "#"), UInt8(ascii: "?"), UInt8(ascii: "%"): isPlain = true
      case UInt8(ascii: "0"):
        // Fractions of a second: `ss.000`.
        if last | 0x20 != UInt8(ascii: "s") { isPlain = true }
      case UInt8(ascii: ";"): last = 0
      default: readLetter(byte | 0x20, original: byte)
      }
    }
    if waitingMonth { hasDate = true }
  }

  private mutating func readLetter(_ letter: UInt8, original: UInt8) {
    switch letter {
    case UInt8(ascii: "y"), UInt8(ascii: "d"):
      hasDate = true
    case UInt8(ascii: "e"):
      // Scientific, or the year of an era.
      let next = index < code.count ? code[index] : 0
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") {
        isPlain = true
      } else {
        hasDate = true
      }
    case UInt8(ascii: "h"):
      hasTime = true
    case UInt8(ascii: "s"):
      hasTime = true
      // `mm:ss`
      waitingMonth = false
    case UInt8(ascii: "m"):
      if last == letter { return }
      if last == UInt8(ascii: "h") {
        hasTime = true
      } else {
        if waitingMonth { hasDate = true }
        waitingMonth = true
      }
    case UInt8(ascii: "a"):
      if original == UInt8(ascii: "A") || original == UInt8(ascii: "a") { readHalfOrWeekday() }
      return
    default:
      // 上午/下午
      if original == 0xE4, starts(with: "上午", at: index - 1) { hasTime = true }
      return
    }
    if letter != UInt8(ascii: "s") && letter != UInt8(ascii: "m") && waitingMonth {
      hasDate = true
      waitingMonth = false
    }
    last = letter
  }

  /// `AM/PM` and `A/P` are times, `aaaa` is a weekday.
  private mutating func readHalfOrWeekday() {
    if starts(with: "am/pm", at: index - 1) {
      hasTime = true
      index += 4
    } else if starts(with: "a/p", at: index - 1) {
      hasTime = true
      index += 2
    } else if starts(with: "aaa", at: index - 1) {
      hasDate = true
      index += 2
    }
  }

  /// `[h]`, `[mm]`, `[s]` are times that go on; colours, conditions and languages tell nothing.
  private mutating func readBrackets() {
    let start = index
    skip(to: UInt8(ascii: "]"))
    let inside = code[start..<max(start, index - 1)]
    guard let first = inside.first.map({ $0 | 0x20 }), "hms".utf8.contains(first) else { return }
    for byte in inside where byte | 0x20 != first { return }
    isElapsed = true
    hasTime = true
    last = first
  }

  private mutating func skip(to byte: UInt8) {
    while index < code.count, code[index] != byte { index += 1 }
    index += 1
  }

  private mutating func skipCharacter() {
    index += 1
    while index < code.count, code[index] & 0xC0 == 0x80 { index += 1 }
  }

  /// Whether a word stands here, capitals of ASCII aside.
  private func starts(with word: StaticString, at start: Int = 0) -> Bool {
    word.withUTF8Buffer { wanted in
      guard wanted.count <= code.count - start else { return false }
      for (offset, byte) in wanted.enumerated() {
        let own = code[start + offset]
        let folded = (0x41...0x5A).contains(own) ? own + 32 : own
        if folded != byte { return false }
      }
      return true
    }
  }
}
