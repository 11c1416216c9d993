/// An arrival rate that is constant between breakpoints, and its cumulative: the expected count.
///
/// A non-homogeneous Poisson process is a unit-rate one seen through the inverse of the cumulative:
/// add exponential steps of mean 1 and ask for the time of each sum.
///
/// ```swift
/// var expected = 0.0
/// while true {
///   expected -= log(stream.uniform())
///   guard let arrival = rate.time(ofCumulative: expected) else { break }
/// }
/// ```
///
/// Exact, with no thinning, and a change of one hour's rate moves the arrivals without redrawing
/// them. Source: E. Çınlar, *Introduction to Stochastic Processes* (1975), section 4.7.
public struct PiecewiseRate: Sendable, Equatable {
  /// Instants, strictly ascending; interval i runs from `breakpoints[i]` to before the next one.
  public let breakpoints: [Microseconds]
  /// Arrivals per hour in each interval.
  public let ratesPerHour: [Double]
  /// Expected count from the first breakpoint to each.
  @usableFromInline let cumulative: [Double]

  /// - Parameters:
  ///   - breakpoints: n + 1 instants, strictly ascending, n ≥ 1.
  ///   - ratesPerHour: n rates, finite and not negative.
  public init(breakpoints: [Microseconds], ratesPerHour: [Double]) {
    precondition(ratesPerHour.count > 0, "a rate needs an interval")
    precondition(
      breakpoints.count == ratesPerHour.count + 1, "n rates need n + 1 breakpoints")
    var cumulative = [0.0]
    cumulative.reserveCapacity(breakpoints.count)
    for (index, rate) in ratesPerHour.enumerated() {
      precondition(rate.isFinite && rate >= 0, "a rate is finite and not negative")
      precondition(breakpoints[index] < breakpoints[index + 1], "breakpoints must ascend")
      let hours = Double(breakpoints[index + 1] - breakpoints[index]) / Double(TimeUnit.hour)
      cumulative.append(cumulative[index] + rate * hours)
    }
    self.breakpoints = breakpoints
    self.ratesPerHour = ratesPerHour
    self.cumulative = cumulative
  }

  /// Expected count over all intervals.
  @inlinable public var total: Double { cumulative[cumulative.count - 1] }

  /// Expected count from the first breakpoint to `time`: 0 before the first, `total` after the last.
  public func cumulative(at time: Microseconds) -> Double {
    guard time > breakpoints[0] else { return 0 }
    guard time < breakpoints[breakpoints.count - 1] else { return total }
    let index = firstIndex(from: 0) { breakpoints[$0 + 1] > time }
    let hours = Double(time - breakpoints[index]) / Double(TimeUnit.hour)
    return cumulative[index] + ratesPerHour[index] * hours
  }

  /// The rate at `time`, per hour; 0 outside the breakpoints.
  public func ratePerHour(at time: Microseconds) -> Double {
    guard time >= breakpoints[0], time < breakpoints[breakpoints.count - 1] else { return 0 }
    return ratesPerHour[firstIndex(from: 0) { breakpoints[$0 + 1] > time }]
  }

  /// The instant at which the expected count passes `lambda` (≥ 0), or nil if it never does.
  ///
  /// Rounded down to the microsecond, so that an arrival always lies in the interval whose rate
  /// brought it, and intervals of rate 0 are skipped. O(log n).
  public func time(ofCumulative lambda: Double) -> Microseconds? {
    var cursor = 0
    return time(ofCumulative: lambda, cursor: &cursor)
  }

  /// The same, starting the search at the interval `cursor`, and leaving there where it ended: O(1)
  /// for a sequence of ascending `lambda`. Start with 0.
  public func time(ofCumulative lambda: Double, cursor: inout Int) -> Microseconds? {
    guard lambda < total else { return nil }
    let lambda = max(lambda, 0)
    let start =
      cursor >= 0 && cursor < ratesPerHour.count && cumulative[cursor] <= lambda ? cursor : 0
    let index = firstIndex(from: start) { cumulative[$0 + 1] > lambda }
    cursor = index
    let offset = (lambda - cumulative[index]) / ratesPerHour[index] * Double(TimeUnit.hour)
    // The division may round up to the end of the interval, which is no longer part of it.
    return min(breakpoints[index] + Microseconds(offset), breakpoints[index + 1] - 1)
  }

  /// The first interval from `start` on for which `holds`, given that it does for the last one and
  /// for all that follow one for which it does. A step or two, else halving.
  private func firstIndex(from start: Int, holds: (Int) -> Bool) -> Int {
    if holds(start) { return start }
    if holds(start + 1) { return start + 1 }
    var low = start + 2
    var high = ratesPerHour.count - 1
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
