public import Forecourt
public import Statistics

/// Whether a figure reaches what the shop wants of it.
public struct TargetCheck: Sendable, Hashable {
  public enum State: String, Sendable, Hashable {
    case reached
    case missed
    /// The interval holds the limit.
    case open
    /// The work alone makes more of it than is wanted: people, bays and bookings end waiting only.
    case beyondRosters
  }

  public let target: Target
  public let name: BilingualName
  public let unit: KPI.Unit
  public let state: State
  /// Long stays a day that waiting has no part in, where these forbid the target.
  public let byWorkAlone: Double?

  /// - Parameters:
  ///   - interval: of the figure's mean.
  ///   - byWorkAlone: of the long stays that the work alone makes, for that figure.
  public init(
    _ target: Target, _ kpi: KPI, _ interval: ConfidenceInterval,
    byWorkAlone: ConfidenceInterval? = nil
  ) {
    self.target = target
    name = kpi.name
    unit = kpi.unit
    let limit = target.maximum ?? .infinity
    if let alone = byWorkAlone, alone.isDetermined, alone.low > limit {
      state = .beyondRosters
      self.byWorkAlone = alone.estimate
      return
    }
    self.byWorkAlone = nil
    // A month without a case in every replication is known exactly.
    let (low, high) =
      interval.isDetermined
      ? (interval.low, interval.high) : (interval.estimate, interval.estimate)
    let least = target.minimum ?? -.infinity
    if !interval.estimate.isFinite {
      state = .open
    } else if high <= limit && low >= least {
      state = .reached
    } else if low > limit || high < least {
      state = .missed
    } else {
      state = .open
    }
  }

  /// Of one figure of a scenario; nil where the shop wants nothing of it.
  public init?(_ key: String, of summary: Summary) {
    guard let target = summary.shop.targets.first(where: { $0.kpi == key }),
      let figure = summary[key]
    else { return nil }
    let alone = key == "longStays.perDay" ? summary["longStays.byWorkAlone"]?.interval : nil
    self.init(target, figure.kpi, figure.interval, byWorkAlone: alone)
  }
}

extension TargetCheck {
  /// The limit as one says it: `3 a day`, `90%`.
  var limit: BilingualName {
    let value = target.maximum ?? target.minimum ?? .nan
    let quantity = Quantity(unit, value: value)
    let sign = unit == .yuanPerDay ? "¥" : ""
    return BilingualName(
      en: sign + quantity.amount(value) + quantity.name.en,
      zh: quantity.amount(value) + quantity.name.zh)
  }

  /// After what a policy does: `; the target is 3 a day: not reached by this`.
  var words: BilingualName {
    let limit = limit
    switch state {
    case .reached:
      return BilingualName(
        en: "; reaches the target of \(limit.en)", zh: "；达到目标\(limit.zh)")
    case .missed:
      return BilingualName(
        en: "; the target is \(limit.en): not reached by this", zh: "；目标\(limit.zh)：未能达到")
    case .open:
      return BilingualName(
        en: "; whether it reaches the target of \(limit.en) is not settled",
        zh: "；能否达到目标\(limit.zh)尚无定论")
    case .beyondRosters:
      let alone = Plain.grouped(byWorkAlone ?? .nan, digits: 1)
      return BilingualName(
        en: "; the target of \(limit.en) cannot be reached by rosters: the work alone makes "
          + "\(alone) a day",
        zh: "；仅靠排班达不到目标\(limit.zh)：单是正常作业每日就有\(alone)次超时")
    }
  }

  /// Beside a figure: `target 3 a day: not reached`.
  public var short: BilingualName {
    let limit = limit
    let (en, zh) =
      switch state {
      case .reached: ("reached", "已达到")
      case .missed: ("not reached", "未达到")
      case .open: ("not settled", "尚无定论")
      case .beyondRosters: ("cannot be reached by rosters", "仅靠排班达不到")
      }
    let (atEn, atZh) = target.maximum == nil ? ("at least", "不低于") : ("at most", "不超过")
    return BilingualName(
      en: "target \(atEn) \(limit.en): \(en)", zh: "目标\(atZh)\(limit.zh)：\(zh)")
  }
}
