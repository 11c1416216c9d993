/// A histogram taken apart into whole numbers, so that files of other layers can carry it exactly.
extension LogLinearHistogram {
  /// Count, least, greatest, and the sum's low and high word.
  package var exactTotals: [Int64] {
    [
      totals.number, totals.lowest, totals.highest, Int64(bitPattern: totals.sumLow),
      Int64(bitPattern: totals.sumHigh),
    ]
  }

  /// A histogram from its parts; nil where they contradict each other.
  ///
  /// - Parameters:
  ///   - exactTotals: as above.
  ///   - hits: pairs of bucket and count, each count above 0.
  /// - Note: refuses totals so large that adding a few more files could overflow.
  package init?(exactTotals: [Int64], hits: [(bucket: Int, count: Int64)]) {
    guard exactTotals.count == 5, exactTotals[0] <= 1 << 52, (0...1 << 52).contains(exactTotals[4])
    else { return nil }
    self.init()
    var sum: Int64 = 0
    for (bucket, count) in hits {
      guard (0..<LogLinearBuckets.count).contains(bucket), count > 0 else { return nil }
      widen(to: bucket..<bucket + 1)
      guard window[bucket - start] == 0 else { return nil }
      window[bucket - start] = count
      let (next, overflow) = sum.addingReportingOverflow(count)
      guard !overflow else { return nil }
      sum = next
    }
    guard sum == exactTotals[0] else { return nil }
    if sum == 0 {
      guard exactTotals[1] == .max, exactTotals[2] == -1, exactTotals[3] == 0, exactTotals[4] == 0
      else { return nil }
    } else {
      guard exactTotals[1] >= 0, exactTotals[1] <= exactTotals[2],
        LogLinearBuckets.index(of: exactTotals[1]) == buckets.lowerBound,
        LogLinearBuckets.index(of: exactTotals[2]) == buckets.upperBound - 1
      else { return nil }
    }
    totals.number = exactTotals[0]
    totals.lowest = exactTotals[1]
    totals.highest = exactTotals[2]
    totals.sumLow = UInt64(bitPattern: exactTotals[3])
    totals.sumHigh = UInt64(bitPattern: exactTotals[4])
  }
}
