public import EventSimulation

/// What people were doing when: rebuilt from the log, so that a wait can be traced to what kept the
/// person it waited for.
public struct StaffTimeline: Sendable {
  public enum Activity: UInt8, Sendable, Hashable {
    case offDuty, onBreak, guiding, turningAway, receiving, atDesk, handingOver, driving
    case attending, inspecting, handingBack, settling, calling, notifying, free
  }

  public struct Stretch: Sendable, Hashable {
    public var person: Int
    public var activity: Activity
    /// 0: no car.
    public var car: UInt32
    public var from: Microseconds
    public var to: Microseconds
  }

  /// By person, in order of time.
  private let stretches: [[Stretch]]

  public init(_ log: EventLog, of shop: Shop) {
    var builder = StretchBuilder(
      people: shop.staff.people.count,
      advisorStays: shop.reception.advisorStaysForDiagnosis)
    for event in log.events { builder.add(event) }
    stretches = builder.finish()
  }

  /// What a person did at an instant (the stretch that begins then counts, the one that ends then
  /// does not).
  public func stretch(of person: Int, at time: Microseconds) -> Stretch? {
    guard stretches.indices.contains(person) else { return nil }
    return stretches[person].last { $0.from <= time && time < $0.to }
  }
}

private struct StretchBuilder {
  private var done: [[StaffTimeline.Stretch]]
  private var open: [StaffTimeline.Stretch?]
  /// Who is bound to a car, by what ends it.
  private var bound: [UInt32: [EventKind: Int]] = [:]
  private let advisorStays: Bool

  init(people: Int, advisorStays: Bool) {
    self.advisorStays = advisorStays
    done = Array(repeating: [], count: people)
    // Nobody is on duty before the first shift.
    open = (0..<people).map {
      StaffTimeline.Stretch(person: $0, activity: .offDuty, car: 0, from: 0, to: .never)
    }
  }

  mutating func add(_ event: LoggedEvent) {
    let person = Int(event.person)
    switch event.kind {
    case .shiftBegins: end(person, event.time)
    case .shiftEnds:
      end(person, event.time)
      begin(person, .offDuty, event)
    case .breakBegins: begin(person, .onBreak, event)
    case .breakEnds: end(person, event.time)
    case .guideBegins: begin(person, .guiding, event, until: .reachesBay)
    case .turnAwayBegins: begin(person, .turningAway, event, until: .visitorLeaves)
    case .receptionBegins: begin(person, .receiving, event, until: .orderSigned)
    case .diagnosisBegins where !advisorStays:
      if let advisor = bound[event.car]?.removeValue(forKey: .orderSigned) {
        end(advisor, event.time)
      }
    case .deskBegins:
      // A helper who takes the papers over frees the one who received the car.
      if let first = bound[event.car]?[.orderSigned], first != person { end(first, event.time) }
      begin(person, .atDesk, event, until: .orderSigned)
    case .handOverBegins: begin(person, .handingOver, event, until: .handOverEnds)
    case .driveBegins where person >= 0: begin(person, .driving, event, until: .driveEnds)
    case .managerSetsOff: begin(person, .attending, event)
    case .managerLeaves: end(person, event.time)
    case .inspectionBegins where person >= 0:
      begin(person, .inspecting, event, until: .inspectionEnds)
    case .handBackBegins: begin(person, .handingBack, event, until: .handedBack)
    case .paymentBegins: begin(person, .settling, event, until: .completes)
    case .callBegins: stretch(person, .calling, event)
    case .progressNotice: stretch(person, .notifying, event)
    default: break
    }
    if let bounded = bound[event.car]?.removeValue(forKey: event.kind) {
      end(bounded, event.time)
    }
  }

  private mutating func begin(
    _ person: Int, _ activity: StaffTimeline.Activity, _ event: LoggedEvent,
    until kind: EventKind? = nil
  ) {
    guard open.indices.contains(person) else { return }
    end(person, event.time)
    open[person] = StaffTimeline.Stretch(
      person: person, activity: activity, car: event.car, from: event.time, to: .never)
    if let kind { bound[event.car, default: [:]][kind] = person }
  }

  private mutating func stretch(
    _ person: Int, _ activity: StaffTimeline.Activity, _ event: LoggedEvent
  ) {
    guard done.indices.contains(person) else { return }
    done[person].append(
      StaffTimeline.Stretch(
        person: person, activity: activity, car: event.car, from: event.time,
        to: event.time + event.detail))
  }

  private mutating func end(_ person: Int, _ time: Microseconds) {
    guard open.indices.contains(person), var stretch = open[person] else { return }
    stretch.to = time
    done[person].append(stretch)
    open[person] = nil
  }

  mutating func finish() -> [[StaffTimeline.Stretch]] {
    for person in open.indices { end(person, .never) }
    return done.map { $0.sorted { $0.from < $1.from } }
  }
}
