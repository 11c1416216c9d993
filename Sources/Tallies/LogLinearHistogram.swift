/// A mergeable histogram of whole numbers ≥ 0 (durations in µs, say) with bounded relative error.
///
/// ```swift
/// var waits = LogLinearHistogram()
/// waits.add(90_000_000)
/// waits.quantile(0.9)      // within 0.39 % of the exact order statistic
/// waits.fraction(above: 1_800_000_000)
/// ```
///
/// All counts and the sum are whole numbers, so merging in any order gives the same histogram
/// bit for bit. It holds the buckets from that of the least value to that of the greatest, and no
/// more: 1 KB for each doubling between the two, 40 KB at most. For a hot loop behind a pointer
/// see ``LogLinearRecorder``.
public struct LogLinearHistogram: Sendable, Hashable {
  /// How often each bucket was hit, from that of the least value to that of the greatest.
  var window: [Int64] = []
  /// The bucket of the least value.
  var start = 0
  /// Count, sum and range of what was added, exactly.
  public internal(set) var totals = WholeTotals()

  /// A histogram of nothing.
  public init() {}

  /// A histogram of a list.
  public init(_ values: some Sequence<Int64>) {
    self.init()
    for value in values { add(value) }
  }

  /// Adds one value ≥ 0; traps on a negative one. O(1) once the window reaches so far.
  public mutating func add(_ value: Int64) {
    totals.add(value)
    let bucket = LogLinearBuckets.index(of: value)
    widen(to: bucket..<bucket + 1)
    window[bucket - start] &+= 1
  }

  /// The buckets that are held.
  var buckets: Range<Int> { start..<start + window.count }

  /// Holds these buckets, too, and those in between.
  mutating func widen(to range: Range<Int>) {
    if window.isEmpty { start = range.lowerBound }
    if range.lowerBound < start {
      window.insert(contentsOf: repeatElement(0, count: start - range.lowerBound), at: 0)
      start = range.lowerBound
    }
    if range.upperBound > buckets.upperBound {
      window.append(contentsOf: repeatElement(0, count: range.upperBound - buckets.upperBound))
    }
  }

  /// The buckets that were hit, in order, and how often each was.
  public var hits: [(bucket: Int, count: Int64)] {
    buckets.lazy.map { (bucket: $0, count: window[$0 - start]) }.filter { $0.count > 0 }
  }

  /// Adds all of another's values. O(buckets), and exact in any order.
  public mutating func merge(_ other: LogLinearHistogram) {
    if other.count == 0 { return }
    totals.merge(other.totals)
    widen(to: other.buckets)
    let shift = other.start - start
    for i in other.window.indices { window[i + shift] &+= other.window[i] }
  }

  /// How many values were added.
  public var count: Int64 { totals.count }
  /// The smallest value, exactly.
  public var minimum: Int64? { totals.minimum }
  /// The largest value, exactly.
  public var maximum: Int64? { totals.maximum }
  /// The mean, from the exact sum; NaN of nothing.
  public var mean: Double { totals.mean }

  /// The value that at least a share `p` of all values do not exceed (the inverse of the
  /// empirical distribution function), within 1/256 of the exact one; `nil` of nothing.
  public func quantile(_ p: Double) -> Double? {
    precondition(p >= 0 && p <= 1, "a probability lies in 0…1; got \(p)")
    guard count > 0, let minimum, let maximum else { return nil }
    let exact = p * Double(count)
    // A hair of tolerance, so that 0.9 of 10 values asks for the 9th and not the 10th.
    let rank = max(1, Int64((exact - 1e-9 * max(1, exact)).rounded(.up)))
    if rank >= count { return Double(maximum) }
    if rank == 1 { return Double(minimum) }
    var seen: Int64 = 0
    for i in buckets {
      seen += window[i - start]
      if seen >= rank {
        let middle =
          Double(LogLinearBuckets.lowerBound(i)) + 0.5 * Double(LogLinearBuckets.width(i) - 1)
        return min(Double(maximum), max(Double(minimum), middle))
      }
    }
    return Double(maximum)
  }

  /// The share of values above x; NaN of nothing.
  ///
  /// Exact below 256 and at bucket edges; inside a bucket its values are taken as evenly spread.
  public func fraction(above x: Int64) -> Double {
    guard count > 0, let minimum, let maximum else { return .nan }
    if x < minimum { return 1 }
    if x >= maximum { return 0 }
    let own = LogLinearBuckets.index(of: x)
    var above: Int64 = 0
    for i in (own + 1)..<max(own + 1, buckets.upperBound) { above += window[i - start] }
    let width = LogLinearBuckets.width(own)
    let last = LogLinearBuckets.lowerBound(own) + width - 1
    let part = Double(max(0, last - x)) / Double(width) * Double(window[own - start])
    return (Double(above) + part) / Double(count)
  }

  /// One bar of a drawing.
  public struct Bin: Sendable, Hashable {
    /// The least value of the bar.
    public var low: Int64
    /// The first value beyond it.
    public var high: Int64
    /// How many values fell between, in whole buckets.
    public var count: Int64
  }

  /// Bars of equal width from 0 to beyond the largest value, at most `limit` of them.
  ///
  /// A bucket is counted where its middle falls. `unit` is the least width of a bar (60 s, say)
  /// and widths are whole multiples of it.
  public func bins(atMost limit: Int, unit: Int64 = 1) -> [Bin] {
    precondition(limit > 0 && unit > 0, "a drawing has at least one bar of at least one unit")
    guard let maximum else { return [] }
    let steps = (maximum / unit) / Int64(limit) + 1
    let width = steps * unit
    let bars = Int(maximum / width) + 1
    var result = (0..<bars).map {
      Bin(low: Int64($0) * width, high: Int64($0 + 1) * width, count: 0)
    }
    for (bucket, count) in hits {
      let middle = LogLinearBuckets.lowerBound(bucket) + (LogLinearBuckets.width(bucket) - 1) / 2
      result[min(bars - 1, Int(middle / width))].count += count
    }
    return result
  }
}
