/// The bytes of a part, piece by piece: an entry of an archive as it is unpacked, or a file as it is.
package struct PartStream {
  /// For messages.
  let name: String
  private let bytes: [UInt8]
  private var packed: Range<Int>
  private var inflater: Inflater?
  private var checksum = CRC32()
  private var taken = 0
  /// What the archive says that comes out; nil: a file that says nothing.
  private let promised: (size: Int, checksum: UInt32)?
  private var isFinished = false

  init(_ entry: ZipArchive.Entry, of bytes: [UInt8]) throws(WorkbookFault) {
    if entry.isEncrypted { throw .encryptedEntry(entry.name) }
    name = entry.name
    self.bytes = bytes
    packed = entry.packed
    promised = (entry.size, entry.checksum)
    switch entry.method {
    case 0:
      guard entry.size == packed.count else { throw .damagedEntry(entry.name) }
    case 8:
      inflater = Inflater(bytes, from: packed.lowerBound, to: packed.upperBound)
    default: throw .unknownMethod(entry.name, method: entry.method)
    }
  }

  /// A file that is no archive.
  package init(name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    packed = bytes.indices
    promised = nil
  }

  /// Appends the next piece; false at the end, where size and checksum have been found right.
  package mutating func read(into buffer: inout [UInt8]) throws(WorkbookFault) -> Bool {
    if isFinished { return false }
    let start = buffer.count
    if inflater != nil {
      try unpack(into: &buffer)
    } else {
      let end = min(packed.upperBound, packed.lowerBound + Inflater.piece)
      buffer += bytes[packed.lowerBound..<end]
      packed = end..<packed.upperBound
    }
    let count = buffer.count - start
    isFinished = count == 0
    guard let promised else { return count > 0 }
    taken += count
    guard taken <= promised.size else { throw .damagedEntry(name) }
    if count > 0 {
      checksum.take(buffer.span.extracting(start..<buffer.count))
      return true
    }
    guard taken == promised.size else { throw .damagedEntry(name) }
    guard checksum.value == promised.checksum else { throw .wrongChecksum(name) }
    return false
  }

  /// To its end, for the checksum.
  mutating func finish() throws(WorkbookFault) {
    var piece: [UInt8] = []
    while try read(into: &piece) { piece.removeAll(keepingCapacity: true) }
  }

  private mutating func unpack(into buffer: inout [UInt8]) throws(WorkbookFault) {
    do throws(Inflater.Fault) {
      if let piece = try inflater!.next() {
        buffer += inflater!.window[piece]
      } else if inflater!.position != packed.upperBound {
        throw .malformed
      }
    } catch {
      throw .damagedEntry(name)
    }
  }
}
