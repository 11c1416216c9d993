import Numerics
import Statistics

/// The share of customers who have complained by a time, where most never do and each is seen only
/// from when the clock in question could be told apart until the visit was over.
///
/// The cumulative hazard of Nelson (1972, Technometrics 14) and Aalen (1978, Annals of Statistics 6)
/// with delayed entry; its variance is the sum of 1/n² over the complaints.
struct HazardCurve {
  struct Observation {
    var time: Double
    var isEvent: Bool
    /// From when on it is seen.
    var entry = 0.0
  }
  let events: Int
  private let ends: [Double]
  private let entries: [Double]
  private var isDifference = false
  /// Time of each complaint, the cumulative hazard from there on, and its variance.
  private var steps: [(time: Double, hazard: Double, variance: Double)] = []

  init(_ observations: [Observation]) {
    events = observations.count { $0.isEvent }
    ends = observations.map(\.time).sorted()
    entries = observations.map(\.entry).sorted()
    var hazard = 0.0
    var variance = 0.0
    for time in observations.filter(\.isEvent).map(\.time).sorted() {
      let atRisk = Double(max(1, self.atRisk(at: time)))
      hazard += 1 / atRisk
      variance += 1 / (atRisk * atRisk)
      steps.append((time, hazard, variance))
    }
  }

  /// How many customers are seen at this time and have not complained before it.
  func atRisk(at time: Double) -> Int {
    entries.partitioningIndex { $0 >= time } - ends.partitioningIndex { $0 >= time }
  }

  /// This hazard without another's: right on average, and not always rising.
  func less(_ other: HazardCurve) -> HazardCurve {
    var result = self
    result.isDifference = true
    for index in steps.indices {
      let taken = other.at(steps[index].time)
      result.steps[index].hazard -= taken.hazard
      result.steps[index].variance += taken.variance
    }
    return result
  }

  private func at(_ time: Double) -> (hazard: Double, variance: Double) {
    let index = steps.partitioningIndex { $0.time > time }
    return index == 0 ? (0, 0) : (steps[index - 1].hazard, steps[index - 1].variance)
  }

  /// The share that ever complains, as far as anybody waited.
  var reached: Double { 1 - exp(-max(0, steps.map(\.hazard).max() ?? 0)) }

  func share(by time: Double) -> ConfidenceInterval {
    let (hazard, variance) = at(time)
    let spread = 1.959964 * variance.squareRoot()
    var (low, high) = (max(0, hazard - spread), max(0, hazard + spread))
    if !isDifference, hazard > 0 {
      // On the logarithmic scale the interval of a small hazard keeps its coverage.
      let factor = exp(spread / hazard)
      (low, high) = (hazard / factor, hazard * factor)
    }
    func share(_ hazard: Double) -> Double { 1 - exp(-max(0, hazard)) }
    return ConfidenceInterval(
      estimate: share(hazard), low: share(low), high: share(high), level: 0.95, n: events)
  }

  /// Times at equal steps of the share that was reached.
  func points(_ wanted: Int) -> [Double] {
    (0..<wanted).map { index in
      let share = reached * (Double(index) + 0.5) / Double(wanted)
      return steps.first { 1 - exp(-$0.hazard) >= share }?.time ?? steps.last?.time ?? 0
    }
  }
}
