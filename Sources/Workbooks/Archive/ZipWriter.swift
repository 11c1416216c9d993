/// Writes a ZIP archive: the same files always give the same bytes, since no entry has a time of its
/// own.
package struct ZipWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// The first day that the format can tell: 1980-01-01, 00:00.
  private static let date = 0x0021

  package init() {}

  /// - Parameter isPacked: whether it is packed where that makes it smaller.
  package mutating func add(_ name: String, _ content: [UInt8], isPacked: Bool = true) {
    let packed = isPacked ? Deflater.packed(content) : content
    let isSmaller = packed.count < content.count
    let data = isSmaller ? packed : content
    let place = bytes.count
    // From "version needed" to the length of the extra field: the same in both headers. Bit 11: the
    // name is UTF-8.
    var shared: [UInt8] = []
    for value in [20, 0x0800, isSmaller ? 8 : 0, 0, ZipWriter.date] { shared.append16(value) }
    shared.append32(CRC32.of(content))
    shared.append32(UInt32(data.count))
    shared.append32(UInt32(content.count))
    shared.append16(name.utf8.count)
    shared.append16(0)
    bytes.append32(0x0403_4B50)
    bytes += shared
    bytes += name.utf8
    bytes += data
    directory.append32(0x0201_4B50)
    directory.append16(20)
    directory += shared
    // Comment, volume, attributes (two kinds), place.
    for value in [0, 0, 0] { directory.append16(value) }
    directory.append32(0)
    directory.append32(UInt32(place))
    directory += name.utf8
    count += 1
  }

  package consuming func finished() -> [UInt8] {
    let start = bytes.count
    bytes += directory
    bytes.append32(0x0605_4B50)
    for value in [0, 0, count, count] { bytes.append16(value) }
    bytes.append32(UInt32(directory.count))
    bytes.append32(UInt32(start))
    bytes.append16(0)
    return bytes
  }
}

extension [UInt8] {
  fileprivate mutating func append16(_ value: Int) {
    append(UInt8(truncatingIfNeeded: value))
    append(UInt8(truncatingIfNeeded: value >> 8))
  }

  fileprivate mutating func append32(_ value: UInt32) {
    append16(Int(value & 0xFFFF))
    append16(Int(value >> 16))
  }
}
