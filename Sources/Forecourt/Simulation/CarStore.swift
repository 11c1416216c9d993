import EventSimulation

/// A doubly linked list of car rows. The links lie in the store, in one of two sets, so that a car
/// can stand in two lists at a time (for example: for the workshop, and for a driver).
struct CarList: BitwiseCopyable {
  var first: CarRow = -1
  var last: CarRow = -1
  var count: Int32 = 0
  var isEmpty: Bool { first < 0 }
}

/// A waiting line: booked cars and walk-ins, each in order of arrival, so that either order of
/// service takes the head of one of them without a search.
struct WaitingLine: BitwiseCopyable {
  var walkIns = CarList()
  var booked = CarList()
  var count: Int32 { walkIns.count + booked.count }
  var isEmpty: Bool { walkIns.first < 0 && booked.first < 0 }
}

/// The cars in the model, by row. Storage is reused and grows by doubling: a warm store allocates
/// nothing. The only place in the model that touches raw memory for cars.
struct CarStore: ~Copyable {
  private struct Link: BitwiseCopyable {
    var next: CarRow = -1
    var previous: CarRow = -1
  }

  private var cars: UnsafeMutablePointer<Car>
  private var links: UnsafeMutablePointer<Link>
  private var delays: UnsafeMutablePointer<Microseconds>
  private var capacity: Int
  private var freeRow: CarRow = -1
  /// Rows ever used since the last reset.
  private(set) var used: Int = 0
  private(set) var count = 0

  static let causes = DelayCause.allCases.count

  init(capacity: Int = 64) {
    self.capacity = capacity
    cars = .allocate(capacity: capacity)
    links = .allocate(capacity: capacity * 2)
    delays = .allocate(capacity: capacity * Self.causes)
  }

  deinit {
    cars.deallocate()
    links.deallocate()
    delays.deallocate()
  }

  subscript(row: CarRow) -> Car {
    @inline(__always) unsafeAddress {
      assert(row >= 0 && Int(row) < used)
      return UnsafePointer(cars + Int(row))
    }
    @inline(__always) unsafeMutableAddress {
      assert(row >= 0 && Int(row) < used)
      return cars + Int(row)
    }
  }

  mutating func reset() {
    used = 0
    count = 0
    freeRow = -1
  }

  /// A blank row, its causes at zero.
  mutating func insert() -> CarRow {
    let row: CarRow
    if freeRow >= 0 {
      row = freeRow
      freeRow = links[Int(row) * 2].next
    } else {
      if used == capacity { grow() }
      row = CarRow(used)
      used += 1
    }
    count += 1
    cars[Int(row)] = Car()
    links[Int(row) * 2] = Link()
    links[Int(row) * 2 + 1] = Link()
    (delays + Int(row) * Self.causes).update(repeating: 0, count: Self.causes)
    return row
  }

  mutating func remove(_ row: CarRow) {
    cars[Int(row)].serial = 0
    links[Int(row) * 2].next = freeRow
    freeRow = row
    count -= 1
  }

  /// Whether the row holds a car.
  func isLive(_ row: CarRow) -> Bool { cars[Int(row)].serial != 0 }

  @inline(__always) func addDelay(_ row: CarRow, _ cause: DelayCause, _ time: Microseconds) {
    delays[Int(row) * Self.causes + Int(cause.rawValue)] += time
  }

  @inline(__always) func delay(_ row: CarRow, _ cause: DelayCause) -> Microseconds {
    delays[Int(row) * Self.causes + Int(cause.rawValue)]
  }

  /// By `DelayCause.rawValue`.
  @inline(__always) func delays(_ row: CarRow) -> UnsafePointer<Microseconds> {
    UnsafePointer(delays + Int(row) * Self.causes)
  }

  private mutating func grow() {
    let larger = capacity * 2
    func moved<T>(_ old: UnsafeMutablePointer<T>, _ width: Int) -> UnsafeMutablePointer<T> {
      let new = UnsafeMutablePointer<T>.allocate(capacity: larger * width)
      new.moveInitialize(from: old, count: capacity * width)
      old.deallocate()
      return new
    }
    cars = moved(cars, 1)
    links = moved(links, 2)
    delays = moved(delays, Self.causes)
    capacity = larger
  }

  // MARK: Lists, O(1) each but the sorted insertion

  func append(_ row: CarRow, to list: inout CarList, set: Int = 0) {
    let at = Int(row) * 2 + set
    links[at] = Link(next: -1, previous: list.last)
    if list.last >= 0 { links[Int(list.last) * 2 + set].next = row } else { list.first = row }
    list.last = row
    list.count += 1
  }

  func remove(_ row: CarRow, from list: inout CarList, set: Int = 0) {
    let at = Int(row) * 2 + set
    let link = links[at]
    if link.previous >= 0 {
      links[Int(link.previous) * 2 + set].next = link.next
    } else {
      list.first = link.next
    }
    if link.next >= 0 {
      links[Int(link.next) * 2 + set].previous = link.previous
    } else {
      list.last = link.previous
    }
    links[at] = Link()
    list.count -= 1
  }

  func next(_ row: CarRow, set: Int = 0) -> CarRow { links[Int(row) * 2 + set].next }

  /// Inserts before the first car from the back whose `before` does not hold: a list that is sorted
  /// stays sorted, and a newcomer that belongs at the end costs one comparison.
  func insert(
    _ row: CarRow, into list: inout CarList, set: Int = 0, before: (CarRow) -> Bool
  ) {
    var behind = list.last
    while behind >= 0, before(behind) { behind = links[Int(behind) * 2 + set].previous }
    guard behind != list.last || behind < 0 else { return append(row, to: &list, set: set) }
    let ahead = behind >= 0 ? links[Int(behind) * 2 + set].next : list.first
    guard ahead >= 0 else { return append(row, to: &list, set: set) }
    links[Int(row) * 2 + set] = Link(next: ahead, previous: behind)
    links[Int(ahead) * 2 + set].previous = row
    if behind >= 0 { links[Int(behind) * 2 + set].next = row } else { list.first = row }
    list.count += 1
  }

  func append(_ row: CarRow, to line: inout WaitingLine) {
    if cars[Int(row)].isBooked {
      append(row, to: &line.booked)
    } else {
      append(row, to: &line.walkIns)
    }
  }

  /// Back into a line by order of arrival, for a car that was away.
  func insertByArrival(_ row: CarRow, into line: inout WaitingLine) {
    let serial = cars[Int(row)].serial
    if cars[Int(row)].isBooked {
      insert(row, into: &line.booked) { cars[Int($0)].serial > serial }
    } else {
      insert(row, into: &line.walkIns) { cars[Int($0)].serial > serial }
    }
  }

  func remove(_ row: CarRow, from line: inout WaitingLine) {
    if cars[Int(row)].isBooked {
      remove(row, from: &line.booked)
    } else {
      remove(row, from: &line.walkIns)
    }
  }

  /// The car that is served next in a line; −1 if it is empty.
  func head(of line: WaitingLine, _ order: QueueOrder) -> CarRow {
    first(line.walkIns.first, line.booked.first, order)
  }

  /// Which of a walk-in and a booked car comes first; either may be −1.
  func first(_ walkIn: CarRow, _ booked: CarRow, _ order: QueueOrder) -> CarRow {
    if booked < 0 { return walkIn }
    if walkIn < 0 || order == .bookedFirst { return booked }
    return cars[Int(booked)].serial < cars[Int(walkIn)].serial ? booked : walkIn
  }

  /// The car that arrived last; −1 if the line is empty.
  func lastArrival(in line: WaitingLine) -> CarRow {
    let (walkIn, booked) = (line.walkIns.last, line.booked.last)
    if booked < 0 { return walkIn }
    if walkIn < 0 { return booked }
    return cars[Int(booked)].serial > cars[Int(walkIn)].serial ? booked : walkIn
  }
}
