import CommandLines
import Documents
import Forecourt
import Reporting
import ScenarioFiles

/// `baysim trace`: one day, event by event.
enum TraceCommand {
  private enum Format: String, Sendable, CaseIterable {
    case text, csv, ndjson
  }

  private static let format = Option<Format>(
    "format", .choice, default: Text(verbatim: Format.text.rawValue),
    help: Text("Sentences, or a table for other programs.", "句子，或供其他程序使用的表格。"))

  static let specification = CommandSpec(
    "trace",
    abstract: Text("Tell one simulated day, event by event.", "逐事件讲述模拟的一天。"),
    arguments: [ScenarioInput.path.input],
    options: [DayInput.day.input, format.input] + DayInput.options
  ) { inputs, context in
    let scenario = try DayInput.scenario(inputs, context)
    let number = try DayInput.day(inputs, of: scenario)
    try WorkLimits.requireLog(of: scenario.shop, days: 1)
    let log = DayInput.log(scenario, inputs, days: (number - 1)..<number)
    let events = log.events.filter { event in inputs[DayInput.car].map { event.car == $0 } ?? true }
    let table = TraceTable(scenario.shop, events: events, language: context.language)
    switch inputs[format] ?? .text {
    case .csv: context.output.write(table.csv())
    case .ndjson: context.output.write(table.ndjson())
    case .text:
      let date = scenario.shop.calendar.date(ofDay: number - 1)
      context.print(
        Text(
          "Day \(number), \(date), replication \(inputs[DayInput.replication] ?? 0)",
          "第 \(number) 天，\(date)，第 \(inputs[DayInput.replication] ?? 0) 次重复")[context.language])
      for line in table.lines() { context.print(line) }
    }
    return .done
  }
}
