/// A ``LogLinearHistogram`` for the hot path: one buffer, allocated once, owned by one place.
///
/// Not copyable, so that adding needs no check for uniqueness; store it in a struct that itself
/// lives behind a pointer or in a class, and take a ``snapshot()`` when the run is over.
///
/// What protects the buffer: a value below 0 is refused (`WholeTotals.add`) before it is asked for its
/// bucket, and every other has one of the `LogLinearBuckets.count`.
public struct LogLinearRecorder: ~Copyable, @unchecked Sendable {
  @usableFromInline let counts: UnsafeMutablePointer<Int64>
  @usableFromInline var exact = WholeTotals()

  /// Count, sum and range of what was added so far, exactly.
  public var totals: WholeTotals { exact }

  /// An empty recorder; the only allocation of its life.
  public init() {
    counts = .allocate(capacity: LogLinearBuckets.count)
    counts.initialize(repeating: 0, count: LogLinearBuckets.count)
  }

  @inlinable deinit { counts.deallocate() }

  /// Adds one value ≥ 0; traps on a negative one. O(1), no allocation, no reference counting.
  @inlinable @inline(__always)
  public mutating func add(_ value: Int64) {
    exact.add(value)
    counts[LogLinearBuckets.index(of: value)] &+= 1
  }

  /// Forgets everything, keeping the buffer.
  public mutating func reset() {
    let hit = hitBuckets
    (counts + hit.lowerBound).update(repeating: 0, count: hit.count)
    exact = WholeTotals()
  }

  /// From the bucket of the least value to that of the greatest: no other was hit.
  private var hitBuckets: Range<Int> {
    guard let least = exact.minimum, let greatest = exact.maximum else { return 0..<0 }
    return LogLinearBuckets.index(of: least)..<LogLinearBuckets.index(of: greatest) + 1
  }

  /// What was recorded so far, as a plain value.
  public borrowing func snapshot() -> LogLinearHistogram {
    var histogram = LogLinearHistogram()
    histogram.totals = exact
    let hit = hitBuckets
    histogram.start = hit.lowerBound
    histogram.window = Array(UnsafeBufferPointer(start: counts + hit.lowerBound, count: hit.count))
    return histogram
  }
}
