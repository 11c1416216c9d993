/// Why a file of a spreadsheet program, or of process mining, is not read.
package enum WorkbookFault: Error, Sendable, Hashable {
  // What the file is.
  /// Something known that is not read, and what to do about it.
  case otherFormat(OtherFormat)
  /// Nothing that is known.
  case unknownFormat

  // The archive.
  /// The end of the archive is missing: the file was cut off.
  case noArchiveEnd
  case damagedDirectory
  case manyVolumes
  /// An entry whose bytes lie in those of another, or outside the file.
  case overlappingEntries(String)
  /// An entry that would be unpacked to a place outside the archive.
  case entryOutside(String)
  case repeatedEntry(String)
  case encryptedEntry(String)
  /// Packed by something else than DEFLATE: the number of its method.
  case unknownMethod(String, method: Int)
  /// A part that grows beyond all measure when it is unpacked.
  case bomb(String)
  case damagedEntry(String)
  case wrongChecksum(String)

  // The markup.
  /// Of a part of the workbook, or of the file: its line.
  case malformedMarkup(part: String, line: Int, MarkupFault)

  // The workbook.
  case missingPart(String)
  case noSheets
  case noVisibleSheet
  case noSuchSheet(String, sheets: [String])
  case badCell(sheet: String, cell: String)
  case tooLarge(Measure, limit: Int)

  /// What there is too much of.
  package enum Measure: Sendable, Hashable {
    case fileBytes, entries, partBytes, rows, columns, cells, textBytes, tableBytes, sharedStrings,
      sheets
    case styles, mergedRanges, attributeNames
  }
}

/// Files that managers have and that are not read.
package enum OtherFormat: Sendable, Hashable {
  /// Excel's format until 2003 (or a file that calls itself so).
  case oldExcel
  /// A workbook that opens with a password.
  case lockedExcel
  case binaryExcel
  /// A page of HTML, which exports like to call `.xls`.
  case htmlTable
  /// SpreadsheetML of 2003.
  case excelXML
  case openDocument
  case appleNumbers
  case wordDocument
  case slides
  /// An archive with something else in it.
  case archive
  case pdf
  case picture
}

/// How markup is none.
package enum MarkupFault: Sendable, Hashable {
  case truncated
  /// A document type definition, in which bombs are made.
  case documentType
  case encoding
  case unknownEntity
  case tag
  case mismatchedTag
  case tooDeep
  case tooLong
}
