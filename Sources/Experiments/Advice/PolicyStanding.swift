import Forecourt
public import Statistics

/// Where the base or a policy stands among all (Hsu 1984; Nelson and Matejcik 1995).
///
/// A policy that worsens a guard is not in the race: it cannot be the best, nor make another look
/// worse. One whose guards are not settled may be the best, and is not called so.
public struct PolicyStanding: Sendable, Hashable {
  public enum Place: String, Sendable, Hashable, CaseIterable {
    case best
    /// Not to be told from the best, or its guards are not settled.
    case mayBeBest
    case worse
    /// Bought with something that matters.
    case trade
  }

  /// 0 is the base, then the policies.
  public let system: Int
  public let mean: Double
  /// Against the best of the others in the race.
  public let versusBestOther: ConfidenceInterval
  public let place: Place

  static func all(
    _ all: [Summary], _ verdicts: [Verdict], on kpi: KPI, level: Double
  ) -> [PolicyStanding] {
    let columns = all.map { $0.replications.column(kpi.key)! }
    let defined = columns[0].indices.filter { row in columns.allSatisfy { $0[row].isFinite } }
    guard columns.count >= 2, defined.count >= 2 else { return [] }
    let samples = columns.map { column in defined.map { column[$0] } }
    let isTrade = [false] + verdicts.map { !$0.losses.isEmpty }
    let race = MultipleComparisonsWithBest(
      samples, direction: kpi.direction == .higherIsBetter ? .maximise : .minimise, level: level,
      contenders: isTrade.map { !$0 })
    return race.entries.map { entry in
      let own = entry.system == 0 ? nil : verdicts[entry.system - 1]
      let isSettled = own.map { $0.openGuards.isEmpty && !$0.isRosterOfForecourt } ?? true
      let place: Place =
        switch (isTrade[entry.system], entry.standing) {
        case (true, _): .trade
        case (_, .best): isSettled ? .best : .mayBeBest
        case (_, .notDistinguishable): .mayBeBest
        case (_, .worse): .worse
        }
      return PolicyStanding(
        system: entry.system, mean: entry.mean, versusBestOther: entry.versusBestOther, place: place
      )
    }
  }
}
