import EventSimulation
import Forecourt
import Reporting
import ScenarioFiles

/// `baysim why`: where a number comes from.
enum WhyCommand {
  private static let day = Option(
    "day", short: "d", placeholder: "number", .integer(in: 1...3660),
    default: Text(verbatim: "1"),
    help: Text("The day of the calendar, from 1.", "日历中的第几天，从 1 起。"))
  private static let car = Option(
    "car", short: "c", placeholder: "number", .integer(in: UInt32(1)...UInt32.max),
    help: Text("The number of the car in the trace.", "追踪记录中的车号。"))
  private static let person = Option(
    "person", short: "p", placeholder: "name", .text,
    help: Text("Only the fines of this person.", "只看此人的考核扣款。"))
  private static let replication = Option(
    "replication", short: "r", placeholder: "number", .integer(in: 0...999_999),
    default: Text(verbatim: "0"),
    help: Text("Which replication, from 0.", "第几次重复，从 0 起。"))

  static let specification = CommandSpec(
    "why",
    abstract: Text("Say where a number comes from.", "说明数字从何而来。"),
    subcommands: [carCommand, fineCommand, differenceCommand])

  private static let carCommand = CommandSpec(
    "car",
    abstract: Text(
      "Tell one visit: each wait, its cause and the chain behind it.",
      "讲述一次到店：每段等候、原因及其背后的链条。"),
    arguments: [ScenarioInput.path.input],
    options: [
      car.input, day.input, replication.input, CommonOptions.seed.input,
      CommonOptions.days.input, CommonOptions.set.input, CommonOptions.quiet.input,
    ]
  ) { inputs, context in
    guard let number = inputs[car] else { throw UsageFault.missingArgument("--car") }
    let (scenario, dayNumber) = try scenario(inputs, context)
    let log = log(scenario, inputs, days: max(0, dayNumber - 1)..<dayNumber)
    let lines = VisitStory(log, shop: scenario.shop, language: context.language)
      .lines(ofCar: number)
    guard !lines.isEmpty else {
      let cars = log.visits.map(\.car)
      let range = cars.first.map { "\($0)–\(cars.last ?? $0)" } ?? "–"
      throw CommandFailure(
        .usage,
        Text(
          "no car \(number) on day \(dayNumber); its cars are \(range)",
          "第 \(dayNumber) 天没有 \(number) 号车；当天车号为 \(range)"))
    }
    for line in lines { context.print(line) }
    return .done
  }

  private static let fineCommand = CommandSpec(
    "fine",
    abstract: Text(
      "Give the evidence for the fines of a month, one by one (simulated).",
      "逐笔给出一个月考核扣款（模拟）的依据。"),
    arguments: [ScenarioInput.path.input],
    options: [
      car.input, person.input, replication.input, CommonOptions.seed.input,
      CommonOptions.days.input, CommonOptions.set.input, CommonOptions.quiet.input,
    ]
  ) { inputs, context in
    guard let path = inputs[ScenarioInput.path],
      let scenario = try ScenarioInput.load([path], inputs, context).first
    else { throw ExitCode.badInput }
    let people = scenario.shop.staff.people
    if let name = inputs[person], !people.contains(where: { $0.name == name }) {
      throw CommandFailure(
        .usage,
        Text(
          "nobody on the roster is called “\(name.safeForTerminal)”; there are "
            + people.map(\.name).joined(separator: ", ").safeForTerminal,
          "名册中没有“\(name.safeForTerminal)”；现有 "
            + people.map(\.name).joined(separator: "、").safeForTerminal))
    }
    let log = log(scenario, inputs, days: nil)
    let evidence = log.fineEvidence(of: scenario.shop).filter { evidence in
      let isCar = inputs[car].map { evidence.car == $0 } ?? true
      let isPerson =
        inputs[person].map { name in
          evidence.charged.contains {
            people.indices.contains($0.person) && people[$0.person].name == name
          }
        } ?? true
      return isCar && isPerson
    }
    let story = FineStory(scenario.shop, language: context.language)
    for one in evidence {
      for line in story.lines(one) { context.print(line) }
      context.print("")
    }
    let total = NumberText.yuan(fen: evidence.reduce(0) { $0 + $1.amount })
    context.print(
      Text(
        "\(evidence.count) cars fined, \(total) in all. Simulated; not a payroll instruction.",
        "共 \(evidence.count) 台次，合计 \(total)。模拟台账，不构成工资处理依据。")[context.language])
    return .done
  }

  private static func scenario(
    _ inputs: Inputs, _ context: CommandContext
  ) throws -> (Scenario, Int) {
    guard let path = inputs[ScenarioInput.path],
      let scenario = try ScenarioInput.load([path], inputs, context).first
    else { throw ExitCode.badInput }
    let number = inputs[day] ?? 1
    let days = scenario.shop.calendar.days
    guard number <= days else {
      throw UsageFault.other(
        Text(
          "the calendar has \(days) days; there is no day \(number)",
          "日历只有 \(days) 天，没有第 \(number) 天"))
    }
    return (scenario, number)
  }

  private static func log(
    _ scenario: Scenario, _ inputs: Inputs, days: Range<Int>?
  ) -> EventLog {
    Simulator(scenario.shop).log(
      seed: inputs[CommonOptions.seed] ?? ScenarioInput.defaultSeed,
      replication: inputs[replication] ?? 0, days: days
    ).log
  }
}
