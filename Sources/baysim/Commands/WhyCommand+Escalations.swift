import CommandLines
import Documents
import Experiments
import Forecourt
import Reporting
import ScenarioFiles

extension WhyCommand {
  /// Enough for an interval, few enough to be answered at once.
  private static let auditReplications = 5

  static let escalationsCommand = CommandSpec(
    "escalations",
    abstract: Text(
      "Audit the plan: what was noticed, how fast, and what each action was worth.",
      "审计预案：发现了多少、多快、每项措施有多大作用。"),
    discussion: Text(
      """
      Every decision of the first measured week is taken back once: the same moment, from the same \
      state, with the same customers, but nobody acts. The difference is what the action was worth.
      """,
      "对首个统计周内的每个处置都重演一次：同一时刻、同一状态、同样的客户，但不采取措施；两者之差即该措施的作用。"),
    arguments: [ScenarioInput.path.input],
    options: [
      CommonOptions.replications.input, CommonOptions.seed.input, CommonOptions.days.input,
      CommonOptions.set.input, CommonOptions.quiet.input,
    ]
  ) { inputs, context in
    let scenario = try DayInput.scenario(inputs, context)
    let calendar = scenario.shop.calendar
    try WorkLimits.requireLog(of: scenario.shop, days: calendar.warmUpDays + 7)
    let count = inputs[CommonOptions.replications] ?? auditReplications
    let audit = EscalationAudit(
      scenario.shop, seed: inputs[CommonOptions.seed] ?? ScenarioInput.defaultSeed,
      numbers: 0..<count)
    let story = AuditStory(
      scenario.shop, language: context.language, width: context.terminal.width,
      colour: context.terminal.showsColour)
    for line in story.lines(audit) { context.print(line) }
    return .done
  }
}
