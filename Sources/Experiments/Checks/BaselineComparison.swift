import Forecourt
import Statistics

/// One figure now and in the baseline.
public struct FigureChange: Sendable, Hashable {
  public enum Verdict: String, Sendable, Hashable {
    /// The same to the last bit, or shown to be the same within the margin.
    case same
    /// Another value, or shown to differ by more than the margin.
    case changed
    /// Neither is shown: too few replications for the margin.
    case undecided
    /// Not in the baseline.
    case appeared
    /// In the baseline alone.
    case vanished
  }

  public var key: String
  public var before: BaselineFigure?
  public var after: BaselineFigure?
  public var verdict: Verdict

  /// After minus before, in the figure's own unit; NaN where one has no value.
  public var difference: Double { (after?.mean ?? .nan) - (before?.mean ?? .nan) }

  /// The difference in standard errors of a difference of two independent means; NaN where these
  /// are not known.
  public var standardErrors: Double {
    guard let before, let after, before.count > 1, after.count > 1 else { return .nan }
    let variance =
      before.standardDeviation * before.standardDeviation / Double(before.count)
      + after.standardDeviation * after.standardDeviation / Double(after.count)
    return difference == 0 ? 0 : difference / variance.squareRoot()
  }
}

/// How results are held against a baseline.
public enum BaselineRule: Sendable, Hashable {
  /// Every figure of every replication is the same.
  case exact
  /// Every mean is the same within this share of its old value.
  case statistical(margin: Double)
}

extension Baseline {
  /// Each figure of the baseline and of the new results, in the order of the new ones.
  public func changes(to now: [BaselineFigure], by rule: BaselineRule) -> [FigureChange] {
    let old = Dictionary(figures.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let keys = Set(now.map(\.key))
    return now.map { figure in
      guard let before = old[figure.key] else {
        return FigureChange(key: figure.key, before: nil, after: figure, verdict: .appeared)
      }
      return FigureChange(
        key: figure.key, before: before, after: figure,
        verdict: Self.verdict(before, figure, rule, among: now.count))
    }
      + figures.filter { !keys.contains($0.key) }.map {
        FigureChange(key: $0.key, before: $0, after: nil, verdict: .vanished)
      }
  }

  /// By two one-sided tests at 5 % a figure is the same; at 5 % over all figures together
  /// (Bonferroni), so that a hundred figures raise no false alarm, it is another.
  private static func verdict(
    _ before: BaselineFigure, _ after: BaselineFigure, _ rule: BaselineRule, among count: Int
  ) -> FigureChange.Verdict {
    if before.isSame(as: after) { return .same }
    guard case .statistical(let share) = rule else { return .changed }
    // Defined in some replications now and in none before, or the other way round.
    if (before.count == 0) != (after.count == 0) { return .changed }
    let margin = share * abs(before.mean)
    guard before.count > 1, after.count > 1 else { return .undecided }
    let (old, new) = (before.moments, after.moments)
    // Of what was 0 any share is 0: it can only be shown to differ.
    if margin > 0, EquivalenceTest(new, old, margin: margin).isShown { return .same }
    let strict = EquivalenceTest(new, old, margin: margin, alpha: 0.025 / Double(count))
    return strict.isRefuted ? .changed : .undecided
  }
}
