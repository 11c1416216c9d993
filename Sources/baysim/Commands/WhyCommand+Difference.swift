import CommandLines
import Documents
import Experiments
import Forecourt
import Reporting
import ScenarioFiles

extension WhyCommand {
  private static let scenarios = Argument(
    "scenario", .file("jsonc", "json"), .oneOrMore,
    help: Text("Two scenarios: before and after.", "两个情景：之前与之后。"))
  private static let figure = Option<ExplainedFigure>(
    "figure", .choice, default: Text(verbatim: ExplainedFigure.longStays.rawValue),
    help: Text("What is explained.", "要解释的数据。"))

  static let differenceCommand = CommandSpec(
    "difference",
    abstract: Text(
      "Split the difference between two policies by cause, hour, job type and car.",
      "将两个方案的差异按原因、时段、维修类型和车辆拆分。"),
    discussion: Text(
      "Both policies meet the same customers, so the parts add up to the whole without remainder.",
      "两个方案面对同样的客户，因此各部分之和与总差异完全相等。"),
    arguments: [scenarios.input],
    options: [
      figure.input, CommonOptions.replications.input, CommonOptions.seed.input,
      CommonOptions.days.input, CommonOptions.set.input, CommonOptions.quiet.input,
    ]
  ) { inputs, context in
    let paths = inputs.all(scenarios)
    guard paths.count == 2 else {
      throw UsageFault.other(
        Text(
          "two scenarios are compared, but \(paths.count) are given",
          "需要两个情景，但给出了 \(paths.count) 个"))
    }
    let both = try ScenarioInput.load(paths, inputs, context)
    guard both[0].shop.jobTypes.map(\.id) == both[1].shop.jobTypes.map(\.id) else {
      throw CommandFailure(
        .badInput,
        Text(
          "the two scenarios have different job types and cannot be compared car by car",
          "两个情景的维修类型不同，无法逐车比较"))
    }
    try StudyInput.refuseOtherYardsticks(
      than: both[0].shop.yardstick, [(both[1].name, both[1].shop)])
    for scenario in both { try WorkLimits.requireLog(of: scenario.shop) }
    let explanation = DifferenceExplanation(
      inputs[figure] ?? .longStays, before: both[0].shop, after: both[1].shop,
      seed: inputs[CommonOptions.seed] ?? ScenarioInput.defaultSeed,
      numbers: 0..<(inputs[CommonOptions.replications] ?? ScenarioInput.defaultReplications))
    let story = DifferenceStory(both[0].shop, language: context.language)
    for line in story.lines(
      explanation, names: (both[0].name, both[1].name), width: context.terminal.width,
      colour: context.terminal.showsColour)
    {
      context.print(line)
    }
    // One that gained and one that lost, told side by side.
    let seed = inputs[CommonOptions.seed] ?? ScenarioInput.defaultSeed
    let extremes = [explanation.gained.first, explanation.lost.first].compactMap { $0 }
    guard !extremes.isEmpty else { return .done }
    let logs = both.map { Simulator($0.shop).log(seed: seed, replication: 0).log }
    for car in extremes {
      let lines = story.sideBySide(
        car, before: car.before.flatMap { logs[0].timeline(ofCar: $0.car) },
        after: car.after.flatMap { logs[1].timeline(ofCar: $0.car) },
        names: (both[0].name, both[1].name), width: context.terminal.width,
        colour: context.terminal.showsColour)
      for line in lines { context.print(line) }
    }
    return .done
  }
}
