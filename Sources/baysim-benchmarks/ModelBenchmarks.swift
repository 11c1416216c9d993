import Experiments
import Forecourt
import Reporting
import ScenarioFiles

/// The model as a shop's scenario runs it.
struct ModelBenchmarks {
  /// The folder of the shipped scenarios.
  let scenarios: String
  /// The program beside this one.
  let program: String

  var all: [Benchmark] {
    [
      run("baseline"), run("whole-shop"), log("baseline"), reading("baseline"),
      reading("whole-shop"), writing, replications(threads: 1), replications(threads: 2), startUp,
    ]
  }

  private func shop(_ name: String) -> Shop {
    let result = ScenarioLoader().load(path: "\(scenarios)/\(name).jsonc")
    guard let scenario = result.scenario else {
      fatalError("\(name).jsonc: \(result.diagnostics.first.map { "\($0)" } ?? "")")
    }
    return scenario.shop
  }

  /// Replications of a month, one after another.
  private func run(_ name: String) -> Benchmark {
    Benchmark(
      name: "run.\(name)", unit: "events", bound: "mm3.loop", secondUnit: "cars"
    ) {
      let simulator = Simulator(shop(name))
      var number = 0
      return {
        let measures = simulator.run(seed: 1, replication: number)
        number += 1
        return Benchmark.Work(simulator.eventCount, second: Int(measures[.arrivals]))
      }
    }
  }

  /// The same with everything written down.
  private func log(_ name: String) -> Benchmark {
    Benchmark(name: "log.\(name)", unit: "events", bound: "run.\(name)") {
      let simulator = Simulator(shop(name))
      _ = simulator.run(seed: 1, replication: 0)
      let events = simulator.eventCount
      return {
        consume(simulator.log(seed: 1, replication: 0).log.events.count)
        return Benchmark.Work(events)
      }
    }
  }

  private func reading(_ name: String) -> Benchmark {
    Benchmark(name: "read.\(name)", unit: "files") {
      {
        consume(shop(name).name)
        return Benchmark.Work(1)
      }
    }
  }

  private var writing: Benchmark {
    Benchmark(name: "write.json", unit: "numbers") {
      {
        var text = ""
        var writer = JSONWriter(to: "")
        writer.array { writer in
          for index in 0..<20_000 { writer.value(Double(index) * 1.1) }
        }
        text = writer.output
        consume(text.utf8.count)
        return Benchmark.Work(20_000)
      }
    }
  }

  /// Month-long replications of the whole shop over threads, rows and sums included.
  private func replications(threads: Int) -> Benchmark {
    Benchmark(
      name: "replications.\(threads)", unit: "replications",
      bound: threads == 1 ? nil : "replications.1", usesThreads: true
    ) {
      let plan = ReplicationPlan(shop("whole-shop"), seed: 1)
      return {
        consume(Runner(threads: threads).run(plan, replications: 50).count)
        return Benchmark.Work(50)
      }
    }
  }

  /// From starting the program to its end, having printed its version.
  private var startUp: Benchmark {
    Benchmark(name: "start-up", unit: "starts", usesThreads: true) {
      {
        precondition(Child.run(program, ["--version"]), "\(program) does not run")
        return Benchmark.Work(1)
      }
    }
  }
}
