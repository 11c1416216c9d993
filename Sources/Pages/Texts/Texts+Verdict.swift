import Documents
internal import Experiments
internal import Forecourt

// The answer, in a sentence.
extension Texts {
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
      "Better, and paid with nothing that matters: \(name.en). \(trimmed(en)).",
      "更好且无须付出代价：\(name.zh)。\(trimmed(zh))。")
  }

  private static func trimmed(_ text: String) -> String {
    text.hasSuffix(" ") ? String(text.dropLast()) : text
  }

  static func nothingBetter(_ verdicts: [Experiments.Verdict]) -> Text {
    let trades = verdicts.count { $0.outcome == .trade }
    if verdicts.count == 1, let only = verdicts.first {
      return switch only.outcome {
      case .trade: Text("A trade, not a gain.", "有得有失，不算改善。")
      case .unsettled:
        Text("Whether the gain is paid for is not settled.", "改善是否另有代价，尚无定论。")
      default: Text("The policy is not clearly better than the base.", "该方案并不明显优于基准。")
      }
    }
    let (en, zh) =
      trades == 0
      ? ("", "") : ("; \(trades) \(trades == 1 ? "is a trade" : "are trades")", "；\(trades)个有得有失")
    return Text(
      "None of the \(verdicts.count) policies is clearly better than the base\(en).",
      "\(verdicts.count)个方案中没有一个明显优于基准\(zh)。")
  }

  static func verdictBase(_ alone: Text) -> Text {
    Text("The base: \(alone.en)", "基准：\(alone.zh)")
  }
}
