import Statistics
import Testing

/// Queueing formulas against published values and exact rational arithmetic.
struct ErlangQueueTests {
  /// By direct sums in exact rationals (Python's `fractions`); 5 servers at 4 erlangs, 0.5541, and
  /// 10 at 8, 0.4092, are also in the usual tables of Erlang C, and Erlang B of 10 at 5, 0.0184, in
  /// those of Erlang B.
  @Test(arguments: [
    (1, 0.5, 0.3333333333333333, 0.5), (2, 1, 0.2, 0.3333333333333333),
    (3, 2, 0.21052631578947367, 0.4444444444444444),
    (5, 4, 0.19906687402799378, 0.5541125541125541),
    (10, 8, 0.1216610642529515, 0.40918015079644354),
    (20, 18, 0.10921284587252247, 0.5507690048161176),
    (100, 90, 0.026957380464359214, 0.2169404809063664),
    (5, 3, 0.11005434782608696, 0.23615160349854228),
    (10, 5, 0.018384570336648132, 0.03610535915832019),
  ])
  func probabilities(servers: Int, load: Double, loss: Double, wait: Double) {
    let queue = ErlangQueue(servers: servers, offeredLoad: load)
    #expect(abs(queue.lossProbability / loss - 1) < 1e-13)
    #expect(abs(queue.waitProbability / wait - 1) < 1e-12)
    #expect(
      abs(queue.meanQueue / (wait * load / (Double(servers) - load)) - 1) < 1e-12)
  }

  /// Gross and Harris, Fundamentals of Queueing Theory, example 2.1 (a clinic with three doctors, six
  /// patients an hour, twenty minutes each): 8/9 patients wait, for 4/27 of an hour on average.
  @Test func clinic() {
    let queue = ErlangQueue(servers: 3, offeredLoad: 2)
    #expect(abs(queue.meanQueue - 8.0 / 9) < 1e-14)
    #expect(abs(queue.meanWait(service: 20) - 60 * 4.0 / 27) < 1e-12)
  }

  /// One server: M/M/1, and by Pollaczek and Khinchine half of its wait where all work is alike.
  @Test(arguments: [0.1, 0.5, 0.9, 0.99]) func oneServer(load: Double) {
    let queue = ErlangQueue(servers: 1, offeredLoad: load)
    let exponential = load / (1 - load) * 7
    #expect(abs(queue.meanWait(service: 7) / exponential - 1) < 1e-12)
    #expect(abs(queue.meanWait(service: 7, serviceCV: 0) / exponential - 0.5) < 1e-12)
    // P(W > t) of M/M/1 is ρ exp(−(1 − ρ)t / s).
    #expect(queue.probability(waitOver: 0, service: 7) == queue.waitProbability)
    #expect(abs(queue.waitProbability - load) < 1e-13)
  }

  @Test func edges() {
    #expect(ErlangQueue(servers: 4, offeredLoad: 0).waitProbability == 0)
    #expect(ErlangQueue(servers: 4, offeredLoad: 0).meanWait(service: 10) == 0)
    let full = ErlangQueue(servers: 4, offeredLoad: 4)
    #expect(!full.isStable)
    #expect(full.waitProbability == 1)
    #expect(full.meanWait(service: 10) == .infinity)
    // Far beyond where powers and factorials would overflow.
    let large = ErlangQueue(servers: 10_000, offeredLoad: 9_900)
    #expect((0...1).contains(large.waitProbability))
    #expect(large.waitProbability > 0.1)
  }
}
