import Experiments
import Forecourt
import Statistics
import Testing

@Suite struct ConstrainedRaceTests {
  /// Five systems, one replication: a shared part and an own part.
  func row(_ trial: Int, _ round: Int, _ systems: [Int], shared: Double) -> [Double] {
    let common = noise(UInt64(trial) * 100 + 90_000_000, round)
    let own = (1 - shared * shared).squareRoot()
    return systems.map {
      shared * common + own * noise(UInt64(trial) * 100 + UInt64($0) + 1_000_000, round)
    }
  }

  @Test(arguments: [0.0, 0.9])
  func `Without limits the best is chosen as often as promised`(shared: Double) {
    // The slippage configuration: one system δ better than all others, the hardest case. 600 races;
    // P(correct) ≥ 0.9 less 3 binomial errors (0.037).
    let means = [0.0, 0.5, 0.5, 0.5, 0.5]
    var right = 0
    for trial in 0..<600 {
      var race = ConstrainedRace(systems: 5, limits: [], indifference: 0.5, alpha: 0.1)
      while !race.isDecided {
        let values = zip(row(trial, race.rounds, race.survivors, shared: shared), race.survivors)
          .map { $0 + means[$1] }
        race.add(values, figures: values.map { _ in [] })
      }
      if race.selected == 0 { right += 1 }
    }
    #expect(Double(right) / 600 >= 0.9 - 0.037)
  }

  @Test func `Without limits it is procedure KN, round for round`() {
    for trial in 0..<40 {
      var race = ConstrainedRace(systems: 5, limits: [], indifference: 0.4, alpha: 0.05)
      var model = KimNelson(systems: 5, indifference: 0.4, alpha: 0.05, direction: .minimise)
      while !race.isDecided {
        let values = zip(row(trial, race.rounds, race.survivors, shared: 0.5), race.survivors)
          .map { $0 + 0.2 * Double($1) }
        race.add(values, figures: values.map { _ in [] })
        model.add(values)
        #expect(race.survivors == model.survivors)
      }
      #expect(model.isDecided && race.selected == model.selected)
    }
  }

  @Test func `With a limit the cheapest feasible one is chosen as often as promised`() {
    // The cheapest two break the limit by the tolerance; the third keeps it by the tolerance and
    // is δ cheaper than the last two. 500 races; P(correct) ≥ 0.9 less 3 binomial errors (0.04).
    let cost = [0.0, 0.5, 1.0, 1.5, 1.5]
    let stays = [2.4, 2.4, 1.6, 1.6, 1.0]
    let limit = ConstrainedRace.Limit(Constraint(.atMost, 2), tolerance: 0.4)
    var right = 0
    for trial in 0..<500 {
      var race = ConstrainedRace(systems: 5, limits: [limit], indifference: 0.5, alpha: 0.1)
      while !race.isDecided {
        let survivors = race.survivors
        let round = race.rounds
        let values = zip(row(trial, round, survivors, shared: 0.5), survivors)
          .map { $0 + cost[$1] }
        let figures = zip(row(trial + 5000, round, survivors, shared: 0.5), survivors)
          .map { [$0 + stays[$1]] }
        race.add(values, figures: figures)
      }
      if race.selected == 2 { right += 1 }
    }
    #expect(Double(right) / 500 >= 0.9 - 0.04)
  }

  @Test func `Where none is feasible, none is chosen`() {
    let limit = ConstrainedRace.Limit(Constraint(.atLeast, 0.9), tolerance: 0.05)
    var race = ConstrainedRace(systems: 3, limits: [limit], indifference: 1)
    while !race.isDecided {
      race.add(
        race.survivors.map(Double.init),
        figures: race.survivors.map { [0.5 + 0.01 * noise(UInt64($0), race.rounds)] })
    }
    #expect(race.selected == nil && race.leader == nil)
    #expect(race.feasibility == [.infeasible, .infeasible, .infeasible])
  }

  @Test func `Exact ties end, with the first of the list`() {
    let limit = ConstrainedRace.Limit(Constraint(.atMost, 2), tolerance: 0.1)
    var race = ConstrainedRace(systems: 3, limits: [limit], indifference: 1)
    while !race.isDecided {
      race.add(race.survivors.map { _ in 7 }, figures: race.survivors.map { _ in [2] })
    }
    #expect(race.selected == 0 && race.rounds == 10)
  }
}

@Suite struct OptimizerTests {
  /// Two hundred rosters: cost rises and long stays fall with the staff.
  let candidates = (0..<200).map { index in
    let staff = Double(index % 20)
    let waste = Double(index / 20)
    let shared: @Sendable (Int) -> Double = { noise(77, $0) }
    return policy(
      "staff \(index % 20), waste \(index / 20)",
      stays: { max(0, 8 - 0.5 * staff + 0.8 * shared($0) + 0.3 * noise(UInt64(index) + 500, $0)) },
      wages: 1000 + 80 * staff + 60 * waste,
      lost: { 100 + 60 * shared($0) + 15 * noise(UInt64(index) + 900, $0) })
  }
  let goal = OptimizationGoal(
    targets: [.init("longStays.perDay", .atMost, 2.25, tolerance: 0.25)], indifference: 30,
    level: 0.95)

  @Test func `Two hundred candidates: the right one, at less than a fifth of equal allocation`()
    throws
  {
    let result = try #require(Runner(threads: 2).optimize(candidates, for: goal))
    // 8 − 0.5 s ≤ 2.25 wants s ≥ 11.5: twelve, without waste, is the cheapest.
    #expect(result.selected == 12)
    #expect(result.isDecided)
    #expect(result.candidates[12].feasibility == .feasible)
    #expect(result.candidates[0].feasibility != .feasible)
    #expect(result.replicationsUsed * 5 <= result.equalAllocation)
    #expect(
      result.replicationsUsed == result.candidates.reduce(0) { $0 + $1.replications })
    #expect(result.candidates.allSatisfy { $0.replications >= 10 })
    #expect(!result.front.isEmpty)
  }

  @Test func `The front is what none beats in both figures, over the same customers`() throws {
    func candidate(_ stays: Double, _ wages: Double) -> ReplicationPlan {
      policy("", stays: { stays + noise(5, $0) }, wages: wages)
    }
    // The third costs more than the first and leaves more stays; the fifth is a tie with the first.
    let six = [
      candidate(5, 1000), candidate(3, 1200), candidate(5.5, 1100), candidate(1, 1300),
      candidate(5, 1000), candidate(1, 1400),
    ]
    let result = try #require(
      Runner(threads: 2).optimize(six, for: OptimizationGoal(indifference: 50)))
    #expect(result.front == [0, 1, 3])
    #expect(result.selected == 0 && result.candidates[0].firstStageMeans[0] == 1200)
  }

  @Test func `The threads change nothing`() throws {
    let few = Array(candidates[..<24])
    let one = try #require(Runner(threads: 1).optimize(few, for: goal))
    let two = try #require(Runner(threads: 2).optimize(few, for: goal))
    #expect(one.selected == two.selected && one.front == two.front)
    #expect(one.candidates.map(\.means) == two.candidates.map(\.means))
    #expect(one.replicationsUsed == two.replicationsUsed)
  }

  @Test func `A budget is kept, and goes to the contenders`() throws {
    let few = Array(candidates[..<20])
    let result = try #require(Runner(threads: 2).optimize(few, for: goal, budget: 600))
    #expect(result.replicationsUsed == 600)
    #expect(result.selected == 12 && !result.isDecided)
    #expect(result.candidates[0].replications == 10)
    #expect(result.candidates[12].replications > 30)
  }

  @Test func `A candidate whose figures are not defined does not win and does not trap`() throws {
    let broken = policy("broken", stays: { _ in .nan }, wages: 1)
    let result = try #require(
      Runner(threads: 1).optimize([broken, candidates[14], candidates[16]], for: goal))
    #expect(result.selected == 1)
    let none = try #require(Runner(threads: 1).optimize([broken], for: goal))
    #expect(none.selected == nil)
    let late = policy("late", stays: { $0 < 12 ? 0 : .nan }, wages: 1, lost: { $0 < 12 ? 0 : .nan })
    let mixed = try #require(Runner(threads: 1).optimize([late, candidates[14]], for: goal))
    #expect(mixed.candidates[0].replications <= 15)
  }

  @Test func `The confirmation meets fresh customers`() throws {
    // A known winner's curse: twenty equal candidates; the best mean of ten is below the truth.
    let equal = (0..<20).map { index in
      ReplicationPlan(
        name: "\(index)", shop: smallShop(), kpis: [carried], seed: 3
      ) { seed in
        { carrying(10 + noise(seed &+ UInt64(index) * 1000, $0)) }
      }
    }
    let runner = Runner(threads: 1)
    let goal = OptimizationGoal(
      minimise: "carried", indifference: 5, firstStage: 10, frontKey: "carried")
    let result = try #require(runner.optimize(equal, for: goal))
    let winner = try #require(result.selected)
    let flattered = result.candidates[winner].means[0]
    #expect(flattered < 9.8)
    let confirmed = try #require(
      runner.confirm(equal[winner], against: equal[0], on: "carried", replications: 200))
    #expect(abs(confirmed.policies[0]["carried"]!.interval.estimate - 10) < 0.25)
    #expect(confirmed.base.seed != 3)
  }

  @Test func `A walk over rosters ends at the cheapest that meets the target`() throws {
    let result = Runner(threads: 2).search(
      from: 3, for: goal,
      neighbours: { staff in [staff - 1, staff + 1].filter { (0..<20).contains($0) } },
      plan: { candidates[$0] })
    #expect(result.best == 12 && result.isLocalOptimum)
    #expect(result.steps.count >= 9)
    let short = Runner(threads: 2).search(
      from: 3, for: goal, maximumSteps: 2, neighbours: { [$0 + 1] }, plan: { candidates[$0] })
    #expect(short.best == nil && !short.isLocalOptimum)
  }

  @Test func `A stop before the first stage gives nothing, later the leader without a promise`() {
    let stop = StopFlag()
    stop.raise()
    #expect(Runner(threads: 1, stop: stop).optimize(candidates, for: goal) == nil)
    let later = StopFlag()
    let runner = Runner(threads: 2, stop: later) { done, total in
      if total < 2000 { later.raise() }
    }
    let result = runner.optimize(candidates, for: goal)
    #expect(result?.isDecided == false)
    #expect(result?.selected != nil)
  }
}
