/// How much of a file is read at most. Whatever the bytes say, memory stays under 512 MB.
package struct WorkbookLimits: Sendable, Hashable {
  /// Bytes of the file itself, which lie in memory.
  package var fileBytes = 96 << 20
  /// Files in an archive.
  package var entries = 8192
  /// Bytes of a part when it is unpacked; they pass by.
  package var partBytes = 1 << 30
  /// A part may be unpacked to so many times its size …
  package var ratio = 200
  /// … and so many bytes more.
  package var ratioFreeBytes = 16 << 20
  /// Rows of a sheet: as many as Excel has.
  package var rows = 1_048_576
  package var columns = 16_384
  /// Cells with something in them …
  package var cells = 10_000_000
  /// … and bytes of their texts.
  package var textBytes = 160 << 20
  /// Bytes of one cell's text. Excel writes 32,767 characters at most.
  package var cellBytes = 131_072
  /// Bytes of the texts of one row.
  package var rowBytes = 16 << 20
  package var sharedStrings = 4_000_000
  /// Bytes of all shared strings.
  package var sharedStringBytes = 64 << 20
  package var sheets = 1024
  /// Bytes of a part that lists other parts, when it is unpacked.
  package var listBytes = 8 << 20
  package var styles = 65_536
  package var mergedRanges = 65_536
  package var events = 4_000_000
  /// Kinds of attributes of an event log.
  package var attributeNames = 512
  /// Elements within each other.
  package var depth = 64
  /// Bytes of a tag with its attributes.
  package var tagBytes = 65_536

  package init() {}
}
