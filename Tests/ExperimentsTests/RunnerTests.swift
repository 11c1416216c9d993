import Experiments
import Forecourt
import Statistics
import Synchronization
import Testing

@Suite struct RunnerTests {
  let truth = plan { 3 + noise(7, $0) }

  @Test(arguments: [1, 2, 3, 8, 64])
  func `Any number of threads gives the same bytes`(threads: Int) {
    let one = Runner(threads: 1).run(truth, replications: 57)
    #expect(Runner(threads: threads).run(truth, replications: 57) == one)
    #expect(one.count == 57)
    #expect(one.merged?.replications == 57)
  }

  @Test func `A row stands in the place of its number`() {
    let result = Runner(threads: 2).run(plan { Double($0) }, replications: 40)
    #expect(result.column(0) == (0..<40).map(Double.init))
    #expect(result.column("carried") == result.column(0))
    #expect(result.column("nothing") == nil)
    // 0 + 1 + … + 6 five times, then 0 … 4.
    #expect(result.merged?[.longStays] == 115)
    #expect(result.merged?.maximumInArea == 6)
  }

  @Test func `A hundred replications begin with the ten`() {
    let runner = Runner(threads: 2)
    let ten = runner.run(truth, replications: 10)
    var hundred = runner.run(truth, replications: 100)
    #expect(Array(hundred.cells.prefix(10)) == ten.cells)
    var joined = ten
    joined.append(runner.run(truth, numbers: 10..<100))
    #expect(joined == hundred)
    hundred.append(runner.run(truth, numbers: 100..<101))
    #expect(joined != hundred)
  }

  @Test(arguments: [1, 2])
  func `A stopped run is what a shorter one would have given`(threads: Int) {
    let stop = StopFlag()
    let runner = Runner(threads: threads, stop: stop) { done, total in
      #expect(total == 1000)
      if done == 30 { stop.raise() }
    }
    let part = runner.run(truth, replications: 1000)
    #expect(part.count >= 30 && part.count < 1000)
    #expect(part == Runner(threads: 1).run(truth, replications: part.count))
    #expect(runner.run(truth, replications: 5).count == 0)
  }

  @Test(arguments: [1, 2, 4])
  func `A replication that is cut short takes what lies beyond it along`(threads: Int) {
    let stop = StopFlag()
    let beyond = Atomic<Int>(0)
    let cut = ReplicationPlan(name: "", shop: smallShop(), kpis: [carried], seed: 1) { _ in
      { number in
        if number != 9 {
          if number > 9 { beyond.wrappingAdd(1, ordering: .relaxed) }
          return carrying(Double(number), longStays: 1)
        }
        // The other threads go on for a while, far beyond.
        while threads > 1, beyond.load(ordering: .relaxed) < 20 {}
        stop.raise()
        return nil
      }
    }
    let part = Runner(threads: threads, stop: stop).run(cut, replications: 1000)
    #expect(part.column(0) == (0..<9).map(Double.init))
    #expect(part.merged?[.longStays] == 9)
    #expect(part.merged?.replications == 9)
  }

  @Test func `A simulator ends in the middle of a replication, and is none the worse for it`() {
    let stop = StopFlag()
    let simulator = Simulator(smallShop(), stop: stop)
    let whole = simulator.run(seed: 1, replication: 3)
    let events = simulator.eventCount
    #expect(!simulator.wasStopped)
    stop.raise()
    _ = simulator.run(seed: 1, replication: 3)
    #expect(simulator.wasStopped && simulator.eventCount < events)
    stop.lower()
    #expect(simulator.run(seed: 1, replication: 3) == whole)
    #expect(!simulator.wasStopped)
  }

  @Test func `Several tasks answer each for itself`() {
    let other = plan("other") { -Double($0) }
    let runner = Runner(threads: 2)
    let results = runner.run([
      Runner.Task(plan: truth, numbers: 0..<20), Runner.Task(plan: other, numbers: 3..<3),
      Runner.Task(plan: other, numbers: 5..<9),
    ])
    #expect(results[0] == runner.run(truth, replications: 20))
    #expect(results[1].count == 0)
    #expect(results[2].column(0) == [-5, -6, -7, -8])
    #expect(results[2].numbers == 5..<9)
  }

  @Test func `A thread makes its simulator once a task`() {
    let counter = Counter()
    let counted = ReplicationPlan(name: "", shop: smallShop(), kpis: [carried], seed: 1) { _ in
      counter.made.wrappingAdd(1, ordering: .relaxed)
      return { carrying(Double($0)) }
    }
    _ = Runner(threads: 1).run(counted, replications: 50)
    #expect(counter.made.load(ordering: .relaxed) == 1)
  }

  private final class Counter: Sendable {
    let made = Atomic<Int>(0)
  }
}
