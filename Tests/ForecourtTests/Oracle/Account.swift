import EventSimulation
import Forecourt

/// One run as engine or oracle tell it: what both must say alike.
struct Account {
  /// An event without what the page leaves open.
  struct Line: Hashable {
    var time: Microseconds
    var kind: EventKind
    var car: UInt32
    var person: Int32
    /// The bay, or what the event says beside.
    var detail: Int64

    init(_ event: LoggedEvent) {
      time = event.time
      kind = event.kind
      car = event.car
      person = event.person
      switch event.kind {
      case .arrives, .diverted, .leavesArea, .complains, .fined, .noticeMissed, .noticeBegins,
        .noticeGiven, .actionTaken, .managerLeaves, .callBegins, .customerAnswers, .progressNotice:
        detail = event.detail
      case .guideBegins, .selfParks, .reachesBay, .receptionBegins, .called:
        detail = Int64(event.index)
      default: detail = 0
      }
    }

    var text: String { timeOfDay(time) + " \(kind) car \(car) person \(person) \(detail)" }
  }

  var lines: [Line]
  var visits: [LoggedVisit]

  private init(_ events: [LoggedEvent], _ visits: [LoggedVisit]) {
    lines = events.filter { $0.kind != .escalationEnds }.map(Line.init)
    self.visits = visits.filter { !$0.isVisitor }.map { visit in
      var visit = visit
      visit.entity = 0
      return visit
    }
  }

  static func engine(_ shop: Shop, seed: UInt64) -> Account {
    let log = Simulator(shop).log(seed: seed, replication: 0).log
    return Account(log.events, log.visits)
  }

  static func oracle(_ shop: Shop, seed: UInt64) -> Account {
    let oracle = Oracle(shop, seed: seed, replication: 0)
    oracle.run()
    return Account(oracle.events, oracle.visits())
  }

  /// Where this account of the engine parts from one of the oracle, with a few lines before it; nil
  /// if it does not.
  func difference(to other: Account) -> String? {
    if lines != other.lines {
      return Self.parting(lines.map(\.text), other.lines.map(\.text))
    }
    if visits != other.visits {
      return Self.parting(visits.map { "\($0)" }, other.visits.map { "\($0)" })
    }
    return nil
  }

  private static func parting(_ mine: [String], _ theirs: [String]) -> String {
    let at = zip(mine, theirs).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let first = at ?? min(mine.count, theirs.count)
    let before = mine[max(0, first - 3)..<first].joined(separator: "\n  ")
    let (left, right) = (mine.dropFirst(first).first, theirs.dropFirst(first).first)
    return "  \(before)\nengine: \(left ?? "the end")\noracle: \(right ?? "the end")"
  }
}
