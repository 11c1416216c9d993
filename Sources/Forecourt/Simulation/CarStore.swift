/// The cars in the model, by row. Records lie in blocks that stay where they are; rows are reused, so
/// that a warm store allocates nothing. With `CarRow` the only place in the model that touches raw
/// memory for cars.
///
/// What protects it: a row is made here and nowhere else, of an index into the list of blocks (which is
/// checked) and one below a block's size, and no block is given back before the store is. So a row
/// points at a record as long as there are rows at all, at a blank one when its car has gone; of the
/// two sets of links the lowest bit chooses.
struct CarStore: ~Copyable {
  private static var blockSize: Int { 64 }

  private var blocks: [UnsafeMutablePointer<CarRecord>] = []
  /// What every row begins as, to be copied in one go.
  private let blank: UnsafeMutablePointer<CarRecord>
  private var freeRow = CarRow.none
  /// Rows ever used since the last reset.
  private(set) var used = 0
  private(set) var count = 0
  /// Lines in which something waits.
  private var occupied: Lines = []
  /// Lines of which something has changed since they were looked into last.
  private var stirred: Lines = []

  init() {
    blank = .allocate(capacity: 1)
    blank.initialize(to: CarRecord())
    addBlock()
  }

  deinit {
    for block in blocks { block.deallocate() }
    blank.deallocate()
  }

  private mutating func addBlock() {
    blocks.append(.allocate(capacity: Self.blockSize))
  }

  subscript(row: CarRow) -> Car {
    @inline(__always) unsafeAddress { UnsafePointer(row.car) }
    @inline(__always) unsafeMutableAddress { row.car }
  }

  /// The row that was used as the `index`-th, from 0 to below `used`.
  func row(at index: Int) -> CarRow {
    precondition(index >= 0, "a row before the first")
    return CarRow(address: blocks[index / Self.blockSize] + index % Self.blockSize)
  }

  mutating func reset() {
    used = 0
    count = 0
    freeRow = .none
    occupied = []
    stirred = []
  }

  /// A blank row, its causes at zero.
  mutating func insert() -> CarRow {
    var row = freeRow
    if row.isNone {
      if used == blocks.count * Self.blockSize { addBlock() }
      row = self.row(at: used)
      used &+= 1
    } else {
      freeRow = row.record.pointee.links[0].next
    }
    count &+= 1
    row.record.initialize(from: blank, count: 1)
    return row
  }

  mutating func remove(_ row: CarRow) {
    row.record.pointee.car.serial = 0
    row.record.pointee.links[0].next = freeRow
    freeRow = row
    count &-= 1
  }

  /// Whether the row holds a car.
  func isLive(_ row: CarRow) -> Bool { row.record.pointee.car.serial != 0 }

  // MARK: Where something can start

  /// Something may start in these lines that could not.
  @inline(__always)
  mutating func stir(_ lines: Lines) { stirred.formUnion(lines) }

  /// Where it is worth while to look: something waits, and something has changed.
  @inline(__always)
  var due: Lines { stirred.intersection(occupied) }

  /// Whether one of these is due; if so they are looked into now.
  @inline(__always)
  mutating func takeDue(_ lines: Lines) -> Bool {
    guard !due.isDisjoint(with: lines) else { return false }
    stirred.subtract(lines)
    return true
  }

  /// Nothing waits that could start.
  @inline(__always)
  mutating func calm() { stirred = [] }

  /// Something waits in a line, or nothing any more.
  @inline(__always)
  mutating func mark(_ line: Lines, isOccupied: Bool) {
    if isOccupied {
      occupied.formUnion(line)
      stirred.formUnion(line)
    } else {
      occupied.subtract(line)
    }
  }

  mutating func append(_ row: CarRow, to queue: inout RowQueue) {
    queue.append(row)
    mark(queue.line, isOccupied: true)
  }

  mutating func remove(_ row: CarRow, from queue: inout RowQueue) {
    queue.remove(row)
    if queue.isEmpty { mark(queue.line, isOccupied: false) }
  }

  // MARK: Lists, O(1) each but the sorted insertion

  mutating func append(_ row: CarRow, to list: inout CarList, set: Int = 0) {
    row.record.pointee.links[unchecked: set & 1] = Link(next: .none, previous: list.last)
    if list.last.isNone {
      list.first = row
    } else {
      list.last.record.pointee.links[unchecked: set & 1].next = row
    }
    list.last = row
    list.count &+= 1
    mark(list.line, isOccupied: true)
  }

  mutating func remove(_ row: CarRow, from list: inout CarList, set: Int = 0) {
    let link = row.record.pointee.links[unchecked: set & 1]
    if link.previous.isNone {
      list.first = link.next
    } else {
      link.previous.record.pointee.links[unchecked: set & 1].next = link.next
    }
    if link.next.isNone {
      list.last = link.previous
    } else {
      link.next.record.pointee.links[unchecked: set & 1].previous = link.previous
    }
    row.record.pointee.links[unchecked: set & 1] = Link()
    list.count &-= 1
    if list.isEmpty { mark(list.line, isOccupied: false) }
  }

  func next(_ row: CarRow, set: Int = 0) -> CarRow {
    row.record.pointee.links[unchecked: set & 1].next
  }

  /// Inserts behind the first car from the back for which `before` does not hold: a list that is sorted
  /// stays sorted, and a newcomer that belongs at the end costs one comparison.
  @inline(__always)
  mutating func insert(
    _ row: CarRow, into list: inout CarList, set: Int = 0, before: (CarRow) -> Bool
  ) {
    var behind = list.last
    while !behind.isNone, before(behind) {
      behind = behind.record.pointee.links[unchecked: set & 1].previous
    }
    if behind == list.last { return append(row, to: &list, set: set) }
    let ahead = behind.isNone ? list.first : behind.record.pointee.links[unchecked: set & 1].next
    row.record.pointee.links[unchecked: set & 1] = Link(next: ahead, previous: behind)
    ahead.record.pointee.links[unchecked: set & 1].previous = row
    if behind.isNone {
      list.first = row
    } else {
      behind.record.pointee.links[unchecked: set & 1].next = row
    }
    list.count &+= 1
  }

  mutating func append(_ row: CarRow, to line: inout WaitingLine) {
    if self[row].isBooked {
      append(row, to: &line.booked)
    } else {
      append(row, to: &line.walkIns)
    }
    mark(line.line, isOccupied: true)
  }

  /// Back into a line by order of arrival, for a car that was away.
  mutating func insertByArrival(_ row: CarRow, into line: inout WaitingLine) {
    let serial = self[row].serial
    if self[row].isBooked {
      insert(row, into: &line.booked) { $0.car.pointee.serial > serial }
    } else {
      insert(row, into: &line.walkIns) { $0.car.pointee.serial > serial }
    }
    mark(line.line, isOccupied: true)
  }

  mutating func remove(_ row: CarRow, from line: inout WaitingLine) {
    if self[row].isBooked {
      remove(row, from: &line.booked)
    } else {
      remove(row, from: &line.walkIns)
    }
    // Another is now in front.
    mark(line.line, isOccupied: !line.isEmpty)
  }

  /// The car that is served next in a line; `none` if it is empty.
  func head(of line: WaitingLine, _ order: QueueOrder) -> CarRow {
    first(line.walkIns.first, line.booked.first, order)
  }

  /// Which of a walk-in and a booked car comes first; either may be `none`.
  func first(_ walkIn: CarRow, _ booked: CarRow, _ order: QueueOrder) -> CarRow {
    if booked.isNone { return walkIn }
    if walkIn.isNone || order == .bookedFirst { return booked }
    return self[booked].serial < self[walkIn].serial ? booked : walkIn
  }

  /// The car that arrived last; `none` if the line is empty.
  func lastArrival(in line: WaitingLine) -> CarRow {
    let (walkIn, booked) = (line.walkIns.last, line.booked.last)
    if booked.isNone { return walkIn }
    if walkIn.isNone { return booked }
    return self[booked].serial > self[walkIn].serial ? booked : walkIn
  }
}
