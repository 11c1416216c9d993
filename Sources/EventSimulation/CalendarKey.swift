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

/// An event's time and order.
@usableFromInline
struct CalendarEntry: BitwiseCopyable {
  @usableFromInline var time: Microseconds
  @usableFromInline var key: UInt64

  @inlinable
  init(time: Microseconds, key: UInt64) {
    self.time = time
    self.key = key
  }

  /// By time, then by key.
  @inlinable
  @inline(__always)
  static func < (a: CalendarEntry, b: CalendarEntry) -> Bool { a.difference(b) < 0 }

  /// 1 if this comes before another, else 0; no branch to predict.
  @inlinable
  @inline(__always)
  func oneIfBefore(_ other: CalendarEntry) -> Int {
    Int(truncatingIfNeeded: UInt64(bitPattern: difference(other)) &>> 63)
  }

  /// Negative if this comes before another: the difference of the times, from which the keys borrow
  /// one. (Times lie so far within the numbers that nothing overflows.)
  @inlinable
  @inline(__always)
  func difference(_ other: CalendarEntry) -> Int64 {
    time &- other.time &- (key < other.key ? 1 : 0)
  }
}
