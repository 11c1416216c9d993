/// What a file is by its first bytes, whatever it is called.
package enum FileKind: Sendable, Hashable {
  /// A ZIP archive, a workbook perhaps.
  case archive
  /// XML with a log for process mining in it.
  case eventLog
  /// Something known that is not read.
  case other(OtherFormat)
  /// A text perhaps, or anything else.
  case unknown

  package init(_ bytes: [UInt8]) {
    if bytes.starts(with: ZipArchive.signature) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      self = .archive
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = .other(FileKind.isLocked(bytes) ? .lockedExcel : .oldExcel)
    } else if FileKind.isOldRecord(bytes) {
      self = .other(.oldExcel)
    } else if bytes.starts(with: Array("%PDF-".utf8)) {
      self = .other(.pdf)
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47])
      || bytes.starts(with: [0xFF, 0xD8, 0xFF])
    {
      self = .other(.picture)
    } else if bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: Array("Rar!".utf8))
      || bytes.starts(with: [0x37, 0x7A, 0xBC, 0xAF])
    {
      self = .other(.archive)
    } else {
      self = FileKind.markup(bytes)
    }
  }

  /// A stream whose name says that a password is needed, in the directory of the compound file.
  private static func isLocked(_ bytes: [UInt8]) -> Bool {
    var name: [UInt8] = []
    for byte in "EncryptedPackage".utf8 { name += [byte, 0] }
    // Directories lie at multiples of 128 bytes, names at their beginning.
    var offset = 512
    while offset + 128 <= min(bytes.count, 1 << 26) {
      if bytes[offset] == name[0], bytes[offset..<(offset + name.count)].elementsEqual(name) {
        return true
      }
      offset += 128
    }
    return false
  }

  /// Excel 2 to 4: a record BOF at once.
  private static func isOldRecord(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 8, bytes[0] == 0x09, [0x00, 0x02, 0x04, 0x08].contains(bytes[1]) else {
      return false
    }
    return (4...16).contains(bytes[2]) && bytes[3] == 0
  }

  /// By the first tag that is no declaration and no comment.
  private static func markup(_ bytes: [UInt8]) -> FileKind {
    var text = bytes.prefix(4096).drop {
      $0 == 0xEF || $0 == 0xBB || $0 == 0xBF || isMarkupSpace($0)
    }
    guard text.first == 0x3C else { return .unknown }
    while let open = text.firstIndex(of: 0x3C) {
      text = text[open...].dropFirst()
      if text.first == UInt8(ascii: "?") || text.starts(with: "!--".utf8) { continue }
      let name = String(
        decoding: text.prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F }, as: UTF8.self
      ).lowercased()
      switch name {
      case "log", "xes:log": return .eventLog
      case "html", "!doctype", "table", "head", "body", "meta", "style", "div":
        return .other(.htmlTable)
      case "workbook", "ss:workbook": return .other(.excelXML)
      default: return .unknown
      }
    }
    return .unknown
  }

  /// What an archive is that is no workbook of Excel; nil if it may be one.
  static func otherFormat(of archive: ZipArchive) -> OtherFormat? {
    if archive.entry("xl/workbook.bin") != nil { return .binaryExcel }
    if archive.entry("xl/workbook.xml") != nil { return nil }
    if archive.entry("word/document.xml") != nil { return .wordDocument }
    if archive.entry("ppt/presentation.xml") != nil { return .slides }
    if archive.entry("mimetype") != nil, archive.entry("content.xml") != nil {
      return .openDocument
    }
    if archive.entry("Index/Document.iwa") != nil || archive.entry("Index.zip") != nil {
      return .appleNumbers
    }
    return archive.entry("_rels/.rels") == nil ? .archive : nil
  }
}
