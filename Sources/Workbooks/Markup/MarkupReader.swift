/// Reads XML 1.0 in UTF-8, event by event, as it comes out of a stream.
///
/// ```swift
/// var xml = MarkupReader(stream, limits: limits)
/// while true {
///   switch try xml.next() {
///   case .start where xml.isNamed("row"): number = xml.attribute("r")
///   case .text: xml.appendText(to: &text)
///   case .finished: return
///   default: break
///   }
/// }
/// ```
///
/// Names are told without their prefix: workbooks bind the same one vocabulary to several. What
/// defines a document's type is refused, and with it every entity but the five of XML itself. In
/// memory lie a piece of the stream and one tag.
package struct MarkupReader {
  package enum Event {
    /// A start tag (or an empty element, whose end follows): its name and attributes are here.
    case start
    /// An end tag, whose name is here.
    case end
    /// A piece of text; neighbouring ones belong together.
    case text
    /// The document is over, and was whole.
    case finished
  }

  private var stream: PartStream
  private let limits: WorkbookLimits
  package private(set) var buffer: [UInt8] = []
  /// What comes next.
  private var cursor = 0
  private var isAtEnd = false
  /// Ends of lines before `linesCounted`, and how far they were counted in the buffer.
  private var lineEnds = 0
  private var linesCounted = 0
  /// Of the last tag, without its prefix.
  private var name = 0..<0
  package private(set) var attributes: [MarkupAttribute] = []
  package private(set) var attributeCount = 0
  private var textRange = 0..<0
  private var textIsPlain = false
  private var isInCDATA = false
  private var endsAtOnce = false
  private var hasRoot = false
  /// Names of the elements that are open, one behind the other, and where each begins.
  private var openNames: [UInt8] = []
  private var openStarts: [Int] = []

  package init(_ stream: PartStream, limits: WorkbookLimits) {
    self.stream = stream
    self.limits = limits
  }

  /// Elements that are open, with the one that has just begun.
  var depth: Int { openStarts.count }

  /// The line on which the reader is, from 1.
  var line: Int {
    var count = lineEnds + 1
    for byte in buffer[linesCounted..<cursor] where byte == 0x0A { count += 1 }
    return count
  }

  /// So that ``line`` need not count again what lies behind.
  mutating func countLines() {
    lineEnds = line - 1
    linesCounted = cursor
  }

  func fault(_ fault: MarkupFault) -> WorkbookFault {
    .malformedMarkup(part: stream.name, line: line, fault)
  }

  // MARK: Events

  package mutating func next() throws(WorkbookFault) -> Event {
    if endsAtOnce {
      endsAtOnce = false
      try close(name)
      return .end
    }
    while true {
      if isInCDATA {
        if try readCDATA() { return .text }
        continue
      }
      guard try fill() else {
        guard hasRoot, openStarts.isEmpty else { throw fault(.truncated) }
        return .finished
      }
      if buffer[cursor] != UInt8(ascii: "<") {
        if try readText() { return .text }
        continue
      }
      if let event = try readMarkup() { return event }
    }
  }

  /// What begins with `<`; nil for what tells nothing.
  private mutating func readMarkup() throws(WorkbookFault) -> Event? {
    guard try fill(2) else { throw fault(.truncated) }
    switch buffer[cursor + 1] {
    case UInt8(ascii: "/"):
      try readEndTag()
      return .end
    case UInt8(ascii: "?"):
      try readInstruction()
      return nil
    case UInt8(ascii: "!"):
      if try skip("<!--") {
        while try !skipPast("-->") {}
      } else if try skip("<![CDATA[") {
        guard !openStarts.isEmpty else { throw fault(.tag) }
        isInCDATA = true
      } else if try skip("<!DOCTYPE") {
        throw fault(.documentType)
      } else {
        throw fault(.tag)
      }
      return nil
    default:
      try readStartTag()
      return .start
    }
  }

  // MARK: Tags

  private mutating func readStartTag() throws(WorkbookFault) {
    let end = try tagEnd()
    let isEmpty = buffer[end - 1] == UInt8(ascii: "/")
    let limit = isEmpty ? end - 1 : end
    let nameEnd = markupNameEnd(buffer.span, from: cursor + 1, to: limit)
    guard nameEnd > cursor + 1 else { throw fault(.tag) }
    name = (cursor + 1)..<nameEnd
    attributeCount = 0
    guard MarkupAttribute.read(buffer, from: nameEnd, to: limit, into: &attributes, &attributeCount)
    else { throw fault(.tag) }
    guard !openStarts.isEmpty || !hasRoot else { throw fault(.tag) }
    guard openStarts.count < limits.depth else { throw fault(.tooDeep) }
    hasRoot = true
    openStarts.append(openNames.count)
    openNames += buffer[name]
    cursor = end + 1
    endsAtOnce = isEmpty
  }

  private mutating func readEndTag() throws(WorkbookFault) {
    let end = try tagEnd()
    let nameEnd = markupNameEnd(buffer.span, from: cursor + 2, to: end)
    for index in nameEnd..<end where !isMarkupSpace(buffer[index]) { throw fault(.tag) }
    name = (cursor + 2)..<nameEnd
    try close(name)
    cursor = end + 1
  }

  private mutating func close(_ name: Range<Int>) throws(WorkbookFault) {
    guard let start = openStarts.popLast(),
      openNames.count - start == name.count
    else { throw fault(.mismatchedTag) }
    for offset in 0..<name.count
    where openNames[start + offset] != buffer[name.lowerBound + offset] {
      throw fault(.mismatchedTag)
    }
    openNames.removeLast(name.count)
  }

  /// Of the tag at the cursor: its `>`, which stands in no attribute.
  private mutating func tagEnd() throws(WorkbookFault) -> Int {
    var offset = 1
    var quote: UInt8 = 0
    while true {
      let found = markupTagEnd(buffer.span, from: cursor + offset, &quote)
      if found < buffer.count { return found }
      offset = buffer.count - cursor
      guard offset <= limits.tagBytes else { throw fault(.tooLong) }
      guard try more() else { throw fault(.truncated) }
    }
  }

  /// `<?xml … ?>`, whose encoding must be the one that is read, and instructions to others.
  private mutating func readInstruction() throws(WorkbookFault) {
    let isDeclaration = try skip("<?xml ")
    let start = cursor
    let end = try tagEnd()
    if isDeclaration, let encoding = MarkupAttribute.value("encoding", in: buffer, start..<end),
      !["utf-8", "utf8", "us-ascii"].contains(encoding)
    {
      throw fault(.encoding)
    }
    while try !skipPast("?>") {}
  }

  // MARK: Text

  /// Text up to the next tag, or as much of it as lies in the buffer; false if there is none.
  private mutating func readText() throws(WorkbookFault) -> Bool {
    var end = markupTextEnd(buffer.span, from: cursor)
    var hasEntities = false
    if end == buffer.count, let mark = buffer[cursor...].suffix(16).lastIndex(of: 0x26),
      !buffer[mark...].contains(0x3B)
    {
      // A reference that goes on in the next piece.
      if mark == cursor {
        guard buffer.count - cursor < 16, try more() else { throw fault(.unknownEntity) }
        return false
      }
      end = mark
    }
    let isOutside = openStarts.isEmpty
    for index in cursor..<end {
      if isOutside, !isMarkupSpace(buffer[index]), !isByteOrderMark(index) { throw fault(.tag) }
      if buffer[index] == 0x26 { hasEntities = true }
    }
    textRange = cursor..<end
    textIsPlain = !hasEntities
    if hasEntities, let unknown = MarkupText.unknownReference(buffer, textRange) {
      cursor = unknown
      throw fault(.unknownEntity)
    }
    cursor = end
    return !isOutside
  }

  private func isByteOrderMark(_ index: Int) -> Bool {
    !hasRoot && index < 3 && buffer.starts(with: [0xEF, 0xBB, 0xBF])
  }

  private mutating func readCDATA() throws(WorkbookFault) -> Bool {
    guard try fill(3) else { throw fault(.truncated) }
    let start = cursor
    isInCDATA = try !skipPast("]]>")
    textRange = start..<(isInCDATA ? cursor : cursor - 3)
    textIsPlain = true
    return !textRange.isEmpty
  }

  /// The text of the last event, its references replaced by what they stand for.
  package func appendText(to text: inout [UInt8]) {
    if textIsPlain {
      text += buffer[textRange]
    } else {
      MarkupText.append(buffer, textRange, to: &text)
    }
  }

  var textBytes: Int { textRange.count }

  // MARK: Names

  /// Whether the last tag has this name, its prefix aside.
  package func isNamed(_ wanted: StaticString) -> Bool {
    var start = name.lowerBound
    for index in name where buffer[index] == UInt8(ascii: ":") { start = index + 1 }
    return bytes(buffer, start..<name.upperBound, are: wanted)
  }

  // MARK: The buffer

  /// Whether so many bytes lie at the cursor; reads on where they do not.
  private mutating func fill(_ count: Int = 1) throws(WorkbookFault) -> Bool {
    while buffer.count - cursor < count {
      guard try more() else { return false }
    }
    return true
  }

  /// Reads a piece; what was used goes out of the buffer.
  private mutating func more() throws(WorkbookFault) -> Bool {
    if isAtEnd { return false }
    if cursor > 0 {
      countLines()
      buffer.removeSubrange(..<cursor)
      cursor = 0
      linesCounted = 0
    }
    isAtEnd = try !stream.read(into: &buffer)
    return !isAtEnd
  }

  /// Steps over a text if it stands here.
  private mutating func skip(_ text: StaticString) throws(WorkbookFault) -> Bool {
    let count = text.utf8CodeUnitCount
    guard try fill(count), bytes(buffer, cursor..<(cursor + count), are: text) else { return false }
    cursor += count
    return true
  }

  /// Steps behind a text of two or three bytes; false if only a piece without it was stepped over.
  private mutating func skipPast(_ text: StaticString) throws(WorkbookFault) -> Bool {
    let count = text.utf8CodeUnitCount
    guard try fill(count) else { throw fault(.truncated) }
    while cursor + count <= buffer.count {
      if bytes(buffer, cursor..<(cursor + count), are: text) {
        cursor += count
        return true
      }
      cursor += 1
    }
    return false
  }
}
