/// The checksum of ZIP and gzip: CRC-32 with the polynomial 0xEDB88320, reflected (ISO 3309).
package struct CRC32 {
  private var state: UInt32 = 0xFFFF_FFFF

  /// Of all that was taken in so far.
  var value: UInt32 { ~state }

  /// Four bytes a step, by four tables: a workbook's sheet is some hundred megabytes of markup.
  mutating func take(_ bytes: Span<UInt8>) {
    let table = CRC32.tables.span
    var crc = state
    var index = 0
    while index + 4 <= bytes.count {
      crc ^= UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8
      crc ^= UInt32(bytes[index + 2]) << 16 | UInt32(bytes[index + 3]) << 24
      crc =
        table[768 + Int(crc & 0xFF)] ^ table[512 + Int(crc >> 8 & 0xFF)]
        ^ table[256 + Int(crc >> 16 & 0xFF)] ^ table[Int(crc >> 24)]
      index += 4
    }
    while index < bytes.count {
      crc = table[Int((crc ^ UInt32(bytes[index])) & 0xFF)] ^ crc >> 8
      index += 1
    }
    state = crc
  }

  package static func of(_ bytes: [UInt8]) -> UInt32 {
    var crc = CRC32()
    crc.take(bytes.span)
    return crc.value
  }

  /// Table k, from 256 × k: what a byte does to the checksum k bytes further on.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 1024)
    for byte in 0..<256 {
      var crc = UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
      tables[byte] = crc
    }
    for index in 256..<1024 {
      let before = tables[index - 256]
      tables[index] = before >> 8 ^ tables[Int(before & 0xFF)]
    }
    return tables
  }()
}
