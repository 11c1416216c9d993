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
    guard FileManager.default.fileExists(atPath: "scenarios/baseline.jsonc") else {
      complain("Error: no scenarios/baseline.jsonc here; run this in the package's folder\n")
      return 2
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
      if let path = options.compare { try report(file, since: path, options) }
    } catch {
      complain("Error: \(error)\n")
      return 1
    }
    return 0
  }

  /// The benchmarks asked for, and those that they are held against.
  private static func chosen(from all: [Benchmark], _ options: Options) -> [Benchmark] {
    var names = Set(all.map(\.name).filter(options.wants))
    // A bound may have a bound of its own, which stands before it.
    for benchmark in all.reversed() where names.contains(benchmark.name) {
      if let bound = benchmark.bound { names.insert(bound) }
    }
    return all.filter { names.contains($0.name) }
  }

  private static func measure(_ benchmarks: [Benchmark], _ options: Options) -> ResultFile {
    let harness = options.isQuick ? Harness.quick : Harness()
    var file = ResultFile()
    let table = Table.results(isMarkdown: options.isMarkdown)
    if !benchmarks.isEmpty { table.printHeader() }
    for benchmark in benchmarks {
      var result = harness.measure(benchmark)
      if let bound = file.results.first(where: { $0.name == benchmark.bound }) {
        result.ratio = result.fastest / bound.fastest
      }
      table.printResult(result)
      file.results.append(result)
    }
    if options.wants("scaling") {
      let table = Table.scaling(isMarkdown: options.isMarkdown)
      if !benchmarks.isEmpty { print("") }
      table.printHeader()
      file.scaling = Scaling(isQuick: options.isQuick).rows { table.printSize($0) }
    }
    return file
  }

  private static func report(_ file: ResultFile, since path: String, _ options: Options) throws {
    let table = Table.changes(isMarkdown: options.isMarkdown)
    print("")
    table.printHeader()
    for item in file.changes(since: try ResultFile(path: path)) {
      let sign = item.change >= 0 ? "+" : ""
      table.printRow([
        item.name, sign + Number.decimals(item.change * 100, 1) + "%",
        item.isClear ? "beyond both spreads" : "",
      ])
    }
  }

  private static func complain(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(2, bytes, bytes.count)
  }
}
