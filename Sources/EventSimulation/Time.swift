/// An instant (counted from midnight of the first day) or a duration, in whole microseconds.
///
/// Whole numbers, so that sums of durations are exact and two machines agree on which event is
/// first. 63 bits hold 292 000 years.
public typealias Microseconds = Int64

/// Durations by their everyday names, in microseconds.
public enum TimeUnit {
  @inlinable public static var second: Microseconds { 1_000_000 }
  @inlinable public static var minute: Microseconds { 60_000_000 }
  @inlinable public static var hour: Microseconds { 3_600_000_000 }
  @inlinable public static var day: Microseconds { 86_400_000_000 }
}

extension Microseconds {
  /// Longer than any simulation: a patience that does not end, an event that does not come.
  ///
  /// A quarter of the range, so that adding two of them, or one to any instant, cannot overflow.
  @inlinable public static var never: Microseconds { .max / 4 }
}
