package import Documents
internal import Experiments
internal import Forecourt

// The answer, in a sentence.
extension Texts {
  package static func verdict(
    _ standing: Standing, long: Double, cars: Double, limit: Int, crowded: Double
  ) -> Text {
    let (of, all) = (NumberText.fixed(long, decimals: 1), NumberText.fixed(cars, decimals: 0))
    let time = duration(minutes: crowded.rounded())
    let (en, zh) =
      switch standing {
      case .good: ("The forecourt copes.", "预检区运行良好。")
      case .watch: ("The forecourt is under strain.", "预检区压力较大。")
      case .bad: ("The forecourt is overrun.", "预检区不堪重负。")
      }
    return Text(
      "\(en) \(of) of \(all) cars a day stay over \(limit) minutes; it is crowded \(time.en) a day.",
      "\(zh)每日\(all)台中有\(of)台停留超过\(limit)分钟，拥堵\(time.zh)。")
  }

  static func verdictCause(_ delays: DelayPareto, week: CrowdingWeek) -> Text {
    guard let wait = delays.largestWait, wait.minutesPerCar >= 0.05 else {
      return Text("Cars hardly wait.", "车辆几乎不用等候。")
    }
    let minutes = NumberText.fixed(wait.minutesPerCar, decimals: 1)
    let share = NumberText.percent(delays.waitingShare, decimals: 0)
    let (en, zh) = (wait.cause.title.en.lowercased(), wait.cause.title.zh)
    return Text(
      "\(share) of a visit is waiting, most of all for one reason: \(en) (\(minutes) min a car).",
      "从进门到开工有\(share)的时间在等候，最主要的原因是：\(zh)（每车\(minutes)分钟）。")
  }

  static func verdictMoney(complaints: Double, fines: Double) -> Text {
    let number = NumberText.fixed(complaints, decimals: 2)
    let money = NumberText.yuan(fen: fines * 100, decimals: 0)
    return Text(
      "\(number) complaints a day; \(money) a day in the simulated ledger of fines.",
      "每日投诉\(number)起；模拟考核扣款每日\(money)。")
  }

  // Of a comparison.
  static func verdict(_ best: Experiments.Verdict) -> Text {
    let name = TypedText.label(best.policy, columns: 60)
    let (from, to) = (
      KeyFigures.number(best.baseMean, best.unit), KeyFigures.number(best.policyMean, best.unit)
    )
    let unit = unit(best.unit)
    let en = "\(best.name.en): \(from) → \(to) \(unit.en)"
    let zh = "\(best.name.zh)：\(from) → \(to)\(unit.zh)"
    return Text(
      "Best: \(name.en). \(trimmed(en)).", "最优：\(name.zh)。\(trimmed(zh))。")
  }

  private static func trimmed(_ text: String) -> String {
    text.hasSuffix(" ") ? String(text.dropLast()) : text
  }

  static func nothingBetter(_ policies: Int) -> Text {
    policies == 1
      ? Text("The policy is not clearly better than the base.", "该方案并不明显优于基准。")
      : Text(
        "None of the \(policies) policies is clearly better than the base.",
        "\(policies)个方案中没有一个明显优于基准。")
  }

  static func verdictBase(_ alone: Text) -> Text {
    Text("The base: \(alone.en)", "基准：\(alone.zh)")
  }
}
