internal import EventSimulation
package import Forecourt

/// Which hours of the day a picture spans.
package enum DayHours {
  /// From the earliest opening to the latest closing, and on while cars are still in the area.
  package static func span(of shop: Shop, _ measures: Measures) -> ClosedRange<Int> {
    let opening = shop.calendar.opening.compactMap { $0 }
    let opens = opening.map(\.opens).min() ?? 8 * TimeUnit.hour
    let closes = opening.map(\.closes).max() ?? 18 * TimeUnit.hour
    let first = min(23, Int(opens / TimeUnit.hour))
    var last = max(first + 1, Int((closes + TimeUnit.hour - 1) / TimeUnit.hour))
    let binsPerHour = Int(TimeUnit.hour / MeasureShape.profileBin)
    while last < 24, isBusy(measures, last * binsPerHour..<(last + 1) * binsPerHour) { last += 1 }
    return first...last
  }

  private static func isBusy(_ measures: Measures, _ bins: Range<Int>) -> Bool {
    var carTime = 0.0
    var time = 0.0
    for bin in bins {
      for level in 0..<MeasureShape.profileLevels {
        let here = Double(measures.profile(bin: bin, level: level))
        time += here
        carTime += here * Double(level)
      }
    }
    return time > 0 && carTime / time >= 0.05
  }
}
