/// Where an event waits. `key` is the event's own while it is live; a free slot holds the index of
/// the next free one instead, which no event's key equals, for sequences start at 1.
@usableFromInline
struct CalendarSlot<Event: BitwiseCopyable>: BitwiseCopyable {
  @usableFromInline var key: UInt64
  @usableFromInline var time: Microseconds
  /// Slots before and after it in its bucket of the wheel. The first of a bucket has the bucket's
  /// complement for a predecessor; −1 follows the last.
  @usableFromInline var previous: Int32
  @usableFromInline var next: Int32
  @usableFromInline var event: Event

  @inlinable
  init(key: UInt64, time: Microseconds, event: Event) {
    self.key = key
    self.time = time
    self.event = event
    previous = Self.inFront
    next = -1
  }

  /// The predecessor of an event that is not on the wheel.
  @inlinable static var inFront: Int32 { .min }
}

/// The one unsafe corner: raw storage for the table of slots, and for what orders them. Events before
/// `frontEnd` are in the front, all others on the wheel.
///
/// What protects it: a slot is one that was handed out (`slotCount`, for which `growSlots` makes room or
/// stops), taken from the free list, from the links of slots in use, or from an entry's key, whose slot
/// is in use as long as the entry is; a key from outside is compared with its slot's (`remove`). Times
/// are checked where they come in (`EventCalendar.schedule`).
///
/// What must always hold is written down, and checked, in `EventCalendar+Invariants.swift`.
@usableFromInline
struct CalendarStorage<Event: BitwiseCopyable>: ~Copyable {
  /// A front is filled with so many at most (unless they all come at the same microsecond) …
  @inlinable static var fewEntries: Int { CalendarFront.fewEntries }
  /// … and when it has grown to more than this, its later part goes back to the wheel.
  @inlinable static var manyEntries: Int { 32 }

  @usableFromInline var front: CalendarFront
  @usableFromInline var frontEnd: Microseconds = 0
  @usableFromInline var wheel = CalendarWheel()
  @usableFromInline var slots: UnsafeMutablePointer<CalendarSlot<Event>>
  /// Slots in use or in the free list; the storage beyond has never been written.
  @usableFromInline var slotCount = 0
  @usableFromInline var slotCapacity: Int
  @usableFromInline var firstFree = CalendarKey.slotMask

  @usableFromInline
  init(capacity: Int) {
    slotCapacity = min(max(capacity, 4), Int(CalendarKey.slotMask))
    slots = .allocate(capacity: slotCapacity)
    front = CalendarFront(capacity: Self.manyEntries + 1)
  }

  @inlinable
  deinit { slots.deallocate() }

  @inlinable var count: Int { front.count &+ wheel.count }

  @usableFromInline
  mutating func removeAll(at time: Microseconds) {
    front.count = 0
    frontEnd = time
    wheel.reset(at: time)
    slotCount = 0
    firstFree = CalendarKey.slotMask
  }

  // MARK: In and out

  @inlinable
  mutating func insert(_ event: Event, time: Microseconds, order: UInt64) -> UInt64 {
    let slot: Int
    if firstFree != CalendarKey.slotMask {
      slot = Int(truncatingIfNeeded: firstFree)
      firstFree = slots[slot].key
    } else {
      if slotCount == slotCapacity { growSlots() }
      slot = slotCount
      slotCount &+= 1
    }
    let key = order | UInt64(truncatingIfNeeded: slot)
    (slots + slot).initialize(to: CalendarSlot(key: key, time: time, event: event))
    if time < frontEnd {
      front.insert(CalendarEntry(time: time, key: key))
      if front.count > Self.manyEntries { shortenFront() }
    } else if wheel.count == 0, front.count < Self.fewEntries {
      // Too few for a wheel.
      frontEnd = time &+ 1
      front.insert(CalendarEntry(time: time, key: key))
    } else {
      file(slot, in: wheel.bucket(of: time))
      wheel.count &+= 1
    }
    return key
  }

  /// Takes the earliest event out; there is one, in the front.
  @inlinable
  mutating func popFirst() -> (time: Microseconds, event: Event) {
    let entry = front.popFirst()
    let slot = CalendarKey.slot(entry.key)
    let event = slots[slot].event
    free(slot)
    return (entry.time, event)
  }

  /// Takes out the event of a key; does nothing for a spent or blank one.
  @inlinable
  @inline(never)
  mutating func remove(key: UInt64) {
    let slot = CalendarKey.slot(key)
    guard key != 0, slot < slotCount, slots[slot].key == key else { return }
    if slots[slot].previous == CalendarSlot<Event>.inFront {
      front.remove(key: key)
    } else {
      unfile(slot)
    }
    free(slot)
  }

  @inlinable
  mutating func free(_ slot: Int) {
    slots[slot].key = firstFree
    firstFree = UInt64(truncatingIfNeeded: slot)
  }

  // MARK: The wheel

  @inlinable
  mutating func file(_ slot: Int, in bucket: Int) {
    let following = wheel.isUsed(bucket) ? wheel.heads[bucket] : -1
    slots[slot].previous = ~Int32(truncatingIfNeeded: bucket)
    slots[slot].next = following
    let entry = Int32(truncatingIfNeeded: slot)
    if following >= 0 {
      slots[Int(following)].previous = entry
    } else {
      wheel.markUsed(bucket)
    }
    wheel.heads[bucket] = entry
  }

  @inlinable
  mutating func unfile(_ slot: Int) {
    let (previous, next) = (slots[slot].previous, slots[slot].next)
    wheel.count &-= 1
    if next >= 0 { slots[Int(next)].previous = previous }
    if previous >= 0 {
      slots[Int(previous)].next = next
    } else if next >= 0 {
      wheel.heads[Int(~previous)] = next
    } else {
      wheel.markEmpty(Int(~previous))
    }
  }

  /// Fills the front, which is empty, with the next few events; false if there are none.
  @inlinable
  @inline(never)
  mutating func fillFront() -> Bool {
    guard wheel.count > 0 else { return false }
    while true {
      let (level, first, end) = wheel.openNext()
      if takeToFront(first, atMost: level == 0 ? .max : Self.fewEntries) {
        frontEnd = end
        return true
      }
      var slot = first
      while slot >= 0 {
        let at = Int(slot)
        slot = slots[at].next
        let time = wheel.sinceOrigin(slots[at].time)
        file(at, in: wheel.bucket(of: time, level: level &- 1))
      }
    }
  }

  /// Takes a bucket's events to the front, which is empty; false, and none is taken, if they are too
  /// many.
  @inlinable
  mutating func takeToFront(_ first: Int32, atMost most: Int) -> Bool {
    var slot = first
    while slot >= 0 {
      if front.count == most {
        front.count = 0
        return false
      }
      let at = Int(slot)
      front.append(CalendarEntry(time: slots[at].time, key: slots[at].key))
      slots[at].previous = CalendarSlot<Event>.inFront
      slot = slots[at].next
    }
    wheel.count &-= front.count
    front.sort()
    return true
  }

  /// Moves all but the first few events of the front to the wheel. Events of one instant stay
  /// together.
  @inlinable
  @inline(never)
  mutating func shortenFront() {
    let end = front.entries[front.count &- Self.fewEntries].time
    guard end > front.first.time, wheel.sinceOrigin(end) > wheel.position else { return }
    frontEnd = end
    var moved = 0
    while front.entries[moved].time >= end {
      let slot = CalendarKey.slot(front.entries[moved].key)
      file(slot, in: wheel.bucket(of: slots[slot].time))
      moved &+= 1
    }
    wheel.count &+= moved
    front.removeLatest(moved)
  }

  // MARK: Growth

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
