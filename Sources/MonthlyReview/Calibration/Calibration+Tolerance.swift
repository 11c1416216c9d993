import EventSimulation
import Forecourt
import Statistics

/// How long customers wait before they complain, from those who did and those who did not.
extension Calibration {
  private static let fewestComplaints = 10

  mutating func calibrateTolerance(_ log: VisitLog, _ month: ObservedMonth) {
    guard log.format == .rowPerEvent, month.capabilities.contains(.complaints) else {
      keep(
        "customers.receptionTolerance, stayTolerance",
        "the log does not say when a customer complained", "日志没有投诉发生的时间")
      return
    }
    let waits = toleranceData(log)
    estimate(
      "customers.receptionTolerance", waits.reception, before: shop.customers.receptionTolerance,
      at: 15
    ) { $0.customers.receptionTolerance = $1 }
    estimate(
      "customers.stayTolerance", waits.stay, before: shop.customers.stayTolerance, at: 30
    ) { $0.customers.stayTolerance = $1 }
  }

  private mutating func estimate(
    _ path: String, _ data: [SurvivalCurve.Observation], before: Distribution,
    at minutes: Double, _ apply: (inout Shop, Distribution) -> Void
  ) {
    let curve = SurvivalCurve(data)
    guard curve.events >= Self.fewestComplaints else {
      keep(path, "only \(curve.events) complaints", "只有 \(curve.events) 起投诉")
      return
    }
    let interval = curve.share(by: minutes)
    note(
      "\(path) (≤ \(Int(minutes)) min)", .tolerance, .share,
      before: before.cdf(minutes * Double(TimeUnit.minute)), interval,
      en: "\(curve.events) complaints of \(data.count) customers (Kaplan-Meier)",
      zh: "\(data.count) 位客户中 \(curve.events) 起投诉（Kaplan-Meier）")
    let values = curve.points(20).map { $0 * Double(TimeUnit.minute) }
    let reached = curve.reached
    change { shop in
      apply(
        &shop,
        .mixture([
          .init(weight: reached, .empirical(values)), .init(weight: 1 - reached, .never),
        ]))
    }
  }

  /// Minutes waited and whether the wait ended in a complaint: before reception by the clock since
  /// the gate, afterwards by the clock of the area.
  private func toleranceData(
    _ log: VisitLog
  ) -> (reception: [SurvivalCurve.Observation], stay: [SurvivalCurve.Observation]) {
    struct Car {
      var arrival: Microseconds?
      var received: Microseconds?
      var areaSince: Microseconds?
      var areaClock: Microseconds = 0
      var hasComplainedBefore = false
      var hasComplainedAfter = false
    }
    var cars = [Car](repeating: Car(), count: log.visits.count)
    var reception: [SurvivalCurve.Observation] = []
    var stay: [SurvivalCurve.Observation] = []
    func minutes(_ time: Microseconds) -> Double { Double(time) / Double(TimeUnit.minute) }
    for event in log.events where event.visit >= 0 {
      let index = Int(event.visit)
      guard !log.visits[index].isVisitor else { continue }
      var car = cars[index]
      let now = event.time
      switch event.kind {
      case .arrives: car.arrival = now
      case .entersLane: if car.areaSince == nil { car.areaSince = now }
      case .reachesBay: if car.areaSince == nil { car.areaSince = now }
      case .diverted, .receptionBegins, .losesPatience:
        // The lounge has a clock of its own: what comes after a ticket is not used.
        if car.received == nil, !car.hasComplainedBefore, let arrival = car.arrival {
          reception.append(.init(time: minutes(now - arrival), isEvent: false))
        }
        car.received = car.received ?? now
      case .complains:
        if car.received == nil, let arrival = car.arrival, !car.hasComplainedBefore {
          reception.append(.init(time: minutes(now - arrival), isEvent: true))
          car.hasComplainedBefore = true
        } else if let since = car.areaSince, !car.hasComplainedAfter {
          stay.append(.init(time: minutes(car.areaClock + now - since), isEvent: true))
          car.hasComplainedAfter = true
        }
      case .leavesArea:
        if let since = car.areaSince { car.areaClock += now - since }
        car.areaSince = nil
        if car.received != nil, !car.hasComplainedAfter {
          stay.append(.init(time: minutes(car.areaClock), isEvent: false))
          car.hasComplainedAfter = true
        }
      default: break
      }
      cars[index] = car
    }
    return (reception, stay)
  }
}

/// The share of customers who have complained by a time, where most never do (Kaplan and Meier 1958,
/// JASA 53; the interval is Greenwood's on the log-minus-log scale).
struct SurvivalCurve {
  struct Observation {
    var time: Double
    var isEvent: Bool
  }
  let events: Int
  /// Time of each complaint, share without one after it, and Greenwood's sum up to it.
  private var steps: [(time: Double, survival: Double, variance: Double)] = []
  private let count: Int

  init(_ observations: [Observation]) {
    let sorted = observations.sorted {
      ($0.time, $0.isEvent ? 0 : 1) < ($1.time, $1.isEvent ? 0 : 1)
    }
    events = sorted.count { $0.isEvent }
    count = sorted.count
    var survival = 1.0
    var variance = 0.0
    for (index, observation) in sorted.enumerated() where observation.isEvent {
      let atRisk = Double(sorted.count - index)
      survival *= 1 - 1 / atRisk
      if atRisk > 1 { variance += 1 / (atRisk * (atRisk - 1)) }
      steps.append((observation.time, survival, variance))
    }
  }

  /// The share that ever complains, as far as anybody waited.
  var reached: Double { 1 - (steps.last?.survival ?? 1) }

  func share(by time: Double) -> ConfidenceInterval {
    guard let step = steps.last(where: { $0.time <= time }), step.survival > 0,
      step.survival < 1
    else { return ConfidenceInterval(estimate: 0, low: 0, high: 1, level: 0.95, n: count) }
    let logSurvival = DoubleMath.log(step.survival)
    let half = 1.959964 * step.variance.squareRoot() / -logSurvival
    return ConfidenceInterval(
      estimate: 1 - step.survival, low: 1 - DoubleMath.exp(logSurvival * DoubleMath.exp(-half)),
      high: 1 - DoubleMath.exp(logSurvival * DoubleMath.exp(half)), level: 0.95, n: count)
  }

  /// Times at equal steps of the share that was reached.
  func points(_ wanted: Int) -> [Double] {
    (0..<wanted).map { index in
      let share = reached * (Double(index) + 0.5) / Double(wanted)
      return steps.first { 1 - $0.survival >= share }?.time ?? steps.last?.time ?? 0
    }
  }
}
