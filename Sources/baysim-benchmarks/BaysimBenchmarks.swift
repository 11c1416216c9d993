import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Measures how fast the house is, part by part, each beside what it is held against.
@main
enum BaysimBenchmarks {
  static func main() {
    do throws(Options.Problem) {
      exit(run(try Options(Array(CommandLine.arguments.dropFirst()))))
    } catch {
      guard let text = error.text else {
        print(Options.help)
        exit(0)
      }
      complain("Error: \(text)\n\(Options.help)\n")
      exit(2)
    }
  }

  private static var all: [Benchmark] {
    let own = CommandLine.arguments[0]
    let folder = own.lastIndex(of: "/").map { String(own[..<$0]) } ?? "."
    let models = ModelBenchmarks(scenarios: "scenarios", program: folder + "/baysim")
    return QueueBenchmarks.all + KernelBenchmarks.all + models.all
  }

  private static func run(_ options: Options) -> Int32 {
    let all = all
    if options.lists {
      for benchmark in all { print(benchmark.name) }
      print("scaling")
      return 0
    }
    if let name = options.work {
      guard let benchmark = all.first(where: { $0.name == name }) else {
        complain("Error: no benchmark \(name)\n")
        return 2
      }
      let work = benchmark.prepare()
      var units = 0
      for _ in 0..<options.times { units += work().units }
      print(units)
      return 0
    }
    let file = measure(chosen(from: all, options), options)
    do {
      if let path = options.json { try file.write(to: path) }
      if let path = options.compare { report(file.changes(since: try ResultFile(path: path))) }
    } catch {
      complain("Error: \(error)\n")
      return 1
    }
    return 0
  }

  /// The benchmarks asked for, and those that they are held against.
  private static func chosen(from all: [Benchmark], _ options: Options) -> [Benchmark] {
    let asked = all.filter { options.wants($0.name) }
    let bounds = Set(asked.compactMap(\.bound))
    return all.filter { options.wants($0.name) || bounds.contains($0.name) }
  }

  private static func measure(_ benchmarks: [Benchmark], _ options: Options) -> ResultFile {
    let harness = options.isQuick ? Harness.quick : Harness()
    var file = ResultFile()
    if !benchmarks.isEmpty { print(Table.header) }
    // A bound comes first, so that every line can say its ratio.
    for benchmark in benchmarks.filter({ $0.bound == nil }) + benchmarks.filter({ $0.bound != nil })
    {
      var result = harness.measure(benchmark)
      if let bound = file.results.first(where: { $0.name == benchmark.bound }) {
        result.ratio = result.perSecond / bound.perSecond
      }
      print(Table.line(result))
      file.results.append(result)
    }
    if options.wants("scaling") {
      print(Table.scalingHeader)
      file.scaling = Scaling(isQuick: options.isQuick).rows { print(Table.line($0)) }
    }
    return file
  }

  private static func report(_ changes: [(name: String, change: Double, isClear: Bool)]) {
    print("\n" + Table.left("since then", 22) + Table.right("speed", 10))
    for item in changes {
      let sign = item.change >= 0 ? "+" : ""
      print(
        Table.left(item.name, 22)
          + Table.right(sign + Table.decimals(item.change * 100, 1) + "%", 10)
          + (item.isClear ? "  beyond both spreads" : ""))
    }
  }

  private static func complain(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(2, bytes, bytes.count)
  }
}
