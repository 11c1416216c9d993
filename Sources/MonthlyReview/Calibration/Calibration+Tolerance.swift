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
    let stay = HazardCurve(waits.stay)
    // Before reception both clocks run, and a complaint does not say of which: the hazard of the
    // stay, known from the time after reception, is taken off.
    let reception = HazardCurve(waits.reception).less(stay)
    estimate(
      "customers.receptionTolerance", reception, waits.reception.count,
      before: shop.customers.receptionTolerance
    ) { $0.customers.receptionTolerance = $1 }
    estimate(
      "customers.stayTolerance", stay, waits.stay.count, before: shop.customers.stayTolerance
    ) { $0.customers.stayTolerance = $1 }
  }

  private mutating func estimate(
    _ path: String, _ curve: HazardCurve, _ count: Int, before: Distribution,
    _ apply: (inout Shop, Distribution) -> Void
  ) {
    // The curve is read no further than where thirty customers are still waiting.
    let minutes = [30.0, 20, 15, 10, 5].first { curve.atRisk(at: $0) >= 30 }
    guard curve.events >= Self.fewestComplaints, let minutes else {
      keep(path, "only \(curve.events) complaints", "只有 \(curve.events) 起投诉")
      return
    }
    note(
      "\(path) (≤ \(Int(minutes)) min)", .tolerance, .share,
      before: before.cdf(minutes * Double(TimeUnit.minute)), curve.share(by: minutes),
      en: "\(curve.events) complaints, \(count) customers (Nelson-Aalen)",
      zh: "\(count) 位客户中 \(curve.events) 起投诉（Nelson-Aalen）")
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
  ) -> (reception: [HazardCurve.Observation], stay: [HazardCurve.Observation]) {
    struct Car {
      var arrival: Microseconds?
      var received: Microseconds?
      var areaSince: Microseconds?
      var areaClock: Microseconds = 0
      var hasComplainedBefore = false
      var clockAtReception: Microseconds?
      var isDone = false
    }
    var cars = [Car](repeating: Car(), count: log.visits.count)
    var reception: [HazardCurve.Observation] = []
    var stay: [HazardCurve.Observation] = []
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
        if car.received == nil, let arrival = car.arrival {
          if !car.hasComplainedBefore {
            reception.append(.init(time: minutes(now - arrival), isEvent: false))
          }
          car.received = now
          if event.kind == .receptionBegins, let since = car.areaSince {
            car.clockAtReception = car.areaClock + now - since
          }
        }
      case .complains:
        if car.received == nil, let arrival = car.arrival, !car.hasComplainedBefore {
          reception.append(.init(time: minutes(now - arrival), isEvent: true))
          car.hasComplainedBefore = true
        } else if let since = car.areaSince, let entry = car.clockAtReception,
          !car.hasComplainedBefore, !car.isDone
        {
          stay.append(
            .init(
              time: minutes(car.areaClock + now - since), isEvent: true, entry: minutes(entry)))
          car.isDone = true
        }
      case .leavesArea:
        if let since = car.areaSince { car.areaClock += now - since }
        car.areaSince = nil
        if let entry = car.clockAtReception, !car.hasComplainedBefore, !car.isDone {
          stay.append(
            .init(time: minutes(car.areaClock), isEvent: false, entry: minutes(entry)))
          car.isDone = true
        }
      default: break
      }
      cars[index] = car
    }
    return (reception, stay)
  }
}
