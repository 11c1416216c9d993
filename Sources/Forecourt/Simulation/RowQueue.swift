import EventSimulation

/// A short queue of cars in order of entry, from which any may be taken out. Storage grows by doubling
/// and is kept; an index is below `count`, and that never above `capacity`.
struct RowQueue: ~Copyable {
  /// Which of the shop's lines it is; empty: one that is looked at for its own sake.
  let line: Lines
  private var rows: UnsafeMutablePointer<CarRow>
  private var capacity = 16
  private(set) var count = 0

  init(_ line: Lines = []) {
    self.line = line
    rows = .allocate(capacity: 16)
  }

  deinit { rows.deallocate() }

  var isEmpty: Bool { count == 0 }

  subscript(index: Int) -> CarRow {
    precondition(index >= 0 && index < count, "nobody stands there")
    return rows[index]
  }

  mutating func clear() { count = 0 }

  mutating func append(_ row: CarRow) {
    if count == capacity {
      let larger = UnsafeMutablePointer<CarRow>.allocate(capacity: capacity * 2)
      larger.moveInitialize(from: rows, count: count)
      rows.deallocate()
      rows = larger
      capacity *= 2
    }
    rows[count] = row
    count &+= 1
  }

  /// Takes a row out, wherever it stands; does nothing if it is not there.
  mutating func remove(_ row: CarRow) {
    guard let index = (0..<count).first(where: { rows[$0] == row }) else { return }
    for at in index..<(count - 1) { rows[at] = rows[at + 1] }
    count &-= 1
  }

  func contains(_ row: CarRow) -> Bool { (0..<count).contains { rows[$0] == row } }
}
