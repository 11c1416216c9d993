import FoundationEssentials
import Workbooks

/// Small files that other programs wrote (see `Fixtures/README.md`).
enum Fixture {
  static func bytes(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    return Array(try Data(contentsOf: folder.appending(path: "Fixtures/\(name)")))
  }
}

/// Random numbers that are the same on every machine: SplitMix64.
struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func roll(_ sides: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ value >> 31) % UInt64(sides))
  }
}

extension [UInt8] {
  /// `4b4c` is two bytes.
  init(hex: String) {
    let digits = Array(hex.utf8).map { hexadecimalDigit($0)! }
    self = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
  }
}

/// An archive entry by entry, each of which may lie about itself.
struct TestArchive {
  struct Entry {
    var name: String
    /// As it lies in the archive.
    var data: [UInt8]
    var method = 0
    var flags = 0
    var checksum: UInt32
    var packedSize: UInt32
    var size: UInt32
    /// Of the header; nil: where the entry really lies.
    var place: UInt32?
    /// Instead of the name, in the header before the data.
    var localName: String?
    var extra: [UInt8] = []
    /// Behind the data, as programs write it that do not know the sizes before.
    var descriptor: [UInt8] = []

    init(_ name: String, _ content: [UInt8], isPacked: Bool = false) {
      self.name = name
      data = isPacked ? Deflater.packed(content) : content
      method = isPacked ? 8 : 0
      checksum = CRC32.of(content)
      packedSize = UInt32(data.count)
      size = UInt32(content.count)
    }

    init(_ name: String, _ text: String, isPacked: Bool = false) {
      self.init(name, Array(text.utf8), isPacked: isPacked)
    }
  }

  var entries: [Entry] = []
  var comment: [UInt8] = []
  /// Written before the end record, where there is one for 64 bits.
  var hasLargeEnd = false
  var disk = 0

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    func number(_ value: UInt64, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
    }
    for entry in entries {
      let place = entry.place ?? UInt32(bytes.count)
      let isStreamed = !entry.descriptor.isEmpty
      let flags = UInt64(entry.flags | (isStreamed ? 8 : 0))
      func fields(_ isLocal: Bool) -> [UInt8] {
        let hides = isLocal && isStreamed
        return number(20, 2) + number(flags, 2) + number(UInt64(entry.method), 2) + number(0, 4)
          + number(hides ? 0 : UInt64(entry.checksum), 4)
          + number(hides ? 0 : UInt64(entry.packedSize), 4)
          + number(hides ? 0 : UInt64(entry.size), 4)
      }
      let local = Array((entry.localName ?? entry.name).utf8)
      bytes += number(0x0403_4B50, 4) + fields(true) + number(UInt64(local.count), 2)
      bytes += number(0, 2) + local + entry.data + entry.descriptor
      let name = Array(entry.name.utf8)
      directory += number(0x0201_4B50, 4) + number(20, 2) + fields(false)
      directory += number(UInt64(name.count), 2) + number(UInt64(entry.extra.count), 2)
      directory += number(0, 10) + number(UInt64(place), 4) + name + entry.extra
    }
    let start = UInt64(bytes.count)
    let size = UInt64(directory.count)
    let count = UInt64(entries.count)
    bytes += directory
    if hasLargeEnd {
      let place = UInt64(bytes.count)
      bytes += number(0x0606_4B50, 4) + number(44, 8) + number(45, 2) + number(45, 2)
      bytes += number(0, 8) + number(count, 8) + number(count, 8) + number(size, 8)
      bytes += number(start, 8)
      bytes += number(0x0706_4B50, 4) + number(0, 4) + number(place, 8) + number(1, 4)
    }
    bytes += number(0x0605_4B50, 4) + number(UInt64(disk), 2) + number(UInt64(disk), 2)
    bytes += number(hasLargeEnd ? 0xFFFF : count, 2) + number(hasLargeEnd ? 0xFFFF : count, 2)
    bytes += number(hasLargeEnd ? 0xFFFF_FFFF : size, 4)
    bytes += number(hasLargeEnd ? 0xFFFF_FFFF : start, 4)
    bytes += number(UInt64(comment.count), 2) + comment
    return bytes
  }
}
