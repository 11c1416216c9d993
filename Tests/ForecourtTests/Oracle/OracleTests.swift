import EventSimulation
import Forecourt
import FoundationEssentials
import Testing

/// Seeds of a test that tries random shops: a bounded number in the suite, and as many times more as
/// `BAYSIM_FUZZ` says for a long search.
func seeds(_ count: Int) -> Range<UInt64> {
  let times = ProcessInfo.processInfo.environment["BAYSIM_FUZZ"].flatMap { Int($0) } ?? 1
  return 0..<UInt64(count * times)
}

/// The engine against a second, simple implementation of the model page (`Oracle`), event by event
/// and visit by visit, on random small shops with everything that a shop may have.
@Suite struct `The engine and the oracle` {
  @Test func `tell the same of random shops`() {
    var kinds = Set<EventKind>()
    // In shop 1349 somebody's shift begins with a window of the front desk's help.
    for seed in Array(seeds(300)) + [1349] {
      let shop = ShopGenerator.shop(seed: seed)
      let engine = Account.engine(shop, seed: seed)
      let difference = engine.difference(to: .oracle(shop, seed: seed))
      #expect(difference == nil, "seed \(seed)")
      kinds.formUnion(engine.lines.map(\.kind))
    }
    // A comparison says something only of what happened.
    let silent: Set<EventKind> = [.dayEnds, .escalationEnds]
    #expect(EventKind.allCases.filter { !silent.contains($0) && !kinds.contains($0) } == [])
  }
}
