/// Texts one behind the other, by their numbers.
struct StringTable {
  private(set) var bytes: [UInt8] = []
  private var ends: [Int32] = []

  var count: Int { ends.count }

  /// The bytes of a text; nil if there is none of that number.
  subscript(number: Int) -> Range<Int>? {
    guard ends.indices.contains(number) else { return nil }
    return (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])
  }

  mutating func append(_ write: (inout [UInt8]) throws(WorkbookFault) -> Void)
    throws(WorkbookFault)
  {
    try write(&bytes)
    ends.append(Int32(bytes.count))
  }

  init() {}

  /// The shared strings of a workbook. Pronunciations (`rPh`) are no part of a text.
  init(_ xml: MarkupReader, limits: WorkbookLimits) throws(WorkbookFault) {
    var xml = xml
    var isItem = false
    while true {
      switch try xml.next() {
      case .finished: return
      case .start where xml.isNamed("si") && xml.depth == 2: isItem = true
      case .end where isItem && xml.isNamed("si"):
        guard ends.count < limits.sharedStrings else {
          throw .tooLarge(.sharedStrings, limit: limits.sharedStrings)
        }
        ends.append(Int32(bytes.count))
        isItem = false
      case .start where isItem && xml.isNamed("t"):
        try xml.readText(into: &bytes, limits)
      case .start where isItem && xml.isNamed("rPh"):
        try xml.skipElement()
      default: break
      }
      guard bytes.count <= limits.sharedStringBytes else {
        throw .tooLarge(.sharedStrings, limit: limits.sharedStringBytes)
      }
    }
  }
}

extension MarkupReader {
  /// From a start tag past its end tag.
  mutating func skipElement() throws(WorkbookFault) {
    let outer = depth
    while true {
      switch try next() {
      case .end where depth < outer: return
      case .finished: return
      default: break
      }
    }
  }

  /// The text of the element whose start tag was read, past its end tag, with `_x000D_` and its like
  /// replaced by what they stand for (ECMA-376, 22.9.2.19).
  mutating func readText(into text: inout [UInt8], _ limits: WorkbookLimits) throws(WorkbookFault) {
    let start = text.count
    let outer = depth
    loop: while true {
      switch try next() {
      case .text:
        appendText(to: &text)
        guard text.count - start <= limits.cellBytes else {
          throw .tooLarge(.textBytes, limit: limits.cellBytes)
        }
      case .end where depth < outer: break loop
      case .finished: break loop
      default: break
      }
    }
    if text.count - start >= 7 { MarkupReader.unescape(&text, from: start) }
  }

  private static func unescape(_ text: inout [UInt8], from start: Int) {
    guard text[start...].contains(UInt8(ascii: "_")) else { return }
    var read = start
    var write = start
    while read < text.count {
      if text[read] == UInt8(ascii: "_"), let scalar = escape(text, at: read) {
        for byte in UTF8.encode(scalar)! {
          text[write] = byte
          write += 1
        }
        read += 7
      } else {
        text[write] = text[read]
        write += 1
        read += 1
      }
    }
    text.removeLast(text.count - write)
  }

  /// `_x4E2D_`; halves of a pair of UTF-16 are left as they are.
  private static func escape(_ text: [UInt8], at start: Int) -> Unicode.Scalar? {
    guard start + 7 <= text.count, text[start + 1] == UInt8(ascii: "x"),
      text[start + 6] == UInt8(ascii: "_")
    else { return nil }
    var value: UInt32 = 0
    for index in (start + 2)..<(start + 6) {
      guard let digit = hexadecimalDigit(text[index]) else { return nil }
      value = value * 16 + digit
    }
    return Unicode.Scalar(value)
  }
}
