/// Walks through the bytes of one date cell, full-width signs of which were made half-width ones.
struct ClockCursor {
  /// A run of digits: its value and how many they were.
  struct Number {
    var value: Int
    var digits: Int
  }

  let bytes: [UInt8]
  var index: Int
  let end: Int

  var isAtEnd: Bool { index >= end }
  var peek: UInt8? { index < end ? bytes[index] : nil }
  mutating func advance() { index += 1 }
  /// Most cells have none, and need not be compared with words.
  private var isAtIdeograph: Bool { index < end && bytes[index] >= 0xE0 }

  /// Up to 17 digits; nil if there is none, or more.
  mutating func number() -> Number? {
    var value = 0
    let start = index
    while index < end, bytes[index] &- 0x30 < 10 {
      guard index - start < 17 else { return nil }
      value = value * 10 + Int(bytes[index] &- 0x30)
      index += 1
    }
    return index == start ? nil : Number(value: value, digits: index - start)
  }

  mutating func skipSpaces() {
    while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
  }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    index += 1
    return true
  }

  /// Whether the text here is `text`; steps over it if so.
  mutating func skip(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard end - index >= length else { return false }
    let matches = text.withUTF8Buffer { buffer in
      for offset in 0..<length where bytes[index + offset] != buffer[offset] { return false }
      return true
    }
    if matches { index += length }
    return matches
  }

  /// Latin letters in any case, up to ten of them; nil and unmoved if none stand here.
  private mutating func latinWord() -> String? {
    var word: [UInt8] = []
    var ahead = index
    while ahead < end, (bytes[ahead] | 0x20) &- 0x61 < 26, word.count <= 10 {
      word.append(bytes[ahead] | 0x20)
      ahead += 1
    }
    guard !word.isEmpty else { return nil }
    index = ahead
    return String(decoding: word, as: UTF8.self)
  }

  private mutating func name(in names: [String], shortest: Int) -> Int? {
    guard let byte = peek, (byte | 0x20) &- 0x61 < 26 else { return nil }
    let start = index
    if let word = latinWord(), word.utf8.count >= shortest,
      let found = names.firstIndex(where: { $0.hasPrefix(word) })
    {
      _ = skip(0x2E)
      return found
    }
    index = start
    return nil
  }

  /// Jan, Sept., August: 1 to 12.
  mutating func month() -> Int? { name(in: Words.months, shortest: 3).map { $0 + 1 } }

  /// Mon, Tuesday; 星期一, 周二, 礼拜天: whether one stood here.
  mutating func skipWeekday() -> Bool {
    if name(in: Words.weekdays, shortest: 3) != nil { return true }
    guard isAtIdeograph else { return false }
    let start = index
    if skip("星期") || skip("周") || skip("週") || skip("礼拜") {
      if end - index >= 3 {
        index += 3
        return true
      }
    }
    index = start
    return false
  }

  /// 次日 and +1: how many days later than the row's date, nil where nothing is said.
  mutating func dayWord() -> Int? {
    guard isAtIdeograph else { return nil }
    if skip("次日") || skip("翌日") || skip("第二天") || skip("隔日") || skip("隔天") || skip("明日") {
      return 1
    }
    if skip("当日") || skip("当天") || skip("今日") || skip("本日") || skip("同日") { return 0 }
    return nil
  }

  /// Which half of the day the hour is of.
  enum Half {
    /// 凌晨, 上午, AM: twelve is midnight.
    case morning
    /// 中午: eleven and twelve stand, one is 13.
    case noon
    /// 下午, PM.
    case afternoon
    /// 晚上: twelve is the coming midnight.
    case night
    /// 半夜: up to six stand, twelve is midnight, more are of the evening.
    case deepNight
  }

  /// 上午 or AM, before or behind a time.
  mutating func half() -> Half? {
    switch peek {
    case 0x61, 0x41, 0x70, 0x50:  // a, A, p, P
      let start = index
      let isMorning = bytes[index] | 0x20 == 0x61
      advance()
      _ = skip(0x2E)
      if skip(0x6D) || skip(0x4D) {
        _ = skip(0x2E)
        return isMorning ? .morning : .afternoon
      }
      index = start
      return nil
    case 0xE4, 0xE5, 0xE6:
      if skip("上午") || skip("早上") || skip("早晨") || skip("凌晨") || skip("清晨") || skip("早间") {
        return .morning
      }
      if skip("中午") || skip("正午") { return .noon }
      if skip("下午") || skip("午后") || skip("傍晚") { return .afternoon }
      if skip("晚上") || skip("晚间") || skip("夜晚") || skip("夜间") || skip("晚") { return .night }
      if skip("半夜") || skip("深夜") || skip("夜里") { return .deepNight }
      return nil
    default: return nil
    }
  }

  mutating func skipDateMark() -> Bool {
    skipSpaces()
    switch peek {
    case 0x2D, 0x2F, 0x2E:
      index += 1
      return true
    default: return skip("年") || skip("月") || skip("–") || skip("—")
    }
  }

  mutating func skipDayMark() {
    _ = skip("日") || skip("号") || skip("號")
  }

  /// The sign that makes an hour of the number before it.
  mutating func skipHourMark() -> Bool {
    switch peek {
    case 0x3A:
      index += 1
      return true
    case 0x68, 0x48:  // 8h05
      guard index + 1 < end, bytes[index + 1] &- 0x30 < 10 else { return false }
      index += 1
      return true
    default: return skip("时") || skip("點") || skip("点") || skip("時")
    }
  }

  mutating func skipMinuteMark() -> Bool { skip(0x3A) || skip("分") }

  mutating func skipSecondMark() { _ = skip("秒") }

  /// What stands between a date and its time: spaces, `T`, a comma, the weekday. False if there is
  /// anything else.
  mutating func skipToTime() {
    while index < end {
      switch bytes[index] {
      case 0x20, 0x09, 0x2C, 0x28, 0x29, 0x5B, 0x5D, 0x5F: index += 1  // space , ( ) [ ] _
      case 0x54, 0x74:
        if skipWeekday() { continue }
        index += 1
      default:
        if skip("，") || skip("（") || skip("）") || skipWeekday() { continue }
        return
      }
    }
  }

  /// `Z`, `+08:00`, `GMT`, `UTC+8`, to the end: minutes east of Greenwich.
  mutating func zone() -> Int? {
    skipSpaces()
    let named = skip("Z") || skip("z") || skip("GMT") || skip("UTC")
    skipSpaces()
    let isWest = peek == 0x2D
    guard isWest || peek == 0x2B else { return named && isAtEnd ? 0 : nil }
    advance()
    guard let hours = number(), hours.digits <= 4 else { return nil }
    var minutes = hours.digits > 2 ? hours.value / 100 * 60 + hours.value % 100 : hours.value * 60
    if skip(0x3A) {
      guard let more = number(), more.value < 60 else { return nil }
      minutes += more.value
    }
    skipSpaces()
    guard isAtEnd, minutes <= 15 * 60 else { return nil }
    return isWest ? -minutes : minutes
  }
}

extension ClockCursor {
  /// A cursor over a cell, full-width digits, letters, signs and spaces of which are made half-width
  /// ones where it has any.
  init(_ bytes: [UInt8], from start: Int, to end: Int) {
    var isWide = false
    for index in start..<max(start, end)
    where bytes[index] == 0xEF || bytes[index] == 0xC2 || bytes[index] == 0xE3 {
      isWide = true
    }
    guard isWide else {
      self.init(bytes: bytes, index: start, end: max(start, end))
      return
    }
    var folded: [UInt8] = []
    folded.reserveCapacity(end - start)
    var index = start
    while index < end {
      let byte = bytes[index]
      if byte == 0xEF, index + 2 < end, bytes[index + 1] == 0xBC || bytes[index + 1] == 0xBD {
        // U+FF01 to U+FF5E.
        let low = Int(bytes[index + 1] & 0x3F) << 6 | Int(bytes[index + 2] & 0x3F)
        let value = 0xF000 + low
        if (0xFF01...0xFF5E).contains(value) {
          folded.append(UInt8(value - 0xFEE0))
          index += 3
          continue
        }
      } else if byte == 0xE3, index + 2 < end, bytes[index + 1] == 0x80, bytes[index + 2] == 0x80 {
        folded.append(0x20)
        index += 3
        continue
      } else if byte == 0xC2, index + 1 < end, bytes[index + 1] == 0xA0 {
        folded.append(0x20)
        index += 2
        continue
      }
      folded.append(byte)
      index += 1
    }
    self.init(bytes: folded, index: 0, end: folded.count)
  }
}
