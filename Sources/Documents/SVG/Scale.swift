/// From a number to a place on the picture, in a straight line.
package struct LinearScale {
  package let domain: ClosedRange<Double>
  package let start: Double
  package let end: Double

  /// - Parameter domain: widened where it is a single point, so that nothing is divided by zero.
  package init(_ domain: ClosedRange<Double>, to start: Double, _ end: Double) {
    let isPoint = domain.lowerBound == domain.upperBound
    self.domain = isPoint ? domain.lowerBound...(domain.lowerBound + 1) : domain
    self.start = start
    self.end = end
  }

  package func callAsFunction(_ value: Double) -> Double {
    let share = (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    return start + share * (end - start)
  }

  /// Round values inside the domain, about so many: steps of 1, 2 or 5 times a power of ten.
  package func ticks(_ count: Int) -> [Double] {
    let step = Self.niceStep(domain.upperBound - domain.lowerBound, count)
    let first = (domain.lowerBound / step).rounded(.up)
    let last = (domain.upperBound / step + 1e-9).rounded(.down)
    guard last >= first else { return [] }
    return stride(from: first, through: last, by: 1).map { $0 * step }
  }

  package static func niceStep(_ span: Double, _ count: Int) -> Double {
    guard span > 0, span.isFinite, count > 0 else { return 1 }
    let rough = span / Double(count)
    var power = 1.0
    while power * 10 <= rough { power *= 10 }
    while power > rough { power /= 10 }
    for factor in [1.0, 2, 5] where factor * power >= rough - rough * 1e-9 { return factor * power }
    return 10 * power
  }

  /// The domain from 0 to the next round value at or above `maximum`.
  package static func niceDomain(upTo maximum: Double, ticks: Int = 5) -> ClosedRange<Double> {
    guard maximum > 0, maximum.isFinite else { return 0...1 }
    let step = niceStep(maximum, ticks)
    return 0...((maximum / step - 1e-9).rounded(.up) * step)
  }
}

/// Places for so many things beside one another, with a gap between.
package struct BandScale {
  package let count: Int
  package let start: Double
  package let step: Double
  package let bandwidth: Double

  /// - Parameter gap: the share of each step that stays empty.
  package init(_ count: Int, from start: Double, to end: Double, gap: Double = 0.2) {
    self.count = count
    self.start = start
    step = (end - start) / Double(max(count, 1))
    bandwidth = step * (1 - gap)
  }

  package func callAsFunction(_ index: Int) -> Double {
    start + Double(index) * step + (step - bandwidth) / 2
  }

  package func middle(_ index: Int) -> Double { start + (Double(index) + 0.5) * step }
}

/// Times of day along a picture, in hours.
package struct DayScale {
  package let hours: ClosedRange<Int>
  package let line: LinearScale

  package init(_ hours: ClosedRange<Int>, to start: Double, _ end: Double) {
    self.hours = hours
    line = LinearScale(Double(hours.lowerBound)...Double(hours.upperBound), to: start, end)
  }

  package func callAsFunction(hour: Double) -> Double { line(hour) }

  /// Whole hours, every one or every second, third … so that at most `limit` labels stand there.
  package func ticks(atMost limit: Int) -> [Int] {
    let span = hours.upperBound - hours.lowerBound
    let step = [1, 2, 3, 4, 6, 12].first { span / $0 < limit } ?? 24
    return Array(stride(from: hours.lowerBound, through: hours.upperBound, by: step))
  }

  package static func label(_ hour: Int) -> Text {
    Text(verbatim: (hour < 10 ? "0" : "") + "\(hour):00")
  }
}
