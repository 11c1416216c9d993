/// A field of a record: where its text lies, without the quotes around it.
struct Field: BitwiseCopyable {
  var start: Int
  var end: Int
  /// Quotes inside are doubled.
  var hasEscapes: Bool

  var isEmpty: Bool { start >= end }
}

/// Cuts UTF-8 bytes into records and fields (RFC 4180, and what spreadsheets make of it).
///
/// Lines end in LF, CRLF or CR; a quoted field may contain them. A quote that is not closed within
/// `quotedLimit` bytes is taken as an ordinary character: one stray quote costs one row, not the
/// rest of the file.
struct FieldScanner {
  static let quotedLimit = 1 << 13
  /// More fields than that in a row are cut off: no log has them.
  static let fieldLimit = 512

  let bytes: [UInt8]
  let delimiter: UInt8
  private(set) var position: Int
  /// Line on which the next record begins, from 1.
  private(set) var line: Int
  /// Quotes that were not closed.
  private(set) var strayQuotes = 0

  init(_ bytes: [UInt8], from start: Int, line: Int = 1, delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
    position = start
    self.line = line
  }

  /// Reads the next record into `fields`; false at the end. Blank lines are records of no field.
  mutating func next(into fields: inout [Field]) -> Bool {
    fields.removeAll(keepingCapacity: true)
    let count = bytes.count
    guard position < count else { return false }
    var index = position
    while true {
      let ended = scanField(&index, count: count, into: &fields)
      if ended { break }
    }
    position = index
    if fields.count == 1 && fields[0].isEmpty { fields.removeAll(keepingCapacity: true) }
    return true
  }

  /// One field; true when it was the last of its record. `index` ends behind the separator.
  private mutating func scanField(_ index: inout Int, count: Int, into fields: inout [Field])
    -> Bool
  {
    var start = index
    while start < count, bytes[start] == 0x20 { start += 1 }
    if start < count, bytes[start] == 0x22, let quoted = scanQuoted(start + 1, count: count) {
      append(quoted, to: &fields)
      index = quoted.end + 1
      // Whatever stands between the closing quote and the separator is no part of the field.
      while index < count, bytes[index] != delimiter, !isNewline(bytes[index]) { index += 1 }
      return finish(&index, count: count)
    }
    var end = start
    while end < count {
      let byte = bytes[end]
      if byte == delimiter || isNewline(byte) { break }
      end += 1
    }
    index = end
    append(trimmed(start, end), to: &fields)
    return finish(&index, count: count)
  }

  private func append(_ field: Field, to fields: inout [Field]) {
    if fields.count < FieldScanner.fieldLimit { fields.append(field) }
  }

  private func isNewline(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// Steps over a separator or the end of the line; true at the end of the record.
  private mutating func finish(_ index: inout Int, count: Int) -> Bool {
    guard index < count else { return true }
    let byte = bytes[index]
    index += 1
    if byte == delimiter { return false }
    if byte == 0x0D, index < count, bytes[index] == 0x0A { index += 1 }
    line += 1
    return true
  }

  /// From behind the opening quote to the closing one; nil when there is none nearby.
  private mutating func scanQuoted(_ start: Int, count: Int) -> Field? {
    let limit = min(count, start + FieldScanner.quotedLimit)
    var index = start
    var escapes = false
    var lines = 0
    while index < limit {
      let byte = bytes[index]
      if byte == 0x22 {
        if index + 1 < count, bytes[index + 1] == 0x22 {
          escapes = true
          index += 2
          continue
        }
        line += lines
        return Field(start: start, end: index, hasEscapes: escapes)
      }
      if byte == 0x0A || (byte == 0x0D && !(index + 1 < count && bytes[index + 1] == 0x0A)) {
        lines += 1
      }
      index += 1
    }
    strayQuotes += 1
    return nil
  }

  /// Without spaces, tabs, no-break and ideographic spaces around it.
  private func trimmed(_ start: Int, _ end: Int) -> Field {
    var start = start
    var end = end
    while end > start {
      let byte = bytes[end - 1]
      if byte == 0x20 || byte == 0x09 {
        end -= 1
      } else if end - start >= 2, byte == 0xA0, bytes[end - 2] == 0xC2 {
        end -= 2
      } else if end - start >= 3, byte == 0x80, bytes[end - 2] == 0x80, bytes[end - 3] == 0xE3 {
        end -= 3
      } else {
        break
      }
    }
    while start < end {
      let byte = bytes[start]
      if byte == 0x20 || byte == 0x09 {
        start += 1
      } else if end - start >= 2, byte == 0xC2, bytes[start + 1] == 0xA0 {
        start += 2
      } else if end - start >= 3, byte == 0xE3, bytes[start + 1] == 0x80, bytes[start + 2] == 0x80 {
        start += 3
      } else {
        break
      }
    }
    return Field(start: start, end: end, hasEscapes: false)
  }

  /// The text of a field. For headers and messages; rows stay bytes.
  func text(_ field: Field) -> String {
    let raw = String(decoding: bytes[field.start..<max(field.start, field.end)], as: UTF8.self)
    guard field.hasEscapes else { return raw }
    var result = ""
    var afterQuote = false
    for character in raw.unicodeScalars {
      if character == "\"", afterQuote {
        afterQuote = false
        continue
      }
      afterQuote = character == "\""
      result.unicodeScalars.append(character)
    }
    return result
  }
}
