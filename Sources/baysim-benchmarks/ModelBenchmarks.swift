import Documents
import Experiments
import Forecourt
import Pages
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
      run("forecourt"), run("baseline"), measuring, log("forecourt"), reading("forecourt"),
      reading("baseline"), writing, report, replications(threads: 1), replications(threads: 2),
      comparing(threads: 1), comparing(threads: 2), startUp,
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

  /// What the measures of one visit cost: a run without them would save so much.
  private var measuring: Benchmark {
    Benchmark(name: "measures.visit", unit: "cars", bound: "run.forecourt") {
      let shop = shop("forecourt")
      let shape = MeasureShape(
        jobTypes: shop.jobTypes.count, people: shop.staff.people.count, pools: 0, days: 30)
      let visits = VisitMeasures(shape: shape)
      return { Benchmark.Work(visits.record(cars: 2000)) }
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
        consume(shop(name).jobTypes.count)
        return Benchmark.Work(1)
      }
    }
  }

  private var writing: Benchmark {
    Benchmark(name: "write.json", unit: "numbers") {
      {
        var writer = JSONWriter(to: "")
        writer.array { writer in
          for index in 0..<20_000 { writer.value(Double(index) * 1.1) }
        }
        consume(writer.output.utf8.count)
        return Benchmark.Work(20_000)
      }
    }
  }

  /// The page of a month, without its replay.
  private var report: Benchmark {
    Benchmark(name: "write.report", unit: "pages") {
      let plan = ReplicationPlan(shop("baseline"), seed: 1)
      let summary = Summary(plan, Runner(threads: 1).run(plan, replications: 10))
      return {
        let page = ReportPage.render(
          ReportInput(summary: summary, version: "benchmark", language: .en))
        consume(page.utf8.count)
        return Benchmark.Work(1)
      }
    }
  }

  /// Two policies compared, on the same customers.
  private func comparing(threads: Int) -> Benchmark {
    Benchmark(
      name: "compare.\(threads)", unit: "replications",
      bound: threads == 1 ? nil : "compare.1", usesThreads: true
    ) {
      let base = ReplicationPlan(shop("baseline"), seed: 1)
      let other = ReplicationPlan(shop("no-plan"), seed: 1)
      return {
        let comparison = Runner(threads: threads).compare(
          base, with: [other], on: "crowding.minutesPerDay", replications: 50)
        precondition(comparison != nil, "a comparison came to no end")
        return Benchmark.Work(100)
      }
    }
  }

  /// Month-long replications of the whole shop over threads, rows and sums included: so many that the
  /// last one, for which a thread waits, does not count for more than in a real run.
  private func replications(threads: Int) -> Benchmark {
    Benchmark(
      name: "replications.\(threads)", unit: "replications",
      bound: threads == 1 ? nil : "replications.1", usesThreads: true
    ) {
      let plan = ReplicationPlan(shop("baseline"), seed: 1)
      return {
        consume(Runner(threads: threads).run(plan, replications: 200).count)
        return Benchmark.Work(200)
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
