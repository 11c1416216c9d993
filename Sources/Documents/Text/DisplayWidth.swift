extension Unicode.Scalar {
  /// East Asian Wide and Fullwidth (UAX #11), without the emoji, which carry a property of their
  /// own; unassigned code points inside a block count as the block does.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF,
    0x4E00...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x1B2FB, 0x1F200...0x1F265,
    0x20000...0x3FFFD,
  ]

  /// The columns that the scalar takes by itself: 0, 1 or 2.
  var displayWidth: Int {
    if value < 0x300 {
      return value < 0x20 || (0x7F..<0xA0).contains(value) || value == 0xAD ? 0 : 1
    }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator:
      return 0
    default:
      break
    }
    // Hangul vowels and finals join the syllable before them.
    if (0x1160...0x11FF).contains(value) { return 0 }
    if properties.isEmojiPresentation { return 2 }
    return Unicode.Scalar.wideRanges.contains { $0.contains(value) } ? 2 : 1
  }
}

extension Character {
  /// The columns that a terminal gives to the character.
  var displayWidth: Int {
    var width = 0
    var isEmoji = false
    for scalar in unicodeScalars {
      // Variation selector 16 asks for the emoji form, which is two columns wide.
      if scalar.value == 0xFE0F, width > 0 { isEmoji = true }
      width = max(width, scalar.displayWidth)
    }
    return isEmoji ? 2 : width
  }
}

extension StringProtocol {
  /// The columns that the text takes on a terminal: 2 for a Chinese character or an emoji, 0 for a
  /// combining mark. Control characters count 0; see ``safeForTerminal``.
  public var displayWidth: Int {
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return utf8.count }
    return reduce(0) { $0 + $1.displayWidth }
  }

  /// Filled up with spaces to so many columns, the text at the leading edge; never cut.
  public func padded(toWidth width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - displayWidth))
  }

  /// Filled up with spaces to so many columns, the text at the trailing edge; never cut.
  public func rightAligned(toWidth width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - displayWidth)) + self
  }

  /// Cut to at most so many columns, with "…" in place of what is missing.
  public func truncated(toWidth width: Int) -> String {
    guard displayWidth > width else { return String(self) }
    guard width > 0 else { return "" }
    var kept = ""
    var used = 1
    for character in self {
      used += character.displayWidth
      if used > width { break }
      kept.append(character)
    }
    return kept + "…"
  }

  /// With everything made visible that could move the cursor, colour the screen, or show the text
  /// in another order than it is stored: control characters, bidirectional controls, invisible
  /// tags, line separators. For names that come from files and arguments.
  public var safeForTerminal: String {
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return String(self) }
    var safe = ""
    for scalar in unicodeScalars {
      if scalar.isUnsafeForTerminal {
        safe += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }
}

extension Unicode.Scalar {
  fileprivate var isUnsafeForTerminal: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F,
      0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default:
      false
    }
  }
}
