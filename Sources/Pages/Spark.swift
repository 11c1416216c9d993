import Documents
internal import EventSimulation
package import Forecourt
internal import Statistics
import Tallies

/// A drawing of the size of a word: how a figure comes about over the day.
package struct Spark {
  /// 0 to 1; nil: nothing was measured in that hour.
  var bars: [Double?]
  var caption: Text
  /// Parts of a whole beside each other rather than bars.
  var isParts = false

  package init(_ key: String, _ measures: Measures, _ shop: Shop) {
    let span = DayHours.span(of: shop, measures)
    let hours = Array(span.lowerBound..<span.upperBound)
    var caption = Text(
      "\(Texts.byHour.en), \(span.lowerBound)–\(span.upperBound)",
      "\(Texts.byHour.zh) \(span.lowerBound)–\(span.upperBound)时")
    func shares(_ numerator: HourlyTally, of denominator: HourlyTally) -> [Double?] {
      hours.map { hour in
        let all = measures.total(denominator, hour: hour)
        return all > 0 ? Double(measures.total(numerator, hour: hour)) / Double(all) : nil
      }
    }
    func sums(_ tally: HourlyTally) -> [Double?] {
      hours.map { Double(measures.total(tally, hour: $0)) }
    }
    var values: [Double?]
    var most: Double?
    switch key {
    case "longStays.perDay": values = sums(.longStays)
    case "crowding.minutesPerDay": values = sums(.crowdedTime)
    case "reception.withinTarget":
      values = shares(.receivedWithinTarget, of: .received)
      most = 1
    case "complaints.perDay": values = sums(.complaints)
    case "arrivals.perDay": values = sums(.arrivals)
    case "cost.perDay":
      let parts: [Tally] = [.wages, .overtimeWages, .teamWages, .fines, .lostCustomerValue]
      values = parts.map { Double(measures[$0]) }
      most = values.reduce(0) { $0 + ($1 ?? 0) }
      caption = Texts.costParts(values.compactMap { $0 })
      isParts = true
    default:
      // Twice the 90 % quantile shows the shape; what lasts longer is the last bar.
      let clock: LogLinearHistogram = measures[.customerClock]
      let end = 2 * (clock.quantile(0.9) ?? Double(30 * TimeUnit.minute))
      let width = max(TimeUnit.minute, Int64(end) / 24)
      let bins = clock.bins(atMost: 4_096, unit: width)
      values = bins.prefix(23).map { Double($0.count) }
      let over = bins.dropFirst(23).reduce(0.0) { $0 + Double($1.count) }
      if over > 0 { values.append(over) }
      let longest = Int64(values.count) * width / TimeUnit.minute
      caption =
        over > 0
        ? Text("0–\(longest) min and more", "0–\(longest)分钟及以上")
        : Text("0–\(longest) min", "0–\(longest)分钟")
    }
    let scale = most ?? values.compactMap { $0 }.max() ?? 0
    bars = values.map { $0.map { scale > 0 ? $0 / scale : 0 } }
    self.caption = caption
  }

  func draw() -> SVG {
    let (width, height) = (168.0, 34.0)
    var svg = SVG(width: width, height: height)
    if isParts {
      var x = 0.0
      for (index, part) in bars.enumerated() {
        let length = (part ?? 0) * width
        svg.rect(x, 12, max(0, length - 1), 14, "part-\(index)")
        x += length
      }
      return svg
    }
    let x = BandScale(bars.count, from: 0, to: width, gap: bars.count > 16 ? 0.15 : 0.22)
    svg.line(0, height - 0.5, width, height - 0.5, "base")
    for (index, bar) in bars.enumerated() {
      guard let bar else { continue }
      let high = max(bar > 0 ? 1.5 : 0, bar * (height - 2))
      svg.rect(x(index), height - 1 - high, x.bandwidth, high, "shape")
    }
    return svg
  }
}
