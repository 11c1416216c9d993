/// The events that come next, in order, the earliest last: it is taken off the end, and a new one goes
/// to its place past those that are earlier. With a handful of events nothing is faster; the calendar
/// sees to it that there are not many more.
///
/// What protects `entries`: `count` never passes `capacity` (`grow`), nothing is taken from an empty front
/// (`EventCalendar.next` asks), and a key that is looked for is there (its slot says so). `ranked` is used
/// for as many as it has room for.
@usableFromInline
struct CalendarFront: ~Copyable {
  @usableFromInline var entries: UnsafeMutablePointer<CalendarEntry>
  @usableFromInline var count = 0
  @usableFromInline var capacity: Int
  /// Room to put a few entries in order.
  @usableFromInline let ranked: UnsafeMutablePointer<CalendarEntry>

  @usableFromInline
  init(capacity: Int) {
    self.capacity = capacity
    entries = .allocate(capacity: capacity)
    ranked = .allocate(capacity: Self.fewEntries)
  }

  /// So many are put in order by rank.
  @inlinable static var fewEntries: Int { 16 }

  @inlinable
  deinit {
    entries.deallocate()
    ranked.deallocate()
  }

  /// The earliest of a front that is not empty.
  @inlinable var first: CalendarEntry { entries[count &- 1] }

  @inlinable
  mutating func popFirst() -> CalendarEntry {
    count &-= 1
    return entries[count]
  }

  /// Enters an event in its place.
  @inlinable
  mutating func insert(_ entry: CalendarEntry) {
    if count == capacity { grow() }
    place(entry, at: count)
    count &+= 1
  }

  /// Adds an event at the end, whatever its place; `sort()` must follow.
  @inlinable
  mutating func append(_ entry: CalendarEntry) {
    if count == capacity { grow() }
    entries[count] = entry
    count &+= 1
  }

  /// Puts all in order: a few by rank, some by insertion, as when they come one by one.
  @inlinable
  mutating func sort() {
    if count <= Self.fewEntries {
      sortByRank()
    } else if count <= 64 {
      var index = 1
      while index < count {
        place(entries[index], at: index)
        index &+= 1
      }
    } else {
      var all = UnsafeMutableBufferPointer(start: entries, count: count)
      all.sort { $1 < $0 }
    }
  }

  /// The place of an entry is the number of those that are later. That takes more comparisons than
  /// other ways, and less time: nothing hangs on the outcome of one, so that none has to be predicted.
  @inlinable
  mutating func sortByRank() {
    for index in 0..<count {
      let entry = entries[index]
      var rank = 0
      for other in 0..<count { rank &+= entry.oneIfBefore(entries[other]) }
      ranked[rank] = entry
    }
    entries.update(from: ranked, count: count)
  }

  /// Moves an entry from `index`, before which all is in order, to its place.
  @inlinable
  mutating func place(_ entry: CalendarEntry, at index: Int) {
    var hole = index
    while hole > 0 {
      let before = entries[hole &- 1]
      if entry < before { break }
      entries[hole] = before
      hole &-= 1
    }
    entries[hole] = entry
  }

  /// Takes out the event of this key, which is there.
  @inlinable
  @inline(never)
  mutating func remove(key: UInt64) {
    var index = count &- 1
    while entries[index].key != key { index &-= 1 }
    count &-= 1
    while index < count {
      entries[index] = entries[index &+ 1]
      index &+= 1
    }
  }

  /// Takes out the `n` latest.
  @inlinable
  mutating func removeLatest(_ n: Int) {
    count &-= n
    for index in 0..<count { entries[index] = entries[index &+ n] }
  }

  @inlinable
  @inline(never)
  mutating func grow() {
    let larger = UnsafeMutablePointer<CalendarEntry>.allocate(capacity: 2 * capacity)
    larger.moveInitialize(from: entries, count: count)
    entries.deallocate()
    entries = larger
    capacity *= 2
  }
}
