public import EventSimulation

/// A moment that the plan is meant to catch: a crowding episode (clause 5) or a stay over the limit
/// (clause 6), and what became of it. Rebuilt from the log alone.
public struct EscalationMoment: Sendable, Hashable {
  /// Which moment of a replication.
  public enum Key: Sendable, Hashable {
    /// From 1, in order.
    case crowding(episode: Int)
    case longStay(car: UInt32)
  }

  public enum Action: Sendable, Hashable, CaseIterable {
    case releaseToWaitingBay, divertToTemporaryParking
    case moveToAwaitingRepair, washFirst, bodyAndPaintFirst

    /// As an event's detail tells it.
    init?(detail: Int64) {
      switch detail {
      case 0: self = .releaseToWaitingBay
      case 1: self = .divertToTemporaryParking
      case 16: self = .moveToAwaitingRepair
      case 17: self = .washFirst
      case 18: self = .bodyAndPaintFirst
      default: return nil
      }
    }
  }

  public let key: Key
  public let began: Microseconds
  /// When it was over, by itself or by an action; nil: not before the log ended.
  public internal(set) var ended: Microseconds?
  /// The first look missed it.
  public internal(set) var wasMissed = false
  /// When the service manager knew.
  public internal(set) var known: Microseconds?
  /// From when the manager was on the spot with this known.
  public internal(set) var attended: Microseconds?
  /// When the manager first found an action possible.
  public internal(set) var possible: Microseconds?
  /// When the first action was taken, and what.
  public internal(set) var acted: Microseconds?
  public internal(set) var actions: [Action] = []
  /// The cars that were acted on.
  public internal(set) var cars: [UInt32] = []
  /// Actions that pulled a car out of the lane: it has to be driven back later.
  public internal(set) var carsPulledOut = 0
  /// It began less than two minutes after the one before had ended (crowding).
  public internal(set) var isFlapping = false

  public var isCrowding: Bool {
    if case .crowding = key { true } else { false }
  }
}

extension EventLog {
  /// An episode that begins sooner after the last one is the same crowd.
  static let flappingGap: Microseconds = 2 * TimeUnit.minute

  /// Every moment of the log in order of its beginning. The log must be a whole replication's.
  public func escalationMoments() -> [EscalationMoment] {
    var reader = MomentReader()
    for event in events { reader.read(event) }
    return reader.moments
  }
}

private struct MomentReader {
  private(set) var moments: [EscalationMoment] = []
  private var episode = 0
  /// Index of the open episode.
  private var crowd: Int?
  private var crowdEnded: Microseconds?
  /// Indices of the open long stays, by car.
  private var stays: [UInt32: Int] = [:]
  private var isAttended = false

  mutating func read(_ event: LoggedEvent) {
    switch event.kind {
    case .crowdingBegins:
      episode += 1
      crowd = moments.count
      var moment = EscalationMoment(key: .crowding(episode: episode), began: event.time)
      moment.isFlapping =
        crowdEnded.map { event.time - $0 < EventLog.flappingGap } ?? false
      moments.append(moment)
    case .crowdingEnds:
      close(crowd, event.time)
      crowd = nil
      crowdEnded = event.time
    case .longStayBegins where stays[event.car] == nil:
      stays[event.car] = moments.count
      moments.append(EscalationMoment(key: .longStay(car: event.car), began: event.time))
    case .leavesArea, .escalationEnds:
      close(stays.removeValue(forKey: event.car), event.time)
    case .noticeMissed: change(subject(event)) { $0.wasMissed = true }
    case .noticeGiven:
      let isThere = isAttended
      change(subject(event)) { moment in
        moment.known = event.time
        if isThere { moment.attended = event.time }
      }
    case .managerAttends:
      isAttended = true
      for index in [crowd].compactMap({ $0 }) + stays.values where moments[index].known != nil {
        moments[index].attended = moments[index].attended ?? event.time
      }
    case .managerLeaves: isAttended = false
    case .coordinationBegins:
      change(subject(event)) { $0.possible = $0.possible ?? event.time }
    case .actionTaken: act(event)
    default: break
    }
  }

  private mutating func act(_ event: LoggedEvent) {
    guard let action = EscalationMoment.Action(detail: event.detail) else { return }
    change(event.detail < 16 ? crowd : stays[event.car]) { moment in
      moment.acted = moment.acted ?? event.time
      moment.possible = moment.possible ?? event.time
      moment.actions.append(action)
      if event.car > 0 { moment.cars.append(event.car) }
      if action == .divertToTemporaryParking, event.car > 0 { moment.carsPulledOut += 1 }
    }
  }

  /// `detail` is 0 for the crowd and 1 for a long stay.
  private func subject(_ event: LoggedEvent) -> Int? {
    event.detail == 0 ? crowd : stays[event.car]
  }

  private mutating func change(_ index: Int?, _ body: (inout EscalationMoment) -> Void) {
    guard let index else { return }
    body(&moments[index])
  }

  private mutating func close(_ index: Int?, _ time: Microseconds) {
    guard let index else { return }
    moments[index].ended = time
  }
}

/// How long at least so many cars stood in the area, from the log alone: the line of another
/// threshold than the rule's.
public struct AreaCount: Sendable {
  /// Time at each count, from 0.
  private var time: [Microseconds] = []
  /// How often the count has risen to each.
  private var rises: [Int] = []
  private var since: Microseconds
  private var cars: Set<UInt32> = []

  /// - Parameter window: what is counted.
  public init(_ log: EventLog, window: Range<Microseconds>) {
    since = window.lowerBound
    for event in log.events {
      switch event.kind {
      case .entersLane, .reachesBay: change(event, window) { $0.insert(event.car) }
      case .leavesArea: change(event, window) { $0.remove(event.car) }
      default: break
      }
    }
    add(until: window.upperBound, window)
  }

  private mutating func change(
    _ event: LoggedEvent, _ window: Range<Microseconds>, _ body: (inout Set<UInt32>) -> Void
  ) {
    let old = cars.count
    add(until: event.time, window)
    body(&cars)
    while rises.count <= cars.count { rises.append(0) }
    if cars.count > old, window.contains(event.time) { rises[cars.count] += 1 }
  }

  private mutating func add(until end: Microseconds, _ window: Range<Microseconds>) {
    while time.count <= cars.count { time.append(0) }
    let end = min(end, window.upperBound)
    if end > since {
      time[cars.count] += end - since
      since = end
    }
  }

  /// Time with at least so many cars.
  public func time(atLeast count: Int) -> Microseconds {
    time.dropFirst(count).reduce(0, +)
  }

  /// How often the count has risen to so many.
  public func rises(to count: Int) -> Int { count < rises.count ? rises[count] : 0 }
}
