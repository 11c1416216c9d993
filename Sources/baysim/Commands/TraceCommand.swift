import Forecourt
import Reporting
import ScenarioFiles

/// `baysim trace`: one day, event by event.
enum TraceCommand {
  private enum Format: String, Sendable, CaseIterable {
    case text, csv, ndjson
  }

  private static let day = Option(
    "day", short: "d", placeholder: "number", .integer(in: 1...3660),
    default: Text(verbatim: "1"),
    help: Text("The day of the calendar, from 1.", "日历中的第几天，从 1 起。"))
  private static let car = Option(
    "car", short: "c", placeholder: "number", .integer(in: UInt32(1)...UInt32.max),
    help: Text("Only what concerns this car.", "只看这台车。"))
  private static let replication = Option(
    "replication", short: "r", placeholder: "number", .integer(in: 0...999_999),
    default: Text(verbatim: "0"),
    help: Text("Which replication, from 0.", "第几次重复，从 0 起。"))
  private static let format = Option<Format>(
    "format", .choice, default: Text(verbatim: Format.text.rawValue),
    help: Text("Sentences, or a table for other programs.", "句子，或供其他程序使用的表格。"))

  static let specification = CommandSpec(
    "trace",
    abstract: Text("Tell one simulated day, event by event.", "逐事件讲述模拟的一天。"),
    arguments: [ScenarioInput.path.input],
    options: [
      day.input, car.input, replication.input, CommonOptions.seed.input,
      CommonOptions.days.input, CommonOptions.set.input, format.input,
      CommonOptions.quiet.input,
    ]
  ) { inputs, context in
    guard let path = inputs[ScenarioInput.path],
      let scenario = try ScenarioInput.load([path], inputs, context).first
    else { throw ExitCode.badInput }
    let number = inputs[day] ?? 1
    let days = scenario.shop.calendar.days
    guard number <= days else {
      throw UsageFault.other(
        Text(
          "the calendar of \(path) has \(days) days; there is no day \(number)",
          "\(path) 的日历只有 \(days) 天，没有第 \(number) 天"))
    }
    let log = Simulator(scenario.shop).log(
      seed: inputs[CommonOptions.seed] ?? ScenarioInput.defaultSeed,
      replication: inputs[replication] ?? 0, days: (number - 1)..<number
    ).log
    let events = log.events.filter { event in inputs[car].map { event.car == $0 } ?? true }
    let table = TraceTable(scenario.shop, events: events, language: context.language)
    switch inputs[format] ?? .text {
    case .csv: context.output.write(table.csv())
    case .ndjson: context.output.write(table.ndjson())
    case .text:
      let date = scenario.shop.calendar.date(ofDay: number - 1)
      context.print(
        Text(
          "Day \(number), \(date), replication \(inputs[replication] ?? 0)",
          "第 \(number) 天，\(date)，第 \(inputs[replication] ?? 0) 次重复")[context.language])
      for line in table.lines() { context.print(line) }
    }
    return .done
  }
}
