import DataFiles
public import EventSimulation

/// `"12 min"`, `"90 s"`, `"1 h 30 min"`, `"0.5 min"`, `"2 days"`, `"12分钟"`.
public enum DurationText {
  /// The longest duration that can be written: a thousand years.
  public static let longest: Microseconds = 365_250 * TimeUnit.day

  /// Microseconds, or nil if the text is no duration. A leading minus (− or -) makes it negative.
  public static func parse(_ text: String) -> Microseconds? {
    var rest = text.trimmed
    let isNegative = rest.first == "-" || rest.first == "−"
    if isNegative { rest = String(rest.dropFirst()).trimmed }
    guard !rest.isEmpty, rest.utf8.count <= 80 else { return nil }
    var total: Microseconds = 0
    var smallest = Microseconds.max
    while !rest.isEmpty {
      let number = take(from: &rest, while: isOfNumber)
      _ = take(from: &rest) { $0 == " " }
      let word = take(from: &rest) { !isOfNumber($0) && $0 != " " }
      _ = take(from: &rest) { $0 == " " }
      // Parts go from large to small: "30 min 1 h" is a slip.
      guard let unit = unit(word), unit < smallest, let decimal = ExactDecimal(number),
        let part = decimal.rounded(times: unit)
      else { return nil }
      smallest = unit
      total &+= part
      guard total >= 0, total <= longest else { return nil }
    }
    return isNegative ? -total : total
  }

  private static func isOfNumber(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || scalar == "."
  }

  private static func take(
    from rest: inout Substring, while belongs: (Unicode.Scalar) -> Bool
  ) -> Substring {
    let scalars = rest.unicodeScalars
    let end = scalars.firstIndex { !belongs($0) } ?? scalars.endIndex
    defer { rest = rest[end...] }
    return rest[..<end]
  }

  static func unit(_ word: Substring) -> Microseconds? {
    switch word {
    case "d", "day", "days", "天": TimeUnit.day
    case "h", "hour", "hours", "小时": TimeUnit.hour
    case "min", "mins", "minute", "minutes", "分钟", "分": TimeUnit.minute
    case "s", "sec", "second", "seconds", "秒": TimeUnit.second
    case "ms": 1_000
    case "us", "µs", "μs": 1
    default: nil
    }
  }

  /// The shortest text that reads back exactly: `"1 h 30 min"`.
  public static func render(_ duration: Microseconds) -> String {
    if duration == 0 { return "0 min" }
    var rest = duration.magnitude
    var parts: [String] = []
    for (word, unit) in [
      ("days", UInt64(TimeUnit.day)), ("h", UInt64(TimeUnit.hour)),
      ("min", UInt64(TimeUnit.minute)), ("s", UInt64(TimeUnit.second)), ("us", 1),
    ] where rest >= unit {
      parts.append("\(rest / unit) \(word)")
      rest %= unit
    }
    return (duration < 0 ? "-" : "") + parts.joined(separator: " ")
  }

  /// The least and the largest duration of a range in words; nil where any will do.
  static func bounds(of range: ClosedRange<Microseconds>) -> BilingualText? {
    var en: [String] = []
    var zh: [String] = []
    switch range.lowerBound {
    case ...0: break
    case 1:
      en.append("longer than 0")
      zh.append("大于 0")
    case let least:
      en.append("at least \(render(least))")
      zh.append("至少 \(render(least))")
    }
    if range.upperBound < longest {
      let most = range.upperBound == TimeUnit.day ? "24 h" : render(range.upperBound)
      en.append("at most \(most)")
      zh.append("至多 \(most)")
    }
    if en.isEmpty { return nil }
    return BilingualText(en: en.joined(separator: ", "), zh: zh.joined(separator: "，"))
  }

  static let pattern =
    #"^\s*[0-9]+(\.[0-9]+)? *(d|days?|h|hours?|min|mins|minutes?|s|sec|seconds?|ms|us|µs|天|小时|分钟|分|秒)"#
    + #"( *[0-9]+(\.[0-9]+)? *(h|hours?|min|mins|minutes?|s|sec|seconds?|ms|us|µs|小时|分钟|分|秒))*\s*$"#
  static let signedPattern =
    "^\\s*[-−]?" + pattern.dropFirst(1)
}
