/// The layout of log-linear buckets: exact below 256, then 128 buckets an octave up to 2⁴⁵.
///
/// A bucket's middle is within 1/256 (0.39 %) of every value in it. In microseconds 2⁴⁵ is
/// more than a year. The idea is Gil Tene's HdrHistogram (2012).
public enum LogLinearBuckets {
  /// How many buckets there are: 256 of width 1, then 37 octaves of 128.
  @inlinable public static var count: Int { 4992 }

  /// The largest value that has a bucket of its own kind; larger ones share the last bucket.
  @inlinable public static var largest: Int64 { (1 << 45) - 1 }

  /// The bucket of a value ≥ 0. O(1), without a branch beyond the clamp.
  @inlinable
  public static func index(of value: Int64) -> Int {
    let clamped = UInt64(truncatingIfNeeded: value > largest ? largest : value)
    // Setting bit 7 makes the shift of all small values 0.
    let shift = 56 &- (clamped | 128).leadingZeroBitCount
    return shift &* 128 &+ Int(truncatingIfNeeded: clamped &>> UInt64(truncatingIfNeeded: shift))
  }

  /// The least value of a bucket.
  @inlinable
  public static func lowerBound(_ index: Int) -> Int64 {
    if index < 256 { return Int64(index) }
    let shift = index / 128 - 1
    return Int64(index - shift * 128) << Int64(shift)
  }

  /// How many whole numbers a bucket holds.
  @inlinable
  public static func width(_ index: Int) -> Int64 {
    index < 256 ? 1 : 1 << Int64(index / 128 - 1)
  }
}
