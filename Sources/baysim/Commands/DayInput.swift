import CommandLines
import Documents
import Forecourt
import ScenarioFiles

/// What the commands that look into one replication have in common: which scenario, day, car and
/// replication, and the log of it. Replication R opens alone, whatever R.
enum DayInput {
  static let day = Option(
    "day", short: "d", valueName: "number", .integer(in: 1...3660),
    default: Text("the first that is measured", "统计的第一天"),
    help: Text(
      "The day, from 1, the warm-up included.", "第几天，从 1 起，含预热。"))
  static let car = Option(
    "car", short: "c", valueName: "number", .integer(in: UInt32(1)...UInt32.max),
    help: Text("Only what concerns this car.", "只看这台车。"))
  static let replication = Option(
    "replication", short: "r", valueName: "number", .integer(in: 0...999_999),
    default: Text(verbatim: "0"),
    help: Text("Which replication, from 0.", "第几次重复，从 0 起。"))

  static let options = [
    car.input, replication.input, CommonOptions.seed.input, CommonOptions.days.input,
    CommonOptions.set.input, CommonOptions.quiet.input,
  ]

  static func scenario(_ inputs: Inputs, _ context: CommandContext) throws -> Scenario {
    guard let path = inputs[ScenarioInput.path],
      let scenario = try ScenarioInput.load([path], inputs, context).first
    else { throw ExitCode.badInput }
    return scenario
  }

  /// The day asked for, from 1; one that the calendar does not have is a fault of the command line.
  static func day(_ inputs: Inputs, of scenario: Scenario) throws -> Int {
    let days = scenario.shop.calendar.days
    let number = inputs[day] ?? scenario.shop.calendar.warmUpDays + 1
    guard number <= days else {
      throw UsageFault.other(
        Text(
          "the calendar has \(days) days; there is no day \(number)",
          "日历只有 \(days) 天，没有第 \(number) 天"))
    }
    return number
  }

  /// - Parameter days: days of the horizon, from 0; nil: all.
  static func log(_ scenario: Scenario, _ inputs: Inputs, days: Range<Int>?) -> EventLog {
    Simulator(scenario.shop).log(
      seed: inputs[CommonOptions.seed] ?? ScenarioInput.defaultSeed,
      replication: inputs[replication] ?? 0, days: days
    ).log
  }
}
