import Forecourt
import Statistics

/// How a change may be shown.
public enum Tone: String, Sendable, Hashable {
  case good, bad, plain
}

extension Comparison {
  /// The policy to begin with: of those that are better, the best in the figure that decides. Nil where
  /// none is; a trade never is.
  public var best: Verdict? {
    verdicts.filter(\.isRecommended).min { left, right in
      left.direction == .higherIsBetter
        ? left.policyMean > right.policyMean : left.policyMean < right.policyMean
    }
  }

  /// The colour of one figure of one policy: nothing of a policy that moved the harm is green.
  public func tone(of figure: Figure, policy index: Int) -> Tone {
    let interval = figure.changes[index].difference
    guard interval.isDetermined, !interval.contains(0), figure.kpi.direction != .neutral else {
      return .plain
    }
    let isGood = figure.kpi.direction == .lowerIsBetter ? interval.high < 0 : interval.low > 0
    return isGood ? (verdicts[index].mayBePraised ? .good : .plain) : .bad
  }

  /// By policy, the base first: whether it may lie on a front of what is worth choosing.
  public var mayBeChosen: [Bool] { [true] + verdicts.map { $0.losses.isEmpty } }
}
