public import Forecourt
public import Statistics

/// A figure that no policy may pay with unseen: what customers and people have of it.
///
/// A gain in the figure asked for is a gain only if none of these got worse. Otherwise harm was moved and
/// not mended: diverted cars make a short stay in the area, and a long way for the customer.
public struct Guard: Sendable, Hashable {
  public let key: String
  /// The smallest worsening that matters, in the figure's own unit. Estimates: half a minute for nine
  /// customers in ten, one case a month, five minutes of overtime a day among all.
  public let margin: Double

  public static let all = [
    Guard(key: "customerClock.p90", margin: 0.5), Guard(key: "complaints.perDay", margin: 0.03),
    Guard(key: "lost.perDay", margin: 0.03), Guard(key: "staff.overtimePerDay", margin: 5),
    Guard(key: "staff.breaksMissedPerDay", margin: 0.03),
  ]
}

/// What became of a guard under a policy.
public struct GuardChange: Sendable, Hashable {
  public enum State: String, Sendable, Hashable {
    /// Shown not to be worse by more than the margin.
    case kept
    /// The interval lies wholly on the bad side, and reaches beyond the margin.
    case worse
    /// It may be worse by more than the margin, and may be no worse at all.
    case open
  }

  public let key: String
  public let name: BilingualName
  public let unit: KPI.Unit
  public let margin: Double
  /// Policy minus base; the guards of all policies hold together.
  public let difference: ConfidenceInterval
  public let state: State
  /// The interval lies wholly on the good side.
  public var isBetter: Bool { difference.isDetermined && difference.high < 0 }

  /// - Parameter kpi: one of which less is better.
  public init(_ kpi: KPI, margin: Double, difference: ConfidenceInterval) {
    self.init(
      key: kpi.key, name: kpi.name, unit: kpi.unit, margin: margin, difference: difference)
  }

  /// The same guard by another interval.
  public func with(_ difference: ConfidenceInterval) -> GuardChange {
    GuardChange(
      key: key, name: name, unit: unit, margin: margin, difference: difference)
  }

  private init(
    key: String, name: BilingualName, unit: KPI.Unit, margin: Double, difference: ConfidenceInterval
  ) {
    self.key = key
    self.name = name
    self.unit = unit
    self.margin = margin
    self.difference = difference
    state = difference.high <= margin ? .kept : difference.low > 0 ? .worse : .open
  }

  /// Pairs that would tell kept from worse, were mean and spread as seen; nil: no practical number.
  public var replicationsToSettle: Int? {
    guard difference.isDetermined, state == .open else { return nil }
    let distance = max(abs(difference.estimate), abs(margin - difference.estimate))
    let times = difference.halfWidth / distance
    let wanted = Double(difference.n) * times * times
    return wanted < 1e6 ? Int(wanted.rounded(.up)) : nil
  }
}
