/// The files in a ZIP archive (APPNOTE 6.3.10), as its directory at the end tells them.
///
/// Nothing is unpacked before the whole directory has been found sound: every entry lies within the
/// file, apart from every other, under a name of its own that leads nowhere outside.
package struct ZipArchive: Sendable {
  package struct Entry: Sendable {
    /// As the archive writes it, with `/` between folders.
    package var name: String
    package var method: Int
    var isEncrypted: Bool
    var checksum: UInt32
    /// Where its header before the bytes begins.
    var header: Int
    /// Where its packed bytes lie.
    var packed: Range<Int>
    /// Bytes when it is unpacked.
    var size: Int
  }

  let bytes: [UInt8]
  package private(set) var entries: [Entry] = []

  static let signature: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

  package init(_ bytes: [UInt8], limits: WorkbookLimits) throws(WorkbookFault) {
    self.bytes = bytes
    guard bytes.count <= limits.fileBytes else {
      throw .tooLarge(.fileBytes, limit: limits.fileBytes)
    }
    let directory = try ZipDirectory(bytes)
    guard directory.count <= limits.entries else {
      throw .tooLarge(.entries, limit: limits.entries)
    }
    entries = try directory.entries(limits)
    try checkNames()
    try checkPlaces(directory.start)
  }

  /// The entry of a name, capitals aside, as spreadsheet programs look for it.
  package func entry(_ name: String) -> Entry? {
    let wanted = ZipArchive.folded(name)
    return entries.first { ZipArchive.folded($0.name) == wanted }
  }

  /// Unpacks an entry piece by piece.
  package func stream(_ entry: Entry) throws(WorkbookFault) -> PartStream {
    try PartStream(entry, of: bytes)
  }

  private func checkNames() throws(WorkbookFault) {
    var names: Set<[UInt8]> = []
    for entry in entries {
      let isAbsolute = entry.name.utf8.first == UInt8(ascii: "/")
      let parts = entry.name.utf8.split(separator: UInt8(ascii: "/"))
      let climbs = parts.contains { $0.elementsEqual("..".utf8) }
      if isAbsolute || climbs || entry.name.utf8.contains(0) || entry.name.utf8.contains(0x3A) {
        throw .entryOutside(entry.name)
      }
      guard names.insert(ZipArchive.folded(entry.name)).inserted else {
        throw .repeatedEntry(entry.name)
      }
    }
  }

  /// No entry may share bytes with another: a few bytes that many entries share are a bomb.
  private func checkPlaces(_ directory: Int) throws(WorkbookFault) {
    var end = 0
    for entry in entries.sorted(by: { $0.header < $1.header }) {
      guard entry.header >= end, entry.packed.upperBound <= directory else {
        throw .overlappingEntries(entry.name)
      }
      end = entry.packed.upperBound
    }
  }

  /// Lower case, for ASCII.
  private static func folded(_ name: String) -> [UInt8] {
    name.utf8.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }
  }
}
