extension EventCalendar {
  /// How many entries the heap holds, cancelled ones included: after a cancellation at most twice
  /// the living and 16.
  public var entriesHeld: Int { storage.count }

  /// Checks what must always hold between two operations, and stops with a sentence if it does not.
  /// O(n); for tests.
  public func checkInvariants() {
    let heap = storage.heap
    let slots = storage.slots
    precondition(storage.count <= storage.heapCapacity, "the heap is larger than its storage")
    precondition(storage.slotCount <= storage.slotCapacity, "more slots than storage")
    precondition(live <= storage.count, "a live event is not in the heap")

    var alive = 0
    for index in 0..<storage.count {
      let entry = heap[index]
      precondition(
        index == 0 || heap[(index - 1) / 4] < entry, "an entry comes before its parent")
      precondition(CalendarKey.slot(entry.key) < storage.slotCount, "an entry has no slot")
      precondition(entry.key >> 24 & CalendarKey.sequenceLimit <= sequence, "a key of the future")
      if storage.isLive(key: entry.key) {
        alive += 1
        precondition(entry.time >= clock, "a live event lies in the past")
      }
    }
    precondition(alive == live, "live events are miscounted")
    for index in storage.count..<storage.heapCapacity + 4 {
      precondition(heap[index].time == .max && heap[index].key == .max, "the heap is not filled up")
    }

    var free = 0
    var next = storage.firstFree
    while next != CalendarKey.slotMask {
      precondition(next < UInt64(storage.slotCount), "the free list leaves the table")
      free += 1
      precondition(free <= storage.slotCount, "the free list has a circle")
      next = slots[Int(next)].key
    }
    precondition(free + live == storage.slotCount, "a slot is neither live nor free")
  }
}
