import CommandLines
import Documents
import Experiments
import Forecourt
import Reporting
import ScenarioFiles

extension WhyCommand {
  /// Enough for an interval, few enough to be answered at once.
  private static let boundsReplications = 5
  private static let weekday = Option<DayCode>(
    "weekday", .choice, default: Text("the busiest", "最忙的一天"),
    help: Text("Whose hours are listed.", "列出星期几的各小时。"))

  /// Weekdays as the command line writes them.
  private enum DayCode: String, Sendable, CaseIterable {
    case mon, tue, wed, thu, fri, sat, sun

    var day: Weekday {
      Weekday.allCases.first { $0.code == rawValue } ?? .monday
    }
  }

  static let boundsCommand = CommandSpec(
    "bounds",
    abstract: Text(
      "Set what queueing theory says of bays and advisors beside the simulated wait.",
      "将排队论对工位与顾问的结论与仿真等候并列。"),
    discussion: Text(
      """
      The offered load and the wait by Erlang C for each hour, the most cars that bays and advisors \
      can take, and the way from there to the simulated wait, step by step.
      """,
      "各小时的负荷与 Erlang C 等候、工位与顾问的最大通过量，以及从理论到仿真等候的逐步差异。"),
    arguments: [ScenarioInput.path.input],
    options: [
      weekday.input, CommonOptions.replications.input, CommonOptions.seed.input,
      CommonOptions.days.input, CommonOptions.set.input, CommonOptions.quiet.input,
    ]
  ) { inputs, context in
    let scenario = try DayInput.scenario(inputs, context)
    guard scenario.shop.demand.trace == nil else {
      throw CommandFailure(
        .badInput,
        Text(
          "this scenario replays recorded arrivals; theory needs rates by hour",
          "此情景按记录重放到店；理论计算需要按小时的到店率"))
    }
    try WorkLimits.requireLog(of: scenario.shop)
    let count = inputs[CommonOptions.replications] ?? boundsReplications
    let ladder = WaitLadder(
      scenario.shop, seed: inputs[CommonOptions.seed] ?? ScenarioInput.defaultSeed,
      numbers: 0..<count)
    let story = BoundsStory(
      scenario.shop, language: context.language, width: context.terminal.width,
      colour: context.terminal.showsColour)
    for line in story.lines(ladder, weekday: inputs[weekday]?.day) { context.print(line) }
    return .done
  }
}
