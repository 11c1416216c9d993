/// The packed order of an event: priority (3 bits), sequence (37 bits), slot (24 bits).
///
/// Comparing two of these as plain numbers compares priority, then order of scheduling; no two
/// events share a sequence, so the slot never decides.
@usableFromInline
enum CalendarKey {
  @inlinable static var slotBits: UInt64 { 24 }
  @inlinable static var slotMask: UInt64 { 1 << slotBits - 1 }
  @inlinable static var sequenceLimit: UInt64 { 1 << 37 - 1 }

  @inlinable
  static func order(priority: UInt8, sequence: UInt64) -> UInt64 {
    UInt64(priority) << 61 | sequence << slotBits
  }

  @inlinable static func slot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key & slotMask) }
}

/// What the heap orders: sixteen bytes, so that four children are as long as a cache line.
@usableFromInline
struct CalendarEntry: BitwiseCopyable {
  @usableFromInline var time: Microseconds
  @usableFromInline var key: UInt64

  @inlinable
  init(time: Microseconds, key: UInt64) {
    self.time = time
    self.key = key
  }

  /// Comes after every event: what the heap's storage is filled up with.
  @inlinable static var end: CalendarEntry { CalendarEntry(time: .max, key: .max) }

  /// By time, then by key: a borrow from the keys goes into the comparison of the times, with no
  /// branch to predict. (No time is `Int64.min`, from which nothing can be borrowed.)
  @inlinable
  static func < (a: CalendarEntry, b: CalendarEntry) -> Bool {
    a.time &- (a.key < b.key ? 1 : 0) < b.time
  }
}

/// Where an event waits. `key` is the event's own while it is live; a free slot holds the index of
/// the next free one instead, which no event's key equals, for sequences start at 1.
@usableFromInline
struct CalendarSlot<Event: BitwiseCopyable>: BitwiseCopyable {
  @usableFromInline var key: UInt64
  @usableFromInline var event: Event

  @inlinable
  init(key: UInt64, event: Event) {
    self.key = key
    self.event = event
  }
}

/// The one unsafe corner: two blocks of raw storage, the heap of entries and the table of slots.
///
/// The heap's storage beyond `count` is filled with `.end`, and goes four entries further than its
/// capacity: so every parent has four children, and the least of them is found by a tournament
/// without branches, which no processor could predict.
///
/// What must always hold is written down, and checked, in `EventCalendar+Invariants.swift`.
@usableFromInline
struct CalendarStorage<Event: BitwiseCopyable>: ~Copyable {
  @usableFromInline var heap: UnsafeMutablePointer<CalendarEntry>
  @usableFromInline var slots: UnsafeMutablePointer<CalendarSlot<Event>>
  @usableFromInline var count = 0
  @usableFromInline var heapCapacity: Int
  /// Slots in use or in the free list; the storage beyond has never been written.
  @usableFromInline var slotCount = 0
  @usableFromInline var slotCapacity: Int
  @usableFromInline var firstFree = CalendarKey.slotMask

  @usableFromInline
  init(capacity: Int) {
    let capacity = min(max(capacity, 4), Int(CalendarKey.slotMask))
    heapCapacity = capacity
    slotCapacity = capacity
    heap = .allocate(capacity: capacity + 4)
    heap.initialize(repeating: .end, count: capacity + 4)
    slots = .allocate(capacity: capacity)
  }

  @inlinable
  deinit {
    heap.deallocate()
    slots.deallocate()
  }

  // MARK: Slots

  @inlinable
  mutating func insert(_ event: Event, time: Microseconds, order: UInt64) -> UInt64 {
    let slot: UInt64
    if firstFree != CalendarKey.slotMask {
      slot = firstFree
      firstFree = slots[Int(truncatingIfNeeded: slot)].key
    } else {
      if slotCount == slotCapacity { growSlots() }
      slot = UInt64(truncatingIfNeeded: slotCount)
      slotCount &+= 1
    }
    let key = order | slot
    (slots + Int(truncatingIfNeeded: slot)).initialize(to: CalendarSlot(key: key, event: event))
    push(CalendarEntry(time: time, key: key))
    return key
  }

  @inlinable
  func isLive(key: UInt64) -> Bool { slots[CalendarKey.slot(key)].key == key }

  /// The event of a key that is in the heap, and its slot set free; nil if it was cancelled.
  @inlinable
  mutating func take(key: UInt64) -> Event? {
    let slot = CalendarKey.slot(key)
    guard slots[slot].key == key else { return nil }
    let event = slots[slot].event
    free(slot)
    return event
  }

  /// Sets the slot of any key free, even a spent or blank one; whether it was live.
  @inlinable
  mutating func remove(key: UInt64) -> Bool {
    let slot = CalendarKey.slot(key)
    guard key != 0, slot < slotCount, slots[slot].key == key else { return false }
    free(slot)
    return true
  }

  @inlinable
  mutating func free(_ slot: Int) {
    slots[slot].key = firstFree
    firstFree = UInt64(truncatingIfNeeded: slot)
  }

  @inlinable
  mutating func removeAll() {
    heap.update(repeating: .end, count: count)
    count = 0
    slotCount = 0
    firstFree = CalendarKey.slotMask
  }

  // MARK: Heap

  @inlinable var first: CalendarEntry { heap[0] }

  @inlinable
  mutating func push(_ entry: CalendarEntry) {
    if count == heapCapacity { growHeap() }
    var hole = count
    count &+= 1
    while hole > 0 {
      let parent = (hole &- 1) &>> 2
      let above = heap[parent]
      if above < entry { break }
      heap[hole] = above
      hole = parent
    }
    heap[hole] = entry
  }

  /// Takes the top entry off a heap that is not empty.
  @inlinable
  mutating func popFirst() -> CalendarEntry {
    let top = heap[0]
    count &-= 1
    let last = heap[count]
    heap[count] = .end
    if count > 0 { siftDown(last, from: 0) }
    return top
  }

  /// Lets `entry` sink from the hole at `start` to its place.
  @inlinable
  mutating func siftDown(_ entry: CalendarEntry, from start: Int) {
    var hole = start
    while true {
      let child = hole &<< 2 &+ 1
      if child >= count { break }
      // Indices are chosen rather than entries: with entries the compiler goes back to branches,
      // and a hold of 50 pending events takes half as long again.
      let left = child &+ (heap[child &+ 1] < heap[child] ? 1 : 0)
      let right = child &+ (heap[child &+ 3] < heap[child &+ 2] ? 3 : 2)
      let least = heap[right] < heap[left] ? right : left
      let leastEntry = heap[least]
      if entry < leastEntry { break }
      heap[hole] = leastEntry
      hole = least
    }
    heap[hole] = entry
  }

  /// Drops the entries of cancelled events and makes a heap of the rest (Floyd 1964). O(n).
  @inlinable
  @inline(never)
  mutating func dropCancelled() {
    var kept = 0
    for index in 0..<count where isLive(key: heap[index].key) {
      heap[kept] = heap[index]
      kept &+= 1
    }
    for index in kept..<count { heap[index] = .end }
    count = kept
    guard kept > 1 else { return }
    for index in stride(from: (kept - 2) >> 2, through: 0, by: -1) {
      siftDown(heap[index], from: index)
    }
  }

  // MARK: Growth

  @inlinable
  @inline(never)
  mutating func growHeap() {
    let larger = UnsafeMutablePointer<CalendarEntry>.allocate(capacity: 2 * heapCapacity + 4)
    larger.initialize(repeating: .end, count: 2 * heapCapacity + 4)
    larger.update(from: heap, count: count)
    heap.deallocate()
    heap = larger
    heapCapacity *= 2
  }

  @inlinable
  @inline(never)
  mutating func growSlots() {
    precondition(slotCapacity < Int(CalendarKey.slotMask), "too many pending events")
    let capacity = min(2 * slotCapacity, Int(CalendarKey.slotMask))
    let larger = UnsafeMutablePointer<CalendarSlot<Event>>.allocate(capacity: capacity)
    larger.moveInitialize(from: slots, count: slotCount)
    slots.deallocate()
    slots = larger
    slotCapacity = capacity
  }
}
