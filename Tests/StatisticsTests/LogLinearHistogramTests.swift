import Statistics
import Tallies
import Testing

@Suite struct `Log-linear histogram` {
  /// Log-uniform over the whole range, which is hardest on a relative error.
  static func values(_ n: Int, seed: UInt64) -> [Int64] {
    var random = SplitMix64(seed)
    return (0..<n).map { _ in
      let bits = Int64(random.next() % 45)
      return Int64(random.next() % UInt64(2 << bits))
    }
  }

  @Test func `buckets tile the range without a gap`() {
    var next: Int64 = 0
    for i in 0..<LogLinearBuckets.count {
      #expect(LogLinearBuckets.lowerBound(i) == next)
      let last = next + LogLinearBuckets.width(i) - 1
      #expect(LogLinearBuckets.index(of: next) == i)
      #expect(LogLinearBuckets.index(of: last) == i)
      next = last + 1
    }
    #expect(next == 1 << 45)
    #expect(LogLinearBuckets.index(of: .max) == LogLinearBuckets.count - 1)
  }

  @Test func `quantiles lie within half a per cent of the order statistic`() {
    let values = Self.values(5000, seed: 3).map { min($0, (1 << 45) - 1) }
    let histogram = LogLinearHistogram(values)
    let sorted = values.sorted()
    for k in stride(from: 1, through: 5000, by: 7) {
      let p = Double(k) / 5000
      let exact = Double(sorted[k - 1])
      let got = histogram.quantile(p)!
      #expect(abs(got - exact) <= exact / 256, "p = \(p)")
    }
    #expect(histogram.quantile(0) == Double(sorted.first!))
    #expect(histogram.quantile(1) == Double(sorted.last!))
  }

  @Test func `small numbers are exact`() {
    let histogram = LogLinearHistogram((1...10).map { Int64($0 * 10) })
    #expect(histogram.quantile(0.5) == 50)
    #expect(histogram.quantile(0.9) == 90)
    #expect(histogram.fraction(above: 90) == 0.1)
    #expect(histogram.fraction(above: 89) == 0.2)
    #expect(histogram.fraction(above: 0) == 1)
    #expect(histogram.fraction(above: 100) == 0)
    #expect(histogram.mean == 55)
  }

  @Test func `merging is exact in any order`() {
    let parts = (0..<5).map { LogLinearHistogram(Self.values(400, seed: UInt64($0))) }
    let pooled = LogLinearHistogram((0..<5).flatMap { Self.values(400, seed: UInt64($0)) })
    for order in [[0, 1, 2, 3, 4], [4, 2, 0, 1, 3], [3, 4, 1, 0, 2]] {
      var merged = LogLinearHistogram()
      for i in order { merged.merge(parts[i]) }
      #expect(merged == pooled)
    }
  }

  @Test func `the sum does not overflow`() {
    let histogram = LogLinearHistogram([.max, .max, .max, .max])
    #expect(histogram.mean == Double(Int64.max))
    #expect(histogram.totals.sum == 4 * 0x1p63)
  }

  @Test func `a recorder's snapshot is the histogram of its values`() {
    let values = Self.values(1000, seed: 11)
    var recorder = LogLinearRecorder()
    for value in values { recorder.add(value) }
    #expect(recorder.snapshot() == LogLinearHistogram(values))
    recorder.reset()
    #expect(recorder.snapshot() == LogLinearHistogram())
  }

  @Test func `bars hold every value once`() {
    let minute: Int64 = 60_000_000
    let histogram = LogLinearHistogram((0..<100).map { $0 * minute + minute / 2 })
    let bins = histogram.bins(atMost: 20, unit: minute)
    #expect(bins.count == 20)
    #expect(bins.allSatisfy { $0.high - $0.low == 5 * minute })
    #expect(bins.reduce(0) { $0 + $1.count } == 100)
    #expect(bins[0].count == 5)
    #expect(LogLinearHistogram().bins(atMost: 5).isEmpty)
  }

  @Test func `parts put together again are the same histogram`() {
    for values in [Self.values(300, seed: 2), [], [.max, 0]] {
      let whole = LogLinearHistogram(values)
      #expect(LogLinearHistogram(exactTotals: whole.exactTotals, hits: whole.hits) == whole)
      #expect(
        LogLinearHistogram(exactTotals: whole.exactTotals, hits: whole.hits.reversed()) == whole)
    }
  }

  @Test func `parts that contradict each other are refused`() {
    let totals = LogLinearHistogram([5, 9]).exactTotals
    #expect(LogLinearHistogram(exactTotals: totals, hits: [(5, 1), (9, 1)]) != nil)
    #expect(LogLinearHistogram(exactTotals: totals, hits: [(5, 2), (9, 1)]) == nil)
    #expect(LogLinearHistogram(exactTotals: totals, hits: [(5, 1), (8, 1)]) == nil)
    #expect(LogLinearHistogram(exactTotals: totals, hits: [(5, 1), (20, 1)]) == nil)
    #expect(LogLinearHistogram(exactTotals: totals, hits: [(2, 1), (9, 1)]) == nil)
    #expect(LogLinearHistogram(exactTotals: totals, hits: [(5, 1), (99_999, 1)]) == nil)
    #expect(LogLinearHistogram(exactTotals: totals, hits: [(5, 3), (9, -1)]) == nil)
    #expect(LogLinearHistogram(exactTotals: Array(totals.dropLast()), hits: []) == nil)
  }

  @Test func `nothing has no quantile`() {
    let empty = LogLinearHistogram()
    #expect(empty.quantile(0.5) == nil)
    #expect(empty.fraction(above: 3).isNaN)
    #expect(empty.maximum == nil)
  }
}
