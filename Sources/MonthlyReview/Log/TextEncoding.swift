#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How the bytes of a log are to be read as text.
public enum TextEncoding: String, Sendable, Hashable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  /// What a Chinese Windows writes when Excel saves "CSV"; contains GBK and GB 2312.
  case gb18030 = "GB18030"
}

/// Bytes that are UTF-8, however they came.
struct DecodedText {
  var bytes: [UInt8]
  /// Where the text begins: after a byte order mark.
  var start: Int
  var encoding: TextEncoding
  /// Sequences that mean nothing in the encoding; each is U+FFFD now.
  var replaced: Int
}

extension DecodedText {
  /// Finds out the encoding by byte order mark, then by validity, and makes UTF-8 of it.
  ///
  /// A UTF-8 text with a few broken bytes stays UTF-8: almost any UTF-8 Chinese is also well-formed
  /// GB18030 (and reads as nonsense), so the counts of good and bad sequences decide.
  init(decoding bytes: [UInt8], as forced: TextEncoding?) throws(LogError) {
    let encoding: TextEncoding
    var start = 0
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      encoding = .utf8
      start = 3
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      encoding = .utf16LittleEndian
      start = 2
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      encoding = .utf16BigEndian
      start = 2
    } else if let forced {
      encoding = forced
    } else {
      let census = UTF8Census(of: bytes)
      if census.nulls > 0 { throw .binary }
      encoding = census.bad == 0 || census.good >= 10 * census.bad ? .utf8 : .gb18030
    }
    self.encoding = encoding
    switch encoding {
    case .utf8:
      if UTF8Census(of: bytes, from: start).bad == 0 {
        self.bytes = bytes
        self.start = start
        replaced = 0
      } else {
        let repaired = String(decoding: bytes[start...], as: UTF8.self)
        self.bytes = Array(repaired.utf8)
        self.start = 0
        replaced = UTF8Census(of: bytes, from: start).bad
      }
    case .gb18030, .utf16LittleEndian, .utf16BigEndian:
      (self.bytes, replaced) = try SystemConverter.utf8(
        from: bytes, start: start, encoding: encoding)
      self.start = 0
    }
  }
}

/// How many multi-byte sequences of a text are, and are not, UTF-8.
private struct UTF8Census {
  var good = 0
  var bad = 0
  var nulls = 0

  init(of bytes: [UInt8], from start: Int = 0) {
    let count = bytes.count
    var index = start
    while index < count {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte == 0 { nulls += 1 }
        index += 1
        continue
      }
      let length = UTF8Census.length(of: bytes, at: index, count: count)
      if length == 0 {
        bad += 1
        index += 1
      } else {
        good += 1
        index += length
      }
    }
  }

  /// The length of the sequence that begins here, 0 if it is none (Unicode 15, table 3-7).
  private static func length(of bytes: [UInt8], at index: Int, count: Int) -> Int {
    let lead = bytes[index]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if lead == 0xE0 { second = 0xA0...0xBF }
      if lead == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      if lead == 0xF0 { second = 0x90...0xBF }
      if lead == 0xF4 { second = 0x80...0x8F }
    default: return 0
    }
    guard index + length <= count, second.contains(bytes[index + 1]) else { return 0 }
    for offset in 2..<max(2, length) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}

/// The C library's iconv, behind one function.
private enum SystemConverter {
  /// The text as UTF-8, and how many sequences had no meaning (each becomes U+FFFD).
  static func utf8(
    from bytes: [UInt8], start: Int, encoding: TextEncoding
  ) throws(LogError) -> (bytes: [UInt8], replaced: Int) {
    guard let converter = iconv_open("UTF-8", encoding.rawValue),
      converter != UnsafeMutableRawPointer(bitPattern: -1)
    else { throw .noConverter(encoding) }
    defer { iconv_close(converter) }
    var input = bytes
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 2)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var replaced = 0
    var consumed = start
    let step = encoding == .gb18030 ? 1 : 2
    // What iconv may read and write is what is left of the two buffers, which it is told; what it leaves
    // is counted from that and never more.
    input.withUnsafeMutableBytes { (source: UnsafeMutableRawBufferPointer) in
      chunk.withUnsafeMutableBytes { (target: UnsafeMutableRawBufferPointer) in
        guard let sourceBase = source.baseAddress, let targetBase = target.baseAddress else {
          return
        }
        while consumed < source.count {
          var from: UnsafeMutablePointer<CChar>? =
            (sourceBase + consumed).assumingMemoryBound(to: CChar.self)
          var left = source.count - consumed
          var to: UnsafeMutablePointer<CChar>? = targetBase.assumingMemoryBound(to: CChar.self)
          var room = target.count
          let result = iconv(converter, &from, &left, &to, &room)
          let failure = result == Int(bitPattern: UInt.max) ? errno : 0
          output.append(contentsOf: target[0..<(target.count - room)])
          let before = consumed
          consumed = source.count - left
          switch failure {
          case 0: break
          case E2BIG: if consumed == before && room == target.count { consumed = source.count }
          default:
            // Not a sequence, or cut off at the end: mark it and go on behind it.
            output.append(contentsOf: [0xEF, 0xBF, 0xBD])
            replaced += 1
            consumed = min(consumed + step, source.count)
          }
        }
      }
    }
    return (output, replaced)
  }
}
