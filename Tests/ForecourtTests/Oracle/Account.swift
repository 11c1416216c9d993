import EventSimulation
import Forecourt

/// One run in words: what both must say alike.
struct Account {
  var events: [String]
  var visits: [String]

  init(_ events: [LoggedEvent], _ visits: [LoggedVisit]) {
    self.events = events.filter { $0.kind != .escalationEnds }.map { event in
      let head = timeOfDay(event.time) + " \(event.kind) car \(event.car) person \(event.person)"
      switch event.kind {
      case .arrives, .diverted, .leavesArea, .complains, .fined, .noticeMissed, .noticeBegins,
        .noticeGiven, .actionTaken, .callBegins, .customerAnswers, .progressNotice:
        return head + " \(event.detail)"
      case .guideBegins, .selfParks, .reachesBay, .receptionBegins, .called:
        return head + " bay \(event.index)"
      default: return head
      }
    }
    self.visits = visits.filter { !$0.isVisitor }.map { visit in
      var visit = visit
      visit.entity = 0
      return "\(visit)"
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

  /// The first line in which two accounts part, with a few before it; nil if they do not.
  func difference(to other: Account) -> String? {
    for (mine, theirs) in [(events, other.events), (visits, other.visits)] where mine != theirs {
      let at = zip(mine, theirs).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      let first = at ?? min(mine.count, theirs.count)
      let before = mine[max(0, first - 3)..<first].joined(separator: "\n  ")
      let (left, right) = (mine.dropFirst(first).first, theirs.dropFirst(first).first)
      return "  \(before)\nengine: \(left ?? "the end")\noracle: \(right ?? "the end")"
    }
    return nil
  }
}
