/// Where an attribute of a tag lies in the buffer.
package struct MarkupAttribute: Sendable {
  /// Its name without its prefix.
  package var name: Range<Int>
  var value: Range<Int>
  var hasReferences: Bool

  /// Reads what stands between a tag's name and its end; false if that is no markup.
  static func read(
    _ buffer: [UInt8], from start: Int, to end: Int, into attributes: inout [MarkupAttribute],
    _ count: inout Int
  ) -> Bool {
    let text = buffer.span
    var index = start
    while true {
      let before = index
      while index < end, isMarkupSpace(text[index]) { index += 1 }
      if index == end { return true }
      // Space sets attributes apart.
      if index == before { return false }
      let nameStart = index
      index = markupNameEnd(text, from: index, to: end)
      var name = nameStart..<index
      for place in name where text[place] == UInt8(ascii: ":") { name = (place + 1)..<index }
      while index < end, isMarkupSpace(text[index]) { index += 1 }
      guard !name.isEmpty, index < end, text[index] == UInt8(ascii: "=") else { return false }
      index += 1
      while index < end, isMarkupSpace(text[index]) { index += 1 }
      guard index < end, text[index] == 0x22 || text[index] == 0x27 else { return false }
      let quote = text[index]
      index += 1
      let valueStart = index
      var hasReferences = false
      while index < end, text[index] != quote {
        if text[index] == 0x26 { hasReferences = true }
        if text[index] == 0x3C { return false }
        index += 1
      }
      guard index < end else { return false }
      let attribute = MarkupAttribute(
        name: name, value: valueStart..<index, hasReferences: hasReferences)
      if count < attributes.count {
        attributes[count] = attribute
      } else {
        attributes.append(attribute)
      }
      count += 1
      index += 1
    }
  }

  /// Of an XML declaration, in lower case.
  static func value(_ name: StaticString, in buffer: [UInt8], _ range: Range<Int>) -> String? {
    var attributes: [MarkupAttribute] = []
    var count = 0
    let end = range.upperBound - (buffer[range.upperBound - 1] == UInt8(ascii: "?") ? 1 : 0)
    // The space behind `<?xml` was stepped over.
    let start = max(0, range.lowerBound - 1)
    guard start < end, read(buffer, from: start, to: end, into: &attributes, &count) else {
      return nil
    }
    for attribute in attributes where bytes(buffer, attribute.name, are: name) {
      return String(decoding: buffer[attribute.value], as: UTF8.self).lowercased()
    }
    return nil
  }
}

extension MarkupReader {
  /// Where the value of an attribute of the last start tag lies.
  func attributeRange(_ wanted: StaticString) -> MarkupAttribute? {
    for index in 0..<attributeCount where bytes(buffer, attributes[index].name, are: wanted) {
      return attributes[index]
    }
    return nil
  }

  /// The value of an attribute of the last start tag.
  func attribute(_ wanted: StaticString) -> String? {
    attributeRange(wanted).map { String(decoding: value($0), as: UTF8.self) }
  }

  package func value(_ attribute: MarkupAttribute) -> [UInt8] {
    guard attribute.hasReferences else { return Array(buffer[attribute.value]) }
    var text: [UInt8] = []
    MarkupText.append(buffer, attribute.value, to: &text)
    return text
  }

  /// A whole number from 0; nil if the attribute is missing or is none, or is beyond nine digits.
  func number(_ wanted: StaticString) -> Int? {
    guard let range = attributeRange(wanted)?.value, (1...9).contains(range.count) else {
      return nil
    }
    var number = 0
    for index in range {
      guard buffer[index] &- 0x30 < 10 else { return nil }
      number = number * 10 + Int(buffer[index] &- 0x30)
    }
    return number
  }

  /// `1` or `true`.
  func isTrue(_ wanted: StaticString) -> Bool {
    guard let range = attributeRange(wanted)?.value else { return false }
    return bytes(buffer, range, are: "1") || bytes(buffer, range, are: "true")
  }
}
