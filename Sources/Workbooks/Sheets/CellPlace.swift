/// A cell's place as a sheet writes it: `AB12` is column 28 of row 12.
package struct CellPlace: Hashable, Sendable {
  var column: Int
  var row: Int

  /// Dollar signs are passed over. Nil if the text is no place of a sheet that could be.
  init?(_ text: ArraySlice<UInt8>) {
    column = 0
    row = 0
    for byte in text {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A:
        guard row == 0, column < 1 << 16 else { return nil }
        column = column * 26 + Int(byte & 0x1F)
      case 0x30...0x39:
        guard column > 0, row < 100_000_000, row > 0 || byte > 0x30 else { return nil }
        row = row * 10 + Int(byte - 0x30)
      case UInt8(ascii: "$"): continue
      default: return nil
      }
    }
    guard column > 0, row > 0 else { return nil }
  }

  init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// `AB12`
  var name: String { CellPlace.letters(column) + String(row) }

  /// `AB` of 28.
  package static func letters(_ column: Int) -> String {
    var column = column
    var letters: [UInt8] = []
    while column > 0 {
      letters.append(UInt8(0x41 + (column - 1) % 26))
      column = (column - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}

/// A rectangle of cells that are shown as one.
struct MergedRange: Hashable {
  var first: CellPlace
  var last: CellPlace

  /// `A2:A9`
  init?(_ text: [UInt8]) {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2, let first = CellPlace(parts[0]), let last = CellPlace(parts[1]),
      first.column <= last.column, first.row <= last.row
    else { return nil }
    self.first = first
    self.last = last
  }
}
