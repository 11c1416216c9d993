extension StringProtocol {
  /// The text broken into lines of at most so many columns: at spaces, and between Chinese
  /// characters, where no line begins with closing or ends with opening punctuation. A word that
  /// is wider than a line stands alone on its own. Line breaks in the text stay.
  public func wrapped(toWidth width: Int) -> [String] {
    split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
      wrap(Array(paragraph), toWidth: Swift.max(1, width))
    }
  }
}

private func wrap(_ text: [Character], toWidth width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var lineWidth = 0
  var spaces = 0
  for piece in unbreakablePieces(of: text) {
    if piece == " " {
      spaces += 1
      continue
    }
    let pieceWidth = piece.displayWidth
    if !line.isEmpty, lineWidth + spaces + pieceWidth > width {
      lines.append(line)
      line = ""
      lineWidth = 0
      spaces = 0
    }
    line += String(repeating: " ", count: spaces) + piece
    lineWidth += spaces + pieceWidth
    spaces = 0
  }
  lines.append(line)
  return lines
}

/// Words, single spaces, and single Chinese characters together with the punctuation that may not
/// be parted from them (避头尾, the rule of GB/T 15834-2011, 5.1).
private func unbreakablePieces(of text: [Character]) -> [String] {
  var pieces: [String] = []
  for (index, character) in text.enumerated() {
    let previous = index > 0 ? text[index - 1] : " "
    let breaks =
      character == " " || previous == " "
      || ((character.displayWidth == 2 || previous.displayWidth == 2)
        && !closingPunctuation.contains(character) && !openingPunctuation.contains(previous))
    if breaks || pieces.isEmpty {
      pieces.append(String(character))
    } else {
      pieces[pieces.count - 1].append(character)
    }
  }
  return pieces
}

private let closingPunctuation: Set<Character> = [
  "，", "。", "、", "；", "：", "？", "！", "）", "」", "』", "》", "】", "”", "’", "…", "·", "～",
  ",", ".", ";", ":", "?", "!", ")", "]", "}", "%", "'",
]
private let openingPunctuation: Set<Character> = [
  "（", "「", "『", "《", "【", "“", "‘", "(", "[", "{", "'", "¥",
]
