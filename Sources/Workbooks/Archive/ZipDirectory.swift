/// The directory at the end of a ZIP archive: where it lies, and what it says of each entry.
struct ZipDirectory {
  static let localHeaderSize = 30
  private static let centralHeaderSize = 46
  private static let endSize = 22

  private let fields: LittleEndian
  private(set) var start = 0
  private(set) var count = 0
  private var end = 0

  init(_ bytes: [UInt8]) throws(WorkbookFault) {
    fields = LittleEndian(bytes: bytes)
    guard let record = ZipDirectory.endRecord(fields) else { throw .noArchiveEnd }
    guard let disk = fields.uint16(record + 4), let firstDisk = fields.uint16(record + 6),
      let here = fields.uint16(record + 8), let all = fields.uint16(record + 10),
      let size = fields.uint32(record + 12), let offset = fields.uint32(record + 16)
    else { throw .noArchiveEnd }
    if all == 0xFFFF || size == .max || offset == .max {
      try readLargeEnd(before: record)
    } else {
      guard disk == 0, firstDisk == 0, here == all else { throw .manyVolumes }
      count = all
      try place(offset: UInt64(offset), size: UInt64(size), before: record)
    }
  }

  /// The end record, which is followed by a comment of the length it tells and nothing else.
  private static func endRecord(_ fields: LittleEndian) -> Int? {
    let last = fields.bytes.count - endSize
    guard last >= 0 else { return nil }
    var offset = last
    while offset >= max(0, last - 0xFFFF) {
      if fields.bytes[offset] == 0x50, fields.uint32(offset) == 0x0605_4B50,
        fields.uint16(offset + 20) == last - offset
      {
        return offset
      }
      offset -= 1
    }
    return nil
  }

  /// The end record for 64 bits, which some programs write for small archives, too.
  private mutating func readLargeEnd(before record: Int) throws(WorkbookFault) {
    guard record >= 20, fields.uint32(record - 20) == 0x0706_4B50,
      let place = fields.uint64(record - 12), let large = Int(exactly: place),
      large >= 0, large <= record - 20 - 56, fields.uint32(large) == 0x0606_4B50
    else { throw .damagedDirectory }
    guard fields.uint32(large + 16) == 0, fields.uint32(large + 20) == 0,
      let here = fields.uint64(large + 24), let all = fields.uint64(large + 32), here == all
    else { throw .manyVolumes }
    guard let size = fields.uint64(large + 40), let offset = fields.uint64(large + 48),
      let count = Int(exactly: all)
    else { throw .damagedDirectory }
    self.count = count
    try self.place(offset: offset, size: size, before: large)
  }

  private mutating func place(
    offset: UInt64, size: UInt64, before record: Int
  ) throws(WorkbookFault) {
    guard offset <= UInt64(record), size == UInt64(record) - offset else {
      throw .damagedDirectory
    }
    start = Int(offset)
    end = record
  }

  func entries(_ limits: WorkbookLimits) throws(WorkbookFault) -> [ZipArchive.Entry] {
    var entries: [ZipArchive.Entry] = []
    var offset = start
    for _ in 0..<count {
      guard offset <= end - ZipDirectory.centralHeaderSize, fields.uint32(offset) == 0x0201_4B50,
        let nameLength = fields.uint16(offset + 28), let extraLength = fields.uint16(offset + 30),
        let commentLength = fields.uint16(offset + 32)
      else { throw .damagedDirectory }
      let next = offset + ZipDirectory.centralHeaderSize + nameLength + extraLength + commentLength
      guard next <= end else { throw .damagedDirectory }
      if let entry = try entry(offset, nameLength, extraLength, limits) { entries.append(entry) }
      offset = next
    }
    guard offset == end else { throw .damagedDirectory }
    return entries
  }

  /// Nil for a folder, which has no bytes.
  private func entry(
    _ offset: Int, _ nameLength: Int, _ extraLength: Int, _ limits: WorkbookLimits
  ) throws(WorkbookFault) -> ZipArchive.Entry? {
    let nameStart = offset + ZipDirectory.centralHeaderSize
    let nameBytes = fields.bytes[nameStart..<(nameStart + nameLength)]
    let name = ZipDirectory.text(nameBytes)
    guard let flags = fields.uint16(offset + 8), let method = fields.uint16(offset + 10),
      let checksum = fields.uint32(offset + 16), let packedSize = fields.uint32(offset + 20),
      let size = fields.uint32(offset + 24), let disk = fields.uint16(offset + 34),
      let header = fields.uint32(offset + 42)
    else { throw .damagedDirectory }
    guard disk == 0 || disk == 0xFFFF else { throw .manyVolumes }
    var large = LargeSizes(
      fields: fields, from: nameStart + nameLength, to: nameStart + nameLength + extraLength)
    // The order of the format: those that do not fit, and only those.
    let unpacked = try large.value(size)
    let packed = try large.value(packedSize)
    let place = try large.value(header)
    if nameBytes.last == UInt8(ascii: "/"), unpacked == 0, packed == 0 { return nil }
    guard unpacked <= UInt64(limits.partBytes) else {
      throw .tooLarge(.partBytes, limit: limits.partBytes)
    }
    guard
      unpacked <= UInt64(limits.ratioFreeBytes)
        || (unpacked - UInt64(limits.ratioFreeBytes)) / UInt64(limits.ratio) <= packed
    else { throw .bomb(name) }
    let data = try dataStart(place, nameBytes, name)
    guard packed <= UInt64(start - data) else { throw .overlappingEntries(name) }
    // Bit 0: encrypted; bit 6: strongly; bit 13: the directory is.
    return ZipArchive.Entry(
      name: name, method: method, isEncrypted: flags & 0x2041 != 0, checksum: checksum,
      header: Int(place), packed: data..<(data + Int(packed)), size: Int(unpacked))
  }

  /// Behind the header that stands before the entry's bytes, which must be of the same name.
  private func dataStart(
    _ place: UInt64, _ nameBytes: ArraySlice<UInt8>, _ name: String
  ) throws(WorkbookFault) -> Int {
    guard place <= UInt64(start), start - Int(place) >= ZipDirectory.localHeaderSize else {
      throw .overlappingEntries(name)
    }
    let header = Int(place)
    guard fields.uint32(header) == 0x0403_4B50, let nameLength = fields.uint16(header + 26),
      let extraLength = fields.uint16(header + 28)
    else { throw .damagedEntry(name) }
    let nameStart = header + ZipDirectory.localHeaderSize
    let data = nameStart + nameLength + extraLength
    guard data <= start else { throw .overlappingEntries(name) }
    guard fields.bytes[nameStart..<(nameStart + nameLength)].elementsEqual(nameBytes) else {
      throw .damagedEntry(name)
    }
    return data
  }

  /// With `/` between folders: some programs of Windows write the other one.
  private static func text(_ name: ArraySlice<UInt8>) -> String {
    String(decoding: name.map { $0 == 0x5C ? 0x2F : $0 }, as: UTF8.self)
  }
}

/// The extra field with those numbers of an entry that do not fit into 32 bits (4.5.3).
private struct LargeSizes {
  private let fields: LittleEndian
  private var offset = 0
  private var end = 0

  init(fields: LittleEndian, from start: Int, to limit: Int) {
    self.fields = fields
    var place = start
    while place <= limit - 4, let kind = fields.uint16(place), let size = fields.uint16(place + 2) {
      guard place + 4 + size <= limit else { return }
      if kind == 1 {
        offset = place + 4
        end = offset + size
        return
      }
      place += 4 + size
    }
  }

  mutating func value(_ small: UInt32) throws(WorkbookFault) -> UInt64 {
    guard small == .max else { return UInt64(small) }
    guard offset + 8 <= end, let value = fields.uint64(offset) else { throw .damagedDirectory }
    offset += 8
    return value
  }
}
