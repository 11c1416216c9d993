import EventSimulation
import Statistics
import Tallies

/// The kernel's parts: calendar, random numbers, distributions, histogram.
enum KernelBenchmarks {
  static var all: [Benchmark] {
    [random] + [4, 16, 64, 1024].map(hold) + distributions + [histogram]
  }

  /// The hold model: take the earliest of `pending` events out and enter another.
  private static func hold(_ pending: Int) -> Benchmark {
    Benchmark(name: "calendar.hold.\(pending)", unit: "events", bound: "random.uniform") {
      var increments = [Microseconds](repeating: 0, count: 4096)
      var stream = RandomStream(seed: 1, replication: 0, purpose: 1, entity: 0)
      let gap = Sampler(durations: .exponential(mean: 1_000_000))
      for index in increments.indices { increments[index] = gap.sampleDuration(&stream) }
      return {
        var calendar = EventCalendar<Int32>(minimumCapacity: pending)
        for event in 0..<pending {
          calendar.schedule(Int32(event), at: increments[event], priority: 0)
        }
        let holds = 200_000
        var sum = 0
        for turn in 0..<holds {
          guard let event = calendar.next() else { break }
          sum &+= Int(event)
          calendar.schedule(
            event, at: calendar.now + increments[turn & 4095], priority: 0)
        }
        consume(sum)
        return Benchmark.Work(holds)
      }
    }
  }

  private static var random: Benchmark {
    Benchmark(name: "random.uniform", unit: "draws") {
      {
        var stream = RandomStream(seed: 1, replication: 0, purpose: 1, entity: 0)
        var sum = 0.0
        for _ in 0..<400_000 { sum += stream.uniform() }
        consume(sum)
        return Benchmark.Work(400_000)
      }
    }
  }

  private static var distributions: [Benchmark] {
    let mean = 300e6
    let list: [(String, Distribution)] = [
      ("exponential", .exponential(mean: mean)), ("uniform", .uniform(low: 0, high: mean)),
      ("triangular", .triangular(low: 0, mode: mean, high: 2 * mean)),
      ("normal", .normal(mean: mean, sd: mean / 4)), ("lognormal", .lognormal(mean: mean, cv: 0.5)),
      ("gamma", .gamma(mean: mean, cv: 0.5)), ("weibull", .weibull(mean: mean, cv: 0.5)),
      ("erlang", .erlang(mean: mean, stages: 3)),
      ("empirical", .empirical((0..<1000).map { Double($0) * 1e6 })),
      (
        "mixture",
        .mixture([
          .init(weight: 1, .uniform(low: 0, high: mean)),
          .init(weight: 3, .exponential(mean: mean)),
        ])
      ),
    ]
    return list.map { name, distribution in
      Benchmark(name: "draw.\(name)", unit: "draws", bound: "random.uniform") {
        let sampler = Sampler(durations: distribution)
        return {
          var stream = RandomStream(seed: 1, replication: 0, purpose: 1, entity: 0)
          var sum: Microseconds = 0
          for _ in 0..<100_000 { sum &+= sampler.sampleDuration(&stream) }
          consume(sum)
          return Benchmark.Work(100_000)
        }
      }
    }
  }

  private static var histogram: Benchmark {
    Benchmark(name: "histogram.add", unit: "values", bound: "random.uniform") {
      {
        var recorder = LogLinearRecorder()
        for value in 0..<400_000 as Range<Int64> { recorder.add(value &* 997) }
        consume(recorder.totals.count)
        return Benchmark.Work(400_000)
      }
    }
  }
}
