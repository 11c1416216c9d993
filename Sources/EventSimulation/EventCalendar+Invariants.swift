extension EventCalendar {
  /// How many events there is storage for that was ever used: the most that were pending at a time.
  public var mostPending: Int { storage.slotCount }

  /// Checks what must always hold between two operations, and stops with a sentence if it does not.
  /// O(n); for tests.
  public func checkInvariants() {
    precondition(storage.slotCount <= storage.slotCapacity, "more slots than storage")
    precondition(checkFront() + checkWheel() == pending, "pending events are miscounted")
    var free = 0
    var next = storage.firstFree
    while next != CalendarKey.slotMask {
      precondition(next < UInt64(storage.slotCount), "the free list leaves the table")
      free += 1
      precondition(free <= storage.slotCount, "the free list has a circle")
      next = storage.slots[Int(next)].key
    }
    precondition(free + pending == storage.slotCount, "a slot is neither in use nor free")
  }

  private func check(_ entry: CalendarEntry) {
    let slot = CalendarKey.slot(entry.key)
    precondition(slot < storage.slotCount, "an entry has no slot")
    precondition(storage.slots[slot].key == entry.key, "an entry has another's slot")
    precondition(storage.slots[slot].time == entry.time, "an entry has another's time")
    precondition(entry.key >> 24 & CalendarKey.sequenceLimit <= sequence, "a key of the future")
    precondition(entry.time >= clock, "an event lies in the past")
  }

  /// The number of events in the front.
  private func checkFront() -> Int {
    let front = storage.front.entries
    precondition(storage.front.count <= storage.front.capacity, "the front exceeds its storage")
    for index in 0..<storage.front.count {
      let entry = front[index]
      check(entry)
      precondition(index == 0 || entry < front[index - 1], "the front is not in order")
      precondition(entry.time < storage.frontEnd, "an event is in the front too early")
      precondition(
        storage.slots[CalendarKey.slot(entry.key)].previous == CalendarSlot<Event>.inFront,
        "an event is in the front and on the wheel")
    }
    return storage.front.count
  }

  /// The number of events on the wheel.
  private func checkWheel() -> Int {
    var filed = 0
    for bucket in 0..<CalendarWheel.levels * 16 where storage.wheel.isUsed(bucket) {
      precondition(
        storage.wheel.usedLevels >> UInt64(bucket / 16) & 1 == 1, "a used level is not marked")
      var previous = ~Int32(bucket)
      var slot = storage.wheel.heads[bucket]
      while slot >= 0 {
        let waiting = storage.slots[Int(slot)]
        check(CalendarEntry(time: waiting.time, key: waiting.key))
        precondition(waiting.previous == previous, "the links of a bucket are broken")
        precondition(CalendarKey.slot(waiting.key) == Int(slot), "a free slot is on the wheel")
        precondition(waiting.time >= storage.frontEnd, "an event on the wheel is overdue")
        precondition(
          storage.wheel.bucket(of: waiting.time) == bucket, "an event is in the wrong bucket")
        filed += 1
        precondition(filed <= storage.wheel.count, "a bucket has a circle")
        (previous, slot) = (slot, waiting.next)
      }
    }
    precondition(filed == storage.wheel.count, "events on the wheel are miscounted")
    return filed
  }
}
