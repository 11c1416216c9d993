import CommandLines
import Documents
import EventSimulation
import Experiments
import Forecourt
import Reporting
import ScenarioFiles

/// `baysim why`: where a number comes from.
enum WhyCommand {
  private static let person = Option(
    "person", short: "p", valueName: "name", .text,
    help: Text("Only the fines of this person.", "只看此人的考核扣款。"))
  static let specification = CommandSpec(
    "why",
    abstract: Text("Say where a number comes from.", "说明数字从何而来。"),
    subcommands: [carCommand, fineCommand, differenceCommand, escalationsCommand, boundsCommand])

  private static let carCommand = CommandSpec(
    "car",
    abstract: Text(
      "Tell one visit: each wait, its cause and the chain behind it.",
      "讲述一次到店：每段等候、原因及其背后的链条。"),
    arguments: [ScenarioInput.path.input],
    options: [DayInput.day.input] + DayInput.options
  ) { inputs, context in
    guard let number = inputs[DayInput.car] else { throw UsageFault.missingArgument("--car") }
    let scenario = try DayInput.scenario(inputs, context)
    let dayNumber = try DayInput.day(inputs, of: scenario)
    try WorkLimits.requireLog(of: scenario.shop, days: dayNumber)
    let log = DayInput.log(scenario, inputs, days: (dayNumber - 1)..<dayNumber)
    let worth = DecisionWorth.all(
      ofCar: number, shop: scenario.shop,
      seed: inputs[CommonOptions.seed] ?? ScenarioInput.defaultSeed,
      replication: inputs[DayInput.replication] ?? 0, day: dayNumber - 1)
    let lines = VisitStory(log, shop: scenario.shop, language: context.language)
      .lines(ofCar: number, worth: worth)
    guard !lines.isEmpty else {
      let cars = log.visits.filter { Int($0.arrival / TimeUnit.day) == dayNumber - 1 }.map(\.car)
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
    options: [person.input] + DayInput.options
  ) { inputs, context in
    let scenario = try DayInput.scenario(inputs, context)
    try WorkLimits.requireLog(of: scenario.shop)
    let people = scenario.shop.staff.people
    if let name = inputs[person], !people.contains(where: { $0.isCalled(name) }) {
      throw CommandFailure(
        .usage,
        Text(
          "nobody on the roster is called “\(name.safeForTerminal)”; there are "
            + people.map(\.name).joined(separator: ", ").safeForTerminal,
          "名册中没有“\(name.safeForTerminal)”；现有 "
            + people.map(\.label.zh).joined(separator: "、").safeForTerminal))
    }
    let log = DayInput.log(scenario, inputs, days: nil)
    let evidence = log.fineEvidence(of: scenario.shop).filter { evidence in
      let isCar = inputs[DayInput.car].map { evidence.car == $0 } ?? true
      let isPerson =
        inputs[person].map { name in
          evidence.charged.contains {
            people.indices.contains($0.person) && people[$0.person].isCalled(name)
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
}

extension Person {
  /// Whether a user means this person, in either language.
  fileprivate func isCalled(_ name: String) -> Bool { label.en == name || label.zh == name }
}
